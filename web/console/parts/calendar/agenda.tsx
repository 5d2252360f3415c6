import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../../domain/api.ts';
import { byDay } from '../../../../domain/agenda.ts';
import type { AgendaEntry } from '../../../../domain/agenda.ts';
import { addDays, IsoDay, localDay, workingDay } from '../../../../domain/calendar.ts';
import { longDateWithDay, timeOfDay } from '../../../../domain/dates-id.ts';
import { agendaWords } from '../../../../domain/words-id.ts';
import { useAtWork } from '../../context.ts';
import { href } from '../../route.ts';
import { calendarText } from '../../text-calendar.ts';
import { useAsked } from '../../use-asked.ts';
import { useCalendar } from '../../use-calendar.ts';
import { AskedNotice } from '../asked-notice.tsx';
import { SelectField, TextField } from '../field.tsx';
import { Notice } from '../notice.tsx';
import { FileButtons } from '../file-buttons.tsx';

const words = calendarText.agenda;

/** Who is expected when: one day or a week, of one section or service or of all one may see. */
export function Agenda(): JSX.Element {
  const { services, office } = useAtWork();
  const today = localDay(services.now(), office.hours.zone);
  const [from, setFrom] = useState(today);
  const [days, setDays] = useState(7);
  const { asked, reload } = useAsked('openAgenda', { officeId: office.id, from, days });
  return (
    <>
      <div class="row agenda-days">
        <TextField
          type="date"
          label={words.day}
          value={from}
          onValue={(day) => {
            if (IsoDay.safeParse(day).success) setFrom(day);
          }}
        />
        <SelectField
          label={words.span}
          options={[
            { value: '1', label: words.spans.one },
            { value: '7', label: words.spans.seven },
          ]}
          value={String(days)}
          onValue={(value) => {
            setDays(Number(value));
          }}
        />
        <button
          type="button"
          onClick={() => {
            setFrom(addDays(from, -days));
          }}
        >
          {words.before}
        </button>
        <button
          type="button"
          onClick={() => {
            setFrom(today);
          }}
        >
          {words.today}
        </button>
        <button
          type="button"
          onClick={() => {
            setFrom(addDays(from, days));
          }}
        >
          {words.after}
        </button>
      </div>
      <p class="hint">{words.logged}</p>
      <AskedNotice asked={asked} onRetry={reload} />
      {asked.state === 'here' && <Days opened={asked.value} from={from} days={days} />}
    </>
  );
}

function Days({
  opened,
  from,
  days,
}: {
  opened: OutputOf<StaffApi['openAgenda']>;
  from: string;
  days: number;
}) {
  const { services, office } = useAtWork();
  const [section, setSection] = useState('');
  const [serviceId, setServiceId] = useState('');
  const { entries } = opened;
  const seen = office.sections.filter(({ id }) => entries.some(({ sections }) => sections.includes(id)));
  const named = [...new Map(entries.map((entry) => [entry.serviceId, entry.serviceName]))];
  // A choice that the new days do not offer any more would hide everything in silence.
  const ofSection = seen.some(({ id }) => id === section) ? section : '';
  const ofService = named.some(([id]) => id === serviceId) ? serviceId : '';
  const shown = entries.filter(
    (entry) =>
      (ofSection === '' || entry.sections.includes(ofSection)) &&
      (ofService === '' || entry.serviceId === ofService),
  );
  const list = byDay(
    shown,
    Array.from({ length: days }, (_none, index) => addDays(from, index)),
    office,
  );
  const calendar = useCalendar();
  return (
    <>
      {opened.more && (
        <Notice tone="warn">
          <p>{words.more}</p>
        </Notice>
      )}
      {entries.length > 0 && (
        <div class="columns">
          <SelectField
            label={words.section}
            choose={words.anySection}
            options={seen.map(({ id, name }) => ({ value: id, label: name }))}
            value={ofSection}
            onValue={setSection}
          />
          <SelectField
            label={words.service}
            choose={words.anyService}
            options={named.map(([value, label]) => ({ value, label }))}
            value={ofService}
            onValue={setServiceId}
          />
        </div>
      )}
      {list.map(({ day, entries: ofDay }) => (
        <section key={day} class="panel" data-day={day}>
          <h2>{longDateWithDay(day)}</h2>
          <Closed state={workingDay(calendar, day)} />
          {ofDay.length === 0 ? (
            <p class="soft">{words.none}</p>
          ) : (
            <>
              <ul class="agenda">
                {ofDay.map((entry) => (
                  <li key={`${entry.applicationId} ${entry.kind}`}>
                    <Row entry={entry} />
                  </li>
                ))}
              </ul>
              <FileButtons
                files={[
                  [
                    words.printDay(longDateWithDay(day)),
                    () =>
                      services.call('printAgenda', {
                        officeId: office.id,
                        on: day,
                        ...(ofSection !== '' && { section: ofSection }),
                        ...(ofService !== '' && { serviceId: ofService }),
                      }),
                  ],
                ]}
              />
            </>
          )}
        </section>
      ))}
    </>
  );
}

/** A booking on a day that was closed afterwards is for somebody to see and to move. */
function Closed({ state }: { state: ReturnType<typeof workingDay> }) {
  return state.working ? null : <p class="soft">{words.closed(state.reason)}</p>;
}

function Row({ entry }: { entry: AgendaEntry }) {
  const { office } = useAtWork();
  return (
    <>
      <strong class="agenda-time">{timeOfDay(entry.at, office.hours.zone)}</strong>
      <span>
        <a href={href.case(office.id, entry.applicationId)}>{entry.applicantName}</a>
        <span class="soft">
          {' '}
          {agendaWords.kinds[entry.kind]} · {entry.serviceName} · {entry.reference}
          {entry.done && ` · ${words.done}`}
        </span>
      </span>
    </>
  );
}
