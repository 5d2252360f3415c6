import type { JSX } from 'preact';
import type { CalendarView } from '../route.ts';
import { Heading } from '../parts/heading.tsx';
import { calendarText } from '../text-calendar.ts';

export function CalendarScreen({ view }: { view: CalendarView }): JSX.Element {
  return (
    <>
      <Heading title={calendarText.title}>{calendarText.title}</Heading>
      <p>{view}</p>
    </>
  );
}
