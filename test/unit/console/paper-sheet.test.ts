import { describe, expect, it } from 'vitest';
import { PaperSheet } from '../../../domain/skm-api.ts';
import { formOrder } from '../../../domain/survey.ts';
import {
  draftOf,
  firstSheet,
  gapsIn,
  nextSheet,
  numberRuns,
  sheetOf,
  sheetProblems,
  valueTyped,
} from '../../../web/console/paper-sheet.ts';
import type { SheetDraft } from '../../../web/console/paper-sheet.ts';

const today = '2026-11-24';
const full: SheetDraft = {
  ...firstSheet([], today),
  values: Object.fromEntries(formOrder.map((key) => [key, '3'])),
};
const problems = (draft: SheetDraft, blanks: 'per-element' | 'refuse' = 'per-element') =>
  sheetProblems(draft, formOrder, blanks, today);

describe('a paper sheet being typed', () => {
  it('begins with the number after the highest, today', () => {
    expect(firstSheet([], today)).toMatchObject({ sheet: '1', on: today });
    expect(firstSheet([3, 17, 4], today).sheet).toBe('18');
  });

  it('is followed by an empty one of the same day and service, with the next number', () => {
    const next = nextSheet({ ...full, sheet: '41', on: '2026-11-20', serviceId: 'pengantar-skck' });
    expect(next).toMatchObject({
      sheet: '42',
      on: '2026-11-20',
      serviceId: 'pengantar-skck',
      values: {},
      age: '',
    });
    expect(nextSheet({ ...full, sheet: 'x' }).sheet).toBe('');
  });

  it.each([
    ['3', '3'],
    ['34', '4'],
    [' 2', '2'],
    ['5', ''],
    ['0', ''],
    ['a', ''],
    ['', ''],
  ])('takes the last digit pressed if it is an answer: %s', (typed, kept) => {
    expect(valueTyped(typed)).toBe(kept);
  });

  it('is saved when complete', () => {
    expect(problems(full)).toEqual([]);
    expect(problems(full, 'refuse')).toEqual([]);
  });

  it('may leave blank what the paper left blank, where the office counts per element', () => {
    const { biaya: _blank, ...values } = full.values;
    const draft = { ...full, values };
    expect(problems(draft)).toEqual([]);
    expect(problems(draft, 'refuse')).toEqual([{ field: 'biaya', problem: 'missing' }]);
    expect(sheetOf(draft, formOrder).values).not.toHaveProperty('biaya');
    expect(Object.keys(sheetOf(draft, formOrder).values)).toHaveLength(8);
  });

  it('is not saved with no answer at all', () => {
    expect(problems({ ...full, values: {} })).toEqual([{ field: 'values' }]);
  });

  it.each(['', '0', '1000000', '1.5', 'A1'])('is not saved under the number %s', (sheet) => {
    expect(problems({ ...full, sheet })).toEqual([{ field: 'sheet' }]);
  });

  it('is not saved with a day to come, or with an age nobody has', () => {
    expect(problems({ ...full, on: '2026-11-25' })).toEqual([{ field: 'on' }]);
    expect(problems({ ...full, on: '' })).toEqual([{ field: 'on' }]);
    expect(problems({ ...full, age: '121' })).toEqual([{ field: 'age' }]);
    expect(problems({ ...full, age: '35' })).toEqual([]);
  });

  it('goes out as the server reads it, and comes back as it was typed', () => {
    const draft: SheetDraft = {
      ...full,
      sheet: '12',
      serviceId: 'pengantar-skck',
      gender: 'P',
      age: '34',
      education: 'SMA',
      job: 'LAINNYA',
      jobOther: ' Petani ',
      suggestion: ' Tambah kursi. ',
    };
    const sheet = sheetOf(draft, formOrder);
    expect(PaperSheet.parse(sheet)).toEqual(sheet);
    expect(sheet).toMatchObject({
      sheet: 12,
      on: today,
      serviceId: 'pengantar-skck',
      respondent: { gender: 'P', age: 34, education: 'SMA', job: 'LAINNYA', jobOther: 'Petani' },
      suggestion: 'Tambah kursi.',
    });
    expect(draftOf(sheet, today)).toEqual({ ...draft, jobOther: 'Petani', suggestion: 'Tambah kursi.' });
  });

  it('says nothing about a respondent of whom the paper says nothing', () => {
    expect(sheetOf(full, formOrder)).not.toHaveProperty('respondent');
  });
});

describe('numbers of sheets', () => {
  it('read as runs, and show what was left out', () => {
    expect(numberRuns([5, 1, 2, 3, 9])).toBe('1–3, 5, 9');
    expect(numberRuns([])).toBe('');
    expect(gapsIn([5, 1, 2, 3, 9])).toEqual([4, 6, 7, 8]);
    expect(gapsIn([101, 102])).toEqual([]);
    expect(gapsIn([])).toEqual([]);
  });
});
