import { describe, expect, it } from 'vitest';
import { LetterRecord } from '../../../domain/letter-record.ts';
import { paths } from '../../../domain/paths.ts';
import { approveLetter } from '../../../functions/usecases/approve-letter.ts';
import {
  cancelApplication,
  downloadLetter,
  followApplication,
} from '../../../functions/usecases/follow-application.ts';
import { openCase } from '../../../functions/usecases/open-case.ts';
import { advanceLetter } from '../../../functions/usecases/run-tick.ts';
import {
  act,
  anApplication,
  approve,
  aSentCase,
  catService,
  counter,
  documentAt,
  entryOf,
  faulty,
  gardenService,
  stateOf,
} from '../../fixtures/cases.ts';
import { breaking, granted, minute, pathsUnder, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import { uidOf } from '../../fixtures/office.ts';

describe('the applicant’s link', () => {
  it('opens his case: where it stands, what he may do, the reasons of the office', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    granted(await act(deps, sent, counter, faulty(await stateOf(deps, sent), 'izin-awan')));
    const seen = granted(await followApplication(deps, sent.access));
    expect(seen).toMatchObject({
      applicantName: 'Ratna Layangan',
      allowed: ['correct', 'cancel'],
      notes: [{ revision: 2, item: 'izin-awan', text: 'Mohon izin-awan difoto ulang' }],
    });
    expect(seen.application.items['izin-awan']).toMatchObject({ verdict: 'faulty', reason: 'unreadable' });
    expect(Object.values(seen.fileNames).sort()).toEqual(['fotofoto-layangan.png', 'fotoizin-awan.png']);
  });

  it.each([
    'wrong secret',
    'unknown reference',
    'another office',
    'another’s secret',
    'no reference',
    'no office',
  ])('answers link-invalid alike: %s', async (what) => {
    const deps = await staffedDeps();
    const { access } = await aSentCase(deps);
    const other = await aSentCase(deps);
    const tried = {
      'wrong secret': { ...access, secret: 'tebakan' },
      'unknown reference': { ...access, reference: 'ZZZZZZZZZZ' },
      'another office': { ...access, officeId: 'seberang' },
      'another’s secret': { ...access, secret: other.access.secret },
      'no reference': { ...access, reference: '../drafts/x' },
      'no office': { ...access, officeId: '../contoh' },
    }[what];
    if (!tried) expect.fail(what);
    expect(refusalOf(await followApplication(deps, tried))).toEqual({ code: 'link-invalid' });
    expect(refusalOf(await cancelApplication(deps, tried, deps.newId()))).toEqual({ code: 'link-invalid' });
    expect(refusalOf(await downloadLetter(deps, tried))).toEqual({ code: 'link-invalid' });
    expect((await followApplication(deps, access)).ok).toBe(true);
  });

  it('slows down whoever guesses: after twenty wrong secrets an hour’s rest, the right one opens all the same', async () => {
    const deps = await staffedDeps();
    const { access } = await aSentCase(deps);
    const guess = () => followApplication(deps, { ...access, secret: 'tebakan' });
    for (let n = 0; n < 20; n += 1) expect(refusalOf(await guess())).toEqual({ code: 'link-invalid' });
    expect(refusalOf(await guess())).toEqual({ code: 'too-many-tries', retryAt: deps.now() + 60 * minute });
    expect((await followApplication(deps, access)).ok).toBe(true);
    deps.time.now += 60 * minute;
    expect(refusalOf(await guess())).toEqual({ code: 'link-invalid' });
  });

  it('shows who opened his data, by role, newest first, and no officer’s name', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    const where = { officeId: sent.officeId, applicationId: sent.id };
    granted(await openCase(deps, uidOf('contoh', counter), where));
    deps.time.now += minute;
    granted(await openCase(deps, uidOf('contoh', { role: 'camat' }), where));
    const { openings } = granted(await followApplication(deps, sent.access));
    expect(openings).toEqual([
      { at: deps.now(), role: 'camat', what: 'case' },
      { at: deps.now() - minute, role: 'counter', what: 'case' },
    ]);
  });
});

