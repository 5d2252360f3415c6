import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Quarter, SurveyPlanRow } from '../../../../domain/survey-period.ts';
import { formOrder, regulationOrder, SurveyElement, surveyQuestions } from '../../../../domain/survey.ts';
import { useAtWork } from '../../context.ts';
import { newActId } from '../../ids.ts';
import type { SkmPart } from '../../skm-part.ts';
import { planProblems } from '../../plan-form.ts';
import { skm } from '../../text-skm.ts';
import { useDoing } from '../../use-doing.ts';
import {
  AreaField,
  CheckGroup,
  focusFirstError,
  RadioGroup,
  SelectField,
  TextField,
  useFocusOnOpen,
} from '../field.tsx';
import { DoingNotice } from '../notice.tsx';

const words = skm.plan;

/** What is done about the weakest elements: by whom, when, and what came of it. */
export function Plan({ opened, period, reload }: SkmPart): JSX.Element {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [editing, setEditing] = useState<SurveyPlanRow>();
  const { plan, report, reminders } = opened;
  const due = new Set(reminders.filter((each) => each.period === period).map(({ id }) => id));
  const save = (row: SurveyPlanRow, label: string) => {
    run({
      label,
      send: () => services.call('savePlanRow', { officeId: office.id, period, row }),
      done: () => {
        setEditing(undefined);
        reload();
      },
    });
  };
  return (
    <>
      <section class="panel" data-testid="plan">
        <h2>{words.title(report.period.label)}</h2>
        <p class="hint">{words.hint}</p>
        <DoingNotice doing={doing} />
        {plan.length === 0 && <p class="empty">{words.none}</p>}
        <ul class="rows">
          {plan.map((row) => (
            <li key={row.id} class="plan-row">
              <PlanLine row={row} />
              <p class="row">
                {due.has(row.id) && (
                  <button
                    type="button"
                    disabled={doing.state === 'sending'}
                    onClick={() => {
                      save({ ...row, remindedOn: opened.today }, words.seen);
                    }}
                  >
                    {words.seen}
                  </button>
                )}
                <button
                  type="button"
                  aria-label={`${words.edit}: ${row.programme.slice(0, 60)}`}
                  onClick={() => {
                    setEditing(row);
                  }}
                >
                  {words.edit}
                </button>
              </p>
            </li>
          ))}
        </ul>
        {!editing && (
          <p class="row">
            <button
              type="button"
              onClick={() => {
                setEditing(newRow(opened));
              }}
            >
              {words.add}
            </button>
          </p>
        )}
      </section>
      {editing && (
        <PlanForm
          key={editing.id}
          initial={editing}
          order={report.order === 'form' ? formOrder : regulationOrder}
          sending={doing.state === 'sending'}
          onSave={(row) => {
            save(row, words.save);
          }}
          onCancel={() => {
            setEditing(undefined);
          }}
        />
      )}
      {report.previousPlan && report.previousPlan.rows.length > 0 && (
        <section class="panel">
          <h2>{words.previous(report.previousPlan.label)}</h2>
          <ul class="rows">
            {report.previousPlan.rows.map((row) => (
              <li key={row.id} class="plan-row">
                <PlanLine row={row} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function PlanLine({ row }: { row: SurveyPlanRow }) {
  const quarters = row.quarters.map((each) => words.quarter(each)).join(', ');
  return (
    <div>
      <p>
        <strong>{surveyQuestions[row.element].name}</strong>: {row.programme}
      </p>
      <p class="soft">
        {quarters} {row.year}, {row.person},{' '}
        <span class={`plan-${row.state}`}>{words.states[row.state]}</span>
      </p>
      {row.result && <p>{row.result}</p>}
    </div>
  );
}

/** The lowest element that no row names yet, in the quarter after this one. */
function newRow({ plan, report, today }: SkmPart['opened']): SurveyPlanRow {
  const taken = new Set(plan.map(({ element }) => element));
  const element = report.lowest.find((key) => !taken.has(key)) ?? report.lowest[0] ?? 'persyaratan';
  const quarter = Math.ceil(Number(today.slice(5, 7)) / 3);
  const year = Number(today.slice(0, 4)) + (quarter === 4 ? 1 : 0);
  return {
    id: newActId(),
    element,
    programme: '',
    year,
    quarters: [quarter === 4 ? 1 : ((quarter + 1) as Quarter)],
    person: '',
    state: 'planned',
  };
}

function PlanForm({
  initial,
  order,
  sending,
  onSave,
  onCancel,
}: {
  initial: SurveyPlanRow;
  order: readonly SurveyElement[];
  sending: boolean;
  onSave: (row: SurveyPlanRow) => void;
  onCancel: () => void;
}) {
  const form = useRef<HTMLFormElement>(null);
  useFocusOnOpen(form);
  const [row, setRow] = useState(initial);
  const [year, setYear] = useState(String(initial.year));
  const [tried, setTried] = useState(false);
  const problems = planProblems({ ...row, year: Number(year) });
  const problem = (name: (typeof problems)[number]) => tried && problems.includes(name);
  const change = (part: Partial<SurveyPlanRow>) => {
    setRow({ ...row, ...part });
  };
  return (
    <form
      ref={form}
      class="panel"
      noValidate
      data-testid="plan-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (problems.length > 0) {
          focusFirstError(form.current);
          return;
        }
        const { result, ...rest } = row;
        onSave({
          ...rest,
          programme: row.programme.trim(),
          person: row.person.trim(),
          year: Number(year),
          quarters: [...row.quarters].sort(),
          ...(result !== undefined && result.trim() !== '' && { result: result.trim() }),
        });
      }}
    >
      <SelectField
        label={words.element}
        options={order.map((key) => ({ value: key, label: surveyQuestions[key].name }))}
        value={row.element}
        onValue={(value) => {
          change({ element: SurveyElement.parse(value) });
        }}
      />
      <AreaField
        label={words.programme}
        error={problem('programme') ? words.programmeMissing : undefined}
        maxLength={500}
        rows={2}
        value={row.programme}
        onValue={(programme) => {
          change({ programme });
        }}
      />
      <div class="columns">
        <CheckGroup
          legend={words.quarters}
          error={problem('quarters') ? words.quartersMissing : undefined}
          options={[1, 2, 3, 4].map((n) => ({ value: String(n), label: words.quarter(n) }))}
          values={row.quarters.map(String)}
          onValues={(values) => {
            change({ quarters: values.map((value) => Number(value) as Quarter) });
          }}
        />
        <TextField
          label={words.year}
          error={problem('year') ? words.yearWrong : undefined}
          inputMode="numeric"
          maxLength={4}
          value={year}
          onValue={setYear}
        />
        <TextField
          label={words.person}
          error={problem('person') ? words.personMissing : undefined}
          maxLength={200}
          value={row.person}
          onValue={(person) => {
            change({ person });
          }}
        />
      </div>
      <RadioGroup
        legend={words.state}
        options={(['planned', 'running', 'done', 'dropped'] as const).map((state) => ({
          value: state,
          label: words.states[state],
        }))}
        value={row.state}
        onValue={(state) => {
          change({ state: state as SurveyPlanRow['state'] });
        }}
      />
      {(row.state === 'done' || row.state === 'dropped' || row.result !== undefined) && (
        <AreaField
          label={words.result}
          hint={words.resultHint}
          error={problem('result') ? words.resultMissing : undefined}
          maxLength={1000}
          value={row.result ?? ''}
          onValue={(result) => {
            change({ result });
          }}
        />
      )}
      <div class="row">
        <button type="submit" class="primary" disabled={sending}>
          {words.save}
        </button>
        <button type="button" onClick={onCancel}>
          {skm.cancel}
        </button>
      </div>
    </form>
  );
}
