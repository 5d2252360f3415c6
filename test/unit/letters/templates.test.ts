import { describe, expect, it } from 'vitest';
import { LetterContent, LetterInput, type LetterContent as Content } from '../../../domain/letter.ts';
import { composeLetter, letterTemplates } from '../../../functions/letters/templates/registry.ts';
import { inWords } from '../../../functions/letters/templates/template.ts';
import {
  aLetterInput,
  generalAnswers,
  keramaianAnswers,
  pencairanAnswers,
  refusalAnswers,
  skckAnswers,
} from '../../fixtures/letters/letter-input.ts';
import { valueOf } from '../../fixtures/letters/signed-letter.ts';

const answersOf: Record<string, Record<string, string>> = {
  'pengantar-skck': skckAnswers,
  'pengantar-ijin-keramaian': keramaianAnswers,
  'rekomendasi-pencairan': pencairanAnswers,
  'pengantar-umum': generalAnswers,
  'rekomendasi-umum': generalAnswers,
  'keterangan-umum': generalAnswers,
  'dispensasi-umum': generalAnswers,
  'penolakan-umum': refusalAnswers,
};
const kinds = [...letterTemplates.keys()];
const letterOf = (id: string, over: Partial<LetterInput> = {}) =>
  valueOf(composeLetter(id, aLetterInput({ answers: answersOf[id] ?? {}, ...over })));

function rowsOf(content: Content): Record<string, string> {
  return Object.fromEntries(
    content.blocks
      .flatMap((block) => (block.kind === 'fields' ? block.rows : []))
      .map((row) => [row.label, row.value]),
  );
}

describe('letter templates', () => {
  it('are three with their own wording, four for services whose office has written none yet, and one that refuses', () => {
    expect(kinds).toEqual([
      'pengantar-skck',
      'pengantar-ijin-keramaian',
      'rekomendasi-pencairan',
      'pengantar-umum',
      'rekomendasi-umum',
      'keterangan-umum',
      'dispensasi-umum',
      'penolakan-umum',
    ]);
  });

  it.each(kinds)('%s: makes parsed content that names its template and version', (id) => {
    const content = LetterContent.parse(letterOf(id));
    expect(content.template).toEqual({ id, version: 1 });
    expect(LetterInput.safeParse(aLetterInput()).success).toBe(true);
  });

  it.each(kinds)('%s: prints every required answer somewhere', (id) => {
    const required = letterTemplates.get(id)?.requires ?? [];
    expect(required.length).toBeGreaterThan(0);
    for (const { id: answer } of required) {
      const before = JSON.stringify(letterOf(id).blocks);
      const given = answersOf[id]?.[answer] ?? '';
      const other = /^\d{4}-/.test(given) ? '1999-12-31' : answer === 'gender' ? 'male' : `${given}7`;
      const after = JSON.stringify(letterOf(id, { answers: { ...answersOf[id], [answer]: other } }).blocks);
      expect(after, answer).not.toBe(before);
    }
  });

  it.each(kinds)(
    '%s: is refused, by the name of the field, when a required answer is missing or blank',
    (id) => {
      for (const { id: answer, label } of letterTemplates.get(id)?.requires ?? []) {
        for (const value of [undefined, '', '  ']) {
          const others = Object.fromEntries(
            Object.entries(answersOf[id] ?? {}).filter(([key]) => key !== answer),
          );
          const answers = value === undefined ? others : { ...others, [answer]: value };
          expect(composeLetter(id, aLetterInput({ answers }))).toEqual({
            ok: false,
            refusal: { code: 'letter-hole', field: label },
          });
        }
      }
    },
  );

  it.each(kinds)('%s: never claims a signature that is not certified', (id) => {
    for (const demo of [true, false]) {
      const printed = JSON.stringify(letterOf(id, { demo }));
      expect(printed).not.toMatch(/ditandatangani secara elektronik/i);
      expect(printed).not.toMatch(/BSrE|Balai|dijamin/i);
      expect(printed).toContain('Dokumen ini tidak memuat tanda tangan elektronik tersertifikasi.');
    }
  });

  it('marks an evaluation letter as no official letter, whatever else it is, and an official one not', () => {
    expect(letterOf('pengantar-skck', { demo: true }).watermark).toBe('CONTOH – BUKAN SURAT RESMI');
    expect(letterOf('pengantar-skck', { demo: true, watermark: 'KONSEP' }).watermark).toBe(
      'KONSEP – CONTOH – BUKAN SURAT RESMI',
    );
    expect(letterOf('pengantar-skck', { demo: false, watermark: 'KONSEP' }).watermark).toBe('KONSEP');
    expect(letterOf('pengantar-skck', { demo: false }).watermark).toBeUndefined();
  });

  it('throws for a template that does not exist', () => {
    expect(() => composeLetter('surat-cinta', aLetterInput())).toThrow('surat-cinta');
  });
});

