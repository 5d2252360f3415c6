import { describe, expect, it } from 'vitest';
import { withhold } from '../../../domain/withhold.ts';
import { componentKeys } from '../../../domain/standard.ts';
import type { PrintedBlock, PrintedItem, ServiceStandard } from '../../../domain/standard.ts';
import { document } from '../../../web/citizen/pages/layout.ts';
import { servicePage } from '../../../web/citizen/pages/service.ts';
import type { ServiceView } from '../../../web/citizen/pages/service.ts';
import { contoh, realOffice, realOffices, serviceOf } from '../../fixtures/office.ts';
import { wordsOf } from '../site/visitor.ts';
import { entryOf, viewOf } from './view.ts';

const shell = { assets: {}, publicUrl: 'https://loket.example' };

function pageOf(standard: ServiceStandard, over: Partial<ServiceView> = {}): string {
  return document(shell, servicePage(viewOf(standard, over)));
}

function wordsOn(standard: ServiceStandard, over: Partial<ServiceView> = {}): string {
  return wordsOf({ body: pageOf(standard, over) });
}

function printedTexts(blocks: readonly PrintedBlock[]): string[] {
  const ofItems = (items: readonly PrintedItem[]): string[] =>
    items.flatMap((item) => [item.text, ...(item.items ? ofItems(item.items) : [])]);
  return blocks.flatMap((block) => (block.kind === 'list' ? ofItems(block.items) : [block.text]));
}

const services = realOffices.flatMap((material) => material.services.map((standard) => ({ standard })));
const skck = serviceOf(realOffice('kejayan'), 'pengantar-skck');
const kite = serviceOf(contoh, 'surat-layang-layang');