describe('withdrawing an application', () => {
  it('voids the number it had, with the reason, and ends the case', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'paraf' });
    expect(await entryOf(deps, sent)).toMatchObject({ status: 'reserved', number: '007/041/CTH/2026' });
    granted(await cancelApplication(deps, sent.access, deps.newId()));
    expect((await stateOf(deps, sent)).status).toBe('cancelled');
    expect(await entryOf(deps, sent)).toMatchObject({
      status: 'void',
      voidReason: 'Permohonan dibatalkan pemohon',
      number: '007/041/CTH/2026',
    });
    const next = await anApplication(deps, { step: 'paraf' });
    expect((await stateOf(deps, next)).taken?.number).toBe('007/042/CTH/2026');
  });

  it('takes the letter that was prepared out of the book of letters', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'tanda-tangan' });
    await advanceLetter(deps, 'contoh', sent.id);
    const path = paths.letter('contoh', (await stateOf(deps, sent)).letter?.id ?? '');
    expect(LetterRecord.parse(await documentAt(deps, path)).status).toBe('prepared');
    granted(await cancelApplication(deps, sent.access, deps.newId()));
    expect(LetterRecord.parse(await documentAt(deps, path)).status).toBe('void');
  });

  it('voids a number of which only its book knows, also where the case stands at another desk by then', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { serviceId: catService, step: 'tanda-tangan' });
    const documents = breaking(deps.documents, (path) => path.includes('/letters/'));
    await expect(advanceLetter({ ...deps, documents }, 'contoh', sent.id)).rejects.toThrow();
    granted(
      await act(
        deps,
        sent,
        { role: 'camat' },
        { act: 'return', to: 'applicant', reason: 'other', items: ['foto-kucing'], note: 'Buram' },
      ),
    );
    expect((await stateOf(deps, sent)).taken).toBeUndefined();
    granted(await cancelApplication(deps, sent.access, deps.newId()));
    const [entry] = pathsUnder(deps, 'offices/contoh/registers/buku-angin-2026/entries');
    expect(await documentAt(deps, entry ?? '')).toMatchObject({ applicationId: sent.id, status: 'void' });
  });

  it('is done once however often it is pressed', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'paraf' });
    const actId = deps.newId();
    granted(await cancelApplication(deps, sent.access, actId));
    granted(await cancelApplication(deps, sent.access, actId));
    expect((await stateOf(deps, sent)).revision).toBe(6);
    expect(refusalOf(await cancelApplication(deps, sent.access, deps.newId()))).toEqual({
      code: 'not-now',
      expected: ['reopen'],
    });
  });

  it('is possible until the letter is approved, and not after', async () => {
    const deps = await staffedDeps();
    const approved = await anApplication(deps, { step: 'tanda-tangan' });
    await advanceLetter(deps, 'contoh', approved.id);
    const prepared = await anApplication(deps, { step: 'tanda-tangan' });
    await advanceLetter(deps, 'contoh', prepared.id);
    granted(await approve(deps, approved));
    expect(refusalOf(await cancelApplication(deps, approved.access, deps.newId()))).toMatchObject({
      code: 'not-now',
    });
    expect((await cancelApplication(deps, prepared.access, deps.newId())).ok).toBe(true);
  });

  it('needs no number to void where none was taken', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps, { serviceId: gardenService });
    granted(await cancelApplication(deps, sent.access, deps.newId()));
    expect((await stateOf(deps, sent)).status).toBe('cancelled');
    expect(pathsUnder(deps, 'offices/contoh/registers')).toEqual([]);
  });

  it('cannot be undone by an approval that was on its way', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'tanda-tangan' });
    await advanceLetter(deps, 'contoh', sent.id);
    const { revision, letter } = await stateOf(deps, sent);
    granted(await cancelApplication(deps, sent.access, deps.newId()));
    const late = await approveLetter(deps, uidOf('contoh', { role: 'camat' }), {
      officeId: 'contoh',
      applicationId: sent.id,
      revision,
      actId: deps.newId(),
      sha256: letter?.sha256 ?? '',
    });
    expect(refusalOf(late)).toEqual({ code: 'stale', act: 'cancelled', by: 'applicant' });
  });
});

describe('the signed letter', () => {
  it('is the applicant’s to download once it is issued, and not before', async () => {
    const deps = await staffedDeps();
    const waiting = await anApplication(deps, { step: 'tanda-tangan' });
    await advanceLetter(deps, 'contoh', waiting.id);
    expect(refusalOf(await downloadLetter(deps, waiting.access))).toEqual({ code: 'not-found' });

    const ready = await anApplication(deps, { step: 'serah' });
    const { bytes, fileName } = granted(await downloadLetter(deps, ready.access));
    expect(new TextDecoder().decode(bytes.slice(0, 5))).toBe('%PDF-');
    expect(deps.sha256(bytes)).toBe((await stateOf(deps, ready)).letter?.sha256);
    expect(fileName).toBe(`surat-layang-layang-${ready.access.reference}.pdf`);
    expect((await deps.letters.verify(bytes)).verdict).toBe('valid');
  });

  it('does not exist for a sheet signed in wet ink', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { serviceId: gardenService, step: 'serah' });
    expect(refusalOf(await downloadLetter(deps, sent.access))).toEqual({ code: 'not-found' });
    expect(await documentAt(deps, paths.letter('contoh', 'apa-saja'))).toBeUndefined();
  });
});
