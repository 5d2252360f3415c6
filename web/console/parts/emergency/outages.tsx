import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../../domain/api.ts';
import { longDateTime } from '../../../../domain/dates-id.ts';
import { OutageCause } from '../../../../domain/due.ts';
import { menderRoles } from '../../../../domain/emergency.ts';
import type { Outage } from '../../../../domain/outage.ts';
import { outageReasonLength } from '../../../../domain/outage.ts';
import { outageWords } from '../../../../domain/words-id.ts';
import { useAtWork } from '../../context.ts';
import { newActId } from '../../ids.ts';
import { emergencyText } from '../../text-emergency.ts';
import { fieldOf, instantOf, shortTime } from '../../times.ts';
import { useDoing } from '../../use-doing.ts';
import { CheckField, focusFirstError, RadioGroup, TextField, useFocusOnOpen } from '../field.tsx';
import { DoingNotice, Notice } from '../notice.tsx';

type Opened = OutputOf<StaffApi['openEmergency']>;
const words = emergencyText.outage;

interface Props {
  opened: Opened;
  reload: () => void;
}

/** Recording that power, network or the system is gone, saying that it is over, and what was recorded before. */
export function Outages({ opened, reload }: Props): JSX.Element {
  const { services, office, posts, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [mending, setMending] = useState<string>();
  const lasting = opened.outages.find(({ to, withdrawn }) => to === undefined && !withdrawn);
  const { zone, zoneLabel } = office.hours;
  const time = (at: number) => shortTime(at, services.now(), office);
  const mayMend = posts.roles.some((role) => menderRoles.includes(role));
  return (
    <section class="panel" data-testid="outages">
      <h2>{words.title}</h2>
      <p class="hint">{words.lead}</p>
      <DoingNotice doing={doing} />
      {lasting ? (
        <Notice tone="warn">
          <p data-testid="lasting">
            {words.lasting(outageWords[lasting.cause], longDateTime(lasting.from, zone, zoneLabel))}
          </p>
          <button
            type="button"
            class="primary"
            disabled={doing.state === 'sending'}
            onClick={() => {
              run({
                label: words.end,
                send: () => services.call('endOutage', { officeId: office.id, outageId: lasting.id }),
                done: reload,
              });
            }}
          >
            {words.end}
          </button>
        </Notice>
      ) : (
        <RecordForm doing={doing} run={run} reload={reload} />
      )}
      <h3>{words.list}</h3>
      {opened.outages.length === 0 && <p class="empty">{words.none}</p>}
      <ul class="plain-list outage-list">
        {opened.outages.map((outage) => (
          <li key={outage.id} data-outage={outage.id}>
            <Recorded outage={outage} names={opened.staffNames} time={time} />
            {mayMend && mending !== outage.id && (
              <p class="row">
                <button
                  type="button"
                  onClick={() => {
                    setMending(outage.id);
                  }}
                  aria-label={`${words.mend}: ${words.causes[outage.cause]}, ${time(outage.from)}`}
                >
                  {words.mend}
                </button>
              </p>
            )}
            {mending === outage.id && (
              <MendForm
                outage={outage}
                onClose={() => {
                  setMending(undefined);
                }}
                reload={reload}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Recorded({
  outage,
  names,
  time,
}: {
  outage: Outage;
  names: Readonly<Record<string, string>>;
  time: (at: number) => string;
}) {
  const { cause, reason, from, to, withdrawn, pending, cases, mended } = outage;
  const span = (of: { from: number; to?: number | undefined }) =>
    of.to === undefined ? words.since(time(of.from)) : words.span(time(of.from), time(of.to));
  const spread = pending ? words.pending(cases) : words.done(cases);
  return (
    <>
      <p>
        <strong>
          {words.causes[cause]}: {span({ from, to })}
        </strong>
      </p>
      <p>{reason}</p>
      <p class="soft">
        {words.by(names[outage.recordedBy] ?? '', time(outage.at))}. {withdrawn ? words.withdrawn : spread}
      </p>
      {mended.map((each) => (
        <p key={each.at} class="soft">
          {words.mended(names[each.by] ?? '', time(each.at), each.reason)}. {words.before(span(each))}
        </p>
      ))}
    </>
  );
}

/** The answer stands above: the form is gone once an outage lasts. */
function RecordForm({
  doing,
  run,
  reload,
}: Pick<ReturnType<typeof useDoing>, 'doing' | 'run'> & { reload: () => void }) {
  const { services, office } = useAtWork();
  const { zone } = office.hours;
  const form = useRef<HTMLFormElement>(null);
  const [cause, setCause] = useState<OutageCause>('power');
  const [reason, setReason] = useState('');
  const [isPast, setPast] = useState(false);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [tried, setTried] = useState(false);
  // One outage for one filled form: pressing twice, or again after the line broke, is the same one.
  const [outageId, setOutageId] = useState(newActId);
  const times = { from: instantOf(from, zone), to: instantOf(to, zone) };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const isWhole = reason.trim() !== '' && (!isPast || (times.from !== undefined && times.to !== undefined));
    if (!isWhole) {
      setTried(true);
      focusFirstError(form.current);
      return;
    }
    run({
      label: words.submit,
      naming: nameOf,
      send: () =>
        services.call('recordOutage', {
          officeId: office.id,
          outageId,
          cause,
          reason: reason.trim(),
          ...(isPast && times.from !== undefined && { from: times.from }),
          ...(isPast && times.to !== undefined && { to: times.to }),
        }),
      done: () => {
        setOutageId(newActId());
        setReason('');
        setTried(false);
        reload();
      },
    });
  };
  return (
    <form ref={form} noValidate onSubmit={submit} data-testid="record-outage">
      <RadioGroup
        legend={words.cause}
        options={OutageCause.options.map((value) => ({ value, label: words.causes[value] }))}
        value={cause}
        onValue={(value) => {
          setCause(OutageCause.parse(value));
        }}
      />
      <TextField
        label={words.reason}
        hint={words.reasonHint}
        error={tried && reason.trim() === '' ? words.noReason : undefined}
        maxLength={outageReasonLength}
        value={reason}
        onValue={setReason}
      />
      <RadioGroup
        legend={words.when}
        options={[
          { value: 'now', label: words.now },
          { value: 'past', label: words.past },
        ]}
        value={isPast ? 'past' : 'now'}
        onValue={(value) => {
          setPast(value === 'past');
        }}
      />
      {isPast && (
        <Times
          from={from}
          to={to}
          onFrom={setFrom}
          onTo={setTo}
          wrong={tried ? { from: times.from === undefined, to: times.to === undefined } : {}}
        />
      )}
      <p class="row">
        <button type="submit" disabled={doing.state === 'sending'}>
          {words.submit}
        </button>
      </p>
    </form>
  );
}

function nameOf(id: string): string | undefined {
  return { from: words.from, to: words.to, outage: words.title, reason: words.reason }[id];
}

function Times({
  from,
  to,
  onFrom,
  onTo,
  wrong,
}: {
  from: string;
  to: string;
  onFrom: (value: string) => void;
  onTo: (value: string) => void;
  wrong: { from?: boolean; to?: boolean };
}) {
  return (
    <div class="columns">
      <TextField
        label={words.from}
        hint={words.timeHint}
        error={wrong.from ? words.noTime : undefined}
        type="datetime-local"
        value={from}
        onValue={onFrom}
      />
      <TextField
        label={words.to}
        error={wrong.to ? words.noTime : undefined}
        type="datetime-local"
        value={to}
        onValue={onTo}
      />
    </div>
  );
}

function MendForm({ outage, onClose, reload }: { outage: Outage; onClose: () => void; reload: () => void }) {
  const { services, office, announce } = useAtWork();
  const { zone } = office.hours;
  const form = useRef<HTMLFormElement>(null);
  useFocusOnOpen(form);
  const { doing, run } = useDoing(announce);
  const [from, setFrom] = useState(fieldOf(outage.from, zone));
  const [to, setTo] = useState(outage.to === undefined ? '' : fieldOf(outage.to, zone));
  const [withdrawn, setWithdrawn] = useState(outage.withdrawn);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const times = {
    // A field knows no seconds: what was not touched stays as it was.
    from: from === fieldOf(outage.from, zone) ? outage.from : instantOf(from, zone),
    to:
      outage.to !== undefined && to === fieldOf(outage.to, zone)
        ? outage.to
        : instantOf(to, zone, outage.from),
  };
  const needsTo = outage.to !== undefined;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const { from: begins } = times;
    if (reason.trim() === '' || begins === undefined || (needsTo && times.to === undefined)) {
      setTried(true);
      focusFirstError(form.current);
      return;
    }
    run({
      label: words.save,
      naming: nameOf,
      send: () =>
        services.call('mendOutage', {
          officeId: office.id,
          outageId: outage.id,
          revision: outage.revision,
          from: begins,
          ...(times.to !== undefined && { to: times.to }),
          withdrawn,
          reason: reason.trim(),
        }),
      done: () => {
        onClose();
        reload();
      },
    });
  };
  return (
    <form ref={form} noValidate onSubmit={submit} data-testid="mend-outage" aria-label={words.mendTitle}>
      <Times
        from={from}
        to={to}
        onFrom={setFrom}
        onTo={setTo}
        wrong={tried ? { from: times.from === undefined, to: needsTo && times.to === undefined } : {}}
      />
      <CheckField label={words.withdraw} checked={withdrawn} onChecked={setWithdrawn} />
      <TextField
        label={words.mendReason}
        error={tried && reason.trim() === '' ? words.noReason : undefined}
        maxLength={outageReasonLength}
        value={reason}
        onValue={setReason}
      />
      <DoingNotice doing={doing} />
      <p class="row">
        <button type="submit" disabled={doing.state === 'sending'}>
          {words.save}
        </button>
        <button type="button" onClick={onClose}>
          {words.cancel}
        </button>
      </p>
    </form>
  );
}
