import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Application } from '../../../domain/application.ts';
import { useAtWork } from '../context.ts';
import { sheetsText } from '../text-sheets.ts';
import { useDoing } from '../use-doing.ts';
import { textOf } from './blob.tsx';
import { DoingNotice } from './notice.tsx';
import { FolderLabels } from './sheets/folder-labels.tsx';
import { FileButtons } from './file-buttons.tsx';

const words = sheetsText.case;

/** Papers of one case: what a returned applicant takes home, and the label of the folder. */
export function CasePapers({
  application,
}: {
  application: Pick<Application, 'id' | 'status'>;
}): JSX.Element {
  return (
    <details class="panel case-papers" {...(application.status === 'returned' && { open: true })}>
      <summary>
        <h2>{words.title}</h2>
      </summary>
      {application.status === 'returned' && <Slip applicationId={application.id} />}
      <FolderLabels applicationIds={[application.id]} />
    </details>
  );
}

function Slip({ applicationId }: { applicationId: string }) {
  const { services, office, announce } = useAtWork();
  const frame = useRef<HTMLIFrameElement>(null);
  const { doing, run } = useDoing(announce);
  const [page, setPage] = useState<string>();
  const slip = (form: 'page' | 'pdf' | 'picture') =>
    services.call('returnedSlip', { officeId: office.id, applicationId, form });
  return (
    <div class="sheets" data-testid="slip">
      <h3>{words.slip}</h3>
      <p class="hint">{words.slipHint}</p>
      <p class="row">
        <button
          type="button"
          disabled={doing.state === 'sending'}
          onClick={() => {
            run({
              label: words.slipPrint,
              send: () => slip('page'),
              done: ({ base64 }) => {
                setPage(textOf(base64));
              },
            });
          }}
        >
          {words.slipPrint}
        </button>
        {page !== undefined && (
          <button type="button" class="primary" onClick={() => frame.current?.contentWindow?.print()}>
            {words.print}
          </button>
        )}
      </p>
      {/* A slip that is there is seen. */}
      {doing.state !== 'done' && <DoingNotice doing={doing} />}
      {page !== undefined && (
        <iframe
          ref={frame}
          class="receipt-frame"
          title={words.slip}
          sandbox="allow-same-origin allow-modals"
          srcdoc={page}
        />
      )}
      <FileButtons
        files={[
          [words.slipPicture, () => slip('picture')],
          [words.slipPdf, () => slip('pdf')],
        ]}
      />
    </div>
  );
}
