import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useAtWork } from '../../context.ts';
import { registersText } from '../../text-registers.ts';
import { useDoing } from '../../use-doing.ts';
import { focusFirstError, TextField } from '../field.tsx';
import { DoingNotice } from '../notice.tsx';
import type { BookPart } from './book-part.ts';
import { CodeField } from './code-field.tsx';
import { fieldNames } from './naming.ts';

const words = registersText.take;

/** A number for a letter outside Loket: with the defaults one press. */
export function TakeNumber({ book, opened, onChanged }: BookPart): JSX.Element {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const form = useRef<HTMLFormElement>(null);
  const firstCode = book.codes[0]?.code ?? '';
  const empty = { subject: '', addressee: '', on: opened.today, code: firstCode };
  const [typed, setTyped] = useState(empty);
  const [tried, setTried] = useState(false);
  const [given, setGiven] = useState<string>();
  const noCode = book.wantsCode && typed.code.trim() === '';
  const put = (field: keyof typeof empty) => (value: string) => {
    setTyped({ ...typed, [field]: value });
  };
  return (
    <section class="panel acts" data-testid="take-number">
      <h2>{words.title}</h2>
      <p class="hint">{words.hint(book.label, book.next)}</p>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (noCode || typed.on === '') {
            focusFirstError(form.current);
            return;
          }
          const { subject, addressee, on, code } = typed;
          run({
            label: words.submit,
            naming: fieldNames,
            send: (actId) =>
              services.call('takeBookNumber', {
                officeId: office.id,
                book: book.id,
                on,
                ...(code.trim() !== '' && { code: code.trim() }),
                ...(subject.trim() !== '' && { subject: subject.trim() }),
                ...(addressee.trim() !== '' && { addressee: addressee.trim() }),
                actId,
              }),
            done: ({ number }) => {
              setGiven(number);
              setTyped(empty);
              setTried(false);
              announce(`${words.given}: ${number}`);
              onChanged();
            },
          });
        }}
      >
        <div class="columns">
          <TextField
            label={words.subject}
            optional
            maxLength={300}
            value={typed.subject}
            onValue={put('subject')}
          />
          <TextField
            label={words.addressee}
            optional
            maxLength={200}
            value={typed.addressee}
            onValue={put('addressee')}
          />
        </div>
        <details open={book.wantsCode && book.codes.length === 0}>
          <summary>{words.more}</summary>
          <div class="columns">
            <TextField
              label={words.on}
              type="date"
              error={tried && typed.on === '' ? registersText.required : undefined}
              value={typed.on}
              onValue={put('on')}
            />
            <CodeField
              codes={book.codes}
              value={typed.code}
              onValue={put('code')}
              error={tried && noCode ? registersText.required : undefined}
            />
          </div>
        </details>
        <p class="row">
          <button type="submit" class="primary" disabled={doing.state === 'sending'}>
            {words.submit}
          </button>
        </p>
      </form>
      {given !== undefined && <Given number={given} />}
      <DoingNotice doing={doing} />
    </section>
  );
}

/** The number, large enough to be written off, and for the clipboard. */
function Given({ number }: { number: string }) {
  const { announce } = useAtWork();
  const [said, setSaid] = useState<string>();
  const say = (sentence: string) => {
    setSaid(sentence);
    announce(sentence);
  };
  return (
    <div class="given-number" data-testid="given-number">
      <p class="soft">{words.given}</p>
      <p>
        <strong>{number}</strong>
      </p>
      <p class="row">
        <button
          type="button"
          onClick={() => {
            // Without a secure connection a browser has no clipboard at all, whatever its type says.
            const copied = (navigator as Partial<Navigator>).clipboard?.writeText(number);
            if (!copied) {
              say(words.notCopied);
              return;
            }
            copied.then(
              () => {
                say(words.copied);
              },
              () => {
                say(words.notCopied);
              },
            );
          }}
        >
          {words.copy}
        </button>
        {said && <span class="soft">{said}</span>}
      </p>
    </div>
  );
}
