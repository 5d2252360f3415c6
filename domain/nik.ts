/**
 * Looking at a NIK or family card number. Both only ever warn: a NIK never changes even where it disagrees with the
 * birth date, its area is the place of first registration, and its century is ambiguous.
 * Layout: area 6 (province, regency, district), date DDMMYY (a woman's day + 40, NIK only), serial 4 from 0001.
 */

export type NikWarning =
  'not-digits' | 'length' | 'area' | 'impossible-date' | 'serial' | 'birth-date-differs' | 'gender-differs';

export type KkWarning = 'not-digits' | 'length' | 'area' | 'impossible-date' | 'serial';

/** Province codes of the Ministry of Home Affairs. A newer province only causes a warning until it is added here. */
const provinces: ReadonlySet<string> = new Set([
  ...['11', '12', '13', '14', '15', '16', '17', '18', '19', '21'],
  ...['31', '32', '33', '34', '35', '36', '51', '52', '53'],
  ...['61', '62', '63', '64', '65', '71', '72', '73', '74', '75', '76'],
  ...['81', '82', '91', '92', '93', '94', '95', '96'],
]);

/** The number as compared and stored: spaces, dots and dashes between the digits dropped. */
export function normaliseNik(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s.\u2010-\u2015-]/gu, '');
}

/**
 * What looks odd about a NIK; empty when nothing does. Never a reason to refuse.
 * @param stated what the applicant says elsewhere: birth date as ISO day, gender L or P
 */
export function nikWarnings(
  nik: string,
  stated: { readonly bornOn?: string | undefined; readonly gender?: 'L' | 'P' | undefined } = {},
): NikWarning[] {
  const digits = normaliseNik(nik);
  const shape = shapeWarnings(digits);
  if (shape.length > 0) return shape;
  const warnings: NikWarning[] = areaAndSerial(digits);
  const printedDay = Number(digits.slice(6, 8));
  const woman = printedDay > 40;
  const day = woman ? printedDay - 40 : printedDay;
  const month = Number(digits.slice(8, 10));
  const year = digits.slice(10, 12);
  if (!isPossible(day, month, Number(year))) warnings.push('impossible-date');
  else {
    const read = `${year}-${digits.slice(8, 10)}-${String(day).padStart(2, '0')}`;
    if (stated.bornOn !== undefined && stated.bornOn.slice(2) !== read) warnings.push('birth-date-differs');
    if (stated.gender !== undefined && (stated.gender === 'P') !== woman) warnings.push('gender-differs');
  }
  return warnings;
}

/** What looks odd about a family card number; empty when nothing does. Its date is the date of issue, without + 40. */
export function kkWarnings(kk: string): KkWarning[] {
  const digits = normaliseNik(kk);
  const shape = shapeWarnings(digits);
  if (shape.length > 0) return shape;
  const warnings = areaAndSerial(digits);
  const [day, month, year] = [digits.slice(6, 8), digits.slice(8, 10), digits.slice(10, 12)].map(Number);
  if (!isPossible(day ?? 0, month ?? 0, year ?? 0)) warnings.push('impossible-date');
  return warnings;
}

function shapeWarnings(digits: string): ('not-digits' | 'length')[] {
  if (!/^\d*$/.test(digits)) return ['not-digits'];
  return digits.length === 16 ? [] : ['length'];
}

function areaAndSerial(digits: string): ('area' | 'serial' | 'impossible-date')[] {
  const known =
    provinces.has(digits.slice(0, 2)) && digits.slice(2, 4) !== '00' && digits.slice(4, 6) !== '00';
  return [...(known ? [] : ['area' as const]), ...(digits.slice(12) === '0000' ? ['serial' as const] : [])];
}

/** The century is unknown, so 29 February counts as possible when either century's year is a leap year. */
function isPossible(day: number, month: number, twoDigitYear: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const february = twoDigitYear % 4 === 0 ? 29 : 28;
  const lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (lengths[month - 1] ?? 0);
}
