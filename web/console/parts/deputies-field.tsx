import type { JSX } from 'preact';
import { Role } from '../../../domain/roles.ts';
import type { StaffMember } from '../../../domain/roles.ts';
import { roleWords } from '../../../domain/words-id.ts';
import { useAtWork } from '../context.ts';
import { capital, text } from '../text.ts';
import { SelectField, TextField } from './field.tsx';

type Deputy = StaffMember['deputies'][number];

const capacities = ['plh', 'plt', 'an'] as const;
/** Posts that have a deputy by appointment. */
const deputised: readonly Role[] = ['section-head', 'secretary', 'camat'];

/** Dated appointments as deputy: they begin and end by themselves. */
export function DeputiesField({
  deputies,
  error,
  today,
  onDeputies,
}: {
  deputies: readonly Deputy[];
  error: string | undefined;
  today: string;
  onDeputies: (deputies: Deputy[]) => void;
}): JSX.Element {
  return (
    <fieldset class="group">
      <legend>{text.staff.deputies}</legend>
      {deputies.map((deputy, position) => (
        <DeputyFields
          key={position}
          deputy={deputy}
          position={position + 1}
          error={deputy.toOn < deputy.fromOn || deputy.fromOn === '' ? error : undefined}
          onDeputy={(next) => {
            onDeputies(deputies.map((each, index) => (index === position ? next : each)));
          }}
          onRemove={() => {
            onDeputies(deputies.filter((_, index) => index !== position));
          }}
        />
      ))}
      <button
        type="button"
        onClick={() => {
          onDeputies([...deputies, { role: 'camat', capacity: 'plh', fromOn: today, toOn: today }]);
        }}
        data-testid="add-deputy"
      >
        {text.staff.deputyAdd}
      </button>
    </fieldset>
  );
}

function DeputyFields({
  deputy,
  position,
  error,
  onDeputy,
  onRemove,
}: {
  deputy: Deputy;
  position: number;
  error: string | undefined;
  onDeputy: (deputy: Deputy) => void;
  onRemove: () => void;
}) {
  const { office } = useAtWork();
  return (
    <fieldset class="group deputy">
      <legend>{text.staff.deputyOf(position)}</legend>
      <div class="columns">
        <SelectField
          label={text.staff.capacity}
          options={capacities.map((value) => ({ value, label: text.staff.capacities[value] }))}
          value={deputy.capacity}
          onValue={(value) => {
            onDeputy({ ...deputy, capacity: capacities.find((each) => each === value) ?? 'plh' });
          }}
        />
        <SelectField
          label={text.staff.role}
          options={deputised.map((value) => ({ value, label: capital(roleWords[value]) }))}
          value={deputy.role}
          onValue={(value) => {
            const { section: _section, ...rest } = deputy;
            onDeputy({ ...rest, role: Role.safeParse(value).data ?? 'camat' });
          }}
        />
        {deputy.role === 'section-head' && (
          <SelectField
            label={text.staff.section}
            choose={text.staff.anySection}
            options={office.sections.map(({ id, name }) => ({ value: id, label: name }))}
            value={deputy.section ?? ''}
            onValue={(value) => {
              const { section: _section, ...rest } = deputy;
              onDeputy({ ...rest, ...(value !== '' && { section: value }) });
            }}
          />
        )}
        <TextField
          label={text.staff.from}
          type="date"
          error={error}
          value={deputy.fromOn}
          onValue={(fromOn) => {
            onDeputy({ ...deputy, fromOn });
          }}
        />
        <TextField
          label={text.staff.to}
          type="date"
          value={deputy.toOn}
          onValue={(toOn) => {
            onDeputy({ ...deputy, toOn });
          }}
        />
      </div>
      <button type="button" onClick={onRemove}>
        {text.staff.deputyRemove}
      </button>
    </fieldset>
  );
}
