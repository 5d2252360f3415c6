import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../domain/api.ts';
import { holds } from '../../../domain/conditions.ts';
import { formOf, problemOf, variantField } from '../../../domain/form.ts';
import type { FormField } from '../../../domain/form.ts';
import { isSeenAtDesk, requirementsFor } from '../../../domain/standard.ts';
import type { Requirement, ServiceStandard } from '../../../domain/standard.ts';
import { doorWords } from '../../../domain/words-id.ts';
import { useAtWork } from '../context.ts';
import { newActId, newSecret } from '../ids.ts';
import { href } from '../route.ts';
import { refusalWords, text } from '../text.ts';
import { intakeText as words } from '../text-intake.ts';
import { ActBar } from '../parts/act-bar.tsx';
import {
  AreaField,
  CheckField,
  focusFirstError,
  RadioGroup,
  SelectField,
  TextField,
} from '../parts/field.tsx';
import { Heading } from '../parts/heading.tsx';
import { Notice } from '../parts/notice.tsx';

type Services = OutputOf<StaffApi['intakeServices']>['services'];
type Received = OutputOf<StaffApi['takeIn']>;
type IntakeDoor = 'counter' | 'village';

/** Somebody stands at the counter, or in the village office: choose, type, tick, print. */
export function IntakeScreen(): JSX.Element {
  const { services, office } = useAtWork();
  const [open, setOpen] = useState<Services>();
  const [problem, setProblem] = useState<string>();
  const [received, setReceived] = useState<Received>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    services
      .call('intakeServices', { officeId: office.id })
      .then((result) => {
        if (result.ok) setOpen(result.value.services);
        else setProblem(refusalWords(result.refusal));
      })
      .catch(() => {
        setProblem(text.act.failedRead);
      });
  }, [services, office.id]);

  if (received)
    return (
      <Receipt
        received={received}
        onNext={() => {
          setReceived(undefined);
          setRound(round + 1);
        }}
      />
    );
  return (
    <>
      <Heading title={words.title}>{words.title}</Heading>
      <p class="soft">{words.lead}</p>
      {problem !== undefined && (
        <Notice tone="warn">
          <p>{problem}</p>
        </Notice>
      )}
      {open === undefined && problem === undefined && <p>{text.loading}</p>}
      {open?.length === 0 && <p>{words.none}</p>}
      {open && open.length > 0 && <IntakeForm key={round} open={open} onReceived={setReceived} />}
    </>
  );
}

