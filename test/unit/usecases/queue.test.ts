import { describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { QueueDay, Ticket } from '../../../domain/queue.ts';
import { requirementsFor } from '../../../domain/standard.ts';
import { requireOffice, requireService } from '../../../functions/usecases/browse.ts';
import { actOnTicket, callNext } from '../../../functions/usecases/call-ticket.ts';
import { addGuest, guestBook, listGuests } from '../../../functions/usecases/guest-book.ts';
import { readDisplay } from '../../../functions/usecases/queue-day.ts';
import { takeIn } from '../../../functions/usecases/take-in.ts';
import { giveTicket, makeQueueKiosk, takeAtKiosk } from '../../../functions/usecases/take-ticket.ts';
import { at } from '../../fixtures/calendars.ts';
import { documentAt, filledForm, stateOf } from '../../fixtures/cases.ts';
import { granted, minute, pathsUnder, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { contoh, realOffice, uidOf } from '../../fixtures/office.ts';

const officeId = 'contoh';
const loket = uidOf(officeId, { role: 'counter' });
const camat = uidOf(officeId, { role: 'camat' });

const give = (deps: TestDeps, line: 'general' | 'priority' = 'general', ticketId = deps.newId()) =>
  giveTicket(deps, loket, { officeId, ticketId, line });
const call = (deps: TestDeps, callId = deps.newId(), uid = loket) =>
  callNext(deps, uid, { officeId, callId, desk: '1' });

describe('taking a number', () => {
  it('counts each line on its own, and says how many wait before', async () => {
    const deps = await staffedDeps();
    expect(granted(await give(deps))).toEqual({ number: 'A001', ahead: 0 });
    expect(granted(await give(deps))).toEqual({ number: 'A002', ahead: 1 });
    expect(granted(await give(deps, 'priority'))).toEqual({ number: 'P001', ahead: 0 });
  });

  it('gives the same number for a second press', async () => {
    const deps = await staffedDeps();
    const id = deps.newId();
    const numbers = [granted(await give(deps, 'general', id)), granted(await give(deps, 'general', id))];
    expect(numbers.map(({ number }) => number)).toEqual(['A001', 'A001']);
    expect(pathsUnder(deps, paths.tickets(officeId, '2026-11-23'))).toHaveLength(1);
  });

  it('gives twenty who press at once twenty numbers, none twice, none left out', async () => {
    const deps = await staffedDeps();
    const taken = await Promise.all(Array.from({ length: 20 }, () => give(deps)));
    const numbers = taken.map((each) => granted(each).number).sort();
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, n) => `A${String(n + 1).padStart(3, '0')}`));
  });

  it('begins anew at midnight of the office, whatever UTC says', async () => {
    const deps = await staffedDeps();
    // 23.30 WIB and 00.30 WIB of the next day are the same day in UTC.
    deps.time.now = at('2026-11-23 23:30');
    await give(deps);
    deps.time.now = at('2026-11-24 00:30');
    expect(granted(await give(deps)).number).toBe('A001');
    const east = await staffedDeps([realOffice('juai')]);
    const juai = uidOf('juai', { role: 'counter' });
    const inJuai = (ticketId: string) =>
      giveTicket(east, juai, { officeId: 'juai', ticketId, line: 'general' });
    // 23.30 WIB is 00.30 WITA.
    east.time.now = at('2026-11-23 22:30');
    await inJuai(east.newId());
    east.time.now = at('2026-11-23 23:30');
    expect(granted(await inJuai(east.newId())).number).toBe('A001');
  });

  it('works at the kiosk for who holds its link, and for the newest link only', async () => {
    const deps = await staffedDeps();
    const tokenOf = async () =>
      granted(await makeQueueKiosk(deps, loket, { officeId }))
        .path.split('/')
        .at(-1) ?? '';
    const old = await tokenOf();
    const token = await tokenOf();
    const wanted = { ticketId: deps.newId(), line: 'general' as const };
    expect(refusalOf(await takeAtKiosk(deps, officeId, old, wanted))).toEqual({ code: 'link-invalid' });
    expect(granted(await takeAtKiosk(deps, officeId, token, wanted)).number).toBe('A001');
  });

  it('stops a kiosk that is pressed without end', async () => {
    const deps = await staffedDeps();
    const token =
      granted(await makeQueueKiosk(deps, loket, { officeId }))
        .path.split('/')
        .at(-1) ?? '';
    const press = () => takeAtKiosk(deps, officeId, token, { ticketId: deps.newId(), line: 'general' });
    for (let n = 0; n < 30; n += 1) granted(await press());
    expect(refusalOf(await press()).code).toBe('too-many-tries');
    deps.time.now += minute;
    expect(granted(await press()).number).toBe('A031');
  });
});

