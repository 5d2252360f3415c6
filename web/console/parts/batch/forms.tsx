import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../../domain/api.ts';
import { listedIn } from '../../../../domain/batch.ts';
import { localDay } from '../../../../domain/calendar.ts';
import type { Result } from '../../../../domain/result.ts';
import { useAtWork } from '../../context.ts';
import { batchesText } from '../../text-batches.ts';
import { fieldOf, instantOf } from '../../times.ts';
import { useDoing } from '../../use-doing.ts';
import { AreaField, focusFirstError, SelectField, TextField } from '../field.tsx';
import { DoingNotice, Notice } from '../notice.tsx';
import { finishing } from './finishing.ts';
import type { OpenedBatch } from './opened-batch.ts';
import { WorkProgress } from './work-progress.tsx';

type Progress = OutputOf<StaffApi['makeBatch']>;

/** What is done next with the batch as a whole; while an act is under way, only going on with it. */
export function BatchForms({
  opened,
  onChanged,
}: {
  opened: OpenedBatch;
  onChanged: () => void;
}): JSX.Element {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [progress, setProgress] = useState<Progress>();
  const { batch, moves, members } = opened;
  const at = { officeId: office.id, batchId: batch.id };
  const busy = doing.state === 'sending';
  const changed = () => {
    setProgress(undefined);
    onChanged();
  };
  const carryOut = (label: string, first: () => Promise<Result<Progress>>) => {
    run({
      label,
      send: () => finishing(services, at, first(), setProgress),
      done: changed,
      refused: changed,
    });
  };
  const act = batch.work?.act ?? (moves.includes('send') ? 'send' : 'sign-on-paper');
  return (
    <div class="batch-forms">
      {moves.includes('continue') && batch.work && (
        <section class="panel acts">
          <Notice tone="warn">
            <p>{batchesText.page.interrupted}</p>
          </Notice>
          <WorkProgress
            act={batch.work.act}
            progress={progress ?? { left: batch.work.left.length, total: listedIn(batch).length }}
          />
          <button
            type="button"
            class="primary"
            disabled={busy}
            data-testid="batch-continue"
            onClick={() => {
              carryOut(batchesText.page.resume, () => services.call('continueBatch', at));
            }}
          >
            {batchesText.page.resume}
          </button>
        </section>
      )}
      {moves.includes('sign') && (
        <SignForm
          opened={opened}
          busy={busy}
          onSign={(signed) => {
            carryOut(batchesText.sign.label, () => services.call('signBatch', { ...at, ...signed }));
          }}
        />
      )}
      {moves.includes('send') && (
        <SendForm
          count={members.length}
          busy={busy}
          onSend={(note) => {
            carryOut(batchesText.send.label, () => services.call('sendBatch', { ...at, note }));
          }}
        />
      )}
      {!moves.includes('continue') && <WorkProgress act={act} progress={progress} />}
      <DoingNotice doing={doing} />
      {moves.includes('close') && (
        <CloseForm
          // Somebody else's letter is shown as it is, not under words typed before it came.
          key={`${batch.state} ${JSON.stringify(batch.letter)}`}
          opened={opened}
          busy={busy}
          onClose={(letter) => {
            run({
              label: batch.state === 'open' ? batchesText.close.submit : batchesText.close.submitAgain,
              send: () =>
                services.call('closeBatch', { ...at, ...(batch.letter && { base: batch.letter }), letter }),
              done: changed,
              refused: changed,
            });
          }}
        />
      )}
    </div>
  );
}

