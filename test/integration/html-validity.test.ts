import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renewKioskToken } from '../../functions/usecases/answer-at-counter.ts';
import { previewPages } from '../../functions/entry/preview.ts';
import { onPath } from '../../tools/java/situation.ts';
import { at } from '../fixtures/calendars.ts';
import { act, aPicture, aSentCase, bringTo, faulty, stateOf } from '../fixtures/cases.ts';
import { consult, twice } from '../fixtures/catalogue.ts';
import { granted, staffedDeps } from '../fixtures/deps.ts';
import { realOffice, realOffices, seberang, serviceOf } from '../fixtures/office.ts';
import { publish } from '../fixtures/survey-publication.ts';
import { publicPaths } from '../unit/site/public-paths.ts';
import { actIdIn, assets, siteOf, Visitor } from '../unit/site/visitor.ts';

/** Every page of the site in every state, read by the Nu Html Checker (vnu-jar), which runs on Java. */

const require = createRequire(import.meta.url);
const jar = require.resolve('vnu-jar/build/dist/vnu.jar');

const folder = mkdtempSync(join(tmpdir(), 'loket-html-'));
afterAll(() => rmSync(folder, { recursive: true }));

const files = new Map<string, string>();

function keep(what: string, body: string): void {
  const file = join(folder, `${String(files.size + 1).padStart(4, '0')}.html`);
  writeFileSync(file, body);
  files.set(file, what);
}

beforeAll(async () => {
  await publicPages();
  await pagesOfTwoVersions();
  await pagesOfOneApplicant();
  await pagesOfAppointmentAndRefusal();
  await surveyPages();
  const preview = previewPages('https://loket.example', assets);
  const standard = serviceOf(realOffice('kejayan'), 'pengantar-skck');
  const { page, form } = preview({
    office: realOffice('kejayan').office,
    standard,
    entry: undefined,
    versions: [],
    decrees: [],
    today: '2026-11-24',
  });
  keep('preview of a page', page);
  keep('preview of a form', form);
}, 240_000);

async function publicPages(): Promise<void> {
  const visitor = new Visitor(siteOf(await staffedDeps(realOffices)));
  for (const path of [...publicPaths(realOffices), '/nirwana', '/kejayan/layanan/paspor'])
    keep(path, (await visitor.visit(path)).body);
}

async function pagesOfTwoVersions(): Promise<void> {
  const deps = await staffedDeps([twice, seberang]);
  await consult(deps);
  const visitor = new Visitor(siteOf(deps));
  const service = '/contoh/layanan/surat-layang-layang';
  for (const path of [
    '/contoh',
    '/contoh/keputusan/keputusan-dongeng',
    '/contoh/konsultasi',
    '/contoh/konsultasi/forum',
    '/contoh/konsultasi/forum/surat-layang-layang',
    '/contoh/konsultasi/forum/terima-kasih',
    `${service}/versi/1`,
    `${service}/banding?versi=1&dengan=contoh/surat-layang-layang/2`,
  ])
    keep(path, (await visitor.visit(path)).body);
  keep('a comment without words', (await visitor.post('/contoh/konsultasi/forum', { masukan: '' })).body);
}

async function pagesOfAppointmentAndRefusal(): Promise<void> {
  const deps = await staffedDeps(realOffices);
  const visitor = new Visitor(siteOf(deps));
  const coming = await aSentCase(deps, { officeId: 'balongbendo', serviceId: 'ktp-el-baru' });
  await bringTo(deps, coming, 'jadwal');
  await visitor.visit(`/s/balongbendo/${coming.access.reference}/${coming.access.secret}`);
  const own = `/balongbendo/permohonan/${coming.access.reference}`;
  keep('a case that waits for a slot', (await visitor.visit(own)).body);
  const slots = await visitor.visit(`${own}/jadwal`);
  keep('slots', slots.body);
  const actId = actIdIn(slots);
  keep('no slot chosen', (await visitor.post(`${own}/jadwal`, { actId })).body);
  const slot = /name="at" value="(\d+)"/.exec(slots.body)?.[1] ?? '';
  keep('a case with its slot', (await visitor.post(`${own}/jadwal`, { actId, at: slot })).body);
  keep('another slot', (await visitor.visit(`${own}/jadwal`)).body);

  const event = await aSentCase(deps, { officeId: 'lekok', serviceId: 'pengantar-ijin-keramaian' });
  await bringTo(deps, event, 'survei');
  const kasi = { role: 'section-head', section: 'trantib' } as const;
  granted(await act(deps, event, kasi, { act: 'refuse', ground: 'not-true', note: 'Tempatnya lain.' }));
  await visitor.visit(`/s/lekok/${event.access.reference}/${event.access.secret}`);
  keep('a case refused', (await visitor.visit(`/lekok/permohonan/${event.access.reference}`)).body);
}

