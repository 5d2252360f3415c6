import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { InputOf, OutputOf, StaffApi } from '../../../../domain/api.ts';
import { localDay } from '../../../../domain/calendar.ts';
import type { Closure, DayOff, OfficeCalendar } from '../../../../domain/calendar.ts';
import {
  calendarDifferences,
  calendarProblems,
  hoursDifferences,
} from '../../../../domain/calendar-change.ts';
import type { CalendarDifference } from '../../../../domain/calendar-change.ts';
import { longDateTime, longDateWithDay } from '../../../../domain/dates-id.ts';
import {
  emptyYear,
  own,
  rebased,
  rebasedWeek,
  sameValue,
  withClosure,
  withDays,
  withDecreed,
  yearsToEdit,
} from '../../calendar-form.ts';
import { useAtWork } from '../../context.ts';
import { leftOut } from '../../standard-form.ts';
import { text } from '../../text.ts';
import { calendarProblemWords, calendarText, differenceWords } from '../../text-calendar.ts';
import { useAsked } from '../../use-asked.ts';
import { useDoing } from '../../use-doing.ts';
import { AskedNotice } from '../asked-notice.tsx';
import { AreaField, CheckField, focusFirstError, SelectField, TextField } from '../field.tsx';
import { DoingNotice, Notice } from '../notice.tsx';
import { WeekHours } from '../week-hours.tsx';

const words = calendarText.off;

type Opened = OutputOf<StaffApi['openCalendar']>;
type Saved = OutputOf<StaffApi['saveCalendarYear']>;

/** What is to be edited: a year's table, or the weekly hours. */
type Chosen = number | 'hours';

/** Days off, closures, Ramadan and weekly hours, each save with its reason; below, who changed what. */
export function DaysOff(): JSX.Element {
  const { services, office, announce } = useAtWork();
  const { asked, reload } = useAsked('openCalendar', { officeId: office.id });
  const { doing, run } = useDoing(announce);
  const [saved, setSaved] = useState<Saved>();
  const today = localDay(services.now(), office.hours.zone);
  const [chosen, setChosen] = useState<Chosen>(Number(today.slice(0, 4)));
  const opened = asked.state === 'here' ? asked.value : undefined;
  const done = {
    done: (value: Saved) => {
      setSaved(value);
      reload();
    },
    refused: ({ code }: { code: string }) => {
      if (code === 'stale') reload();
    },
  };
  return (
    <>
      <p>{words.intro}</p>
      <AskedNotice asked={asked} onRetry={reload} />
      <DoingNotice doing={doing} />
      {doing.state === 'done' && saved && (
        <p role="status" data-testid="calendar-saved">
          {words.saved(saved.moved, saved.pending)}
        </p>
      )}
      {opened && (
        <>
          <Choice opened={opened} today={today} chosen={chosen} onChosen={setChosen} />
          {chosen === 'hours' ? (
            <HoursForm
              key="hours"
              opened={opened}
              busy={doing.state === 'sending'}
              onSave={(input) => {
                run({
                  label: words.saveHours,
                  send: (changeId) =>
                    services.call('saveOfficeHours', { officeId: office.id, changeId, ...input }),
                  ...done,
                });
              }}
            />
          ) : (
            <YearForm
              key={chosen}
              opened={opened}
              year={chosen}
              busy={doing.state === 'sending'}
              onSave={(input) => {
                run({
                  label: words.save,
                  send: (changeId) =>
                    services.call('saveCalendarYear', { officeId: office.id, changeId, ...input }),
                  ...done,
                });
              }}
            />
          )}
          <Changes opened={opened} />
        </>
      )}
    </>
  );
}

function Choice({
  opened,
  today,
  chosen,
  onChosen,
}: {
  opened: Opened;
  today: string;
  chosen: Chosen;
  onChosen: (chosen: Chosen) => void;
}) {
  const known = opened.years.map(({ calendar }) => calendar.year);
  const years = yearsToEdit(known, today);
  return (
    <SelectField
      label={words.part}
      options={[
        ...years.map((year) => ({
          value: String(year),
          label: known.includes(year) ? words.year(year) : words.newYear(year),
        })),
        { value: 'hours', label: words.hours },
      ]}
      value={String(chosen)}
      onValue={(value) => {
        onChosen(value === 'hours' ? 'hours' : Number(value));
      }}
    />
  );
}

