import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { VoidGround } from '../../../../domain/register-book.ts';
import type { BookRow } from '../../../../domain/register-book.ts';
import { useAtWork } from '../../context.ts';
import { text } from '../../text.ts';
import { registersText } from '../../text-registers.ts';
import { useDoing } from '../../use-doing.ts';
import { focusFirstError, SelectField, TextField, useFocusOnOpen } from '../field.tsx';
import { DoingNotice } from '../notice.tsx';
import type { BookPart } from './book-part.ts';
import { fieldNames } from './naming.ts';

const words = registersText.void;

export function VoidForm({
  row,
  register,
  onChanged,
  onClose,
}: BookPart & { row: BookRow; onClose: () => void }): JSX.Element {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const form = useRef<HTMLFormElement>(null);
  const [ground, setGround] = useState<VoidGround>('mistaken');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  useFocusOnOpen(form);
  const needsWords = ground === 'other' && reason.trim() === '';
  return (
    <form
      ref={form}
      class="panel"
      noValidate
      data-testid="void-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (needsWords) {
          focusFirstError(form.current);
          return;
        }
        run({
          label: words.submit,
          naming: fieldNames,
          send: (actId) =>
            services.call('voidBookNumber', {
              officeId: office.id,
              register,
              entry: row.entry,
              ground,
              ...(reason.trim() !== '' && { reason: reason.trim() }),
              actId,
            }),
          done: onChanged,
        });
      }}
    >
      <h3>{words.title(row.number)}</h3>
      <p class="hint">{words.hint}</p>
      {doing.state !== 'done' && (
        <>
          <SelectField
            label={words.ground}
            options={VoidGround.options.map((value) => ({ value, label: words.grounds[value] }))}
            value={ground}
            onValue={(value) => {
              setGround(VoidGround.parse(value));
            }}
          />
          <TextField
            label={words.reason}
            optional={ground !== 'other'}
            maxLength={500}
            error={tried && needsWords ? registersText.required : undefined}
            value={reason}
            onValue={setReason}
          />
        </>
      )}
      <DoingNotice doing={doing} />
      <p class="row">
        {doing.state !== 'done' && (
          <button type="submit" class="danger" disabled={doing.state === 'sending'}>
            {words.submit}
          </button>
        )}
        <button type="button" onClick={onClose}>
          {doing.state === 'done' ? text.close : text.cancel}
        </button>
      </p>
    </form>
  );
}
