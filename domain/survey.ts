import * as z from 'zod';

/**
 * Survei Kepuasan Masyarakat (SKM) and its index (IKM): the official questionnaire, exact arithmetic, sample size and
 * what may be published. Source: PermenPANRB 14/2017 and its annex, as published forms and reports show them.
 * Elements are kept by key: the regulation and the questionnaire number the last two differently.
 */

export const SurveyElement = z.enum([
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
export type SurveyElement = z.infer<typeof SurveyElement>;

/** The order of the questionnaire: sarana 8th, pengaduan 9th. */
export const formOrder: readonly SurveyElement[] = SurveyElement.options;

/** The order of the regulation's list: pengaduan 8th, sarana 9th. Say which order a printed "U8" follows. */
export const regulationOrder: readonly SurveyElement[] = [
  'persyaratan',
  'prosedur',
  'waktu',
  'biaya',
  'produk',
  'kompetensi',
  'perilaku',
  'pengaduan',
  'sarana',
];

export interface SurveyQuestion {
  readonly name: string;
  readonly question: string;
  /** Wording of the values 1, 2, 3 and 4. */
  readonly options: readonly [string, string, string, string];
}

/** The official questionnaire, word for word (it says "Saudara", not "Anda"). */
export const surveyQuestions: Readonly<Record<SurveyElement, SurveyQuestion>> = {
  persyaratan: {
    name: 'Persyaratan',
    question:
      'Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?',
    options: ['Tidak sesuai', 'Kurang sesuai', 'Sesuai', 'Sangat sesuai'],
  },
  prosedur: {
    name: 'Sistem, Mekanisme, dan Prosedur',
    question: 'Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?',
    options: ['Tidak mudah', 'Kurang mudah', 'Mudah', 'Sangat mudah'],
  },
  waktu: {
    name: 'Waktu Penyelesaian',
    question: 'Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?',
    options: ['Tidak cepat', 'Kurang cepat', 'Cepat', 'Sangat cepat'],
  },
  biaya: {
    name: 'Biaya/Tarif',
    question: 'Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?',
    options: ['Sangat mahal', 'Cukup mahal', 'Murah', 'Gratis'],
  },
  produk: {
    name: 'Produk Spesifikasi Jenis Pelayanan',
    question:
      'Bagaimana pendapat Saudara tentang kesesuaian produk pelayanan antara yang tercantum dalam standar pelayanan dengan hasil yang diberikan?',
    options: ['Tidak sesuai', 'Kurang sesuai', 'Sesuai', 'Sangat sesuai'],
  },
  kompetensi: {
    name: 'Kompetensi Pelaksana',
    question: 'Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?',
    options: ['Tidak kompeten', 'Kurang kompeten', 'Kompeten', 'Sangat kompeten'],
  },
  perilaku: {
    name: 'Perilaku Pelaksana',
    question: 'Bagaimana pendapat Saudara perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?',
    options: ['Tidak sopan dan ramah', 'Kurang sopan dan ramah', 'Sopan dan ramah', 'Sangat sopan dan ramah'],
  },
  sarana: {
    name: 'Sarana dan Prasarana',
    question: 'Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?',
    options: ['Buruk', 'Cukup', 'Baik', 'Sangat baik'],
  },
  pengaduan: {
    name: 'Penanganan Pengaduan, Saran dan Masukan',
    question: 'Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?',
    options: ['Tidak ada', 'Ada tetapi tidak berfungsi', 'Berfungsi kurang maksimal', 'Dikelola dengan baik'],
  },
};

export const surveyGenders = { L: 'Laki-laki', P: 'Perempuan' } as const;

export const SurveyJob = z.enum(['PNS', 'TNI', 'POLRI', 'SWASTA', 'WIRAUSAHA', 'LAINNYA']);
export type SurveyJob = z.infer<typeof SurveyJob>;

/** The two times of day the official form offers. */
export const surveyTimesOfDay = ['08.00–12.00', '13.00–17.00'] as const;

/** The respondent block without name or NIK: SKM is anonymous by design. Everything may be left out. */
export const SurveyRespondent = z.strictObject({
  gender: z.enum(['L', 'P']).optional(),
  age: z.int().min(1).max(120).optional(),
  education: z.string().trim().min(1).max(40).optional(),
  job: SurveyJob.optional(),
  /** In words, where `job` is LAINNYA. */
  jobOther: z.string().trim().min(1).max(100).optional(),
  timeOfDay: z.enum(surveyTimesOfDay).optional(),
});
export type SurveyRespondent = z.infer<typeof SurveyRespondent>;

export const SurveyValue = z.literal([1, 2, 3, 4]);
export type SurveyValue = z.infer<typeof SurveyValue>;

/** One filled questionnaire. All nine answers are required: no rule was found for half-filled ones. */
export const SurveyAnswer = z.strictObject({
  v: z.literal(1),
  values: z.record(SurveyElement, SurveyValue),
  respondent: SurveyRespondent.optional(),
  suggestion: z.string().trim().max(1000).optional(),
});
export type SurveyAnswer = z.infer<typeof SurveyAnswer>;

/** Sum of the values of each element over all questionnaires. */
export const SurveySums = z.record(SurveyElement, z.int().nonnegative());
export type SurveySums = z.infer<typeof SurveySums>;

/**
 * `1/n` is exact and the default; `0.111` and `0.11` exist only to reproduce an older report. Whichever is used is
 * printed on the report.
 */
export const SurveyWeight = z.enum(['1/n', '0.111', '0.11']);
export type SurveyWeight = z.infer<typeof SurveyWeight>;

export interface SurveyCategory {
  readonly letter: 'A' | 'B' | 'C' | 'D';
  readonly performance: 'Sangat baik' | 'Baik' | 'Kurang baik' | 'Tidak baik';
}

/** An index as whole hundredths (8728 = 87,28), as a number and with its category. */
export interface SurveyFigure {
  readonly hundredths: number;
  readonly value: number;
  readonly category: SurveyCategory;
}

export interface SurveyIndex extends SurveyFigure {
  readonly answers: number;
  readonly weight: SurveyWeight;
  readonly elements: Readonly<Record<SurveyElement, SurveyFigure>>;
}

/** The sums over a set of answers. */
export function sumAnswers(answers: readonly Pick<SurveyAnswer, 'values'>[]): SurveySums {
  return forEachElement((key) => answers.reduce((sum, answer) => sum + answer.values[key], 0));
}

/**
 * Satisfaction index of `n` questionnaires, 25.00–100.00 (24.75–99.00 with weight 0.11), rounded half up once, at the
 * end, in whole numbers; the category is read from the rounded value, otherwise 88.305 would belong to none.
 * @param sums sum per element, each between n and 4n; anything else is broken data and throws
 * @returns undefined for n = 0: "belum ada data"
 * Source: PermenPANRB 14/2017, annex (NI × 25).
 */
export function index(sums: SurveySums, n: number, weight: SurveyWeight): SurveyIndex | undefined {
  const measured = measure(
    sums,
    forEachElement(() => n),
    weight,
  );
  return measured && { ...measured.figure, answers: n, weight, elements: measured.elements };
}

/** What a set of answers comes to in one weight. */
export interface SurveyMeasure {
  readonly figure: SurveyFigure;
  /** NI in ten-thousandths, half up: for show only. */
  readonly ni: number;
  readonly elements: Readonly<Record<SurveyElement, SurveyFigure>>;
}

/**
 * The same where questions were left blank: NRR of an element is its sum over the questionnaires in which it was answered, and
 * the index the weighted sum of the nine quotients, kept as one exact fraction until the end.
 * @param counts questionnaires per element
 * @returns undefined while any of the nine elements has no answer: there is no index of eight
 */
export function measure(
  sums: SurveySums,
  counts: SurveySums,
  weight: SurveyWeight,
): SurveyMeasure | undefined {
  for (const key of formOrder) checkSum(key, sums[key], counts[key]);
  if (formOrder.some((key) => counts[key] === 0)) return undefined;
  // Σ S/n of the nine elements as one fraction.
  const denominator = formOrder.reduce((product, key) => product * BigInt(counts[key]), 1n);
  const numerator = formOrder.reduce(
    (sum, key) => sum + (BigInt(sums[key]) * denominator) / BigInt(counts[key]),
    0n,
  );
  const { per, of } = weights[weight];
  return {
    figure: figure(halfUp(2500n * per * numerator, of * denominator)),
    ni: halfUp(10_000n * per * numerator, of * denominator),
    elements: forEachElement((key) => figureOf(sums[key], counts[key])),
  };
}

/** One element on the scale of the index: NRR × 25. */
export function figureOf(sum: number, n: number): SurveyFigure {
  return figure(halfUp(2500n * BigInt(sum), BigInt(n)));
}

/** NRR and NRR × weight in thousandths, half up. For show: sums of printed values are not the index. */
export function printedMeans(
  sum: number,
  n: number,
  weight: SurveyWeight,
): { readonly nrr: number; readonly weighted: number } {
  const { per, of } = weights[weight];
  return {
    nrr: halfUp(1000n * BigInt(sum), BigInt(n)),
    weighted: halfUp(1000n * per * BigInt(sum), of * BigInt(n)),
  };
}

function checkSum(key: SurveyElement, sum: number, n: number): void {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a number of questionnaires: ${String(n)}`);
  if (!Number.isInteger(sum) || sum < n || sum > 4 * n) {
    throw new RangeError(`the sum of ${key} does not fit ${String(n)} questionnaires`);
  }
}

/** Sums and number of answers per element; blanks count in neither. */
export function tally(answers: readonly { readonly values: Partial<Record<SurveyElement, number>> }[]): {
  readonly sums: SurveySums;
  readonly counts: SurveySums;
} {
  const given = (key: SurveyElement) => answers.flatMap(({ values }) => values[key] ?? []);
  return {
    sums: forEachElement((key) => given(key).reduce((sum, value) => sum + value, 0)),
    counts: forEachElement((key) => given(key).length),
  };
}

/** Element by element; `sign` −1 takes away. */
export function addSums(a: SurveySums, b: SurveySums, sign: 1 | -1 = 1): SurveySums {
  return forEachElement((key) => a[key] + sign * b[key]);
}

export const noSums: SurveySums = forEachElement(() => 0);

/** Category of an index in hundredths. With weight 0.11 values below 25.00 exist; the table begins there, so they are D. */
export function surveyCategory(hundredths: number): SurveyCategory {
  if (hundredths >= 8831) return { letter: 'A', performance: 'Sangat baik' };
  if (hundredths >= 7661) return { letter: 'B', performance: 'Baik' };
  if (hundredths >= 6500) return { letter: 'C', performance: 'Kurang baik' };
  return { letter: 'D', performance: 'Tidak baik' };
}

/** Hundredths as Indonesian text: 8728 → "87,28". */
export function printedIndex(hundredths: number): string {
  const digits = String(hundredths).padStart(3, '0');
  return `${digits.slice(0, -2)},${digits.slice(-2)}`;
}

/**
 * Respondents needed for a number of service users (Krejcie and Morgan, λ² = 3.841, P = Q = 0.5, d = 0.05), rounded to
 * nearest, which reproduces every row of the published table.
 * @param population users in the previous period
 * @param minimum an office may keep the old floor of 150 (KEP/25/2004); never more than there are users
 */
export function sampleSize(population: number, minimum = 0): number {
  if (!Number.isInteger(population) || population < 0) throw new RangeError('not a number of service users');
  // λ²·N·P·Q / (d²·(N−1) + λ²·P·Q) with both sides multiplied by 4000: whole numbers only.
  const needed = halfUp(3841n * BigInt(population), 10n * BigInt(population) + 3831n);
  return Math.min(population, Math.max(needed, minimum));
}

/** Below this number an answer could be traced to a person. */
export const smallestGroup = 5;

/** How many of `n` answers the live figures may cover: the last multiple of five. */
export function shownCount(n: number): number {
  return n - (n % smallestGroup);
}

/**
 * Whether and how live figures may be published. They cover exactly `shownCount` answers and stay as they are until
 * five more have come: two successive figures that differ by one answer would give that answer away.
 * @param n answers received
 * @param shown answers covered by the figures shown now, 0 if none
 */
export function publication(
  n: number,
  shown: number,
): { readonly publish: boolean; readonly shownCount: number; readonly refresh: boolean } {
  const count = shownCount(n);
  return { publish: count >= smallestGroup, shownCount: count, refresh: count > shown };
}

/**
 * Which services of a period report under their own name; the rest are filed under *lainnya*. A rest that is
 * itself too small takes the smallest service with it: the total less the named services would reveal it.
 * @param counts answers per service
 */
export function groupServices(counts: Readonly<Record<string, number>>): {
  readonly own: readonly string[];
  readonly other: readonly string[];
  readonly otherCount: number;
} {
  const largestFirst = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const own = largestFirst.filter(([, count]) => count >= smallestGroup);
  const other = largestFirst.filter(([, count]) => count < smallestGroup);
  let otherCount = other.reduce((sum, [, count]) => sum + count, 0);
  while (otherCount > 0 && otherCount < smallestGroup) {
    const joined = own.pop();
    if (joined === undefined) break;
    other.push(joined);
    otherCount += joined[1];
  }
  return { own: own.map(([id]) => id).sort(), other: other.map(([id]) => id).sort(), otherCount };
}

/** The weight of one element as a fraction. */
const weights: Readonly<Record<SurveyWeight, { readonly per: bigint; readonly of: bigint }>> = {
  '1/n': { per: 1n, of: 9n },
  '0.111': { per: 111n, of: 1000n },
  '0.11': { per: 11n, of: 100n },
};

/** Numerator over denominator, rounded half up, in whole numbers throughout. */
function halfUp(numerator: bigint, denominator: bigint): number {
  return Number((2n * numerator + denominator) / (2n * denominator));
}

function figure(hundredths: number): SurveyFigure {
  return { hundredths, value: hundredths / 100, category: surveyCategory(hundredths) };
}

function forEachElement<T>(make: (key: SurveyElement) => T): Record<SurveyElement, T> {
  return {
    persyaratan: make('persyaratan'),
    prosedur: make('prosedur'),
    waktu: make('waktu'),
    biaya: make('biaya'),
    produk: make('produk'),
    kompetensi: make('kompetensi'),
    perilaku: make('perilaku'),
    sarana: make('sarana'),
    pengaduan: make('pengaduan'),
  };
}
