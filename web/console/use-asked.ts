import { useEffect, useState } from 'preact/hooks';
import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { useAtWork } from './context.ts';
import { refusalWords, text } from './text.ts';
import type { Naming } from './text.ts';

/** What a screen asks the server for once; `reload` asks again and keeps showing the old answer meanwhile. */
export type Asked<T> =
  { state: 'loading' } | { state: 'failed'; words: string } | { state: 'here'; value: T };

export function useAsked<N extends keyof StaffApi>(
  name: N,
  input: InputOf<StaffApi[N]>,
  /** What a refused part of the input is called on the screen. */
  naming?: Naming,
): { asked: Asked<OutputOf<StaffApi[N]>>; reload: () => void } {
  const { services } = useAtWork();
  const [asked, setAsked] = useState<Asked<OutputOf<StaffApi[N]>>>({ state: 'loading' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let gone = false;
    const show = (next: Asked<OutputOf<StaffApi[N]>>) => {
      if (!gone) setAsked(next);
    };
    services.call(name, input).then(
      (result) => {
        show(
          result.ok
            ? { state: 'here', value: result.value }
            : { state: 'failed', words: refusalWords(result.refusal, naming) },
        );
      },
      () => {
        show({ state: 'failed', words: text.act.failedRead });
      },
    );
    return () => {
      gone = true;
    };
    // The input is plain data: its text names it.
  }, [name, JSON.stringify(input), tries]);
  return {
    asked,
    reload: () => {
      setTries((before) => before + 1);
    },
  };
}
