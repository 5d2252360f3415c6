import { describe, expect, it } from 'vitest';
import type { Act } from '../../../domain/application.ts';
import {
  act,
  anApplication,
  aPicture,
  bringTo,
  counter,
  eventsOf,
  faulty,
  handOver,
  kasiAngin,
  secretary,
  stateOf,
} from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import { granted, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { aMember, contoh } from '../../fixtures/office.ts';
import { attachCorrection, submitCorrection } from '../../../functions/usecases/correct-application.ts';
import { appoint } from '../../../functions/usecases/set-staff.ts';

/** Issue 4: "originals held are listed and ticked back"; "accepted items are not reopened without a kasi's reason". */

async function checkedKeeping(deps: TestDeps, ...kept: string[]): Promise<TestCase> {
  const sent = await anApplication(deps, { step: 'periksa' });
  const { items } = await stateOf(deps, sent);
  const verdicts = Object.fromEntries(
    Object.keys(items).map((id) => [
      id,
      { verdict: 'in-order' as const, ...(kept.includes(id) && { originalHeld: true as const }) },
    ]),
  );
  granted(await act(deps, sent, counter, { act: 'check', verdicts }));
  return sent;
}

describe('originals the office keeps', () => {
  const giving = (sent: TestCase, over: object): Act =>
    ({ ...handOver(sent.standard.definition), ...over }) as Act;

  it('are given back at the hand-over, each ticked', async () => {
    const deps = await staffedDeps();
    const sent = await checkedKeeping(deps, 'foto-layangan', 'izin-awan');
    await bringTo(deps, sent, 'serah');
    expect(refusalOf(await act(deps, sent, counter, giving(sent, {})))).toEqual({
      code: 'originals-held',
      items: ['foto-layangan', 'izin-awan'],
    });
    expect(
      refusalOf(await act(deps, sent, counter, giving(sent, { originalsReturned: ['izin-awan'] }))),
    ).toEqual({ code: 'originals-held', items: ['foto-layangan'] });
    const originalsReturned = ['foto-layangan', 'izin-awan'];
    granted(await act(deps, sent, counter, giving(sent, { originalsReturned })));
    expect((await eventsOf(deps, sent)).at(-1)?.happening).toMatchObject({
      kind: 'handed-over',
      originalsReturned,
    });
    const { items } = await stateOf(deps, sent);
    expect(Object.values(items).some(({ originalHeld }) => originalHeld)).toBe(false);
  });

  it('may stay with a word why, and stay known as held', async () => {
    const deps = await staffedDeps();
    const sent = await checkedKeeping(deps, 'izin-awan');
    await bringTo(deps, sent, 'serah');
    granted(await act(deps, sent, counter, giving(sent, { note: 'Diambil besok oleh kakaknya' })));
    expect((await stateOf(deps, sent)).items['izin-awan']?.originalHeld).toBe(true);
  });

  it('are held on through a return and its correction', async () => {
    const deps = await staffedDeps();
    const sent = await checkedKeeping(deps, 'foto-layangan');
    granted(
      await act(deps, sent, kasiAngin, {
        act: 'return',
        to: 'applicant',
        reason: 'invalid-data',
        items: ['foto-layangan'],
        note: 'Fotonya bukan layang-layang ini',
      }),
    );
    granted(await attachCorrection(deps, sent.access, 'foto-layangan', aPicture('baru')));
    granted(await submitCorrection(deps, sent.access, deps.newId()));
    expect((await stateOf(deps, sent)).items['foto-layangan']).toMatchObject({
      verdict: 'waiting',
      originalHeld: true,
    });
  });

  it('ask for nothing where none is held', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'serah' });
    expect((await act(deps, sent, counter, giving(sent, {}))).ok).toBe(true);
  });
});

describe('what was accepted once', () => {
  const back = (items: string[], note = 'Ternyata salah'): Act => ({
    act: 'return',
    to: 'applicant',
    reason: 'invalid-data',
    items,
    note,
  });
  const refused = {
    code: 'accepted-items',
    items: ['foto-layangan'],
    needs: ['section-head', 'secretary', 'camat'],
  };

  it('is not asked for again by the counter from a later desk; the section’s head may, with a reason', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'konsep' });
    expect(refusalOf(await act(deps, sent, counter, back(['foto-layangan'])))).toEqual(refused);
    expect(refusalOf(await act(deps, sent, kasiAngin, back(['foto-layangan'], '')))).toEqual({
      code: 'reason-missing',
    });
    granted(await act(deps, sent, kasiAngin, back(['foto-layangan'])));
    expect((await stateOf(deps, sent)).returnedItems).toEqual(['foto-layangan']);
  });

  it('lets the counter still send a case back to an earlier desk', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'konsep' });
    const toDesk: Act = { act: 'return', to: 'periksa', reason: 'other', items: [], note: 'Dicek lagi' };
    expect((await act(deps, sent, counter, toDesk)).ok).toBe(true);
  });

  it('is not found faulty by the counter when a correction is checked; the secretary sends it back instead', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'periksa' });
    granted(await act(deps, sent, counter, faulty(await stateOf(deps, sent), 'izin-awan')));
    granted(await attachCorrection(deps, sent.access, 'izin-awan', aPicture('baru')));
    granted(await submitCorrection(deps, sent.access, deps.newId()));
    const again = faulty(await stateOf(deps, sent), 'foto-layangan');
    expect(refusalOf(await act(deps, sent, counter, again))).toEqual(refused);
    expect((await stateOf(deps, sent)).status).toBe('open');
    granted(await act(deps, sent, secretary, back(['foto-layangan'])));
    expect((await stateOf(deps, sent)).returnedItems).toEqual(['foto-layangan']);
  });

  it('may be found faulty at the check by somebody who answers for the case, with a note on that item', async () => {
    const deps = await staffedDeps();
    granted(
      await appoint(deps, aMember(contoh.office, { uid: 'dua-tugas', roles: ['counter', 'secretary'] })),
    );
    const sent = await anApplication(deps, { step: 'periksa' });
    granted(await act(deps, sent, counter, faulty(await stateOf(deps, sent), 'izin-awan')));
    granted(await attachCorrection(deps, sent.access, 'izin-awan', aPicture('baru')));
    granted(await submitCorrection(deps, sent.access, deps.newId()));
    const { notes: _notes, ...silent } = faulty(await stateOf(deps, sent), 'foto-layangan');
    expect(refusalOf(await act(deps, sent, 'dua-tugas', silent))).toEqual({ code: 'reason-missing' });
    expect((await act(deps, sent, 'dua-tugas', faulty(await stateOf(deps, sent), 'foto-layangan'))).ok).toBe(
      true,
    );
  });
});
