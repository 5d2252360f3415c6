import { describe, expect, it } from 'vitest';
import { componentKeys } from '../../../domain/standard.ts';
import type { PrintedBlock, PrintedItem, ServiceStandard } from '../../../domain/standard.ts';
import { document } from '../../../web/citizen/pages/layout.ts';
import { servicePage } from '../../../web/citizen/pages/service.ts';
import { contoh, realOffice, realOffices, serviceOf } from '../../fixtures/office.ts';
import { wordsOf } from '../site/visitor.ts';

const shell = { assets: {}, publicUrl: 'https://loket.example' };

function pageOf(standard: ServiceStandard, inForce = standard.version): string {
  const { office, decree } =
    [...realOffices, contoh].find(({ office: { id } }) => id === standard.officeId) ?? contoh;
  return document(shell, servicePage({ office, standard, decree, inForce }));
}

function printedTexts(blocks: readonly PrintedBlock[]): string[] {
  const ofItems = (items: readonly PrintedItem[]): string[] =>
    items.flatMap((item) => [item.text, ...(item.items ? ofItems(item.items) : [])]);
  return blocks.flatMap((block) => (block.kind === 'list' ? ofItems(block.items) : [block.text]));
}

const services = realOffices.flatMap((material) => material.services.map((standard) => ({ standard })));

describe('a service page', () => {
  it.each(services)(
    'prints every word of the 14 components: $standard.officeId $standard.serviceId',
    ({ standard }) => {
      const words = wordsOf({ body: pageOf(standard) });
      const texts = componentKeys.flatMap((key) => {
        const component = standard.printed[key];
        return component.state === 'printed' ? printedTexts(component.blocks) : [];
      });
      expect(texts.length).toBeGreaterThan(14);
      for (const text of texts) expect(words).toContain(text.replaceAll(/\s+/g, ' '));
    },
  );

  it('goes from what comes out to what to bring, the steps, applying, complaints, the rest', () => {
    const page = pageOf(serviceOf(realOffice('kejayan'), 'pengantar-skck'));
    const headings = [...page.matchAll(/<h[12][^>]*>\s*([^<]+?)\s*</g)].map(([, words]) => words);
    expect(headings).toEqual([
      'Pengantar SKCK',
      'Ringkasan',
      'Yang perlu disiapkan',
      'Langkah',
      'Ajukan',
      'Pengaduan, saran, dan masukan',
      'Kebijakan kantor, bukan bagian standar',
      'Isi standar selengkapnya',
      'Sumber',
    ]);
  });

  it('lists what to bring by reason, each list as the decree has it', () => {
    const words = wordsOf({ body: pageOf(serviceOf(realOffice('juai'), 'perekaman-e-ktp')) });
    const lost = words.slice(words.indexOf('Untuk KTP hilang'), words.indexOf('Langkah Bunyi'));
    expect(lost).toContain('Surat Pengantar / Blangko KTP dari Kelurahan/ desa');
    expect(lost).toContain('Jika KTP hilang membawa surat kehilangan dari Kepolisian');
    expect(lost).not.toContain('Jika Pembeharuan KTP asli disertakan');
  });

  it('puts a note beside the words it speaks of and never in their place', () => {
    const standard = serviceOf(realOffice('juai'), 'perekaman-e-ktp');
    const page = pageOf(standard);
    const words = wordsOf({ body: page });
    expect(words).toContain('Undang-Undang Nomor 25 Tahun 2012 tentang Pelayanan Publik');
    expect(words).toContain('Seharusnya: Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik .');
    expect(words).toContain('Usulan, belum disetujui kantor.');
    const marks = new Set([...page.matchAll(/href="#(catatan-[a-z-]+-\d+)"/g)].map(([, id]) => id));
    const notes = [...page.matchAll(/id="(catatan-[a-z-]+-\d+)"/g)].map(([, id]) => id);
    expect(notes.length).toBe(standard.notes.length);
    expect([...marks].sort()).toEqual([...notes].sort());
  });

  it('says so where the decree prints nothing', () => {
    const words = wordsOf({ body: pageOf(serviceOf(contoh, 'kartu-kucing')) });
    // Time, fee and product twice: in short and in the full list.
    expect(words.match(/Tidak dinyatakan dalam standar/g)).toHaveLength(14 + 3);
  });

  it('names version and decree', () => {
    const words = wordsOf({ body: pageOf(serviceOf(realOffice('kejayan'), 'pengantar-skck')) });
    expect(words).toContain('Standar versi 1 · Keputusan Nomor 060/ 643 / 424.306/2023 tanggal 22 Juni 2023');
  });

  it('can be applied for in the version in force only', () => {
    const standard = serviceOf(realOffice('kejayan'), 'pengantar-skck');
    expect(pageOf(standard)).toContain('action="/kejayan/layanan/pengantar-skck/mulai"');
    const old = pageOf(standard, 2);
    expect(old).not.toContain('<form');
    expect(wordsOf({ body: old })).toContain('Anda melihat versi 1, yang sudah diganti.');
    expect(old).toContain('href="/kejayan/layanan/pengantar-skck"');
  });

  it('sends people to the counter where the site is no door', () => {
    const standard = serviceOf(realOffice('kejayan'), 'pengantar-skck');
    const counterOnly = { ...standard, definition: { ...standard.definition, doors: ['counter' as const] } };
    expect(pageOf(counterOnly)).not.toContain('<form');
    expect(wordsOf({ body: pageOf(counterOnly) })).toContain('Silakan datang ke kantor pada jam layanan.');
  });
});
