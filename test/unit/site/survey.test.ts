import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { StoredAnswer } from '../../../domain/survey-report.ts';
import { formOrder } from '../../../domain/survey.ts';
import { renewKioskToken } from '../../../functions/usecases/answer-at-counter.ts';
import { root } from '../../../tools/bootstrap.mjs';
import { at } from '../../fixtures/calendars.ts';
import { mondayMorning, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { siteOf, Visitor, wordsOf } from './visitor.ts';
import type { Seen } from './visitor.ts';

let deps: TestDeps;
let visitor: Visitor;
const counter = '/survei/contoh/loket';
const kiosk = '/survei/contoh/kios';

const good = Object.fromEntries(formOrder.map((key) => [key, '3']));
const onceIn = ({ body }: Seen) => /name="sekali" value="([^"]*)"/.exec(body)?.[1] ?? '';

function inbox(): StoredAnswer[] {
  return [...deps.documents.all().entries()]
    .filter(([path]) => path.startsWith(paths.surveyInbox('contoh')))
    .map(([, data]) => StoredAnswer.parse(data));
}

beforeEach(async () => {
  deps = await staffedDeps();
  deps.time.now = mondayMorning;
  visitor = new Visitor(siteOf(deps));
});

/** What the next screen's form would send: its hidden fields, and the answer to the question it shows. */
function filled(page: Seen, answer: Readonly<Record<string, string>> = {}): Record<string, string> {
  const hidden = [...page.body.matchAll(/<input\s+type="hidden"\s+name="([^"]+)"\s+value="([^"]*)"/g)];
  return { ...Object.fromEntries(hidden.map(([, name, value]) => [name ?? '', value ?? ''])), ...answer };
}

describe('the questionnaire at the counter', () => {
  it('takes an answer in office hours and says that it arrived', async () => {
    const page = await visitor.visit(counter);
    expect(page.status).toBe(200);
    const sent = await visitor.post(counter, { ...good, sekali: onceIn(page), service: 'kartu-kucing' });
    expect(wordsOf(sent)).toContain('Sudah terkirim');
    expect(inbox()).toHaveLength(1);
    expect(inbox()[0]).toMatchObject({ channel: 'counter-qr', by: 'self', serviceId: 'kartu-kucing' });
  });

  it('counts a form that is sent twice once', async () => {
    const once = onceIn(await visitor.visit(counter));
    for (const service of ['', 'kartu-kucing'])
      expect(wordsOf(await visitor.post(counter, { ...good, service, sekali: once }))).toContain(
        'Sudah terkirim',
      );
    expect(inbox()).toHaveLength(1);
  });

  it('goes question by question without script, keeps every answer, and stores nothing before the end', async () => {
    let page = await visitor.visit(`${counter}?cara=satu`);
    for (const key of formOrder) {
      expect(inbox()).toEqual([]);
      page = await visitor.post(counter, filled(page, { [key]: '4', ke: 'lanjut' }));
      expect(page.status).toBe(200);
    }
    expect(wordsOf(page)).toContain('Tentang Anda');
    const done = await visitor.post(counter, filled(page, { gender: 'P', age: '41', ke: 'lanjut' }));
    expect(wordsOf(done)).toContain('Sudah terkirim');
    expect(inbox()[0]?.values).toEqual(Object.fromEntries(formOrder.map((key) => [key, 4])));
    expect(inbox()[0]?.respondent).toEqual({ gender: 'P', age: 41 });
  });

  it('goes back to what was answered, and stays on a question left open', async () => {
    const first = await visitor.visit(`${counter}?cara=satu`);
    const second = await visitor.post(counter, filled(first, { persyaratan: '2', ke: 'lanjut' }));
    const open = await visitor.post(counter, filled(second, { ke: 'lanjut' }));
    expect(open.status).toBe(422);
    expect(wordsOf(open)).toContain('Pilih jawaban untuk pertanyaan 2 (Sistem, Mekanisme, dan Prosedur).');
    const back = await visitor.post(counter, filled(open, { ke: 'kembali' }));
    expect(back.body).toMatch(/name="persyaratan"\s+value="2"\s+checked/);
  });

  it('says kindly why it is closed outside office hours', async () => {
    deps.time.now = at('2026-11-22 09:00');
    const page = await visitor.visit(counter);
    expect(page.status).toBe(409);
    expect(wordsOf(page)).toContain('Terima kasih sudah ingin memberi pendapat');
    expect(wordsOf(page)).toContain('Jam layanan tertera di bawah');
    expect((await visitor.post(counter, good)).status).toBe(409);
    expect(inbox()).toEqual([]);
  });

  it('lets one device answer only so often a day', async () => {
    const send = async (address: string) => {
      const page = await visitor.visit(counter);
      const body = new URLSearchParams({ ...good, sekali: onceIn(page) });
      return visitor.visit(counter, { method: 'POST', body, headers: { 'x-forwarded-for': address } });
    };
    for (let n = 0; n < 6; n += 1) expect((await send('203.0.113.7')).status).toBe(200);
    const full = await send('203.0.113.7');
    expect(full.status).toBe(429);
    expect(wordsOf(full)).toContain('Jawaban untuk hari ini sudah cukup');
    expect((await send('203.0.113.8')).status).toBe(200);
    expect(inbox()).toHaveLength(7);
    const kept = JSON.stringify([...deps.documents.all()]);
    expect(kept).not.toContain('203.0.113');
  });

  it('notes where an officer helped', async () => {
    const page = await visitor.visit(counter);
    await visitor.post(counter, { ...good, sekali: onceIn(page), bantuan: 'ya' });
    expect(inbox()[0]?.by).toBe('assisted');
  });

  it('is never stored on the way, whatever happens', async () => {
    for (const path of [
      counter,
      `${counter}?cara=satu`,
      '/survei/contoh/terima-kasih',
      kiosk,
      `${kiosk}/jawab`,
    ]) {
      const response = await visitor.send(path);
      expect([path, response.headers.get('cache-control')]).toEqual([path, 'private, no-store']);
    }
  });
});

