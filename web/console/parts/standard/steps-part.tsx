import type { JSX } from 'preact';
import { Door } from '../../../../domain/conditions.ts';
import { quotable } from '../../../../domain/printed.ts';
import type { Office } from '../../../../domain/office.ts';
import type { Performer } from '../../../../domain/roles.ts';
import { SignForm, Step } from '../../../../domain/steps/step.ts';

import { doorWords, performerWords, signFormWords, stepWords } from '../../../../domain/words-id.ts';
import { newStep, performerId, rowAnchor, stepAs, withSteps, without } from '../../standard-form.ts';
import { capital } from '../../text.ts';
import { words } from '../../text-standards.ts';
import { CheckField, CheckGroup, SelectField, TextField } from '../field.tsx';
import { ListEditor } from '../list-editor.tsx';
import { LinesField, NumberField, QuoteField } from '../text-fields.tsx';
import { ConditionField } from './condition-field.tsx';
import { foundAt, Part } from './part.tsx';
import type { PartProps } from './part.tsx';
import { VariantsGroup } from './variants-group.tsx';

/** In the order a case goes through an office, as people look for them. */
const kinds = Step.options.map((option) => option.shape.do.value);
const doorOptions = Door.options.map((value) => ({ value, label: doorWords[value] }));
const forms = SignForm.options.map((value) => ({ value, label: capital(signFormWords[value]) }));

/** Posts a step can be given to, and those it already has. */
function performersFor({ sections }: Pick<Office, 'sections'>, used: readonly Performer[]): Performer[] {
  const usual: Performer[] = [
    { role: 'counter' },
    { role: 'operator' },
    ...sections.map(({ id }): Performer => ({ role: 'section-head', section: id })),
    { role: 'secretary' },
    { role: 'camat' },
  ];
  const known = new Set(usual.map(performerId));
  return [...usual, ...used.filter((performer) => !known.has(performerId(performer)))];
}

/** The way of a case through the office, step by step. */
export function StepsPart({ standard, onStandard, office, at }: PartProps): JSX.Element {
  const { definition, printed } = standard;
  const pieces = quotable(printed.procedure);
  return (
    <Part part="langkah" at={at} hint={words.steps.hint}>
      {definition.steps.length === 0 && <p class="soft">{words.steps.none}</p>}
      <ListEditor<Step>
        label={words.parts.langkah}
        add={words.steps.add}
        anchor={(position) => rowAnchor('langkah', position)}
        items={definition.steps}
        onItems={(steps) => {
          onStandard(withSteps(standard, steps));
        }}
        make={() => newStep(standard)}
        summary={(step, position) => (
          <>
            {String(position + 1)}. {stepWords[step.do]}{' '}
            <span class="soft">{performerWords(step.by, office) || words.steps.nobody}</span>
          </>
        )}
        error={(position) => foundAt(at(rowAnchor('langkah', position)))}
      >
        {({ value, change }) => (
          <>
            <SelectField
              label={words.steps.kind}
              options={kinds.map((kind) => ({ value: kind, label: stepWords[kind] }))}
              value={value.do}
              onValue={(kind) => {
                change(stepAs(kinds.find((each) => each === kind) ?? 'check', value));
              }}
            />
            <PerformersField
              legend={words.steps.by}
              office={office}
              value={value.by}
              onValue={(by) => {
                change({ ...value, by });
              }}
            />
            {value.do === 'sign' && (
              <>
                <SelectField
                  label={words.steps.form}
                  options={forms}
                  value={value.form}
                  onValue={(form) => {
                    change({ ...value, form: SignForm.safeParse(form).data ?? 'electronic' });
                  }}
                />
                {value.form !== 'electronic' && (
                  <PerformersField
                    legend={words.steps.recordedBy}
                    office={office}
                    value={value.recordedBy ?? []}
                    onValue={(recordedBy) => {
                      change(
                        recordedBy.length === 0 ? without(value, 'recordedBy') : { ...value, recordedBy },
                      );
                    }}
                  />
                )}
              </>
            )}
            <KindFields value={value} change={change} />
            <QuoteField
              label={words.steps.printed}
              none={words.steps.notPrinted}
              pieces={pieces}
              value={value.printed}
              onValue={(text) => {
                change(text === undefined ? leaving(value, 'printed') : { ...value, printed: text });
              }}
            />
            <details>
              <summary>{words.steps.only}</summary>
              <CheckGroup
                legend={words.requirements.doors}
                options={doorOptions}
                values={value.doors ?? []}
                onValues={(chosen) => {
                  const doors = Door.options.filter((door) => chosen.includes(door));
                  change(doors.length === 0 ? leaving(value, 'doors') : { ...value, doors });
                }}
              />
              <VariantsGroup
                legend={words.requirements.variants}
                variants={definition.variants}
                value={value.variants}
                onValue={(variants) => {
                  change(variants.length === 0 ? leaving(value, 'variants') : { ...value, variants });
                }}
              />
              <ConditionField
                fields={definition.fields}
                when={value.when}
                onWhen={(when) => {
                  change(when ? { ...value, when } : leaving(value, 'when'));
                }}
              />
              <CheckField
                label={words.steps.optional}
                checked={value.optional === true}
                onChecked={(optional) => {
                  change(optional ? { ...value, optional } : leaving(value, 'optional'));
                }}
              />
              <CheckField
                label={words.steps.refusal}
                checked={value.refusal === true}
                onChecked={(refusal) => {
                  change(refusal ? { ...value, refusal } : leaving(value, 'refusal'));
                }}
              />
            </details>
          </>
        )}
      </ListEditor>
    </Part>
  );
}

