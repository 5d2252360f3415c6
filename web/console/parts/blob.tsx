import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { text } from '../text.ts';

/** Bytes that came through a call, shown from memory: nothing of them has an address of its own. */

export function useBlobUrl(base64: string, type: string): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytesOf(base64)], { type }));
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
    };
  }, [base64, type]);
  return url;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** A text file's words. */
export function textOf(base64: string): string {
  return new TextDecoder().decode(bytesOf(base64));
}

/** Most phones cannot show a PDF inside a page; there the link opens it in the reader. */
export function showsPdfInline(): boolean {
  return navigator.pdfViewerEnabled;
}

/** @param onOpened the reader had the pages before him: shown here, or opened by the link */
export function PdfView({
  base64,
  fileName,
  title,
  onOpened,
}: {
  base64: string;
  fileName: string;
  title: string;
  onOpened?: () => void;
}): JSX.Element | null {
  const url = useBlobUrl(base64, 'application/pdf');
  if (url === undefined) return null;
  const inline = showsPdfInline();
  return (
    <div class="pdf">
      {inline && <iframe src={url} title={title} onLoad={() => onOpened?.()} data-testid="pdf-frame" />}
      <p class="row">
        <a
          class="button"
          href={url}
          target="_blank"
          rel="noopener"
          onClick={() => onOpened?.()}
          data-testid="pdf-open"
        >
          {text.letter.openPdf}
        </a>
        <a class="button" href={url} download={fileName} data-testid="pdf-download">
          {text.letter.download}
        </a>
      </p>
    </div>
  );
}

export function ImageView({ base64, type, name }: { base64: string; type: string; name: string }) {
  const url = useBlobUrl(base64, type);
  return url === undefined ? null : <img class="handed-image" src={url} alt={name} />;
}