describe('what the letters say', () => {
  it("writes the SKCK applicant's facts out", () => {
    expect(rowsOf(letterOf('pengantar-skck'))).toEqual({
      Nama: 'Siti Muḥammad Naṣir Şahin',
      NIK: '3514064508680002',
      'Tempat, tanggal lahir': 'Pasuruan, 5 Agustus 1968',
      'Jenis kelamin': 'Perempuan',
      Pekerjaan: 'Wiraswasta',
      Alamat: 'Jl. Contoh No. 5, RT 02 RW 03',
      'Desa/Kelurahan': 'Contohan',
      Keperluan: 'Melamar pekerjaan',
    });
  });

  it("takes the case's own person before what was typed into the form", () => {
    const person = { name: 'Nama di Berkas', gender: 'male', bornOn: '1990-01-02' } as const;
    const rows = rowsOf(letterOf('pengantar-skck', { person }));
    expect(rows).toMatchObject({
      Nama: 'Nama di Berkas',
      'Jenis kelamin': 'Laki-laki',
      Pekerjaan: 'Wiraswasta',
    });
    expect(rows['Tempat, tanggal lahir']).toBe('Pasuruan, 2 Januari 1990');
  });

  it("names the day of the event and addresses the sector's police", () => {
    const letter = letterOf('pengantar-ijin-keramaian');
    expect(rowsOf(letter)['Hari, tanggal']).toBe('Sabtu, 21 Maret 2026');
    expect(letter.addressee).toEqual(['Yth. Kepala Kepolisian Sektor Kejayan', 'di tempat']);
  });

  it("writes a village's money in figures and words, however it was typed", () => {
    const village = { name: 'Contohan', head: 'Suparman' };
    for (const amountRupiah of ['350000000', '350.000.000', 'Rp350.000.000', 'Rp 350.000.000,00']) {
      const rows = rowsOf(
        letterOf('rekomendasi-pencairan', { answers: { ...pencairanAnswers, amountRupiah }, village }),
      );
      expect(rows['Jumlah']).toBe('Rp350.000.000,00 (tiga ratus lima puluh juta rupiah)');
      expect(rows['Kepala desa']).toBe('Suparman');
    }
  });

  it.each([
    [1, 'satu'],
    [10, 'sepuluh'],
    [11, 'sebelas'],
    [19, 'sembilan belas'],
    [20, 'dua puluh'],
    [100, 'seratus'],
    [111, 'seratus sebelas'],
    [1_000, 'seribu'],
    [1_999, 'seribu sembilan ratus sembilan puluh sembilan'],
    [2_000, 'dua ribu'],
    [21_015, 'dua puluh satu ribu lima belas'],
    [101_000, 'seratus satu ribu'],
    [1_000_000, 'satu juta'],
    [1_001_000, 'satu juta seribu'],
    [1_250_000_000_000, 'satu triliun dua ratus lima puluh miliar'],
  ])('says %d as %s', (amount, words) => {
    expect(inWords(amount)).toBe(words);
  });
});

describe('a general letter', () => {
  const details = [
    { id: 'eventOn', label: 'Tanggal acara', type: 'date' },
    { id: 'purpose', label: 'Keperluan', type: 'long-text' },
    { id: 'note', label: 'Catatan', type: 'text' },
  ];
  const answers = { ...generalAnswers, eventOn: '2026-03-21', purpose: 'Beasiswa', note: '' };

  it('prints what the form asked, in its order and words, and nothing that was left open', () => {
    const rows = rowsOf(letterOf('rekomendasi-umum', { answers, details }));
    expect(Object.entries(rows).slice(-2)).toEqual([
      ['Tanggal acara', '21 Maret 2026'],
      ['Keperluan', 'Beasiswa'],
    ]);
    expect(rows).not.toHaveProperty('Catatan');
  });

  it('bears the name of the product, as a letter', () => {
    expect(letterOf('pengantar-umum', { answers, productTitle: 'Pengantar Permohonan SKTM' }).title).toBe(
      'SURAT PENGANTAR PERMOHONAN SKTM',
    );
    expect(letterOf('keterangan-umum', { answers, productTitle: 'SURAT KETERANGAN WARIS' }).title).toBe(
      'SURAT KETERANGAN WARIS',
    );
    expect(letterOf('dispensasi-umum', { answers }).title).toBe('SURAT DISPENSASI');
  });

  it('names a village and who asks for it, with his post', () => {
    const { nik: _nik, address: _address, ...village } = generalAnswers;
    expect(
      rowsOf(letterOf('rekomendasi-umum', { answers: { ...village, position: 'Kepala Desa' } })),
    ).toEqual({
      'Desa/Kelurahan': 'Contohan',
      'Yang mengajukan': 'Budi Santoso',
      Jabatan: 'Kepala Desa',
    });
  });
});
