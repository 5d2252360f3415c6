import { describe, expect, it } from 'vitest';
import type { Batch } from '../../../domain/batch.ts';
import { batchLetter, batchList, lineOf } from '../../../domain/batch-print.ts';
import type { BatchLine } from '../../../domain/batch-print.ts';
import type { PrintBlock, PrintDocument } from '../../../domain/print.ts';
import { Definition } from '../../../domain/standard.ts';
import { realOffice, serviceOf } from '../../fixtures/office.ts';

const juai = realOffice('juai');
const { office } = juai;
const usulan = serviceOf(juai, 'usulan-guru-agama-petugas-kebersihan');
const laporan = serviceOf(juai, 'laporan-bulanan-penduduk');

const signatory = {
  lines: ['Plh. CAMAT JUAI'],
  member: { name: 'Hj. Aminah Contoh, S.E.', rank: 'Pembina', nip: '197001011990032001' },
};

const closed: Pick<Batch, 'title' | 'period' | 'letter' | 'state'> = {
  title: 'Usulan November 2026',
  state: 'closed',
  letter: { on: '2026-11-24', addressee: 'Bagian Kesra', number: '450/7/CJ-BLG/2026', signerUid: 'x' },
};

function line(name: string, village: string, answers: Record<string, string> = {}): BatchLine {
  const villageCode = office.villages.find((each) => each.name === village)?.code;
  return { reference: '23456789AB', name, villageCode, answers };
}

function block<K extends PrintBlock['kind']>({ blocks }: PrintDocument, kind: K) {
  return blocks.find((each): each is Extract<PrintBlock, { kind: K }> => each.kind === kind);
}

function words({ blocks }: PrintDocument): string {
  return JSON.stringify(blocks);
}

describe('the list of a batch', () => {
  const document = batchList({ office, standard: usulan, batch: closed, today: '2026-11-25', signatory }, [
    line('Rusdi Uji', 'Tigarun', { proposedAs: 'guru-agama', placeOfWorship: 'Langgar Al-Uji' }),
    line('Siti Uji', 'Bata', { proposedAs: 'petugas-kebersihan', placeOfWorship: 'Masjid Uji' }),
  ]);

  it('has number, village, name, reference and what is proposed, in the order they were chosen', () => {
    const rows = block(document, 'table')?.rows.map(({ cells }) => cells);
    expect(rows?.map((cells) => cells.slice(0, 4))).toEqual([
      ['1', 'Tigarun', 'Rusdi Uji', '23456789AB'],
      ['2', 'Bata', 'Siti Uji', '23456789AB'],
    ]);
    expect(rows?.[0]?.[4]).toContain('Diusulkan sebagai: Guru agama keliling');
    expect(rows?.[0]?.[4]).toContain('Langgar Al-Uji');
    expect(rows?.[0]?.[4]).not.toContain('guru-agama');
  });

  it('is signed in the printed capacity, with place, date, rank and NIP', () => {
    expect(block(document, 'signature')).toEqual({
      kind: 'signature',
      lines: ['Juai, 24 November 2026', 'Plh. CAMAT JUAI'],
      name: 'Hj. Aminah Contoh, S.E.\nPembina\nNIP 197001011990032001',
    });
  });

  it('says that it is a draft until it is closed', () => {
    const { letter: _letter, ...rest } = closed;
    const open = batchList(
      { office, standard: usulan, batch: { ...rest, state: 'open' }, today: '2026-11-25' },
      [],
    );
    expect(words(open)).toContain('belum ditutup');
    expect(words(document)).not.toContain('belum ditutup');
    expect(block(open, 'signature')).toBeUndefined();
  });
});

describe('the list of a month', () => {
  const batch = { ...closed, period: '2026-10' };

  it('goes by village in the office’s order and names those that are missing', () => {
    const document = batchList({ office, standard: laporan, batch, today: '2026-11-25' }, [
      line('Pak Juai', 'Juai', { reportMonth: 'Oktober 2026' }),
      line('Pak Ninian', 'Muara Ninian', { reportMonth: 'Oktober 2026' }),
    ]);
    const rows = block(document, 'table')?.rows.map(({ cells }) => cells[1]);
    expect(rows).toEqual(['Muara Ninian', 'Juai']);
    expect(words(document)).toContain('Oktober 2026');
    // 21 villages, two of them there; the first that is missing is Hamarung.
    expect(words(document)).toContain('Belum masuk (19 desa/kelurahan): Hamarung, ');
  });

  it('adds up what villages report as numbers', () => {
    const definition = Definition.parse({
      ...laporan.definition,
      fields: [{ id: 'births', label: 'Kelahiran', type: 'number', required: true }],
    });
    const document = batchList({ office, standard: { name: 'L', definition }, batch, today: '2026-11-25' }, [
      line('A', 'Juai', { births: '12' }),
      line('B', 'Bata', { births: '3' }),
    ]);
    const rows = block(document, 'table')?.rows ?? [];
    expect(rows.map(({ cells }) => cells.at(-1))).toEqual(['12', '3', '15']);
    expect(rows.at(-1)?.bold).toBe(true);
  });
});

describe('the letter of a batch', () => {
  const document = batchLetter(
    { office, standard: usulan, batch: closed, today: '2026-11-25', signatory },
    3,
  );

  it('has letterhead, number, addressee and how many it brings, and nobody’s name but the signer’s', () => {
    expect(words(document)).toContain('PEMERINTAH KABUPATEN BALANGAN');
    expect(block(document, 'facts')?.rows).toEqual([
      { label: 'Nomor', value: '450/7/CJ-BLG/2026' },
      { label: 'Lampiran', value: '1 (satu) berkas, 3 usulan' },
      {
        label: 'Hal',
        value: 'Rekomendasi Usulan Guru Agama Keliling dan Petugas Kebersihan Tempat Ibadah',
      },
      { label: 'Kepada', value: 'Yth. Bagian Kesra' },
    ]);
    expect(block(document, 'signature')?.name).toContain('Hj. Aminah Contoh');
  });

  it('marks its wording as a sample and leaves room for a number nobody has typed', () => {
    expect(words(document)).toContain('Contoh bunyi surat');
    const numberless = { ...closed, letter: { on: '2026-11-24', addressee: 'Bagian Kesra' } };
    const bare = batchLetter({ office, standard: usulan, batch: numberless, today: '2026-11-25' }, 3);
    expect(block(bare, 'facts')?.rows[0]?.value).toMatch(/^\.+$/);
  });
});

describe('a line of the list', () => {
  const party = { identity: { kind: 'none' as const }, villageCode: '6311012005' };

  it('names whom the request is about, else who applies', () => {
    const applicant = { ...party, role: 'applicant' as const, name: 'Pemohon Uji' };
    const subject = { ...party, role: 'subject' as const, name: 'Yang Diusulkan' };
    expect(lineOf('R', [], { parties: [applicant, subject], answers: {} }).name).toBe('Yang Diusulkan');
    expect(lineOf('R', [], { parties: [applicant], answers: {} }).name).toBe('Pemohon Uji');
  });
});
