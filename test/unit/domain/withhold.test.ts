import { describe, expect, it } from 'vitest';
import type { Consultation, Withheld } from '../../../domain/consultation.ts';
import { publicConsultation, withhold, withheldGap, withheldMark } from '../../../domain/withhold.ts';

const texts = (
  ...list: (Partial<Withheld['texts'][number]> & { text: string })[]
): Pick<Withheld, 'texts'> => ({
  texts: list.map((each) => ({
    kind: 'mobile',
    shownAs: 'kontak seksi melalui kantor',
    shown: false,
    ...each,
  })),
});

describe('words that are some person’s own', () => {
  it('are left out of every string, however deep, and the gap is marked and says what to do', () => {
    const standard = {
      a: 'HP 0812 3456 (Budi)',
      b: [{ c: 'hubungi 0812 3456', n: 7, ok: true, none: null }],
    };
    expect(withhold(standard, texts({ text: '0812 3456' }))).toEqual({
      a: 'HP [… kontak seksi melalui kantor] (Budi)',
      b: [{ c: 'hubungi [… kontak seksi melalui kantor]', n: 7, ok: true, none: null }],
    });
    expect(withhold('0812 3456', texts({ text: '0812 3456' })).startsWith(withheldMark)).toBe(true);
  });

  it('are left out though the line broke elsewhere, and as often as they stand', () => {
    const gap = '[… kontak seksi melalui kantor]';
    expect(withhold('0812\n3456, 0812 3456', texts({ text: '0812  3456' }))).toBe(`${gap}, ${gap}`);
  });

  it('are left out whole where one lies within another', () => {
    const both = texts({ text: 'Budi', shownAs: 'nama' }, { text: 'Budi 0812', shownAs: 'kontak' });
    expect(withhold('Budi 0812 dan Budi', both)).toBe('[… kontak] dan [… nama]');
  });

  it('are not looked for in what stands in their place', () => {
    expect(withhold('A', texts({ text: 'A', shownAs: 'B' }, { text: 'B', shownAs: 'A' }))).toBe('[… B]');
  });

  it('may hold anything a pattern gives a meaning to', () => {
    for (const text of ['(0343) 42.11*', 'a|b', '[x]', 'c\\d', '$1', 'a-b/c', '^?+{2}']) {
      expect(withhold(`vor ${text} nach`, texts({ text, shownAs: '$& x]' }))).toBe('vor [… $& x)] nach');
    }
  });

  it('are left out of minutes that write the same name in capitals, or none, but not out of other words', () => {
    const sari = texts({ text: 'Wulan Sari', kind: 'name', shownAs: 'unsur perempuan' });
    for (const written of ['WULAN SARI', 'wulan sari', 'Wulan  SARI'])
      expect(withhold(`Ibu ${written} setuju`, sari)).toBe('Ibu [… unsur perempuan] setuju');
    expect(withhold('wulan sarinya', sari)).toBe('wulan sarinya');
    expect(withhold('Jalan Wulan, sari', sari)).toBe('Jalan Wulan, sari');
    // One word alone may be a common one.
    const bagus = texts({ text: 'Bagus', kind: 'name', shownAs: 'unsur warga' });
    expect(withhold('Bagus: pelayanan bagus', bagus)).toBe('[… unsur warga]: pelayanan bagus');
  });

  it('are shown where the office decided so', () => {
    expect(withhold('0812', texts({ text: '0812', shown: true }))).toBe('0812');
  });

  it('leave everything else as it is: other spellings, and values where nothing is withheld', () => {
    expect(withhold('Tarif', texts({ text: 'arif' }))).toBe('T[… kontak seksi melalui kantor]');
    expect(withhold('Tarif', texts({ text: 'Arif' }))).toBe('Tarif');
    const value = { a: 'x' };
    expect(withhold(value, undefined)).toBe(value);
    expect(withhold('x', texts({ text: ' ' }))).toBe('x');
  });

  it('can be found again by whoever draws the page', () => {
    expect([...'a [… b] c'.matchAll(withheldGap)].map(([, shownAs]) => shownAs)).toEqual(['b']);
  });
});

const consultation: Consultation = {
  v: 1,
  officeId: 'contoh',
  id: 'forum',
  title: 'Forum',
  state: 'closed',
  draftIds: ['d1'],
  minutes: [{ kind: 'text', text: 'Ibu Wulan Sari mengusulkan; Camat Rudi menjawab.' }],
  participants: [
    { name: 'Rudi', post: 'Camat', element: 'office', citizen: false },
    { name: 'Wulan Sari', post: 'Tokoh wanita', element: 'women', citizen: true },
    { name: 'Joko', element: 'citizen', citizen: true },
  ],
  notes: [],
};

describe('minutes of a consultation', () => {
  it('name officials, and citizens by their element alone, in the text too', () => {
    expect(publicConsultation(consultation, [], undefined)).toMatchObject({
      minutes: [{ text: 'Ibu [… unsur perempuan] mengusulkan; Camat Rudi menjawab.' }],
      participants: [
        { name: 'Rudi', post: 'Camat', element: 'office' },
        { post: 'Tokoh wanita', element: 'women' },
        { element: 'citizen' },
      ],
    });
    expect(JSON.stringify(publicConsultation(consultation, [], undefined))).not.toMatch(/Wulan|Joko|d1/);
  });

  it('name a citizen where the office decided to', () => {
    const shown = texts({ text: 'Joko', kind: 'name', shown: true });
    expect(publicConsultation(consultation, [], shown).participants[2]).toEqual({
      name: 'Joko',
      element: 'citizen',
    });
  });

  it('name nobody whose name is withheld, whoever he is', () => {
    const hidden = texts({ text: 'Rudi', kind: 'name', shownAs: 'camat' });
    const shown = publicConsultation(consultation, [], hidden);
    expect(shown.participants[0]).toEqual({ post: 'Camat', element: 'office' });
    expect(shown.minutes).toEqual([
      { kind: 'text', text: 'Ibu [… unsur perempuan] mengusulkan; Camat [… camat] menjawab.' },
    ]);
  });
});
