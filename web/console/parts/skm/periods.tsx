import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { longDate, longDateTime } from '../../../../domain/dates-id.ts';
import type { Refusal } from '../../../../domain/refusal.ts';
import type { Result } from '../../../../domain/result.ts';
import type { SurveyFreeze, SurveyPeriodDoc } from '../../../../domain/survey-period.ts';
import { printedIndex } from '../../../../domain/survey.ts';
import { useAtWork } from '../../context.ts';
import { href } from '../../route.ts';
import type { OpenedSkm, SkmPart } from '../../skm-part.ts';
import { skm, skmRefusalWords } from '../../text-skm.ts';
import { useDoing } from '../../use-doing.ts';
import { AreaField, focusFirstError, RadioGroup, TextField, useFocusOnOpen } from '../field.tsx';
import { DoingNotice, Notice } from '../notice.tsx';

const words = skm.periods;

/** A period's way: open → closed (frozen) → published; open again with a reason. */
export function Periods({ opened, reload }: SkmPart): JSX.Element {
  return (
    <div data-testid="periods">
      {opened.periods.map((record) => (
        <Period key={record.id} record={record} opened={opened} reload={reload} />
      ))}
    </div>
  );
}

function Period({
  record,
  opened,
  reload,
}: {
  record: SurveyPeriodDoc;
  opened: OpenedSkm;
  reload: () => void;
}) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [sure, setSure] = useState<'close' | 'publish'>();
  const [correcting, setCorrecting] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const { id, state } = record;
  const freeze = record.freezes.at(-1);
  const trend = opened.report.trend.find((each) => each.id === id);
  const sending = doing.state === 'sending';
  const over = record.toOn < opened.today;

  const act = <T,>(label: string, send: () => Promise<Result<T>>) => {
    setRefusal(undefined);
    run({
      label: `${label}, ${record.label}`,
      send,
      done: () => {
        setSure(undefined);
        setCorrecting(false);
        reload();
      },
      refused: setRefusal,
    });
  };
  /** What cannot be taken back is pressed twice. */
  const press = (what: 'close' | 'publish', send: () => void) => () => {
    if (sure === what) send();
    else setSure(what);
  };

  return (
    <section class="panel" data-testid={`period-${id}`} data-state={state}>
      <h2>{id === opened.running ? skm.running(record.label) : record.label}</h2>
      <p class="row">
        <span class={`period-state period-${state}`}>
          {state === 'open' && record.correcting ? skm.correctingState : skm.state[state]}
        </span>
        <span class="soft">{words.days(longDate(record.fromOn), longDate(record.toOn))}</span>
        {freeze && state !== 'open' && <span>{words.answers(freeze.answers)}</span>}
        {trend?.figure && state !== 'open' && (
          <strong>
            {words.index} {printedIndex(trend.figure.hundredths)} {trend.figure.letter}
          </strong>
        )}
      </p>
      {record.published && state === 'open' && <p class="hint">{skm.stillPublished}</p>}
      {freeze && <Frozen freeze={freeze} zone={office.hours} />}
      {record.freezes.length > 1 && (
        <details>
          <summary>{words.history}</summary>
          {record.freezes.slice(0, -1).map((each) => (
            <Frozen key={each.at} freeze={each} zone={office.hours} />
          ))}
        </details>
      )}
      {record.publishedAt !== undefined && (
        <p class="soft">
          {words.publishedAt(longDateTime(record.publishedAt, office.hours.zone, office.hours.zoneLabel))}
        </p>
      )}
      {refusal && doing.state === 'refused' ? (
        <Notice tone="bad">
          <p>{skmRefusalWords(refusal)}</p>
        </Notice>
      ) : (
        <DoingNotice doing={doing} />
      )}
      <Population record={record} reload={reload} />
      {state === 'open' && !over && <p class="hint">{words.closeNot(longDate(dayAfter(record.toOn)))}</p>}
      {sure && (
        <Notice tone="warn">
          <p>{sure === 'close' ? words.closeHint : words.publishHint}</p>
        </Notice>
      )}
      <p class="row">
        {state === 'open' && over && (
          <button
            type="button"
            class={sure === 'close' ? 'primary' : ''}
            disabled={sending}
            onClick={press('close', () => {
              act(words.close, () => services.call('closePeriod', { officeId: office.id, period: id }));
            })}
          >
            {sure === 'close' ? `${words.close}: ${skm.periods.sure}` : words.close}
          </button>
        )}
        {state === 'closed' && (
          <button
            type="button"
            class={sure === 'publish' ? 'primary' : ''}
            disabled={sending}
            onClick={press('publish', () => {
              act(words.publish, () => services.call('publishPeriod', { officeId: office.id, period: id }));
            })}
          >
            {sure === 'publish' ? `${words.publish}: ${skm.periods.sure}` : words.publish}
          </button>
        )}
        {state !== 'open' && !correcting && (
          <button
            type="button"
            onClick={() => {
              setCorrecting(true);
            }}
          >
            {words.correct}
          </button>
        )}
        <a class="button" href={href.skm(office.id, 'ringkasan', id)}>
          {skm.views.ringkasan}
        </a>
        {state === 'open' && (
          <a class="button" href={href.skm(office.id, 'lembar', id)}>
            {skm.views.lembar}
          </a>
        )}
        {record.published && (
          <a class="button" href={`/${office.id}/ikm/${id}`} target="_blank" rel="noopener">
            {words.publicPage}
          </a>
        )}
      </p>
      {correcting && (
        <CorrectForm
          sending={sending}
          onCancel={() => {
            setCorrecting(false);
          }}
          onReason={(reason) => {
            act(words.correct, () =>
              services.call('correctPeriod', { officeId: office.id, period: id, reason }),
            );
          }}
        />
      )}
    </section>
  );
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

