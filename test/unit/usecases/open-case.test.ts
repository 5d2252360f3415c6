import { describe, expect, it } from 'vitest';
import { OpenedCase } from '../../../domain/api.ts';
import { paths } from '../../../domain/paths.ts';
import { openCase } from '../../../functions/usecases/open-case.ts';
import { openFile } from '../../../functions/usecases/open-file.ts';
import { openLetter } from '../../../functions/usecases/open-letter.ts';
import {
  act,
  anApplication,
  aPicture,
  aSentCase,
  counter,
  documentAt,
  faulty,
  gardenService,
  kasiAngin,
  kasiKucing,
  stateOf,
} from '../../fixtures/cases.ts';
import {
  breaking,
  granted,
  losing,
  pathsUnder,
  refusalOf,
  sha256,
  staffedDeps,
} from '../../fixtures/deps.ts';
import { contoh, uidOf, villageOfficer } from '../../fixtures/office.ts';

const [here, elsewhere] = contoh.office.villages.map(({ code }) => villageOfficer('contoh', code));
const log = paths.accessLog('contoh');

async function aCase() {
  const deps = await staffedDeps();
  const sent = await aSentCase(deps);
  const where = { officeId: 'contoh', applicationId: sent.id };
  return { deps, sent, where, open: (uid: string) => openCase(deps, uid, where) };
}

describe('opening a case', () => {
  it('shows what the desk needs, as the console expects it', async () => {
    const { deps, sent, open } = await aCase();
    granted(await act(deps, sent, counter, faulty(await stateOf(deps, sent), 'izin-awan')));
    const opened = granted(await open(uidOf('contoh', counter)));
    expect(OpenedCase.parse(opened)).toEqual(opened);
    expect(opened).toMatchObject({
      parties: [{ name: 'Ratna Layangan', identity: { kind: 'nik', number: '3514064508900001' } }],
      contacts: { phone: '+6281234567890' },
      answers: { job: 'Contoh' },
      notes: [{ revision: 2, item: 'izin-awan', text: 'Mohon izin-awan difoto ulang' }],
      staffNames: { 'contoh-counter': 'Pejabat contoh-counter' },
      signers: [{ uid: 'contoh-camat', name: 'Pejabat contoh-camat', post: 'CONTOH-CAMAT' }],
    });
    expect(opened.events).toHaveLength(2);
  });

  it('names everybody who may sign a brought sheet', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps, { serviceId: gardenService });
    const opened = granted(
      await openCase(deps, uidOf('contoh', counter), { officeId: 'contoh', applicationId: sent.id }),
    );
    expect(opened.signers.map(({ uid }) => uid).sort()).toEqual(['contoh-camat', 'contoh-secretary']);
  });

  it('writes who, what and when into the access log first', async () => {
    const { deps, sent, open } = await aCase();
    granted(await open(uidOf('contoh', counter)));
    const [entry] = pathsUnder(deps, log);
    expect(await documentAt(deps, entry ?? '')).toEqual({
      v: 1,
      officeId: 'contoh',
      applicationId: sent.id,
      uid: 'contoh-counter',
      role: 'counter',
      at: deps.now(),
      what: 'case',
      step: 'periksa',
    });
  });

  it.each([
    { log: 'broke', failing: breaking },
    { log: 'was lost', failing: losing },
  ])('shows nothing that could not be logged: the log $log', async ({ log: what, failing }) => {
    const { deps, sent, where } = await aCase();
    const documents = failing(deps.documents, (path) => path.includes('/accessLog/'));
    const read: string[] = [];
    const unlogged = {
      ...deps,
      documents: {
        ...documents,
        get: (path: string) => {
          read.push(path);
          return documents.get(path);
        },
      },
    };
    const uid = uidOf('contoh', counter);
    await expect(openCase(unlogged, uid, where)).rejects.toThrow(what);
    await expect(openLetter(unlogged, uid, where)).resolves.toEqual({
      ok: false,
      refusal: { code: 'not-found' },
    });
    const file = Object.values((await stateOf(deps, sent)).items)[0]?.files[0]?.sha256 ?? '';
    await expect(openFile(unlogged, uid, { ...where, sha256: file })).rejects.toThrow(what);
    expect(read.filter((path) => path.includes('/private/'))).toEqual([]);
    expect((await openCase(deps, uid, where)).ok).toBe(true);
  });

  it.each([
    [
      'the head of the section',
      uidOf('contoh', kasiAngin),
      'the head of another',
      uidOf('contoh', kasiKucing),
    ],
    ['the officer of the village', here ?? '', 'that of another', elsewhere ?? ''],
    ['the counter of the office', uidOf('contoh', counter), 'that of another', uidOf('seberang', counter)],
    [
      'the administrator',
      uidOf('contoh', { role: 'admin' }),
      'the survey officer',
      uidOf('contoh', { role: 'survey' }),
    ],
    [
      'the operator',
      uidOf('contoh', { role: 'operator' }),
      'the complaint officer',
      uidOf('contoh', { role: 'complaints' }),
    ],
  ])('is for %s, not for %s', async (_, may, __, mayNot) => {
    const { deps, open } = await aCase();
    expect(refusalOf(await open(mayNot))).toEqual({ code: 'not-found' });
    expect(pathsUnder(deps, log)).toEqual([]);
    expect((await open(may)).ok).toBe(true);
    expect(pathsUnder(deps, log)).toHaveLength(1);
  });

  it('answers alike for a case that is not there', async () => {
    const { deps } = await aCase();
    const unknown = { officeId: 'contoh', applicationId: 'f'.repeat(32) };
    expect(refusalOf(await openCase(deps, uidOf('contoh', counter), unknown))).toEqual({ code: 'not-found' });
  });
});

describe('opening a file of a case', () => {
  it('hands out its bytes under the name it came with, and logs it', async () => {
    const { deps, where } = await aCase();
    const picture = aPicture('foto-layangan');
    const opened = granted(
      await openFile(deps, uidOf('contoh', counter), { ...where, sha256: sha256(picture.bytes) }),
    );
    expect(opened).toEqual({
      type: 'image/png',
      name: 'fotofoto-layangan.png',
      base64: Buffer.from(picture.bytes).toString('base64'),
    });
    expect(await documentAt(deps, pathsUnder(deps, log)[0] ?? '')).toMatchObject({ what: 'file' });
  });

  it('does not hand out what belongs to another case, nor to whoever does not see this one', async () => {
    const { deps, where } = await aCase();
    const other = await anApplication(deps, { serviceId: gardenService });
    const foreign = (await stateOf(deps, other)).items['lembar']?.files[0]?.sha256 ?? '';
    const own = sha256(aPicture('foto-layangan').bytes);
    const ask = (uid: string, hash: string) => openFile(deps, uid, { ...where, sha256: hash });
    expect(refusalOf(await ask(uidOf('contoh', counter), foreign))).toEqual({ code: 'not-found' });
    expect(refusalOf(await ask(uidOf('contoh', kasiKucing), own))).toEqual({ code: 'not-found' });
    expect(pathsUnder(deps, log)).toEqual([]);
    expect((await ask(uidOf('contoh', kasiAngin), own)).ok).toBe(true);
  });
});
