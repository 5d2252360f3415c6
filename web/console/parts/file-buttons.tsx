import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Result } from '../../../domain/result.ts';
import { useAtWork } from '../context.ts';
import { text } from '../text.ts';
import { useDoing } from '../use-doing.ts';
import { useBlobUrl } from './blob.tsx';
import { DoingNotice } from './notice.tsx';

/** A file as a call answers it. */
export interface MadeFile {
  name: string;
  type: string;
  base64: string;
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
        {text.saveFile(file.name)}
      </a>
    </p>
  );
}