describe('the office’s tablet', () => {
  async function begun(): Promise<void> {
    const token = await renewKioskToken(deps, 'contoh');
    const response = await visitor.send(`${kiosk}/${token}`);
    expect(response.headers.get('location')).toBe(kiosk);
  }

  it('is opened once by its link; after that no address holds the key', async () => {
    await begun();
    const start = await visitor.visit(kiosk);
    expect(start.status).toBe(200);
    expect(start.body).not.toContain('rahasia');
    expect(wordsOf(start)).toContain('Mulai');
  });

  it('takes one answer after another and returns to its start', async () => {
    await begun();
    for (const value of ['4', '2']) {
      let page = await visitor.visit(`${kiosk}/jawab`);
      for (const key of formOrder)
        page = await visitor.post(`${kiosk}/jawab`, filled(page, { [key]: value, ke: 'lanjut' }));
      const done = await visitor.post(`${kiosk}/jawab`, filled(page, { ke: 'lanjut' }));
      expect(wordsOf(done)).toContain('Sudah terkirim');
      // Also where no script runs.
      expect(done.body).toContain(`<meta http-equiv="refresh" content="20; url=${kiosk}" />`);
      expect(done.body).toContain(`data-idle-to="${kiosk}" data-idle-seconds="20"`);
    }
    expect(inbox().map(({ channel }) => channel)).toEqual(['kiosk', 'kiosk']);
    // The next person sees nothing of the one before.
    expect((await visitor.visit(`${kiosk}/jawab`)).body).not.toContain('checked');
  });

  it('leads nowhere else', async () => {
    await begun();
    for (const path of [kiosk, `${kiosk}/jawab`, `${kiosk}/terima-kasih`]) {
      const { body } = await visitor.visit(path);
      const links = [...body.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href);
      expect([path, links.filter((href) => href !== '#isi' && !href?.startsWith(kiosk))]).toEqual([path, []]);
    }
  });

  it('does not work without its link, or with one that was replaced', async () => {
    expect((await visitor.visit(kiosk)).status).toBe(404);
    await begun();
    await renewKioskToken(deps, 'contoh');
    expect((await visitor.visit(kiosk)).status).toBe(404);
    expect((await visitor.post(`${kiosk}/jawab`, good)).status).toBe(404);
    expect((await visitor.visit(`${kiosk}/rahasia-orang`)).status).toBe(404);
    expect(inbox()).toEqual([]);
  });

  it('waits by itself until the office opens', async () => {
    await begun();
    deps.time.now = at('2026-11-22 09:00');
    const closed = await visitor.visit(kiosk);
    expect(closed.status).toBe(200);
    expect(wordsOf(closed)).toContain('Survei sedang tidak dibuka');
    expect(closed.body).toContain(`data-idle-to="${kiosk}"`);
  });
});

describe('over the wire', () => {
  /** Issue 6: at most 20 KB with style and script. */
  const wholeBytes = 20 * 1024;
  const files = buildSync({
    entryPoints: ['web/citizen/enhance/survey.ts', 'web/citizen/style.css', 'web/survey/survey.css'].map(
      (file) => join(root, file),
    ),
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2018', 'chrome70', 'safari12', 'firefox68'],
    supported: { destructuring: true },
    outdir: root,
    write: false,
  }).outputFiles;
  const assetBytes = files.reduce((sum, { contents }) => sum + gzipSync(contents).length, 0);

  it('the whole questionnaire fits, and so do all its screens together where no script runs', async () => {
    expect(files).toHaveLength(3);
    const page = await visitor.visit(counter);
    expect(gzipSync(page.body).length + assetBytes).toBeLessThanOrEqual(wholeBytes);
    let screen = await visitor.visit(`${counter}?cara=satu`);
    let bytes = gzipSync(screen.body).length + assetBytes;
    for (const key of formOrder) {
      screen = await visitor.post(counter, filled(screen, { [key]: '4', ke: 'lanjut' }));
      bytes += gzipSync(screen.body).length;
    }
    expect(bytes).toBeLessThanOrEqual(wholeBytes);
  });
});
