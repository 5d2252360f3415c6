import type { PrintedBlock, PrintedComponent, PrintedItem, ServiceStandard } from './standard.ts';

/** Reading the words of a printed component. Words are compared without their white space: lines break where paper ended. */

export function sameWords(a: string, b: string): boolean {
  return squeezed(a) === squeezed(b);
}

export function holdsWords(whole: string, part: string): boolean {
  return squeezed(whole).includes(squeezed(part));
}

export function squeezed(text: string): string {
  return text.replaceAll(/\s+/gu, '');
}

/** Everything a component says, markers included. */
export function componentText(component: PrintedComponent): string {
  return component.state === 'printed' ? component.blocks.map(blockText).join('\n') : '';
}

function blockText(block: PrintedBlock): string {
  return block.kind === 'list' ? block.items.map(itemText).join('\n') : block.text;
}

function itemText({ marker, text, items = [] }: PrintedItem): string {
  return [marker ?? '', text, ...items.map(itemText)].join('\n');
}

/** Whole pieces a definition may quote: a text, or a list item at any depth, in printed order. */
export function quotable(component: PrintedComponent): string[] {
  if (component.state !== 'printed') return [];
  return component.blocks.flatMap((block) =>
    block.kind === 'text' ? [block.text] : block.kind === 'list' ? itemTexts(block.items) : [],
  );
}

function itemTexts(items: readonly PrintedItem[]): string[] {
  return items.flatMap(({ text, items: nested = [] }) => [text, ...itemTexts(nested)]);
}

/**
 * What a decree prints below a text a requirement quotes ("…, yang berisi :"): its contents, without which the text says nothing. Parts
 * that are requirements of their own stand in the list already.
 */
export function printedBelow(
  { printed, definition }: Pick<ServiceStandard, 'printed' | 'definition'>,
  text: string,
): PrintedItem[] {
  const { requirements: component } = printed;
  if (component.state !== 'printed') return [];
  const items = component.blocks.flatMap((block) => (block.kind === 'list' ? withNested(block.items) : []));
  const found = items.find((item) => sameWords(item.text, text));
  const isAsked = (item: PrintedItem) =>
    definition.requirements.some((each) => sameWords(each.text, item.text));
  return (found?.items ?? []).filter((item) => !isAsked(item));
}

function withNested(items: readonly PrintedItem[]): PrintedItem[] {
  return items.flatMap((item) => [item, ...withNested(item.items ?? [])]);
}

/** A requirement's text with what is printed below it, in one line: where there is room for no list. */
export function wholeText(
  standard: Pick<ServiceStandard, 'printed' | 'definition'>,
  { text }: { text: string },
): string {
  const below = withNested(printedBelow(standard, text));
  if (below.length === 0) return text;
  return `${text} ${below.map((item) => [item.marker, item.text].filter(Boolean).join(' ')).join('; ')}`;
}

/** "Persyaratan sebagai berikut :" asks for nothing itself. */
function introduces(text: string): boolean {
  return /[:：]\s*$/u.test(text);
}

/**
 * Items and plain texts that nothing in `asked` stands for, each as often as it is printed (the same paper under two channel
 * headings is two). An item with parts is asked for as a whole, or by each of its parts.
 */
export function leftOut(component: PrintedComponent, asked: readonly string[]): string[] {
  if (component.state !== 'printed') return [];
  const open = asked.map(squeezed);
  const take = (text: string): boolean => {
    const at = open.indexOf(squeezed(text));
    if (at !== -1) open.splice(at, 1);
    return at !== -1;
  };
  const missing = ({ text, items }: PrintedItem): string[] =>
    take(text) ? [] : items && items.length > 0 ? items.flatMap(missing) : [text];
  return component.blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.flatMap(missing);
    return block.kind === 'text' && !introduces(block.text) && !take(block.text) ? [block.text] : [];
  });
}