function CloseForm({
  opened: { batch, agency, signers },
  busy,
  onClose,
}: {
  opened: OpenedBatch;
  busy: boolean;
  onClose: (letter: NonNullable<OpenedBatch['batch']['letter']>) => void;
}) {
  const { services, office } = useAtWork();
  const words = batchesText.close;
  const form = useRef<HTMLFormElement>(null);
  const before = batch.letter;
  const first = batch.state === 'open';
  const [addressee, setAddressee] = useState(before?.addressee ?? agency ?? '');
  const [number, setNumber] = useState(before?.number ?? '');
  const [on, setOn] = useState(before?.on ?? localDay(services.now(), office.hours.zone));
  const only = signers.length === 1 ? signers[0]?.uid : undefined;
  const [signerUid, setSignerUid] = useState(before?.signerUid ?? only ?? '');
  const [tried, setTried] = useState(false);
  const wrong = (value: string) => (tried && value.trim() === '' ? words.missing : undefined);
  const fields = (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (addressee.trim() === '' || on === '' || (signers.length > 0 && signerUid === '')) {
          focusFirstError(form.current);
          return;
        }
        onClose({
          on,
          addressee: addressee.trim(),
          ...(number.trim() !== '' && { number: number.trim() }),
          ...(signerUid !== '' && { signerUid }),
        });
      }}
    >
      <p class="hint">{words.hint}</p>
      <TextField
        label={words.addressee}
        hint={words.addresseeHint}
        maxLength={300}
        error={wrong(addressee)}
        value={addressee}
        onValue={setAddressee}
      />
      <div class="columns">
        <TextField
          label={words.number}
          hint={words.numberHint}
          optional
          maxLength={120}
          value={number}
          onValue={setNumber}
        />
        <TextField label={words.on} type="date" error={wrong(on)} value={on} onValue={setOn} />
      </div>
      {signers.length > 0 && (
        <SelectField
          label={words.signer}
          choose={words.choose}
          error={wrong(signerUid)}
          options={signers.map(({ uid, name, title }) => ({ value: uid, label: `${name} – ${title}` }))}
          value={signerUid}
          onValue={setSignerUid}
        />
      )}
      <button type="submit" class={first ? 'primary' : ''} disabled={busy} data-testid="batch-close">
        {first ? words.submit : words.submitAgain}
      </button>
    </form>
  );
  if (!first)
    return (
      <details class="panel">
        <summary>{words.again}</summary>
        {fields}
      </details>
    );
  return (
    <section class="panel acts" aria-labelledby="tutup-rekap">
      <h2 id="tutup-rekap">{words.title}</h2>
      {fields}
    </section>
  );
}

function SignForm({
  opened: { batch, signers, members },
  busy,
  onSign,
}: {
  opened: OpenedBatch;
  busy: boolean;
  onSign: (signed: { signerUid: string; signedAt: number }) => void;
}) {
  const { services, office } = useAtWork();
  const words = batchesText.sign;
  const form = useRef<HTMLFormElement>(null);
  const { zone, zoneLabel } = office.hours;
  const [at, setAt] = useState(() => fieldOf(services.now(), zone));
  const [tried, setTried] = useState(false);
  // The paper was made after the batch was: a time before it is somebody's slip.
  const signedAt = instantOf(at, zone, batch.createdAt);
  const wrong = signedAt === undefined || signedAt > services.now() || signedAt < batch.createdAt;
  const signerUid = batch.letter?.signerUid;
  const signer = signers.find(({ uid }) => uid === signerUid);
  return (
    <section class="panel acts" aria-labelledby="tanda-tangan-rekap">
      <h2 id="tanda-tangan-rekap">{words.title}</h2>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (wrong || signerUid === undefined) {
            focusFirstError(form.current);
            return;
          }
          onSign({ signerUid, signedAt });
        }}
      >
        <p class="hint">{words.hint}</p>
        {signer && (
          <p>
            {words.by} <strong>{`${signer.name} – ${signer.title}`}</strong>
          </p>
        )}
        <TextField
          label={`${words.at} (${zoneLabel})`}
          type="datetime-local"
          error={tried && wrong ? words.atMissing : undefined}
          value={at}
          onValue={setAt}
        />
        <button type="submit" class="primary" disabled={busy} data-testid="batch-sign">
          {words.submit(members.length)}
        </button>
      </form>
    </section>
  );
}

function SendForm({ count, busy, onSend }: { count: number; busy: boolean; onSend: (note: string) => void }) {
  const words = batchesText.send;
  const [note, setNote] = useState('');
  return (
    <section class="panel acts" aria-labelledby="kirim-rekap">
      <h2 id="kirim-rekap">{words.title}</h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSend(note.trim());
        }}
      >
        <p class="hint">{words.hint}</p>
        <AreaField label={words.note} optional value={note} onValue={setNote} />
        <button type="submit" class="primary" disabled={busy} data-testid="batch-send">
          {words.submit(count)}
        </button>
      </form>
    </section>
  );
}
