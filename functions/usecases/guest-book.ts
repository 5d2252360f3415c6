import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { localDay } from '../../domain/calendar.ts';
import { guestBookPrint, guestBookSheet } from '../../domain/guest-book.ts';
import { paths } from '../../domain/paths.ts';
import { Guest } from '../../domain/queue.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { csvOf } from '../../domain/sheet.ts';
import { requireOffice } from './browse.ts';
import { commitOrThrow, loadCaller } from './case.ts';
import type { Caller } from './case.ts';
import { madeFile } from './made-file.ts';
import type { Deps, ReportDeps } from './ports.ts';

/** The guest book: one line a visitor. Names of people, so that it is read through these calls only, and each reading is logged. */

const keepers = ['counter', 'operator', 'secretary', 'admin'] as const;

async function asKeeper(deps: Deps, officeId: string, uid: string): Promise<Result<Caller>> {
  const caller = await loadCaller(deps, officeId, uid);
  return caller && keepers.some((role) => caller.actor.roles.includes(role))
    ? ok(caller)
    : refuse({ code: 'not-allowed', needs: [...keepers] });
}

/** Refuses `not-allowed`. The id is made on the officer's device: a second press is the same line. */
export async function addGuest(
  deps: Deps,
  uid: string,
  { officeId, guestId, ...said }: InputOf<StaffApi['addGuest']>,
): Promise<Result<OutputOf<StaffApi['addGuest']>>> {
  const caller = await asKeeper(deps, officeId, uid);
  if (!caller.ok) return caller;
  const path = paths.guest(officeId, guestId);
  const { hours } = await requireOffice(deps, officeId);
  const at = deps.now();
  const guest: Guest = { v: 1, id: guestId, day: localDay(at, hours.zone), at, ...said, recordedBy: uid };
  if ((await deps.documents.commit([{ do: 'create', path, data: guest }])) === 'done') return ok({ at });
  const before = await deps.documents.get(path);
  if (!before) throw new Error('A line of the guest book could be neither written nor read');
  return ok({ at: Guest.parse(before.data).at });
}

/** Refuses `not-allowed`. */
export async function listGuests(
  deps: Deps,
  uid: string,
  { officeId, day }: InputOf<StaffApi['listGuests']>,
): Promise<Result<OutputOf<StaffApi['listGuests']>>> {
  const caller = await asKeeper(deps, officeId, uid);
  if (!caller.ok) return caller;
  await logReading(deps, officeId, caller.value, { from: day, to: day });
  return ok({ guests: (await guestsOf(deps, officeId, day, day)).reverse() });
}

/** More lines than this make no book anybody reads, and no file that arrives. */
const mostLines = 5_000;

/** Refuses `not-allowed`. */
export async function guestBook(
  deps: ReportDeps,
  uid: string,
  { officeId, from, to, as }: InputOf<StaffApi['guestBook']>,
): Promise<Result<OutputOf<StaffApi['guestBook']>>> {
  const caller = await asKeeper(deps, officeId, uid);
  if (!caller.ok) return caller;
  if (to < from) return refuse({ code: 'invalid-input', fields: [{ field: 'to', problem: 'out-of-order' }] });
  const office = await requireOffice(deps, officeId);
  const guests = await guestsOf(deps, officeId, from, to);
  // Cut short, it would lack its newest lines, and nobody would see it.
  if (guests.length > mostLines)
    return refuse({ code: 'invalid-input', fields: [{ field: 'to', problem: 'too-many' }] });
  await logReading(deps, officeId, caller.value, { from, to });
  const name = `buku-tamu-${from}-${to}`;
  if (as === 'csv') return ok(madeFile(name, 'csv', Buffer.from(csvOf(guestBookSheet(office, guests)))));
  const madeOn = localDay(deps.now(), office.hours.zone);
  const bytes = await deps.letters.print(guestBookPrint(office, guests, { from, to, madeOn }));
  return ok(madeFile(name, 'pdf', bytes));
}

/** In the order in which they came. */
async function guestsOf(deps: Deps, officeId: string, from: string, to: string): Promise<Guest[]> {
  const found = await deps.documents.find({
    collection: paths.guestbook(officeId),
    where: [
      { field: 'day', op: '>=', value: from },
      { field: 'day', op: '<=', value: to },
    ],
    orderBy: { field: 'day', direction: 'asc' },
    limit: mostLines + 1,
  });
  return found.map(({ data }) => Guest.parse(data)).sort((a, b) => a.at - b.at);
}

async function logReading(
  deps: Deps,
  officeId: string,
  { actor }: Caller,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await commitOrThrow(deps, [
    {
      do: 'create',
      path: paths.access(officeId, deps.newId()),
      data: {
        v: 1,
        officeId,
        uid: actor.uid,
        role: actor.roles[0],
        at: deps.now(),
        what: 'guestbook',
        from,
        to,
      },
    },
  ]);
}
