import type { JSX } from 'preact';
import { CompensationPart } from '../../../../domain/compensation.ts';
import { PromiseUnit } from '../../../../domain/due.ts';
import { quotable } from '../../../../domain/printed.ts';
import { compensationWords, definitionWords, stepWords, unitWords } from '../../../../domain/words-id.ts';
import { withDefinition, without } from '../../standard-form.ts';
import { capital } from '../../text.ts';
import { words } from '../../text-standards.ts';
import { CheckField, CheckGroup, RadioGroup, SelectField, TextField } from '../field.tsx';
import { NumberField, QuoteField, short } from '../text-fields.tsx';
import { Part } from './part.tsx';
import type { PartProps } from './part.tsx';

const kinds = ['term', 'none', 'not-stated'] as const;
const units = PromiseUnit.options.map((value) => ({ value, label: capital(unitWords[value]) }));
const compensations = CompensationPart.options.map((value) => ({ value, label: compensationWords[value] }));

/** What is promised, how it is counted, and what follows when it is not kept. */
export function ClockPart({ standard, onStandard, at }: PartProps): JSX.Element {
  const { definition, printed } = standard;
  const { promise, promiseEndsWith, correctionDeadline, compensation } = definition;
  const time = quotable(printed.time);
  const guarantee = [...new Set(quotable(printed.guarantee))];
  const quoted = compensation?.printed ?? [];
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
                onStandard(
                  withDefinition(standard, { promise: { ...promise, amount: amount ?? Number.NaN } }),
                );
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
      {promise.kind === 'term' && (
        <SelectField
          label={definitionWords.promiseEndsWith}
          choose={words.clock.endsReady}
          options={[
            ...definition.steps.map((step, position) => ({
              value: step.id,
              label: `${String(position + 1)}. ${stepWords[step.do]}`,
            })),
            ...(promiseEndsWith !== undefined && !definition.steps.some(({ id }) => id === promiseEndsWith)
              ? [{ value: promiseEndsWith, label: words.condition.unknown(promiseEndsWith) }]
              : []),
          ]}
          value={promiseEndsWith ?? ''}
          onValue={(id) => {
            onStandard(
              id === ''
                ? { ...standard, definition: without(definition, 'promiseEndsWith') }
                : withDefinition(standard, { promiseEndsWith: id }),
            );
          }}
        />
      )}
      <CheckField
        label={words.clock.correction}
        checked={correctionDeadline !== undefined}
        onChecked={(checked) => {
          onStandard(
            checked
              ? withDefinition(standard, { correctionDeadline: { printed: '', at: '10:00' } })
              : { ...standard, definition: without(definition, 'correctionDeadline') },
          );
        }}
      />
      {correctionDeadline && (
        <div class="columns">
          <TextField
            label={words.clock.correctionPrinted}
            value={correctionDeadline.printed}
            onValue={(text) => {
              onStandard(
                withDefinition(standard, { correctionDeadline: { ...correctionDeadline, printed: text } }),
              );
            }}
          />
          <TextField
            label={definitionWords.correctionDeadline}
            type="time"
            value={correctionDeadline.at}
            onValue={(clock) => {
              onStandard(
                withDefinition(standard, { correctionDeadline: { ...correctionDeadline, at: clock } }),
              );
            }}
          />
        </div>
      )}
      <h3>{definitionWords.compensation}</h3>
      <CheckField
        label={words.clock.hasCompensation}
        checked={compensation !== undefined}
        onChecked={(checked) => {
          onStandard(
            checked
              ? withDefinition(standard, { compensation: { parts: [] } })
              : { ...standard, definition: without(definition, 'compensation') },
          );
        }}
      />
      {compensation && (
        <>
          <CheckGroup
            legend={words.clock.compensationParts}
            options={compensations}
            values={compensation.parts}
            onValues={(values) => {
              onStandard(
                withDefinition(standard, {
                  compensation: {
                    ...compensation,
                    parts: CompensationPart.options.filter((part) => values.includes(part)),
                  },
                }),
              );
            }}
          />
          <CheckGroup
            legend={words.clock.compensationPrinted}
            options={[
              ...guarantee.map((text) => ({ value: text, label: short(text) })),
              ...quoted
                .filter((text) => !guarantee.includes(text))
                .map((text) => ({ value: text, label: words.rows.goneQuote(short(text)) })),
            ]}
            values={quoted}
            onValues={(texts) => {
              onStandard(
                withDefinition(standard, {
                  compensation:
                    texts.length === 0
                      ? without(compensation, 'printed')
                      : { ...compensation, printed: texts },
                }),
              );
            }}
          />
        </>
      )}
    </Part>
  );
}
