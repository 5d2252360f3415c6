import { useEffect, useState } from 'preact/hooks';
import type { Card } from '../../domain/personal-data.ts';
import { loading } from './live.ts';
import type { CardRequest, Live, LiveReads } from './live.ts';
import { listIds, requestsFor, rowsOf } from './work-lists.ts';
import type { ListId, Posts } from './work-lists.ts';

/** A work list as it is known now. `read` counts the cards behind it, to tell when the limit cut it. */
export interface WorkList {
  state: Live<unknown>['state'];
  rows: Card[];
  read: number;
  unreadable: number;
}

/** All work lists of one person, live as long as he is in the office: lists that need the same read share it. */
export function useWorkLists(live: LiveReads, officeId: string, posts: Posts): Record<ListId, WorkList> {
  const [reads, setReads] = useState<ReadonlyMap<string, Live<Card[]>>>(new Map());
  const key = JSON.stringify([officeId, posts]);
  useEffect(() => {
    setReads(new Map());
    const requests = new Map(
      listIds.flatMap((list) => requestsFor(list, posts)).map((request) => [keyOf(request), request]),
    );
    const stops = [...requests].map(([id, request]) =>
      live.cards(officeId, request, (read) => {
        setReads((before) => new Map(before).set(id, read));
      }),
    );
    return () => {
      for (const stop of stops) stop();
    };
    // The key names the office and every post.
  }, [key, live]);
  const list = (id: ListId) => listOf(id, posts, reads);
  return {
    giliran: list('giliran'),
    semua: list('semua'),
    dilengkapi: list('dilengkapi'),
    siap: list('siap'),
  };
}

function keyOf(request: CardRequest): string {
  return JSON.stringify(request);
}

function listOf(id: ListId, posts: Posts, reads: ReadonlyMap<string, Live<Card[]>>): WorkList {
  const needed = requestsFor(id, posts).map((request) => reads.get(keyOf(request)) ?? loading);
  const known = needed.flatMap((read) => (read.state === 'live' || read.state === 'offline' ? [read] : []));
  const cards = known.flatMap(({ value }) => value);
  return {
    state: worst(needed.map(({ state }) => state)),
    rows: rowsOf(id, posts, cards),
    read: Math.max(0, ...known.map(({ value }) => value.length)),
    unreadable: known.reduce((sum, { unreadable }) => sum + unreadable, 0),
  };
}

/** A list is as good as the worst read behind it; without any read (no post that sees cases) it is known to be empty. */
function worst(states: readonly Live<unknown>['state'][]): Live<unknown>['state'] {
  const order = ['refused', 'loading', 'offline', 'live'] as const;
  return order.find((state) => states.includes(state)) ?? 'live';
}
