import type { ComponentChildren, JSX } from 'preact';
import type { LetterTemplates } from '../../findings.ts';
import type { Office } from '../../../../domain/office.ts';
import type { ServiceStandard } from '../../../../domain/standard.ts';
import type { EditorPart } from '../../standard-form.ts';
import { words } from '../../text-standards.ts';

/** What every part of the editor is given. */
export interface PartProps {
  standard: ServiceStandard;
  onStandard: (standard: ServiceStandard) => void;
  /** What the draft is compared with. */
  base: ServiceStandard | undefined;
  office: Office;
  templates: LetterTemplates;
  /** The findings at one anchor, in words. */
  at: (anchor: string) => readonly string[];
}

/** One part of the page, with what was found about it as a whole. */
export function Part({
  part,
  at,
  hint,
  children,
}: {
  part: EditorPart;
  at: PartProps['at'];
  hint?: string | undefined;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <section class="panel part" id={part} aria-labelledby={`${part}-judul`} data-part={part}>
      <h2 id={`${part}-judul`} tabIndex={-1}>
        {words.parts[part]}
      </h2>
      {hint && <p class="hint">{hint}</p>}
      <Found words={at(part)} />
      {children}
    </section>
  );
}

/** Findings beside what they are about. Nothing where there are none. */
export function Found({ words: found }: { words: readonly string[] }): JSX.Element | null {
  if (found.length === 0) return null;
  return (
    <ul class="found">
      {found.map((each) => (
        <li key={each} class="error">
          <span aria-hidden="true">✗ </span>
          {each}
        </li>
      ))}
    </ul>
  );
}

/** For a list's rows: the findings, or nothing at all. */
export function foundAt(found: readonly string[]): JSX.Element | undefined {
  return found.length > 0 ? <Found words={found} /> : undefined;
}
