import { describe, expect, it } from 'vitest';
import type { Act } from '../../../domain/application.ts';
import { paths } from '../../../domain/paths.ts';
import { CaseNotes } from '../../../domain/personal-data.ts';
import { statusPage } from '../../../web/citizen/pages/status.ts';
import {
  act,
  anApplication,
  aPicture,
  bringTo,
  counter,
  documentAt,
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
import { followApplication } from '../../../functions/usecases/follow-application.ts';
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

  it('stay owed when the case ends without its hand-over, are listed, and go back by an act of their own, once each', async () => {
    const deps = await staffedDeps();
    const sent = await checkedKeeping(deps, 'foto-layangan', 'izin-awan');
    const card = async () => documentAt(deps, paths.card('contoh', sent.id));
    granted(await act(deps, sent, counter, { act: 'cancel' }));
    expect(await card()).toMatchObject({ status: 'cancelled', awaits: 'originals' });
    const giveBack = (...items: string[]): Act => ({ act: 'return-originals', items });
    expect(refusalOf(await act(deps, sent, counter, giveBack('pemohon-berani')))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'pemohon-berani', problem: 'not-held' }],
    });
    expect(refusalOf(await act(deps, sent, counter, giveBack()))).toMatchObject({ code: 'invalid-input' });
    expect(refusalOf(await act(deps, sent, { role: 'camat' }, giveBack('izin-awan')))).toMatchObject({
      code: 'not-allowed',
    });
    granted(
      await act(deps, sent, counter, { act: 'return-originals', items: ['izin-awan'], note: 'Kakaknya' }),
    );
    expect(await card()).toMatchObject({ awaits: 'originals' });
    expect((await eventsOf(deps, sent)).at(-1)?.happening).toEqual({
      kind: 'originals-returned',
      items: ['izin-awan'],
    });
    granted(await act(deps, sent, counter, giveBack('foto-layangan')));
    expect(await card()).toMatchObject({ status: 'cancelled', awaits: null });
    expect(refusalOf(await act(deps, sent, counter, giveBack('foto-layangan')))).toMatchObject({
      code: 'not-now',
    });
  });

  it('are owed after the office closed the case, and after a hand-over that kept one', async () => {
    const endings: ((deps: TestDeps, sent: TestCase) => Promise<unknown>)[] = [
      async (deps, sent) => {
        granted(
          await act(deps, sent, kasiAngin, {
            act: 'return',
            to: 'applicant',
            reason: 'invalid-data',
            items: ['izin-awan'],
            note: 'Salah awan',
          }),
        );
        return act(deps, sent, counter, { act: 'expire', note: 'Tidak datang lagi' });
      },
      async (deps, sent) => {
        await bringTo(deps, sent, 'serah');
        return act(deps, sent, counter, giving(sent, { note: 'Diambil besok' }));
      },
    ];
    for (const end of endings) {
      const deps = await staffedDeps();
      const sent = await checkedKeeping(deps, 'izin-awan');
      await end(deps, sent);
      expect(['expired', 'closed']).toContain((await stateOf(deps, sent)).status);
      expect(await documentAt(deps, paths.card('contoh', sent.id))).toMatchObject({ awaits: 'originals' });
      const page = statusPage({
        ...granted(await followApplication(deps, sent.access)),
        now: deps.now(),
        actId: deps.newId(),
      });
      expect(page.main.toString()).toContain('Dokumen asli Anda masih disimpan kantor');
      granted(await act(deps, sent, secretary, { act: 'return-originals', items: ['izin-awan'] }));
      expect((await stateOf(deps, sent)).items['izin-awan']?.originalHeld).toBeUndefined();
    }
  });

  it('may be fetched while the case goes on; at the hand-over the hand-over itself asks for them', async () => {
    const deps = await staffedDeps();
    const sent = await checkedKeeping(deps, 'foto-layangan', 'izin-awan');
    // A hand-over is still ahead: nothing is owed yet.
    expect(await documentAt(deps, paths.card('contoh', sent.id))).not.toMatchObject({ awaits: 'originals' });
    granted(await act(deps, sent, counter, { act: 'return-originals', items: ['foto-layangan'] }));
    await bringTo(deps, sent, 'serah');
    expect(
      refusalOf(await act(deps, sent, counter, { act: 'return-originals', items: ['izin-awan'] })),
    ).toMatchObject({ code: 'not-now' });
    expect(refusalOf(await act(deps, sent, counter, giving(sent, {})))).toEqual({
      code: 'originals-held',
      items: ['izin-awan'],
    });
  });

  it('are ticked back once where two desks do it at once', async () => {
    const deps = await staffedDeps();
    const sent = await checkedKeeping(deps, 'izin-awan');
    const back: Act = { act: 'return-originals', items: ['izin-awan'] };
    const answers = await Promise.all([act(deps, sent, counter, back), act(deps, sent, secretary, back)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const events = await eventsOf(deps, sent);
    expect(events.filter(({ happening }) => happening.kind === 'originals-returned')).toHaveLength(1);
  });

  it('ask for nothing where none is held, and a word said all the same is no word about them', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'serah' });
    expect((await act(deps, sent, counter, giving(sent, { note: 'Bawa payung' }))).ok).toBe(true);
    const { notes } = CaseNotes.parse(await documentAt(deps, paths.caseNotes('contoh', sent.id)));
    expect(notes.find(({ text }) => text === 'Bawa payung')?.item).toBeUndefined();
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
