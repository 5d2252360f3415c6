import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../domain/api.ts';
import type { Application } from '../../../domain/application.ts';
import { longDate } from '../../../domain/dates-id.ts';
import { useAtWork } from '../context.ts';
import { refusalWords, text } from '../text.ts';
import { PdfView } from './blob.tsx';

type Letter = OutputOf<StaffApi['openRefusalLetter']>;

/** The letter of a refused request, fetched (and that logged) on request: printed, signed with ink and handed over. */
export function RefusalLetterView({ application }: { application: Application }): JSX.Element {
  const { services, office } = useAtWork();
  const [letter, setLetter] = useState<Letter>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const { id, reference } = application;

  const open = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const result = await services.call('openRefusalLetter', { officeId: office.id, applicationId: id });
      if (result.ok) setLetter(result.value);
      else
        setProblem(
          result.refusal.code === 'not-found' ? text.answerLetter.none : refusalWords(result.refusal),
        );
    } catch {
      setProblem(text.act.failedRead);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div>
      <p class="hint">{text.answerLetter.hint}</p>
      <p class="row">
        <button
          type="button"
          aria-expanded={letter !== undefined}
          disabled={busy}
          onClick={() => {
            if (letter) setLetter(undefined);
            else void open();
          }}
          data-testid="open-answer-letter"
        >
          {letter ? text.letter.hide : busy ? text.loading : text.answerLetter.show}
        </button>
      </p>
      {problem && <p class="error">{problem}</p>}
      {letter && (
        <>
          <p>{text.answerLetter.of(longDate(letter.letterOn), letter.number)}</p>
          <PdfView
            base64={letter.base64}
            fileName={`surat-jawaban-${reference}.pdf`}
            title={text.answerLetter.title}
          />
        </>
      )}
    </div>
  );
}
