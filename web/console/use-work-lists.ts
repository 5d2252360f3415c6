import { useEffect, useRef, useState } from 'preact/hooks';
import type { Card } from '../../domain/personal-data.ts';
import { limitOf, loading, moreRows } from './live.ts';
import type { CardRequest, Live, LiveReads } from './live.ts';
import { isWarned, listIds, requestsFor, rowsOf } from './work-lists.ts';
import type { ListId, Posts } from './work-lists.ts';

/** A work list as it is known now. */
export interface WorkList {
  state: Live<unknown>['state'];
  rows: Card[];
  unreadable: number;
  /** Reads on; absent where all there is has been read. */
  more: (() => void) | undefined;
}

type Reads = ReadonlyMap<string, Live<Card[]>>;
type Extra = ReadonlyMap<string, number>;

/** All work lists of one person, live as long as he is in the office: lists that need the same read share it. */
export function useWorkLists(
  live: LiveReads,
  officeId: string,
  posts: Posts,
  now: number,
): Record<ListId, WorkList> {
  const [reads, setReads] = useState<Reads>(new Map());
  /** Rows beyond each read's limit that somebody asked for. */
  const [extra, setExtra] = useState<Extra>(new Map());
  const requests = new Map(
    listIds.flatMap((list) => requestsFor(list, posts)).map((request) => [keyOf(request), request]),
  );
  const wanted = [...requests].map(([key, request]) => ({ key, request, more: extra.get(key) ?? 0 }));
  useReads(live, officeId, wanted, (key, read) => {
    setReads((before) => new Map(before).set(key, read));
  });
  const list = (id: ListId): WorkList =>
    listOf(id, posts, reads, extra, now, (keys) => {
      setExtra((before) => {
        const next = new Map(before);
        for (const key of keys) next.set(key, (next.get(key) ?? 0) + moreRows);
        return next;
      });
    });
  return {
    giliran: list('giliran'),
    seksi: list('seksi'),
    semua: list('semua'),
    dilengkapi: list('dilengkapi'),
    menunggu: list('menunggu'),
    berisiko: list('berisiko'),
    terlambat: list('terlambat'),
    siap: list('siap'),
  };
}

/**
 * Keeps one live read per wanted request. What is wanted as before goes on undisturbed; with more rows it is read anew, and the
 * rows known so far stay on the screen meanwhile.
 */
function useReads(
  live: LiveReads,
  officeId: string,
  wanted: readonly { key: string; request: CardRequest; more: number }[],
  onRead: (key: string, read: Live<Card[]>) => void,
): void {
  const running = useRef(new Map<string, () => void>());
  const heard = useRef(onRead);
  heard.current = onRead;
  const all = JSON.stringify(wanted.map(({ key, more }) => [officeId, key, more]));
  useEffect(() => {
    const next = new Map<string, () => void>();
    for (const { key, request, more } of wanted) {
      const name = JSON.stringify([officeId, key, more]);
      const known = running.current.get(name);
      running.current.delete(name);
      next.set(
        name,
        known ??
          live.cards(
            officeId,
            request,
            (read) => {
              heard.current(key, read);
            },
            more,
          ),
      );
    }
    for (const stop of running.current.values()) stop();
    running.current = next;
    // The text names the office, every request and its length.
  }, [all, live]);
  useEffect(
    () => () => {
      for (const stop of running.current.values()) stop();
      running.current = new Map();
    },
    [live],
  );
}

function keyOf(request: CardRequest): string {
  return JSON.stringify(request);
}

function listOf(
  id: ListId,
  posts: Posts,
  reads: Reads,
  extra: Extra,
  now: number,
  readOn: (keys: readonly string[]) => void,
): WorkList {
  const requests = requestsFor(id, posts);
  const needed = requests.map((request) => reads.get(keyOf(request)) ?? loading);
  const known = needed.flatMap((read) => (read.state === 'live' || read.state === 'offline' ? [read] : []));
  const cut = requests.flatMap((request) => {
    const key = keyOf(request);
    const read = reads.get(key);
    const cards = read?.state === 'live' || read?.state === 'offline' ? read.value : [];
    const isFull = cards.length >= limitOf(request.query, extra.get(key));
    // These come by their warning: one that is not warned of yet says that no later one is.
    const isWhole = isByWarning(request) && cards.some((card) => !isWarned(card, now));
    return isFull && !isWhole ? [key] : [];
  });
  return {
    state: worst(needed.map(({ state }) => state)),
    rows: rowsOf(
      id,
      posts,
      known.flatMap(({ value }) => value),
      now,
    ),
    unreadable: known.reduce((sum, { unreadable }) => sum + unreadable, 0),
    more:
      cut.length === 0
        ? undefined
        : () => {
            readOn(cut);
          },
  };
}

function isByWarning({ query }: CardRequest): boolean {
  return query === 'promised' || query === 'promised-sections' || query === 'promised-villages';
}

/** A list is as good as the worst read behind it; without any read (no post that sees cases) it is known to be empty. */
function worst(states: readonly Live<unknown>['state'][]): Live<unknown>['state'] {
  const order = ['refused', 'loading', 'offline', 'live'] as const;
  return order.find((state) => states.includes(state)) ?? 'live';
}