interface Stored<T> {
  base: string;
  value: T;
}

/**
 * What a form began with, renewed when the server has a newer one: what was typed stays on top of it, and `meanwhile` says what another
 * has changed. Nothing typed, or what was typed is what was saved: the form begins anew.
 */
function useNewest<T>(
  stored: Stored<T>,
  typed: T,
  {
    merge,
    differences,
    onAdopt,
  }: {
    merge: (before: T, mine: T, theirs: T) => T;
    differences: (before: T, after: T) => CalendarDifference[];
    onAdopt: (value: T, isKept: boolean) => void;
  },
): { began: Stored<T>; meanwhile: readonly CalendarDifference[] } {
  const [began, setBegan] = useState(stored);
  const [meanwhile, setMeanwhile] = useState<readonly CalendarDifference[]>([]);
  useEffect(() => {
    if (stored.base === began.base) return;
    const isKept = !sameValue(typed, began.value) && !sameValue(typed, stored.value);
    onAdopt(isKept ? merge(began.value, typed, stored.value) : stored.value, isKept);
    setMeanwhile(isKept ? differences(began.value, stored.value) : []);
    setBegan(stored);
  }, [stored.base]);
  return { began, meanwhile };
}

function Meanwhile({ differences }: { differences: readonly CalendarDifference[] }) {
  const { office } = useAtWork();
  if (differences.length === 0) return null;
  return (
    <div data-testid="calendar-meanwhile">
      <Notice tone="warn">
        <p>{words.meanwhile}</p>
        <ul>
          {differences.map((difference, position) => (
            <li key={position}>{differenceWords(difference, office)}</li>
          ))}
        </ul>
        <p>{words.meanwhileKept}</p>
      </Notice>
    </div>
  );
}

type YearInput = Pick<InputOf<StaffApi['saveCalendarYear']>, 'base' | 'calendar' | 'reason'>;

function YearForm({
  opened,
  year,
  busy,
  onSave,
}: {
  opened: Opened;
  year: number;
  busy: boolean;
  onSave: (input: YearInput) => void;
}) {
  const { office } = useAtWork();
  const { zone } = office.hours;
  const found = opened.years.find(({ calendar }) => calendar.year === year);
  const stored = { base: found?.base ?? '', value: found?.calendar ?? emptyYear(year) };
  const [calendar, setCalendar] = useState<OfficeCalendar>(stored.value);
  const [badHours, setBadHours] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { began, meanwhile } = useNewest(stored, calendar, {
    merge: (before, mine, theirs) => rebased(before, mine, theirs, zone),
    differences: calendarDifferences,
    onAdopt: (next, isKept) => {
      setCalendar(next);
      setTried(false);
      if (!isKept) setReason('');
    },
  });
  const change = (part: Partial<OfficeCalendar>) => {
    setCalendar({ ...calendar, ...part });
  };
  const problems = [
    ...calendarProblems(calendar).map(calendarProblemWords),
    ...(badHours ? [words.hoursWrong] : []),
  ];
  return (
    <form
      ref={form}
      noValidate
      class="office-form"
      aria-label={words.year(year)}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (problems.length > 0 || reason.trim() === '') {
          focusFirstError(form.current);
          return;
        }
        onSave({ base: began.base, calendar, reason });
      }}
    >
      <Meanwhile differences={meanwhile} />
      <Part title={words.days}>
        <TextField
          label={words.source}
          hint={words.sourceHint}
          error={tried && calendar.source.trim() === '' ? text.actFields.required : undefined}
          value={calendar.source}
          onValue={(source) => {
            change({ source });
          }}
        />
        {opened.offices.length > 0 && (
          <TakeOver opened={opened} calendar={calendar} onCalendar={setCalendar} />
        )}
        <Listed
          label={words.days}
          none={words.noDays}
          rows={calendar.daysOff.map((off) => ({
            key: off.on,
            words: `${longDateWithDay(off.on)} – ${off.name}`,
            soft: words.kinds[off.kind],
          }))}
          onRemove={(position) => {
            change({ daysOff: leftOut(calendar.daysOff, position) });
          }}
        />
        <AddDays calendar={calendar} onCalendar={setCalendar} />
        <CheckField
          label={words.open}
          checked={calendar.openOnCollectiveLeave}
          onChecked={(openOnCollectiveLeave) => {
            change({ openOnCollectiveLeave });
          }}
        />
      </Part>
      <Part title={words.closures} hint={words.closuresHint}>
        <Listed
          label={words.closures}
          none={words.noClosures}
          rows={calendar.closures.map((closure, position) => ({
            key: String(position),
            words: closureWords(closure, office.hours),
            soft: closure.reason,
          }))}
          onRemove={(position) => {
            change({ closures: leftOut(calendar.closures, position) });
          }}
        />
        <AddClosure
          onClosure={(typed) => {
            const next = withClosure(calendar, typed, zone);
            if (next === 'missing') return false;
            setCalendar(next);
            return true;
          }}
        />
      </Part>
      <Part title={words.ramadan}>
        <CheckField
          label={words.hasRamadan}
          checked={calendar.ramadan !== undefined}
          onChecked={(has) => {
            const { ramadan: _ramadan, ...rest } = calendar;
            setBadHours(false);
            setCalendar(has ? { ...rest, ramadan: { from: '', to: '', hours: opened.hours.weekly } } : rest);
          }}
        />
        {calendar.ramadan && (
          <Ramadan
            key={began.base}
            ramadan={calendar.ramadan}
            onRamadan={(ramadan) => {
              change({ ramadan });
            }}
            onBad={setBadHours}
          />
        )}
      </Part>
      <ReasonAndSave
        label={words.save}
        reason={reason}
        onReason={setReason}
        tried={tried}
        problems={problems}
        busy={busy}
      />
    </form>
  );
}

