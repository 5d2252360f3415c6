import { beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { amended, consult, twice } from '../../fixtures/catalogue.ts';
import { pathsUnder, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { realOffice, realOffices, seberang } from '../../fixtures/office.ts';
import { siteOf, Visitor, wordsOf } from './visitor.ts';

let deps: TestDeps;
let visitor: Visitor;

beforeEach(async () => {
  deps = await staffedDeps([twice, seberang]);
  visitor = new Visitor(siteOf(deps));
});

async function wordsAt(path: string): Promise<string> {
  return wordsOf(await visitor.visit(path));
}

describe('the home of Loket', () => {
  it('finds an office by its name, its regency or a village of it', async () => {
    expect(await wordsAt('/?cari=sebe%00rang')).toContain('“sebe rang”');
    expect(await wordsAt('/?cari=seberang')).toContain('1 hasil untuk “seberang”');
    expect(await wordsAt('/?cari=negri+dongeng')).toContain('2 hasil');
    const village = await wordsAt('/?cari=sumber+meong');
    expect(village).toContain('Sumber Meong termasuk wilayah Kecamatan Contoh.');
  });

  it('finds services of that name too, and names their offices', async () => {
    const page = await visitor.visit('/?cari=tukang+kebun');
    expect(wordsOf(page)).toContain('Layanan dengan nama serupa Cap Tukang Kebun – Kecamatan Contoh');
    expect(page.body).toContain('href="/seberang/layanan/cap-tukang-kebun"');
  });

  it('says what to do where nothing is found, and shows every office', async () => {
    const page = await visitor.visit('/?cari=paspor');
    expect(wordsOf(page)).toContain('Tidak ditemukan: “paspor” Periksa ejaannya');
    expect(page.body).toContain('href="/contoh"');
    expect(page.body).toContain('<meta name="robots" content="noindex"');
  });

  it('gives back what was typed as words, not as markup', async () => {
    const { body } = await visitor.visit('/?cari=%22%3E%3Cb%3Ex');
    expect(body).toContain('value="&quot;&gt;&lt;b&gt;x"');
    expect(body).not.toContain('<b>x');
  });
});

describe('the home of an office', () => {
  it('says in words which services can be applied for here', async () => {
    const words = await wordsAt('/contoh');
    expect(words).toMatch(/Surat Layang-Layang untuk semua\. Lama: 1 jam kerja bisa diajukan di sini/);
    expect(words).toMatch(/Kartu Kucing untuk semua\. Lama tidak dinyatakan standar saja/);
  });

  it('finds a service spelt otherwise', async () => {
    const words = await wordsAt('/contoh?cari=surat+layanglayan');
    expect(words).toContain('Tidak ditemukan');
    expect(await wordsAt('/contoh?cari=layank')).toContain('1 hasil untuk “layank” Surat Layang-Layang');
  });

  it('says what to do where no service is found, and lists them all', async () => {
    const words = await wordsAt('/contoh?cari=paspor');
    expect(words).toContain('Coba kata lain yang lebih pendek');
    expect(words).toContain('Kartu Kucing');
  });

  it('shows the pledge of the decree in force with what is signed below it', async () => {
    expect(await wordsAt('/contoh')).toContain('Naskah maklumat tidak ada');
    deps.time.now = Date.parse('2026-10-31T03:00:00Z');
    const before = await wordsAt('/contoh');
    expect(before).toContain('KAMI BERJANJI Contoh CAMAT CONTOH');
    expect(before).toContain('Bunyi seperti tercetak dalam Keputusan Nomor 1/DONGENG/2026.');
  });

  it('tells of an open consultation on top', async () => {
    await consult(deps);
    const words = await wordsAt('/contoh');
    expect(words).toContain(
      'Konsultasi publik sedang dibuka: Forum Layang-Layang . Masukan diterima sampai 30 November 2026.',
    );
  });

  it('groups services by the sections the decree prints, in its order', async () => {
    const real = new Visitor(siteOf(await staffedDeps(realOffices)));
    const { body } = await real.visit('/balongbendo');
    const headings = [...body.matchAll(/<h3>([^<]+)<\/h3>/g)].map(([, words]) => words);
    expect(headings).toEqual([
      'I. LAYANAN ADMINISTRASI KEPENDUDUKAN, 1. PENERBITAN KARTU KELUARGA WNI',
      'I. LAYANAN ADMINISTRASI KEPENDUDUKAN, 2. PENERBITAN KARTU TANDA PENDUDUK ELEKTRONIK (KTP-EL) WNI',
      'I. LAYANAN ADMINISTRASI KEPENDUDUKAN',
      'II. LAYANAN ADMINISTRASI UMUM LAINNYA',
    ]);
    expect((await real.visit('/kejayan')).body).not.toContain('<h3>');
  });
});

describe('versions of a service', () => {
  const service = '/contoh/layanan/surat-layang-layang';

  it('stay at their permanent addresses, with a way to the one in force', async () => {
    expect(await wordsAt(service)).toContain('Benang gelasan tiga gulung');
    const old = await visitor.visit(`${service}/versi/1`);
    expect(old.status).toBe(200);
    expect(wordsOf(old)).not.toContain('Benang gelasan');
    expect(wordsOf(old)).toContain('Anda membaca versi 1, yang sudah diganti. Lihat versi 2 yang berlaku');
    expect(wordsOf(old)).toContain('Versi 2 – berlaku sekarang, berlaku sejak 1 November 2026');
  });

  it('are reached by the older address too', async () => {
    const moved = await visitor.send(`${service}?versi=1`);
    expect(moved.status).toBe(301);
    expect(moved.headers.get('location')).toBe(`${service}/versi/1`);
    expect(moved.headers.get('cache-control')).toBe('private, no-store');
  });

  it('are announced before their day, and in force on it', async () => {
    deps.time.now = Date.parse('2026-10-31T03:00:00Z');
    deps = await staffedDeps([
      {
        ...twice,
        states: [
          {
            serviceId: 'surat-layang-layang',
            version: 1,
            next: { version: 2, from: '2026-11-25' },
            open: true,
          },
          { serviceId: 'cap-tukang-kebun', version: 1, open: true },
          { serviceId: 'kartu-kucing', version: 1, open: false },
        ],
      },
    ]);
    visitor = new Visitor(siteOf(deps));
    expect(await wordsAt(service)).toContain('Mulai 25 November 2026 berlaku versi 2.');
    expect(await wordsAt(`${service}/versi/2`)).toContain('yang baru berlaku mulai 25 November 2026.');
    deps.time.now = Date.parse('2026-11-25T03:00:00Z');
    expect(await wordsAt(service)).toContain('Benang gelasan tiga gulung');
    expect(await wordsAt(`${service}/versi/1`)).toContain('yang sudah diganti');
  });

  it('are compared, the difference marked by sign, word and element', async () => {
    const page = await visitor.visit(`${service}/banding?versi=1&dengan=contoh/surat-layang-layang/2`);
    const words = wordsOf(page);
    expect(words).toContain('1 dari 14 komponen berbeda. Persyaratan');
    expect(words).toContain('+ Ditambahkan Benang gelasan tiga gulung');
    expect(words).toContain('Dijalankan dengan cara yang sama.');
    expect(page.body).toMatch(/<option value="contoh\/surat-layang-layang\/2"\s+selected>/);
  });

  it('are compared with another office’s service of that name, which can be chosen', async () => {
    const chooser = await visitor.visit(`${service}/banding`);
    expect(chooser.body).toContain('<option value="seberang/surat-layang-layang/1"');
    expect(chooser.body).not.toContain('value="seberang/kartu-kucing');
    const words = await wordsAt(`${service}/banding?dengan=seberang/surat-layang-layang`);
    expect(words).toContain('− Hanya di Kecamatan Contoh Benang gelasan tiga gulung');
  });
});

describe('a decree', () => {
  it('says what it revokes and what revoked it, and what it set', async () => {
    const old = await wordsAt('/contoh/keputusan/keputusan-dongeng');
    expect(old).toContain('Keputusan ini sudah dicabut. Keputusan Nomor 2/DONGENG/2026');
    expect(old).toContain('Layanan yang ditetapkan Cap Tukang Kebun Kartu Kucing');
    const current = await wordsAt('/contoh/keputusan/keputusan-kedua');
    expect(current).toContain('Mencabut Keputusan Nomor 1/DONGENG/2026');
    expect(current).toContain('Berlaku sejak 1 November 2026');
    expect(current).toContain('Layanan yang ditetapkan Surat Layang-Layang');
  });

  it('is listed with all others', async () => {
    const { body } = await visitor.visit('/contoh/keputusan');
    expect(body.indexOf('keputusan-kedua')).toBeLessThan(body.indexOf('keputusan-dongeng'));
  });

  it('prints every word of the decree', async () => {
    const real = new Visitor(siteOf(await staffedDeps(realOffices)));
    const perak = realOffice('perak').decrees[0];
    const words = wordsOf(await real.visit(`/perak/keputusan/${perak?.id ?? ''}`));
    const texts = [
      ...(perak?.considerations ?? []),
      ...(perak?.legalBases ?? []),
      ...(perak?.dictums ?? []).map(({ text }) => text),
      ...(perak?.chapters ?? []).flatMap(({ heading, blocks }) => [
        heading,
        ...blocks.flatMap((block) =>
          block.kind === 'list' ? block.items.map(({ text }) => text) : block.text,
        ),
      ]),
      ...(perak?.pledge ?? []),
    ];
    expect(texts.length).toBeGreaterThan(20);
    for (const text of texts) expect(words).toContain(text.replaceAll(/\s+/g, ' '));
    for (const note of perak?.notes ?? []) expect(words).toContain(note.reason);
  });
});

describe('a consultation', () => {
  const at = '/contoh/konsultasi/forum';

  it('shows what its drafts would change', async () => {
    await consult(deps);
    const words = await wordsAt(at);
    expect(words).toContain('Masukan Anda diterima sampai 30 November 2026.');
    expect(words).toContain('Surat Layang-Layang Berubah: Persyaratan Lihat perubahannya');
    const draft = await wordsAt(`${at}/surat-layang-layang`);
    expect(draft).toContain('+ Ditambahkan Izin ibu');
    expect(draft).toContain('− Dihapus Benang gelasan tiga gulung');
    expect((await visitor.visit(`${at}/kartu-kucing`)).status).toBe(404);
  });

  it('takes a comment without a name, and answers with a page nobody stores', async () => {
    await consult(deps);
    const sent = await visitor.send(at, {
      method: 'POST',
      body: new URLSearchParams({ masukan: 'Benang cukup satu gulung.\r\nTerima kasih.' }),
    });
    expect(sent.status).toBe(303);
    expect(sent.headers.get('cache-control')).toBe('private, no-store');
    expect(sent.headers.get('set-cookie')).toBeNull();
    const thanks = await visitor.send(sent.headers.get('location') ?? '');
    expect(await thanks.text()).toContain('Masukan Anda sudah kami terima');
    expect(thanks.headers.get('cache-control')).toBe('private, no-store');
    const [stored] = pathsUnder(deps, paths.comments('contoh', 'forum'));
    const comment = await deps.documents.get(stored ?? '');
    expect(comment?.data).toMatchObject({ text: 'Benang cukup satu gulung.\nTerima kasih.' });
    expect(Object.keys(comment?.data ?? {}).sort()).toEqual(['at', 'id', 'text', 'v']);
  });

  it('keeps what was typed where it cannot be taken, and says what to do', async () => {
    await consult(deps);
    const long = 'a'.repeat(2001);
    const page = await visitor.post(at, { masukan: long });
    expect(page.status).toBe(422);
    expect(page.headers.get('cache-control')).toBe('private, no-store');
    expect(page.body).toContain(long);
    expect(wordsOf(page)).toContain('Masukan Anda 2.001 huruf. Ringkas menjadi paling banyak 2.000 huruf.');
    expect(page.body).toContain('href="#masukan"');
    expect(page.body).toMatch(/id="masukan"[^>]*aria-describedby="masukan-petunjuk masukan-masalah"/);
    const empty = await visitor.post(at, { masukan: '  ' });
    expect(empty.status).toBe(422);
    expect(wordsOf(empty)).toContain('Tulis masukan Anda.');
    expect(pathsUnder(deps, paths.comments('contoh', 'forum'))).toEqual([]);
  });

  it('counts a line break as one letter, as the field does', async () => {
    await consult(deps);
    const sent = await visitor.send(at, {
      method: 'POST',
      body: new URLSearchParams({ masukan: `${'a'.repeat(999)}\r\n${'b'.repeat(1000)}` }),
    });
    expect(sent.status).toBe(303);
  });

  it('takes no comment after its last day', async () => {
    await consult(deps, { commentsUntil: '2026-11-22' });
    const page = await visitor.visit(at);
    expect(page.body).not.toContain('<form');
    expect(wordsOf(page)).toContain('Masa masukan berakhir 22 November 2026.');
    const late = await visitor.post(at, { masukan: 'Terlambat' });
    expect(late.status).toBe(409);
    expect(wordsOf(late)).toContain('Masa masukan sudah berakhir');
  });

  it('refuses comments sent from another site', async () => {
    await consult(deps);
    const sent = await visitor.send(at, {
      method: 'POST',
      body: new URLSearchParams({ masukan: 'x' }),
      headers: { origin: 'https://evil.test' },
    });
    expect(sent.status).toBe(403);
  });

  it('shows the minutes with citizens by what they stand for', async () => {
    const real = new Visitor(siteOf(await staffedDeps(realOffices)));
    const page = await real.visit('/perak/konsultasi/067-346-415-63-2023');
    const words = wordsOf(page);
    expect(words).toContain('Drs. SUPRIYONO, Camat Perak (unsur kecamatan)');
    expect(words).toContain('[nama tidak ditampilkan] , Tokoh Agama (unsur tokoh agama)');
    const withheld = realOffice('perak').withheld?.texts ?? [];
    expect(withheld.length).toBeGreaterThan(0);
    for (const { text } of withheld) expect(page.body).not.toContain(text);
    expect(words).toContain('Keputusan yang dihasilkan Keputusan Nomor 188.4/62/415.63/2023');
  });
});

describe('data for other programs', () => {
  it('lists an office’s catalogue', async () => {
    const page = await visitor.visit('/contoh/data.json');
    expect(page.headers.get('content-type')).toBe('application/json; charset=UTF-8');
    const data = JSON.parse(page.body) as { services: unknown[] };
    expect(data).toMatchObject({
      format: 'loket-1',
      url: 'https://loket.example/contoh',
      office: { id: 'contoh', name: 'Kecamatan Contoh' },
      decrees: [{ id: 'keputusan-kedua', from: '2026-11-01' }, { id: 'keputusan-dongeng' }],
    });
    expect(data.services[0]).toMatchObject({
      id: 'surat-layang-layang',
      version: 2,
      open: true,
      url: 'https://loket.example/contoh/layanan/surat-layang-layang',
      data: 'https://loket.example/contoh/layanan/surat-layang-layang.json',
    });
  });

  it('gives a standard in force, and each version, whole', async () => {
    const current = JSON.parse(
      (await visitor.visit('/contoh/layanan/surat-layang-layang.json')).body,
    ) as object;
    expect(current).toMatchObject({ inForce: 2, open: true, standard: amended });
    const old = JSON.parse(
      (await visitor.visit('/contoh/layanan/surat-layang-layang/versi/1.json')).body,
    ) as object;
    expect(old).toMatchObject({ inForce: 2, open: false, standard: { version: 1 } });
  });

  it('may be asked for by any page; pages may not', async () => {
    for (const path of [
      '/contoh/data.json',
      '/contoh/layanan/kartu-kucing.json',
      '/contoh/layanan/kartu-kucing/versi/1.json',
    ])
      expect((await visitor.send(path)).headers.get('access-control-allow-origin')).toBe('*');
    for (const path of ['/contoh', '/contoh/layanan/kartu-kucing', '/contoh/layanan/x.json', '/sitemap.xml'])
      expect((await visitor.send(path)).headers.get('access-control-allow-origin')).toBeNull();
  });

  it('leaves out what pages leave out', async () => {
    const real = new Visitor(siteOf(await staffedDeps(realOffices)));
    for (const { office, withheld, services } of realOffices) {
      const hidden = (withheld?.texts ?? []).filter(({ shown }) => !shown);
      const bodies = await Promise.all(
        [
          `/${office.id}`,
          `/${office.id}/data.json`,
          ...services.flatMap(({ serviceId }) => [
            `/${office.id}/layanan/${serviceId}`,
            `/${office.id}/layanan/${serviceId}.json`,
          ]),
        ].map(async (path) => (await real.visit(path)).body),
      );
      for (const { text } of hidden)
        for (const body of bodies) expect([office.id, body.includes(text)]).toEqual([office.id, false]);
    }
  });

  it('names every public page in the sitemap, with the day of its decree', async () => {
    const { body, headers } = await visitor.visit('/sitemap.xml');
    expect(headers.get('content-type')).toBe('application/xml; charset=UTF-8');
    const places = [
      ...body.matchAll(/<loc>https:\/\/loket\.example([^<]*)<\/loc>(?:<lastmod>([^<]*))?/g),
    ].map(([, path, changed]) => `${path ?? ''} ${changed ?? ''}`.trim());
    expect(places).toContain('/');
    expect(places).toContain('/seberang');
    expect(places).toContain('/contoh/layanan/surat-layang-layang 2026-11-01');
    expect(places).toContain('/contoh/layanan/surat-layang-layang/versi/1 2025-02-03');
    expect(places).toContain('/contoh/keputusan/keputusan-kedua 2026-10-30');
    for (const place of places) expect((await visitor.visit(place.split(' ')[0] ?? '')).status).toBe(200);
  });
});
