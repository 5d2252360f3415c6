import type { JSX } from 'preact';
import { quotable } from '../../../../domain/printed.ts';
import { alignReading } from '../../../../domain/reading.ts';
import { Door } from '../../../../domain/conditions.ts';
import type { Reading } from '../../../../domain/standard.ts';
import { channelWords, doorWords } from '../../../../domain/words-id.ts';
import { rowAnchor, without } from '../../standard-form.ts';
import { durationUnitWords, words } from '../../text-standards.ts';
import { CheckGroup, SelectField, TextField } from '../field.tsx';
import { ListEditor } from '../list-editor.tsx';
import { LinesField, NumberField, QuoteField, short } from '../text-fields.tsx';
import { Part } from './part.tsx';
import type { PartProps } from './part.tsx';

const doors = Door.options.map((value) => ({ value, label: doorWords[value] }));
const kinds = ['step', 'branch', 'note'] as const;
const fees = ['free', 'amount', 'other', 'not-stated'] as const;

type DurationUnit = keyof typeof durationUnitWords;
const units = Object.entries(durationUnitWords).map(([value, label]) => ({ value, label }));

/** What readers and machines take out of the printed words; verbatim, in printed order. */
export function ReadingPart({ standard, onStandard, base, at }: PartProps): JSX.Element {
  const { reading, printed } = standard;
  const change = (part: Partial<Reading>) => {
    onStandard({ ...standard, reading: { ...reading, ...part } });
  };
  const procedure = quotable(printed.procedure);
  const time = quotable(printed.time);
  const complaints = quotable(printed.complaints);
  return (
    <Part part="bacaan" at={at} hint={words.reading.hint}>
      <p>
        <button
          type="button"
          onClick={() => {
            onStandard(alignReading(standard, base));
          }}
        >
          {words.reading.anew}
        </button>
      </p>
      <details class="component">
        <summary>
          <span class="row-title">
            {words.reading.steps}
            <span class="soft">{words.rows.count(reading.steps.length)}</span>
          </span>
        </summary>
        <ListEditor<Reading['steps'][number]>
          label={words.reading.steps}
          add={words.reading.addStep}
          anchor={(position) => rowAnchor('bacaan', position)}
          items={reading.steps}
          onItems={(steps) => {
            change({ steps });
          }}
          make={() => ({ text: procedure[0] ?? '', kind: 'step' })}
          summary={({ text, kind }, position) => (
            <>
              {String(position + 1)}. {short(text)} <span class="soft">{words.reading.kinds[kind]}</span>
            </>
          )}
        >
          {({ value, change: changeStep }) => (
            <>
              <QuoteField
                label={words.reading.text}
                pieces={procedure}
                value={value.text}
                onValue={(text) => {
                  changeStep({ ...value, text: text ?? '' });
                }}
              />
              <SelectField
                label={words.reading.kind}
                options={kinds.map((kind) => ({ value: kind, label: words.reading.kinds[kind] }))}
                value={value.kind}
                onValue={(kind) => {
                  changeStep({ ...value, kind: kinds.find((each) => each === kind) ?? 'step' });
                }}
              />
              <TextField
                label={words.reading.actor}
                optional
                value={value.actor ?? ''}
                onValue={(actor) => {
                  changeStep(actor === '' ? without(value, 'actor') : { ...value, actor });
                }}
              />
              <CheckGroup
                legend={words.reading.doors}
                options={doors}
                values={value.doors ?? []}
                onValues={(chosen) => {
                  const list = Door.options.filter((door) => chosen.includes(door));
                  changeStep(list.length === 0 ? without(value, 'doors') : { ...value, doors: list });
                }}
              />
            </>
          )}
        </ListEditor>
      </details>
      <details class="component">
        <summary>
          <span class="row-title">
            {words.reading.durations}
            <span class="soft">{reading.durations.map(({ printed: text }) => short(text)).join(' · ')}</span>
          </span>
        </summary>
        <ListEditor<Reading['durations'][number]>
          label={words.reading.durations}
          add={words.reading.addDuration}
          anchor={(position) => `bacaan-waktu-${String(position + 1)}`}
          items={reading.durations}
          onItems={(durations) => {
            change({ durations });
          }}
          make={() => ({ printed: time[0] ?? '' })}
          summary={({ printed: text }) => short(text)}
        >
          {({ value, change: changeDuration }) => (
            <>
              <QuoteField
                label={words.reading.text}
                pieces={time}
                value={value.printed}
                onValue={(text) => {
                  changeDuration({ ...value, printed: text ?? '' });
                }}
              />
              <div class="columns">
                <NumberField
                  label={words.clock.amountFrom}
                  optional
                  value={value.amountFrom}
                  onValue={(amountFrom) => {
                    changeDuration(
                      amountFrom === undefined ? without(value, 'amountFrom') : { ...value, amountFrom },
                    );
                  }}
                />
                <NumberField
                  label={words.clock.amount}
                  optional
                  value={value.amount}
                  onValue={(amount) => {
                    changeDuration(amount === undefined ? without(value, 'amount') : { ...value, amount });
                  }}
                />
                <SelectField
                  label={words.clock.unit}
                  choose={words.reading.noUnit}
                  options={units}
                  value={value.unit ?? ''}
                  onValue={(unit) => {
                    changeDuration(isUnit(unit) ? { ...value, unit } : without(value, 'unit'));
                  }}
                />
                <TextField
                  label={words.reading.of}
                  optional
                  value={value.of ?? ''}
                  onValue={(of) => {
                    changeDuration(of === '' ? without(value, 'of') : { ...value, of });
                  }}
                />
                <TextField
                  label={words.reading.proviso}
                  optional
                  value={value.proviso ?? ''}
                  onValue={(proviso) => {
                    changeDuration(proviso === '' ? without(value, 'proviso') : { ...value, proviso });
                  }}
                />
              </div>
            </>
          )}
        </ListEditor>
      </details>
      <div class="columns">
        <SelectField
          label={words.reading.fee}
          options={fees.map((kind) => ({ value: kind, label: words.reading.fees[kind] }))}
          value={reading.fee.kind}
          onValue={(kind) => {
            const fee = fees.find((each) => each === kind) ?? 'not-stated';
            change({ fee: fee === 'amount' ? { kind: fee, rupiah: 0 } : { kind: fee } });
          }}
        />
        {reading.fee.kind === 'amount' && (
          <NumberField
            label={words.reading.rupiah}
            value={reading.fee.rupiah}
            onValue={(rupiah) => {
              change({ fee: { kind: 'amount', rupiah: rupiah ?? Number.NaN } });
            }}
          />
        )}
      </div>
      <LinesField
        label={words.reading.products}
        hint={words.reading.productsHint}
        value={reading.products}
        onValue={(products) => {
          change({ products });
        }}
      />
      <details class="component">
        <summary>
          <span class="row-title">
            {words.reading.complaints}
            <span class="soft">{words.rows.count(reading.complaints.length)}</span>
          </span>
        </summary>
        <ListEditor<Reading['complaints'][number]>
          label={words.reading.complaints}
          add={words.reading.addComplaint}
          anchor={(position) => `bacaan-pengaduan-${String(position + 1)}`}
          items={reading.complaints}
          onItems={(list) => {
            change({ complaints: list });
          }}
          make={() => ({ kind: 'other', text: complaints[0] ?? '' })}
          summary={({ kind, text }) => (
            <>
              {short(text)} <span class="soft">{channelWords[kind]}</span>
            </>
          )}
        >
          {({ value, change: changeChannel }) => (
            <>
              <SelectField
                label={words.reading.channel}
                options={Object.entries(channelWords).map(([kind, label]) => ({ value: kind, label }))}
                value={value.kind}
                onValue={(kind) => {
                  if (isChannel(kind)) changeChannel({ ...value, kind });
                }}
              />
              <TextField
                label={words.reading.text}
                hint={words.reading.channelHint}
                value={value.text}
                onValue={(text) => {
                  changeChannel({ ...value, text });
                }}
              />
            </>
          )}
        </ListEditor>
      </details>
    </Part>
  );
}

function isUnit(text: string): text is DurationUnit {
  return Object.hasOwn(durationUnitWords, text);
}

function isChannel(text: string): text is keyof typeof channelWords {
  return Object.hasOwn(channelWords, text);
}
