import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { localDay } from '../../../domain/calendar.ts';
import { DeskLabel, queueNumber, ticketActs, waitingMinutes } from '../../../domain/queue.ts';
import type { QueueDay, Ticket, TicketAct } from '../../../domain/queue.ts';
import { useAtWork, useLive, useNow } from '../context.ts';
import { href } from '../route.ts';
import { queueText } from '../text-queue.ts';
import { useDoing } from '../use-doing.ts';
import { TextField } from '../parts/field.tsx';
import { Heading } from '../parts/heading.tsx';
import { DoingNotice, LiveNotice } from '../parts/notice.tsx';
import { GiveTicket } from '../parts/queue/give-ticket.tsx';
import { GuestBook } from '../parts/queue/guest-book.tsx';
import { QueueScreens } from '../parts/queue/queue-screens.tsx';

const deskKey = 'loket-meja';

/** A browser that keeps nothing asks anew each time. */
function rememberedDesk(): string {
  try {
    return localStorage.getItem(deskKey) ?? '';
  } catch {
    return '';
  }
}

function rememberDesk(desk: string): void {
  try {
    localStorage.setItem(deskKey, desk);
  } catch {
    // Nothing is lost but a little typing tomorrow.
  }
}

/** Calls numbers, hands them out, and keeps the guest book: the counter's own screen. */
export function QueueScreen(): JSX.Element {
  const { services, office } = useAtWork();
  const now = useNow(services.now);
  const day = localDay(now, office.hours.zone);
  const [desk, setDesk] = useState(rememberedDesk);
  const tickets = useLive<Ticket[]>(`tickets ${office.id} ${day}`, (listener) =>
    services.live.tickets(office.id, day, listener),
  );
  const queue = useLive<QueueDay | undefined>(`queue ${office.id} ${day}`, (listener) =>
    services.live.queueDay(office.id, day, listener),
  );
  const all = 'value' in tickets ? tickets.value : [];
  const label = DeskLabel.safeParse(desk);
  const deskHere = label.success ? label.data : '';
  return (
    <div class="queue">
      <Heading title={queueText.title}>{queueText.title}</Heading>
      <LiveNotice state={tickets.state} unreadable={'unreadable' in tickets ? tickets.unreadable : 0} />
      <TextField
        label={queueText.desk}
        hint={queueText.deskHint}
        value={desk}
        maxLength={20}
        onValue={(typed) => {
          setDesk(typed);
          rememberDesk(typed);
        }}
      />
      <Calling tickets={all} desk={deskHere} day={'value' in queue ? queue.value : undefined} />
      <GiveTicket />
      <Tickets tickets={all} desk={deskHere} />
      <QueueScreens />
      <GuestBook day={day} />
    </div>
  );
}

/** The one button of a busy morning, and what may be done with the number that stands at this desk. */
function Calling({
  tickets,
  desk,
  day,
}: {
  tickets: readonly Ticket[];
  desk: string;
  day: QueueDay | undefined;
}) {
  const { services, office, announce } = useAtWork();
  const { doing, run, clear } = useDoing(announce);
  const [answer, setAnswer] = useState('');
  const waiting = tickets.filter(({ state }) => state === 'waiting').length;
  const minutes = waitingMinutes(
    (day?.calls ?? []).map(({ at }) => at),
    waiting,
  );
  const here = tickets
    .filter((ticket) => ticket.state === 'called' && ticket.desk === desk)
    .sort((a, b) => (b.calledAt ?? 0) - (a.calledAt ?? 0))[0];
  useEffect(() => {
    clear();
  }, [desk]);
  return (
    <section class="panel" data-testid="queue-calling">
      <p data-testid="queue-waiting">
        <strong>{queueText.waiting(waiting)}</strong>
        {minutes !== undefined && waiting > 0 && <span class="soft"> · {queueText.minutes(minutes)}</span>}
      </p>
      <p class="row">
        <button
          type="button"
          class="primary"
          disabled={doing.state === 'sending'}
          data-testid="queue-next"
          onClick={() => {
            if (desk === '') {
              setAnswer(queueText.deskMissing);
              return;
            }
            run({
              label: queueText.next,
              send: (callId) => services.call('callNext', { officeId: office.id, callId, desk }),
              done: ({ number }) => {
                setAnswer(number === undefined ? queueText.nobody : queueText.calling(number));
              },
            });
          }}
        >
          {queueText.next}
        </button>
      </p>
      <p role="status" data-testid="queue-answer">
        {answer}
      </p>
      {doing.state !== 'done' && <DoingNotice doing={doing} />}
      {here && (
        <div data-testid="queue-here">
          <h2>{queueText.current}</h2>
          <p class="big-figure">
            <strong>{queueNumber(here.line, here.n)}</strong>
          </p>
          <p class="row">
            <a
              class="button"
              href={here.applicationId ? href.case(office.id, here.applicationId) : href.intake(office.id)}
            >
              {here.applicationId ? queueText.openCase : queueText.takeIn}
            </a>
            <TicketButtons ticket={here} desk={desk} />
          </p>
        </div>
      )}
    </section>
  );
}

function TicketButtons({ ticket, desk }: { ticket: Ticket; desk: string }) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const press = (act: TicketAct) => {
    run({
      label: queueText.acts[act],
      send: () =>
        services.call('actOnTicket', { officeId: office.id, ticketId: ticket.id, act, desk: desk || '-' }),
    });
  };
  return (
    <>
      {ticketActs(ticket).map((act) => (
        <button
          key={act}
          type="button"
          disabled={doing.state === 'sending'}
          onClick={() => {
            press(act);
          }}
        >
          {queueText.acts[act]}
          <span class="hidden"> {queueNumber(ticket.line, ticket.n)}</span>
        </button>
      ))}
      {(doing.state === 'refused' || doing.state === 'unsent') && <DoingNotice doing={doing} />}
    </>
  );
}

function Tickets({ tickets, desk }: { tickets: readonly Ticket[]; desk: string }) {
  return (
    <section class="panel">
      <h2>{queueText.tickets}</h2>
      {tickets.length === 0 ? (
        <p class="empty">{queueText.none}</p>
      ) : (
        <ul class="queue-tickets" data-testid="queue-tickets">
          {tickets.map((ticket) => (
            <li key={ticket.id}>
              <strong>{queueNumber(ticket.line, ticket.n)}</strong>{' '}
              <span class="soft">
                {queueText.states[ticket.state]}
                {ticket.desk && ticket.state !== 'waiting' && ` · ${queueText.atDesk(ticket.desk)}`}
              </span>{' '}
              {(ticket.state === 'missed' || (ticket.state === 'called' && ticket.desk !== desk)) && (
                <TicketButtons ticket={ticket} desk={desk} />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
