import { describe, expect, it } from 'vitest';
import { mostActFiles } from '../../../domain/application.ts';
import type { Act } from '../../../domain/application.ts';
import { Attachments, signatureLimitBytes } from '../../../domain/attachments.ts';
import { verifyChain } from '../../../domain/chain.ts';
import { paths } from '../../../domain/paths.ts';
import { signatureWords } from '../../../domain/register-print.ts';
import type { Performer } from '../../../domain/roles.ts';
import { attachToCase, detachFromCase } from '../../../functions/usecases/attach-to-case.ts';
import { openAgenda } from '../../../functions/usecases/open-agenda.ts';
import { openCase } from '../../../functions/usecases/open-case.ts';
import { openFile } from '../../../functions/usecases/open-file.ts';
import { handOversOf } from '../../../functions/usecases/register-hand-overs.ts';
import { asKeeper } from '../../../functions/usecases/register-keeper.ts';
import { appoint } from '../../../functions/usecases/set-staff.ts';
import {
  act,
  allInOrder,
  anApplication,
  aPicture,
  counter,
  documentAt,
  eventsOf,
  handOver,
  kiteService,
  stateOf,
} from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import { granted, pathsUnder, refusalOf, sha256, staffedDeps, storingNothing } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { aMember, contoh, realOffices, uidOf } from '../../fixtures/office.ts';

/** Issue 4: "field survey with findings and photos"; "a signature on screen is possible, never forced". */

const lekok = realOffices.filter(({ office }) => office.id === 'lekok');
const [lekokOffice] = lekok.map(({ office }) => office);
if (!lekokOffice) throw new Error('no Lekok');
const limitBytes = lekokOffice.settings.uploadLimitBytes;
const trantib: Performer = { role: 'section-head', section: 'trantib' };
const kasi = uidOf('lekok', trantib);

async function aSurvey(): Promise<{ deps: TestDeps; event: TestCase }> {
  const deps = await staffedDeps(lekok);
  const event = await anApplication(deps, {
    officeId: 'lekok',
    serviceId: 'pengantar-ijin-keramaian',
    step: 'survei',
  });
  return { deps, event };
}

let count = 0;
const newFileId = (): string => (count += 1).toString(16).padStart(32, 'f');

const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function attach(
  deps: TestDeps,
  at: TestCase,
  by: string,
  over: { fileId?: string; bytes?: Uint8Array; name?: string } = {},
) {
  const fileId = over.fileId ?? newFileId();
  return attachToCase(deps, by, {
    officeId: at.officeId,
    applicationId: at.id,
    fileId,
    name: over.name ?? 'lapangan.png',
    base64: base64Of(over.bytes ?? aPicture(fileId).bytes),
  });
}

const findings = (deps: TestDeps, attachments: string[]): Act => ({
  act: 'survey-field',
  surveyedAt: deps.now(),
  suits: true,
  note: 'Lapangan aman',
  attachments,
});

async function kept(deps: TestDeps, { officeId, id }: TestCase): Promise<Attachments['files']> {
  const data = await documentAt(deps, paths.attachments(officeId, id));
  return data ? Attachments.parse(data).files : [];
}

const unknown = { code: 'invalid-input', fields: [{ field: 'attachments', problem: 'unknown' }] };

