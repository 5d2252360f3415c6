import { beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { chooseSlot, findSlots, slotsByLink } from '../../../functions/usecases/choose-slot.ts';
import { act, aSentCase, bringTo, documentAt, eventsOf, stateOf } from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import { granted, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { realOffices, uidOf, villageOfficer } from '../../fixtures/office.ts';

/** Balongbendo prints for KTP-el: the applicant comes at the time set in the application (decree 000.8.3.2/1628/438.7.11/2024). */

const officeId = 'balongbendo';
const operator = uidOf(officeId, { role: 'operator' });

let deps: TestDeps;
let sent: TestCase;

async function aWaiting(): Promise<TestCase> {
  const waiting = await aSentCase(deps, { officeId, serviceId: 'ktp-el-baru' });
  await bringTo(deps, waiting, 'jadwal');
  return waiting;
}

const slotsOf = async (of: TestCase) => granted(await slotsByLink(deps, of.access)).slots;

async function slotAt(of: TestCase, index: number): Promise<number> {
  const slot = (await slotsOf(of))[index];
  if (!slot) throw new Error('no such slot');
  return slot.at;
}

const choose = (of: TestCase, at: number, actId = deps.newId()) => chooseSlot(deps, of.access, { actId, at });

beforeEach(async () => {
  deps = await staffedDeps(realOffices);
  sent = await aWaiting();
});

describe('choosing a slot', () => {
  it('holds it: the next applicant does not see it', async () => {
    const at = await slotAt(sent, 0);
    granted(await choose(sent, at));
    expect((await stateOf(deps, sent)).appointmentAt).toBe(at);
    const other = await aWaiting();
    expect((await slotsOf(other)).map((slot) => slot.at)).not.toContain(at);
    expect(refusalOf(await choose(other, at)).code).toBe('slot-taken');
  });

  it('in place of another gives the other back', async () => {
    const [first, second] = [await slotAt(sent, 0), await slotAt(sent, 1)];
    granted(await choose(sent, first));
    granted(await choose(sent, second));
    expect((await stateOf(deps, sent)).appointmentAt).toBe(second);
    expect((await slotsOf(await aWaiting()))[0]?.at).toBe(first);
  });

  it('again that one has already is no clash, and counts once', async () => {
    const at = await slotAt(sent, 0);
    granted(await choose(sent, at));
    granted(await choose(sent, at));
    const day = await documentAt(deps, paths.appointmentDay(officeId, 'ktp-el-baru', '2026-11-23'));
    expect(day?.['booked']).toEqual({ [String(at)]: 1 });
  });

  it('by a second press of the same button is the same act', async () => {
    const at = await slotAt(sent, 0);
    const actId = deps.newId();
    granted(await choose(sent, at, actId));
    granted(await choose(sent, at, actId));
    const kinds = (await eventsOf(deps, sent)).map(({ happening }) => happening.kind);
    expect(kinds.filter((kind) => kind === 'booked')).toHaveLength(1);
  });

  it('is no choice of a time the office is closed, or one that is past', async () => {
    const at = await slotAt(sent, 0);
    expect(refusalOf(await choose(sent, at + 60_000)).code).toBe('slot-taken');
    expect(refusalOf(await choose(sent, at - 7 * 24 * 3_600_000)).code).toBe('slot-taken');
  });

  it('is slowed down once it is changed again and again', async () => {
    const [first, second] = [await slotAt(sent, 0), await slotAt(sent, 1)];
    for (let i = 0; i < 20; i += 1) granted(await choose(sent, i % 2 === 0 ? first : second));
    expect(refusalOf(await choose(sent, first)).code).toBe('too-many-tries');
    deps.time.now += 60 * 60_000;
    expect((await choose(sent, await slotAt(sent, 0))).ok).toBe(true);
  });

  it('waits until the file is complete', async () => {
    const early = await aSentCase(deps, { officeId, serviceId: 'ktp-el-baru' });
    expect(await slotsOf(early)).toEqual([]);
    expect(refusalOf(await choose(early, await slotAt(sent, 0))).code).toBe('not-now');
  });

  it('is for whoever has the link', async () => {
    const wrong = { ...sent.access, secret: 'AAAAAAAAAAAAAAAAAAAAAA' };
    expect(refusalOf(await slotsByLink(deps, wrong)).code).toBe('link-invalid');
    const chosen = await chooseSlot(deps, wrong, { actId: deps.newId(), at: await slotAt(sent, 0) });
    expect(refusalOf(chosen).code).toBe('link-invalid');
  });
});

describe('the officer’s list of free slots', () => {
  const input = () => ({ officeId, applicationId: sent.id });

  it('is the applicant’s own', async () => {
    const { slots } = granted(await findSlots(deps, operator, input()));
    expect(slots).toEqual(await slotsOf(sent));
    granted(await act(deps, sent, operator, { act: 'book', at: slots[0]?.at ?? 0 }));
    expect((await stateOf(deps, sent)).appointmentAt).toBe(slots[0]?.at);
  });

  it('is not for who may not see the case', async () => {
    const { villageCodes } = await stateOf(deps, sent);
    const own = villageOfficer(officeId, villageCodes[0] ?? '');
    expect((await findSlots(deps, own, input())).ok).toBe(true);
    const elsewhere = uidOf('kejayan', { role: 'operator' });
    expect(refusalOf(await findSlots(deps, elsewhere, input())).code).toBe('not-found');
  });
});
