import type { ComponentChildren, JSX } from 'preact';

/** A cell that knows its column's name: on a phone the row is a card, and each cell says itself what it is. */
export function Cell({
  label,
  numeric = false,
  children,
}: {
  label: string;
  numeric?: boolean;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <td role="cell" data-label={label} {...(numeric && { class: 'number' })}>
      <span>{children}</span>
    </td>
  );
}