describe('a photo of the staff', () => {
  it('goes with the act that names it: its hash into the event and so into the chain, its name nowhere but into the private document', async () => {
    const { deps, event } = await aSurvey();
    const photo = aPicture('lapangan');
    const { file } = granted(await attach(deps, event, kasi, { bytes: photo.bytes, name: 'foto Ratna.png' }));
    granted(await act(deps, event, trantib, findings(deps, [file.id])));
    const events = await eventsOf(deps, event);
    const last = events.at(-1);
    if (!last) throw new Error('no event');
    expect(last.happening).toMatchObject({
      kind: 'surveyed',
      files: [{ sha256: sha256(photo.bytes), sizeBytes: photo.bytes.length, type: 'image/png' }],
    });
    expect(JSON.stringify(events)).not.toContain('foto Ratna');
    const others = events.slice(0, -1);
    expect(verifyChain(events, sha256)).toEqual({ ok: true });
    const files = [{ sha256: sha256('foto lain'), sizeBytes: photo.bytes.length, type: 'image/png' }];
    const forged = { ...last, happening: { ...last.happening, files } };
    expect(verifyChain([...others, forged], sha256)).toEqual({ ok: false, brokenAt: others.length });
    expect(await kept(deps, event)).toEqual([
      expect.objectContaining({
        id: file.id,
        name: 'foto Ratna.png',
        uid: kasi,
        step: 'survei',
        used: last.revision,
      }),
    ]);
  });

  it('is seen by whoever opens the case, and its opening is logged', async () => {
    const { deps, event } = await aSurvey();
    const { file } = granted(await attach(deps, event, kasi, { name: 'tanggul.png' }));
    granted(await act(deps, event, trantib, findings(deps, [file.id])));
    const camat = uidOf('lekok', { role: 'camat' });
    const input = { officeId: 'lekok', applicationId: event.id };
    const { attachments } = granted(await openCase(deps, camat, input));
    expect(attachments).toMatchObject([{ sha256: file.sha256, name: 'tanggul.png' }]);
    const before = pathsUnder(deps, paths.accessLog('lekok')).length;
    expect(granted(await openFile(deps, camat, { ...input, sha256: file.sha256 }))).toMatchObject({
      type: 'image/png',
      name: 'tanggul.png',
    });
    expect(pathsUnder(deps, paths.accessLog('lekok'))).toHaveLength(before + 1);
  });

  it('that no act has named is seen by nobody but whoever attached it, who may take it back', async () => {
    const { deps, event } = await aSurvey();
    const { file } = granted(await attach(deps, event, kasi));
    const camat = uidOf('lekok', { role: 'camat' });
    const input = { officeId: 'lekok', applicationId: event.id };
    expect(granted(await openCase(deps, camat, input)).attachments).toEqual([]);
    expect(granted(await openCase(deps, kasi, input)).attachments).toEqual([file]);
    const named = { ...input, sha256: file.sha256 };
    expect(refusalOf(await openFile(deps, camat, named))).toEqual({ code: 'not-found' });
    expect((await openFile(deps, kasi, named)).ok).toBe(true);
    expect(refusalOf(await detachFromCase(deps, camat, { ...input, fileId: file.id }))).toEqual({
      code: 'not-found',
    });
    granted(await detachFromCase(deps, kasi, { ...input, fileId: file.id }));
    granted(await detachFromCase(deps, kasi, { ...input, fileId: file.id }));
    expect(await kept(deps, event)).toEqual([]);
  });

  it('of a recorded act cannot be taken back', async () => {
    const { deps, event } = await aSurvey();
    const { file } = granted(await attach(deps, event, kasi));
    granted(await act(deps, event, trantib, findings(deps, [file.id])));
    const input = { officeId: 'lekok', applicationId: event.id, fileId: file.id };
    expect(refusalOf(await detachFromCase(deps, kasi, input))).toEqual({ code: 'not-found' });
    expect(await kept(deps, event)).toHaveLength(1);
  });

  it('sent twice, also at the very same moment, is attached once', async () => {
    const { deps, event } = await aSurvey();
    const over = { fileId: newFileId(), bytes: aPicture('satu').bytes };
    const [first, second] = await Promise.all([
      attach(deps, event, kasi, over),
      attach(deps, event, kasi, over),
    ]);
    expect(granted(first)).toEqual(granted(second));
    expect(granted(await attach(deps, event, kasi, over))).toEqual(granted(first));
    expect(await kept(deps, event)).toHaveLength(1);
  });

  it('and another, sent at the very same moment, are both kept', async () => {
    const { deps, event } = await aSurvey();
    const both = await Promise.all([attach(deps, event, kasi), attach(deps, event, kasi)]);
    for (const each of both) granted(each);
    expect(await kept(deps, event)).toHaveLength(2);
  });

  it('is named once: pressed again the act is the same, in another act it is unknown', async () => {
    const { deps, event } = await aSurvey();
    const { file } = granted(await attach(deps, event, kasi));
    const { revision } = await stateOf(deps, event);
    const press = { actId: deps.newId(), revision };
    const first = granted(await act(deps, event, trantib, findings(deps, [file.id, file.id]), press));
    expect(granted(await act(deps, event, trantib, findings(deps, [file.id]), press))).toEqual(first);
    expect((await eventsOf(deps, event)).filter(({ happening }) => 'files' in happening)).toHaveLength(1);
  });

  it('of a first visit cannot be passed off as one of the second', async () => {
    const { deps, event } = await aSurvey();
    const { file } = granted(await attach(deps, event, kasi));
    granted(await act(deps, event, trantib, { ...findings(deps, [file.id]), suits: false } as Act));
    const [item = ''] = Object.keys((await stateOf(deps, event)).items);
    const note = 'Denahnya tidak cocok';
    granted(
      await act(deps, event, trantib, {
        act: 'return',
        to: 'applicant',
        reason: 'other',
        items: [item],
        note,
      }),
    );
    const items = { [item]: { files: [], bringsPaper: true } };
    granted(await act(deps, event, counter, { act: 'correct', items }));
    granted(await act(deps, event, counter, allInOrder(await stateOf(deps, event))));
    expect((await stateOf(deps, event)).step).toBe('survei');
    expect(refusalOf(await act(deps, event, trantib, findings(deps, [file.id])))).toEqual(unknown);
    const second = granted(await attach(deps, event, kasi)).file;
    granted(await act(deps, event, trantib, findings(deps, [second.id])));
    const surveys = (await eventsOf(deps, event)).filter(({ happening }) => happening.kind === 'surveyed');
    expect(surveys.map(({ happening }) => happening)).toMatchObject([
      { files: [{ sha256: file.sha256 }] },
      { files: [{ sha256: second.sha256 }] },
    ]);
  });

  it('of somebody else is not his to name', async () => {
    const { deps, event } = await aSurvey();
    const second = { uid: 'kasi-kedua', roles: ['section-head' as const], sections: ['trantib'] };
    granted(await appoint(deps, aMember(lekokOffice, second)));
    const { file } = granted(await attach(deps, event, 'kasi-kedua'));
    expect(refusalOf(await act(deps, event, trantib, findings(deps, [file.id])))).toEqual(unknown);
    expect((await act(deps, event, 'kasi-kedua', findings(deps, [file.id]))).ok).toBe(true);
  });

  it('nobody attached is unknown', async () => {
    const { deps, event } = await aSurvey();
    expect(refusalOf(await act(deps, event, trantib, findings(deps, [newFileId()])))).toEqual(unknown);
    expect((await act(deps, event, trantib, findings(deps, []))).ok).toBe(true);
  });

  it('takes nothing along that was attached for the act and then left out', async () => {
    const { deps, event } = await aSurvey();
    granted(await attach(deps, event, kasi));
    const { file } = granted(await attach(deps, event, kasi));
    granted(await act(deps, event, trantib, findings(deps, [file.id])));
    expect((await kept(deps, event)).map(({ id }) => id)).toEqual([file.id]);
  });

  it('is taken from whoever may do the act, and nobody else', async () => {
    const { deps, event } = await aSurvey();
    const nothing = storingNothing(deps);
    const loket = uidOf('lekok', counter);
    expect(refusalOf(await attach(nothing, event, loket))).toEqual({
      code: 'not-allowed',
      needs: ['section-head'],
    });
    expect(refusalOf(await attach(nothing, event, 'orang-lain'))).toEqual({ code: 'not-found' });
    expect((await attach(deps, event, kasi)).ok).toBe(true);
  });

  it('is taken only while the case stands before an act it can go with', async () => {
    const { deps, event } = await aSurvey();
    granted(await act(deps, event, trantib, findings(deps, [])));
    expect(refusalOf(await attach(storingNothing(deps), event, kasi))).toMatchObject({ code: 'not-now' });
  });

  it('is judged by its content and its size', async () => {
    const { deps, event } = await aSurvey();
    const large = new Uint8Array(limitBytes + 1);
    large.set(aPicture().bytes);
    expect(refusalOf(await attach(deps, event, kasi, { bytes: large }))).toEqual({
      code: 'file-too-large',
      limitBytes,
    });
    const page = new TextEncoder().encode('<!doctype html><script>alert(1)</script>');
    expect(refusalOf(await attach(deps, event, kasi, { bytes: page, name: 'foto.jpg' }))).toMatchObject({
      code: 'file-kind',
    });
    expect(refusalOf(await attach(deps, event, kasi, { bytes: new Uint8Array() }))).toEqual({
      code: 'file-empty',
    });
    expect((await attach(deps, event, kasi, { bytes: large.subarray(0, limitBytes) })).ok).toBe(true);
  });

  it('is one of six at most', async () => {
    const { deps, event } = await aSurvey();
    for (let each = 0; each < mostActFiles; each += 1) granted(await attach(deps, event, kasi));
    expect(refusalOf(await attach(storingNothing(deps), event, kasi))).toEqual({
      code: 'too-many-files',
      limit: 6,
    });
  });
});

