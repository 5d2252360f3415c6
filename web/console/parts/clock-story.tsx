import type { JSX } from 'preact';
import type { OpenedCase } from '../../../domain/api.ts';
import type { OfficeCalendar } from '../../../domain/calendar.ts';
import { clockStory } from '../../../domain/clock-words.ts';
import { useAtWork, useLive, useNow } from '../context.ts';
import { text } from '../text.ts';

/** How the promise was reckoned, sentence by sentence, as the applicant reads it too. */
export function ClockStory({ opened }: { opened: OpenedCase }): JSX.Element {
  const { services, office } = useAtWork();
  const now = useNow(services.now);
  const years = useLive<OfficeCalendar[]>(`calendars ${office.id}`, (listener) =>
    services.live.calendars(office.id, listener),
  );
  // By the hours alone it would name another moment than the true one.
  if (!('value' in years)) return <p class="soft">{text.loading}</p>;
  const { application, standard, events } = opened;
  const { definition } = standard;
  const calendar = { hours: office.hours, years: years.value };
  const story = clockStory({ definition, application, events, office, calendar, now }, 'staff');
  return <p data-testid="clock-story">{story.join(' ')}</p>;
}
