import { describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import type { StaffMember } from '../../../domain/roles.ts';
import { openCase } from '../../../functions/usecases/open-case.ts';
import { openLetter } from '../../../functions/usecases/open-letter.ts';
import { prepareLetter } from '../../../functions/usecases/prepare-letter.ts';
import { advanceLetter } from '../../../functions/usecases/run-tick.ts';
import { appoint } from '../../../functions/usecases/set-staff.ts';
import { readVerification } from '../../../functions/usecases/verify-letter.ts';
import {
  act,
  anApplication,
  approve,
  counter,
  documentAt,
  eventsOf,
  gardenService,
  stateOf,
} from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import { day, granted, pathsUnder, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { aMember, contoh } from '../../fixtures/office.ts';

/** The clock stands on Monday 23 November 2026 (test/fixtures/deps.ts). */

const sekcam = 'contoh-secretary';
const camat = 'contoh-camat';

type Deputy = StaffMember['deputies'][number];
const plh: Deputy = { role: 'camat', capacity: 'plh', fromOn: '2026-11-23', toOn: '2026-11-24' };

async function appointDeputy(deps: TestDeps, ...deputies: Deputy[]): Promise<void> {
  granted(await appoint(deps, aMember(contoh.office, { uid: sekcam, roles: ['secretary'], deputies })));
}

async function aLetterAtTheDesk(...deputies: Deputy[]) {
  const deps = await staffedDeps();
  await appointDeputy(deps, ...deputies);
  const sent = await anApplication(deps, { step: 'tanda-tangan' });
  await advanceLetter(deps, 'contoh', sent.id);
  return { deps, sent };
}

async function letterOf(deps: TestDeps, sent: TestCase) {
  const { letter } = await stateOf(deps, sent);
  const id = letter?.id ?? '';
  const [record, words] = await Promise.all([
    documentAt(deps, paths.letter('contoh', id)),
    documentAt(deps, paths.letterContent('contoh', id)),
  ]);
  return { letter, record, content: words?.['content'], token: String(words?.['token']) };
}

const open = (deps: TestDeps, sent: TestCase, uid: string) =>
  openLetter(deps, uid, { officeId: 'contoh', applicationId: sent.id });
const prepareAgain = (deps: TestDeps, sent: TestCase, uid: string, actId = deps.newId()) =>
  prepareLetter(deps, uid, { officeId: 'contoh', applicationId: sent.id, actId });

describe('a deputy in force', () => {
  it('is named under the letter with his capacity, signs it, and the public check shows it', async () => {
    const { deps, sent } = await aLetterAtTheDesk(plh);
    const { record, content, token } = await letterOf(deps, sent);
    expect(content).toMatchObject({ signature: { capacityLines: ['Plh. CONTOH-CAMAT'] } });
    expect(record).toMatchObject({ signer: { uid: sekcam, post: 'Plh. CONTOH-CAMAT', capacity: 'plh' } });
    expect(granted(await open(deps, sent, sekcam)).signer).toMatchObject({ isYou: true, renew: false });
    expect(granted(await approve(deps, sent, { uid: sekcam })).status).toBe('open');
    await advanceLetter(deps, 'contoh', sent.id);
    expect(granted(await readVerification(deps, token))).toMatchObject({ signerPost: 'Plh. CONTOH-CAMAT' });
  });

  it('by order of the camat prints a.n. above his own post', async () => {
    const { deps, sent } = await aLetterAtTheDesk({ ...plh, capacity: 'an' });
    expect((await letterOf(deps, sent)).content).toMatchObject({
      signature: { capacityLines: ['a.n. CONTOH-CAMAT', 'CONTOH-SECRETARY'] },
    });
  });

  it('keeps the holder from signing what bears the deputy’s name', async () => {
    const { deps, sent } = await aLetterAtTheDesk(plh);
    expect(refusalOf(await approve(deps, sent, { uid: camat }))).toEqual({ code: 'not-allowed' });
    expect(granted(await open(deps, sent, camat)).signer).toMatchObject({ isYou: false, renew: false });
  });
});

describe('a deputy whose days are over', () => {
  it('is refused in words that say so, and the letter is prepared anew under the same number', async () => {
    const { deps, sent } = await aLetterAtTheDesk(plh);
    const before = await letterOf(deps, sent);
    const { taken } = await stateOf(deps, sent);
    deps.time.now += 2 * day;
    expect(refusalOf(await approve(deps, sent, { uid: sekcam }))).toEqual({ code: 'signer-changed' });
    expect((await stateOf(deps, sent)).letter?.status).toBe('prepared');

    expect(granted(await open(deps, sent, camat)).signer).toMatchObject({ isYou: false, renew: true });
    granted(await prepareAgain(deps, sent, camat));
    const after = await letterOf(deps, sent);
    expect(after.content).toMatchObject({ signature: { capacityLines: ['CONTOH-CAMAT'] } });
    expect(after.record).not.toHaveProperty('signer.capacity');
    expect(after.letter?.sha256).not.toBe(before.letter?.sha256);
    expect((await stateOf(deps, sent)).taken).toEqual(taken);
    expect(pathsUnder(deps, 'offices/contoh/registers/buku-angin-2026/entries')).toHaveLength(1);
    expect((await approve(deps, sent, { uid: camat })).ok).toBe(true);
  });

  it('on the last of his days may still sign', async () => {
    const { deps, sent } = await aLetterAtTheDesk(plh);
    deps.time.now += day;
    expect((await approve(deps, sent, { uid: sekcam })).ok).toBe(true);
  });
});

describe('making prepared bytes anew', () => {
  it('is refused while the name under them still signs: somebody may be reading them', async () => {
    const { deps, sent } = await aLetterAtTheDesk();
    const before = await letterOf(deps, sent);
    granted(await prepareAgain(deps, sent, camat));
    expect((await letterOf(deps, sent)).letter).toEqual(before.letter);
    expect(
      (await eventsOf(deps, sent)).filter(({ happening }) => happening.kind === 'prepared'),
    ).toHaveLength(1);
  });

  it('happens for a deputy whose days begin, even while the list of the staff is older; twice is once', async () => {
    const { deps, sent } = await aLetterAtTheDesk();
    await appointDeputy(deps, plh);
    expect(granted(await open(deps, sent, sekcam)).signer).toMatchObject({ isYou: false, renew: true });
    const actId = deps.newId();
    granted(await prepareAgain(deps, sent, sekcam, actId));
    granted(await prepareAgain(deps, sent, sekcam, actId));
    expect((await letterOf(deps, sent)).record).toMatchObject({ signer: { uid: sekcam, capacity: 'plh' } });
    expect(
      (await eventsOf(deps, sent)).filter(({ happening }) => happening.kind === 'prepared'),
    ).toHaveLength(2);
  });

  it('is nobody else’s to ask for', async () => {
    const { deps, sent } = await aLetterAtTheDesk(plh);
    deps.time.now += 2 * day;
    expect(refusalOf(await prepareAgain(deps, sent, 'contoh-counter'))).toMatchObject({
      code: 'not-allowed',
    });
    await advanceLetter(deps, 'contoh', sent.id);
    expect((await letterOf(deps, sent)).record).toMatchObject({ signer: { uid: sekcam } });
  });
});

describe('a paraf by a deputy', () => {
  it('counts as the section head’s, in his section and on his days only', async () => {
    const deps = await staffedDeps();
    await appointDeputy(deps, { ...plh, role: 'section-head', section: 'angin' });
    const sent = await anApplication(deps, { step: 'paraf' });
    expect((await act(deps, sent, sekcam, { act: 'initial' })).ok).toBe(true);
    const late = await anApplication(deps, { step: 'paraf' });
    deps.time.now += 2 * day;
    expect(refusalOf(await act(deps, late, sekcam, { act: 'initial' }))).toMatchObject({
      code: 'not-allowed',
    });
  });
});

describe('a signature on paper', () => {
  const signedAt = (deps: TestDeps, back = 0) => ({
    act: 'sign-on-paper' as const,
    signerUid: sekcam,
    signedAt: deps.now() - back,
  });

  it('records the capacity of the day it was made, also when it is noted down after the deputy’s last day', async () => {
    const deps = await staffedDeps();
    granted(
      await appoint(
        deps,
        aMember(contoh.office, { uid: 'plh-saja', roles: [], deputies: [plh], post: 'STAF' }),
      ),
    );
    const sent = await anApplication(deps, { serviceId: gardenService, step: 'tanda-tangan' });
    deps.time.now += 2 * day;
    const opened = granted(
      await openCase(deps, 'contoh-counter', { officeId: 'contoh', applicationId: sent.id }),
    );
    expect(opened.signers).toContainEqual({
      uid: 'plh-saja',
      name: 'Pejabat plh-saja',
      post: 'Plh. CONTOH-CAMAT',
    });
    const onLastDay = { ...signedAt(deps, day), signerUid: 'plh-saja' };
    expect(refusalOf(await act(deps, sent, counter, { ...onLastDay, signedAt: deps.now() }))).toMatchObject({
      code: 'invalid-input',
      fields: [{ field: 'signerUid', problem: 'not-a-signer' }],
    });
    granted(await act(deps, sent, counter, onLastDay));
    expect((await stateOf(deps, sent)).signedOnPaper).toMatchObject({
      signerUid: 'plh-saja',
      signerRole: 'camat',
      capacity: 'plh',
    });
  });

  it('of a holder who has left meanwhile is noted down as his, up to the day he left and not after', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { serviceId: gardenService, step: 'tanda-tangan' });
    const letter = await anApplication(deps, { step: 'tanda-tangan' });
    const leaving = deps.time.now;
    const member = aMember(contoh.office, { uid: camat, roles: ['camat'] });
    granted(await appoint(deps, { ...member, active: false }));
    deps.time.now += 2 * day;
    const opened = granted(
      await openCase(deps, 'contoh-counter', { officeId: 'contoh', applicationId: sent.id }),
    );
    expect(opened.signers).toContainEqual({ uid: camat, name: member.name, post: member.post });
    const onPaper = { act: 'sign-on-paper' as const, signerUid: camat };
    expect(refusalOf(await act(deps, sent, counter, { ...onPaper, signedAt: leaving + day }))).toMatchObject({
      fields: [{ field: 'signerUid', problem: 'not-a-signer' }],
    });
    granted(await act(deps, sent, counter, { ...onPaper, signedAt: leaving }));
    expect((await stateOf(deps, sent)).signedOnPaper).toMatchObject({
      signerUid: camat,
      signerRole: 'camat',
    });
    // No letter, and nothing else, is his to sign any more.
    expect(refusalOf(await act(deps, letter, camat, { act: 'pause', reason: 'fault' }))).toEqual({
      code: 'not-found',
    });
  });

  it('is that of the post one held then, after one was moved; what one appoints with cannot rewrite it', async () => {
    const deps = await staffedDeps();
    const member = aMember(contoh.office, { uid: sekcam, roles: ['secretary'] });
    const forged = [
      { untilOn: '2027-01-01', post: 'CAMAT', roles: ['camat' as const], sections: [], deputies: [] },
    ];
    granted(
      await appoint(deps, {
        ...member,
        roles: ['section-head'],
        sections: ['angin'],
        post: 'KASI',
        past: forged,
      }),
    );
    expect(await documentAt(deps, paths.staff('contoh', sekcam))).toMatchObject({
      past: [{ untilOn: '2026-11-23', roles: ['secretary'], post: member.post }],
    });
    const sent = await anApplication(deps, { serviceId: gardenService, step: 'tanda-tangan' });
    granted(await act(deps, sent, counter, signedAt(deps)));
    expect((await stateOf(deps, sent)).signedOnPaper).toMatchObject({ signerRole: 'secretary' });
  });

  it('in one’s own post records no capacity', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { serviceId: gardenService, step: 'tanda-tangan' });
    granted(await act(deps, sent, counter, signedAt(deps)));
    expect((await stateOf(deps, sent)).signedOnPaper).not.toHaveProperty('capacity');
  });
});
