import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { counterQrPoster, surveyPoster } from '../../../domain/survey-posters.ts';
import { surveyReportDocument } from '../../../domain/survey-print.ts';
import { printDocument } from '../../../functions/letters/print.ts';
import { contoh } from '../../fixtures/office.ts';
import { aReport } from '../../fixtures/survey-report.ts';
import { run } from './tools.ts';

let at: string;
const file = async (name: string, bytes: Uint8Array): Promise<string> => {
  await writeFile(join(at, name), bytes);
  return join(at, name);
};
beforeAll(async () => {
  at = await mkdtemp(join(tmpdir(), 'loket-survey-'));
});
afterAll(() => rm(at, { recursive: true }));

const sound = async (pdf: string) => {
  expect(await run('qpdf', ['--check', pdf])).toContain('No syntax or stream encoding errors found');
};
const linesOf = async (pdf: string, page?: number) =>
  (
    await run('pdftotext', [
      '-layout',
      ...(page === undefined ? [] : ['-f', String(page), '-l', String(page)]),
      pdf,
      '-',
    ])
  )
    .split('\n')
    .map((line) => line.trim().replaceAll(/\s+/g, ' '));

describe('what independent tools find in the report of a period', () => {
  let pdf: string;
  beforeAll(async () => {
    pdf = await file('report.pdf', await printDocument(surveyReportDocument(aReport())));
  });

  it('is a sound file of A4 pages with its fonts embedded', async () => {
    await sound(pdf);
    expect(await run('pdfinfo', [pdf])).toMatch(/Page size: +595\.\d+ x 841\.\d+ pts \(A4\)/);
    const fonts = (await run('pdffonts', [pdf])).trim().split('\n').slice(2);
    expect(fonts).toHaveLength(2);
    for (const font of fonts) expect(font).toMatch(/ yes yes yes /);
  });

  it('has the rows of its tables as lines that can be read and copied', async () => {
    const lines = await linesOf(pdf);
    for (const row of [
      'U3 Waktu Penyelesaian 8 20 2,500 0,278 62,50 D',
      'U6 Kompetensi Pelaksana 8 25 3,125 0,347 78,13 B',
      'U7 Perilaku Pelaksana 8 32 4,000 0,444 100,00 A',
      'Nilai indeks (NI) dan IKM 3,1250 78,13 B',
      'Responden yang diperlukan (S) 10',
      'Kekurangan 2',
      'Triwulan II 2026 8 75,00 C',
      '0,11 77,34 B',
    ])
      expect(lines).toContain(row);
  });

  it('has bookmarks in the order of the outline, each to the page its words stand on', async () => {
    const outline = (await run('mutool', ['show', pdf, 'outline'])).split('\n').filter((line) => line !== '');
    const places = outline.map((line) => ({
      title: /"([^"]*)"/.exec(line)?.[1] ?? '',
      page: Number(/#page=(\d+)/.exec(line)?.[1]),
    }));
    const chapters = places.filter(({ title }) => /^(BAB|LAMPIRAN)/.test(title)).map(({ title }) => title);
    expect(chapters.map((title) => title.split(' ').slice(0, 2).join(' '))).toEqual([
      'BAB I',
      'BAB II',
      'BAB III',
      'BAB IV',
      'BAB V',
      'LAMPIRAN 1',
      'LAMPIRAN 2',
      'LAMPIRAN 3',
      'LAMPIRAN 4',
    ]);
    for (const { title, page } of places)
      expect((await linesOf(pdf, page)).join(' '), title).toContain(title);
    // The printed contents name the same pages.
    const contents = await linesOf(pdf, 2);
    for (const { title, page } of places.filter(({ title: each }) => each.length < 60))
      expect(contents).toContain(`${title} ${String(page)}`);
  });
});

describe('what independent tools find in the posters', () => {
  it('is one page with the index, and a code to the index page', async () => {
    const url = 'https://loket.example/contoh/ikm';
    // A demo office's watermark runs across the lines.
    const report = aReport({ office: { ...contoh.office, demo: false } });
    const pdf = await file('poster.pdf', await printDocument(surveyPoster(report, url)));
    await sound(pdf);
    expect(await run('pdfinfo', [pdf])).toMatch(/Pages: +1\n/);
    const text = (await linesOf(pdf)).join(' ');
    for (const words of ['78,13', 'Mutu pelayanan B · Baik', 'Jumlah responden 8 orang'])
      expect(text).toContain(words);
    await run('pdftoppm', ['-r', '150', '-png', pdf, join(at, 'poster')]);
    expect(await run('zbarimg', ['-q', '--raw', join(at, 'poster-1.png')])).toContain(url);
  });

  it('is one page with a code to the counter’s questionnaire, read from a small picture too', async () => {
    const url = 'https://loket.example/survei/contoh/loket';
    const poster = counterQrPoster(contoh.office, url, '2026-10-12');
    const pdf = await file('counter.pdf', await printDocument(poster));
    await sound(pdf);
    expect(await run('pdfinfo', [pdf])).toMatch(/Pages: +1\n/);
    await run('pdftoppm', ['-r', '50', '-png', pdf, join(at, 'counter')]);
    expect(await run('zbarimg', ['-q', '--raw', join(at, 'counter-1.png')])).toContain(url);
  });
});