/** Brought to the counter, everything on paper. */
async function takenIn(deps: TestDeps, uid: string, office: string, serviceId: string): Promise<string> {
  const { definition } = await requireService(deps, office, serviceId, 1);
  const input = filledForm(definition, await requireOffice(deps, office));
  const facts = { door: 'counter' as const, variant: input['variant'], answers: input };
  const taken = await takeIn(
    deps,
    uid,
    {
      officeId: office,
      applicationId: deps.newId(),
      secret: 'r'.repeat(22),
      serviceId,
      door: 'counter',
      input,
      brought: requirementsFor(definition, facts).map(({ id }) => id),
    },
    () => '',
  );
  return granted(taken).applicationId;
}

describe('calling numbers', () => {
  it('gives two officers who press at once two numbers, and one who presses twice one', async () => {
    const deps = await staffedDeps();
    for (let n = 0; n < 3; n += 1) await give(deps);
    const both = await Promise.all([call(deps), call(deps)]);
    expect(both.map((each) => granted(each).number).sort()).toEqual(['A001', 'A002']);
    const callId = deps.newId();
    expect(granted(await call(deps, callId)).number).toBe('A003');
    expect(granted(await call(deps, callId)).number).toBe('A003');
    expect(granted(await call(deps))).toEqual({});
  });

  it('shows the display numbers and desks at once, and nothing else', async () => {
    const deps = await staffedDeps();
    expect(await readDisplay(deps, contoh.office)).toEqual({ calls: [] });
    await give(deps);
    await call(deps);
    expect(await readDisplay(deps, contoh.office)).toEqual({
      calls: [{ number: 'A001', desk: '1', at: deps.now() }],
    });
  });

  it('calls the case that waits for its number in the same press', async () => {
    const deps = await staffedDeps([realOffice('balongbendo')]);
    const office = 'balongbendo';
    const uid = uidOf(office, { role: 'counter' });
    const sent = { officeId: office, id: await takenIn(deps, uid, office, 'legalisasi-pernyataan-waris') };
    const before = await stateOf(deps, sent);
    expect(before.step).toBe(before.route[0]);
    const reference = before.reference.toLowerCase();
    granted(
      await giveTicket(deps, uid, { officeId: office, ticketId: deps.newId(), line: 'general', reference }),
    );
    granted(await callNext(deps, uid, { officeId: office, callId: deps.newId(), desk: '2' }));
    const after = await stateOf(deps, sent);
    expect(after.done).toEqual([before.route[0]]);
  });

  it('gives a case one number however often it is asked for, and none where nobody is called', async () => {
    const deps = await staffedDeps([realOffice('balongbendo')]);
    const office = 'balongbendo';
    const uid = uidOf(office, { role: 'counter' });
    const ask = async (id: string) => {
      const { reference } = await stateOf(deps, { officeId: office, id });
      const written = `${reference.slice(0, 5)} ${reference.slice(5)}`.toLowerCase();
      return giveTicket(deps, uid, {
        officeId: office,
        ticketId: deps.newId(),
        line: 'general',
        reference: written,
      });
    };
    const waits = await takenIn(deps, uid, office, 'legalisasi-pernyataan-waris');
    const numbers = [granted(await ask(waits)), granted(await ask(waits))];
    expect(numbers.map(({ number }) => number)).toEqual(['A001', 'A001']);
    const other = await takenIn(deps, uid, office, 'pengesahan-sktm');
    expect(refusalOf(await ask(other)).code).toBe('not-now');
  });

  it('lets a missed number come back once, in its old place', async () => {
    const deps = await staffedDeps();
    for (let n = 0; n < 2; n += 1) await give(deps);
    const { ticketId = '' } = granted(await call(deps));
    const press = (act: 'miss' | 'return' | 'serve' | 'recall') =>
      actOnTicket(deps, loket, { officeId, ticketId, act, desk: '1' });
    granted(await press('miss'));
    granted(await press('return'));
    expect(granted(await call(deps)).number).toBe('A001');
    granted(await press('miss'));
    expect(refusalOf(await press('return')).code).toBe('not-now');
    expect(refusalOf(await press('serve')).code).toBe('not-now');
  });

  it('is for the counter alone', async () => {
    const deps = await staffedDeps();
    await give(deps);
    expect(refusalOf(await call(deps, deps.newId(), camat)).code).toBe('not-allowed');
    const given = await giveTicket(deps, camat, { officeId, ticketId: deps.newId(), line: 'general' });
    expect(refusalOf(given).code).toBe('not-allowed');
  });

  it('keeps what it stores in the shapes it declares', async () => {
    const deps = await staffedDeps();
    await give(deps);
    const { ticketId = '' } = granted(await call(deps));
    const day = await documentAt(deps, paths.queueDay(officeId, '2026-11-23'));
    expect(QueueDay.parse(day)).toMatchObject({ next: { general: 2, priority: 1 } });
    const ticket = await documentAt(deps, paths.ticket(officeId, '2026-11-23', ticketId));
    expect(Ticket.parse(ticket)).toMatchObject({ state: 'called', desk: '1', calledBy: loket });
  });
});

