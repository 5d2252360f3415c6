import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../../domain/api.ts';
import { setNumberLimit, slipLimit } from '../../../../domain/emergency.ts';
import { useAtWork } from '../../context.ts';
import { newActId } from '../../ids.ts';
import { emergencyText } from '../../text-emergency.ts';
import { shortTime } from '../../times.ts';
import { useDoing } from '../../use-doing.ts';
import { CheckGroup, TextField } from '../field.tsx';
import { DoingNotice, Notice } from '../notice.tsx';
import { SavedFile } from '../file-buttons.tsx';

type Opened = OutputOf<StaffApi['openEmergency']>;
type MadeFile = OutputOf<StaffApi['printEmergencySet']>['file'];
const words = emergencyText.set;

const usualSlips = '20';

/** Paper for the day without power: chosen here, printed, and printed again. */
export function Sets({ opened, reload }: { opened: Opened; reload: () => void }): JSX.Element {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [slips, setSlips] = useState(usualSlips);
  const [counts, setCounts] = useState<Readonly<Record<string, string>>>({});
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [setId, setSetId] = useState(newActId);
  const [problem, setProblem] = useState<string>();
  const [made, setMade] = useState<MadeFile & { key: number }>();
  const time = (at: number) => shortTime(at, services.now(), office);

  const print = (
    label: string,
    input: { setId: string; slips: number; books: { book: string; count: number }[]; services: string[] },
  ) => {
    run({
      label,
      send: () => services.call('printEmergencySet', { officeId: office.id, ...input }),
      done: ({ file }) => {
        setMade((before) => ({ ...file, key: (before?.key ?? 0) + 1 }));
        if (input.setId === setId) setSetId(newActId());
        reload();
      },
    });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const wanted = countOf(slips, slipLimit);
    const books = opened.books.map(({ book }) => ({
      book,
      count: countOf(counts[book] ?? '', setNumberLimit),
    }));
    if (wanted === undefined || books.some(({ count }) => count === undefined)) {
      setProblem(words.number);
      return;
    }
    const taken = books.flatMap(({ book, count }) => (count ? [{ book, count }] : []));
    if (wanted === 0 && taken.length === 0 && chosen.length === 0) {
      setProblem(words.empty);
      return;
    }
    setProblem(undefined);
    print(words.print, { setId, slips: wanted, books: taken, services: [...chosen] });
  };
  return (
    <section class="panel" data-testid="emergency-sets">
      <h2>{words.title}</h2>
      <p class="hint">{words.lead}</p>
      <form noValidate onSubmit={submit}>
        <div class="columns">
          <TextField
            label={words.slips}
            hint={words.slipsHint}
            inputMode="numeric"
            value={slips}
            onValue={setSlips}
          />
        </div>
        {opened.books.length > 0 && (
          <fieldset class="group">
            <legend>{words.books}</legend>
            <p class="hint">{words.booksHint}</p>
            <div class="columns">
              {opened.books.map(({ book, label }) => (
                <TextField
                  key={book}
                  label={words.countOf(label)}
                  inputMode="numeric"
                  value={counts[book] ?? '0'}
                  onValue={(value) => {
                    setCounts({ ...counts, [book]: value });
                  }}
                />
              ))}
            </div>
          </fieldset>
        )}
        <CheckGroup
          legend={words.services}
          options={opened.services.map(({ serviceId, name }) => ({ value: serviceId, label: name }))}
          values={chosen}
          onValues={setChosen}
        />
        <p class="row">
          <button
            type="button"
            onClick={() => {
              setChosen(
                chosen.length === opened.services.length
                  ? []
                  : opened.services.map(({ serviceId }) => serviceId),
              );
            }}
          >
            {chosen.length === opened.services.length ? words.nothing : words.all}
          </button>
          <button type="submit" disabled={doing.state === 'sending'}>
            {words.print}
          </button>
        </p>
        {problem !== undefined && (
          <Notice tone="bad">
            <p role="alert">{problem}</p>
          </Notice>
        )}
        <DoingNotice doing={doing} />
        {made && <SavedFile key={made.key} file={made} />}
      </form>
      <h3>{words.list}</h3>
      {opened.sets.length === 0 && <p class="empty">{words.none}</p>}
      <ul class="plain-list">
        {opened.sets.map((set) => {
          const numbers = set.numbers.reduce((sum, { taken }) => sum + taken.length, 0);
          const name = words.row(set.slips, numbers);
          return (
            <li key={set.id}>
              <p>
                <strong>{name}</strong>
              </p>
              <p class="soft">{words.by(opened.staffNames[set.madeBy] ?? '', time(set.at))}</p>
              <p class="row">
                <button
                  type="button"
                  disabled={doing.state === 'sending'}
                  aria-label={`${words.again}: ${name}`}
                  onClick={() => {
                    print(words.again, { setId: set.id, slips: 0, books: [], services: [] });
                  }}
                >
                  {words.again}
                </button>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A whole number from 0; nothing typed is none. */
function countOf(text: string, most: number): number | undefined {
  if (text.trim() === '') return 0;
  const count = /^\d{1,3}$/.test(text.trim()) ? Number(text) : undefined;
  return count !== undefined && count <= most ? count : undefined;
}
