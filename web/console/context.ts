import { createContext } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { Actor } from '../../domain/application.ts';
import type { Office } from '../../domain/office.ts';
import type { StaffMember } from '../../domain/roles.ts';
import { loading } from './live.ts';
import type { Live } from './live.ts';
import type { Services } from './services.ts';
import type { ListId, Posts } from './work-lists.ts';
import type { WorkList } from './use-work-lists.ts';

/** One person at work in one office: what every screen needs. */
export interface AtWork {
  services: Services;
  office: Office;
  me: StaffMember;
  posts: Posts;
  actor: Extract<Actor, { kind: 'staff' }>;
  lists: Readonly<Record<ListId, WorkList>>;
  /** Says a sentence to screen readers, at the end of what they are saying. */
  announce(words: string): void;
}

export const AtWorkContext = createContext<AtWork | undefined>(undefined);

export function useAtWork(): AtWork {
  const atWork = useContext(AtWorkContext);
  if (!atWork) throw new Error('A screen stands outside of an office');
  return atWork;
}

/** A live read as state. It starts anew when `key` changes and ends with the component. */
export function useLive<T>(key: string, start: (listener: (live: Live<T>) => void) => () => void): Live<T> {
  const [read, setRead] = useState<{ key: string; live: Live<T> }>({ key, live: loading });
  useEffect(
    () =>
      start((live) => {
        setRead({ key, live });
      }),
    // The key names everything `start` depends on.
    [key],
  );
  return read.key === key ? read.live : loading;
}

const clockMs = 30_000;

/** The time, renewed every half minute: due marks change without anything happening. */
export function useNow(now: () => number): number {
  const [at, setAt] = useState(now());
  useEffect(() => {
    const timer = setInterval(() => {
      setAt(now());
    }, clockMs);
    return () => {
      clearInterval(timer);
    };
  }, [now]);
  return at;
}

/** Calls the newest version of a function from an effect that does not restart for it. */
export function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}
