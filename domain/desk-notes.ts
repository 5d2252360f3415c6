import * as z from 'zod';
import type { ApplicationEvent, Duty, Happening } from './application.ts';
import type { Capacity } from './roles.ts';

/**
 * Why a prepared letter should be looked at before it is signed. A letter without a note may be signed in a row with others like it; one
 * with a note is opened first. Codes only; the words are the console's.
 */
export const DeskNote = z.enum([
  /** The promise is broken, or 80 % of it are used up. */
  'late',
  'at-risk',
  /** Something is still owed to the applicant beside the letter. */
  'duty',
  /** It stood before a signer already, who sent it back. */
  'returned-by-signer',
  /** Another desk sent it back to an earlier one. */
  'returned',
  /** The applicant had to complete it. */
  'corrected',
  /** A paper that had been found in order was asked for again. */
  'accepted-reopened',
  /** It had been ended and was taken up again. */
  'taken-up-again',
  /** An optional step was passed by. */
  'skipped',
  /** A section head or the secretary wrote a note. */
  'officer-note',
  /** An officer changed words of the letter at the draft. */
  'words-mended',
  /** The same person asked for the same within `doubleDays`. */
  'possible-double',
  /** It bears a deputy's name. */
  'deputy',
  /** The standard in force prints this letter from another template, or another version of it. */
  'template-changed',
]);
export type DeskNote = z.infer<typeof DeskNote>;

/** Two requests of one person for one service so near to each other may be one request made twice. */
export const doubleDays = 30;

/** How it stands against its promise: read from the row, since it changes without anything happening. Times in UTC milliseconds. */
export function timeNotes(
  { dueAt, warnAt }: { dueAt: number | null; warnAt: number | null },
  now: number,
): DeskNote[] {
  if (dueAt !== null && now > dueAt) return ['late'];
  return dueAt !== null && warnAt !== null && now >= warnAt ? ['at-risk'] : [];
}

export interface DeskFacts {
  /** All events of the case, oldest first. */
  events: readonly Pick<ApplicationEvent, 'step' | 'actor' | 'happening' | 'note'>[];
  /** Ids of the steps at which it is signed. */
  signSteps: readonly string[];
  duties: readonly Duty[];
  wordsMended: boolean;
  possibleDouble: boolean;
  /** Of the person named under the letter. */
  capacity: Capacity | undefined;
  templateChanged: boolean;
}

/** Everything that does not depend on the time, in the order in which it is told. */
export function deskNotes(facts: DeskFacts): DeskNote[] {
  const { events, signSteps } = facts;
  const has = (test: (event: DeskFacts['events'][number]) => boolean) => events.some(test);
  const sentBack = ({ happening }: { happening: Happening }) =>
    happening.kind === 'returned' && happening.to !== 'applicant';
  const told: Record<Exclude<DeskNote, 'late' | 'at-risk'>, boolean> = {
    duty: facts.duties.some(({ doneAt }) => doneAt === undefined),
    'returned-by-signer': has(
      ({ step, happening }) => happening.kind === 'returned' && signSteps.includes(step),
    ),
    returned: has((event) => sentBack(event) && !signSteps.includes(event.step)),
    corrected: has(({ happening }) => happening.kind === 'corrected'),
    'accepted-reopened': reopensAccepted(events.map(({ happening }) => happening)),
    'taken-up-again': has(({ happening }) => happening.kind === 'reopened'),
    skipped: has(({ happening }) => happening.kind === 'skipped'),
    'officer-note': has(isOfficersNote),
    'words-mended': facts.wordsMended,
    'possible-double': facts.possibleDouble,
    deputy: facts.capacity !== undefined,
    'template-changed': facts.templateChanged,
  };
  return DeskNote.options.filter((note) => note !== 'late' && note !== 'at-risk' && told[note]);
}

/** Notes of a return or a check went to whoever mended it; others were written for who comes after. */
function isOfficersNote({ actor, happening, note }: DeskFacts['events'][number]): boolean {
  return (
    note !== undefined &&
    actor.kind === 'staff' &&
    (actor.role === 'section-head' || actor.role === 'secretary') &&
    happening.kind !== 'returned' &&
    happening.kind !== 'checked'
  );
}

function reopensAccepted(happenings: readonly Happening[]): boolean {
  const accepted = new Set<string>();
  for (const happening of happenings) {
    const asked = askedFor(happening);
    if (asked.some((item) => accepted.has(item))) return true;
    if (happening.kind === 'checked') {
      for (const [item, { verdict }] of Object.entries(happening.verdicts))
        if (verdict === 'in-order') accepted.add(item);
    }
  }
  return false;
}

/** Papers an event asks for anew, by requirement id. */
function askedFor(happening: Happening): string[] {
  switch (happening.kind) {
    case 'checked':
      return Object.entries(happening.verdicts).flatMap(([item, { verdict }]) =>
        verdict === 'faulty' ? [item] : [],
      );
    case 'returned':
      return happening.items;
    case 'agency-answered':
      return happening.items ?? [];
    default:
      return [];
  }
}
