import type { DeskApi, InputOf, OutputOf } from '../../domain/api.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { SignerIdentity } from '../../domain/signer-identity.ts';
import { requireOffice } from './browse.ts';
import { commitOrThrow, loadCaller } from './case.ts';
import type { PersonalSigner } from './ports.ts';
import type { PersonalSigningDeps } from './sign-letter.ts';

/** Who the signer is to the signing service. Each does it for himself: nobody else has a reason to know his NIK. */

interface Known {
  signer: PersonalSigner;
  nik: string | undefined;
}

async function known(deps: PersonalSigningDeps, uid: string, officeId: string): Promise<Result<Known>> {
  const caller = await loadCaller(deps, officeId, uid);
  if (!caller) return refuse({ code: 'not-found' });
  const { signing } = (await requireOffice(deps, officeId)).settings;
  if (signing?.kind !== 'bsre' || !deps.personalSigner) return refuse({ code: 'not-now', expected: [] });
  const stored = await deps.documents.get(paths.signerIdentity(officeId, uid));
  const nik = stored && SignerIdentity.parse(stored.data).nik;
  return ok({ signer: deps.personalSigner(signing.version), nik });
}

/** Refuses `not-found` to whoever does not work there. */
export async function setSignerIdentity(
  deps: PersonalSigningDeps,
  uid: string,
  { officeId, nik }: InputOf<DeskApi['setSignerIdentity']>,
): Promise<Result<OutputOf<DeskApi['setSignerIdentity']>>> {
  if (!(await loadCaller(deps, officeId, uid))) return refuse({ code: 'not-found' });
  const data: SignerIdentity = { v: 1, nik };
  await commitOrThrow(deps, [{ do: 'set', path: paths.signerIdentity(officeId, uid), data }]);
  return ok({});
}

/** Refuses `not-found`, and `not-now` where the office signs with its seal. */
export async function signerStatus(
  deps: PersonalSigningDeps,
  uid: string,
  { officeId }: InputOf<DeskApi['signerStatus']>,
): Promise<Result<OutputOf<DeskApi['signerStatus']>>> {
  const found = await known(deps, uid, officeId);
  if (!found.ok) return found;
  const { signer, nik } = found.value;
  if (nik === undefined) return ok({ hasIdentity: false });
  const status = await signer.status(nik);
  return ok({
    hasIdentity: true,
    ...(status.known && { status: status.status, maySign: status.maySign }),
  });
}

/** Refuses as above, and `signing-refused` when no code could be asked for. */
export async function requestSigningCode(
  deps: PersonalSigningDeps,
  uid: string,
  { officeId }: InputOf<DeskApi['requestSigningCode']>,
): Promise<Result<OutputOf<DeskApi['requestSigningCode']>>> {
  const found = await known(deps, uid, officeId);
  if (!found.ok) return found;
  const { signer, nik } = found.value;
  if (nik === undefined) return refuse({ code: 'signing-refused', why: 'no-identity' });
  const asked = await signer.requestCode(nik);
  if (asked.ok) return ok({});
  const { kind } = asked.failure;
  // A code that may have been sent does no harm: it is asked for again.
  const why = kind === 'outcome-unknown' || kind === 'bad-response' ? 'unavailable' : kind;
  return refuse({ code: 'signing-refused', why });
}
