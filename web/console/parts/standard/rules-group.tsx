import type { JSX } from 'preact';
import { months } from '../../../../domain/dates-id.ts';
import type { ServiceStandard } from '../../../../domain/standard.ts';
import { rulesOf, withRule } from '../../rules-form.ts';
import type { PrintedRule, RuleNumber } from '../../rules-form.ts';
import { words } from '../../text-standards.ts';
import { AreaField, SelectField } from '../field.tsx';
import { NumberField } from '../text-fields.tsx';

const monthOptions = months.map((label, at) => ({ value: String(at + 1), label }));

/** Printed rules Loket counts by: nothing where the standard has none. */
export function RulesGroup({
  standard,
  onStandard,
}: {
  standard: ServiceStandard;
  onStandard: (standard: ServiceStandard) => void;
}): JSX.Element | null {
  const rules = rulesOf(standard.definition);
  if (rules.length === 0) return null;
  return (
    <details>
      <summary>{words.rules.title(rules.length)}</summary>
      <p class="hint">{words.rules.hint}</p>
      {rules.map((rule, at) => (
        <RuleFields
          key={rule.key}
          rule={rule}
          name={words.rules.name(at + 1)}
          onRule={(next) => {
            onStandard(withRule(standard, next));
          }}
        />
      ))}
    </details>
  );
}

function RuleFields({
  rule,
  name,
  onRule,
}: {
  rule: PrintedRule;
  name: string;
  onRule: (rule: PrintedRule) => void;
}): JSX.Element {
  const set = ({ what }: RuleNumber, value: number) => {
    onRule({
      ...rule,
      numbers: rule.numbers.map((each) => (each.what === what ? { what, value } : each)),
    });
  };
  return (
    <fieldset class="group">
      <legend>{name}</legend>
      <AreaField
        label={words.rules.printed}
        rows={2}
        value={rule.printed}
        onValue={(printed) => {
          onRule({ ...rule, printed });
        }}
      />
      {rule.numbers.map((number) =>
        number.what === 'from-month' || number.what === 'to-month' ? (
          <SelectField
            key={number.what}
            label={words.rules.numbers[number.what]}
            options={monthOptions}
            value={String(number.value)}
            onValue={(value) => {
              set(number, Number(value));
            }}
          />
        ) : (
          <NumberField
            key={number.what}
            label={words.rules.numbers[number.what]}
            value={number.value}
            onValue={(value) => {
              // An empty field is no number, and a finding says so.
              set(number, value ?? Number.NaN);
            }}
          />
        ),
      )}
    </fieldset>
  );
}
