import { addDays, localDay } from '../../domain/calendar.ts';
import { paths } from '../../domain/paths.ts';
import { StaffMember } from '../../domain/roles.ts';
import { requireOffice } from './browse.ts';
import { remembered } from './remembered.ts';
import { grantClaims } from './set-staff.ts';
import type { Deps } from './ports.ts';

const staffRead = 500;

/**
 * A deputy's rights to read come and go with his days: once a day and office, whoever's appointment began or ended since the last
 * time gets new claims and has to sign in again. Acts need no such help, they read the staff document.
 */
export async function refreshClaims(deps: Deps, officeId: string): Promise<void> {
  const office = await requireOffice(deps, officeId);
  const today = localDay(deps.now(), office.hours.zone);
  // Asked every minute; the day it was last done is worth one read a day and instance.
  await remembered(deps, `claims ${officeId} ${today}`, Number.POSITIVE_INFINITY, async () => {
    await refreshOn(deps, officeId, today);
    return today;
  });
}

async function refreshOn(deps: Deps, officeId: string, today: string): Promise<void> {
  const path = paths.job(officeId, 'claims');
  const job = await deps.documents.get(path);
  const lastOn = job ? String(job.data['lastOn']) : addDays(today, -1);
  if (lastOn === today) return;
  const staff = await deps.documents.find({
    collection: paths.staffOf(officeId),
    where: [],
    limit: staffRead,
  });
  for (const { data } of staff) {
    const member = StaffMember.parse(data);
    const turns = member.deputies.flatMap(({ fromOn, toOn }) => [fromOn, addDays(toOn, 1)]);
    if (turns.some((day) => lastOn < day && day <= today)) await grantClaims(deps, member);
  }
  // Last, so that a run that dies is made again; claims set twice are the same claims.
  await deps.documents.commit([{ do: 'set', path, data: { v: 1, lastOn: today } }]);
}
