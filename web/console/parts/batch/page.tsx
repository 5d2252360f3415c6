import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { longDateTime } from '../../../../domain/dates-id.ts';
import { monthWords } from '../../../../domain/recurring.ts';
import { useAtWork } from '../../context.ts';
import { href } from '../../route.ts';
import { batchesText } from '../../text-batches.ts';
import { plainStatusWords } from '../../text.ts';
import { useAsked } from '../../use-asked.ts';
import { useDoing } from '../../use-doing.ts';
import { AskedNotice } from '../asked-notice.tsx';
import { AreaField } from '../field.tsx';
import { Heading } from '../heading.tsx';
import { DoingNotice, Notice } from '../notice.tsx';
import { FileButtons } from '../file-buttons.tsx';
import { BatchForms } from './forms.tsx';
import type { OpenedBatch } from './opened-batch.ts';

const words = batchesText.page;

/** One batch: where it stands, its two papers, what is done next, and every case in it. */
export function BatchPage({ batchId }: { batchId: string }): JSX.Element {
  const { office } = useAtWork();
  const { asked, reload } = useAsked('openBatch', { officeId: office.id, batchId });
  const title = asked.state === 'here' ? asked.value.batch.title : batchesText.title;
  return (
    <div class="batches">
      <p>
        <a href={href.batches(office.id)}>{words.back}</a>
      </p>
      <Heading title={title}>{title}</Heading>
      <AskedNotice asked={asked} onRetry={reload} />
      {asked.state === 'here' && (
        <>
          <Facts opened={asked.value} />
          <Steps opened={asked.value} />
          <BatchForms opened={asked.value} onChanged={reload} />
          <LeftSince opened={asked.value} />
          <Papers opened={asked.value} />
          <Members opened={asked.value} onChanged={reload} />
          <MissedCases opened={asked.value} />
        </>
      )}
    </div>
  );
}

