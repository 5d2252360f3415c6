import type { ApplicationEvent, Happening } from './application.ts';

/** What an applicant is told when his file comes back to him, and nothing else: most notes of a case are the office's own. */

export interface SentBack {
  /** What sent it back. */
  happening: Happening;
  /** The word of whoever sent the whole back; a check speaks item by item instead. */
  general?: string;
  /** Words on single papers, by requirement: those of the check whose verdict on the paper still holds. */
  items: Readonly<Record<string, string>>;
}

type Note = { revision: number; item?: string | undefined; text: string };

/**
 * The one rule for slip and status page. Told are only notes of the act that sent the case back, and of a check that found a paper faulty
 * as long as nobody has handed it in anew or asked for it again with other words. Why a case was moved, entered late or surveyed never is.
 * @returns undefined where nothing was sent back yet
 */
export function sentBack(
  events: readonly Pick<ApplicationEvent, 'revision' | 'happening'>[],
  notes: readonly Note[],
): SentBack | undefined {
  const last = events.findLast(({ happening }) => isSentBack(happening));
  if (!last) return undefined;
  const wordAt = (revision: number, item: string | undefined) =>
    notes.findLast((note) => note.revision === revision && note.item === item)?.text;
  const general = last.happening.kind === 'checked' ? undefined : wordAt(last.revision, undefined);
  const judged = new Map<string, number | undefined>();
  for (const { revision, happening } of events)
    for (const [id, isFaultyAtCheck] of itemsIn(happening))
      judged.set(id, isFaultyAtCheck ? revision : undefined);
  const items = [...judged].flatMap(([id, revision]): [string, string][] => {
    const word = revision === undefined ? undefined : wordAt(revision, id);
    return word === undefined ? [] : [[id, word]];
  });
  return {
    happening: last.happening,
    ...(general !== undefined && { general }),
    items: Object.fromEntries(items),
  };
}

/** A check says item by item what is missing; a later desk, or an agency, gives one reason for all. */
function isSentBack(happening: Happening): boolean {
  return (
    (happening.kind === 'checked' && happening.outcome === 'returned') ||
    (happening.kind === 'returned' && happening.to === 'applicant') ||
    (happening.kind === 'agency-answered' && happening.result === 'to-mend')
  );
}

/** The papers a happening speaks of, and whether it is a check that found them faulty. */
function itemsIn(happening: Happening): [id: string, isFaultyAtCheck: boolean][] {
  switch (happening.kind) {
    case 'checked':
      return Object.entries(happening.verdicts).map(([id, { verdict }]) => [id, verdict === 'faulty']);
    case 'corrected':
      return Object.keys(happening.items).map((id) => [id, false]);
    case 'returned':
      return happening.items.map((id) => [id, false]);
    case 'agency-answered':
      return (happening.items ?? []).map((id) => [id, false]);
    default:
      return [];
  }
}
