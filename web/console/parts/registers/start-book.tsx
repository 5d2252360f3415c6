import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useAtWork } from '../../context.ts';
import { registersText } from '../../text-registers.ts';
import { useDoing } from '../../use-doing.ts';
import { focusFirstError, TextField } from '../field.tsx';
import { DoingNotice } from '../notice.tsx';
import type { BookPart } from './book-part.ts';
import { fieldNames } from './naming.ts';

const words = registersText.start;

/** The administrator says where the paper book ends. */
export function StartBook({ book, year, onChanged }: BookPart): JSX.Element {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const form = useRef<HTMLFormElement>(null);
  const [last, setLast] = useState(book.paperLast === undefined ? '' : String(book.paperLast));
  const [tried, setTried] = useState(false);
  const isNumber = /^\d{1,6}$/.test(last.trim()) && Number(last) < 999_999;
  return (
    <section class="panel" data-testid="start-book">
      <h2>{words.title}</h2>
      <p class="hint">{words.hint(year)}</p>
      <p>{words.next(book.next)}</p>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!isNumber) {
            focusFirstError(form.current);
            return;
          }
          run({
            label: words.submit,
            naming: fieldNames,
            send: () =>
              services.call('startBook', {
                officeId: office.id,
                book: book.id,
                year,
                next: Number(last) + 1,
              }),
            done: onChanged,
          });
        }}
      >
        <div class="columns">
          <TextField
            label={words.paperLast}
            inputMode="numeric"
            maxLength={6}
            error={tried && !isNumber ? registersText.wholeNumber : undefined}
            value={last}
            onValue={setLast}
          />
        </div>
        <p class="row">
          <button type="submit" disabled={doing.state === 'sending'}>
            {words.submit}
          </button>
        </p>
      </form>
      <DoingNotice doing={doing} />
    </section>
  );
}
