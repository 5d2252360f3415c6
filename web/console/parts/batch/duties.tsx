import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../../domain/api.ts';
import { localDay } from '../../../../domain/calendar.ts';
import { longDate } from '../../../../domain/dates-id.ts';
import { lastMonths, monthOf, monthWords, RecurringDuty } from '../../../../domain/recurring.ts';
import { useAtWork } from '../../context.ts';
import { batchesText } from '../../text-batches.ts';
import { useAsked } from '../../use-asked.ts';
import { useDoing } from '../../use-doing.ts';
import { AskedNotice } from '../asked-notice.tsx';
import { SelectField, TextField } from '../field.tsx';
import { DoingNotice, Notice } from '../notice.tsx';

const words = batchesText.duties;

type Duties = OutputOf<StaffApi['villageDuties']>;
type Service = Duties['services'][number];

/** Which villages have sent their report or had their visit, month by month; an administrator sets the due days below. */
export function VillageDuties(): JSX.Element | null {
  const { office } = useAtWork();
  const { asked, reload } = useAsked('villageDuties', { officeId: office.id });
  return (
    <section class="panel" aria-labelledby="kewajiban-desa" data-testid="village-duties">
      <h2 id="kewajiban-desa">{words.title}</h2>
      <AskedNotice asked={asked} onRetry={reload} />
      {asked.state === 'here' && asked.value.services.length === 0 && <p class="soft">{words.none}</p>}
      {asked.state === 'here' &&
        asked.value.services.map((service) => <ServiceDuty key={service.serviceId} service={service} />)}
      {asked.state === 'here' && asked.value.settings && asked.value.services.length > 0 && (
        <DueDays
          key={JSON.stringify(asked.value.settings)}
          services={asked.value.services}
          settings={asked.value.settings}
          onSaved={reload}
        />
      )}
    </section>
  );
}

