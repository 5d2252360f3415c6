import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { OpenedCase } from '../../../domain/api.ts';
import { Act } from '../../../domain/application.ts';
import { stepOf } from '../../../domain/route.ts';
import { heldOriginals } from '../../../domain/steps/hand-over.ts';
import { waitingValue } from '../attaching.ts';
import { actFields, actValue, fieldProblem, isAsked } from '../act-fields.ts';
import type { ActField, FieldAct } from '../act-fields.ts';
import { useAtWork } from '../context.ts';
import { movesText } from '../text-moves.ts';
import { actWords, text } from '../text.ts';
import { fieldOf, instantOf } from '../times.ts';
import { ActBar } from './act-bar.tsx';
import type { FilesFormProps } from './acting.ts';
import { itemName, itemRows } from './items.tsx';
import { FilesField } from './files-field.tsx';
import { SlotField } from './slot-field.tsx';
import {
  AreaField,
  CheckGroup,
  focusFirstError,
  RadioGroup,
  SelectField,
  TextField,
  useFocusOnOpen,
} from './field.tsx';

/** Acts that may end a case without its hand-over: whoever presses is reminded of originals first. */
const endings: ReadonlySet<FieldAct> = new Set(['cancel', 'refuse', 'expire', 'agency-answer']);

/** The form of an act that asks for a few fields or none: `act-fields.ts` says which. */
export function StepActForm({
  act,
  opened,
  busy,
  onAct,
  onAttachments,
  onCancel,
}: FilesFormProps & { act: FieldAct; onCancel?: () => void }): JSX.Element {
  const { services, office, me } = useAtWork();
  const { zone, zoneLabel } = office.hours;
  const form = useRef<HTMLFormElement>(null);
  const aside = onCancel !== undefined;
  useFocusOnOpen(aside ? form : { current: null });
  const { application, standard } = opened;
  const step = stepOf(standard.definition, application);
  const fields = actFields(
    act,
    application,
    step?.do === 'guide' ? step.items : [],
    itemRows(opened).map((row) => ({ value: row.id, label: itemName(row) })),
  );
  const held = heldOriginals(application);
  const now = services.now();
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      fields.map((field) => [field.id, startOf(field, fieldOf(now, zone), waitingValue(opened, me.uid))]),
    ),
  );
  const asked = fields.filter((field) => isAsked(field, values));
  const [tried, setTried] = useState(false);
  const momentOf = (field: ActField) =>
    field.kind === 'moment' ? instantOf(values[field.id] ?? '', zone, now) : undefined;
  const problemOf = (field: ActField) =>
    fieldProblem(field, values[field.id] ?? '', momentOf(field), services.now());
  const set = (id: string) => (value: string) => {
    setValues((before) => ({ ...before, [id]: value }));
  };

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (asked.some((field) => problemOf(field) !== undefined)) {
      setTried(true);
      focusFirstError(form.current);
      return;
    }
    const given = asked.map((field) => [field.id, actValue(field, values[field.id] ?? '', momentOf(field))]);
    onAct(
      Act.parse({ act, ...Object.fromEntries(given.filter(([, value]) => value !== undefined)) }),
      actWords[act],
    );
  };

  return (
    <form ref={form} noValidate onSubmit={submit} data-testid={`form-${act}`}>
      {endings.has(act) && held.length > 0 && (
        <p class="hint" data-testid="originals-before">
          {movesText.originals.beforeEnding(
            itemRows(opened)
              .filter(({ id }) => held.includes(id))
              .map(itemName),
          )}
        </p>
      )}
      {asked.map((field) => (
        <Field
          key={field.id}
          field={field}
          value={values[field.id] ?? ''}
          error={tried ? problemOf(field) : undefined}
          zoneLabel={zoneLabel}
          busy={busy}
          opened={opened}
          onValue={set(field.id)}
          onAttachments={onAttachments}
        />
      ))}
      {aside ? (
        <p class="row">
          <button type="submit" disabled={busy} data-testid={`${act}-submit`}>
            {actWords[act]}
          </button>
          <button type="button" onClick={onCancel}>
            {text.cancel}
          </button>
        </p>
      ) : (
        <ActBar label={actWords[act]} busy={busy} />
      )}
    </form>
  );
}

function Field({
  field,
  value,
  error,
  zoneLabel,
  busy,
  opened,
  onValue,
  onAttachments,
}: {
  field: ActField;
  value: string;
  error: string | undefined;
  zoneLabel: string;
  busy: boolean;
  opened: OpenedCase;
  onValue: (value: string) => void;
  onAttachments: FilesFormProps['onAttachments'];
}) {
  switch (field.kind) {
    case 'note':
      return (
        <AreaField label={field.label} hint={field.hint} error={error} value={value} onValue={onValue} />
      );
    case 'moment':
      return (
        <TextField
          label={`${field.label} (${zoneLabel})`}
          type="datetime-local"
          error={error}
          value={value}
          onValue={onValue}
        />
      );
    case 'slot':
      return (
        <SlotField
          applicationId={opened.application.id}
          error={error}
          value={value}
          onValue={onValue}
          // After a refusal others may have taken what was shown.
          round={busy ? 'sending' : 'choosing'}
        />
      );
    case 'count':
      return (
        <TextField label={field.label} inputMode="numeric" error={error} value={value} onValue={onValue} />
      );
    case 'choice':
      return field.options.length > 3 ? (
        <SelectField
          label={field.label}
          choose={text.actFields.choose}
          error={error}
          options={field.options}
          value={value}
          onValue={onValue}
        />
      ) : (
        <RadioGroup
          legend={field.label}
          error={error}
          options={field.options}
          value={value}
          onValue={onValue}
        />
      );
    case 'ticks':
      return (
        <CheckGroup
          legend={field.label}
          error={error}
          options={field.items.map((label, index) => ({ value: String(index), label }))}
          values={value.split(',').filter((each) => each !== '')}
          onValues={(ticked) => {
            onValue(ticked.join(','));
          }}
        />
      );
    case 'items':
      return (
        <CheckGroup
          legend={field.label}
          error={error}
          options={field.options}
          values={value.split(',').filter((each) => each !== '')}
          onValues={(chosen) => {
            onValue(chosen.join(','));
          }}
        />
      );
    case 'files':
      return (
        <FilesField
          label={field.label}
          error={error}
          value={value}
          opened={opened}
          onValue={onValue}
          onAttachments={onAttachments}
        />
      );
    default:
      return field satisfies never;
  }
}

/** What already happened is most often happening now. */
function startOf(field: ActField, now: string, waiting: string): string {
  if (field.kind === 'files') return waiting;
  return field.kind === 'moment' && field.past ? now : '';
}