describe('a service page', () => {
  it.each(services)(
    'prints every word of the 14 components: $standard.officeId $standard.serviceId',
    ({ standard }) => {
      const words = wordsOn(standard);
      const texts = componentKeys.flatMap((key) => {
        const component = standard.printed[key];
        return component.state === 'printed' ? printedTexts(component.blocks) : [];
      });
      expect(texts.length).toBeGreaterThan(10);
      for (const text of texts) expect(words).toContain(text.replaceAll(/\s+/g, ' '));
    },
  );

  it('goes from what comes out to what to bring, the steps, applying, complaints, the rest', () => {
    const headings = [...pageOf(skck).matchAll(/<h[12][^>]*>\s*([^<]+?)\s*</g)].map(([, words]) => words);
    expect(headings).toEqual([
      'Pengantar SKCK',
      'Ringkasan',
      'Yang perlu disiapkan',
      'Langkah',
      'Ajukan',
      'Pengaduan, saran, dan masukan',
      'Kebijakan kantor, bukan bagian standar',
      'Isi standar selengkapnya',
      'Versi dan sumber',
      'Cetak dan data',
    ]);
  });

  it('lists what to bring by reason, each list as the decree has it', () => {
    const words = wordsOn(serviceOf(realOffice('juai'), 'perekaman-e-ktp'));
    const lost = words.slice(words.indexOf('Untuk KTP hilang'), words.indexOf('Langkah Bunyi'));
    expect(lost).toContain('Surat Pengantar / Blangko KTP dari Kelurahan/ desa');
    expect(lost).toContain('Jika KTP hilang membawa surat kehilangan dari Kepolisian');
    expect(lost).not.toContain('Jika Pembeharuan KTP asli disertakan');
  });

  it('says with a requirement what is printed below it (K2: what to do in person)', () => {
    const words = wordsOn(serviceOf(realOffice('kejayan'), 'sosialisasi'));
    const needed = words.slice(words.indexOf('Yang perlu disiapkan'), words.indexOf('Langkah Bunyi'));
    expect(needed).toMatch(/dengan melakukan : (\[catatan \d\] )?a\. Membawa surat permohonan kegiatan/);
    expect(needed).toContain('b. Menunjukkan kartu identitas yang berlaku');
    expect(needed).toContain('a. Identitas pemohon');
  });

  it('says a rule once, and not who may apply where a requirement’s own condition is meant (B8, L16)', () => {
    const kia = pageOf(serviceOf(realOffice('balongbendo'), 'kartu-identitas-anak'));
    expect(kia).not.toContain('id="ketentuan"');
    const officers = pageOf(serviceOf(realOffice('lekok'), 'rekomendasi-perangkat-desa'));
    const rules = officers.slice(officers.indexOf('id="ketentuan"'), officers.indexOf('Bunyi langkah'));
    expect([...rules.matchAll(/<q>([^<]+)<\/q>/g)].map(([, words]) => words)).toEqual([
      'menyampaikan 2 orang yang memperoleh nilai tertinggi dilampiri hasil ujian',
    ]);
  });

  it('shows two menus of which one is pressed as such (B6)', () => {
    const words = wordsOn(serviceOf(realOffice('balongbendo'), 'ktp-el-perubahan-rusak-hilang'));
    expect(words).toMatch(/Salah satu, sesuai keperluan Anda: Rusak\/Cetak ulang untuk .* Kehilangan untuk/);
  });

  it('gives doors that ask for the same one list', () => {
    const words = wordsOn(serviceOf(realOffice('balongbendo'), 'kk-hilang-rusak'));
    expect(words).toContain('Untuk KK hilang – Bila datang ke kantor kecamatan');
    expect(words).toContain(
      'Untuk KK hilang – Bila mengajukan lewat situs ini atau lewat petugas registrasi di desa/kelurahan',
    );
  });

  it('numbers the steps, says who acts, and tells branches from steps', () => {
    const page = pageOf({
      ...kite,
      reading: {
        ...kite.reading,
        steps: [
          { text: 'Pemohon datang ke loket', kind: 'step', actor: 'Pemohon' },
          { text: 'Bila kurang, petugas mengembalikan', kind: 'branch', actor: 'petugas' },
          { text: 'Pemohon mengunggah berkas', kind: 'step', doors: ['online'] },
        ],
      },
    });
    const steps = page.slice(page.indexOf('class="steps"'), page.indexOf('id="ajukan"'));
    expect(steps).toContain('<b>Pemohon</b> datang ke loket');
    expect(steps).toMatch(/class="branch">\s*Bila kurang, <b>petugas<\/b> mengembalikan/);
    expect(steps.match(/<li/g)).toHaveLength(2);
    expect(wordsOf({ body: steps })).toContain('Bila mengajukan lewat situs ini Pemohon mengunggah berkas');
  });

  it('puts a note beside the words it speaks of and never in their place', () => {
    const standard = serviceOf(realOffice('juai'), 'perekaman-e-ktp');
    const page = pageOf(standard);
    const words = wordsOf({ body: page });
    expect(words).toContain('Undang-Undang Nomor 25 Tahun 2012 tentang Pelayanan Publik');
    expect(words).toContain(
      'Usulan pembetulan Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik Alasan',
    );
    expect(words).toContain('Usulan, belum disetujui kantor.');
  });

  it.each(services)(
    'has one place for each note, and a marker that leads to it: $standard.officeId $standard.serviceId',
    ({ standard }) => {
      const page = pageOf(standard);
      const marks = new Set([...page.matchAll(/href="#(catatan-[a-z-]+-\d+)"/g)].map(([, id]) => id));
      const notes = [...page.matchAll(/id="(catatan-[a-z-]+-\d+)"/g)].map(([, id]) => id);
      expect(notes.length).toBe(standard.notes.length);
      for (const mark of marks) expect(notes).toContain(mark);
    },
  );

  it('says of an accepted note that requests follow the correction', () => {
    const note = {
      component: 'product' as const,
      printed: 'Surat Kucing',
      correction: 'Surat Layang-Layang',
      reason: 'Milik layanan lain.',
      reviewer: 'Camat',
      on: '2026-11-24',
      status: 'accepted' as const,
      runs: 'corrected' as const,
    };
    const words = wordsOn({ ...kite, notes: [note] });
    expect(words).toContain('Disetujui kantor. Permohonan lewat Loket dijalankan menurut pembetulan ini.');
    expect(wordsOn({ ...kite, notes: [{ ...note, status: 'proposed', runs: 'as-printed' }] })).not.toContain(
      'menurut pembetulan',
    );
  });

  it('says so where the decree prints nothing', () => {
    const words = wordsOn(serviceOf(contoh, 'kartu-kucing'));
    // It prints what to bring and what comes out. Time and fee in short, steps and complaints, and twelve in the full list.
    expect(words.match(/Tidak dinyatakan dalam standar/g)).toHaveLength(2 + 2 + 12);
  });

  it('shows a gap where the office withholds words', () => {
    const printed = {
      ...kite.printed,
      complaints: {
        state: 'printed' as const,
        label: 'Pengaduan',
        blocks: [{ kind: 'text' as const, text: 'Hubungi 0812-0000-0000 (Kasi)' }],
      },
    };
    const texts = [
      { text: '0812-0000-0000', kind: 'mobile' as const, shownAs: 'kontak kasi lewat kantor', shown: false },
    ];
    const page = pageOf(withhold({ ...kite, printed }, { texts }));
    expect(page).not.toContain('0812');
    expect(page).toContain('<span class="gap">[tidak ditampilkan: kontak kasi lewat kantor]</span>');
    expect(pageOf({ ...kite, printed })).toContain('0812');
  });

  it('tells version, decree and since when, and lists all versions', () => {
    const words = wordsOn(skck, {
      versions: [
        { version: 2, decreeId: 'x' },
        { version: 1, decreeId: skck.source.decree },
      ],
    });
    expect(words).toContain(
      'Standar versi 1 : Keputusan Nomor 060/ 643 / 424.306/2023 , berlaku sejak 22 Juni 2023',
    );
    expect(words).toContain('Versi 2');
    expect(words).toContain('Versi 1 (sedang dibaca) – berlaku sekarang, berlaku sejak 22 Juni 2023');
  });
});

