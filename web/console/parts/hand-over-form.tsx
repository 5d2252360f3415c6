import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Collector } from '../../../domain/application.ts';
import { collectorWords, text } from '../text.ts';
import { ActBar } from './act-bar.tsx';
import type { ActFormProps } from './acting.ts';
import { CheckGroup, focusFirstError, RadioGroup, TextField } from './field.tsx';

export function HandOverForm({ opened, busy, onAct }: ActFormProps): JSX.Element {
  const { collectors, collectionBook } = opened.standard.definition.delivery;
  const form = useRef<HTMLFormElement>(null);
  const [collector, setCollector] = useState<Collector>(collectors[0] ?? 'applicant');
  const [name, setName] = useState('');
  const [inBook, setInBook] = useState(false);
  const [tried, setTried] = useState(false);
  const nameMissing = collector !== 'applicant' && name.trim() === '';
  const bookMissing = collectionBook && !inBook;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (nameMissing || bookMissing) {
      setTried(true);
      focusFirstError(form.current);
      return;
    }
    const collectorName = collector === 'applicant' ? '' : name.trim();
    onAct(
      { act: 'hand-over', collector, inBook, ...(collectorName && { collectorName }) },
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
      <ActBar label={text.handOver.submit} busy={busy} hint={text.handOver.hint} />
    </form>
  );
}