function closureWords(closure: Closure, { zone, zoneLabel }: Opened['hours']): string {
  return 'on' in closure
    ? longDateWithDay(closure.on)
    : `${longDateTime(closure.fromAt, zone, zoneLabel)} – ${longDateTime(closure.toAt, zone, zoneLabel)}`;
}

function Ramadan({
  ramadan,
  onRamadan,
  onBad,
}: {
  ramadan: NonNullable<OfficeCalendar['ramadan']>;
  onRamadan: (ramadan: NonNullable<OfficeCalendar['ramadan']>) => void;
  onBad: (bad: boolean) => void;
}) {
  return (
    <>
      <div class="columns">
        <TextField
          type="date"
          label={words.ramadanFrom}
          value={ramadan.from}
          onValue={(from) => {
            onRamadan({ ...ramadan, from });
          }}
        />
        <TextField
          type="date"
          label={words.ramadanTo}
          value={ramadan.to}
          onValue={(to) => {
            onRamadan({ ...ramadan, to });
          }}
        />
      </div>
      <p class="hint">{words.hoursHint}</p>
      <WeekHours
        weekly={ramadan.hours}
        onWeekly={(hours) => {
          onRamadan({ ...ramadan, hours });
        }}
        onBad={(days) => {
          onBad(days.length > 0);
        }}
      />
    </>
  );
}

type HoursInput = Pick<InputOf<StaffApi['saveOfficeHours']>, 'base' | 'weekly' | 'source' | 'reason'>;

function HoursForm({
  opened,
  busy,
  onSave,
}: {
  opened: Opened;
  busy: boolean;
  onSave: (input: HoursInput) => void;
}) {
  const { hours } = opened;
  const stored = { base: opened.hoursBase, value: { weekly: hours.weekly, source: hours.source ?? '' } };
  const [typed, setTyped] = useState(stored.value);
  const { weekly, source } = typed;
  const [bad, setBad] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { began, meanwhile } = useNewest(stored, typed, {
    merge: (before, mine, theirs) => ({
      weekly: rebasedWeek(before.weekly, mine.weekly, theirs.weekly),
      source: own(before.source, mine.source, theirs.source),
    }),
    differences: (before, after) => hoursDifferences({ ...hours, ...before }, { ...hours, ...after }),
    onAdopt: (next, isKept) => {
      setTyped(next);
      setTried(false);
      if (!isKept) setReason('');
    },
  });
  const problems = bad ? [words.hoursWrong] : [];
  return (
    <form
      ref={form}
      noValidate
      class="office-form"
      aria-label={words.hours}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (bad || reason.trim() === '') {
          focusFirstError(form.current);
          return;
        }
        onSave({ base: began.base, weekly, source, reason });
      }}
    >
      <Meanwhile differences={meanwhile} />
      <Part title={words.hours} hint={words.hoursHint}>
        <WeekHours
          key={began.base}
          weekly={weekly}
          onWeekly={(next) => {
            setTyped({ ...typed, weekly: next });
          }}
          onBad={(days) => {
            setBad(days.length > 0);
          }}
        />
        <TextField
          label={words.hoursSource}
          optional
          value={source}
          onValue={(next) => {
            setTyped({ ...typed, source: next });
          }}
        />
      </Part>
      <ReasonAndSave
        label={words.saveHours}
        reason={reason}
        onReason={setReason}
        tried={tried}
        problems={problems}
        busy={busy}
      />
    </form>
  );
}

