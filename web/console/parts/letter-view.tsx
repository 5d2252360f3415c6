import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DeskApi, OutputOf } from '../../../domain/api.ts';
import type { Application } from '../../../domain/application.ts';
import { useAtWork } from '../context.ts';
import { refusalWords, text } from '../text.ts';
import { PdfView } from './blob.tsx';

type Letter = OutputOf<DeskApi['openLetter']>;

/** The case's letter, fetched (and that logged) on request. New bytes close it: what is shown is never an older letter. */
export function LetterView({ application }: { application: Application }): JSX.Element {
  const { services, office } = useAtWork();
  const [letter, setLetter] = useState<Letter>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const state = application.letter;
  const version = `${state?.status ?? ''} ${state?.sha256 ?? ''} ${String(application.revision)}`;
  useEffect(() => {
    setLetter(undefined);
  }, [version]);
  if (!state) return <p class="soft">{text.letter.none}</p>;

  const open = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const result = await services.desk('openLetter', {
        officeId: office.id,
        applicationId: application.id,
      });
      if (result.ok) setLetter(result.value);
      else setProblem(refusalWords(result.refusal));
    } catch {
      setProblem(text.act.failedRead);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div>
      <p class="row">
        <strong>{text.letter.statuses[state.status]}</strong>
        <button
          type="button"
          aria-expanded={letter !== undefined}
          disabled={busy}
          onClick={() => {
            if (letter) setLetter(undefined);
            else void open();
          }}
          data-testid="open-letter"
        >
          {letter ? text.letter.hide : busy ? text.loading : text.letter.show}
        </button>
      </p>
      {problem && <p class="error">{problem}</p>}
      {letter && (
        <PdfView
          base64={letter.base64}
          fileName={`surat-${application.reference}.pdf`}
          title={text.letter.frame}
        />
      )}
    </div>
  );
}