type Optional = 'printed' | 'doors' | 'variants' | 'when' | 'optional' | 'refusal';

/** The step without what every kind may do without. */
function leaving(step: Step, key: Optional): Step {
  const { [key]: _left, ...rest } = step;
  // None of these keys tells the kinds apart; the compiler cannot follow that through the union.
  return rest as Step;
}

/** What only some kinds are asked. */
function KindFields({ value, change }: { value: Step; change: (step: Step) => void }): JSX.Element | null {
  switch (value.do) {
    case 'appointment':
      return (
        <div class="columns">
          <NumberField
            label={words.steps.minutes}
            value={value.minutes}
            onValue={(minutes) => {
              change({ ...value, minutes: minutes ?? Number.NaN });
            }}
          />
          <NumberField
            label={words.steps.atOnce}
            value={value.atOnce}
            onValue={(atOnce) => {
              change({ ...value, atOnce: atOnce ?? Number.NaN });
            }}
          />
        </div>
      );
    case 'send-to-agency':
    case 'await-agency':
      return (
        <TextField
          label={words.steps.agency}
          value={value.agency}
          onValue={(agency) => {
            change({ ...value, agency });
          }}
        />
      );
    case 'guide':
      return (
        <LinesField
          label={words.steps.items}
          hint={words.fields.optionsHint}
          value={value.items}
          onValue={(items) => {
            change({ ...value, items });
          }}
        />
      );
    case 'answer':
      return (
        <CheckField
          label={words.steps.escalates}
          checked={value.escalates === true}
          onChecked={(escalates) => {
            change(escalates ? { ...value, escalates } : without(value, 'escalates'));
          }}
        />
      );
    default:
      return null;
  }
}

function PerformersField({
  legend,
  office,
  value,
  onValue,
}: {
  legend: string;
  office: Office;
  value: readonly Performer[];
  onValue: (performers: Performer[]) => void;
}) {
  const performers = performersFor(office, value);
  return (
    <CheckGroup
      legend={legend}
      options={performers.map((performer) => ({
        value: performerId(performer),
        label:
          performer.section !== undefined && !office.sections.some(({ id }) => id === performer.section)
            ? words.doors.unknownSection(performer.section)
            : performerWords([performer], office),
      }))}
      values={value.map(performerId)}
      onValues={(ids) => {
        onValue(performers.filter((performer) => ids.includes(performerId(performer))));
      }}
    />
  );
}
