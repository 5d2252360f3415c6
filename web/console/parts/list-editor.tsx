import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { leftOut, moved, replaced } from '../standard-form.ts';
import { words } from '../text-standards.ts';

export interface Row<T> {
  value: T;
  change: (value: T) => void;
  position: number;
}

/**
 * A list whose rows open to be changed, move up and down, and go. Focus stays with what was moved; a removed row gives it to
 * the next one.
 */
export function ListEditor<T>({
  label,
  hint,
  items,
  onItems,
  make,
  add,
  anchor,
  summary,
  error,
  children,
}: {
  /** What the list is, for whoever listens. */
  label: string;
  hint?: string | undefined;
  items: readonly T[];
  onItems: (items: T[]) => void;
  make: () => T;
  /** Words of the button that adds a row. */
  add: string;
  /** Id of a row's element, where a link may lead. */
  anchor: (position: number) => string;
  /** One line that tells the row from the others. */
  summary: (value: T, position: number) => ComponentChildren;
  /** What is said of a row, below it: nothing may move above a field in which somebody types. */
  error?: ((position: number) => ComponentChildren) | undefined;
  children: (row: Row<T>) => ComponentChildren;
}): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const focusAfter = useRef<string | undefined>(undefined);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    const wanted = focusAfter.current;
    if (wanted === undefined) return;
    focusAfter.current = undefined;
    box.current?.querySelector<HTMLElement>(wanted)?.focus();
  });
  const row = (position: number) => `[data-place="${String(position)}"]`;

  const move = (from: number, to: number) => {
    onItems(moved(items, from, to));
    setOpened(new Set([...opened].map((each) => (each === from ? to : each === to ? from : each))));
    const ends = to === 0 ? 'down' : to === items.length - 1 ? 'up' : to < from ? 'up' : 'down';
    focusAfter.current = `${row(to)} > .row-tools [data-tool="${ends}"]`;
  };
  const remove = (position: number) => {
    onItems(leftOut(items, position));
    setOpened(
      new Set([...opened].flatMap((each) => (each === position ? [] : [each > position ? each - 1 : each]))),
    );
    focusAfter.current =
      items.length === 1
        ? ':scope > .row-add'
        : `${row(Math.min(position, items.length - 2))} > details > summary`;
  };

  return (
    <div class="list-editor" role="group" aria-label={label} ref={box}>
      {hint && <p class="hint">{hint}</p>}
      <ol class="editor-rows">
        {items.map((value, position) => {
          const said = error?.(position);
          return (
            <li
              key={position}
              id={anchor(position)}
              data-place={position}
              class={said ? 'editor-row field-wrong' : 'editor-row'}
            >
              <details
                open={opened.has(position)}
                onToggle={(event) => {
                  const isOpen = event.currentTarget.open;
                  if (isOpen === opened.has(position)) return;
                  const next = new Set(opened);
                  if (isOpen) next.add(position);
                  else next.delete(position);
                  setOpened(next);
                }}
              >
                <summary>
                  <span class="row-title">{summary(value, position)}</span>
                </summary>
                <div class="row-fields">
                  {children({
                    value,
                    position,
                    change: (next) => {
                      onItems(replaced(items, position, next));
                    },
                  })}
                </div>
              </details>
              <div class="row-tools">
                <Tool
                  tool="up"
                  sign="↑"
                  label={words.rows.up(position + 1)}
                  disabled={position === 0}
                  onPress={() => {
                    move(position, position - 1);
                  }}
                />
                <Tool
                  tool="down"
                  sign="↓"
                  label={words.rows.down(position + 1)}
                  disabled={position === items.length - 1}
                  onPress={() => {
                    move(position, position + 1);
                  }}
                />
                <Tool
                  tool="remove"
                  sign="✕"
                  label={words.rows.remove(position + 1)}
                  disabled={false}
                  onPress={() => {
                    remove(position);
                  }}
                />
              </div>
              {said}
            </li>
          );
        })}
      </ol>
      <button
        type="button"
        class="row-add"
        onClick={() => {
          onItems([...items, make()]);
          setOpened(new Set([...opened, items.length]));
          focusAfter.current = `${row(items.length)} .row-fields :is(input, select, textarea)`;
        }}
      >
        {add}
      </button>
    </div>
  );
}

function Tool({
  tool,
  sign,
  label,
  disabled,
  onPress,
}: {
  tool: string;
  sign: string;
  label: string;
  disabled: boolean;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      class="tool"
      data-tool={tool}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onPress}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
