import { beforeEach, describe, expect, it } from 'vitest';
import { aSentCase, bringTo, stateOf } from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import { staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { realOffices } from '../../fixtures/office.ts';
import { siteOf, Visitor, wordsOf } from './visitor.ts';

let deps: TestDeps;
let visitor: Visitor;
let sent: TestCase;
let page: string;

beforeEach(async () => {
  deps = await staffedDeps(realOffices);
  visitor = new Visitor(siteOf(deps));
  sent = await aSentCase(deps, { officeId: 'kejayan', serviceId: 'pengantar-skck' });
  await bringTo(deps, sent, 'serah');
  const token = [...deps.documents.all().keys()].find((path) => path.startsWith('verifications/'));
  page = `/v/${token?.split('/')[1] ?? ''}`;
});

async function letterBytes(): Promise<Uint8Array> {
  const { letter } = await stateOf(deps, sent);
  const file = await deps.files.read('kejayan', letter?.sha256 ?? '');
  if (!file) throw new Error('no letter');
  return file.bytes;
}

const upload = (bytes: Uint8Array) => visitor.upload(`${page}/berkas`, { name: 'surat.pdf', bytes });

describe('checking a letter', () => {
  it('says who approved and when it was sealed, without a name from the letter, never cached', async () => {
    const seen = await visitor.visit(page);
    const words = wordsOf(seen);
    expect(words).toContain('Berlaku');
    expect(words).toContain('Disetujui oleh');
    expect(words).toContain('Disegel Senin, 23 November 2026 pukul 09.00 WIB');
    expect(words).toContain('Segel elektronik kantor, tidak tersertifikasi.');
    expect(words).not.toMatch(/ditandatangani|penanda tangan/i);
    expect(words).not.toContain('Ratna');
    expect(seen.headers.get('cache-control')).toBe('private, no-store');
    expect(seen.body).toContain(`data-sha256="${(await stateOf(deps, sent)).letter?.sha256 ?? ''}"`);
  });

  it('calls the issued file the same, and reads its signature', async () => {
    const words = wordsOf(await upload(await letterBytes()));
    expect(words).toContain('Sama: berkas ini persis berkas yang diterbitkan');
    expect(words).toContain('Segel elektroniknya utuh');
  });

  it('reports one changed byte', async () => {
    const bytes = (await letterBytes()).slice();
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    const words = wordsOf(await upload(bytes));
    expect(words).toContain('Berbeda: berkas ini bukan berkas yang diterbitkan');
    expect(words).not.toContain('utuh');
  });

  it('says what else is no letter', async () => {
    expect(wordsOf(await upload(new TextEncoder().encode('%PDF-1.7 bukan surat')))).toContain('Berbeda');
    const none = await visitor.upload(`${page}/berkas`, { name: '', bytes: new Uint8Array() });
    expect(none.status).toBe(422);
    expect(wordsOf(none)).toContain('Pilih berkas dulu');
  });

  it('matches a typed name and never shows the right one', async () => {
    const yes = await visitor.post(`${page}/nama`, { nama: ' ratna LAYANGAN ' });
    expect(wordsOf(yes)).toContain('Cocok: nama itu tercetak');
    const no = await visitor.post(`${page}/nama`, { nama: 'Siti' });
    expect(wordsOf(no)).toContain('Tidak cocok');
    expect(no.body).not.toContain('Ratna');
    const empty = await visitor.post(`${page}/nama`, { nama: ' ' });
    expect(empty.status).toBe(422);
  });

  it('calls a seal uncertified in a real office too, and a person’s signature by its name', async () => {
    const token = page.slice('/v/'.length);
    const path = `verifications/${token}`;
    const stored = await deps.documents.get(path);
    const as = async (over: object) => {
      await deps.documents.commit([{ do: 'set', path, data: { ...stored?.data, ...over } }]);
      return wordsOf(await visitor.visit(page));
    };
    expect(await as({ demo: false })).toContain('Segel elektronik kantor, tidak tersertifikasi.');
    const signature = await as({ driver: 'bsre' });
    expect(signature).toContain('Penanda tangan');
    expect(signature).not.toMatch(/segel/i);
  });

  it('limits the reading of files, and says so beside the field', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 30; i += 1) statuses.push((await upload(new Uint8Array([i + 1]))).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    const over = await upload(await letterBytes());
    expect(over.status).toBe(429);
    expect(wordsOf(over)).toContain('Coba lagi dalam satu jam.');
    expect(wordsOf(over)).not.toContain('Sama: berkas');
  });

  it('limits guessing of names', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 11; i += 1)
      statuses.push((await visitor.post(`${page}/nama`, { nama: `Tebakan ${String(i)}` })).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
  });

  it('knows no other token', async () => {
    const unknown = await visitor.visit('/v/AAAAAAAAAAAAAAAAAAAAAA');
    expect(unknown.status).toBe(404);
    expect(wordsOf(unknown)).toContain(
      'Surat ini tidak terdaftar Tidak ada surat dengan kode ini di Loket. Jangan dipakai sebelum Anda bertanya ke kantor',
    );
    expect((await visitor.visit('/v/x')).status).toBe(404);
    expect((await visitor.post('/v/AAAAAAAAAAAAAAAAAAAAAA/nama', { nama: 'Siti' })).status).toBe(404);
  });
});
