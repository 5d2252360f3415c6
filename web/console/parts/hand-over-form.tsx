import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Collector } from '../../../domain/application.ts';
import { signatureLimitBytes, signatureName } from '../../../domain/attachments.ts';
import { heldOriginals } from '../../../domain/steps/hand-over.ts';
import { base64Of } from '../base64.ts';
import { useAtWork } from '../context.ts';
import { newActId } from '../ids.ts';
import { blobOf } from '../shrink-photo.ts';
import { attachmentsText } from '../text-attachments.ts';
import { movesText } from '../text-moves.ts';
import { collectorWords, refusalWords, text } from '../text.ts';
import { ActBar } from './act-bar.tsx';
import type { FilesFormProps } from './acting.ts';
import { AreaField, CheckGroup, focusFirstError, RadioGroup, TextField } from './field.tsx';
import { itemName, itemRows } from './items.tsx';
import { SignaturePad } from './signature-pad.tsx';

const words = movesText.originals;

export function HandOverForm({ opened, busy, onAct, onAttachments }: FilesFormProps): JSX.Element {
  const { services, office, announce } = useAtWork();
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

  // Each drawing is a file of its own; sent again after a broken line, it is the same one.
  const signature = useRef<{ canvas: HTMLCanvasElement; fileId: string } | undefined>(undefined);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();

  /** The id the act names, nothing where nobody signed, or undefined where it was not sent. */
  const sentSignature = async (): Promise<string[] | undefined> => {
    if (!signature.current) return [];
    const { canvas, fileId } = signature.current;
    const fail = (why: string) => {
      setProblem(why);
      announce(why);
      return undefined;
    };
    setProblem(undefined);
    setSending(true);
    try {
      const blob = await blobOf(canvas, 'image/png');
      if (!blob || blob.size > signatureLimitBytes) return fail(attachmentsText.pad.tooLarge);
      const result = await services.call('attachToCase', {
        officeId: office.id,
        applicationId: opened.application.id,
        fileId,
        name: signatureName,
        base64: base64Of(new Uint8Array(await blob.arrayBuffer())),
      });
      if (!result.ok) return fail(refusalWords(result.refusal));
      const { file } = result.value;
      onAttachments((before) => [...before.filter(({ id }) => id !== fileId), file]);
      return [fileId];
    } catch {
      return fail(attachmentsText.pad.failed);
    } finally {
      setSending(false);
    }
  };

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (busy || sending) return;
    if (nameMissing || bookMissing || originalsMissing) {
      setTried(true);
      focusFirstError(form.current);
      return;
    }
    void handOver();
  };

  const handOver = async () => {
    const attachments = await sentSignature();
    if (!attachments) return;
    const collectorName = collector === 'applicant' ? '' : name.trim();
    onAct(
      {
        act: 'hand-over',
        collector,
        inBook,
        ...(collectorName && { collectorName }),
        ...(returned.length > 0 && { originalsReturned: returned }),
        ...(isKept && { note: note.trim() }),
        ...(attachments.length > 0 && { attachments }),
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
      <SignaturePad
        onDrawn={(canvas) => {
          setProblem(undefined);
          signature.current = canvas && { canvas, fileId: newActId() };
        }}
      />
      {sending && <p class="soft">{attachmentsText.pad.sending}</p>}
      {problem && <p class="error">{problem}</p>}
      <ActBar label={text.handOver.submit} busy={busy || sending} hint={text.handOver.hint} />
    </form>
  );
}
