import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Result } from '../../../../domain/result.ts';
import { useAtWork } from '../../context.ts';
import type { SkmPart } from '../../skm-part.ts';
import { skm } from '../../text-skm.ts';
import { useDoing } from '../../use-doing.ts';
import { useBlobUrl } from '../blob.tsx';
import { DoingNotice } from '../notice.tsx';

interface MadeFile {
  name: string;
  type: string;
  base64: string;
}

/** Report, posters and raw data of the period looked at. */
export function Downloads({ opened, period }: SkmPart): JSX.Element {
  const { services, office } = useAtWork();
  const here = { officeId: office.id, period };
  const words = skm.files;
  const files: [string, () => Promise<Result<MadeFile>>][] = [
    [words.report, () => services.call('surveyReportFile', { ...here, format: 'pdf' })],
    [words.reportWord, () => services.call('surveyReportFile', { ...here, format: 'docx' })],
    [
      words.poster,
      () => services.call('posterFile', { officeId: office.id, poster: { kind: 'index', period } }),
    ],
    [words.csv, () => services.call('exportAnswers', { ...here, format: 'csv' })],
    [words.xlsx, () => services.call('exportAnswers', { ...here, format: 'xlsx' })],
    [words.codebook, () => services.call('exportAnswers', { ...here, format: 'codebook' })],
  ];
  return (
    <section class="panel" data-testid="downloads">
      <h2>{words.title(opened.report.period.label)}</h2>
      <p class="hint">{words.hint}</p>
      <FileButtons files={files} />
    </section>
  );
}

/** Each press makes its file anew; it is saved at once, and a link stays for who wants it again. */
export function FileButtons({
  files,
}: {
  files: readonly (readonly [label: string, make: () => Promise<Result<MadeFile>>])[];
}): JSX.Element {
  const { announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [made, setMade] = useState<MadeFile & { key: number }>();
  const pressed = useRef(0);
  return (
    <>
      <p class="row">
        {files.map(([label, make]) => (
          <button
            key={label}
            type="button"
            disabled={doing.state === 'sending'}
            onClick={() => {
              run({
                label,
                send: make,
                done: (file) => {
                  pressed.current += 1;
                  setMade({ ...file, key: pressed.current });
                },
              });
            }}
          >
            {label}
          </button>
        ))}
      </p>
      <DoingNotice doing={doing} />
      {made && <SavedFile key={made.key} file={made} />}
    </>
  );
}

/** A file that was just made: saved at once, with a link for who wants it again. */
export function SavedFile({ file }: { file: MadeFile }): JSX.Element | null {
  const url = useBlobUrl(file.base64, file.type);
  const saved = useRef(false);
  if (url === undefined) return null;
  return (
    <p>
      <a
        class="button"
        href={url}
        download={file.name}
        ref={(link) => {
          if (!link || saved.current) return;
          saved.current = true;
          link.click();
        }}
      >
        {skm.files.open(file.name)}
      </a>
    </p>
  );
}
