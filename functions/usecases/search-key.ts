import type { Filled } from '../../domain/form.ts';
import { namePrefixes, nameWords } from '../../domain/names.ts';
import { normaliseNik } from '../../domain/nik.ts';
import { normalisePhone } from '../../domain/phone.ts';
import { paths } from '../../domain/paths.ts';
import { remembered } from './remembered.ts';
import type { Deps } from './ports.ts';

/** Finding people without storing what they are found by: keyed hashes per office (design §4 *Finding people*). */

/** The office's own key, made once; no client reads it. */
async function searchKey(deps: Deps, officeId: string): Promise<string> {
  const path = paths.searchKey(officeId);
  const stored = await remembered(deps, path, Number.POSITIVE_INFINITY, async () => {
    const known = await deps.documents.get(path);
    if (known) return known;
    // Two may make a key at once; `create` lets one win and both read the winner's.
    await deps.documents.commit([{ do: 'create', path, data: { v: 1, key: deps.newSecret() } }]);
    return deps.documents.get(path);
  });
  if (!stored) throw new Error(`The search key of ${officeId} could not be made`);
  return String(stored.data['key']);
}

/** Hashes under which an application is found: NIK, phone, name words and their prefixes. */
export async function searchTerms(
  deps: Deps,
  officeId: string,
  filled: Pick<Filled, 'parties' | 'contacts'>,
): Promise<string[]> {
  const key = await searchKey(deps, officeId);
  const terms = new Set<string>();
  for (const party of filled.parties) {
    for (const prefix of [...nameWords(party.name), ...namePrefixes(party.name)]) terms.add(`name ${prefix}`);
    if (party.identity.kind === 'nik') terms.add(`nik ${normaliseNik(party.identity.number)}`);
  }
  if (filled.contacts.phone) terms.add(`phone ${filled.contacts.phone}`);
  return [...terms].map((term) => deps.hmac(key, term));
}

/** Hashes a query must all match: a NIK or phone number whole, a name by its words. */
export async function queryTerms(deps: Deps, officeId: string, query: string): Promise<string[]> {
  const key = await searchKey(deps, officeId);
  const digits = query.replaceAll(/[\s().+-]/g, '');
  const terms = /^\d{5,}$/.test(digits) ? [numberTerm(query, digits)] : wordTerms(query);
  return terms.map((term) => deps.hmac(key, term));
}

/** What is no telephone number is a NIK: a mistyped one is kept as it was given and must be found as such. */
function numberTerm(query: string, digits: string): string {
  const phone = digits.length === 16 ? undefined : normalisePhone(query);
  return phone === undefined ? `nik ${digits}` : `phone ${phone}`;
}

/** Words too short to be a prefix count only where a name has no longer ones. The longest, seldom the commonest, comes first. */
function wordTerms(query: string): string[] {
  const words = nameWords(query).sort((a, b) => b.length - a.length);
  const long = words.filter((word) => word.length >= 3);
  return (long.length > 0 ? long : words).map((word) => `name ${[...word].slice(0, 15).join('')}`);
}
