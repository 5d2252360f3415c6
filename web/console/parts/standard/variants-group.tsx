import type { JSX } from 'preact';
import type { Definition } from '../../../../domain/standard.ts';
import { words } from '../../text-standards.ts';
import { CheckGroup } from '../field.tsx';

/** Reasons something is limited to; nothing where the service has none. A reason that is gone stays to be seen and unticked. */
export function VariantsGroup({
  legend,
  variants,
  value,
  onValue,
}: {
  legend: string;
  variants: Definition['variants'];
  value: readonly string[] | undefined;
  onValue: (chosen: string[]) => void;
}): JSX.Element | null {
  if (variants.length === 0 && !value) return null;
  const gone = (value ?? []).filter((id) => !variants.some((variant) => variant.id === id));
  return (
    <CheckGroup
      legend={legend}
      options={[
        ...variants.map(({ id, label }) => ({ value: id, label })),
        ...gone.map((id) => ({ value: id, label: words.condition.unknown(id) })),
      ]}
      values={value ?? []}
      onValues={onValue}
    />
  );
}
