import { describe, expect, it } from 'vitest';
import { LetterRecord } from '../../../domain/letter-record.ts';
import { paths } from '../../../domain/paths.ts';
import { issueLetter } from '../../../functions/usecases/issue-letter.ts';
import type { SignatureFacts, SigningDeps } from '../../../functions/usecases/ports.ts';
import { advanceLetter } from '../../../functions/usecases/run-tick.ts';
import { anApplication, approve, documentAt, entryOf, eventsOf, stateOf } from '../../fixtures/cases.ts';
import { breaking, granted, pathsUnder, refusalOf, staffedDeps } from '../../fixtures/deps.ts';

async function anApprovedLetter() {
  const deps = await staffedDeps();
  const sent = await anApplication(deps, { step: 'tanda-tangan' });
  await advanceLetter(deps, 'contoh', sent.id);
  granted(await approve(deps, sent));
  const letterId = (await stateOf(deps, sent)).letter?.id ?? '';
  const record = async () => LetterRecord.parse(await documentAt(deps, paths.letter('contoh', letterId)));
  return { deps, sent, record };
}

describe('issuing an approved letter', () => {
  it('signs exactly the approved bytes: the signed file begins with them and verifies', async () => {
    const { deps, sent, record } = await anApprovedLetter();
    expect(granted(await issueLetter(deps, 'contoh', sent.id))).toBe('issued');
    const issued = await record();
    const [approved, signed] = await Promise.all(
      [issued.preparedSha256, issued.signedSha256].map((hash) => deps.files.read('contoh', hash ?? '')),
    );
    if (!approved || !signed) expect.fail('bytes are missing');
    expect(
      Buffer.from(signed.bytes).subarray(0, approved.bytes.length).equals(Buffer.from(approved.bytes)),
    ).toBe(true);
    expect(await deps.letters.verify(signed.bytes)).toMatchObject({ verdict: 'valid' });
    expect(await deps.letters.verify(approved.bytes)).toMatchObject({ verdict: 'unsigned' });
  });

  it.each([
    ['local', 'Kecamatan Contoh'],
    ['bsre', 'Pejabat contoh-camat'],
  ])('lets a signature of the driver %s speak for %s', async (driver, name) => {
    const { deps, sent } = await anApprovedLetter();
    const said: SignatureFacts[] = [];
    const sign: SigningDeps['signer']['sign'] = (bytes, facts) => {
      said.push(facts);
      return deps.signer.sign(bytes, facts);
    };
    granted(await issueLetter({ ...deps, signer: { driver, sign } }, 'contoh', sent.id));
    expect(said).toMatchObject([{ signerName: name, reason: 'Surat nomor 007/041/CTH/2026' }]);
    const [page] = pathsUnder(deps, 'verifications');
    expect(await documentAt(deps, page ?? '')).toMatchObject({ driver, signerName: 'Pejabat contoh-camat' });
  });

  it('books the number, bears the verification page and tells of it, all in one commit', async () => {
    const { deps, sent, record } = await anApprovedLetter();
    granted(await issueLetter(deps, 'contoh', sent.id));
    const issued = await record();
    expect(issued).toMatchObject({ status: 'issued', issuedAt: deps.now(), number: '007/041/CTH/2026' });
    expect(await entryOf(deps, sent)).toMatchObject({ status: 'booked', letterId: issued.id });
    const [page] = pathsUnder(deps, 'verifications');
    expect(await documentAt(deps, page ?? '')).toMatchObject({
      officeId: 'contoh',
      number: '007/041/CTH/2026',
      status: 'in-force',
      sha256: issued.signedSha256,
    });
    expect((await eventsOf(deps, sent)).at(-1)?.happening).toMatchObject({
      kind: 'issued',
      sha256: issued.signedSha256,
    });
  });

  it('happens once, however often it is asked for, one after another and at once', async () => {
    const { deps, sent } = await anApprovedLetter();
    const outcomes = await Promise.all([1, 2, 3].map(() => issueLetter(deps, 'contoh', sent.id)));
    expect(outcomes.map(granted).sort()).toEqual(['issued', 'nothing', 'nothing']);
    expect(granted(await issueLetter(deps, 'contoh', sent.id))).toBe('nothing');
    const issued = (await eventsOf(deps, sent)).filter(({ happening }) => happening.kind === 'issued');
    expect(issued).toHaveLength(1);
    expect(pathsUnder(deps, 'verifications')).toHaveLength(1);
  });

  it('does nothing for a letter nobody approved', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'tanda-tangan' });
    await advanceLetter(deps, 'contoh', sent.id);
    expect(granted(await issueLetter(deps, 'contoh', sent.id))).toBe('nothing');
    expect((await stateOf(deps, sent)).letter?.status).toBe('prepared');
    expect(refusalOf(await issueLetter(deps, 'contoh', 'f'.repeat(32)))).toEqual({ code: 'not-found' });
  });

  it('leaves nothing half-issued when the process dies between signing and storing; the next try completes it', async () => {
    const { deps, sent, record } = await anApprovedLetter();
    const dies = { ...deps, files: { ...deps.files, save: () => Promise.reject(new Error('killed')) } };
    await expect(issueLetter(dies, 'contoh', sent.id)).rejects.toThrow('killed');
    expect((await record()).status).toBe('approved');
    expect(await entryOf(deps, sent)).toMatchObject({ status: 'reserved' });
    expect(granted(await issueLetter(deps, 'contoh', sent.id))).toBe('issued');
    expect((await stateOf(deps, sent)).taken?.number).toBe('007/041/CTH/2026');
    expect(pathsUnder(deps, 'offices/contoh/registers/buku-angin-2026/entries')).toHaveLength(1);
  });

  it('leaves nothing half-issued when the commit breaks after the bytes are stored', async () => {
    const { deps, sent, record } = await anApprovedLetter();
    const broken = {
      ...deps,
      documents: breaking(deps.documents, (path) => path.startsWith('verifications/')),
    };
    await expect(issueLetter(broken, 'contoh', sent.id)).rejects.toThrow('the store broke');
    expect((await record()).status).toBe('approved');
    expect((await stateOf(deps, sent)).status).toBe('open');
    expect(await entryOf(deps, sent)).toMatchObject({ status: 'reserved' });
    expect(granted(await issueLetter(deps, 'contoh', sent.id))).toBe('issued');
  });

  it.each(['does not sign at all', 'signs another letter than the approved one', 'breaks the bytes'])(
    'refuses the work of a signer who %s, and issues nothing',
    async (what) => {
      const { deps, sent, record } = await anApprovedLetter();
      const other = await anApplication(deps, { step: 'tanda-tangan' });
      await advanceLetter(deps, 'contoh', other.id);
      const otherBytes = await deps.files.read('contoh', (await stateOf(deps, other)).letter?.sha256 ?? '');
      const sign = async (bytes: Uint8Array, facts: SignatureFacts) => {
        if (what === 'does not sign at all') return bytes;
        if (what === 'breaks the bytes') return bytes.toReversed();
        return deps.signer.sign(otherBytes?.bytes ?? bytes, facts);
      };
      const bad: SigningDeps = { ...deps, signer: { driver: 'rusak', sign } };
      expect(refusalOf(await issueLetter(bad, 'contoh', sent.id))).toEqual({
        code: 'signature-unverified',
        problem: what === 'does not sign at all' ? 'unsigned' : 'other-bytes',
      });
      expect((await record()).status).toBe('approved');
      expect(deps.logged.at(-1)?.message).toBe('signature did not verify');
      expect(granted(await issueLetter(deps, 'contoh', sent.id))).toBe('issued');
    },
  );

  it('does not log anything personal', async () => {
    const { deps, sent } = await anApprovedLetter();
    granted(await issueLetter(deps, 'contoh', sent.id));
    expect(JSON.stringify(deps.logged)).not.toMatch(/Ratna|3514064508900001|81234567890/);
  });
});
