import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { text } from '../text.ts';

let first = true;

/**
 * The one h1 of a screen. Coming to a screen moves the focus here, as a page load would; the very first one leaves it alone.
 * @param title of the window: never a person's name, since it ends in the browser's history
 */
export function Heading({ title, children }: { title: string; children: ComponentChildren }): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${text.titleSuffix}`;
  }, [title]);
  useEffect(() => {
    if (!first) heading.current?.focus();
    first = false;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
