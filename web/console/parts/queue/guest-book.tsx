import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { timeOfDay } from '../../../../domain/dates-id.ts';
import type { Guest } from '../../../../domain/queue.ts';
import { useAtWork } from '../../context.ts';
import { queueText } from '../../text-queue.ts';
import { useDoing } from '../../use-doing.ts';
import { TextField } from '../field.tsx';
import { DoingNotice } from '../notice.tsx';
import { FileButtons } from '../file-buttons.tsx';

const words = queueText.guests;
const empty = { name: '', from: '', purpose: '' };

/** One line a visitor, entered with Enter; the cursor goes back to the first field for the next. */
export function GuestBook({ day }: { day: string }): JSX.Element {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const reading = useDoing(announce);
  const [guest, setGuest] = useState(empty);
  const [wrong, setWrong] = useState(false);
  const [guests, setGuests] = useState<Guest[]>();
  const [period, setPeriod] = useState({ from: day, to: day });
  const form = useRef<HTMLFormElement>(null);
  const list = () => {
    reading.run({
      label: words.today,
      send: () => services.call('listGuests', { officeId: office.id, day }),
      done: (value) => {
        setGuests(value.guests);
      },
    });
  };
  const missing = (value: string) => (wrong && value.trim() === '' ? words.missing : undefined);
  const file = (as: 'csv' | 'pdf') => () =>
    services.call('guestBook', { officeId: office.id, ...period, as });
  return (
    <section class="panel" data-testid="guest-book">
      <h2>{words.title}</h2>
      <p class="hint">{words.hint}</p>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (guest.name.trim() === '' || guest.purpose.trim() === '') {
            setWrong(true);
            return;
          }
          setWrong(false);
          run({
            label: words.add,
            send: (guestId) => services.call('addGuest', { officeId: office.id, guestId, ...guest }),
            done: () => {
              setGuest(empty);
              setGuests(undefined);
              form.current?.querySelector('input')?.focus();
            },
          });
        }}
      >
        <TextField
          label={words.name}
          value={guest.name}
          maxLength={200}
          error={missing(guest.name)}
          onValue={(name) => {
            setGuest({ ...guest, name });
          }}
        />
        <TextField
          label={words.from}
          optional
          value={guest.from}
          maxLength={200}
          onValue={(from) => {
            setGuest({ ...guest, from });
          }}
        />
        <TextField
          label={words.purpose}
          value={guest.purpose}
          maxLength={500}
          error={missing(guest.purpose)}
          onValue={(purpose) => {
            setGuest({ ...guest, purpose });
          }}
        />
        <p class="row">
          <button type="submit" disabled={doing.state === 'sending'}>
            {words.add}
          </button>
          <button type="button" disabled={doing.state === 'sending'} onClick={list}>
            {words.today}
          </button>
        </p>
      </form>
      <DoingNotice doing={doing} />
      {reading.doing.state !== 'done' && <DoingNotice doing={reading.doing} />}
      {guests && <Guests guests={guests} />}
      <div class="row">
        <TextField
          label={words.first}
          type="date"
          value={period.from}
          onValue={(from) => {
            setPeriod({ ...period, from });
          }}
        />
        <TextField
          label={words.last}
          type="date"
          value={period.to}
          onValue={(to) => {
            setPeriod({ ...period, to });
          }}
        />
      </div>
      <FileButtons
        files={[
          [words.csv, file('csv')],
          [words.pdf, file('pdf')],
        ]}
      />
    </section>
  );
}

function Guests({ guests }: { guests: readonly Guest[] }) {
  const { office } = useAtWork();
  if (guests.length === 0) return <p class="empty">{words.none}</p>;
  return (
    <div class="table-box" tabIndex={0} role="region" aria-label={words.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.columns.time}</th>
            <th scope="col">{words.columns.name}</th>
            <th scope="col">{words.columns.from}</th>
            <th scope="col">{words.columns.purpose}</th>
          </tr>
        </thead>
        <tbody>
          {guests.map((guest) => (
            <tr key={guest.id}>
              <td>{timeOfDay(guest.at, office.hours.zone)}</td>
              <td>{guest.name}</td>
              <td>{guest.from}</td>
              <td>{guest.purpose}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
