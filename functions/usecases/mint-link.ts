import { paths } from '../../domain/paths.ts';
import { ApplicantData } from '../../domain/personal-data.ts';
import { ok } from '../../domain/result.ts';
import { untilCommitted } from './case.ts';
import type { Deps } from './ports.ts';

/** Links of notices and papers kept valid beside the receipt's own. */
const linksKept = 10;

/**
 * A link to a case for one notice or one paper: of a secret only the hash is stored, so that each brings a new one. The
 * receipt's link stays; of the others the newest ten.
 * @throws where there is no such case
 */
export async function mintLink(
  deps: Deps,
  of: { officeId: string; applicationId: string; reference: string },
): Promise<{ link: string; applicant: ApplicantData }> {
  const secret = deps.newSecret();
  const minted = await untilCommitted(deps, async () => {
    const stored = await deps.documents.get(paths.applicantData(of.officeId, of.applicationId));
    if (!stored) throw new Error('A link is wanted for a case that is gone');
    const applicant = ApplicantData.parse(stored.data);
    const [receipt, ...others] = applicant.secretHashes;
    if (receipt === undefined) throw new Error('A case has no link');
    const data: ApplicantData = {
      ...applicant,
      secretHashes: [receipt, ...[...others, deps.sha256(secret)].slice(-linksKept)],
    };
    const outcome = await deps.documents.commit([{ do: 'update', before: stored, data }]);
    return outcome === 'lost' ? 'lost' : ok(data);
  });
  if (!minted.ok) throw new Error('A link was refused');
  return {
    link: `${deps.settings.publicUrl}/s/${of.officeId}/${of.reference}/${secret}`,
    applicant: minted.value,
  };
}
