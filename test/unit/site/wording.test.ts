import { beforeAll, describe, expect, it } from 'vitest';
import { act, aSentCase, bringTo, faulty, stateOf } from '../../fixtures/cases.ts';
import { granted, staffedDeps } from '../../fixtures/deps.ts';
import { realOffices } from '../../fixtures/office.ts';
import { refusalMessage, text } from '../../../web/citizen/text.ts';
import { surveyText } from '../../../web/survey/text.ts';
import { actIdIn, siteOf, Visitor, wordsOf } from './visitor.ts';

/** Wordings never used on the public site (shared ui §4). */
const forbidden: readonly [string, RegExp][] = [
  ['*ditolak* for an incomplete file', /ditolak/i],
  ['*sah* or *asli* as a promise', /dijamin (sah|asli)|surat (ini )?(asli|sah)\b|\bpasti (asli|sah)\b/i],
  ['*menyetujui* for what the law requires', /menyetujui|saya setuju/i],
  ['*gagal* without the next step', /\bgagal\b/i],
  ['English', /\b(upload|submit|download|error|login|file|please|online)\b/i],
];

/** All words of a text table, its functions called with sample values. */
function wordsIn(table: unknown): string[] {
  if (typeof table === 'string') return [table];
  if (typeof table === 'function') return wordsIn((table as (...of: string[]) => unknown)('1', '2'));
  if (table !== null && typeof table === 'object') return Object.values(table).flatMap(wordsIn);
  return [];
}

const pages = new Map<string, string>();

beforeAll(async () => {
  const deps = await staffedDeps(realOffices);
  const visitor = new Visitor(siteOf(deps));
  const look = async (path: string) => pages.set(path, wordsOf(await visitor.visit(path)));
  for (const path of ['/', '/kejayan', '/juai', '/kejayan/lacak', '/kejayan/ikm', '/nirwana'])
    await look(path);
  const sent = await aSentCase(deps, { officeId: 'kejayan', serviceId: 'pengantar-skck' });
  const own = `/kejayan/permohonan/${sent.access.reference}`;
  await look(`/s/kejayan/${sent.access.reference}/${sent.access.secret}`);
  await look(`${own}/tanda-terima`);
  await look(`${own}/batal`);
  granted(await act(deps, sent, { role: 'counter' }, faulty(await stateOf(deps, sent), 'ktp')));
  pages.set('returned', wordsOf(await visitor.visit(own)));
  await visitor.post(`${own}/perbaikan/ktp/kertas`, { bawa: 'ya' });
  await visitor.post(`${own}/perbaikan`, { actId: actIdIn(await visitor.visit(own)) });
  await bringTo(deps, sent, 'serah');
  const ready = await visitor.visit(own);
  pages.set('ready', wordsOf(ready));
  pages.set('survey', wordsOf(await visitor.post(`${own}/survei`, { actId: actIdIn(ready) })));
  const token = [...deps.documents.all().keys()].find((path) => path.startsWith('verifications/'));
  await look(`/v/${token?.split('/')[1] ?? ''}`);
  await visitor.post('/kejayan/layanan/pengantar-skck/mulai');
  const draft = visitor.path;
  for (const path of [draft, `${draft}/berkas`, `${draft}/periksa`]) await look(path);
});

describe('words people read', () => {
  it.each(forbidden)('are never %s', (_what, pattern) => {
    expect(pages.size).toBeGreaterThan(15);
    for (const [path, words] of pages) expect([path, pattern.exec(words)?.[0]]).toEqual([path, undefined]);
    const tables = [
      ...wordsIn(text),
      ...wordsIn(surveyText),
      ...Object.values(refusalMessage({ code: 'link-invalid' })),
    ];
    expect(tables.length).toBeGreaterThan(200);
    for (const words of tables) expect(words).not.toMatch(pattern);
  });

  it('find a forbidden wording where there is one', () => {
    expect('Permohonan ditolak').toMatch(forbidden[0]?.[1] ?? /$^/);
    expect('Surat ini asli').toMatch(forbidden[1]?.[1] ?? /$^/);
  });

  it('call the office’s own rules by their name and not a standard', async () => {
    const deps = await staffedDeps(realOffices);
    const words = wordsOf(await new Visitor(siteOf(deps)).visit('/kejayan/layanan/pengantar-skck'));
    const policy = words.slice(words.indexOf('Kebijakan kantor, bukan bagian standar'));
    expect(policy).toContain('Surat ditandatangani secara elektronik');
  });
});
