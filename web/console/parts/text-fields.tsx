import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PrintedBlock } from '../../../domain/standard.ts';
import { linesOf, linesText, parseBlocks, printBlocks } from '../blocks-text.ts';
import { sameData } from '../draft-copy.ts';
import { words } from '../text-standards.ts';
import { AreaField, SelectField, TextField } from './field.tsx';

/** Fields whose text stands for something else: a number, blocks, lines. What is typed stays as typed while it is read. */

interface Naming {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional?: boolean;
}

/** @param read what the text means; `print` is used where the value was changed by somebody else */
function useTyped<T>(value: T, read: (text: string) => T, print: (value: T) => string) {
  const [typed, setTyped] = useState(() => print(value));
  const shown = sameData(read(typed), value) ? typed : print(value);
  return [shown, setTyped] as const;
}

/** A whole number from 1; an empty field is no number and shows as a finding. */
export function NumberField({
  value,
  onValue,
  ...naming
}: Naming & { value: number | undefined; onValue: (value: number | undefined) => void }): JSX.Element {
  const [shown, setTyped] = useTyped(value, numberOf, (each) =>
    each === undefined || !Number.isInteger(each) ? '' : String(each),
  );
  return (
    <TextField
      {...naming}
      inputMode="numeric"
      value={shown}
      onValue={(text) => {
        setTyped(text);
        onValue(numberOf(text));
      }}
    />
  );
}

function numberOf(text: string): number | undefined {
  const digits = text.replaceAll(/[\s.]/g, '');
  if (digits === '') return undefined;
  return /^\d{1,15}$/.test(digits) ? Number(digits) : Number.NaN;
}

/** Blocks of a printed component as lines with markers. */
export function BlocksField({
  value,
  onValue,
  ...naming
}: Naming & { value: readonly PrintedBlock[]; onValue: (blocks: PrintedBlock[]) => void }): JSX.Element {
  const [shown, setTyped] = useTyped<readonly PrintedBlock[]>(value, parseBlocks, printBlocks);
  return (
    <AreaField
      {...naming}
      rows={Math.min(24, Math.max(3, shown.split('\n').length + 1))}
      maxLength={60_000}
      mono
      value={shown}
      onValue={(text) => {
        setTyped(text);
        onValue(parseBlocks(text));
      }}
    />
  );
}

/** A list of plain lines. */
export function LinesField({
  value,
  onValue,
  ...naming
}: Naming & { value: readonly string[]; onValue: (lines: string[]) => void }): JSX.Element {
  const [shown, setTyped] = useTyped<readonly string[]>(value, linesOf, linesText);
  return (
    <AreaField
      {...naming}
      rows={Math.min(16, Math.max(3, shown.split('\n').length + 1))}
      maxLength={60_000}
      value={shown}
      onValue={(text) => {
        setTyped(text);
        onValue(linesOf(text));
      }}
    />
  );
}

/** One of the printed pieces, word for word. What is printed no longer stays to be seen until another is chosen. */
export function QuoteField({
  pieces,
  value,
  onValue,
  none,
  ...naming
}: Naming & {
  pieces: readonly string[];
  value: string | undefined;
  onValue: (value: string | undefined) => void;
  /** Words for quoting nothing; absent where something must be quoted. */
  none?: string;
}): JSX.Element {
  const all = [...new Set(pieces)];
  const gone = value !== undefined && value !== '' && !all.includes(value);
  return (
    <SelectField
      {...naming}
      choose={none ?? words.rows.chooseQuote}
      options={[
        ...(gone ? [{ value, label: words.rows.goneQuote(short(value)) }] : []),
        ...all.map((piece) => ({ value: piece, label: short(piece) })),
      ]}
      value={value ?? ''}
      onValue={(next) => {
        onValue(next === '' ? undefined : next);
      }}
    />
  );
}

const longest = 110;

export function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
