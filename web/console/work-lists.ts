import { awaited, performerKey } from '../../domain/status.ts';
import { wholeOfficeRoles } from '../../domain/roles.ts';
import type { Card } from '../../domain/personal-data.ts';
import type { Role } from '../../domain/roles.ts';
import type { CardRequest } from './live.ts';

/** The work lists: who sees what in them, in which order, and how new rows wait for a click. */

export const listIds = [
  'giliran',
  'seksi',
  'semua',
  'dilengkapi',
  'menunggu',
  'berisiko',
  'terlambat',
  'siap',
] as const;
export type ListId = (typeof listIds)[number];

/** Roles, sections and villages in force today. */
export interface Posts {
  roles: readonly Role[];
  sections: readonly string[];
  villages: readonly string[];
}

/** The strings by which a work list asks for one's own turn (`waitingFor` in `domain/status.ts`). */
export function performerKeys({ roles, sections }: Posts): string[] {
  const ofSections = roles.includes('section-head')
    ? sections.map((section) => performerKey({ role: 'section-head', section }))
    : [];
  return [...roles.map((role) => performerKey({ role })), ...ofSections];
}

export function seesWholeOffice({ roles }: Pick<Posts, 'roles'>): boolean {
  return roles.some((role) => wholeOfficeRoles.includes(role));
}

/** The lists somebody has: whoever heads no section has no list of it. */
export function listsFor(posts: Posts): ListId[] {
  const heads = posts.roles.includes('section-head') && posts.sections.length > 0;
  return listIds.filter((list) => list !== 'seksi' || heads);
}

/** What is read for each list. Several lists may come from one read; a person may need more than one read for a list. */
export function requestsFor(list: ListId, posts: Posts): CardRequest[] {
  const promised = list === 'berisiko' || list === 'terlambat';
  const bySection: CardRequest[] =
    posts.roles.includes('section-head') && posts.sections.length > 0
      ? [{ query: promised ? 'promised-sections' : 'sections', values: posts.sections }]
      : [];
  if (list === 'seksi') return bySection;
  if (!seesWholeOffice(posts)) {
    const byVillage: CardRequest[] =
      posts.roles.includes('village') && posts.villages.length > 0
        ? [{ query: promised ? 'promised-villages' : 'villages', values: posts.villages }]
        : [];
    return [...bySection, ...byVillage];
  }
  switch (list) {
    case 'giliran':
      return [{ query: 'turn', values: performerKeys(posts) }];
    case 'semua':
      return [{ query: 'office' }];
    case 'menunggu':
      return [{ query: 'awaiting', values: awaited }];
    case 'berisiko':
    case 'terlambat':
      return [{ query: 'promised' }];
    case 'dilengkapi':
      return [{ query: 'status', value: 'returned' }];
    case 'siap':
      return [{ query: 'status', value: 'ready' }];
    default:
      return list satisfies never;
  }
}

/** A list's rows in order, from the cards that were read. The same card read twice is one row. */
export function rowsOf(list: ListId, posts: Posts, cards: readonly Card[], now: number): Card[] {
  const unique = [...new Map(cards.map((card) => [card.applicationId, card])).values()];
  switch (list) {
    case 'giliran':
      return unique.filter((card) => isTurnOf(card, posts)).sort(byDue);
    case 'seksi':
      return unique
        .filter(
          ({ sections, status }) => isAtWork(status) && sections.some((id) => posts.sections.includes(id)),
        )
        .sort(byDue);
    // Whom oneself keeps waiting stands in one's own turn.
    case 'menunggu':
      return unique
        .filter((card) => typeof card.awaits === 'string' && !isTurnOf(card, posts))
        .sort(byChange);
    case 'berisiko':
      return unique.filter((card) => isWarned(card, now) && !isLate(card, now)).sort(byDue);
    case 'terlambat':
      return unique.filter((card) => isLate(card, now)).sort(byDue);
    case 'semua':
      return unique.sort(byChange);
    case 'dilengkapi':
      return unique.filter((card) => card.status === 'returned').sort(byChange);
    case 'siap':
      return unique.filter((card) => card.status === 'ready').sort(byChange);
    default:
      return list satisfies never;
  }
}

function isTurnOf(card: Card, posts: Posts): boolean {
  const keys = performerKeys(posts);
  return card.waitingFor.some((key) => keys.includes(key));
}

function isAtWork(status: string): boolean {
  return status === 'open' || status === 'returned' || status === 'ready';
}

/** 80 % of the promise are used up. */
export function isWarned({ status, warnAt }: Pick<Card, 'status' | 'warnAt'>, now: number): boolean {
  return status === 'open' && warnAt !== null && now >= warnAt;
}

function isLate({ status, dueAt }: Pick<Card, 'status' | 'dueAt'>, now: number): boolean {
  return status === 'open' && dueAt !== null && now > dueAt;
}

/** Rows whose name, number or service holds every word typed. Only what is on the screen: the search looks further. */
export function isNamed(
  { applicantName, reference, serviceName }: Pick<Card, 'applicantName' | 'reference' | 'serviceName'>,
  typed: string,
): boolean {
  const text = `${applicantName} ${reference} ${serviceName}`.toLocaleLowerCase('id');
  return typed
    .toLocaleLowerCase('id')
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** What is promised soonest comes first; what has no running promise after it, longest waiting first. */
export function byDue(a: Card, b: Card): number {
  return (
    (a.dueAt ?? Number.POSITIVE_INFINITY) - (b.dueAt ?? Number.POSITIVE_INFINITY) ||
    a.submittedAt - b.submittedAt ||
    a.applicationId.localeCompare(b.applicationId)
  );
}

function byChange(a: Card, b: Card): number {
  return b.changedAt - a.changedAt || a.applicationId.localeCompare(b.applicationId);
}

/** Rows on the screen: their order is kept until the officer asks, so that nothing moves under the pointer. */
export interface Shown {
  rows: { card: Card; gone: boolean }[];
  /** Ids that wait behind the bar "3 baru". */
  fresh: string[];
}

export const nothingShown: Shown = { rows: [], fresh: [] };

/**
 * The next screen after a live change: known rows are renewed where they stand, rows that left the list stay as `gone`, new
 * ones wait. An empty screen takes everything at once, since nothing can move on it.
 */
export function renew(shown: Shown, rows: readonly Card[]): Shown {
  if (!shown.rows.some(({ gone }) => !gone)) return showAll(rows);
  const now = new Map(rows.map((card) => [card.applicationId, card]));
  const known = new Set(shown.rows.map(({ card }) => card.applicationId));
  return {
    rows: shown.rows.map(({ card }) => {
      const current = now.get(card.applicationId);
      return current ? { card: current, gone: false } : { card, gone: true };
    }),
    fresh: rows.map((card) => card.applicationId).filter((id) => !known.has(id)),
  };
}

/** What the click on the bar does: everything in its place, what has left gone. */
export function showAll(rows: readonly Card[]): Shown {
  return { rows: rows.map((card) => ({ card, gone: false })), fresh: [] };
}
