import type { Application } from '../../domain/application.ts';
import { CalendarChange, CalendarJob } from '../../domain/calendar-change.ts';
import { paths } from '../../domain/paths.ts';
import { ok } from '../../domain/result.ts';
import { freshForMs } from './browse.ts';
import { cardChanges, caseOf, isRepeated, recordOfItself, untilCommitted, withTimes } from './case.ts';
import type { Case } from './case.ts';
import { faultOf } from './fault.ts';
import { forget } from './remembered.ts';
import type { Deps, Stored, Write } from './ports.ts';

/**
 * The due moments of running cases after a change of the calendar. The change leaves a job (`jobs/calendar`); it is done page by
 * page, at once as far as it goes and by `tick` for the rest. A case is moved once by a change however often its page is done; one that
 * cannot be reckoned is put aside.
 */

const casesAPage = 50;
const pagesAtOnce = 10;

/** Cases that could not be reckoned are tried again until they can: by then somebody has read the log. */
const leftAgainAfterMs = 60 * 60_000;

const running: readonly string[] = ['open', 'returned'];

/** The memory of another server may hold the old calendar that long, and an act there may write by it. */
const secondSweepAfterMs = freshForMs + 60_000;

/** What a saved change writes beside what it changes: its record, and the job that takes the place of an older one. */
export async function changeWrites(
  deps: Deps,
  officeId: string,
  change: Pick<CalendarChange, 'id' | 'by' | 'reason' | 'what' | 'differences'>,
): Promise<Write[]> {
  const path = paths.job(officeId, 'calendar');
  const stored = await deps.documents.get(path);
  const now = deps.now();
  const record: CalendarChange = { v: 1, officeId, at: now, ...change, moved: 0 };
  const job: CalendarJob = {
    v: 1,
    officeId,
    changeId: change.id,
    from: '',
    moved: 0,
    sweep: 1,
    left: [],
    leftOnly: false,
    calendarDueAt: now,
  };
  return [
    { do: 'create', path: paths.calendarChange(officeId, change.id), data: record },
    stored ? { do: 'update', before: stored, data: job } : { do: 'create', path, data: job },
    ...(stored ? await takenOver(deps, officeId, CalendarJob.parse(stored.data)) : []),
  ];
}

/** What an unfinished change had left to do, the newer one does by the newest calendar. */
async function takenOver(deps: Deps, officeId: string, job: CalendarJob): Promise<Write[]> {
  if (job.sweep === 2) return [];
  const stored = await deps.documents.get(paths.calendarChange(officeId, job.changeId));
  if (!stored) return [];
  const change = CalendarChange.parse(stored.data);
  return [{ do: 'update', before: stored, data: { ...change, moved: job.moved, doneAt: deps.now() } }];
}

/** Begins the job of a change just saved. What fails here is not lost: `tick` goes on with it. */
export async function applyChange(deps: Deps, officeId: string): Promise<void> {
  try {
    await advanceCalendar(deps, officeId);
  } catch (error) {
    deps.log('calendar not applied to every case yet', { officeId, ...faultOf(error) });
  }
}

/** Goes on with the office's job, if one is due. */
export async function advanceCalendar(deps: Deps, officeId: string): Promise<void> {
  for (let page = 0; page < pagesAtOnce; page += 1) {
    if ((await advancePage(deps, officeId)) === 'rests') return;
  }
}

async function advancePage(deps: Deps, officeId: string): Promise<'goes-on' | 'rests'> {
  const path = paths.job(officeId, 'calendar');
  const stored = await deps.documents.get(path);
  if (!stored) return 'rests';
  const job = CalendarJob.parse(stored.data);
  if (job.calendarDueAt > deps.now()) return 'rests';
  // This server's own memory may be the old one.
  forget(deps, 'offices', paths.office(officeId), paths.calendars(officeId));
  const { found, after } = job.leftOnly ? await casesLeft(deps, job) : await nextCases(deps, job);
  const left = new Set(job.leftOnly ? [] : job.left);
  let { moved } = job;
  for (const each of found) {
    const id = String(each.data['id']);
    try {
      const isMoved = await recompute(deps, job.changeId, each);
      // The second sweep finds again what the first one moved: that counts once.
      if (isMoved && (job.sweep === 1 || job.left.includes(id))) moved += 1;
      left.delete(id);
    } catch (error) {
      left.add(id);
      deps.log('calendar not applied to a case', { officeId, applicationId: id, ...faultOf(error) });
    }
  }
  return advanced(deps, stored, { ...job, moved, left: [...left] }, after);
}

interface Cases {
  found: Stored[];
  /** The last one's id, where more may follow. */
  after?: string | undefined;
}

