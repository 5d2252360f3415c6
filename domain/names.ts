/**
 * Names of people: words and prefixes for finding an applicant, and the comparison behind "Cocokkan nama".
 * A name stays as it was written everywhere else; these forms are only ever hashed or compared.
 */

/** Characters that turn the direction of the text around them; in a name they can make one look like another. */
const bidiControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** Long input must not become an unbounded number of search keys. */
const mostWords = 12;
const longestPrefix = 15;
const shortestPrefix = 3;

/** Dropped wherever they stand alone. */
const titles: ReadonlySet<string> = new Set(['h', 'hj', 'kh', 'dr', 'drs', 'dra', 'ir', 'prof']);

/** Dropped only when written with dots or after a comma: without them they may be a name ("Ma", "Se"). */
const degrees: ReadonlySet<string> = new Set(
  (
    'amd amdkeb amdkep sag se sh shi sip sipem skep skm skom ssos sp spd spdi spdsd spt ssi sst sstp st stp ' +
    'ma map mag mh mhum mkes mkom mm mpd mpdi msc msi mt phd bsc ba lc ns apt ust'
  ).split(' '),
);

/** The text without direction controls; anything else stays. */
export function stripBidiControls(text: string): string {
  return text.replaceAll(bidiControls, '');
}

/**
 * The words of a name as search keys: accents folded, lower case, punctuation, titles and degrees dropped, no doubles,
 * at most twelve. A name made only of titles keeps them, so that everybody can be found.
 */
export function nameWords(name: string): string[] {
  const [beforeComma, ...afterComma] = fold(name).split(',');
  const called = (beforeComma ?? '').split(/\s+/u).flatMap((token) => wordsOf(token, false));
  const added = afterComma.flatMap((part) => part.split(/\s+/u)).flatMap((token) => wordsOf(token, true));
  const words = [...called, ...added];
  const kept = words.length > 0 ? words : lettersOnly(fold(name));
  return [...new Set(kept)].slice(0, mostWords);
}

/** Every beginning of every word from three letters on, the whole word included, up to fifteen letters. */
export function namePrefixes(name: string): string[] {
  const prefixes = nameWords(name).flatMap((word) => {
    const letters = Array.from(word);
    const longest = Math.min(letters.length, longestPrefix);
    const lengths = Array.from(
      { length: Math.max(0, longest - shortestPrefix + 1) },
      (_, i) => i + shortestPrefix,
    );
    return lengths.map((length) => letters.slice(0, length).join(''));
  });
  return [...new Set(prefixes)];
}

/**
 * The form in which a typed name is compared with a printed one: case, accents, spaces and punctuation do not count,
 * degrees do. Empty where a name has neither letter nor digit.
 */
export function matchableName(name: string): string {
  return lettersOnly(fold(name)).join('');
}

/** Whether two names are the same for "Cocokkan nama"; a name without any letter matches nothing. */
export function sameName(a: string, b: string): boolean {
  const typed = matchableName(a);
  return typed !== '' && typed === matchableName(b);
}

/** Marks go before the case: lower-casing a composed letter can leave a mark behind (Turkish İ). */
function fold(text: string): string {
  return stripBidiControls(text).normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function wordsOf(token: string, afterComma: boolean): string[] {
  const pieces = token.split('.').flatMap((piece) => lettersOnly(piece));
  const joined = pieces.join('');
  const written = token.includes('.') || afterComma;
  if (titles.has(joined) || (written && degrees.has(joined))) return [];
  return pieces.filter((piece) => !titles.has(piece));
}

/** Splits at everything but letters and digits; an apostrophe joins ("Nur'aini" is one word). */
function lettersOnly(text: string): string[] {
  return text
    .replaceAll(/['`\u02BB\u02BC\u2018\u2019]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
