import * as z from 'zod';
import { addDays, localDay } from '../../domain/calendar.ts';
import { paths } from '../../domain/paths.ts';
import { StaffMember } from '../../domain/roles.ts';
import { requireOffice } from './browse.ts';
import { faultOf } from './fault.ts';
import { remembered } from './remembered.ts';
import { grantClaims } from './set-staff.ts';
import type { Deps } from './ports.ts';

const staffRead = 500;
/** How soon an account that failed is tried again. */
const retryAfterMs = 3_600_000;

/** `jobs/claims`: the day it was last done, and whose account failed then. */
const ClaimsJob = z.strictObject({
  v: z.literal(1),
  lastOn: z.iso.date(),
  failed: z.array(z.string()).optional(),
});
type ClaimsJob = z.infer<typeof ClaimsJob>;

/**
 * A deputy's rights to read come and go with his days: once a day and office, whoever's appointment began or ended since the last
 * time gets new claims and has to sign in again; the first time, everybody who has an appointment. An account that fails keeps
 * nobody else from his, and is tried again by itself. Acts need no such help, they read the staff document.
 */
export async function refreshClaims(deps: Deps, officeId: string): Promise<void> {
  const office = await requireOffice(deps, officeId);
  const today = localDay(deps.now(), office.hours.zone);
  // Asked every minute; whether all is done is worth one read an hour and instance.
  await remembered(deps, `claims ${officeId} ${today}`, retryAfterMs, async () => {
    await refreshOn(deps, officeId, today);
    return today;
  });
}

async function refreshOn(deps: Deps, officeId: string, today: string): Promise<void> {
  const path = paths.job(officeId, 'claims');
  const stored = await deps.documents.get(path);
  const job = stored && ClaimsJob.parse(stored.data);
  const left = job?.failed ?? [];
  if (job?.lastOn === today && left.length === 0) return;
  const turned = job?.lastOn === today ? [] : await findTurned(deps, officeId, job?.lastOn, today);
  const failed: string[] = [];
  for (const uid of new Set([...left, ...turned])) {
    if (!(await refreshOne(deps, officeId, uid))) failed.push(uid);
  }
  const data: ClaimsJob = { v: 1, lastOn: today, ...(failed.length > 0 && { failed }) };
  // Last, so that a run that dies is made again; claims set twice are the same claims. Lost only to a run that did the same.
  await deps.documents.commit([
    stored ? { do: 'update', before: stored, data } : { do: 'create', path, data },
  ]);
}

/** Whose appointment began or ended after `lastOn`, up to today; without a last time, everybody with any. */
async function findTurned(
  deps: Deps,
  officeId: string,
  lastOn: string | undefined,
  today: string,
): Promise<string[]> {
  const staff = await deps.documents.find({
    collection: paths.staffOf(officeId),
    where: [],
    limit: staffRead,
  });
  return staff
    .map(({ data }) => StaffMember.parse(data))
    .filter(({ deputies }) => {
      const turns = deputies.flatMap(({ fromOn, toOn }) => [fromOn, addDays(toOn, 1)]);
      return turns.some((day) => lastOn === undefined || (lastOn < day && day <= today));
    })
    .map(({ uid }) => uid);
}

/** Reads the member again: an administrator may have changed his posts since he was found. False when it is to be tried again. */
async function refreshOne(deps: Deps, officeId: string, uid: string): Promise<boolean> {
  try {
    const stored = await deps.documents.get(paths.staff(officeId, uid));
    if (!stored) return true;
    const granted = await grantClaims(deps, StaffMember.parse(stored.data));
    // Trying again would not make them smaller; the administrator's next change of his posts sets them.
    if (!granted.ok) deps.log('claims not set', { uid, code: granted.refusal.code });
    return true;
  } catch (error) {
    deps.log('claims not set', { uid, ...faultOf(error) });
    return false;
  }
}