function ServiceDuty({ service }: { service: Service }) {
  const { services, office } = useAtWork();
  const { name, kind, duty, months, serviceId } = service;
  const stateWords = kind === 'visit' ? words.visits : words.reports;
  const [current] = months;
  // A month may fall due in the next one: looked at is the newest whose day is past, older ones are in the table.
  const today = localDay(services.now(), office.hours.zone);
  const asked = months.filter(({ dueOn }) => dueOn !== undefined);
  const looked = asked.find(({ dueOn }) => dueOn !== undefined && dueOn < today) ?? asked[0];
  const late = looked?.rows.filter(({ state }) => state === 'overdue') ?? [];
  const nameOf = (code: string) => office.villages.find((village) => village.code === code)?.name ?? code;
  const shown = current?.rows ?? [];
  return (
    // Until a day is set there is nothing to watch: the table waits folded.
    <details class="duty" data-duty={serviceId} open={duty !== undefined}>
      <summary>{`${name} – ${words.kinds[kind]}`}</summary>
      <p class="hint">
        {duty ? words.due(duty.dueDay, duty.dueIn, monthWords(duty.fromMonth)) : words.unset}
      </p>
      {months.some(({ calendarMissing }) => calendarMissing) && (
        <Notice tone="warn">
          <p>{words.calendarMissing}</p>
        </Notice>
      )}
      {looked && (
        <Notice tone={late.length > 0 ? 'warn' : 'ok'}>
          <p data-testid="overdue">
            {late.length > 0
              ? words.overdue(
                  monthWords(looked.month),
                  late.map(({ villageCode }) => nameOf(villageCode)),
                )
              : words.noneOverdue(monthWords(looked.month))}
          </p>
        </Notice>
      )}
      {/* Wide tables scroll by themselves; whoever uses the keyboard must be able to get into them. */}
      <div class="table-box" tabIndex={0} role="region" aria-label={name}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.village}</th>
              {months.map(({ month, dueOn }) => (
                <th scope="col" key={month}>
                  {monthWords(month)}
                  {dueOn !== undefined && <span class="soft block">{words.dueOn(dueOn)}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ villageCode }, index) => (
              <tr key={villageCode} data-village={villageCode}>
                <th scope="row">{nameOf(villageCode)}</th>
                {months.map(({ month, rows }) => {
                  const row = rows[index];
                  return (
                    <td key={month} data-state={row?.state}>
                      {row && (
                        <>
                          <span aria-hidden="true">{words.signs[row.state]} </span>
                          {stateWords[row.state]}
                          {row.on !== undefined && <span class="soft block">{longDate(row.on)}</span>}
                        </>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

const monthsOffered = 3;

type Typed = Omit<RecurringDuty, 'dueDay'> & { dueDay: string };

const dueIns = RecurringDuty.shape.dueIn.options;
/** A report tells of a month that is over; a visit is had in its month. */
const proposedDueIn = { report: 'next', visit: 'same' } as const;

function DueDays({
  services,
  settings,
  onSaved,
}: {
  services: readonly Service[];
  settings: readonly RecurringDuty[];
  onSaved: () => void;
}) {
  const { services: console_, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const thisMonth = monthOf(localDay(console_.now(), office.hours.zone));
  const [typed, setTyped] = useState<Typed[]>(() =>
    services.map(({ serviceId, kind, duty }): Typed => ({
      serviceId,
      dueDay: duty ? String(duty.dueDay) : '',
      dueIn: duty?.dueIn ?? proposedDueIn[kind],
      fromMonth: duty?.fromMonth ?? thisMonth,
    })),
  );
  const [tried, setTried] = useState(false);
  const isWrong = (dueDay: string) =>
    dueDay.trim() !== '' && !(/^\d{1,2}$/.test(dueDay.trim()) && Number(dueDay) >= 1 && Number(dueDay) <= 28);
  const change = (serviceId: string, changed: Partial<Typed>) => {
    setTyped((before) => before.map((row) => (row.serviceId === serviceId ? { ...row, ...changed } : row)));
  };
  return (
    <details data-testid="due-days">
      <summary>{words.settings}</summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (typed.some(({ dueDay }) => isWrong(dueDay))) return;
          run({
            label: words.save,
            send: () =>
              console_.call('setRecurring', {
                officeId: office.id,
                base: [...settings],
                recurring: typed.flatMap(({ serviceId, dueDay, dueIn, fromMonth }) =>
                  dueDay.trim() === '' ? [] : [{ serviceId, dueDay: Number(dueDay), dueIn, fromMonth }],
                ),
              }),
            done: onSaved,
          });
        }}
      >
        <p class="hint">{words.settingsHint}</p>
        {typed.map(({ serviceId, dueDay, dueIn, fromMonth }) => {
          const name = services.find((service) => service.serviceId === serviceId)?.name ?? serviceId;
          const offered = lastMonths(thisMonth, monthsOffered);
          return (
            <div class="columns" key={serviceId}>
              <TextField
                label={words.dueDay(name)}
                inputMode="numeric"
                maxLength={2}
                optional
                error={tried && isWrong(dueDay) ? words.dueDayWrong : undefined}
                value={dueDay}
                onValue={(value) => {
                  change(serviceId, { dueDay: value });
                }}
              />
              <SelectField
                label={words.dueIn(name)}
                options={dueIns.map((value) => ({ value, label: words.dueIns[value] }))}
                value={dueIn}
                onValue={(value) => {
                  change(serviceId, { dueIn: value === 'next' ? 'next' : 'same' });
                }}
              />
              <SelectField
                label={words.fromMonth(name)}
                options={(offered.includes(fromMonth) ? offered : [...offered, fromMonth]).map((month) => ({
                  value: month,
                  label: monthWords(month),
                }))}
                value={fromMonth}
                onValue={(value) => {
                  change(serviceId, { fromMonth: value });
                }}
              />
            </div>
          );
        })}
        <button type="submit" disabled={doing.state === 'sending'}>
          {words.save}
        </button>
      </form>
      <DoingNotice doing={doing} />
    </details>
  );
}
