import type { JSX } from 'preact';
import { PromiseUnit } from '../../../../domain/due.ts';
import { quotable } from '../../../../domain/printed.ts';
import { compensationWords, definitionWords, unitWords } from '../../../../domain/words-id.ts';
import { withDefinition, without } from '../../standard-form.ts';
import { capital } from '../../text.ts';
import { words } from '../../text-standards.ts';
import { CheckField, RadioGroup, SelectField } from '../field.tsx';
import { NumberField, QuoteField } from '../text-fields.tsx';
import { Part } from './part.tsx';
import type { PartProps } from './part.tsx';

const kinds = ['term', 'none', 'not-stated'] as const;
const units = PromiseUnit.options.map((value) => ({ value, label: capital(unitWords[value]) }));
const compensations = ['home-delivery', 'apology-and-notice', 'sanction'] as const;

/** What is promised, how it is counted, and what follows when it is not kept. */
export function ClockPart({ standard, onStandard, at }: PartProps): JSX.Element {
  const { definition, printed } = standard;
  const { promise, compensation } = definition;
  const time = quotable(printed.time);
  const guarantee = quotable(printed.guarantee);
  return (
    <Part part="waktu" at={at}>
      <RadioGroup
        legend={definitionWords.promise}
        options={kinds.map((value) => ({ value, label: words.clock.kinds[value] }))}
        value={promise.kind}
        onValue={(text) => {
          const kind = kinds.find((each) => each === text) ?? 'not-stated';
          if (kind === promise.kind) return;
          onStandard(
            withDefinition(standard, {
              promise:
                kind === 'term'
                  ? {
                      kind,
                      printed: time[0] ?? '',
                      amount: 1,
                      unit: 'working-days',
                      waitsForSigner: false,
                    }
                  : { kind },
            }),
          );
        }}
      />
      {promise.kind === 'term' && (
        <>
          <QuoteField
            label={words.clock.printed}
            pieces={time}
            value={promise.printed}
            onValue={(text) => {
              onStandard(withDefinition(standard, { promise: { ...promise, printed: text ?? '' } }));
            }}
          />
          <div class="columns">
            <NumberField
              label={words.clock.amountFrom}
              optional
              value={promise.amountFrom}
              onValue={(amountFrom) => {
                onStandard(
                  withDefinition(standard, {
                    promise:
                      amountFrom === undefined ? without(promise, 'amountFrom') : { ...promise, amountFrom },
                  }),
                );
              }}
            />
            <NumberField
              label={words.clock.amount}
              value={promise.amount}
              onValue={(amount) => {
                onStandard(withDefinition(standard, { promise: { ...promise, amount: amount ?? Number.NaN } }));
              }}
            />
            <SelectField
              label={words.clock.unit}
              options={units}
              value={promise.unit}
              onValue={(unit) => {
                onStandard(
                  withDefinition(standard, {
                    promise: { ...promise, unit: PromiseUnit.safeParse(unit).data ?? 'working-days' },
                  }),
                );
              }}
            />
          </div>
          <CheckField
            label={words.clock.waits}
            checked={promise.waitsForSigner}
            onChecked={(waitsForSigner) => {
              onStandard(withDefinition(standard, { promise: { ...promise, waitsForSigner } }));
            }}
          />
        </>
      )}
      <SelectField
        label={definitionWords.compensation}
        choose={words.clock.noCompensation}
        options={compensations.map((value) => ({ value, label: compensationWords[value] }))}
        value={compensation?.kind ?? ''}
        onValue={(text) => {
          const kind = compensations.find((each) => each === text);
          onStandard(
            kind
              ? withDefinition(standard, { compensation: { ...compensation, kind } })
              : { ...standard, definition: without(definition, 'compensation') },
          );
        }}
      />
      {compensation && (
        <QuoteField
          label={words.clock.compensationPrinted}
          none={words.clock.ownPolicy}
          pieces={guarantee}
          value={compensation.printed}
          onValue={(text) => {
            onStandard(
              withDefinition(standard, {
                compensation:
                  text === undefined ? without(compensation, 'printed') : { ...compensation, printed: text },
              }),
            );
          }}
        />
      )}
    </Part>
  );
}
