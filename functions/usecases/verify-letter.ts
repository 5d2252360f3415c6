import { matchableName } from '../../domain/names.ts';
import { Verification } from '../../domain/letter-record.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { countTry } from './limit.ts';
import type { Deps, LetterDeps, SignatureVerdict } from './ports.ts';

/** What the verification page may say of a letter: no names but the signer's, no words of the letter. */
export type VerificationView = Omit<Verification, 'v' | 'names' | 'letterId'>;

const triesPerHour = 10;
const filesPerHour = 30;
const hourMs = 3_600_000;

async function loadVerification(deps: Deps, token: string): Promise<Verification | undefined> {
  if (!/^[A-Za-z0-9_-]{22}$/.test(token)) return undefined;
  const stored = await deps.documents.get(paths.verification(token));
  return stored && Verification.parse(stored.data);
}

export async function readVerification(deps: Deps, token: string): Promise<Result<VerificationView>> {
  const found = await loadVerification(deps, token);
  if (!found) return refuse({ code: 'not-found' });
  const { v: _v, names: _names, letterId: _letterId, ...view } = found;
  return ok(view);
}

/**
 * "Cocokkan nama": whether the typed name is one printed on the letter. The printed name is never shown; ten tries an hour
 * and letter.
 */
export async function matchName(
  deps: Deps,
  token: string,
  typed: string,
): Promise<Result<{ matches: boolean }>> {
  const found = await loadVerification(deps, token);
  if (!found) return refuse({ code: 'not-found' });
  const counted = await countTry(deps, found.officeId, {
    kind: 'match-name',
    key: token,
    limit: triesPerHour,
    windowMs: hourMs,
  });
  if (!counted.ok) return counted;
  const name = matchableName(typed);
  return ok({ matches: name !== '' && found.names.includes(deps.hmac(token, name)) });
}

/** Compares a file with the issued bytes and reads its signature; thirty files an hour and letter, since reading costs. */
export async function checkFile(
  deps: LetterDeps,
  token: string,
  bytes: Uint8Array,
): Promise<Result<{ same: boolean; verdict: SignatureVerdict['verdict'] }>> {
  const found = await loadVerification(deps, token);
  if (!found) return refuse({ code: 'not-found' });
  const counted = await countTry(deps, found.officeId, {
    kind: 'check-file',
    key: token,
    limit: filesPerHour,
    windowMs: hourMs,
  });
  if (!counted.ok) return counted;
  const { verdict } = await deps.letters.verify(bytes);
  return ok({ same: deps.sha256(bytes) === found.sha256, verdict });
}
