import type { JSX } from 'preact';
import { addDays, localDay } from '../../../domain/calendar.ts';
import { longDate } from '../../../domain/dates-id.ts';
import { performerWords } from '../../../domain/words-id.ts';
import { useAtWork, useNow } from '../context.ts';
import { text } from '../text.ts';
import { Notice } from './notice.tsx';

/** Days before and after which a deputy is told that his days begin or end. */
const nearDays = 3;

/** In whose place this person signs today, and until when: the letters say so too. */
export function DeputyBanner(): JSX.Element | null {
  const { services, office, me } = useAtWork();
  const today = localDay(useNow(services.now), office.hours.zone);
  const shown = me.deputies.flatMap(({ role, section, capacity, fromOn, toOn }) => {
    const post = performerWords([{ role, ...(section !== undefined && { section }) }], office);
    const words = { as: text.desk.capacityOf[capacity](post), from: longDate(fromOn), to: longDate(toOn) };
    if (fromOn <= today && today <= toOn) return [text.desk.deputyNow(words)];
    if (today < fromOn && fromOn <= addDays(today, nearDays)) return [text.desk.deputySoon(words)];
    if (toOn < today && today <= addDays(toOn, nearDays)) return [text.desk.deputyOver(words)];
    return [];
  });
  if (shown.length === 0) return null;
  return (
    <Notice tone="info">
      {shown.map((words) => (
        <p key={words} data-testid="deputy">
          {words}
        </p>
      ))}
    </Notice>
  );
}
