import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../domain/paths.ts';
import { answerSurvey, openSurvey } from '../../functions/usecases/answer-survey.ts';
import { attachCorrection, submitCorrection } from '../../functions/usecases/correct-application.ts';
import { matchName } from '../../functions/usecases/verify-letter.ts';
import {
  call,
  demoAccount,
  demoCrew,
  granted,
  handed,
  post,
  postTick,
  signIn,
  suiteWorld,
  unsignedAppCheck,
  untilDocument,
  type World,
} from '../fixtures/emulator.ts';
import { documentsAt, findPersonalData } from '../fixtures/privacy.ts';
import {
  aScan,
  act,
  advance,
  allInOrder,
  officeId,
  read,
  skckInput,
  submitted,
  type Crew,
} from '../fixtures/skck.ts';

/** Words and digits of one invented applicant that occur nowhere else in the project. */
const note = 'Foto KTP tertutup jempol kiri pemohon';
const fileName = 'ktp maharani puspawardhani.jpg';
const input = { ...skckInput, name: 'Maharani Puspawardhani Widyaningtyas', nik: '3514065709941237' };
const needles = [
  'Puspawardhani',
  'Widyaningtyas',
  input.nik,
  '81355579246',
  note,
  'Kembangsekar',
  input.email,
];

let world: World;
let crew: Crew;
let applicationId: string;

beforeAll(async () => {
  world = suiteWorld();
  crew = await demoCrew(world);
  const { deps } = world;
  const sent = await submitted(deps, input);
  applicationId = sent.applicationId;
  await act(deps, crew.loket, sent, {
    ...allInOrder,
    verdicts: { ...allInOrder.verdicts, ktp: { verdict: 'faulty', reason: 'unreadable' } },
    notes: { ktp: note },
  });
  const scan = new Uint8Array([...aScan, 0]);
  granted(await attachCorrection(deps, sent.access, 'ktp', { name: fileName, bytes: scan }));
  granted(await submitCorrection(deps, sent.access, deps.newId()));
  await act(deps, crew.loket, sent, allInOrder, { act: 'draft' });
  await act(deps, crew.kasi, sent, { act: 'initial' });
  const path = paths.application(officeId, applicationId);
  await untilDocument(world, path, ({ letter }) => letter?.status === 'prepared');
  await advance(deps, sent, 'approved', crew);
  await untilDocument(world, path, ({ status }) => status === 'ready');
  await act(deps, crew.loket, sent, {
    act: 'hand-over',
    collector: 'proxy',
    collectorName: 'Widyaningtyas Wakil',
    inBook: false,
  });
  // Searching, a look at the case, a name compared and an answered survey leave traces of their own.
  const { email, password } = demoAccount('loket@kejayan.example');
  const tokens = { idToken: (await signIn(email, password)).idToken, appCheck: unsignedAppCheck };
  for (const query of [input.name, input.nik, input.phone]) {
    const found = await call('staff', 'findApplicants', { officeId, query }, tokens);
    expect(found.result).toMatchObject({
      ok: true,
      value: { found: expect.arrayContaining([expect.objectContaining({ applicationId })]) },
    });
  }
  granted(
    (await call('staff', 'openCase', { officeId, applicationId }, tokens)).result ?? { ok: true, value: 0 },
  );
  const letterId = (await read(deps, sent)).letter?.id ?? '';
  const words = await deps.documents.get(paths.letterContent(officeId, letterId));
  expect(granted(await matchName(deps, String(words?.data['token']), input.name))).toEqual({ matches: true });
  const { token } = granted(await openSurvey(deps, sent.access, deps.newId()));
  const values = {
    persyaratan: 4,
    prosedur: 4,
    waktu: 4,
    biaya: 4,
    produk: 4,
    kompetensi: 4,
    perilaku: 4,
    sarana: 4,
    pengaduan: 4,
  } as const;
  granted(await answerSurvey(deps, officeId, token, { v: 1, values }));
  await postTick();
});
afterAll(() => world.close());

describe('an applicant’s name, NIK, phone, address and notes', () => {
  it('stand in no document but those meant for them, in no file name, log line or address', async () => {
    expect(await findPersonalData({ needles })).toEqual([]);
  });

  it('would be found: in a document, a file’s metadata, an address', async () => {
    const { firestore, bucket } = world;
    const planted = firestore.doc(`offices/${officeId}/jobs/privacy-probe`);
    const file = bucket.file('offices/kejayan/files/privacy-probe');
    const needle = 'Kenanga Sekarlangit';
    await planted.set({ deep: [{ name: `Ny. ${needle}` }] });
    await file.save(Buffer.from('x'), { resumable: false, metadata: { metadata: { name: needle } } });
    await post(`${handed('LOKET_PUBLIC_URL')}/${encodeURIComponent(needle)}`, {});
    const found = await findPersonalData({ needles: [needle.toUpperCase()] });
    await Promise.all([planted.delete(), file.delete()]);
    const places = found.map(({ place }) => place.replace(/:\d+$/, ''));
    expect(new Set(places)).toEqual(new Set([planted.path, file.name, 'emulators.log']));
  });

  it('do stand in the documents meant for them', async () => {
    const patterns = [
      new RegExp(`^offices/kejayan/applications/${applicationId}/private/applicant$`),
      new RegExp(`^offices/kejayan/cards/${applicationId}$`),
    ];
    for (const pattern of patterns) expect(await documentsAt(pattern)).toHaveLength(1);
    const card = await world.deps.documents.get(paths.card(officeId, applicationId));
    expect(card?.data['applicantName']).toBe(input.name);
  });
});
