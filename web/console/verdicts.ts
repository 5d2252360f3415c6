import type { Act, FaultReason, Item, Verdict } from '../../domain/application.ts';

/** The verdicts of one completeness check while they are being chosen. */
export interface Judgement {
  verdict: 'waiting' | 'in-order' | 'faulty';
  reason: FaultReason | '';
  note: string;
  originalSeen: boolean;
}

/** What was found in order before stays so, unless the officer changes it; what waits or was faulty is judged anew. */
export function judgementOf(item: Item): Judgement {
  return {
    verdict: item.verdict === 'in-order' ? 'in-order' : 'waiting',
    reason: '',
    note: '',
    originalSeen: item.originalSeen ?? false,
  };
}

export type JudgementProblem = 'verdict-missing' | 'reason-missing';

export function problemsOf(
  judgements: Readonly<Record<string, Judgement>>,
): Readonly<Record<string, JudgementProblem>> {
  return Object.fromEntries(
    Object.entries(judgements).flatMap(([id, { verdict, reason }]): [string, JudgementProblem][] => {
      if (verdict === 'waiting') return [[id, 'verdict-missing']];
      if (verdict === 'faulty' && reason === '') return [[id, 'reason-missing']];
      return [];
    }),
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
  for (const [id, { verdict, reason, note, originalSeen }] of Object.entries(judgements)) {
    if (verdict === 'in-order') verdicts[id] = { verdict, ...(asksOriginal(id) && { originalSeen }) };
    if (verdict === 'faulty' && reason !== '') {
      verdicts[id] = { verdict, reason };
      if (note.trim() !== '') notes[id] = note.trim();
    }
  }
  return { act: 'check', verdicts, ...(Object.keys(notes).length > 0 && { notes }) };
}