describe('a signature on screen', () => {
  const loket = uidOf('contoh', counter);
  const drawn = () => aPicture('goresan').bytes;

  async function atHandOver(): Promise<{ deps: TestDeps; kite: TestCase }> {
    const deps = await staffedDeps([contoh]);
    return { deps, kite: await anApplication(deps, { serviceId: kiteService, step: 'serah' }) };
  }

  async function inTheBook(deps: TestDeps) {
    const keeper = granted(await asKeeper(deps, 'contoh', loket));
    const period = { fromOn: '2026-11-01', toOn: '2026-12-31', bookOnly: true };
    return granted(await handOversOf(deps, keeper, period, false));
  }

  it('is never asked for', async () => {
    const { deps, kite } = await atHandOver();
    granted(await act(deps, kite, counter, handOver(kite.standard.definition)));
    expect((await eventsOf(deps, kite)).at(-1)?.happening).not.toHaveProperty('files');
    const [row] = await inTheBook(deps);
    expect(row).toMatchObject({ inBook: true });
    expect(row).not.toHaveProperty('signedOnScreen');
  });

  it('is kept with the hand-over, and the collection book says so', async () => {
    const { deps, kite } = await atHandOver();
    const { file } = granted(await attach(deps, kite, loket, { bytes: drawn(), name: 'apa saja' }));
    expect(file.name).toBe('tanda-tangan');
    const attachments = [file.id];
    granted(await act(deps, kite, counter, { ...handOver(kite.standard.definition), attachments } as Act));
    expect((await eventsOf(deps, kite)).at(-1)?.happening).toMatchObject({
      kind: 'handed-over',
      files: [{ sha256: file.sha256 }],
    });
    const [row] = await inTheBook(deps);
    if (!row) throw new Error('not in the book');
    expect(row).toMatchObject({ inBook: true, signedOnScreen: true });
    expect(signatureWords(row)).toBe('Sudah; tanda tangan di layar');
    expect(signatureWords({ ...row, inBook: false })).toBe('Tanda tangan di layar');
    expect(signatureWords({ ...row, signedOnScreen: undefined })).toBe('Sudah');
  });

  it('is a small drawing, not a photo or a paper', async () => {
    const { deps, kite } = await atHandOver();
    const nothing = storingNothing(deps);
    const large = new Uint8Array(signatureLimitBytes + 1);
    large.set(drawn());
    expect(refusalOf(await attach(nothing, kite, loket, { bytes: large }))).toEqual({
      code: 'file-too-large',
      limitBytes: 30_000,
    });
    const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0);
    expect(refusalOf(await attach(nothing, kite, loket, { bytes: jpeg }))).toEqual({ code: 'file-kind' });
    expect((await attach(deps, kite, loket, { bytes: large.subarray(0, signatureLimitBytes) })).ok).toBe(
      true,
    );
  });
});

