import { describe, expect, it } from 'vitest';
import {
  asPrinted,
  findHole,
  HOLE,
  LetterContent,
  unprintable,
  type LetterBlock,
} from '../../../domain/letter.ts';
import { aLetter } from '../../fixtures/letters/signed-letter.ts';

const onlyAscii = (character: string) => /^[ -~–]$/.test(character);
const fields = (...rows: { label: string; value: string }[]): LetterBlock => ({ kind: 'fields', rows });
const withBlocks = (...blocks: LetterBlock[]): LetterContent => ({ ...aLetter(), blocks });

describe('a letter that cannot be drawn', () => {
  it('is named by the field the officer typed, with the characters once each', () => {
    const letter = withBlocks(
      fields({ label: 'Nama', value: 'Siti 😀 Aminah 😀' }, { label: 'Alamat', value: 'Jl. Contoh' }),
      { kind: 'paragraph', text: 'baik' },
      { kind: 'paragraph', text: '中文' },
      { kind: 'list', items: ['satu', 'dua م'] },
    );
    expect(unprintable({ ...letter, number: '4/ﷺ/2026' }, onlyAscii)).toEqual([
      { field: 'Nomor surat', characters: 'ﷺ' },
      { field: 'Nama', characters: '😀' },
      { field: 'Paragraf ke-2', characters: '中文' },
      { field: 'Butir ke-2', characters: 'م' },
    ]);
  });

  it('is not stopped by what the font can draw', () => {
    expect(unprintable(withBlocks(fields({ label: 'Nama', value: 'Siti Aminah' })), onlyAscii)).toEqual([]);
  });

  it('asks for the composed character, for spaces instead of tabs, and never for a line end', () => {
    const asked = new Set<string>();
    const letter = withBlocks(fields({ label: 'Nama', value: 'Muh\u0323ammad\tA\r\nB' }));
    unprintable(letter, (character) => asked.add(character).size > 0);
    expect(asked).toContain('ḥ');
    expect([...asked].filter((each) => /[\t\r\n\u0323]/.test(each))).toEqual([]);
    expect(asPrinted('Muh\u0323ammad\tA\r\nB')).toBe('Muḥammad A\nB');
  });
});

describe('a letter with a hole', () => {
  it('is whole when every field is filled', () => {
    expect(findHole(aLetter())).toBeUndefined();
  });

  it.each(['', '   ', '\n', '\u200B', HOLE, `Pasuruan, ${HOLE}`])(
    'names the field that holds %j',
    (value) => {
      expect(findHole(withBlocks(fields({ label: 'Tempat, tanggal lahir', value })))).toBe(
        'Tempat, tanggal lahir',
      );
    },
  );

  it('names what the office left out', () => {
    const letter = aLetter();
    expect(findHole({ ...letter, number: ' ' })).toBe('Nomor surat');
    expect(findHole({ ...letter, signature: { ...letter.signature, name: '' } })).toBe('Nama penanda tangan');
    expect(findHole({ ...letter, qrUrl: '' })).toBe('Alamat verifikasi (QR)');
  });

  it('does not pass an electronic letter without the line that says what the mark is worth', () => {
    const { footer, ...silent } = aLetter();
    expect(footer).toContain('tidak memuat tanda tangan elektronik tersertifikasi');
    expect(findHole(silent)).toBe('Catatan kaki');
    expect(findHole({ ...silent, signature: { ...silent.signature, electronic: false } })).toBeUndefined();
  });
});

describe("a letter's content", () => {
  it('is parsed strictly: a key nobody knows is refused', () => {
    expect(LetterContent.safeParse(aLetter()).success).toBe(true);
    expect(LetterContent.safeParse({ ...aLetter(), note: 'x' }).success).toBe(false);
  });
});
