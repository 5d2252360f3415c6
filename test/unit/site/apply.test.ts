import { beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { aPicture } from '../../fixtures/cases.ts';
import { pathsUnder, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { realOffices } from '../../fixtures/office.ts';
import { siteOf, Visitor, wordsOf } from './visitor.ts';

const siti = {
  name: 'Siti Aminah Contoh',
  nik: '3514064508900001',
  address: 'Dusun Krajan RT 02 RW 01',
  village: '3514062001',
  phone: '081200000011',
  email: 'siti@surel.example',
  birthPlace: 'Pasuruan',
  bornOn: '1990-08-05',
  gender: 'perempuan',
  job: 'Wiraswasta',
  keperluan: 'Melamar pekerjaan',
};
const requirementIds = ['surat-pengantar-desa', 'ktp', 'kk', 'skck-desa', 'pas-foto'];

let deps: TestDeps;
let visitor: Visitor;

beforeEach(async () => {
  deps = await staffedDeps(realOffices);
  visitor = new Visitor(siteOf(deps));
});

const begin = () => visitor.post('/kejayan/layanan/pengantar-skck/mulai');

/** Data typed, the KTP as a picture, the rest on paper. @returns address of the draft */
async function fill(input: Record<string, string> = siti): Promise<string> {
  await begin();
  const draft = visitor.path;
  await visitor.post(draft, input);
  await visitor.upload(`${draft}/berkas/ktp`, aPicture());
  for (const id of requirementIds.filter((each) => each !== 'ktp'))
    await visitor.post(`${draft}/berkas/${id}/kertas`, { bawa: 'ya' });
  return draft;
}

const applications = () => pathsUnder(deps, paths.applications('kejayan'));

describe('the pages on which somebody applies', () => {
  it('leave out what the public does not read of the standard', async () => {
    const text = 'SKCK dari Desa/Kelurahan';
    const data = {
      v: 1,
      officeId: 'kejayan',
      texts: [{ text, kind: 'name', shownAs: 'berkas pemohon', shown: false }],
    };
    await deps.documents.commit([{ do: 'set', path: paths.withheld('kejayan'), data }]);
    const draft = await fill();
    for (const path of [draft, `${draft}/berkas`, `${draft}/periksa`]) {
      const page = await visitor.visit(path);
      expect(page.status).toBe(200);
      expect(page.body).not.toContain(text);
    }
    expect((await visitor.visit(`${draft}/berkas`)).body).toContain('[… berkas pemohon]');
  });
});

describe('applying without script', () => {
  it('leads to a receipt with the reference, the secret link and what to bring', async () => {
    const draft = await fill();
    const review = await visitor.visit(`${draft}/periksa`);
    expect(wordsOf(review)).toContain('Tanggal lahir 5 Agustus 1990');
    expect(wordsOf(review)).toContain('Desa/kelurahan Oro-Oro Pule');
    const receipt = await visitor.post(`${draft}/periksa`);
    expect(receipt.status).toBe(200);
    expect(visitor.path).toMatch(/^\/kejayan\/permohonan\/[2-9A-Z]{10}\/tanda-terima$/);
    const words = wordsOf(receipt);
    expect(words).toContain('Siti Aminah Contoh');
    expect(words).toMatch(/https:\/\/loket\.example\/s\/kejayan\/[2-9A-Z]{10}\/rahasia\d+/);
    const [handed = '', bring = ''] = words.split('Bawa ke kantor');
    expect(handed).toContain('Sudah Anda serahkan Foto copy KTP');
    expect(bring).toContain('Foto copy KK');
    // Monday 23 November 2026, 09.00 WIB: the counter is open.
    expect(words).toContain('paling cepat diperiksa Senin, 23 November 2026 pukul 09.00 WIB');
  });

  it('is forgotten altogether on a shared device: neither the case nor its draft leads back', async () => {
    const draft = await fill();
    await visitor.post(`${draft}/periksa`);
    const own = visitor.path.replace('/tanda-terima', '');
    await begin();
    const other = visitor.path;
    await visitor.post(`${own}/lupakan`);
    for (const path of [own, `${own}/tanda-terima`, draft, `${draft}/periksa`]) {
      const page = await visitor.visit(path);
      expect([path, page.status]).toEqual([path, 404]);
      expect(page.body).not.toContain('Siti Aminah');
    }
    // What else the device holds stays.
    expect((await visitor.visit(other)).status).toBe(200);
  });

  it('makes one application of two presses, and shows the same receipt', async () => {
    const draft = await fill();
    const [first, second] = await Promise.all([
      visitor.send(`${draft}/periksa`, { method: 'POST' }),
      visitor.send(`${draft}/periksa`, { method: 'POST' }),
    ]);
    expect(first.status).toBe(303);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    const third = await visitor.send(draft);
    expect(third.headers.get('location')).toBe(first.headers.get('location'));
    expect(applications()).toHaveLength(1);
  });

  it('keeps all that was typed when something is wrong, and leads to it', async () => {
    await begin();
    const page = await visitor.post(visitor.path, {
      ...siti,
      phone: 'tidak punya',
      village: '',
      keperluan: '<b>',
    });
    // Shown by GET, so that the way back from the next page leads here; nothing of it is kept by others.
    expect(page.status).toBe(200);
    expect(visitor.path).toMatch(/^\/kejayan\/ajukan\/\w+\?periksa$/);
    expect(page.headers.get('cache-control')).toBe('private, no-store');
    expect(page.body).toMatch(/role="alert"[^>]*autofocus/s);
    expect(page.body).toContain('href="#phone"');
    expect(page.body).toContain('href="#village"');
    expect(page.body).toContain('value="tidak punya"');
    expect(page.body).toContain('value="Siti Aminah Contoh"');
    expect(page.body).toContain('&lt;b&gt;</textarea>');
    expect(page.body).toMatch(/id="phone"[^>]*aria-invalid="true"/s);
    expect(page.body).not.toMatch(/id="name"[^>]*aria-invalid/s);
    const again = await visitor.visit(visitor.path.replace('?periksa', ''));
    expect(again.body).toContain('value="tidak punya"');
    expect(again.body).not.toContain('role="alert"');
  });

  it('says what is missing at the end, with the way there', async () => {
    await begin();
    const draft = visitor.path;
    await visitor.post(draft, siti);
    const review = await visitor.post(`${draft}/periksa`);
    expect(review.status).toBe(422);
    for (const id of requirementIds) expect(review.body).toContain(`href="${draft}/berkas#berkas-${id}"`);
    expect(applications()).toHaveLength(0);
  });

  it('warns of a NIK that looks wrong and takes it', async () => {
    const draft = await fill({ ...siti, nik: '123' });
    expect(wordsOf(await visitor.visit(`${draft}/periksa`))).toContain('NIK ini tampak tidak biasa');
    expect((await visitor.post(`${draft}/periksa`)).status).toBe(200);
    expect(applications()).toHaveLength(1);
  });

  it.each([
    ['ten thousand characters', 'Siti '.repeat(2000).trim()],
    ['emoji', 'Siti 🌸 Aminah'],
    ['right to left', 'سيتي أمينة'],
    ['direction tricks', 'Siti\u202Eanimah'],
    ['markup', '<script>alert(1)</script>'],
  ])('takes a name of %s and shows it harmlessly', async (_what, name) => {
    const draft = await fill({ ...siti, name });
    const pages = [
      await visitor.visit(draft),
      await visitor.visit(`${draft}/periksa`),
      await visitor.post(`${draft}/periksa`),
      await visitor.visit(visitor.path.replace('/tanda-terima', '')),
    ];
    for (const page of pages) {
      expect(page.status).toBe(200);
      expect(page.body).not.toContain('<script>alert');
    }
    expect(pages[3]?.body).toMatch(/<bdi>/);
  });
});

describe('handing in files', () => {
  let draft: string;
  beforeEach(async () => {
    await begin();
    draft = visitor.path;
    await visitor.post(draft, siti);
  });

  it('shows what is there and lets it be taken away', async () => {
    const there = await visitor.upload(`${draft}/berkas/ktp`, aPicture(' <ktp>'));
    expect(there.body).toContain('foto &lt;ktp&gt;.png');
    const sha256 = /name="sha256" value="([0-9a-f]{64})"/.exec(there.body)?.[1] ?? '';
    const gone = await visitor.post(`${draft}/berkas/ktp/hapus`, { sha256 });
    expect(gone.body).not.toContain('foto &lt;ktp&gt;.png');
  });

  it.each([
    ['too large', 'besar.png', 5 * 1024 * 1024 + 1, 413, 'paling besar 5 MB'],
    ['far too large', 'besar.png', 6 * 1024 * 1024, 413, 'paling besar 5 MB'],
    ['disguised', 'foto.png', 100, 415, 'bukan gambar dan bukan PDF'],
    ['empty', 'kosong.pdf', 0, 422, 'Pilih berkas dulu'],
  ])(
    'says beside the field what is wrong with a file that is %s',
    async (_what, name, size, status, words) => {
      await visitor.upload(`${draft}/berkas/kk`, aPicture());
      const bytes = new Uint8Array(size).fill(65);
      const page = await visitor.upload(`${draft}/berkas/ktp`, { name, bytes });
      expect(page.status).toBe(status);
      const [, ktp = ''] =
        /<section class="handin" id="berkas-ktp".*?>(.*?)<\/section>/s.exec(page.body) ?? [];
      expect(wordsOf({ body: ktp }).toLowerCase()).toContain(words.toLowerCase());
      expect(ktp).toContain('aria-invalid="true"');
      // The other requirement keeps what it had.
      expect(wordsOf(page)).toContain('foto.png');
    },
  );

  it('takes paper instead, and back', async () => {
    const paper = await visitor.post(`${draft}/berkas/ktp/kertas`, { bawa: 'ya' });
    expect(wordsOf(paper)).toContain('Anda membawa kertasnya ke kantor.');
    const back = await visitor.post(`${draft}/berkas/ktp/kertas`, { bawa: 'tidak' });
    expect(wordsOf(back)).not.toContain('Anda membawa kertasnya ke kantor.');
  });

  it.each(['', '/kertas', '/hapus'])(
    'leads back to the files when a post is reloaded as a page: /berkas/ktp%s',
    async (posted) => {
      const response = await visitor.send(`${draft}/berkas/ktp${posted}`);
      expect([response.status, response.headers.get('location')]).toEqual([303, `${draft}/berkas`]);
    },
  );

  it('knows no requirement that is not asked', async () => {
    expect((await visitor.upload(`${draft}/berkas/paspor`, aPicture())).status).toBe(404);
  });
});

describe('a draft', () => {
  it('opens only on the device that began it', async () => {
    await begin();
    const stranger = new Visitor(siteOf(deps));
    const page = await stranger.visit(visitor.path);
    expect(page.status).toBe(404);
    expect(wordsOf(page)).toContain('Isian ini tidak dapat dibuka di perangkat ini');
    expect((await visitor.visit(visitor.path)).status).toBe(200);
  });

  it('says so when its time is over', async () => {
    await begin();
    deps.time.now += 15 * 86_400_000;
    const page = await visitor.visit(visitor.path);
    expect(page.status).toBe(410);
    expect(wordsOf(page)).toContain('Masa simpannya sudah lewat');
  });

  it('does not begin for an unknown service or office', async () => {
    expect((await visitor.post('/kejayan/layanan/paspor/mulai')).status).toBe(404);
    expect((await visitor.post('/bulan/layanan/pengantar-skck/mulai')).status).toBe(404);
  });

  it.each([
    '/%2Fjahat.example/layanan/x/mulai',
    '/%5Cjahat.example/layanan/x/mulai',
    '/bulan/layanan/pengantar-skck/mulai',
    '/kejayan/layanan/..%2F..%2F%2Fjahat.example/mulai',
  ])('leads nowhere when its start is reloaded at an address that is none of ours: %s', async (path) => {
    const response = await visitor.send(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('location')).toBeNull();
  });

  it('leads back to its service when its start is reloaded', async () => {
    const response = await visitor.send('/kejayan/layanan/pengantar-skck/mulai');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/kejayan/layanan/pengantar-skck');
  });

  it('says honestly what stays of what is never sent', async () => {
    await begin();
    const words = wordsOf(await visitor.visit(`${visitor.path}/periksa`));
    expect(words).toContain('Isian yang tidak dikirim dihapus setelah 14 hari');
    expect(words).toContain('berkas yang sudah diunggah tidak ikut terhapus');
  });

  it('asks a village government as such', async () => {
    await visitor.post('/kejayan/layanan/rekomendasi-pencairan-dana/mulai');
    const page = await visitor.visit(visitor.path);
    expect(wordsOf(page)).toContain('Pemohon dari pemerintah desa');
    expect(page.body).not.toContain('id="nik"');
  });
});
