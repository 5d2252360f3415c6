import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAtWork } from '../../context.ts';
import { queueText } from '../../text-queue.ts';
import { useDoing } from '../../use-doing.ts';
import { DoingNotice } from '../notice.tsx';

/** Addresses of the kiosk and of the display for the waiting room. */
export function QueueScreens(): JSX.Element {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [kiosk, setKiosk] = useState<string>();
  const words = queueText.screens;
  return (
    <section class="panel" data-testid="queue-screens">
      <h2>{words.title}</h2>
      <p class="row">
        <a class="button" href={`/antrean/${office.id}/layar`} target="_blank" rel="noopener">
          {words.display}
        </a>
        <button
          type="button"
          disabled={doing.state === 'sending'}
          onClick={() => {
            run({
              label: words.kiosk,
              send: () => services.call('makeQueueKiosk', { officeId: office.id }),
              done: ({ path }) => {
                setKiosk(`${location.origin}${path}`);
              },
            });
          }}
        >
          {words.kiosk}
        </button>
      </p>
      <p class="hint">{words.kioskHint}</p>
      {kiosk !== undefined && (
        <p>
          {words.kioskMade}: <code data-testid="kiosk-address">{kiosk}</code>
        </p>
      )}
      <DoingNotice doing={doing} />
    </section>
  );
}
