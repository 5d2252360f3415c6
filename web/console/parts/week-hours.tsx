import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { WeeklyHours } from '../../../domain/calendar.ts';
import { hoursLine, hoursOf, weekdays } from '../office-form.ts';
import type { Weekday } from '../office-form.ts';
import { words } from '../text-standards.ts';
import { TextField } from './field.tsx';

/** Open spans of every day of a week. A line that cannot be read stays as typed, and `onBad` says which days have one. */
export function WeekHours({
  weekly,
  onWeekly,
  onBad,
}: {
  weekly: WeeklyHours;
  onWeekly: (weekly: WeeklyHours) => void;
  onBad: (days: readonly Weekday[]) => void;
}): JSX.Element {
  const [typed, setTyped] = useState<Readonly<Record<Weekday, string>>>(
    () => Object.fromEntries(weekdays.map((day) => [day, hoursLine(weekly[day])])) as Record<Weekday, string>,
  );
  return (
    <div class="columns">
      {weekdays.map((day) => (
        <TextField
          key={day}
          label={words.office.days[day]}
          error={hoursOf(typed[day]) === undefined ? words.office.hoursWrong : undefined}
          value={typed[day]}
          onValue={(line) => {
            const next = { ...typed, [day]: line };
            setTyped(next);
            onBad(weekdays.filter((each) => hoursOf(next[each]) === undefined));
            const spans = hoursOf(line);
            if (spans) onWeekly({ ...weekly, [day]: spans });
          }}
        />
      ))}
    </div>
  );
}
