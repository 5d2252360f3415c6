import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Collector } from '../../../domain/application.ts';
import { heldOriginals } from '../../../domain/steps/hand-over.ts';
import { movesText } from '../text-moves.ts';
import { collectorWords, text } from '../text.ts';
import { ActBar } from './act-bar.tsx';
import type { ActFormProps } from './acting.ts';
import { AreaField, CheckGroup, focusFirstError, RadioGroup, TextField } from './field.tsx';
import { itemName, itemRows } from './items.tsx';

const words = movesText.originals;

export function HandOverForm({ opened, busy, onAct }: ActFormProps): JSX.Element {
  const { collectors, collectionBook } = opened.standard.definition.delivery;
  const form = useRef<HTMLFormElement>(null);
  const [collector, setCollector] = useState<Collector>(collectors[0] ?? 'applicant');
  const [name, setName] = useState('');
  const [inBook, setInBook] = useState(false);
  const held = heldOriginals(opened.application);
  const [returned, setReturned] = useState<string[]>([]);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const isKept = returned.length < held.length;
  const originalsMissing = isKept && note.trim() === '';
  const nameMissing = collector !== 'applicant' && name.trim() === '';
  const bookMissing = collectionBook && !inBook;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (nameMissing || bookMissing || originalsMissing) {
      setTried(true);
      focusFirstError(form.current);
      return;
    }
    const collectorName = collector === 'applicant' ? '' : name.trim();
    onAct(
      {
        act: 'hand-over',
        collector,
        inBook,
        ...(collectorName && { collectorName }),
        ...(returned.length > 0 && { originalsReturned: returned }),
        ...(isKept && { note: note.trim() }),
      },
      text.handOver.submit,
    );
  };

  return (
    <form ref={form} noValidate onSubmit={submit}>
      <RadioGroup
        legend={text.handOver.who}
        options={collectors.map((value) => ({ value, label: collectorWords[value] }))}
        value={collector}
        onValue={(value) => {
          setCollector(collectors.find((each) => each === value) ?? 'applicant');
        }}
      />
      {collector !== 'applicant' && (
        <TextField
          label={text.handOver.name}
          maxLength={200}
          error={tried && nameMissing ? text.handOver.nameMissing : undefined}
          value={name}
          onValue={setName}
        />
      )}
      {collectionBook && (
        <CheckGroup
          legend={text.handOver.book}
          error={tried && bookMissing ? text.handOver.inBookMissing : undefined}
          options={[{ value: 'ya', label: text.handOver.inBook }]}
          values={inBook ? ['ya'] : []}
          onValues={(values) => {
            setInBook(values.length > 0);
          }}
        />
      )}
      {held.length > 0 && (
        <CheckGroup
          legend={words.legend}
          error={tried && originalsMissing ? words.missing : undefined}
          options={itemRows(opened)
            .filter(({ id }) => held.includes(id))
            .map((row) => ({ value: row.id, label: itemName(row) }))}
          values={returned}
          onValues={setReturned}
        />
      )}
      {held.length > 0 && isKept && <AreaField label={words.note} optional value={note} onValue={setNote} />}
      <ActBar label={text.handOver.submit} busy={busy} hint={text.handOver.hint} />
    </form>
  );
}
