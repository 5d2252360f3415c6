import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Refusal } from '../../../../domain/refusal.ts';
import { periodById } from '../../../../domain/survey-period.ts';
import { jobLabels } from '../../../../domain/survey-report.ts';
import {
  formOrder,
  regulationOrder,
  surveyGenders,
  SurveyJob,
  surveyQuestions,
  surveyTimesOfDay,
} from '../../../../domain/survey.ts';
import type { SurveyElement } from '../../../../domain/survey.ts';
import { useAtWork } from '../../context.ts';
import {
  draftOf,
  firstSheet,
  gapsIn,
  nextSheet,
  numberRuns,
  sheetOf,
  sheetProblems,
  valueTyped,
} from '../../paper-sheet.ts';
import type { SheetDraft, SheetProblem } from '../../paper-sheet.ts';
import type { OpenedSkm, SkmPart } from '../../skm-part.ts';
import { skm, skmRefusalWords } from '../../text-skm.ts';
import { useDoing } from '../../use-doing.ts';
import { AreaField, focusFirstError, SelectField, TextField } from '../field.tsx';
import { DoingNotice, Notice } from '../notice.tsx';

const words = skm.sheet;

/** Typing paper sheets: four keys for the answers, Enter for the next sheet. */
export function PaperSheets({ opened, period, reload }: SkmPart): JSX.Element {
  const [editing, setEditing] = useState<SheetDraft>();
  const [typed, setTyped] = useState(opened.sheets);
  // The server's list is the truth whenever it comes; what was typed since is added here.
  useEffect(() => {
    setTyped(opened.sheets);
  }, [opened.sheets]);
  return (
    <div class="skm-sheets">
      {editing ? (
        <SheetForm
          key={`edit ${editing.sheet}`}
          opened={opened}
          period={period}
          initial={editing}
          editing
          onDone={() => {
            setEditing(undefined);
            reload();
          }}
        />
      ) : (
        <SheetForm
          key="new"
          opened={opened}
          period={period}
          initial={firstSheet(typed, lastDayOf(opened))}
          onDone={(number) => {
            setTyped((before) => (before.includes(number) ? before : [...before, number]));
          }}
        />
      )}
      <Typed
        opened={opened}
        period={period}
        typed={typed}
        onOpen={setEditing}
        {...(editing && {
          onBack: () => {
            setEditing(undefined);
          },
        })}
      />
    </div>
  );
}

/** Today, or the last day of a period that is over: where a sheet's own day was not kept, any day of its period will do. */
function lastDayOf({ report, today }: OpenedSkm): string {
  return report.period.toOn < today ? report.period.toOn : today;
}

