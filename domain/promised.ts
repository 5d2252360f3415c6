import type { Application } from './application.ts';
import type { Calendar } from './calendar.ts';
import { clockStatus, due } from './due.ts';
import type { ClockStatus, Due } from './due.ts';
import type { Definition } from './standard.ts';

type Promised = Pick<Application, 'clock' | 'dueAt' | 'warnAt'>;

/**
 * When the promise of a case falls due, as it was last reckoned and written down: a server that still remembers an older calendar must
 * not name another moment than the history does. What is not written down (what is left while the clock rests) is reckoned now.
 */
export function promisedTimes(
  { promise }: Pick<Definition, 'promise'>,
  { clock, dueAt, warnAt }: Promised,
  calendar: Calendar,
): Due | undefined {
  const times = due(promise, clock, calendar);
  return times && dueAt !== undefined && warnAt !== undefined
    ? { unit: times.unit, calendarMissing: times.calendarMissing, dueAt, warnAt, remaining: undefined }
    : times;
}

/** How the case stands at `now` against {@link promisedTimes}. */
export function standingOf(
  definition: Pick<Definition, 'promise'>,
  application: Promised,
  now: number,
  calendar: Calendar,
): ClockStatus | undefined {
  const { clock, dueAt, warnAt } = application;
  const { startedAt, readyAt, pauses } = clock;
  const isWritten = dueAt !== undefined && warnAt !== undefined && startedAt !== undefined;
  if (!isWritten || now < startedAt || definition.promise.kind !== 'term')
    return clockStatus(definition.promise, clock, now, calendar);
  if (readyAt !== undefined && readyAt <= now) return readyAt <= dueAt ? 'kept' : 'broken';
  if (now > dueAt) return 'late';
  if (pauses.some(({ from, to }) => from <= now && (to === undefined || to > now))) return 'paused';
  return now >= warnAt ? 'at-risk' : 'running';
}
