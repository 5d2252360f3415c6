import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { QueueLine } from '../../../../domain/queue.ts';
import { useAtWork } from '../../context.ts';
import { queueText } from '../../text-queue.ts';
import { useDoing } from '../../use-doing.ts';
import { TextField } from '../field.tsx';
import { DoingNotice } from '../notice.tsx';

/** A number handed out by the officer: where there is no kiosk, or for a case that waits to be called. */
export function GiveTicket(): JSX.Element {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [reference, setReference] = useState('');
  const [given, setGiven] = useState('');
  const words = queueText.give;
  return (
    <section class="panel" data-testid="give-ticket">
      <h2>{words.title}</h2>
      <TextField
        label={words.reference}
        hint={words.referenceHint}
        optional
        value={reference}
        maxLength={20}
        onValue={setReference}
      />
      <p class="row">
        {QueueLine.options.map((line) => (
          <button
            key={line}
            type="button"
            disabled={doing.state === 'sending'}
            onClick={() => {
              const named = reference.trim();
              run({
                label: words.title,
                send: (ticketId) =>
                  services.call('giveTicket', {
                    officeId: office.id,
                    ticketId,
                    line,
                    ...(named !== '' && { reference: named }),
                  }),
                done: ({ number, ahead }) => {
                  setGiven(words.given(number, ahead));
                  setReference('');
                },
              });
            }}
          >
            {words.lines[line]}
          </button>
        ))}
      </p>
      <p role="status">{given}</p>
      {doing.state !== 'done' && <DoingNotice doing={doing} />}
    </section>
  );
}