function SheetForm({
  opened,
  period,
  initial,
  editing = false,
  onDone,
}: {
  opened: OpenedSkm;
  period: string;
  initial: SheetDraft;
  editing?: boolean;
  onDone: (number: number) => void;
}) {
  const { services, office, announce } = useAtWork();
  const { doing, run, clear } = useDoing(announce);
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [removing, setRemoving] = useState(false);
  const [saved, setSaved] = useState<string>();
  const { settings, today } = opened;
  const order = settings.order === 'form' ? formOrder : regulationOrder;
  const problems = sheetProblems(draft, order, settings.blanks, today);
  const problem = (field: SheetProblem['field']) =>
    tried ? problems.find((each) => each.field === field) : undefined;
  const change = (part: Partial<SheetDraft>) => {
    setDraft({ ...draft, ...part });
    setSaved(undefined);
  };
  const answer = (key: SurveyElement, value: string) => {
    change({ values: { ...draft.values, [key]: value } });
  };
  /** The answer's field, counted from 0; beyond the ninth the respondent's part begins. */
  const focusAnswer = (position: number) => {
    const key = order[position];
    form.current
      ?.querySelector<HTMLElement>(key ? `[data-answer="${key}"]` : '.sheet-respondent select')
      ?.focus();
  };
  const onRefused = (refusal: Refusal, number: number) => {
    setRefused(sheetRefusal(refusal, number));
    announce(sheetRefusal(refusal, number));
  };

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setRefused(undefined);
    if (problems.length > 0) {
      clear();
      setTried(true);
      focusFirstError(form.current);
      return;
    }
    const sheet = sheetOf(draft, order);
    const number = sheet.sheet;
    if (editing)
      run({
        label: words.saveEdit,
        send: () => services.call('correctPaperSheet', { officeId: office.id, period, number, sheet }),
        done: () => {
          onDone(number);
        },
        refused: (refusal) => {
          onRefused(refusal, number);
        },
      });
    else
      run({
        label: words.save,
        send: () => services.call('enterPaperSheet', { officeId: office.id, sheet }),
        done: ({ period: filed, sheets }) => {
          const sentence = words.saved(number, periodById(filed).label, sheets);
          setSaved(sentence);
          announce(sentence);
          setDraft(nextSheet(draft));
          setTried(false);
          onDone(number);
          focusAnswer(0);
        },
        refused: (refusal) => {
          onRefused(refusal, number);
        },
      });
  };

  const remove = () => {
    if (!removing) {
      setRemoving(true);
      return;
    }
    const number = Number(initial.sheet);
    run({
      label: words.remove,
      send: () => services.call('correctPaperSheet', { officeId: office.id, period, number }),
      done: () => {
        onDone(number);
      },
      refused: (refusal) => {
        onRefused(refusal, number);
      },
    });
  };

  return (
    <form ref={form} class="panel" noValidate onSubmit={submit} data-testid="sheet-form">
      <h2>{editing ? words.editTitle(Number(initial.sheet)) : words.title}</h2>
      <p class="hint">{words.keys}</p>
      <Notice tone="info">
        <p>{words.free}</p>
      </Notice>
      {saved !== undefined && doing.state === 'done' ? (
        <div data-testid="sheet-saved">
          <Notice tone="ok">
            <p>{saved}</p>
          </Notice>
        </div>
      ) : refused !== undefined && doing.state === 'refused' ? (
        <div data-testid="sheet-refused">
          <Notice tone="bad">
            <p>{refused}</p>
          </Notice>
        </div>
      ) : (
        doing.state !== 'done' && <DoingNotice doing={doing} />
      )}
      <div class="columns">
        <TextField
          label={words.number}
          hint={words.numberHint}
          error={problem('sheet') && words.numberMissing}
          inputMode="numeric"
          maxLength={6}
          value={draft.sheet}
          onValue={(sheet) => {
            change({ sheet });
          }}
        />
        <TextField
          label={words.on}
          error={problem('on') && words.onMissing}
          type="date"
          value={draft.on}
          onValue={(on) => {
            change({ on });
          }}
        />
        <SelectField
          label={words.service}
          choose={words.serviceNone}
          options={opened.services.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.serviceId}
          onValue={(serviceId) => {
            change({ serviceId });
          }}
        />
      </div>
      <fieldset class={problem('values') ? 'group field-wrong' : 'group'}>
        <legend>{words.values}</legend>
        <p class="hint">{settings.blanks === 'refuse' ? words.blanksRefused : words.blanksAllowed}</p>
        {problem('values') && (
          <p class="error">
            <span aria-hidden="true">✗ </span>
            {words.allBlank}
          </p>
        )}
        <ol class="sheet-answers">
          {order.map((key, position) => (
            <Answer
              key={key}
              element={key}
              number={position + 1}
              value={draft.values[key] ?? ''}
              error={answerError(problem(key))}
              onValue={(value) => {
                answer(key, value);
                if (value !== '') focusAnswer(position + 1);
              }}
              onBack={() => {
                focusAnswer(position - 1);
              }}
            />
          ))}
        </ol>
      </fieldset>
      <fieldset class="group sheet-respondent">
        <legend>{words.respondent}</legend>
        <div class="columns">
          <SelectField
            label={words.gender}
            choose={words.notSaid}
            options={Object.entries(surveyGenders).map(([value, label]) => ({ value, label }))}
            value={draft.gender}
            onValue={(gender) => {
              change({ gender });
            }}
          />
          <TextField
            label={words.age}
            error={problem('age') && words.ageWrong}
            inputMode="numeric"
            maxLength={3}
            value={draft.age}
            onValue={(age) => {
              change({ age });
            }}
          />
          <SelectField
            label={words.education}
            choose={words.notSaid}
            options={opened.educations.map((level) => ({ value: level, label: level }))}
            value={draft.education}
            onValue={(education) => {
              change({ education });
            }}
          />
          <SelectField
            label={words.job}
            choose={words.notSaid}
            options={SurveyJob.options.map((job) => ({ value: job, label: jobLabels[job] }))}
            value={draft.job}
            onValue={(job) => {
              change({ job });
            }}
          />
          {draft.job === 'LAINNYA' && (
            <TextField
              label={words.jobOther}
              maxLength={100}
              value={draft.jobOther}
              onValue={(jobOther) => {
                change({ jobOther });
              }}
            />
          )}
          <SelectField
            label={words.timeOfDay}
            choose={words.notSaid}
            options={surveyTimesOfDay.map((time) => ({ value: time, label: time }))}
            value={draft.timeOfDay}
            onValue={(timeOfDay) => {
              change({ timeOfDay });
            }}
          />
        </div>
        <AreaField
          label={words.suggestion}
          hint={words.suggestionHint}
          maxLength={1000}
          rows={2}
          value={draft.suggestion}
          onValue={(suggestion) => {
            change({ suggestion });
          }}
        />
      </fieldset>
      <div class="row">
        <button type="submit" class="primary" disabled={doing.state === 'sending'} data-testid="primary-act">
          {editing ? words.saveEdit : words.save}
        </button>
        {editing && (
          <button type="button" class="danger" disabled={doing.state === 'sending'} onClick={remove}>
            {removing ? words.removeSure : words.remove}
          </button>
        )}
      </div>
    </form>
  );
}

