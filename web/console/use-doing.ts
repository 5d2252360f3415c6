import { useRef, useState } from 'preact/hooks';
import type { Refusal } from '../../domain/refusal.ts';
import type { Result } from '../../domain/result.ts';
import { newActId } from './ids.ts';
import { refusalWords, text } from './text.ts';
import type { Naming } from './text.ts';

/** How the last act stands. `unsent`: nobody knows whether it arrived; `retry` sends the very same act. */
export type Doing =
  | { state: 'idle' }
  | { state: 'sending'; words: string }
  | { state: 'done'; words: string }
  | { state: 'refused'; words: string }
  | { state: 'unsent'; words: string; retry: () => void };

export interface DoOptions<T> {
  /** What was pressed, for the answer: "Tersimpan: Beri paraf." */
  label: string;
  send: (actId: string) => Promise<Result<T>>;
  done?: (value: T, actId: string) => void;
  refused?: (refusal: Refusal) => void;
  naming?: Naming;
}

/** One act at a time. Each press has a key of its own, kept until the server has answered it. */
export function useDoing(announce: (words: string) => void) {
  const [doing, setDoing] = useState<Doing>({ state: 'idle' });
  const busy = useRef(false);
  const show = (next: Doing) => {
    setDoing(next);
    if (next.state !== 'idle') announce(next.words);
  };

  async function attempt<T>(options: DoOptions<T>, actId: string): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    show({ state: 'sending', words: text.act.sending });
    try {
      const result = await options.send(actId);
      if (result.ok) {
        show({ state: 'done', words: text.act.done(options.label) });
        options.done?.(result.value, actId);
      } else {
        show({ state: 'refused', words: refusalWords(result.refusal, options.naming) });
        options.refused?.(result.refusal);
      }
    } catch {
      show({ state: 'unsent', words: text.act.unsent, retry: () => void again() });
    } finally {
      busy.current = false;
    }

    function again(): Promise<void> {
      return attempt(options, actId);
    }
  }

  return {
    doing,
    run: <T>(options: DoOptions<T>) => void attempt(options, newActId()),
    clear: () => {
      setDoing({ state: 'idle' });
    },
  };
}
