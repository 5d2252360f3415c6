import { ok, refuse } from '../result.ts';
import type { Context, Offer, StepRules } from './rules.ts';
import { given, notOffered, performs } from './rules.ts';
import type { StepOf } from './rules.ts';
import type { Act, Application, Happening } from '../application.ts';
import type { Result } from '../result.ts';

/**
 * Signing. Electronic: prepared (number and bytes fixed) → approved by the signer (exactly those bytes) → issued by Loket.
 * Wet ink: an officer records who signed and when; there is no PDF and nothing is claimed of one.
 */
export const sign: StepRules<'sign'> = {
  offers: (step, application) =>
    step.form === 'electronic' ? electronicOffers(step, application) : paperOffers(step),
  decide: (context, act) =>
    context.step.form === 'electronic' ? decideElectronic(context, act) : decidePaper(context, act),
};

function electronicOffers(step: StepOf<'sign'>, application: Application): Offer[] {
  const status = application.letter?.status ?? 'draft';
  switch (status) {
    case 'draft':
      return [{ act: 'prepare', by: step.by, system: true }];
    case 'prepared':
      return [
        { act: 'approve', by: step.by },
        { act: 'prepare', by: step.by },
      ];
    case 'approved':
      return [{ act: 'issue', by: [], system: true }];
    case 'issued':
      return [];
    default:
      return status satisfies never;
  }
}

function decideElectronic({ application, given: handed }: Context<'sign'>, act: Act): Result<Happening> {
  switch (act.act) {
    case 'prepare':
      // Bytes somebody may be reading are made anew only when they name who does not sign any more.
      if (application.letter?.status === 'prepared' && handed.signerChanged !== true)
        return refuse({ code: 'not-now', expected: ['approve'] });
      return ok({
        kind: 'prepared',
        letterId: application.letter?.id ?? given(handed.letterId, 'a letter id'),
        sha256: given(handed.sha256, 'the hash of the prepared bytes'),
        // The one it is handed: a number of a book whose year is over was taken anew (design §5 Numbers).
        taken: handed.taken ?? given(application.taken, 'a number'),
        letterOn: given(handed.letterOn, "the letter's date"),
      });
    case 'approve': {
      const letter = given(application.letter, 'a letter');
      // The signer approved what he read. Bytes made anew in between are not what he read.
      if (act.sha256 !== letter.sha256) return refuse({ code: 'stale' });
      return ok({ kind: 'approved', letterId: letter.id, sha256: act.sha256 });
    }
    case 'issue':
      return ok({ kind: 'issued', letterId: given(application.letter, 'a letter').id, sha256: act.sha256 });
    default:
      return notOffered(act);
  }
}

function paperOffers(step: StepOf<'sign'>): Offer[] {
  return [{ act: 'sign-on-paper', by: [...step.by, ...(step.recordedBy ?? [])] }];
}

function decidePaper(
  { step, application, given: handed, now }: Context<'sign'>,
  act: Act,
): Result<Happening> {
  if (act.act !== 'sign-on-paper') return notOffered(act);
  const signer = handed.signer && performs(handed.signer, step.by);
  if (!handed.signer || !signer) {
    return refuse({ code: 'invalid-input', fields: [{ field: 'signerUid', problem: 'not-a-signer' }] });
  }
  if (act.signedAt > now || act.signedAt < application.submittedAt) {
    return refuse({ code: 'invalid-input', fields: [{ field: 'signedAt', problem: 'out-of-range' }] });
  }
  return ok({
    kind: 'signed-on-paper',
    signerUid: handed.signer.uid,
    signerRole: signer.role,
    signedAt: act.signedAt,
    ...(handed.signer.capacity !== undefined && { capacity: handed.signer.capacity }),
  });
}
