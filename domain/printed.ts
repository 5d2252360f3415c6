import type { PrintedBlock, PrintedComponent, PrintedItem } from './standard.ts';

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
