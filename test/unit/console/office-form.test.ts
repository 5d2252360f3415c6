import { describe, expect, it } from 'vitest';
import { readinessCodes } from '../../../domain/readiness.ts';
import {
  hoursLine,
  hoursOf,
  inZone,
  mergedOffice,
  officeProblems,
  placeOfAnswer,
  signingChoice,
  signingChoices,
  villageLines,
  villagesOf,
  withSigning,
} from '../../../web/console/office-form.ts';
import { contoh } from '../../fixtures/office.ts';

const { office } = contoh;

describe('the hours of a day', () => {
  it('are read as people here write them, a break between two spans', () => {
    const day = [
      { from: '08:00', to: '12:00' },
      { from: '13:00', to: '15:30' },
    ];
    expect(hoursOf('08.00-12.00, 13.00–15.30')).toEqual(day);
    expect(hoursOf('8 - 12; 13:00 - 15:30')).toEqual(day);
    expect(hoursOf(hoursLine(day))).toEqual(day);
    expect(hoursOf(' ')).toEqual([]);
  });

  it('that run backwards, overlap or are no hours cannot be meant', () => {
    for (const line of ['15.00-08.00', '08.00-12.00, 11.00-15.00', 'pagi', '08.00', '08.00-25.00'])
      expect(hoursOf(line), line).toBeUndefined();
  });

  it('carry the label of their zone', () => {
    expect(inZone(office.hours, 'Asia/Makassar').zoneLabel).toBe('WITA');
  });
});

describe('villages as lines', () => {
  it('are a code and a name, with or without dots', () => {
    expect(villagesOf(['3514062001 Oro-Oro Pule', '35.14.06.2002 Kedung Pengaron'])).toEqual([
      { code: '3514062001', name: 'Oro-Oro Pule' },
      { code: '3514062002', name: 'Kedung Pengaron' },
    ]);
    expect(villagesOf(villageLines(office.villages))).toEqual(office.villages);
  });

  it('without a code stay to be seen and cannot be saved', () => {
    const villages = villagesOf(['Kejayan']);
    expect(villageLines(villages)).toEqual(['Kejayan']);
    expect(officeProblems({ ...office, villages })).toEqual([{ part: 'desa', at: 0, field: 'code' }]);
  });
});

describe('an office’s profile', () => {
  it('that is whole has nothing to mend', () => {
    expect(officeProblems(office)).toEqual([]);
  });

  it('tells which part, row and field cannot be saved', () => {
    const [book] = office.books;
    if (!book) throw new Error('the invented office has a book');
    expect(officeProblems({ ...office, books: [{ ...book, format: 'tanpa nomor' }] })).toEqual([
      { part: 'buku', at: 0, field: 'format' },
    ]);
    expect(officeProblems({ ...office, name: ' ' })).toEqual([
      { part: 'profil', at: undefined, field: 'name' },
    ]);
    expect(
      officeProblems({ ...office, settings: { ...office.settings, draftKeptDays: Number.NaN } }),
    ).toEqual([{ part: 'pengaturan', at: undefined, field: 'draftKeptDays' }]);
  });

  it('says for each answer where it is given', () => {
    expect(Object.keys(placeOfAnswer).sort()).toEqual([...readinessCodes].sort());
  });
});

describe('how letters are signed', () => {
  it('is one choice, kept as it was chosen; an office that never chose uses its seal', () => {
    const { settings } = office;
    expect(signingChoice(settings.signing)).toBe('seal');
    for (const choice of signingChoices) {
      const chosen = withSigning(settings, choice);
      expect(signingChoice(chosen.signing)).toBe(choice);
      expect(officeProblems({ ...office, settings: chosen })).toEqual([]);
      expect(withSigning(chosen, 'seal')).toEqual(settings);
    }
    expect(withSigning(settings, 'bsre-2-totp').signing).toEqual({
      kind: 'bsre',
      version: 2,
      credential: 'totp',
    });
  });
});

describe('a profile two administrators have open', () => {
  const contacts = [{ kind: 'whatsapp' as const, text: '0800' }];

  it('keeps what is typed here beside what the other saved', () => {
    const merged = mergedOffice(office, { ...office, name: 'Kecamatan Saya' }, { ...office, contacts });
    expect(merged).toEqual({ office: { ...office, name: 'Kecamatan Saya', contacts }, both: [] });
  });

  it('shows what is typed here where both changed the same part, and names it', () => {
    const mine = { ...office, contacts };
    const theirs = { ...office, contacts: [], villages: [] };
    expect(mergedOffice(office, mine, theirs)).toEqual({
      office: { ...office, contacts, villages: [] },
      both: ['kontak'],
    });
    expect(mergedOffice(office, mine, mine).both).toEqual([]);
  });
});