function Frozen({
  freeze,
  zone: { zone, zoneLabel },
}: {
  freeze: SurveyFreeze;
  zone: { zone: string; zoneLabel: string };
}) {
  return (
    <div class="frozen">
      <p class="soft">{words.frozen(longDateTime(freeze.at, zone, zoneLabel), freeze.post)}</p>
      {freeze.reason && <p>{words.reason(freeze.reason)}</p>}
      <p class="soft">
        {words.hash}: <code class="hash">{freeze.sha256}</code>
      </p>
    </div>
  );
}

function CorrectForm({
  sending,
  onReason,
  onCancel,
}: {
  sending: boolean;
  onReason: (reason: string) => void;
  onCancel: () => void;
}) {
  const form = useRef<HTMLFormElement>(null);
  useFocusOnOpen(form);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const short = reason.trim().length < 10;
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (short) focusFirstError(form.current);
        else onReason(reason.trim());
      }}
    >
      <AreaField
        label={words.correctReason}
        hint={words.correctHint}
        error={tried && short ? words.correctMissing : undefined}
        maxLength={500}
        value={reason}
        onValue={setReason}
      />
      <p class="row">
        <button type="submit" class="primary" disabled={sending}>
          {words.correct}
        </button>
        <button type="button" onClick={onCancel}>
          {skm.cancel}
        </button>
      </p>
    </form>
  );
}

/** Who could have answered: from it follows how many should have. */
function Population({ record, reload }: { record: SurveyPeriodDoc; reload: () => void }) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const form = useRef<HTMLFormElement>(null);
  const { population } = record;
  const [source, setSource] = useState<string>(population?.source ?? 'loket');
  const [count, setCount] = useState(population?.source === 'manual' ? String(population.count) : '');
  const [note, setNote] = useState(population?.source === 'manual' ? (population.note ?? '') : '');
  const [tried, setTried] = useState(false);
  const manual = source === 'manual';
  const countWrong = manual && !/^\d{1,8}$/.test(count.trim());
  const noteMissing = manual && note.trim().length < 3;
  return (
    <details class="population" open={record.state === 'open' && !population}>
      <summary>
        {words.population}
        {population && (
          <span class="soft">
            {' '}
            – {words.populationNow(population.count, population.note ?? words.populationFromLoket)}
          </span>
        )}
      </summary>
      {record.state === 'open' && (
        <form
          ref={form}
          class="narrow"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (countWrong || noteMissing) {
              focusFirstError(form.current);
              return;
            }
            run({
              label: words.populationSave,
              send: () =>
                services.call('setPopulation', {
                  officeId: office.id,
                  period: record.id,
                  population: manual
                    ? { source: 'manual', count: Number(count), note: note.trim() }
                    : { source: 'loket' },
                }),
              done: reload,
            });
          }}
        >
          <RadioGroup
            legend={words.population}
            hiddenLegend
            options={[
              { value: 'loket', label: words.populationLoket },
              { value: 'manual', label: words.populationManual },
            ]}
            value={source}
            onValue={setSource}
          />
          {manual && (
            <>
              <TextField
                label={words.populationCount}
                error={tried && countWrong ? words.populationCountWrong : undefined}
                inputMode="numeric"
                maxLength={8}
                value={count}
                onValue={setCount}
              />
              <TextField
                label={words.populationNote}
                hint={words.populationNoteHint}
                error={tried && noteMissing ? words.populationNoteMissing : undefined}
                maxLength={300}
                value={note}
                onValue={setNote}
              />
            </>
          )}
          <p class="row">
            <button type="submit" disabled={doing.state === 'sending'}>
              {words.populationSave}
            </button>
          </p>
          <DoingNotice doing={doing} />
        </form>
      )}
    </details>
  );
}
