import { describe, expect, it } from 'vitest';
import type { Definition } from '../../../domain/standard.ts';
import { catService } from '../../fixtures/cases.ts';
import { contohWith } from '../../fixtures/changed-service.ts';
import { day, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { contoh } from '../../fixtures/office.ts';
import { siteOf, Visitor, wordsOf } from './visitor.ts';

/** What a request depends on, as somebody without script meets it (facts/workflows.md §4). */

const cat = {
  name: 'Ratna Layangan',
  nik: '3514064508900001',
  address: 'Dusun Pelangi',
  village: contoh.office.villages[0]?.code ?? '',
  phone: '081234567890',
  birthPlace: 'Pasuruan',
  bornOn: '2010-05-12',
  gender: 'p',
  job: 'Pelajar',
  keperluan: 'Mendaftarkan kucing',
};

interface Met {
  deps: TestDeps;
  visitor: Visitor;
}

async function meeting(part: Partial<Definition>): Promise<Met> {
  const deps = await staffedDeps([contohWith(catService, part)]);
  return { deps, visitor: new Visitor(siteOf(deps)) };
}

const address = `/contoh/layanan/${catService}`;

/** Begins and fills in. @returns the draft's address */
async function filled({ visitor }: Met, over: Record<string, string> = {}): Promise<string> {
  await visitor.post(`${address}/mulai`);
  const draft = visitor.path;
  await visitor.post(draft, { ...cat, ...over });
  return draft;
}

describe('persons the form asks for', () => {
  const heirs: Partial<Definition> = {
    parties: [
      { role: 'deceased', label: 'Pewaris', min: 1, max: 1, identity: 'any' },
      { role: 'heir', label: 'Ahli waris', hint: 'Sebut semuanya.', min: 1, max: 3, identity: 'nik' },
    ],
  };

  it('who must be named are there at once, the others one after another behind “Tambah”', async () => {
    const met = await meeting(heirs);
    await met.visitor.post(`${address}/mulai`);
    const { body } = await met.visitor.visit(met.visitor.path);
    const headings = [...body.matchAll(/<h2 id="bagian-([^"]+)"/g)].map(([, id]) => id);
    expect(headings).toEqual(['applicant', 'details', 'p.deceased.1', 'p.heir.1']);
    const offered = [...body.matchAll(/<summary>([^<]+)<\/summary>/g)].map(([, words]) => words);
    expect(offered).toEqual(['Tambah: Ahli waris 2', 'Tambah: Ahli waris 3']);
    // The third lies within the second: only one more is offered at a time.
    expect(body).toMatch(
      /Tambah: Ahli waris 2.*<details class="more"[^>]*>\s*<summary>Tambah: Ahli waris 3/s,
    );
    expect(body).not.toContain('<details class="more" open');
  });

  it('are found again by the summary when one is wrong, unfolded with what was typed', async () => {
    const met = await meeting(heirs);
    const draft = await filled(met, {
      'p.deceased.1.name': 'Mbah Contoh',
      'p.heir.1.name': 'Sekar Contoh',
      'p.heir.1.nik': '3514064508900003',
      'p.heir.3.name': 'Bima Contoh',
    });
    const { body } = await met.visitor.visit(`${draft}?periksa`);
    expect(body).toContain('<a href="#p.heir.3.nik">Isi “NIK ahli waris 3”.</a>');
    expect(body).toContain('id="p.heir.3.nik"');
    expect(body).toContain('value="Bima Contoh"');
    expect([...body.matchAll(/<details class="more"\s+open/g)]).toHaveLength(2);
  });

  it('are read back before sending; who was left empty is not among them', async () => {
    const met = await meeting(heirs);
    const draft = await filled(met, {
      'p.deceased.1.name': 'Mbah Contoh',
      'p.heir.1.name': 'Sekar Contoh',
      'p.heir.1.nik': '3514064508900003',
      'p.heir.2.nik': '3514064508900004',
    });
    const words = wordsOf(await met.visitor.visit(`${draft}/periksa`));
    expect(words).toContain('Nama lengkap ahli waris 1 Sekar Contoh');
    expect(words).toContain('Ahli waris 2 Tidak disertakan, karena namanya kosong.');
    expect(words).not.toContain('Ahli waris 3');
  });

  it('may be filled in by a screen reader’s user without guessing whose field it is', async () => {
    const met = await meeting(heirs);
    await met.visitor.post(`${address}/mulai`);
    const { body } = await met.visitor.visit(met.visitor.path);
    const labels = [...body.matchAll(/<label for="p\.[^"]+">([^<]+)/g)].map(([, label]) => label?.trim());
    expect(new Set(labels).size).toBe(labels.length);
    // The browser would offer the applicant's own name for somebody else.
    expect(body.match(/autocomplete="name"/g)).toHaveLength(1);
  });
});

describe('printed rules', () => {
  /** B5: "Telah berusia 17 tahun atau sudah/pernah menikah". */
  const ruled: Partial<Definition> = {
    eligibility: [
      {
        id: 'umur',
        printed: 'Foto kucing',
        rule: { kind: 'age', field: 'bornOn', from: 17 },
      },
    ],
  };

  it('stand on the service page in the decree’s words, with who decides', async () => {
    const { visitor } = await meeting({
      eligibility: [
        { id: 'umur', printed: 'Pemilik dewasa', rule: { kind: 'seen' } },
        { id: 'usia', printed: 'Pemilik  dewasa', rule: { kind: 'seen' } },
        { id: 'foto', printed: 'kucing', rule: { kind: 'seen' } },
      ],
    });
    const { body } = await visitor.visit(address);
    expect(wordsOf({ body })).toContain(
      'Seperti tercetak dalam standar; petugas yang memeriksa dan memutuskan.',
    );
    // One line of the decree tested twice is one line; a part of a listed requirement stands above already.
    expect(body.split('<q>Pemilik').length).toBe(2);
    expect(body).not.toContain('<q>kucing</q>');
  });

  it('are not said twice where they are among the requirements', async () => {
    const { visitor } = await meeting(ruled);
    const { body } = await visitor.visit(address);
    expect(body).not.toContain('<q>Foto kucing</q>');
  });

  it('warn before sending and hold nothing back', async () => {
    const met = await meeting(ruled);
    const draft = await filled(met);
    await met.visitor.post(`${draft}/berkas/foto-kucing/kertas`, { bawa: 'ya' });
    const words = wordsOf(await met.visitor.visit(`${draft}/periksa`));
    expect(words).toContain(
      'Lahir 12 Mei 2010, jadi berumur 16 tahun pada 23 November 2026; standar mensyaratkan 17 tahun atau lebih.',
    );
    expect(words).toContain('Petugas yang memutuskan setelah memeriksa berkasnya.');
    expect((await met.visitor.post(`${draft}/periksa`)).status).toBe(200);
    expect(met.visitor.path).toContain('/tanda-terima');
  });

  it('say nothing where they are met', async () => {
    const met = await meeting(ruled);
    const draft = await filled(met, { bornOn: '12-5-2000' });
    const words = wordsOf(await met.visitor.visit(`${draft}/periksa`));
    expect(words).not.toContain('Ketentuan yang perlu Anda perhatikan');
  });

  /** K2: five working days before 1 December: 30, 27, 26, 24, 23 November; the 25th is a day off at Kecamatan Contoh. */
  it('name the last day to apply where a lead time is printed', async () => {
    const met = await meeting({
      leadTimes: [
        {
          id: 'jauh',
          printed: 'Foto kucing',
          until: 'bornOn',
          days: 5,
          unit: 'working-days',
          rule: 'at-least',
        },
      ],
    });
    const draft = await filled(met, { bornOn: '2026-12-01' });
    expect(wordsOf(await met.visitor.visit(`${draft}/periksa`))).toContain(
      'Foto kucing Paling lambat 23 November 2026, yaitu 5 hari kerja sebelum 1 Desember 2026',
    );
    await met.visitor.post(draft, { ...cat, bornOn: '2026-11-27' });
    expect(wordsOf(await met.visitor.visit(`${draft}/periksa`))).toContain('Hari terakhirnya sudah lewat');
    // A browser without a date picker: the wrong text stays, and the page says so instead of breaking.
    await met.visitor.post(draft, { ...cat, bornOn: '31/02/2026' });
    const page = await met.visitor.visit(`${draft}/periksa`);
    expect(page.status).toBe(200);
    expect(wordsOf(page)).toContain('Isian “Tanggal lahir” bukan tanggal yang ada di kalender');
    const refused = await met.visitor.post(`${draft}/periksa`);
    expect(refused.status).toBe(422);
    expect(wordsOf(refused)).toContain('Isian “Tanggal lahir” bukan tanggal yang ada di kalender');
  });
});

/** J1: "Bulan November-Desember waktu untuk menerima usulan". */
describe('months in which proposals are taken in', () => {
  const windowed: Partial<Definition> = {
    intakeWindow: { printed: 'Foto kucing', fromMonth: 11, toMonth: 11 },
  };

  it('are told while they last, with the way to apply', async () => {
    const { visitor } = await meeting(windowed);
    const { body } = await visitor.visit(address);
    expect(body).toContain(`action="${address}/mulai"`);
    expect(wordsOf({ body })).toContain(
      'Usulan sedang diterima, sejak 1 November 2026 sampai 30 November 2026.',
    );
  });

  it('shut the form afterwards, say when they come again and who may admit', async () => {
    const { deps, visitor } = await meeting(windowed);
    deps.time.now += 8 * day;
    const { body } = await visitor.visit(address);
    expect(body).not.toContain(`action="${address}/mulai"`);
    const words = wordsOf({ body });
    expect(words).not.toContain('Anda mengunggah foto atau hasil pindainya');
    expect(words).toContain('Masa penerimaan berikutnya: 1 November 2027 sampai 30 November 2027.');
    expect(words).toContain('petugas dapat menerimanya dengan alasan yang dicatat');
    const refused = await visitor.post(`${address}/mulai`);
    expect([refused.status, refused.headers.get('cache-control')]).toEqual([409, 'private, no-store']);
    expect(wordsOf(refused)).toContain('Masa penerimaan sedang tutup');
  });

  it('are not stretched by a draft', async () => {
    const met = await meeting(windowed);
    const draft = await filled(met);
    await met.visitor.post(`${draft}/berkas/foto-kucing/kertas`, { bawa: 'ya' });
    for (const page of [draft, `${draft}/berkas`, `${draft}/periksa`])
      expect(wordsOf(await met.visitor.visit(page))).not.toContain('Usulan tidak diterima sekarang.');
    met.deps.time.now += 8 * day;
    // Told on every page, not by the last press alone.
    for (const page of [draft, `${draft}/berkas`, `${draft}/periksa`])
      expect(wordsOf(await met.visitor.visit(page))).toContain('Usulan tidak diterima sekarang.');
    const refused = await met.visitor.post(`${draft}/periksa`);
    expect(refused.status).toBe(409);
    expect(wordsOf(refused)).toContain('Usulan tidak diterima sekarang.');
  });
});

describe('a field that is asked no more', () => {
  const chained: Partial<Definition> = {
    fields: [
      ...(contoh.services.find(({ serviceId }) => serviceId === catService)?.definition.fields ?? []),
      { id: 'kind', label: 'Jenis', type: 'text', required: false },
      { id: 'colour', label: 'Warna', type: 'text', required: true, when: { kind: ['belang'] } },
      { id: 'tail', label: 'Ekor', type: 'date', required: true, when: { colour: ['hitam'] } },
    ],
    parties: [
      { role: 'witness', label: 'Saksi', min: 1, max: 1, identity: 'none', when: { colour: ['hitam'] } },
    ],
  };

  it('asks for nothing further, whatever still stands in it', async () => {
    const met = await meeting(chained);
    const draft = await filled(met, { kind: 'belang', colour: 'hitam', tail: 'kemarin' });
    expect((await met.visitor.visit(`${draft}?periksa`)).body).toContain('href="#p.witness.1.name"');
    await met.visitor.post(draft, { ...cat, kind: 'polos' });
    const { body } = await met.visitor.visit(`${draft}?periksa`);
    for (const id of ['colour', 'tail', 'p.witness.1.name']) expect(body).not.toContain(`id="${id}"`);
    await met.visitor.post(`${draft}/berkas/foto-kucing/kertas`, { bawa: 'ya' });
    await met.visitor.post(`${draft}/periksa`);
    expect(met.visitor.path).toContain('/tanda-terima');
  });
});

describe('a NIK that names another day of birth', () => {
  it('is told from the day as it is kept, however it was written', async () => {
    const met = await meeting({});
    // 3514064508900001: 5 August 1990, a woman.
    const draft = await filled(met, { bornOn: '05-08-1990' });
    expect(wordsOf(await met.visitor.visit(draft))).not.toContain('tanggalnya berbeda');
    await met.visitor.post(draft, { ...cat, bornOn: '06-08-1990' });
    expect(wordsOf(await met.visitor.visit(draft))).toContain('tanggalnya berbeda dari tanggal lahir');
  });
});

describe('papers that depend on each other', () => {
  const paper = { kind: 'file', paperAllowed: true } as const;
  const either: Partial<Definition> = {
    requirements: [
      {
        id: 'status',
        text: 'Buku Nikah/ Akta Perkawinan',
        ...paper,
        alternatives: { of: ['Buku Nikah', 'Akta Perkawinan'], needed: 'one' },
      },
      {
        id: 'foto',
        text: 'Pas foto ukuran 3x2 (4lbr), 4x6 (1lbr)',
        kind: 'photo-print',
        paperAllowed: true,
        photos: [
          { size: '3x2', count: 4 },
          { size: '4x6', count: 1 },
        ],
      },
      { id: 'pernyataan', text: 'Surat pernyataan bermeterai', ...paper, marks: ['stamp-duty'] },
      { id: 'ijazah', text: 'Ijazah', ...paper },
      { id: 'akta', text: 'Akta kelahiran', ...paper },
      { id: 'lain', text: 'Persyaratan lain sesuai kebutuhan', ...paper, openEnded: true },
    ],
    sets: [{ id: 'bukti', of: ['ijazah', 'akta'], atLeast: 1 }],
  };
  const told = [
    'Salah satu dari: Buku Nikah; Akta Perkawinan (bacaan kantor).',
    'Foto cetak: 4 lembar ukuran 3x2 dan 1 lembar ukuran 4x6.',
    'Bermeterai.',
    'Cukup 1 dari 2: Ijazah; Akta kelahiran (bacaan kantor).',
    'Hanya bila diminta petugas; boleh kosong.',
  ];

  it('say so on the service page and where they are handed in', async () => {
    const met = await meeting(either);
    const page = wordsOf(await met.visitor.visit(address));
    const draft = await filled(met);
    const files = wordsOf(await met.visitor.visit(`${draft}/berkas`));
    for (const words of told) {
      expect(page).toContain(words);
      expect(files).toContain(words);
    }
  });

  it('are asked for by name while none of them is there, and not any more with one', async () => {
    const met = await meeting(either);
    const draft = await filled(met);
    for (const id of ['status', 'foto', 'pernyataan'])
      await met.visitor.post(`${draft}/berkas/${id}/kertas`, { bawa: 'ya' });
    const refused = await met.visitor.post(`${draft}/periksa`);
    expect(refused.status).toBe(422);
    expect([...refused.body.matchAll(/href="[^"]*#berkas-([a-z]+)"/g)].map(([, id]) => id)).toEqual([
      'ijazah',
      'akta',
    ]);
    await met.visitor.post(`${draft}/berkas/akta/kertas`, { bawa: 'ya' });
    const words = wordsOf(await met.visitor.visit(`${draft}/periksa`));
    expect(words).toContain('Ijazah – Belum ada; boleh kosong');
    expect(words).toContain('Akta kelahiran ✓ Dibawa ke kantor');
    expect((await met.visitor.post(`${draft}/periksa`)).status).toBe(200);
  });
});
