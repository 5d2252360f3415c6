import { useRef, useState } from 'preact/hooks';
import type { Result } from '../../domain/result.ts';
import { newActId } from './ids.ts';
import { refusalWords } from './text.ts';
import { sheetsText } from './text-sheets.ts';

/** How the act on one row of a list stands. */
export interface RowState {
  state: 'sending' | 'done' | 'refused' | 'unsent';
  words: string;
}

/**
 * Acts on rows of a list, each row by itself. A row keeps the key of its act until the server has answered: pressing again after a
 * silence sends the same act.
 */
export function useRowActs(announce: (words: string) => void) {
  const [states, setStates] = useState<ReadonlyMap<string, RowState>>(new Map());
  const keys = useRef(new Map<string, string>());
  const show = (id: string, state: RowState) => {
    setStates((before) => new Map(before).set(id, state));
  };

  /** @returns whether the act is done */
  async function act(
    id: string,
    done: string,
    send: (actId: string) => Promise<Result<unknown>>,
  ): Promise<boolean> {
    const actId = keys.current.get(id) ?? newActId();
    keys.current.set(id, actId);
    show(id, { state: 'sending', words: sheetsText.sending });
    try {
      const result = await send(actId);
      keys.current.delete(id);
      const words = result.ok ? done : refusalWords(result.refusal);
      show(id, { state: result.ok ? 'done' : 'refused', words });
      announce(words);
      return result.ok;
    } catch {
      show(id, { state: 'unsent', words: sheetsText.unsent });
      announce(sheetsText.unsent);
      return false;
    }
  }

  return {
    stateOf: (id: string) => states.get(id),
    act,
  };
}
