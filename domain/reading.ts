import { componentText, holdsWords, quotable, squeezed } from './printed.ts';
import type { ComponentKey, PrintedComponent, Reading, ServiceStandard } from './standard.ts';

/**
 * Keeps what was read out of the printed cells in step with them. An administrator edits the words of a standard; its reading
 * quotes them, and a page must never show a step or a duration that the standard does not print.
 */

/**
 * The standard with a reading that fits its words: what is printed no longer is dropped, what is printed anew is taken up as it
 * stands, everything else stays as somebody read it.
 * @param before the standard it was begun from: what that printed and nobody read was left out on purpose
 */
export function alignReading(standard: ServiceStandard, before?: ServiceStandard): ServiceStandard {
  const { printed, reading, definition } = standard;
  const kept = <T extends { text: string }>(list: readonly T[], component: ComponentKey): T[] =>
    list.filter(({ text }) => holdsWords(componentText(printed[component]), text));
  const fresh = (component: ComponentKey, known: readonly string[]): string[] =>
    newTexts(printed[component], before?.printed[component], known);

  const steps = kept(reading.steps, 'procedure').map((step) => {
    const { actor, ...rest } = step;
    return actor !== undefined && step.text.includes(actor) ? step : rest;
  });
  const durations = reading.durations.filter(({ printed: words, of = '', proviso = '' }) =>
    [words, of, proviso].every((text) => holdsWords(componentText(printed.time), text)),
  );
  const products = reading.products.filter((text) => holdsWords(componentText(printed.product), text));
  const complaints = kept(reading.complaints, 'complaints');
  const aligned: Reading = {
    steps: withNewSteps(steps, fresh('procedure', texts(steps)), printed.procedure),
    durations: [
      ...durations,
      ...fresh(
        'time',
        durations.map((each) => each.printed),
      ).map(durationOf),
    ],
    fee: feeOf(standard, before),
    products: [...products, ...fresh('product', products)],
    complaints: [
      ...complaints,
      ...fresh('complaints', texts(complaints)).map((text) => ({ kind: 'other' as const, text })),
    ],
  };
  return { ...standard, reading: aligned };

  /** The promise says in figures what its words say; other new durations are quoted without. */
  function durationOf(text: string): Reading['durations'][number] {
    const { promise } = definition;
    if (promise.kind !== 'term' || squeezed(promise.printed) !== squeezed(text)) return { printed: text };
    const { amount, amountFrom, unit } = promise;
    return { printed: text, ...(amountFrom !== undefined && { amountFrom }), amount, unit };
  }
}

function texts(list: readonly { text: string }[]): string[] {
  return list.map(({ text }) => text);
}

/** Pieces a component prints now and did not before, which nothing read covers. */
function newTexts(
  component: PrintedComponent,
  before: PrintedComponent | undefined,
  known: readonly string[],
): string[] {
  const old = before ? quotable(before).map(squeezed) : undefined;
  return quotable(component).filter(
    (text) =>
      !old?.includes(squeezed(text)) &&
      !known.some((each) => holdsWords(each, text) || holdsWords(text, each)),
  );
}

/** Each new step goes after the one printed before it; the order somebody read the others in stays. */
function withNewSteps(
  steps: Reading['steps'],
  added: readonly string[],
  procedure: PrintedComponent,
): Reading['steps'] {
  const printed = quotable(procedure);
  const result = [...steps];
  for (const text of added) {
    const before = printed.slice(0, printed.indexOf(text));
    const after = before.findLast((piece) => result.some((step) => holdsWords(piece, step.text)));
    const at = after === undefined ? 0 : result.findIndex((step) => holdsWords(after, step.text)) + 1;
    result.splice(at, 0, { text, kind: 'step' });
  }
  return result;
}

/** Read anew only where the words changed: a reader's judgement of the old ones holds. */
function feeOf({ printed, reading }: ServiceStandard, before: ServiceStandard | undefined): Reading['fee'] {
  const words = componentText(printed.fee);
  if (before && squeezed(words) === squeezed(componentText(before.printed.fee))) return reading.fee;
  if (printed.fee.state !== 'printed') return { kind: 'not-stated' };
  const amounts = [...words.matchAll(/Rp\.?\s*(\d{1,3}(?:\.\d{3})+|\d+)/giu)].map(([, digits = '']) =>
    Number(digits.replaceAll('.', '')),
  );
  const [amount] = amounts;
  if (amounts.length === 1 && amount !== undefined && amount > 0) return { kind: 'amount', rupiah: amount };
  const free = /gratis|tidak (?:dipungut|dikenakan|ada) (?:biaya|tarif)|tanpa (?:biaya|dipungut)/iu.test(
    words,
  );
  return free && amounts.every((each) => each === 0)
    ? { kind: 'free' }
    : before
      ? { kind: 'other' }
      : reading.fee;
}
