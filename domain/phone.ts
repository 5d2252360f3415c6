/**
 * Telephone numbers as people write them: `(0343) 421157`, `031 8971003`, `0853-3291-1600`, `+62 (0)853…`.
 * Stored with country code; landlines are kept for offices, foreign numbers for foreigners.
 */

/**
 * The number with its country code (`+6285332911600`).
 * @returns undefined where it cannot be a subscriber's number: too short or long, no area code, other characters
 */
export function normalisePhone(text: string): string | undefined {
  const compact = text.normalize('NFKC').replaceAll(/[\s().\/\u2010-\u2015-]/gu, '');
  if (!/^\+?\d{5,20}$/.test(compact)) return undefined;
  const international = compact.startsWith('00') ? `+${compact.slice(2)}` : compact;
  if (international.startsWith('+') && !international.startsWith('+62')) {
    return /^\+[1-9]\d{6,14}$/.test(international) ? international : undefined;
  }
  const national = nationalPart(international);
  return national !== undefined && /^[2-9]\d{6,11}$/.test(national) ? `+62${national}` : undefined;
}

/** Whether a number can receive messages: `8`, then 1–9, then 7–10 digits. */
export function isMobile(phone: string): boolean {
  return /^\+628[1-9]\d{7,10}$/.test(normalisePhone(phone) ?? '');
}

/** The three digits a work list may show; undefined where there is no usable number. */
export function lastThreeDigits(phone: string): string | undefined {
  return normalisePhone(phone)?.slice(-3);
}

/** The trunk zero is often kept after the country code, and often forgotten before a mobile number. */
function nationalPart(number: string): string | undefined {
  if (number.startsWith('+62')) return number.slice(3).replace(/^0/, '');
  if (number.startsWith('62')) return number.slice(2).replace(/^0/, '');
  if (number.startsWith('0')) return number.slice(1);
  return number.startsWith('8') ? number : undefined;
}
