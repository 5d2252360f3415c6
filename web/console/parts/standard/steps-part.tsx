import type { JSX } from 'preact';
import { quotable } from '../../../../domain/printed.ts';
import type { Office } from '../../../../domain/office.ts';
import type { Performer } from '../../../../domain/roles.ts';
import { SignForm } from '../../../../domain/steps/step.ts';
import type { Step, StepKind } from '../../../../domain/steps/step.ts';
import { performerWords, signFormWords, stepWords } from '../../../../domain/words-id.ts';
import { newStep, performerId, rowAnchor, stepAs, withSteps, without } from '../../standard-form.ts';
import { capital } from '../../text.ts';
import { words } from '../../text-standards.ts';
import { CheckGroup, SelectField } from '../field.tsx';
import { ListEditor } from '../list-editor.tsx';
import { QuoteField } from '../text-fields.tsx';
import { foundAt, Part } from './part.tsx';
import type { PartProps } from './part.tsx';

const kinds: readonly StepKind[] = [
  'check',
  'validate',
  'draft',
  'number',
  'initial',
  'sign',
  'stamp',
  'register',
  'hand-over',
];
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
            <QuoteField
              label={words.steps.printed}
              none={words.steps.notPrinted}
              pieces={pieces}
              value={value.printed}
              onValue={(text) => {
                change(text === undefined ? without(value, 'printed') : { ...value, printed: text });
              }}
            />
          </>
        )}
      </ListEditor>
    </Part>
  );
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
