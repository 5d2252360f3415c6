import { Application } from '../../domain/application.ts';
import { paths } from '../../domain/paths.ts';
import { CalendarJob } from '../../domain/calendar-change.ts';
import { advanceCalendar } from './recompute-due.ts';
import { listOffices } from './browse.ts';
import { caseOf, loadCase } from './case.ts';
import { faultOf } from './fault.ts';
import { issueLetter } from './issue-letter.ts';
import { moveSurveyInbox } from './move-survey-inbox.ts';
import { notifyApplicant } from './notify-applicant.ts';
import { outagesUnderWay, spreadOutage } from './outage-spread.ts';
import { awaitsPreparation, prepare } from './prepare-letter.ts';
import { refreshClaims } from './refresh-claims.ts';
import { sendMessage } from './send-message.ts';
import { letterWaits, settle } from './settle-case.ts';
import type { SigningDeps, Stored, Wording } from './ports.ts';

/**
 * Whatever is due, every minute: finishes what a trigger that died left behind. One thing that fails does not keep the others
 * from being done; it is logged by id and comes up again next minute.
 */

const atOnce = 50;
/** Pages of cases whose clocks one tick sets for an outage: about a thousand. */
const outagePages = 40;

export interface TickDeps extends SigningDeps {
  wording: Wording;
}

export async function runTick(deps: TickDeps): Promise<{ cases: number; messages: number; failed: number }> {
  const now = deps.now();
  let failed = 0;
  const attempt = async (what: string, path: string, work: () => Promise<unknown>) => {
    try {
      await work();
      return true;
    } catch (error) {
      failed += 1;
      deps.log('tick could not finish', { what, path, ...faultOf(error) });
      return false;
    }
  };
  /** A search that fails (an index that is still being built) finds nothing this minute, and the others go on. */
  const search = async <T>(what: string, find: () => Promise<readonly T[]>): Promise<readonly T[]> => {
    let found: readonly T[] = [];
    await attempt('search', what, async () => {
      found = await find();
    });
    return found;
  };
  const cases = await search('cases', () =>
    deps.documents.find({
      collection: 'applications',
      group: true,
      where: [{ field: 'nextActionAt', op: '<=', value: now }],
      orderBy: { field: 'nextActionAt', direction: 'asc' },
      limit: atOnce,
    }),
  );
  const messages = await search('messages', () =>
    deps.documents.find({
      collection: 'outbox',
      group: true,
      where: [
        { field: 'state', op: 'in', value: ['due', 'sending'] },
        { field: 'dueAt', op: '<=', value: now },
      ],
      orderBy: { field: 'dueAt', direction: 'asc' },
      limit: atOnce,
    }),
  );
  for (const stored of cases) {
    const finished = await attempt('case', stored.path, () => finishCase(deps, stored));
    if (!finished) await attempt('case', stored.path, () => postpone(deps, stored));
  }
  for (const { path } of messages) await attempt('message', path, () => sendMessage(deps, path));
  for (const { officeId, id } of await search('outages', () => outagesUnderWay(deps)))
    await attempt('outage', paths.outage(officeId, id), () => spreadOutage(deps, officeId, id, outagePages));
  const calendars = await search('calendars', () =>
    deps.documents.find({
      collection: 'jobs',
      group: true,
      where: [{ field: 'calendarDueAt', op: '<=', value: now }],
      orderBy: { field: 'calendarDueAt', direction: 'asc' },
      limit: atOnce,
    }),
  );
  for (const { path, data } of calendars)
    await attempt('calendar', path, () => advanceCalendar(deps, CalendarJob.parse(data).officeId));
  for (const office of await search('offices', () => listOffices(deps))) {
    await attempt('survey', office.id, () => moveSurveyInbox(deps, office.id));
    await attempt('claims', office.id, () => refreshClaims(deps, office.id));
  }
  return { cases: cases.length, messages: messages.length, failed };
}

/** Prepares or issues the letter, queues what the applicant must hear, then takes the case off the list. */
async function finishCase(deps: TickDeps, stored: Stored): Promise<void> {
  const { officeId, id } = Application.parse(stored.data);
  await advanceLetter(deps, officeId, id);
  const before = await deps.documents.get(stored.path);
  if (!before) return;
  await notifyApplicant(deps, officeId, id);
  const loaded = await caseOf(deps, before);
  return letterWaits(loaded) ? postpone(deps, before) : settle(deps, loaded);
}

/** Behind those not tried yet, so that cases that cannot be finished never crowd out the others; due by the next tick. */
const retryAfterMs = 30_000;

async function postpone(deps: TickDeps, before: Stored): Promise<void> {
  const data = { ...before.data, nextActionAt: deps.now() + retryAfterMs };
  await deps.documents.commit([{ do: 'update', before, data }]);
}

/**
 * The one next thing Loket itself does for a letter: prepare it after the last paraf, or issue it once approved. Called by the
 * trigger and by `tick`; reads present state, so repeated and late deliveries do nothing twice.
 */
export async function advanceLetter(
  deps: SigningDeps,
  officeId: string,
  applicationId: string,
): Promise<void> {
  const loaded = await loadCase(deps, officeId, applicationId);
  if (!loaded) return;
  if (awaitsPreparation(loaded)) {
    const actId = deps.sha256(`prepare ${applicationId} ${String(loaded.application.revision)}`).slice(0, 32);
    const prepared = await prepare(
      deps,
      officeId,
      applicationId,
      actId,
      { kind: 'system' },
      { read: loaded },
    );
    if (!prepared.ok) deps.log('letter not prepared', { applicationId, code: prepared.refusal.code });
    return;
  }
  if (loaded.application.letter?.status !== 'approved') return;
  const issued = await issueLetter(deps, officeId, applicationId, loaded);
  if (!issued.ok) deps.log('letter not issued', { applicationId, code: issued.refusal.code });
}