/** Takes decreed days of another office into the form; nothing is saved by it. */
function TakeOver({
  opened,
  calendar,
  onCalendar,
}: {
  opened: Opened;
  calendar: OfficeCalendar;
  onCalendar: (calendar: OfficeCalendar) => void;
}) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [from, setFrom] = useState('');
  const [taken, setTaken] = useState<number>();
  return (
    <details>
      <summary>{words.take}</summary>
      <p class="hint">{words.takeHint}</p>
      <div class="row">
        <SelectField
          label={words.takeFrom}
          choose={words.chooseOffice}
          options={opened.offices.map(({ id, name }) => ({ value: id, label: name }))}
          value={from}
          onValue={setFrom}
        />
        <button
          type="button"
          disabled={from === '' || doing.state === 'sending'}
          onClick={() => {
            setTaken(undefined);
            run({
              label: words.takeAct,
              send: () =>
                services.call('takeCalendarOver', { officeId: office.id, from, year: calendar.year }),
              done: (decreed) => {
                onCalendar(withDecreed(calendar, decreed));
                setTaken(decreed.daysOff.length);
              },
            });
          }}
        >
          {words.takeAct}
        </button>
      </div>
      {doing.state === 'refused' ? (
        <p role="status">{words.takenNone}</p>
      ) : doing.state === 'done' ? (
        <p role="status">{words.taken(taken ?? 0)}</p>
      ) : (
        <DoingNotice doing={doing} />
      )}
    </details>
  );
}

const noDays = { from: '', to: '', name: '', kind: 'national' as DayOff['kind'] };
const dayKinds = ['national', 'collective-leave', 'local'] as const;

function AddDays({
  calendar,
  onCalendar,
}: {
  calendar: OfficeCalendar;
  onCalendar: (calendar: OfficeCalendar) => void;
}) {
  const [typed, setTyped] = useState(noDays);
  const [problem, setProblem] = useState<'missing' | 'twice'>();
  return (
    <Adder
      label={words.add}
      problem={problem && { missing: words.dayMissing, twice: words.dayTwice }[problem]}
      onAdd={() => {
        const next = withDays(calendar, typed);
        if (typeof next === 'string') {
          setProblem(next);
          return;
        }
        setProblem(undefined);
        setTyped({ ...noDays, kind: typed.kind });
        onCalendar(next);
      }}
    >
      <TextField
        type="date"
        label={words.from}
        value={typed.from}
        onValue={(from) => {
          setTyped({ ...typed, from });
        }}
      />
      <TextField
        type="date"
        label={words.to}
        optional
        value={typed.to}
        onValue={(to) => {
          setTyped({ ...typed, to });
        }}
      />
      <TextField
        label={words.name}
        maxLength={200}
        value={typed.name}
        onValue={(name) => {
          setTyped({ ...typed, name });
        }}
      />
      <SelectField
        label={words.kind}
        options={dayKinds.map((value) => ({ value, label: words.kinds[value] }))}
        value={typed.kind}
        onValue={(value) => {
          setTyped({ ...typed, kind: dayKinds.find((each) => each === value) ?? 'national' });
        }}
      />
    </Adder>
  );
}

const noClosure = { from: '', to: '', fromTime: '', toTime: '', reason: '' };