async function nextCases(deps: Deps, job: CalendarJob): Promise<Cases> {
  const found = await deps.documents.find({
    collection: paths.applications(job.officeId),
    where: [
      { field: 'status', op: 'in', value: running },
      { field: 'id', op: '>=', value: job.from },
    ],
    orderBy: { field: 'id', direction: 'asc' },
    limit: casesAPage,
  });
  const last = found.length < casesAPage ? undefined : found.at(-1);
  return { found, after: last && String(last.data['id']) };
}

/** Those that could not be reckoned; what has ended meanwhile falls due no more. */
async function casesLeft(deps: Deps, { officeId, left }: CalendarJob): Promise<Cases> {
  const stored = await deps.documents.getAll(left.map((id) => paths.application(officeId, id)));
  const here = stored.filter((each) => each !== undefined);
  return { found: here.filter(({ data }) => running.includes(String(data['status']))) };
}

/** Writes down how far the job is. Lost to a run that did the same, or to a newer change: then that one goes on. */
async function advanced(
  deps: Deps,
  stored: Stored,
  job: CalendarJob,
  after: string | undefined,
): Promise<'goes-on' | 'rests'> {
  const isLeft = job.left.length > 0;
  const [update, now] = [updateOf(stored), deps.now()];
  let next: Write[];
  if (after !== undefined) {
    // No id lies between one and itself with a nought behind it.
    next = [update({ ...job, from: `${after}0` })];
  } else if (job.sweep === 1 && isLeft && !job.leftOnly) {
    // Whatever it was may have passed by the next minute; the second sweep does not wait for it.
    next = [update({ ...job, leftOnly: true })];
  } else if (job.sweep === 1) {
    next = [
      update({ ...job, from: '', sweep: 2, leftOnly: false, calendarDueAt: now + secondSweepAfterMs }),
      ...(await finished(deps, job)),
    ];
  } else {
    next = [
      isLeft
        ? update({ ...job, leftOnly: true, calendarDueAt: now + leftAgainAfterMs })
        : { do: 'remove', before: stored },
      ...(await finished(deps, job)),
    ];
  }
  await deps.documents.commit(next);
  return after === undefined ? 'rests' : 'goes-on';
}

function updateOf(before: Stored): (data: CalendarJob) => Write {
  return (data) => ({ do: 'update', before, data });
}

async function finished(deps: Deps, { officeId, changeId, moved }: CalendarJob): Promise<Write[]> {
  const stored = await deps.documents.get(paths.calendarChange(officeId, changeId));
  if (!stored) return [];
  const change = CalendarChange.parse(stored.data);
  // Cases that were left are counted when they could be moved after all.
  if (change.doneAt !== undefined && change.moved === moved) return [];
  const data: CalendarChange = { ...change, moved, doneAt: change.doneAt ?? deps.now() };
  return [{ do: 'update', before: stored, data }];
}

/** @returns whether this change moved when the case's promise falls due, now or in an earlier try */
async function recompute(deps: Deps, changeId: string, found: Stored): Promise<boolean> {
  let stored: Stored | undefined = found;
  const done = await untilCommitted(deps, async () => {
    stored ??= await deps.documents.get(found.path);
    if (!stored) return ok(false);
    const loaded = await caseOf(deps, stored);
    stored = undefined;
    const { application } = loaded;
    const actId = deps.sha256(`calendar ${changeId} ${application.id}`).slice(0, 32);
    const repeated = isRepeated(application, actId);
    const now = deps.now();
    const next = withTimes(application, loaded, [], now, application);
    if (sameTimes(application, next)) return ok(repeated);
    const isMove = !repeated && application.dueAt !== next.dueAt;
    const writes = isMove
      ? recordOfItself(deps, loaded, actId, {
          kind: 'due-recomputed',
          ...(application.dueAt !== undefined && { from: application.dueAt }),
          ...(next.dueAt !== undefined && { to: next.dueAt }),
          changeId,
        }).writes
      : timesOnly(loaded, next, now);
    return (await deps.documents.commit(writes)) === 'lost' ? 'lost' : ok(isMove || repeated);
  });
  return done.ok && done.value;
}

function sameTimes(before: Application, after: Application): boolean {
  return (
    before.dueAt === after.dueAt &&
    before.warnAt === after.warnAt &&
    before.watch?.dueAt === after.watch?.dueAt &&
    before.watch?.warnAt === after.watch?.warnAt
  );
}

/** The promise still falls due when the history says: only the row and the warnings are put right. */
function timesOnly({ stored, standard }: Case, next: Application, now: number): Write[] {
  return [
    { do: 'update', before: stored, data: next },
    { do: 'merge', path: paths.card(next.officeId, next.id), data: cardChanges(next, standard, now) },
  ];
}
