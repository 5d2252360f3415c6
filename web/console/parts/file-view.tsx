import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../domain/api.ts';
import { useAtWork } from '../context.ts';
import { refusalWords, text } from '../text.ts';
import { ImageView, PdfView } from './blob.tsx';

type File = OutputOf<StaffApi['openFile']>;

/** One handed-in file: fetched (and that logged) only when somebody asks to see it. */
export function FileView({
  applicationId,
  sha256,
  name,
}: {
  applicationId: string;
  sha256: string;
  name: string;
}): JSX.Element {
  const { services, office } = useAtWork();
  const [file, setFile] = useState<File>();
  const [shown, setShown] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);

  const open = async () => {
    setShown(true);
    if (file || busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const result = await services.call('openFile', { officeId: office.id, applicationId, sha256 });
      if (result.ok) setFile(result.value);
      else setProblem(refusalWords(result.refusal));
    } catch {
      setProblem(text.act.failedRead);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div class="handed-file">
      <button
        type="button"
        class="link"
        aria-expanded={shown}
        onClick={() => {
          if (shown) setShown(false);
          else void open();
        }}
        data-testid="open-file"
      >
        {shown ? text.check.hide(name) : text.check.open(name)}
      </button>
      {shown && busy && <p class="soft">{text.loading}</p>}
      {shown && problem && <p class="error">{problem}</p>}
      {shown &&
        file &&
        (file.type === 'application/pdf' ? (
          <PdfView base64={file.base64} fileName={file.name} title={name} />
        ) : (
          <ImageView base64={file.base64} type={file.type} name={name} />
        ))}
    </div>
  );
}
