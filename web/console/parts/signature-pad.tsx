import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useAtWork } from '../context.ts';
import { attachmentsText } from '../text-attachments.ts';

const words = attachmentsText.pad;

/** Drawn at this size whatever the screen, so that the picture stays small. */
const size = { width: 600, height: 200 };
const lineWidth = 3;

/** A box to sign in, folded away: nobody has to. @param onDrawn the canvas with the line on it, or undefined once it is cleared */
export function SignaturePad({
  onDrawn,
}: {
  onDrawn: (canvas: HTMLCanvasElement | undefined) => void;
}): JSX.Element {
  const { announce } = useAtWork();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  const last = useRef<{ x: number; y: number } | undefined>(undefined);

  useEffect(() => {
    wipe(canvas.current);
  }, []);

  const pointOf = (event: PointerEvent & { currentTarget: HTMLCanvasElement }) => {
    const box = event.currentTarget.getBoundingClientRect();
    return {
      x: ((event.clientX - box.left) / box.width) * size.width,
      y: ((event.clientY - box.top) / box.height) * size.height,
    };
  };
  const lineTo = (event: PointerEvent & { currentTarget: HTMLCanvasElement }) => {
    const context = event.currentTarget.getContext('2d');
    const from = last.current;
    if (!context || !from) return;
    const to = pointOf(event);
    context.lineWidth = lineWidth;
    context.lineCap = 'round';
    context.strokeStyle = '#16211f';
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
    last.current = to;
  };

  return (
    <details class="signature" data-testid="signature">
      <summary>{words.summary}</summary>
      <p class="hint">{words.lead}</p>
      <canvas
        ref={canvas}
        {...size}
        role="img"
        aria-label={`${words.box}. ${drawn ? words.drawn : words.empty}`}
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          last.current = pointOf(event);
          // A dot is a beginning too.
          lineTo(event);
        }}
        onPointerMove={lineTo}
        onPointerUp={(event) => {
          if (!last.current) return;
          last.current = undefined;
          setDrawn(true);
          onDrawn(event.currentTarget);
        }}
        onPointerCancel={() => {
          last.current = undefined;
        }}
      />
      <p class="row">
        <button
          type="button"
          disabled={!drawn}
          onClick={() => {
            wipe(canvas.current);
            setDrawn(false);
            onDrawn(undefined);
            announce(words.cleared);
          }}
        >
          {words.clear}
        </button>
        <span class="soft">{drawn ? words.drawn : words.empty}</span>
      </p>
    </details>
  );
}

/** White, also where the console is dark: the line must be seen on paper. */
function wipe(canvas: HTMLCanvasElement | null): void {
  const context = canvas?.getContext('2d');
  if (!context) return;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, size.width, size.height);
}
