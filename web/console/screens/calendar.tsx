import type { JSX } from 'preact';
import { useAtWork } from '../context.ts';
import { calendarViews, href } from '../route.ts';
import type { CalendarView } from '../route.ts';
import { calendarText } from '../text-calendar.ts';
import { AdminOnly } from '../parts/admin-only.tsx';
import { Agenda } from '../parts/calendar/agenda.tsx';
import { DaysOff } from '../parts/calendar/days-off.tsx';
import { Heading } from '../parts/heading.tsx';

/** Appointments and events for everybody who works on cases; days off and hours for the administrator. */
export function CalendarScreen({ view }: { view: CalendarView }): JSX.Element {
  const { office, posts } = useAtWork();
  const views = calendarViews.filter((each) => each === 'jadwal' || posts.roles.includes('admin'));
  const title = `${calendarText.title}: ${calendarText.views[view]}`;
  const screen = (
    <div class="calendar">
      <Heading key={view} title={title}>
        {calendarText.views[view]}
      </Heading>
      {views.length > 1 && (
        <nav aria-label={calendarText.viewsLabel}>
          <ul class="menu">
            {views.map((each) => (
              <li key={each}>
                <a
                  href={href.calendar(office.id, each)}
                  {...(each === view && { 'aria-current': 'page' as const })}
                >
                  {calendarText.views[each]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {view === 'jadwal' ? <Agenda /> : <DaysOff />}
    </div>
  );
  return view === 'jadwal' ? screen : <AdminOnly title={title}>{screen}</AdminOnly>;
}
