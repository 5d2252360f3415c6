import { registersText as words } from '../../text-registers.ts';

/** What a refused field of these acts is called. */
export function fieldNames(field: string): string | undefined {
  return Object.entries(words.fields).find(([id]) => id === field)?.[1];
}
