import * as z from 'zod';
import type { Application, Happening } from './application.ts';
import { OutageCause } from './due.ts';

/**
 * Power, network or the system was gone: one record for the whole office, and for exactly that time the clock of every running case
 * rests. Nothing personal is in it.
 */

/** Longest reason in words, in characters. */
export const outageReasonLength = 200;
/** How far back an outage may be recorded or put, in milliseconds: seven days. */
const recordedWithinMs = 7 * 24 * 60 * 60_000;

const Instant = z.int().min(0);
const OutageId = z.string().regex(/^[0-9a-f]{32}$/);
const Reason = z.string().trim().min(1).max(outageReasonLength);

/** What an outage was recorded as before somebody mended it. */
const Mended = z.strictObject({
  at: Instant,
  by: z.string(),
  from: Instant,
  to: Instant.optional(),
  /** Why it was mended. */
  reason: Reason,
});

/**
 * How far it has come: first the open cases in the order of their ids, from this one on; then those that were ready since it began, from
 * this moment on; then those that were left. Absent: nothing looked at yet.
 */
const Progress = z.discriminatedUnion('at', [
  z.strictObject({ at: z.literal('open'), id: z.string() }),
  z.strictObject({ at: z.literal('ready'), from: Instant }),
  z.strictObject({ at: z.literal('left') }),
]);

/** `offices/{o}/outages/{id}`. Times are UTC milliseconds; without `to` it still lasts. */
export const Outage = z.strictObject({
  v: z.literal(1),
  id: OutageId,
  officeId: z.string(),
  cause: OutageCause,
  /** What happened, in the office's words. */
  reason: Reason,
  from: Instant,
  to: Instant.optional(),
  /** It turned out to be none: no clock rests for it. */
  withdrawn: z.boolean(),
  recordedBy: z.string(),
  at: Instant,
  revision: z.int().min(1),
  mended: z.array(Mended),
  /** The clocks do not all say so yet: `tick` goes on where it was left. */
  pending: z.boolean(),
  progress: Progress.optional(),
  /** Cases whose clock could not be set: tried again once the others are done, so that one never keeps them all. */
  left: z.array(z.string()),
  /** Cases whose clock was set since the last change. */
  cases: z.int().min(0),
});
export type Outage = z.infer<typeof Outage>;

/** `offices/{o}/jobs/lasting-outage`: there while an outage lasts, made and removed in the commit that begins and ends it. */
export const LastingOutage = z.strictObject({ v: z.literal(1), outageId: OutageId });
export type LastingOutage = z.infer<typeof LastingOutage>;

export function isLasting({ to, withdrawn }: Pick<Outage, 'to' | 'withdrawn'>): boolean {
  return to === undefined && !withdrawn;
}

/** The earliest moment from which it was ever said to be: what was ready since may have been held by it. */
export function earliestFrom({ from, mended }: Pick<Outage, 'from' | 'mended'>): number {
  return Math.min(from, ...mended.map((before) => before.from));
}

type Span = Pick<Outage, 'from' | 'to'>;

/** Which of an outage's times cannot be; `to` is absent while it lasts. Mending goes as far back as recording did. */
export function outageProblem({ from, to }: Span, now: number, recordedAt = now): 'from' | 'to' | undefined {
  if (from > now || from < recordedAt - recordedWithinMs) return 'from';
  return to !== undefined && (to > now || to <= from) ? 'to' : undefined;
}

/** Does a moment lie in an outage that was one? */
export function isDuring(at: number, outage: Pick<Outage, 'from' | 'to' | 'withdrawn'>): boolean {
  return !outage.withdrawn && outage.from <= at && at <= (outage.to ?? Infinity);
}

/**
 * The time for which an outage holds the clock of one case. A case found complete while it lasted was worked on and is left alone, as is
 * one whose product was ready before. One that waits for its applicant is held too: he may come back while the office cannot work.
 * Where pauses overlap, `due` counts the time once.
 */
function heldFor(
  { clock, status }: Pick<Application, 'clock' | 'status'>,
  outage: Pick<Outage, 'from' | 'to' | 'withdrawn'>,
): Span | undefined {
  if (outage.withdrawn || ended.has(status)) return undefined;
  const { startedAt, readyAt } = clock;
  if (startedAt === undefined || startedAt > outage.from) return undefined;
  if (readyAt !== undefined && readyAt <= outage.from) return undefined;
  // A clock that has stopped is held no longer than it ran.
  const to = readyAt === undefined ? outage.to : Math.min(outage.to ?? readyAt, readyAt);
  return { from: outage.from, ...(to !== undefined && { to }) };
}

const ended: ReadonlySet<Application['status']> = new Set(['cancelled', 'refused', 'expired']);

/** What an outage, as it is recorded now, makes happen to one case; nothing where its clock says so already. */
export function outageHappening(
  application: Pick<Application, 'clock' | 'status'>,
  outage: Pick<Outage, 'id' | 'cause' | 'from' | 'to' | 'withdrawn'>,
): Extract<Happening, { kind: 'outage' }> | undefined {
  const before = application.clock.pauses.find(({ outageId }) => outageId === outage.id);
  const held = heldFor(application, outage);
  if (!before && !held) return undefined;
  if (before && ended.has(application.status)) return undefined;
  if (before && held && before.from === held.from && before.to === held.to) return undefined;
  const { from, to } = held ?? { from: outage.from, to: outage.from };
  return { kind: 'outage', outageId: outage.id, cause: outage.cause, from, ...(to !== undefined && { to }) };
}
