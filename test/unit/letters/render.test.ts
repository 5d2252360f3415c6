import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { printable, renderLetter } from '../../../functions/letters/render.ts';
import { skckAnswers } from '../../fixtures/letters/letter-input.ts';
import { aLetter, valueOf } from '../../fixtures/letters/signed-letter.ts';
import { text } from '../../fixtures/letters/tamperings.ts';

const named = (name: string) => aLetter({ answers: { ...skckAnswers, name } });
const bytesOf = async (content = aLetter()) => Buffer.from(valueOf(await renderLetter(content)));

describe("a letter's bytes", () => {
  it('are the same for the same content, whatever was rendered before or beside it', async () => {
    const first = await bytesOf();
    const [other, again] = await Promise.all([bytesOf(named('Orang Lain Ÿ')), bytesOf()]);
    expect(again.equals(first)).toBe(true);
    expect((await bytesOf()).equals(first)).toBe(true);
    expect(other.equals(first)).toBe(false);
  });

  it('do not depend on the order in which the content was put together', async () => {
    const letter = aLetter();
    const reversed = Object.fromEntries(Object.entries(letter).reverse()) as typeof letter;
    expect(Object.keys(reversed)[0]).not.toBe(Object.keys(letter)[0]);
    expect((await bytesOf(reversed)).equals(await bytesOf(letter))).toBe(true);
  });

  it("carry the letter's title, language and date, and no time of making", async () => {
    const doc = await PDFDocument.load(await bytesOf(), { updateMetadata: false });
    expect(doc.getTitle()).toBe('SURAT PENGANTAR SKCK Nomor 331.1/0042/424.306/2026');
    expect(doc.getLanguage()).toBe('id-ID');
    expect(doc.getAuthor()).toBe('KECAMATAN KEJAYAN');
    expect(doc.getCreationDate()?.toISOString()).toBe('2026-03-16T00:00:00.000Z');
    expect(doc.getModificationDate()?.toISOString()).toBe('2026-03-16T00:00:00.000Z');
  });

  it('are labelled PDF/A-2b with readable metadata, a colour profile, an id, and no personal data beside the page', async () => {
    const file = text(await bytesOf());
    expect(file).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>');
    expect(file).toContain('<xmp:CreateDate>2026-03-16T00:00:00Z</xmp:CreateDate>');
    expect(file).toContain('/GTS_PDFA1');
    expect(file).toMatch(/\/ID \[ <[0-9a-f]{32}> <[0-9a-f]{32}> \]/);
    expect(file).toMatch(/\/FontName \/[A-Z]{6}\+DejaVuSerifCondensed/);
    expect(file).not.toContain('/SMask');
    expect(file).not.toContain('Siti');
    expect(file).not.toContain(skckAnswers.nik);
  });

  it('escape what metadata must escape', async () => {
    const file = text(await bytesOf({ ...aLetter(), number: '1/<A&B>/2026' }));
    expect(file).toContain('Nomor 1/&lt;A&amp;B&gt;/2026');
  });

  it('stay small: a one-page letter needs less than 40 kB', async () => {
    expect((await bytesOf()).length).toBeLessThan(40_000);
  });
});

describe('names', () => {
  it.each([
    'Muḥammad Naṣir Şahin',
    'Muh\u0323ammad',
    "Nur'aini Mu‘alim",
    'Đặng Thị Hồng',
    'Jürgen Groß-Çelik',
    'A',
  ])('prints %s', async (name) => {
    expect((await renderLetter(named(name))).ok).toBe(true);
  });

  it.each([
    ['an emoji', 'Siti 😀', '😀'],
    ['Arabic', 'محمد', 'محد'],
    ['Hebrew', 'דוד', 'דו'],
    ['Chinese', '李小龙', '李小龙'],
    ['a hidden direction change', 'Siti \u202Eabc', '\u202E'],
    ['a zero-width joiner', 'Si\u200Dti', '\u200D'],
    ['a control character', 'Si\u0007ti', '\u0007'],
    ['a lone surrogate', 'Siti \uD83D', '\uD83D'],
  ])('refuses %s, naming the field, and never prints a blank', async (_, name, characters) => {
    expect(await renderLetter(named(name))).toEqual({
      ok: false,
      refusal: { code: 'missing-glyphs', fields: [{ field: 'Nama', characters }] },
    });
  });

  it('answers the same question for a form', async () => {
    const canPrint = await printable();
    expect(['ḥ', 'h\u0323', 'Ş', '\n', '–'].map(canPrint)).toEqual([true, true, true, true, true]);
    expect(['😀', 'م', '\u202E', '\u200B'].map(canPrint)).toEqual([false, false, false, false]);
  });

  it('takes a name of 10,000 characters, with and without spaces, over several pages', async () => {
    for (const name of ['Ḥ'.repeat(10_000), 'Nama panjang '.repeat(770)]) {
      const letter = named(name);
      const signed = { ...letter, signature: { ...letter.signature, name } };
      const doc = await PDFDocument.load(await bytesOf(signed));
      expect(doc.getPageCount()).toBeGreaterThan(5);
    }
  });
});

describe('a hole', () => {
  it('stops the letter by the name of the field', async () => {
    const letter = aLetter();
    const holed = { ...letter, signature: { ...letter.signature, name: ' ' } };
    expect(await renderLetter(holed)).toEqual({
      ok: false,
      refusal: { code: 'letter-hole', field: 'Nama penanda tangan' },
    });
    expect((await renderLetter(letter)).ok).toBe(true);
  });

  it('throws when the fonts are not where they should be', async () => {
    const fontsDir = new URL('./nowhere/', import.meta.url);
    await expect(renderLetter(aLetter(), { fontsDir })).rejects.toThrow('ENOENT');
  });
});
