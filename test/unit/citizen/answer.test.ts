import { describe, expect, it } from 'vitest';
import { formOrder } from '../../../domain/survey.ts';
import { readAnswer as readFor } from '../../../web/survey/answer.ts';
import { questionnairePage } from '../../../web/survey/questionnaire.ts';
import { contoh } from '../../fixtures/office.ts';

const readAnswer = (input: Readonly<Record<string, string>>) => readFor(input, ['SMA', 'S1']);
const all = Object.fromEntries(formOrder.map((key, i) => [key, String((i % 4) + 1)]));

describe('a filled questionnaire', () => {
  it('is taken with nine answers and nothing about the person', () => {
    const read = readAnswer(all);
    expect(read).toEqual({
      ok: true,
      answer: {
        v: 1,
        values: {
          persyaratan: 1,
          prosedur: 2,
          waktu: 3,
          biaya: 4,
          produk: 1,
          kompetensi: 2,
          perilaku: 3,
          sarana: 4,
          pengaduan: 1,
        },
      },
    });
  });

  it('keeps what people say of themselves, and drops what is on no list', () => {
    const read = readAnswer({
      ...all,
      gender: 'P',
      age: '34',
      education: 'S1',
      job: 'LAINNYA',
      jobOther: 'Petani',
      timeOfDay: 'tengah malam',
      suggestion: ' Tambah kursi. ',
      nama: 'Siti',
    });
    expect(read.ok && read.answer.respondent).toEqual({
      gender: 'P',
      age: 34,
      education: 'S1',
      job: 'LAINNYA',
      jobOther: 'Petani',
    });
    expect(read.ok && read.answer.suggestion).toBe('Tambah kursi.');
  });

  it.each(['S4', 'Siti Aminah, 0812', 's1'])(
    'drops an education that is not on the office’s list: %s',
    (education) => {
      const read = readAnswer({ ...all, gender: 'L', education });
      expect(read.ok && read.answer.respondent).toEqual({ gender: 'L' });
    },
  );

  it.each([
    ['waktu', undefined],
    ['biaya', '5'],
    ['sarana', '0'],
    ['produk', '2.5'],
  ])('is not taken while %s is answered %s', (key, value) => {
    const { [key]: _gone, ...rest } = all;
    const read = readAnswer(value === undefined ? rest : { ...rest, [key]: value });
    expect(read).toEqual({ ok: false, problems: [{ field: key, problem: 'required' }] });
  });

  it.each(['0', '121', 'tua', '3.5'])('is not taken with the age %s', (age) => {
    expect(readAnswer({ ...all, age })).toEqual({ ok: false, problems: [{ field: 'age', problem: 'age' }] });
  });

  it('is not taken with a suggestion longer than 1000 characters', () => {
    expect(readAnswer({ ...all, suggestion: 'a'.repeat(1000) }).ok).toBe(true);
    expect(readAnswer({ ...all, suggestion: 'a'.repeat(1001) })).toEqual({
      ok: false,
      problems: [{ field: 'suggestion', problem: 'too-long' }],
    });
  });
});

describe('the questionnaire', () => {
  const page = (input = {}) =>
    questionnairePage({
      office: contoh.office,
      serviceName: 'Surat Layang-Layang',
      link: 'https://loket.example/survei/contoh/t',
      action: '/survei/contoh/t',
      input,
    }).main.markup;

  // PermenPANRB 14/2017, form: sarana 8th, pengaduan 9th.
  it('asks the nine questions in the order of the official form', () => {
    const asked = [...page().matchAll(/type="radio"\s+id="([a-z]+)"/g)].map(([, id]) => id);
    expect(asked.slice(0, 9)).toEqual([
      'persyaratan',
      'prosedur',
      'waktu',
      'biaya',
      'produk',
      'kompetensi',
      'perilaku',
      'sarana',
      'pengaduan',
    ]);
  });

  it('asks neither name nor NIK, and keeps what was answered', () => {
    expect(page()).not.toMatch(/name="(name|nama|nik|phone)"/);
    const kept = page({ waktu: '3', suggestion: '</textarea><script>' });
    expect(kept).toMatch(/name="waktu"\s+value="3"\s+checked/);
    expect(kept).toContain('&lt;/textarea&gt;&lt;script&gt;');
  });
});