function answerError(problem: SheetProblem | undefined): string | undefined {
  if (!problem || !('problem' in problem)) return undefined;
  return problem.problem === 'missing' ? words.valueMissing : words.notAValue;
}

/** One answer: a digit 1–4 fills it and carries on, Backspace in an empty one goes back. */
function Answer({
  element,
  number,
  value,
  error,
  onValue,
  onBack,
}: {
  element: SurveyElement;
  number: number;
  value: string;
  error: string | undefined;
  onValue: (value: string) => void;
  onBack: () => void;
}) {
  const { name, options } = surveyQuestions[element];
  const id = `jawaban-${element}`;
  return (
    <li class={error ? 'field-wrong' : ''}>
      <label for={id}>
        {number}. {name}
      </label>
      <input
        id={id}
        data-answer={element}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        value={value}
        aria-describedby={`${id}-arti`}
        {...(error && { 'aria-invalid': true })}
        onFocus={(event) => {
          event.currentTarget.select();
        }}
        onInput={(event) => {
          const next = valueTyped(event.currentTarget.value);
          // A key that is no answer leaves no trace, even where the value stays the same.
          event.currentTarget.value = next;
          onValue(next);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Backspace' || event.currentTarget.value !== '') return;
          event.preventDefault();
          onBack();
        }}
      />
      <span class={error ? 'error' : 'soft'} id={`${id}-arti`}>
        {error ?? (value === '' ? words.blank : options[Number(value) - 1])}
      </span>
    </li>
  );
}

function sheetRefusal(refusal: Refusal, number: number): string {
  if (refusal.code === 'invalid-input') {
    const fields = refusal.fields.map(({ field, problem }) => `${field} ${problem}`);
    if (fields.includes('sheet taken')) return words.taken(number);
    if (fields.includes('on too-old')) return words.tooOld;
    if (fields.some((field) => field.startsWith('on '))) return words.notInPeriod;
  }
  if (refusal.code === 'not-now') return words.notInPeriod;
  return skmRefusalWords(refusal);
}

/** Which numbers are in, which are missing in between, and the way to one that was typed wrongly. */
function Typed({
  opened,
  period,
  typed,
  onOpen,
  onBack,
}: {
  opened: OpenedSkm;
  period: string;
  typed: readonly number[];
  onOpen: (draft: SheetDraft) => void;
  onBack?: () => void;
}) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [wanted, setWanted] = useState('');
  const gaps = gapsIn(typed);
  const number = Number(wanted);
  return (
    <section class="panel" data-testid="typed-sheets">
      <h2>{words.typed(opened.report.period.label)}</h2>
      {typed.length === 0 ? <p class="soft">{words.none}</p> : <p>{numberRuns(typed)}</p>}
      {gaps.length > 0 && <p class="hint">{words.missing(numberRuns(gaps))}</p>}
      {typed.length > 0 && (
        <form
          class="narrow"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!Number.isInteger(number) || number < 1 || number > 999_999) return;
            run({
              label: words.open,
              send: () => services.call('openPaperSheet', { officeId: office.id, period, number }),
              done: ({ sheet }) => {
                onOpen(draftOf(sheet, lastDayOf(opened)));
              },
            });
          }}
        >
          <TextField
            label={words.pick}
            inputMode="numeric"
            maxLength={6}
            value={wanted}
            onValue={setWanted}
          />
          <p class="row">
            <button type="submit" disabled={doing.state === 'sending'}>
              {words.open}
            </button>
            {onBack && (
              <button type="button" onClick={onBack}>
                {words.back}
              </button>
            )}
          </p>
          {doing.state !== 'done' && <DoingNotice doing={doing} />}
        </form>
      )}
    </section>
  );
}
