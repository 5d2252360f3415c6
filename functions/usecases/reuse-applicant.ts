import type { InputOf, OutputOf } from '../../domain/api.ts';
import { formOf } from '../../domain/form.ts';
import type { intakeApi } from '../../domain/intake-api.ts';
import type { ApplicantData } from '../../domain/personal-data.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { getService } from './browse.ts';
import { loadApplicant } from './draft-letter.ts';
import { loadSeen, logOpening } from './open-case.ts';
import { doorsOf } from './take-in.ts';
import type { Deps } from './ports.ts';

type Api = typeof intakeApi;

/**
 * What somebody who comes again gave before, for the form of another service: his own fields only, and of them only those that form asks
 * for. Nothing goes on by itself: the officer looks at it with the person, and whatever is taken in is typed as far as Loket knows.
 * The applicant sees in his list of openings that it was done; what could not be logged is not shown.
 * Refuses `not-found` (not there, or not his to see) and `not-allowed` to who takes nothing in.
 */
export async function reuseApplicant(
  deps: Deps,
  uid: string,
  input: InputOf<Api['reuseApplicant']>,
): Promise<Result<OutputOf<Api['reuseApplicant']>>> {
  const seen = await loadSeen(deps, uid, input);
  if (!seen) return refuse({ code: 'not-found' });
  const { loaded, caller } = seen;
  if (doorsOf(caller).length === 0) return refuse({ code: 'not-allowed', needs: ['counter', 'village'] });
  const standard = await getService(deps, input.officeId, input.serviceId);
  if (!standard) return refuse({ code: 'not-found' });
  await logOpening(deps, loaded, caller, 'reuse');
  const known = asTyped(await loadApplicant(deps, loaded));
  const asked = formOf(standard.definition).find(({ id }) => id === 'applicant')?.fields ?? [];
  return ok({
    reference: loaded.application.reference,
    input: Object.fromEntries(
      asked.flatMap(({ id }) => {
        const value = known[id] ?? '';
        return value === '' ? [] : [[id, value]];
      }),
    ),
  });
}

/** By the ids of the applicant's own fields (`domain/form.ts`). */
function asTyped({ parties, contacts }: ApplicantData): Record<string, string | undefined> {
  const applicant = parties.find(({ role }) => role === 'applicant');
  const { identity } = applicant ?? {};
  return {
    name: applicant?.name,
    nik: identity?.kind === 'nik' ? identity.number : undefined,
    passport: identity?.kind === 'passport' ? identity.number : undefined,
    address: applicant?.address,
    village: applicant?.villageCode,
    position: applicant?.position,
    organisation: parties.find(({ role }) => role === 'organisation')?.name,
    // As people say it, not as it is stored.
    phone: contacts.phone?.replace(/^\+62/, '0'),
    email: contacts.email,
  };
}