describe('the guest book', () => {
  const guest = { name: 'Surti Wulandari', from: 'Puskesmas', purpose: 'Undangan rapat' };
  const openings = (deps: TestDeps) => pathsUnder(deps, paths.accessLog(officeId)).length;

  it('keeps one line for a press that comes twice, and logs each reading', async () => {
    const deps = await staffedDeps();
    const guestId = deps.newId();
    for (let n = 0; n < 2; n += 1) granted(await addGuest(deps, loket, { officeId, guestId, ...guest }));
    const { guests } = granted(await listGuests(deps, loket, { officeId, day: '2026-11-23' }));
    expect(guests).toMatchObject([guest]);
    expect(openings(deps)).toBe(1);
  });

  it('comes as a file of the days asked for, with what begins like a formula made harmless', async () => {
    const deps = await staffedDeps();
    granted(await addGuest(deps, loket, { officeId, guestId: deps.newId(), ...guest, name: '=1+1' }));
    deps.time.now = at('2026-11-25 10:15');
    granted(await addGuest(deps, loket, { officeId, guestId: deps.newId(), ...guest }));
    const file = granted(
      await guestBook(deps, loket, { officeId, from: '2026-11-23', to: '2026-11-23', as: 'csv' }),
    );
    const text = Buffer.from(file.base64, 'base64').toString('utf8');
    expect(text).toContain("23 November 2026,09.00,'=1+1,Puskesmas,Undangan rapat");
    expect(text).not.toContain('Surti Wulandari');
    const pdf = granted(
      await guestBook(deps, loket, { officeId, from: '2026-11-23', to: '2026-11-25', as: 'pdf' }),
    );
    expect(Buffer.from(pdf.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect(openings(deps)).toBe(2);
  });

  it('is refused whole where it would be cut short: the newest lines would be missing', async () => {
    const deps = await staffedDeps();
    const line = { v: 1, at: deps.now(), ...guest, recordedBy: loket };
    for (let n = 0; n < 5_001; n += 500)
      await deps.documents.commit(
        Array.from({ length: 500 }, (_, i) => {
          const id = deps.newId();
          const day = `2026-11-${String(1 + ((n + i) % 23)).padStart(2, '0')}`;
          return { do: 'create' as const, path: paths.guest(officeId, id), data: { ...line, id, day } };
        }),
      );
    const whole = await guestBook(deps, loket, { officeId, from: '2026-11-01', to: '2026-11-30', as: 'csv' });
    expect(refusalOf(whole)).toMatchObject({ fields: [{ field: 'to', problem: 'too-many' }] });
    const part = await guestBook(deps, loket, { officeId, from: '2026-11-01', to: '2026-11-05', as: 'csv' });
    expect(part.ok).toBe(true);
  });

  it('is closed to the village officer, and leaves no opening behind', async () => {
    const deps = await staffedDeps();
    const village = uidOf(officeId, { role: 'village' });
    const read = await listGuests(deps, village, { officeId, day: '2026-11-23' });
    expect(refusalOf(read).code).toBe('not-allowed');
    expect(openings(deps)).toBe(0);
  });
});