describe('a planned field survey', () => {
  it('is told to the agenda, may be moved, and is not needed for surveying', async () => {
    const { deps, event } = await aSurvey();
    const day = 24 * 60 * 60_000;
    const plan = (at: number) => act(deps, event, trantib, { act: 'plan-survey', at, note: 'Bawa meteran' });
    granted(await plan(deps.now() + day));
    granted(await plan(deps.now() + 2 * day));
    const agenda = async () => {
      const input = { officeId: 'lekok', from: '2026-11-23', days: 7 };
      const { entries } = granted(await openAgenda(deps, kasi, input));
      return entries.map(({ kind, at, done }) => ({ kind, at, done }));
    };
    expect(await agenda()).toEqual([{ kind: 'survey', at: deps.now() + 2 * day, done: false }]);
    expect(await stateOf(deps, event)).toMatchObject({ step: 'survei', surveyAt: deps.now() + 2 * day });
    expect((await eventsOf(deps, event)).slice(-2)).toMatchObject([
      {
        happening: { kind: 'survey-planned', at: deps.now() + day },
        note: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      { happening: { kind: 'survey-planned', at: deps.now() + 2 * day } },
    ]);
    granted(await act(deps, event, trantib, findings(deps, [])));
    expect((await stateOf(deps, event)).step).not.toBe('survei');
    expect(await agenda()).toEqual([{ kind: 'survey', at: deps.now() + 2 * day, done: true }]);
  });
});
