import { LetterRecord } from '../../domain/letter-record.ts';
import { paths } from '../../domain/paths.ts';
import { voidNumberWords } from '../../domain/words-id.ts';
import { releaseSlot } from './book-appointment.ts';
import type { Case } from './case.ts';
import { keptNumber, voidNumber } from './take-number.ts';
import type { Deps, Write } from './ports.ts';

/** How a case ends without its product. */
export type Ending = keyof typeof voidNumberWords;

/**
 * What a case leaves behind when it ends without its product: its number is voided for good with the reason, its letter with it, and its
 * slot is free again.
 */
export async function endingWrites(deps: Deps, loaded: Case, ending: Ending): Promise<Write[]> {
  const reason = voidNumberWords[ending];
  const taken = await keptNumber(deps, loaded);
  return [
    ...(taken ? [await voidNumber(deps, loaded.office.id, taken, reason)] : []),
    ...(await letterVoided(deps, loaded)),
    ...(await releaseSlot(deps, loaded)),
  ];
}

async function letterVoided(deps: Deps, { application }: Case): Promise<Write[]> {
  if (!application.letter) return [];
  const stored = await deps.documents.get(paths.letter(application.officeId, application.letter.id));
  if (!stored) return [];
  const letter = LetterRecord.parse(stored.data);
  return [{ do: 'update', before: stored, data: { ...letter, status: 'void' } satisfies LetterRecord }];
}
