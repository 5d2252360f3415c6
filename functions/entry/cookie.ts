/**
 * The one cookie that passes Hosting's CDN. It holds what the applicant's links opened on this device: up to five drafts and
 * applications with their secrets, newest first, and the newest draft in any case, as `a.<office>.<reference>.<secret>` and `d.<office>.<draft>.<secret>`
 * joined by `~`; on an office's tablet the survey kiosk and the queue kiosk beside them. Whatever does not read as that is dropped.
 */

const cookieName = '__session';
const mostEntries = 5;
/** As long as a draft is kept by default. The pages offer to forget a case sooner (shared phones). */
const keptSeconds = 14 * 86_400;

export interface SessionEntry {
  /** `a`: an application, by its reference. `d`: a draft, by its id. `k`: a survey kiosk of the office, always `kios`. `q`: its queue kiosk, always `antrean`. */
  kind: 'a' | 'd' | 'k' | 'q';
  officeId: string;
  id: string;
  secret: string;
}

const entryPattern = /^([adkq])\.([a-z0-9-]{1,80})\.([0-9A-Za-z]{1,40})\.([A-Za-z0-9_-]{1,64})$/;

/** @param header the `Cookie` header as sent */
export function readSession(header: string | undefined): SessionEntry[] {
  const pair = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${cookieName}=`));
  if (pair === undefined) return [];
  return pair
    .slice(cookieName.length + 1)
    .split('~')
    .flatMap((part) => parseEntry(part) ?? [])
    .filter(fits);
}

/** Applications first: a draft begun and left must not cost a case. But what was begun just now can be gone on with. */
function fits({ kind }: SessionEntry, index: number, entries: readonly SessionEntry[]): boolean {
  const newer = entries.slice(0, index).filter((entry) => entry.kind === kind).length;
  if (kind === 'a') return newer < mostEntries;
  if (kind === 'k' || kind === 'q') return newer < 1;
  const applications = entries.filter((entry) => entry.kind === 'a').length;
  return newer < Math.max(1, mostEntries - applications);
}

function parseEntry(part: string): SessionEntry | undefined {
  const [, kind, officeId, id, secret] = entryPattern.exec(part) ?? [];
  if ((kind !== 'a' && kind !== 'd' && kind !== 'k' && kind !== 'q') || !officeId || !id || !secret)
    return undefined;
  return { kind, officeId, id, secret };
}

/** Could this stand in the cookie? Links are typed by hand too. */
export function isEntry(entry: SessionEntry): boolean {
  return entryPattern.test(written(entry));
}

export function withEntry(entries: readonly SessionEntry[], entry: SessionEntry): SessionEntry[] {
  return [entry, ...withoutEntry(entries, entry)].filter(fits);
}

export function withoutEntry(
  entries: readonly SessionEntry[],
  of: Pick<SessionEntry, 'kind' | 'officeId' | 'id'>,
): SessionEntry[] {
  return entries.filter(
    (entry) => entry.kind !== of.kind || entry.officeId !== of.officeId || entry.id !== of.id,
  );
}

/** The `Set-Cookie` value. No entries: the cookie is taken away. */
export function sessionCookie(entries: readonly SessionEntry[], secure: boolean): string {
  const value = entries.map(written).join('~');
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return `${cookieName}=${value}; Max-Age=${String(entries.length > 0 ? keptSeconds : 0)}; ${attributes}`;
}

function written({ kind, officeId, id, secret }: SessionEntry): string {
  return `${kind}.${officeId}.${id}.${secret}`;
}