function AddClosure({ onClosure }: { onClosure: (typed: typeof noClosure) => boolean }) {
  const [typed, setTyped] = useState(noClosure);
  const [wrong, setWrong] = useState(false);
  const field = (key: keyof typeof noClosure) => ({
    value: typed[key],
    onValue: (value: string) => {
      setTyped({ ...typed, [key]: value });
    },
  });
  return (
    <Adder
      label={words.addClosure}
      problem={wrong ? words.closureMissing : undefined}
      onAdd={() => {
        const added = onClosure(typed);
        setWrong(!added);
        if (added) setTyped(noClosure);
      }}
    >
      <TextField type="date" label={words.from} {...field('from')} />
      <TextField type="date" label={words.to} optional {...field('to')} />
      <TextField type="time" label={words.fromTime} optional {...field('fromTime')} />
      <TextField type="time" label={words.toTime} optional {...field('toTime')} />
      <TextField label={words.closureReason} maxLength={200} {...field('reason')} />
    </Adder>
  );
}

/** Fields that add a row, with the button that does; Enter in one of them adds instead of saving everything. */
function Adder({
  label,
  problem,
  onAdd,
  children,
}: {
  label: string;
  problem: string | undefined;
  onAdd: () => void;
  children: ComponentChildren;
}) {
  return (
    <div
      class="calendar-adder"
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        onAdd();
      }}
    >
      <div class="columns">{children}</div>
      <div role="alert">{problem && <p class="error">✗ {problem}</p>}</div>
      <p>
        <button type="button" onClick={onAdd}>
          {label}
        </button>
      </p>
    </div>
  );
}

function Listed({
  label,
  none,
  rows,
  onRemove,
}: {
  label: string;
  none: string;
  rows: readonly { key: string; words: string; soft: string }[];
  onRemove: (position: number) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  if (rows.length === 0) return <p class="soft">{none}</p>;
  return (
    <ul class="calendar-days" aria-label={label} ref={list}>
      {rows.map((row, position) => (
        <li key={row.key}>
          <span>
            {row.words} <span class="soft">{row.soft}</span>
          </span>
          <button
            type="button"
            aria-label={words.remove(row.words)}
            onClick={() => {
              onRemove(position);
              // The pressed button is gone with its row: the next one takes the focus.
              requestAnimationFrame(() => {
                const buttons = list.current?.querySelectorAll('button');
                buttons?.[Math.min(position, buttons.length - 1)]?.focus();
              });
            }}
          >
            {words.removeShort}
          </button>
        </li>
      ))}
    </ul>
  );
}

function ReasonAndSave({
  label,
  reason,
  onReason,
  tried,
  problems,
  busy,
}: {
  label: string;
  reason: string;
  onReason: (reason: string) => void;
  tried: boolean;
  problems: readonly string[];
  busy: boolean;
}) {
  return (
    <>
      {tried && problems.length > 0 && (
        <Notice tone="bad">
          <p>{words.found}</p>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      <AreaField
        label={words.reason}
        hint={words.reasonHint}
        error={tried && reason.trim() === '' ? words.reasonMissing : undefined}
        maxLength={500}
        value={reason}
        onValue={onReason}
      />
      <p>
        <button type="submit" class="primary" disabled={busy}>
          {label}
        </button>
      </p>
    </>
  );
}

function Part({ title, hint, children }: { title: string; hint?: string; children: ComponentChildren }) {
  return (
    <section class="panel" aria-label={title}>
      <h2>{title}</h2>
      {hint && <p class="hint">{hint}</p>}
      {children}
    </section>
  );
}

function Changes({ opened }: { opened: Opened }) {
  const { office } = useAtWork();
  const { zone, zoneLabel } = office.hours;
  const said = calendarText.changes;
  return (
    <section class="panel" data-testid="calendar-changes">
      <h2>{said.title}</h2>
      {opened.changes.length === 0 ? (
        <p class="soft">{said.none}</p>
      ) : (
        <ol class="timeline">
          {opened.changes.map(({ change, byName }) => (
            <li key={change.id}>
              <p>
                <strong>
                  {change.what.kind === 'year' ? said.year(change.what.year) : said.hours}:{' '}
                  {change.reason ?? said.viaOffice}
                </strong>
              </p>
              <ul class="calendar-differences">
                {change.differences.map((difference, position) => (
                  <li key={position}>{differenceWords(difference, office)}</li>
                ))}
              </ul>
              <p class="soft">
                {said.by(byName, longDateTime(change.at, zone, zoneLabel))} ·{' '}
                {change.doneAt === undefined ? said.running : said.moved(change.moved)}
              </p>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