function IntakeForm({ open, onReceived }: { open: Services; onReceived: (received: Received) => void }) {
  const { services, office } = useAtWork();
  const form = useRef<HTMLFormElement>(null);
  // Made once for this person: pressing twice takes in once.
  const [ids] = useState(() => ({ applicationId: newActId(), secret: newSecret() }));
  const [serviceId, setServiceId] = useState('');
  const [door, setDoor] = useState<IntakeDoor>('counter');
  const [standard, setStandard] = useState<ServiceStandard>();
  const [input, setInput] = useState<Readonly<Record<string, string>>>({});
  const [brought, setBrought] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const choose = (id: string) => {
    setServiceId(id);
    setStandard(undefined);
    setBrought([]);
    setDoor(open.find((each) => each.serviceId === id)?.doors.includes('counter') ? 'counter' : 'village');
    services
      .call('intakeForm', { officeId: office.id, serviceId: id })
      .then((result) => {
        if (result.ok) setStandard(result.value.standard);
        else setProblem(refusalWords(result.refusal));
      })
      .catch(() => {
        setProblem(text.act.failedRead);
      });
  };

  const codes = office.villages.map(({ code }) => code);
  const fields = standard ? formOf(standard.definition).flatMap((group) => group.fields) : [];
  const shown = fields.filter((field) => holds(field.when, input));
  const wrong = (field: FormField) => (tried ? problemOf(field, input, codes) : undefined);
  const asked = standard
    ? requirementsFor(standard.definition, { door, variant: input[variantField], answers: input })
    : [];
  const papers = asked.filter((each) => !isSeenAtDesk(each));
  const missing = papers.filter((each) => !each.optional && !brought.includes(each.id));

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setProblem(undefined);
    if (!standard || shown.some((field) => problemOf(field, input, codes) !== undefined)) {
      setTried(true);
      focusFirstError(form.current);
      return;
    }
    if (missing.length > 0) {
      setProblem(words.missing(missing.map((each) => each.text)));
      return;
    }
    setBusy(true);
    services
      .call('takeIn', { officeId: office.id, ...ids, serviceId, door, input, brought: [...brought] })
      .then((result) => {
        setBusy(false);
        if (result.ok) onReceived(result.value);
        else setProblem(refusalWords(result.refusal, (id) => nameOf(id, fields, asked)));
      })
      .catch(() => {
        setBusy(false);
        setProblem(text.act.failedRead);
      });
  };

  const doors = open.find((each) => each.serviceId === serviceId)?.doors ?? [];
  return (
    <form ref={form} noValidate onSubmit={submit} data-testid="intake">
      <SelectField
        label={words.service}
        choose={words.chooseService}
        options={open.map(({ serviceId: value, name }) => ({ value, label: name }))}
        value={serviceId}
        onValue={choose}
      />
      {doors.length > 1 && (
        <RadioGroup
          legend={words.door}
          options={doors.map((each) => ({ value: each, label: doorWords[each] }))}
          value={door}
          onValue={(value) => {
            setDoor(value === 'village' ? 'village' : 'counter');
          }}
        />
      )}
      {standard && (
        <>
          <div class="columns">
            {shown.map((field) => (
              <IntakeField
                key={field.id}
                field={field}
                value={input[field.id] ?? ''}
                error={wrong(field) && (wrong(field) === 'required' ? words.required : words.wrong)}
                villages={office.villages.map(({ code, name }) => ({ value: code, label: name }))}
                onValue={(value) => {
                  setInput({ ...input, [field.id]: value });
                }}
              />
            ))}
          </div>
          <h2>{words.papers}</h2>
          <p class="hint">{words.papersHint}</p>
          {papers.map((each) => (
            <CheckField
              key={each.id}
              label={each.optional ? `${each.text} (${words.optional})` : each.text}
              checked={brought.includes(each.id)}
              onChecked={(checked) => {
                setBrought(checked ? [...brought, each.id] : brought.filter((id) => id !== each.id));
              }}
            />
          ))}
          {asked.some(isSeenAtDesk) && (
            <>
              <h3>{words.atDesk}</h3>
              <ul>
                {asked.filter(isSeenAtDesk).map((each) => (
                  <li key={each.id}>{each.text}</li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
      {problem !== undefined && (
        <Notice tone="warn">
          <p>{problem}</p>
        </Notice>
      )}
      {standard && <ActBar label={words.submit} busy={busy} />}
    </form>
  );
}

function nameOf(
  id: string,
  fields: readonly FormField[],
  asked: readonly Pick<Requirement, 'id' | 'text'>[],
): string | undefined {
  return fields.find((field) => field.id === id)?.label ?? asked.find((each) => each.id === id)?.text;
}

function IntakeField({
  field,
  value,
  error,
  villages,
  onValue,
}: {
  field: FormField;
  value: string;
  error: string | undefined;
  villages: readonly { value: string; label: string }[];
  onValue: (value: string) => void;
}) {
  const label = field.required ? field.label : `${field.label} (${words.optional})`;
  const common = { label, value, onValue, error, ...(field.hint !== undefined && { hint: field.hint }) };
  switch (field.type) {
    case 'village':
      return <SelectField {...common} choose={words.choose} options={villages} />;
    case 'choice':
      return <SelectField {...common} choose={words.choose} options={field.options ?? []} />;
    case 'long-text':
      return <AreaField {...common} />;
    case 'date':
      return <TextField {...common} type="date" />;
    case 'email':
      return <TextField {...common} type="email" />;
    case 'nik':
    case 'phone':
    case 'number':
      return <TextField {...common} inputMode="numeric" />;
    case 'name':
    case 'text':
      return <TextField {...common} maxLength={10_000} />;
    default:
      return field.type satisfies never;
  }
}

/** What the applicant takes home. The frame runs no script of its own; printing is asked for from here. */
function Receipt({ received, onNext }: { received: Received; onNext: () => void }) {
  const { office } = useAtWork();
  const frame = useRef<HTMLIFrameElement>(null);
  return (
    <>
      <Heading title={words.title}>{words.done(received.reference)}</Heading>
      <p class="row" data-testid="received" data-reference={received.reference}>
        <button
          type="button"
          class="primary"
          onClick={() => {
            frame.current?.contentWindow?.print();
          }}
        >
          {words.print}
        </button>
        <a class="button" href={href.case(office.id, received.applicationId)}>
          {words.open}
        </a>
        <button type="button" onClick={onNext}>
          {words.next}
        </button>
      </p>
      <iframe
        ref={frame}
        class="receipt-frame"
        title={words.receipt}
        sandbox="allow-same-origin allow-modals"
        srcdoc={received.receipt}
      />
    </>
  );
}
