import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { BookRow } from '../../../../domain/register-book.ts';
import { useAtWork } from '../../context.ts';
import { text } from '../../text.ts';
import { registersText } from '../../text-registers.ts';
import { useDoing } from '../../use-doing.ts';
import { focusFirstError, TextField, useFocusOnOpen } from '../field.tsx';
import { DoingNotice } from '../notice.tsx';
import type { BookPart } from './book-part.ts';
import { CodeField } from './code-field.tsx';
import { fieldNames } from './naming.ts';

const words = registersText.insert;

/** A number between two, dated as the one before it unless told. */
export function InsertForm({
  row,
  book,
  register,
  onChanged,
  onClose,
}: BookPart & { row: BookRow; onClose: () => void }): JSX.Element {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const form = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState({
    suffix: '',
    on: row.onDate,
    code: book.codes[0]?.code ?? '',
    subject: '',
    reason: '',
  });
  const [tried, setTried] = useState(false);
  const [given, setGiven] = useState<string>();
  useFocusOnOpen(form);
  const put = (field: keyof typeof typed) => (value: string) => {
    setTyped({ ...typed, [field]: value });
  };
  const missing = {
    reason: typed.reason.trim().length < 3,
    on: typed.on === '',
    code: book.wantsCode && typed.code.trim() === '',
  };
  const problem = (field: keyof typeof missing) =>
    tried && missing[field] ? registersText.required : undefined;
  return (
    <form
      ref={form}
      class="panel"
      noValidate
      data-testid="insert-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.values(missing).some(Boolean)) {
          focusFirstError(form.current);
          return;
        }
        const { suffix, on, code, subject, reason } = typed;
        run({
          label: words.submit,
          naming: fieldNames,
          send: (actId) =>
            services.call('insertBookNumber', {
              officeId: office.id,
              register,
              after: row.n,
              on,
              reason: reason.trim(),
              ...(suffix.trim() !== '' && { suffix: suffix.trim() }),
              ...(code.trim() !== '' && { code: code.trim() }),
              ...(subject.trim() !== '' && { subject: subject.trim() }),
              actId,
            }),
          done: ({ number }) => {
            setGiven(number);
            announce(`${registersText.take.given}: ${number}`);
            onChanged();
          },
        });
      }}
    >
      <h3>{words.title(row.number)}</h3>
      <p class="hint">{words.hint}</p>
      {given === undefined && (
        <>
          <div class="columns">
            <TextField
              label={words.suffix}
              hint={words.suffixHint}
              optional
              maxLength={6}
              value={typed.suffix}
              onValue={put('suffix')}
            />
            <TextField
              label={registersText.take.on}
              type="date"
              error={problem('on')}
              value={typed.on}
              onValue={put('on')}
            />
            <CodeField codes={book.codes} value={typed.code} onValue={put('code')} error={problem('code')} />
            <TextField
              label={registersText.take.subject}
              optional
              maxLength={300}
              value={typed.subject}
              onValue={put('subject')}
            />
          </div>
          <TextField
            label={words.reason}
            maxLength={500}
            error={problem('reason')}
            value={typed.reason}
            onValue={put('reason')}
          />
        </>
      )}
      {given !== undefined && (
        <p class="given-number">
          <strong>{given}</strong>
        </p>
      )}
      <DoingNotice doing={doing} />
      <p class="row">
        {given === undefined && (
          <button type="submit" class="primary" disabled={doing.state === 'sending'}>
            {words.submit}
          </button>
        )}
        <button type="button" onClick={onClose}>
          {given === undefined ? text.cancel : text.close}
        </button>
      </p>
    </form>
  );
}
