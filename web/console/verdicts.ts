import type { Act, FaultReason, Item, Verdict } from '../../domain/application.ts';

/** The verdicts of one completeness check while they are being chosen. */
export interface Judgement {
  verdict: 'waiting' | 'in-order' | 'faulty';
  reason: FaultReason | '';
  note: string;
  originalSeen: boolean;
  /** The office keeps the original until the hand-over. */
  originalHeld: boolean;
  /** Found in order before: asking for it again takes a word why. */
  accepted: boolean;
}

/** What was found in order before stays so, unless the officer changes it; what waits or was faulty is judged anew. */
export function judgementOf(item: Item): Judgement {
  return {
    verdict: item.verdict === 'in-order' ? 'in-order' : 'waiting',
    reason: '',
    note: '',
    originalSeen: item.originalSeen ?? false,
    originalHeld: item.originalHeld ?? false,
    accepted: item.verdict === 'in-order',
  };
}

export type JudgementProblem = 'verdict-missing' | 'reason-missing' | 'note-missing';

export function problemsOf(
  judgements: Readonly<Record<string, Judgement>>,
): Readonly<Record<string, JudgementProblem>> {
  return Object.fromEntries(
    Object.entries(judgements).flatMap(
      ([id, { verdict, reason, note, accepted }]): [string, JudgementProblem][] => {
        if (verdict === 'waiting') return [[id, 'verdict-missing']];
        if (verdict === 'faulty' && reason === '') return [[id, 'reason-missing']];
        if (verdict === 'faulty' && accepted && note.trim() === '') return [[id, 'note-missing']];
        return [];
      },
    ),
  );
}

export function faultyCount(judgements: Readonly<Record<string, Judgement>>): number {
  return Object.values(judgements).filter(({ verdict }) => verdict === 'faulty').length;
}

/** One act for all of them. Call it only without {@link problemsOf}. */
export function checkAct(
  judgements: Readonly<Record<string, Judgement>>,
  asksOriginal: (id: string) => boolean,
): Extract<Act, { act: 'check' }> {
  const verdicts: Record<string, Verdict> = {};
  const notes: Record<string, string> = {};
  for (const [id, judgement] of Object.entries(judgements)) {
    const { verdict, reason, note } = judgement;
    if (verdict === 'in-order') verdicts[id] = { verdict, ...(asksOriginal(id) && originalOf(judgement)) };
    if (verdict === 'faulty' && reason !== '') {
      verdicts[id] = { verdict, reason };
      if (note.trim() !== '') notes[id] = note.trim();
    }
  }
  return { act: 'check', verdicts, ...(Object.keys(notes).length > 0 && { notes }) };
}

/** What is held was seen. */
function originalOf({
  originalSeen,
  originalHeld,
}: Judgement): Pick<Extract<Verdict, { verdict: 'in-order' }>, 'originalSeen' | 'originalHeld'> {
  return { originalSeen, ...(originalSeen && originalHeld && { originalHeld }) };
}
