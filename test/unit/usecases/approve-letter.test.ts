import { describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { openLetter } from '../../../functions/usecases/open-letter.ts';
import { prepareLetter } from '../../../functions/usecases/prepare-letter.ts';
import { advanceLetter } from '../../../functions/usecases/run-tick.ts';
import { appoint } from '../../../functions/usecases/set-staff.ts';
import {
  act,
  anApplication,
  approve,
  bringTo,
  camat,
  counter,
  documentAt,
  eventsOf,
  kasiAngin,
  kasiKucing,
  secretary,
  stateOf,
} from '../../fixtures/cases.ts';
import { granted, pathsUnder, refusalOf, sha256, staffedDeps } from '../../fixtures/deps.ts';
import { aMember, contoh, uidOf } from '../../fixtures/office.ts';

async function aPreparedLetter() {
  const deps = await staffedDeps();
  const sent = await anApplication(deps, { step: 'tanda-tangan' });
  await advanceLetter(deps, 'contoh', sent.id);
  return { deps, sent };
}

describe('preparing a letter', () => {
  it('fixes number, date and bytes before anybody signs, and stores the bytes before it says so', async () => {
    const { deps, sent } = await aPreparedLetter();
    const { letter, taken } = await stateOf(deps, sent);
    expect(letter).toMatchObject({ status: 'prepared', letterOn: '2026-11-23' });
    expect(taken?.number).toBe('007/041/CTH/2026');
    const file = await deps.files.read('contoh', letter?.sha256 ?? '');
    expect(file?.type).toBe('application/pdf');
    expect(sha256(file?.bytes ?? '')).toBe(letter?.sha256);
    expect((await eventsOf(deps, sent)).at(-1)).toMatchObject({
      actor: { kind: 'system' },
      happening: { kind: 'prepared', sha256: letter?.sha256 },
    });
  });

  it('happens once, however many deliveries there are', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'tanda-tangan' });
    await Promise.all([1, 2, 3].map(() => advanceLetter(deps, 'contoh', sent.id)));
    await advanceLetter(deps, 'contoh', sent.id);
    const prepared = (await eventsOf(deps, sent)).filter(({ happening }) => happening.kind === 'prepared');
    expect(prepared).toHaveLength(1);
    expect(pathsUnder(deps, 'offices/contoh/registers/buku-angin-2026/entries')).toHaveLength(1);
  });

  it('may be asked for by the signer at the desk, not by others, and not before its turn', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'tanda-tangan' });
    const early = await anApplication(deps, { step: 'paraf' });
    const ask = (uid: string, applicationId: string) =>
      prepareLetter(deps, uid, { officeId: 'contoh', applicationId, actId: deps.newId() });
    expect(refusalOf(await ask(uidOf('contoh', counter), sent.id))).toEqual({
      code: 'not-allowed',
      needs: ['camat'],
    });
    expect(refusalOf(await ask(uidOf('contoh', kasiKucing), sent.id))).toEqual({ code: 'not-found' });
    expect(refusalOf(await ask('seberang-camat', sent.id))).toEqual({ code: 'not-found' });
    expect(refusalOf(await ask(uidOf('contoh', camat), early.id))).toEqual({ code: 'not-now', expected: [] });
    expect((await ask(uidOf('contoh', camat), sent.id)).ok).toBe(true);
  });

  it('takes the number itself where no step took one; a request that is refused takes none', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { serviceId: 'kartu-kucing', step: 'tanda-tangan' });
    expect((await stateOf(deps, sent)).taken).toBeUndefined();
    const input = { officeId: 'contoh', applicationId: sent.id, actId: deps.newId() };
    expect(refusalOf(await prepareLetter(deps, uidOf('contoh', counter), input))).toMatchObject({
      code: 'not-allowed',
    });
    expect(pathsUnder(deps, 'offices/contoh/registers')).toEqual([]);
    await advanceLetter(deps, 'contoh', sent.id);
    expect((await stateOf(deps, sent)).taken?.number).toBe('009/041/CTH/2026');
  });
});

