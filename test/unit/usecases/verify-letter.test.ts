import { describe, expect, it } from 'vitest';
import { downloadLetter } from '../../../functions/usecases/follow-application.ts';
import { checkFile, matchName, readVerification } from '../../../functions/usecases/verify-letter.ts';
import { anApplication, documentAt, stateOf } from '../../fixtures/cases.ts';
import { granted, minute, pathsUnder, refusalOf, staffedDeps } from '../../fixtures/deps.ts';

async function anIssuedLetter(name = 'Ratna Layangan, S.Kom.') {
  const deps = await staffedDeps();
  const sent = await anApplication(deps, { step: 'serah', input: { name } });
  const token = (pathsUnder(deps, 'verifications')[0] ?? '').replace('verifications/', '');
  return { deps, sent, token };
}

describe('the verification page', () => {
  it('says who signed what and when, and nothing of the applicant', async () => {
    const { deps, token } = await anIssuedLetter();
    const view = granted(await readVerification(deps, token));
    expect(view).toMatchObject({
      officeName: 'Kecamatan Contoh',
      number: '007/041/CTH/2026',
      letterOn: '2026-11-23',
      kind: 'Surat Layang-Layang',
      signerName: 'Pejabat contoh-camat',
      signerPost: 'CONTOH-CAMAT',
      status: 'in-force',
      demo: true,
      driver: 'local',
    });
    const stored = JSON.stringify(await documentAt(deps, `verifications/${token}`));
    expect(stored).not.toMatch(/Ratna|Layangan,|3514064508900001|Pelangi/);
    expect(view).not.toHaveProperty('names');
  });

  it.each(['tebakan', 'rahasia000000000000999', '../offices/contoh', ''])(
    'knows no letter behind %j',
    async (token) => {
      const { deps } = await anIssuedLetter();
      expect(refusalOf(await readVerification(deps, token))).toEqual({ code: 'not-found' });
      expect(refusalOf(await matchName(deps, token, 'Ratna'))).toEqual({ code: 'not-found' });
      expect(refusalOf(await checkFile(deps, token, new Uint8Array()))).toEqual({ code: 'not-found' });
    },
  );
});

describe('matching the name on a printout', () => {
  it.each([
    ['Ratna Layangan, S.Kom.', true],
    ['  ratna   layangan s.kom ', true],
    ['RATNA LAYANGAN S KOM', true],
    ['Ratna Layangan', false],
    ['Ratna', false],
    ['', false],
    ['---', false],
  ])('%j matches: %s', async (typed, matches) => {
    const { deps, token } = await anIssuedLetter();
    expect(granted(await matchName(deps, token, typed))).toEqual({ matches });
  });

  it('is slowed down after ten tries an hour and letter', async () => {
    const { deps, token } = await anIssuedLetter();
    for (let n = 0; n < 10; n += 1) granted(await matchName(deps, token, `tebakan ${String(n)}`));
    expect(refusalOf(await matchName(deps, token, 'Ratna Layangan, S.Kom.'))).toEqual({
      code: 'too-many-tries',
      retryAt: deps.now() + 60 * minute,
    });
    deps.time.now += 60 * minute;
    expect(granted(await matchName(deps, token, 'Ratna Layangan, S.Kom.'))).toEqual({ matches: true });
  });
});

describe('checking a file', () => {
  it('knows the issued bytes, and a changed byte', async () => {
    const { deps, sent, token } = await anIssuedLetter();
    const { bytes } = granted(await downloadLetter(deps, sent.access));
    expect(granted(await checkFile(deps, token, bytes))).toEqual({ same: true, verdict: 'valid' });
    const changed = bytes.slice();
    changed[Math.floor(bytes.length / 2)] = (changed[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    const read = granted(await checkFile(deps, token, changed));
    expect(read.same).toBe(false);
    expect(read.verdict).not.toBe('valid');
  });

  it('tells the unsigned original from the issued letter, and survives what is no PDF', async () => {
    const { deps, sent, token } = await anIssuedLetter();
    const { letter } = await stateOf(deps, sent);
    const prepared = await documentAt(deps, `offices/contoh/letters/${letter?.id ?? ''}`);
    const original = await deps.files.read('contoh', String(prepared?.['preparedSha256']));
    expect(granted(await checkFile(deps, token, original?.bytes ?? new Uint8Array()))).toEqual({
      same: false,
      verdict: 'unsigned',
    });
    const junk = new TextEncoder().encode('bukan PDF');
    expect(granted(await checkFile(deps, token, junk)).same).toBe(false);
  });
});