describe('applying', () => {
  it('is offered in the version in force only', () => {
    expect(pageOf(skck)).toContain('action="/kejayan/layanan/pengantar-skck/mulai"');
    const old = pageOf(skck, { inForce: 2, permanent: true });
    expect(old).not.toContain('<form');
    expect(wordsOf({ body: old })).toContain('Anda membaca versi 1, yang sudah diganti.');
    expect(old).toContain('href="/kejayan/layanan/pengantar-skck"');
  });

  it('has one part for each door of the service', () => {
    const allDoors = {
      ...skck,
      definition: { ...skck.definition, doors: ['counter', 'online', 'village'] as ('counter' | 'online')[] },
    };
    const act = wordsOn(allDoors);
    expect(act).toContain('Lewat situs ini Anda mengisi data');
    expect(act).toContain('Lewat desa/kelurahan Petugas registrasi');
    expect(act).toContain('Di kantor Datang pada jam layanan (Senin–Jumat 08.00–15.00 WIB)');
    const counterOnly = { ...skck, definition: { ...skck.definition, doors: ['counter' as const] } };
    expect(pageOf(counterOnly)).not.toContain('<form');
    expect(wordsOn(counterOnly)).not.toContain('Lewat desa/kelurahan');
  });

  it('is calmly left to the office while the service is not open', () => {
    const closed = { entry: entryOf(skck, { open: false }) };
    expect(pageOf(skck, closed)).not.toContain('<form');
    expect(wordsOn(skck, closed)).toContain(
      'Layanan ini belum dibuka lewat Loket Datang ke kantor pada jam layanan dengan berkas',
    );
    expect(wordsOn(skck)).not.toContain('belum dibuka lewat Loket');
    // Among the facts too: only the way that is open.
    expect(wordsOn(skck)).toContain('Mengajukan lewat situs ini');
    expect(wordsOn(skck, closed)).not.toContain('Mengajukan lewat situs ini');
  });

  it('is not offered for a draft nobody published', () => {
    const page = pageOf(skck, { entry: undefined });
    expect(page).not.toContain('<form');
    expect(page).not.toContain('poster.pdf');
  });
});

describe('a version that is not the one in force', () => {
  const next = {
    version: 2,
    from: '2027-01-01',
    name: skck.name,
    title: skck.title,
    summary: skck.summary,
    order: 5,
    runnable: true,
  };

  it('says from when it takes effect', () => {
    const entry = entryOf(skck, { next });
    const later = wordsOn({ ...skck, version: 2 }, { entry, inForce: 1, permanent: true });
    expect(later).toContain('Anda membaca versi 2, yang baru berlaku mulai 1 Januari 2027.');
    const now = wordsOn(skck, { entry });
    expect(now).toContain('Mulai 1 Januari 2027 berlaku versi 2.');
    expect(pageOf(skck, { entry })).toContain('action="/kejayan/layanan/pengantar-skck/mulai"');
  });

  it('is told apart from the permanent address of the one in force', () => {
    const page = pageOf(skck, { permanent: true });
    expect(wordsOf({ body: page })).toContain('Anda membaca alamat tetap versi 1, yang berlaku sekarang.');
    expect(page).not.toContain('<form');
    expect(page).toContain('rel="canonical" href="https://loket.example/kejayan/layanan/pengantar-skck"');
  });

  it('may belong to a service that begins later, or has left the catalogue', () => {
    const toCome = entryOf(skck, { next: { ...next, version: 1 } });
    expect(wordsOn(skck, { entry: toCome })).toContain('Layanan ini baru berlaku mulai 1 Januari 2027.');
    expect(pageOf(skck, { entry: toCome })).not.toContain('<form');
    const archived = entryOf(skck, { archived: { by: skck.source.decree, from: '2026-01-02' } });
    expect(wordsOn(skck, { entry: archived })).toContain(
      'Layanan ini tidak lagi termasuk standar pelayanan kantor sejak 2 Januari 2026. Lihat keputusannya',
    );
    expect(pageOf(skck, { entry: archived })).not.toContain('<form');
  });
});

describe('what it tells machines', () => {
  const dataOf = (page: string) =>
    JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page)?.[1] ?? '{}') as Record<
      string,
      unknown
    >;

  it('is a government service of schema.org', () => {
    const data = dataOf(pageOf(skck));
    expect(data).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'GovernmentService',
      name: 'Pengantar SKCK',
      url: 'https://loket.example/kejayan/layanan/pengantar-skck',
      provider: { '@type': 'GovernmentOffice', name: 'Kecamatan Kejayan, Kabupaten Pasuruan' },
      termsOfService: 'https://loket.example/kejayan/layanan/pengantar-skck/versi/1',
    });
    expect(data['availableChannel']).toContainEqual(
      expect.objectContaining({
        serviceUrl: 'https://loket.example/kejayan/layanan/pengantar-skck',
        processingTime: 'PT20M',
      }),
    );
  });

  it('names no door that is closed', () => {
    const data = dataOf(pageOf(skck, { entry: entryOf(skck, { open: false }) }));
    expect(JSON.stringify(data)).not.toContain('serviceUrl');
  });

  it('cannot end its element', () => {
    const page = pageOf({ ...kite, name: '</script><script>alert(1)</script>' });
    expect(page).not.toContain('<script>alert');
    expect(dataOf(page)['name']).toBe('</script><script>alert(1)</script>');
  });
});
