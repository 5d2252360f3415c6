import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../text.ts';
import type { Doing } from '../use-doing.ts';
import type { Live } from '../live.ts';

type Tone = 'info' | 'ok' | 'warn' | 'bad';

const signs: Record<Tone, string> = { info: 'ℹ', ok: '✓', warn: '!', bad: '✗' };

/** A sentence set apart: sign and words carry the tone, colour only helps. */
export function Notice({ tone, children }: { tone: Tone; children: ComponentChildren }): JSX.Element {
  return (
    <div class={`notice notice-${tone}`}>
      <span class="notice-sign" aria-hidden="true">
        {signs[tone]}
      </span>
      <div>{children}</div>
    </div>
  );
}

const tones: Record<Exclude<Doing['state'], 'idle'>, Tone> = {
  sending: 'info',
  done: 'ok',
  refused: 'bad',
  unsent: 'warn',
};

/**
 * The answer to an act, where it was done. A no takes the focus, so that it is not missed below the fold; a yes
 * only where the pressed button is gone and the focus with it.
 */
export function DoingNotice({ doing }: { doing: Doing }): JSX.Element | null {
  const box = useRef<HTMLDivElement>(null);
  const stopped = doing.state === 'refused' || doing.state === 'unsent';
  useEffect(() => {
    const lost = doing.state === 'done' && document.activeElement === document.body;
    if (stopped || lost) box.current?.focus();
  }, [stopped, doing]);
  if (doing.state === 'idle') return null;
  return (
    <div ref={box} tabIndex={-1} data-testid="act-result" data-state={doing.state}>
      <Notice tone={tones[doing.state]}>
        <p>{doing.words}</p>
        {doing.state === 'unsent' && (
          <button type="button" onClick={doing.retry}>
            {text.tryAgain}
          </button>
        )}
      </Notice>
    </div>
  );
}

/** What stands in the way of a live read, if anything. */
export function LiveNotice({
  state,
  unreadable = 0,
}: {
  state: Live<unknown>['state'];
  unreadable?: number;
}): JSX.Element | null {
  return (
    <>
      {state === 'offline' && (
        <Notice tone="warn">
          <p>{text.offline}</p>
        </Notice>
      )}
      {state === 'refused' && (
        <Notice tone="bad">
          <p>{text.refusedRead}</p>
        </Notice>
      )}
      {unreadable > 0 && (
        <Notice tone="warn">
          <p>{text.unreadable(unreadable)}</p>
        </Notice>
      )}
    </>
  );
}
