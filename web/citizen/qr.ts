import { create } from 'qrcode';
import { html } from './html.ts';
import type { Html } from './html.ts';

/** Light modules around a code; readers need four. */
const quietZone = 4;

/** A QR code as inline SVG: no image request, no script, sharp on paper. */
export function qrCode(text: string, label: string): Html {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * quietZone;
  const runs: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    let column = 0;
    while (column < modules.size) {
      const from = column;
      while (column < modules.size && modules.get(row, column)) column += 1;
      if (column > from)
        runs.push(
          `M${String(from + quietZone)} ${String(row + quietZone)}h${String(column - from)}v1H${String(from + quietZone)}z`,
        );
      else column += 1;
    }
  }
  return html`<svg
    class="qr"
    role="img"
    aria-label="${label}"
    viewBox="0 0 ${side} ${side}"
    shape-rendering="crispEdges"
  >
    <rect width="${side}" height="${side}" fill="#fff" />
    <path d="${runs.join('')}" />
  </svg>`;
}
