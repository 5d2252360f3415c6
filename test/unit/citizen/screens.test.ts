import { describe, expect, it } from 'vitest';
import { formOrder, regulationOrder, surveyQuestions } from '../../../domain/survey.ts';
import { nextScreen } from '../../../web/survey/screens.ts';
import { questionnairePage, screenPage, thanksPage } from '../../../web/survey/questionnaire.ts';
import { contoh } from '../../fixtures/office.ts';

const educations = ['SMA', 'S1'];
const next = (input: Readonly<Record<string, string>>, order = formOrder) =>
  nextScreen(input, order, educations);
const all = Object.fromEntries(formOrder.map((key) => [key, '3']));
const of = {
  office: contoh.office,
  serviceName: 'Surat Layang-Layang',
  action: '/survei/contoh/t?cara=satu',
};

describe('a questionnaire answered screen by screen, without script', () => {
  it('goes on when the question on the screen is answered', () => {
    expect(next({ layar: '0', persyaratan: '3' })).toEqual({ at: 1, problems: [] });
    expect(next({ layar: '8', ...all })).toEqual({ at: 9, problems: [] });
  });

  it('stays where nothing was chosen, and says which question', () => {
    expect(next({ layar: '2', persyaratan: '3', prosedur: '4' })).toEqual({
      at: 2,
      problems: [{ field: 'waktu', problem: 'required' }],
    });
  });

  it('asks nothing of the screens still to come', () => {
    expect(next({ layar: '0', persyaratan: '1', age: 'tua' })?.problems).toEqual([]);
  });

  it('goes back with or without an answer, and never before the first', () => {
    expect(next({ layar: '5', ke: 'kembali' })).toEqual({ at: 4, problems: [] });
    expect(next({ layar: '0', ke: 'kembali' })).toEqual({ at: 0, problems: [] });
  });

  it('is complete after the last screen', () => {
    expect(next({ layar: '9', ...all })).toBeUndefined();
    expect(next({ layar: '9', ...all, age: '34', suggestion: 'Tambah kursi.' })).toBeUndefined();
  });

  it('leads to a question that somebody jumped over', () => {
    const { sarana: _gone, ...rest } = all;
    expect(next({ layar: '9', ...rest })).toEqual({
      at: 7,
      problems: [{ field: 'sarana', problem: 'required' }],
    });
    // The regulation's list has pengaduan 8th and sarana 9th (PermenPANRB 14/2017).
    expect(next({ layar: '9', ...rest }, regulationOrder)?.at).toBe(8);
  });

  it('keeps the last screen while something on it reads wrong', () => {
    expect(next({ layar: '9', ...all, age: 'tua' })).toEqual({
      at: 9,
      problems: [{ field: 'age', problem: 'age' }],
    });
  });

  it.each(['', '-1', '10', '2.5', 'x'])('begins anew where the screen is no screen: %s', (layar) => {
    expect(next({ layar, persyaratan: '2' })).toEqual({ at: 1, problems: [] });
  });

  it('carries what was answered before in hidden fields, and shows only its own question', () => {
    const page = screenPage({ ...of, input: { persyaratan: '2', prosedur: '4', suggestion: '"><b>' } }, 1)
      .main.markup;
    expect(page).toMatch(/type="hidden" name="persyaratan" value="2"/);
    expect(page).toMatch(/type="hidden" name="suggestion" value="&quot;&gt;&lt;b&gt;"/);
    expect(page).toMatch(/name="prosedur"\s+value="4"\s+checked/);
    expect(page).toContain(surveyQuestions.prosedur.question);
    expect(page).not.toContain(surveyQuestions.waktu.question);
  });
});

describe('the printed order', () => {
  const asked = (order: typeof formOrder) =>
    [...questionnairePage({ ...of, order }).main.markup.matchAll(/type="radio"\s+id="([a-z]+)"/gi)]
      .map(([, id]) => id)
      .slice(0, 9);

  it('is the official form’s or the regulation’s, as the office chose', () => {
    expect(asked(formOrder)).toEqual([...formOrder]);
    expect(asked(regulationOrder)).toEqual([...regulationOrder]);
  });
});

describe('a shared tablet', () => {
  const kiosk = { start: '/survei/contoh/kios' };

  it('leads nowhere but to its start, and clears itself', () => {
    const page = screenPage({ ...of, kiosk }, 0);
    expect(page.bare).toBe(true);
    expect(page.idle?.to).toBe(kiosk.start);
    const links = [...page.main.markup.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(links).toEqual([kiosk.start]);
    const thanks = thanksPage(contoh.office, kiosk);
    expect([...thanks.main.markup.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      kiosk.start,
    ]);
    expect(thanks.idle).toEqual({ seconds: 20, unasked: 20, to: kiosk.start });
  });
});
