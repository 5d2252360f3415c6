/** Alphabet of reference codes (`Reference` in `domain/application.ts`): none of it is a look-alike of another. */
const reference = /(?:^|[/\s])([2-9A-HJ-NP-TV-Z]{10})(?=$|[/\s])/;

/**
 * The reference code in what was typed or scanned: the bare code in any case, with the spaces people read it out in, or the
 * address in a receipt's QR.
 */
export function referenceIn(words: string): string | undefined {
  const upper = words.trim().toUpperCase();
  const found = reference.exec(upper)?.[1] ?? reference.exec(upper.replaceAll(/[\s-]/g, ''))?.[1];
  // Ten digits are a telephone number; a code of digits only is as good as never made.
  return found !== undefined && /[A-Z]/.test(found) ? found : undefined;
}
