import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../domain/api.ts';
import type { Door } from '../../../domain/conditions.ts';
import { holds } from '../../../domain/conditions.ts';
import { factsOf, formOf, problemOf } from '../../../domain/form.ts';
import type { ServiceStandard } from '../../../domain/standard.ts';
import { doorWords } from '../../../domain/words-id.ts';
import { useAtWork } from '../context.ts';
import { newActId, newSecret } from '../ids.ts';
import { href } from '../route.ts';
import { movesText } from '../text-moves.ts';
import { refusalWords, text } from '../text.ts';
import { fieldOf, instantOf } from '../times.ts';
import { useAsked } from '../use-asked.ts';
import { useDoing } from '../use-doing.ts';
import { focusFirstError, RadioGroup, SelectField, TextField, useFocusOnOpen } from './field.tsx';
import { DoingNotice } from './notice.tsx';
import { OwnField } from './transfer-form.tsx';

const words = movesText.outside;
type Service = OutputOf<StaffApi['outsideServices']>['services'][number];

/** For the counter: a request that came in through plavon or SIPRAJA. Nothing is shown where no service leads there. */
export function RecordOutside(): JSX.Element | null {
  const { office, posts } = useAtWork();
  const mayRecord = posts.roles.some((role) => role === 'counter' || role === 'operator');
  return mayRecord ? <Recording officeId={office.id} /> : null;
}

function Recording({ officeId }: { officeId: string }) {
  const { asked } = useAsked('outsideServices', { officeId });
  const [round, setRound] = useState(0);
  if (asked.state !== 'here' || asked.value.services.length === 0) return null;
  return (
    <details class="panel case-papers" data-testid="record-outside">
      <summary>
        <h2>{words.title}</h2>
      </summary>
      <p class="hint">{words.lead}</p>
      <RecordForm
        key={round}
        open={asked.value.services}
        onNext={() => {
          setRound(round + 1);
        }}
      />
    </details>
  );
}

function RecordForm({ open, onNext }: { open: readonly Service[]; onNext: () => void }) {
  const { services, office } = useAtWork();
  const [serviceId, setServiceId] = useState('');
  const [standard, setStandard] = useState<ServiceStandard>();
  const [problem, setProblem] = useState<string>();
  const service = open.find((each) => each.serviceId === serviceId);

  useEffect(() => {
    if (serviceId === '') return undefined;
    let gone = false;
    setStandard(undefined);
    setProblem(undefined);
    services.call('outsideForm', { officeId: office.id, serviceId }).then(
      (result) => {
        if (gone) return;
        if (result.ok) setStandard(result.value.standard);
        else setProblem(refusalWords(result.refusal));
      },
      () => {
        if (!gone) setProblem(text.act.failedRead);
      },
    );
    return () => {
      gone = true;
    };
  }, [serviceId]);

  return (
    <>
      <SelectField
        label={words.service}
        choose={words.choose}
        options={open.map(({ serviceId: value, name, system }) => ({ value, label: `${name} (${system})` }))}
        value={serviceId}
        onValue={setServiceId}
      />
      {problem !== undefined && <p class="error">{problem}</p>}
      {standard && service && <Facts key={serviceId} standard={standard} service={service} onNext={onNext} />}
    </>
  );
}

function Facts({
  standard: { serviceId, definition },
  service,
  onNext,
}: {
  standard: ServiceStandard;
  service: Service;
  onNext: () => void;
}) {
  const { services, office, announce } = useAtWork();
  const { zone, zoneLabel } = office.hours;
  const { doing, run } = useDoing(announce);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnOpen(form);
  // Made once for this request: pressing twice records it once.
  const [ids, setIds] = useState(() => ({ applicationId: newActId(), secret: newSecret() }));
  const [door, setDoor] = useState<Door>(service.doors[0] ?? 'online');
  const [input, setInput] = useState<Readonly<Record<string, string>>>({});
  const [reference, setReference] = useState('');
  const [status, setStatus] = useState('');
  const [at, setAt] = useState(() => fieldOf(services.now(), zone));
  const [tried, setTried] = useState(false);
  const [recorded, setRecorded] = useState<OutputOf<StaffApi['recordOutside']>>();

  const villages = office.villages.map(({ code, name }) => ({ value: code, label: name }));
  const fields = formOf(definition, factsOf(definition, door, input))
    .filter(({ party }) => !party?.optional)
    .flatMap((group) => group.fields)
    .filter((field) => holds(field.when, input));
  const wrong = fields.filter(
    (field) =>
      problemOf(
        field,
        input,
        villages.map(({ value }) => value),
      ) !== undefined,
  );
  const receivedAt = instantOf(at, zone);
  const isBadTime = receivedAt === undefined || receivedAt > services.now();

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (wrong.length > 0 || reference.trim() === '' || receivedAt === undefined || isBadTime) {
      setTried(true);
      focusFirstError(form.current);
      return;
    }
    run({
      label: words.submit(service.system),
      naming: (id) => fields.find((field) => field.id === id)?.label,
      send: () =>
        services.call('recordOutside', {
          officeId: office.id,
          ...ids,
          serviceId,
          door,
          input,
          outsideReference: reference.trim(),
          ...(status.trim() !== '' && { outsideStatus: status.trim() }),
          receivedAt,
        }),
      done: setRecorded,
      refused: ({ code }) => {
        // What stands here now is another request: told once, and noted down as its own when pressed again.
        if (code === 'taken-in-already') setIds({ applicationId: newActId(), secret: newSecret() });
      },
    });
  };

  if (recorded)
    return (
      <div role="status" data-testid="recorded" data-reference={recorded.reference}>
        <p>{words.done(recorded.reference)}</p>
        <p>
          {words.link}: <span class="code">{recorded.link}</span>
        </p>
        <p class="row">
          <a class="button primary" href={href.case(office.id, recorded.applicationId)}>
            {words.open}
          </a>
          <button type="button" onClick={onNext}>
            {words.next}
          </button>
        </p>
      </div>
    );
  return (
    <form ref={form} noValidate onSubmit={submit}>
      {service.doors.length > 1 && (
        <RadioGroup
          legend={words.door}
          options={service.doors.map((value) => ({
            value,
            label: value === 'online' ? words.byApplicant(service.system) : doorWords[value],
          }))}
          value={door}
          onValue={(value) => {
            setDoor(service.doors.find((each) => each === value) ?? door);
          }}
        />
      )}
      <TextField
        label={words.reference(service.system)}
        maxLength={100}
        error={tried && reference.trim() === '' ? words.referenceMissing : undefined}
        value={reference}
        onValue={setReference}
      />
      <TextField
        label={words.status(service.system)}
        optional
        maxLength={500}
        value={status}
        onValue={setStatus}
      />
      <TextField
        label={`${words.received} (${zoneLabel})`}
        type="datetime-local"
        error={tried && isBadTime ? words.receivedMissing : undefined}
        value={at}
        onValue={setAt}
      />
      {fields.map((field) => (
        <OwnField
          key={field.id}
          field={field.type === 'village' ? { ...field, type: 'choice', options: villages } : field}
          value={input[field.id] ?? ''}
          error={tried && wrong.includes(field) ? words.wrong : undefined}
          onValue={(value) => {
            setInput({ ...input, [field.id]: value });
          }}
        />
      ))}
      <DoingNotice doing={doing} />
      <p class="row">
        <button
          type="submit"
          class="primary"
          disabled={doing.state === 'sending'}
          data-testid="record-submit"
        >
          {words.submit(service.system)}
        </button>
      </p>
    </form>
  );
}
