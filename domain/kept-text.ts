import { stripBidiControls } from './names.ts';
import { normaliseNik } from './nik.ts';

/** What somebody typed, in the form it is stored and judged in, so that nothing is accepted that could not be stored. */

export function cleaned(text: string | undefined): string {
  return stripBidiControls((text ?? '').toWellFormed().normalize('NFC')).trim();
}

/** A value as it is kept: days and amounts as people here write them are read as meant. */
export function asKept(field: { type: string }, text: string | undefined): string {
  const value = cleaned(text);
  switch (field.type) {
    case 'nik':
      return normaliseNik(value);
    case 'date': {
      const [, day, month, year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(value) ?? [];
      return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : value;
    }
    case 'number': {
      const amount = value.replace(/^rp\.?\s*/i, '').replace(/,(00|-)$/, '');
      return /^\d{1,3}(\.\d{3})+$/.test(amount) ? amount.replaceAll('.', '') : amount;
    }
    default:
      return value;
  }
}
