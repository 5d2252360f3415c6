import { describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import {
  attachCorrection,
  bringCorrectionPaper,
  submitCorrection,
} from '../../../functions/usecases/correct-application.ts';
import { followApplication } from '../../../functions/usecases/follow-application.ts';
import {
  act,
  aPicture,
  aSentCase,
  counter,
  documentAt,
  eventsOf,
  faulty,
  stateOf,
} from '../../fixtures/cases.ts';
import { granted, pathsUnder, refusalOf, staffedDeps, storingNothing } from '../../fixtures/deps.ts';

async function aReturnedCase(...ids: string[]) {
  const deps = await staffedDeps();
  const sent = await aSentCase(deps);
  granted(await act(deps, sent, counter, faulty(await stateOf(deps, sent), ...ids)));
  return { deps, sent };
}

describe('correcting a returned application', () => {
  it('replaces what was faulty and nothing else; then the counter checks just that', async () => {
    const { deps, sent } = await aReturnedCase('izin-awan');
    const before = await stateOf(deps, sent);
    granted(await attachCorrection(deps, sent.access, 'izin-awan', aPicture('baru')));
    granted(await submitCorrection(deps, sent.access, deps.newId()));
    const after = await stateOf(deps, sent);
    expect(after.status).toBe('open');
    expect(after.items['izin-awan']).toMatchObject({ verdict: 'waiting', bringsPaper: false });
    expect(after.items['izin-awan']?.files[0]?.sha256).toBe(deps.sha256(aPicture('baru').bytes));
    expect(after.items['foto-layangan']).toEqual(before.items['foto-layangan']);
    const verdict = { act: 'check', verdicts: { 'izin-awan': { verdict: 'in-order' } } } as const;
    expect(granted(await act(deps, sent, counter, verdict)).step).toBe('sahkan');
  });

  it('keeps what is being prepared apart until it is sent, and shows it meanwhile', async () => {
    const { deps, sent } = await aReturnedCase('izin-awan');
    granted(await attachCorrection(deps, sent.access, 'izin-awan', aPicture('baru')));
    expect((await stateOf(deps, sent)).status).toBe('returned');
    const seen = granted(await followApplication(deps, sent.access));
    expect(seen.correction['izin-awan']?.files).toHaveLength(1);
    expect(Object.values(seen.fileNames)).toContain('fotobaru.png');
    granted(await submitCorrection(deps, sent.access, deps.newId()));
    expect(await documentAt(deps, paths.correction('contoh', sent.id))).toBeUndefined();
    expect(Object.values(granted(await followApplication(deps, sent.access)).fileNames)).toContain(
      'fotobaru.png',
    );
  });

  it('names what is still missing', async () => {
    const { deps, sent } = await aReturnedCase('izin-awan', 'foto-layangan');
    granted(await attachCorrection(deps, sent.access, 'izin-awan', aPicture('baru')));
    expect(refusalOf(await submitCorrection(deps, sent.access, deps.newId()))).toEqual({
      code: 'incomplete',
      missing: ['foto-layangan'],
    });
    granted(await bringCorrectionPaper(deps, sent.access, 'foto-layangan', true));
    expect((await submitCorrection(deps, sent.access, deps.newId())).ok).toBe(true);
    expect((await stateOf(deps, sent)).items['foto-layangan']).toMatchObject({
      files: [],
      bringsPaper: true,
    });
  });

  it('takes no paper where the standard wants a file', async () => {
    const { deps, sent } = await aReturnedCase('izin-awan');
    expect(refusalOf(await bringCorrectionPaper(deps, sent.access, 'izin-awan', true))).toEqual({
      code: 'not-found',
    });
  });

  it('lets a faulty fact be answered without any file', async () => {
    const { deps, sent } = await aReturnedCase('berani');
    granted(await submitCorrection(deps, sent.access, deps.newId()));
    expect((await stateOf(deps, sent)).items['berani']?.verdict).toBe('waiting');
  });

  it('takes nothing for what was in order, nor while nothing was returned', async () => {
    const { deps, sent } = await aReturnedCase('izin-awan');
    const notNow = { code: 'not-now', expected: [] };
    expect(refusalOf(await attachCorrection(deps, sent.access, 'foto-layangan', aPicture()))).toEqual(notNow);
    expect(refusalOf(await attachCorrection(deps, sent.access, 'constructor', aPicture()))).toEqual(notNow);
    const open = await aSentCase(deps);
    expect(refusalOf(await attachCorrection(deps, open.access, 'izin-awan', aPicture()))).toEqual(notNow);
    expect((await attachCorrection(deps, sent.access, 'izin-awan', aPicture())).ok).toBe(true);
  });

  it('takes no more files than the office allows, and no file that is not one', async () => {
    const { deps, sent } = await aReturnedCase('izin-awan');
    const page = { name: 'izin.jpg', bytes: new TextEncoder().encode('<html></html>') };
    expect(refusalOf(await attachCorrection(deps, sent.access, 'izin-awan', page))).toMatchObject({
      code: 'file-kind',
    });
    for (const marker of ['satu', 'dua', 'dua']) {
      granted(await attachCorrection(deps, sent.access, 'izin-awan', aPicture(marker)));
    }
    expect(refusalOf(await attachCorrection(deps, sent.access, 'izin-awan', aPicture('tiga')))).toEqual({
      code: 'too-many-files',
      limit: 2,
    });
  });

  it('stores no file that is not wanted', async () => {
    const { deps, sent } = await aReturnedCase('izin-awan');
    for (const marker of ['satu', 'dua'])
      granted(await attachCorrection(deps, sent.access, 'izin-awan', aPicture(marker)));
    const attach = async (id: string) =>
      refusalOf(await attachCorrection(storingNothing(deps), sent.access, id, aPicture('tiga'))).code;
    expect(await attach('izin-awan')).toBe('too-many-files');
    expect(await attach('foto-layangan')).toBe('not-now');
    granted(await submitCorrection(deps, sent.access, deps.newId()));
    expect(await attach('izin-awan')).toBe('not-now');
  });

  it('takes at most 120 files an hour', async () => {
    const { deps, sent } = await aReturnedCase('izin-awan');
    // Sending the application took two.
    const wrong = { name: 'a.txt', bytes: new TextEncoder().encode('bukan gambar') };
    for (let n = 2; n < 120; n += 1)
      expect(refusalOf(await attachCorrection(deps, sent.access, 'izin-awan', wrong)).code).toBe('file-kind');
    expect(refusalOf(await attachCorrection(deps, sent.access, 'izin-awan', aPicture('baru'))).code).toBe(
      'too-many-tries',
    );
  });

  it('lets what is seen at the desk be brought, whatever the standard says of paper', async () => {
    const { deps, sent } = await aReturnedCase('berani');
    granted(await bringCorrectionPaper(deps, sent.access, 'berani', true));
    granted(await submitCorrection(deps, sent.access, deps.newId()));
    expect((await stateOf(deps, sent)).items['berani']).toMatchObject({ bringsPaper: true });
  });

  it('is recorded once for a double click', async () => {
    const { deps, sent } = await aReturnedCase('izin-awan');
    granted(await attachCorrection(deps, sent.access, 'izin-awan', aPicture('baru')));
    const actId = deps.newId();
    const both = await Promise.all([
      submitCorrection(deps, sent.access, actId),
      submitCorrection(deps, sent.access, actId),
    ]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect((await eventsOf(deps, sent)).map(({ happening }) => happening.kind)).toEqual([
      'submitted',
      'checked',
      'corrected',
    ]);
    expect(pathsUnder(deps, `offices/contoh/applications/${sent.id}/events`)).toHaveLength(3);
  });
});