describe('approving a letter', () => {
  it('approves exactly the bytes that were read', async () => {
    const { deps, sent } = await aPreparedLetter();
    const read = granted(
      await openLetter(deps, uidOf('contoh', camat), { officeId: 'contoh', applicationId: sent.id }),
    );
    expect(refusalOf(await approve(deps, sent, { sha256: sha256('bytes lain') }))).toEqual({ code: 'stale' });
    expect((await approve(deps, sent, { sha256: read.sha256 })).ok).toBe(true);
    expect((await stateOf(deps, sent)).letter).toMatchObject({
      status: 'approved',
      sha256: read.sha256,
      approvedBy: 'contoh-camat',
      approvedAt: deps.now(),
    });
  });

  it('is the signer’s alone: others of the office are refused, others do not see the case', async () => {
    const { deps, sent } = await aPreparedLetter();
    for (const performer of [counter, secretary, kasiAngin]) {
      expect(refusalOf(await approve(deps, sent, { uid: uidOf('contoh', performer) }))).toEqual({
        code: 'not-allowed',
        needs: ['camat'],
      });
    }
    expect(refusalOf(await approve(deps, sent, { uid: 'seberang-camat' }))).toEqual({ code: 'not-found' });
    expect((await approve(deps, sent)).ok).toBe(true);
  });

  it('is refused to another camat than the one whose name stands under the letter', async () => {
    const { deps, sent } = await aPreparedLetter();
    granted(await appoint(deps, aMember(contoh.office, { uid: 'camat-baru', roles: ['camat'] })));
    expect(refusalOf(await approve(deps, sent, { uid: 'camat-baru' }))).toEqual({ code: 'not-allowed' });
    expect((await stateOf(deps, sent)).letter?.status).toBe('prepared');
    expect((await approve(deps, sent)).ok).toBe(true);
  });

  it('pressed twice is done once', async () => {
    const { deps, sent } = await aPreparedLetter();
    const press = { actId: deps.newId(), revision: (await stateOf(deps, sent)).revision };
    const { sha256: read } = (await stateOf(deps, sent)).letter ?? {};
    const first = granted(await approve(deps, sent, { ...press, ...(read && { sha256: read }) }));
    expect(granted(await approve(deps, sent, { ...press, ...(read && { sha256: read }) }))).toEqual(first);
    const approvals = (await eventsOf(deps, sent)).filter(({ happening }) => happening.kind === 'approved');
    expect(approvals).toHaveLength(1);
  });

  it('on an older screen is refused, telling what happened', async () => {
    const { deps, sent } = await aPreparedLetter();
    const { revision } = await stateOf(deps, sent);
    expect(refusalOf(await approve(deps, sent, { revision: revision - 1 }))).toEqual({
      code: 'stale',
      act: 'prepared',
      by: 'system',
    });
  });

  it('says nothing of a letter that is not prepared yet', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'tanda-tangan' });
    expect(refusalOf(await approve(deps, sent, { sha256: sha256('') }))).toMatchObject({ code: 'not-now' });
  });
});

describe('reading a letter', () => {
  const read = async (step: string, uid = uidOf('contoh', camat)) => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step });
    return {
      deps,
      sent,
      opened: await openLetter(deps, uid, { officeId: 'contoh', applicationId: sent.id }),
    };
  };

  it('shows a draft before it is prepared: rendered anew, nothing stored of it', async () => {
    const { deps, opened } = await read('paraf');
    const { status, base64, sha256: shown, number } = granted(opened);
    expect({ status, number }).toEqual({ status: 'draft', number: '007/041/CTH/2026' });
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    expect(new TextDecoder().decode(bytes.slice(0, 5))).toBe('%PDF-');
    expect(await deps.files.read('contoh', shown)).toBeUndefined();
  });

  it('says whose it is as the officer mended the name, once prepared too', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'konsep' });
    granted(await act(deps, sent, counter, { act: 'draft', fields: { name: 'Ratna Wulandari, S.E.' } }));
    await bringTo(deps, sent, 'tanda-tangan');
    const opened = () =>
      openLetter(deps, uidOf('contoh', camat), { officeId: 'contoh', applicationId: sent.id });
    expect(granted(await opened())).toMatchObject({ status: 'draft', recipient: 'Ratna Wulandari, S.E.' });
    await advanceLetter(deps, 'contoh', sent.id);
    expect(granted(await opened())).toMatchObject({ status: 'prepared', recipient: 'Ratna Wulandari, S.E.' });
  });

  it('shows the signed bytes once it is issued', async () => {
    const { deps, sent, opened } = await read('serah');
    const { status, sha256: shown } = granted(opened);
    expect(status).toBe('issued');
    expect(shown).toBe((await stateOf(deps, sent)).letter?.sha256);
  });

  it('is logged, and refused to whoever does not see the case or where there is no letter', async () => {
    const { deps, sent } = await read('paraf');
    const log = pathsUnder(deps, paths.accessLog('contoh'));
    expect(log).toHaveLength(1);
    expect(await documentAt(deps, log[0] ?? '')).toMatchObject({ what: 'letter', uid: 'contoh-camat' });
    const where = { officeId: 'contoh', applicationId: sent.id };
    expect(refusalOf(await openLetter(deps, uidOf('contoh', kasiKucing), where))).toEqual({
      code: 'not-found',
    });
    expect(refusalOf((await read('periksa')).opened)).toEqual({ code: 'not-found' });
    expect(pathsUnder(deps, paths.accessLog('contoh'))).toHaveLength(1);
  });
});