function Facts({ opened: { batch, serviceName } }: { opened: OpenedBatch }) {
  const { office } = useAtWork();
  const { zone, zoneLabel } = office.hours;
  const at = (moment: number) => longDateTime(moment, zone, zoneLabel);
  const rows: [string, string | undefined][] = [
    [words.state, batchesText.states[batch.state]],
    [words.service, serviceName],
    [words.period, batch.period && monthWords(batch.period)],
    [words.created, at(batch.createdAt)],
    [words.addressee, batch.letter?.addressee],
    [words.number, batch.letter && (batch.letter.number ?? words.byHand)],
    [words.signedAt, batch.signed && at(batch.signed.signedAt)],
    [words.sentAt, batch.sent && at(batch.sent.at)],
  ];
  return (
    <dl class="facts facts-row" data-testid="batch-state" data-state={batch.state}>
      {rows.map(
        ([name, value]) =>
          value !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

const order = ['open', 'closed', 'signed', 'sent'] as const;

/** The way of the batch, with the step it stands at. A service without a signature or dispatch has no such line. */
function Steps({ opened: { batch, signers, agency } }: { opened: OpenedBatch }) {
  const shown = order.filter(
    (step) => (step !== 'signed' || signers.length > 0 || batch.signed) && (step !== 'sent' || agency),
  );
  // The state says what is done last; what comes after it is now.
  const doneTo = batch.work?.act === 'recap' ? -1 : order.indexOf(batch.state);
  const now = shown.find((step) => order.indexOf(step) > doneTo);
  return (
    <section aria-labelledby="langkah-rekap">
      <h2 id="langkah-rekap" class="hidden">
        {words.steps}
      </h2>
      <ol class="batch-steps">
        {shown.map((step) => {
          const done = order.indexOf(step) <= doneTo;
          return (
            <li key={step} {...(step === now && { 'aria-current': 'step' as const })}>
              <span aria-hidden="true">{done ? '✓ ' : step === now ? '▸ ' : '○ '}</span>
              {words.stepWords[step]}
              <span class="soft">
                {' '}
                ({done ? words.stepDone : step === now ? words.stepNow : words.stepLater})
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Papers that were closed with somebody who is gone since still name him. */
function LeftSince({ opened: { batch, left } }: { opened: OpenedBatch }) {
  const { office } = useAtWork();
  if (left.length === 0) return null;
  return (
    <div data-testid="batch-left">
      <Notice tone="warn">
        <p>{batch.state === 'closed' ? words.leftUnsigned(left.length) : words.leftSigned(left.length)}</p>
        <ul>
          {left.map(({ caseId, reference }) => (
            <li key={caseId}>
              <a href={href.case(office.id, caseId)}>{reference}</a>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

function Papers({ opened: { batch, members } }: { opened: OpenedBatch }) {
  const { services, office } = useAtWork();
  if (members.length === 0) return null;
  const make = (paper: 'list' | 'letter' | 'letter-word') => () =>
    services.call('batchFile', { officeId: office.id, batchId: batch.id, paper });
  return (
    <section class="panel" aria-labelledby="dokumen-rekap" data-testid="batch-papers">
      <h2 id="dokumen-rekap">{words.papers}</h2>
      <p class="hint">{batch.listed ? words.papersClosed : words.papersOpen}</p>
      <FileButtons
        files={[
          [words.listPdf, make('list')],
          ...(batch.letter
            ? ([
                [words.letterPdf, make('letter')],
                [words.letterWord, make('letter-word')],
              ] as const)
            : []),
        ]}
      />
      <p class="hint">{batch.letter ? words.sample : words.letterLater}</p>
    </section>
  );
}

function Members({ opened, onChanged }: { opened: OpenedBatch; onChanged: () => void }) {
  const { office } = useAtWork();
  const [takingOut, setTakingOut] = useState<string>();
  const { batch, members, moves } = opened;
  const mayTakeOut = moves.includes('take-out');
  return (
    <section class="panel" aria-labelledby="isi-rekap">
      <h2 id="isi-rekap">{words.members(members.length)}</h2>
      {members.length === 0 && <p class="soft">{words.membersNone}</p>}
      <ol class="rows batch-members">
        {members.map(({ caseId, reference, villageCodes, status }) => (
          <li key={caseId} data-member={reference}>
            <p class="row">
              <a href={href.case(office.id, caseId)}>{reference}</a>
              <span>
                {villageCodes
                  .map((code) => office.villages.find((village) => village.code === code)?.name ?? code)
                  .join(', ')}
              </span>
              <span class="soft">{plainStatusWords(status, office)}</span>
              {mayTakeOut && (
                <button
                  type="button"
                  class="quiet"
                  aria-expanded={takingOut === caseId}
                  aria-label={words.takeOutOf(reference)}
                  onClick={() => {
                    setTakingOut(takingOut === caseId ? undefined : caseId);
                  }}
                >
                  {words.takeOut}
                </button>
              )}
            </p>
            {mayTakeOut && takingOut === caseId && (
              <TakeOut
                batchId={batch.id}
                caseId={caseId}
                reference={reference}
                onDone={() => {
                  setTakingOut(undefined);
                  onChanged();
                }}
              />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function TakeOut({
  batchId,
  caseId,
  reference,
  onDone,
}: {
  batchId: string;
  caseId: string;
  reference: string;
  onDone: () => void;
}) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (reason.trim() === '') return;
        run({
          label: words.takeOutOf(reference),
          send: () =>
            services.call('takeOutOfBatch', {
              officeId: office.id,
              batchId,
              caseId,
              reason: reason.trim(),
            }),
          done: onDone,
        });
      }}
    >
      <AreaField
        label={words.takeOutReason}
        hint={words.takeOutHint}
        error={tried && reason.trim() === '' ? words.takeOutMissing : undefined}
        value={reason}
        onValue={setReason}
      />
      <button type="submit" disabled={doing.state === 'sending'}>
        {words.takeOutOf(reference)}
      </button>
      <DoingNotice doing={doing} />
    </form>
  );
}

function MissedCases({ opened: { missed } }: { opened: OpenedBatch }) {
  const { office } = useAtWork();
  if (missed.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="tidak-ikut" data-testid="batch-missed">
      <h2 id="tidak-ikut">{words.missed}</h2>
      <Notice tone="warn">
        <p>{words.missedHint}</p>
      </Notice>
      <ul class="rows">
        {missed.map(({ caseId, reference, act, code }) => (
          <li key={`${caseId} ${act}`}>
            <a href={href.case(office.id, caseId)}>{reference || words.unknown}</a>
            {` – ${batchesText.acts[act]}: ${batchesText.why(code)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