async function pagesOfOneApplicant(): Promise<void> {
  const deps = await staffedDeps([realOffice('kejayan')]);
  const visitor = new Visitor(siteOf(deps));
  const look = async (path: string) => keep(path, (await visitor.visit(path)).body);

  await visitor.post('/kejayan/layanan/pengantar-skck/mulai');
  const draft = visitor.path;
  await look(draft);
  keep('a form with problems', (await visitor.post(draft)).body);
  keep('files', (await visitor.visit(`${draft}/berkas`)).body);
  keep(
    'a file of the wrong kind',
    (await visitor.upload(`${draft}/berkas/ktp`, { name: 'a.txt', bytes: new Uint8Array([65]) })).body,
  );
  await visitor.upload(`${draft}/berkas/ktp`, aPicture());
  await look(`${draft}/berkas`);
  await look(`${draft}/periksa`);
  keep('sent with something missing', (await visitor.post(`${draft}/periksa`)).body);

  const sent = await aSentCase(deps, { officeId: 'kejayan', serviceId: 'pengantar-skck' });
  const own = `/kejayan/permohonan/${sent.access.reference}`;
  await look(`/s/kejayan/${sent.access.reference}/${sent.access.secret}`);
  await look(`${own}/tanda-terima`);
  await look(`${own}/batal`);
  granted(await act(deps, sent, { role: 'counter' }, faulty(await stateOf(deps, sent), 'ktp')));
  keep('a case sent back', (await visitor.visit(own)).body);
  await visitor.post(`${own}/perbaikan/ktp/kertas`, { bawa: 'ya' });
  await visitor.post(`${own}/perbaikan`, { actId: actIdIn(await visitor.visit(own)) });
  await bringTo(deps, sent, 'serah');
  const ready = await visitor.visit(own);
  keep('a case that is ready', ready.body);
  const survey = await visitor.post(`${own}/survei`, { actId: actIdIn(ready) });
  keep('the survey', survey.body);
  keep('the survey with problems', (await visitor.post(visitor.path)).body);
  await look('/survei/kejayan/terima-kasih');

  const token = [...deps.documents.all().keys()].find((path) => path.startsWith('verifications/'));
  const letter = `/v/${token?.split('/')[1] ?? ''}`;
  await look(letter);
  keep('a name that does not match', (await visitor.post(`${letter}/nama`, { nama: 'Bukan' })).body);
  await look('/v/tidak-terdaftar');
}

async function surveyPages(): Promise<void> {
  const deps = await staffedDeps();
  const visitor = new Visitor(siteOf(deps));
  const counter = '/survei/contoh/loket';
  const kiosk = '/survei/contoh/kios';
  await publish(deps, '2026-T2');
  await publish(deps, '2026-T3');
  for (const path of ['/contoh/ikm', '/contoh/ikm/2026-T3', counter, `${counter}?cara=satu`, kiosk])
    keep(path, (await visitor.visit(path)).body);
  keep('a question left open', (await visitor.post(counter, { layar: '1', ke: 'lanjut' })).body);
  keep('the last screen', (await visitor.post(counter, { layar: '8', pengaduan: '4' })).body);
  await visitor.visit(`${kiosk}/${await renewKioskToken(deps, 'contoh')}`);
  for (const path of [kiosk, `${kiosk}/jawab`, `${kiosk}/terima-kasih`])
    keep(path, (await visitor.visit(path)).body);
  deps.time.now = at('2026-11-22 09:00');
  for (const path of [counter, kiosk]) keep(`${path} closed`, (await visitor.visit(path)).body);
}

interface Message {
  type: 'error' | 'info' | 'non-document-error';
  subType?: string;
  url?: string;
  lastLine?: number;
  message: string;
  extract?: string;
}

it('every page of the site is valid HTML', () => {
  expect(files.size).toBeGreaterThan(250);
  const java = onPath('java', process.env);
  if (java === undefined) throw new Error('Java is not on PATH; the checker of HTML runs on it');
  const checked = spawnSync(java, ['-Xss4m', '-jar', jar, '--format', 'json', '--exit-zero-always', folder], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const { messages } = JSON.parse(checked.stdout || checked.stderr) as { messages: Message[] };
  // Mere information is what the formatter of our sources does: a slash at the end of void elements. The checker takes some
  // Indonesian for Malay.
  const faults = messages.filter(
    ({ type, subType, message }) =>
      (type !== 'info' || subType === 'warning') && !message.includes('appears to be written in Malay'),
  );
  const found = faults.map(({ type, subType, url, lastLine, message, extract }) => {
    const page = files.get(decodeURI((url ?? '').replace(/^file:/, ''))) ?? url;
    return `${page ?? ''}: ${subType ?? type} in line ${String(lastLine)}: ${message} ${extract ?? ''}`;
  });
  expect(found).toEqual([]);
}, 240_000);

it('the checker would find a fault', () => {
  const java = onPath('java', process.env) ?? 'java';
  const file = join(folder, 'faulty.html');
  writeFileSync(file, '<!doctype html><html lang="id"><title>x</title><p><div></p>');
  const checked = spawnSync(java, ['-jar', jar, '--format', 'json', '--exit-zero-always', file], {
    encoding: 'utf8',
  });
  rmSync(file);
  expect(checked.stderr + checked.stdout).toContain('"type":"error"');
});
