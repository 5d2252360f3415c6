import type * as z from 'zod';
import type { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { CaseNotes } from '../../domain/personal-data.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { returnedSlip, returnedSlipDocument } from '../../domain/returned-slip.ts';
import type { ReturnedSlip } from '../../domain/returned-slip.ts';
import type { sheetsApi } from '../../domain/sheets-api.ts';
import { asPublicReads } from './browse.ts';
import { followApplication } from './follow-application.ts';
import type { Access } from './follow-application.ts';
import { listEvents } from './list-events.ts';
import { mintLink } from './mint-link.ts';
import { loadSeen, logOpening } from './open-case.ts';
import type { Deps, LetterDeps } from './ports.ts';
import { madeFile } from './made-file.ts';
import type { MadeFile } from './made-file.ts';

/** What a returned applicant takes home: from the counter's hand, or from his own page. */

/** How the slip is written as a page; pages belong to the site. */
export type SlipWriter = (of: { office: Office; slip: ReturnedSlip; link: string }) => string;

/** Refuses `not-found` to whoever may not see the case, `not-now` where nothing is asked of its applicant. */
export async function returnedSlipFile(
  deps: LetterDeps,
  uid: string,
  { officeId, applicationId, form }: z.infer<(typeof sheetsApi)['returnedSlip']['input']>,
  write: SlipWriter,
): Promise<Result<MadeFile>> {
  const seen = await loadSeen(deps, uid, { officeId, applicationId });
  if (!seen) return refuse({ code: 'not-found' });
  const { application, office, calendar } = seen.loaded;
  if (application.status !== 'returned') return refuse({ code: 'not-now', expected: ['returned'] });
  await logOpening(deps, seen.loaded, seen.caller, 'case');
  const [events, notes, standard, { link, applicant }] = await Promise.all([
    listEvents(deps, application),
    deps.documents.get(paths.caseNotes(officeId, applicationId)),
    asPublicReads(deps, officeId, seen.loaded.standard),
    mintLink(deps, { officeId, applicationId, reference: application.reference }),
  ]);
  const slip = returnedSlip({
    office,
    standard,
    application,
    calendar,
    applicantName: applicant.parties[0]?.name ?? '',
    events,
    notes: notes ? CaseNotes.parse(notes.data).notes : [],
    now: deps.now(),
  });
  const name = `belum-lengkap-${application.reference}`;
  if (form === 'page')
    return ok(madeFile(name, 'html', new TextEncoder().encode(write({ office, slip, link }))));
  const file = await slipFile(deps, office, slip, link, form);
  return ok(madeFile(name, form === 'pdf' ? 'pdf' : 'png', file));
}

/** The same for the applicant, behind his own link, which the slip repeats. */
export async function slipByLink(
  deps: Deps,
  access: Access,
): Promise<Result<{ office: Office; slip: ReturnedSlip; link: string }>> {
  const followed = await followApplication(deps, access);
  if (!followed.ok) return followed;
  const { office, application } = followed.value;
  if (application.status !== 'returned') return refuse({ code: 'not-now', expected: ['returned'] });
  const slip = returnedSlip({ ...followed.value, now: deps.now() });
  const link = `${deps.settings.publicUrl}/s/${access.officeId}/${access.reference}/${access.secret}`;
  return ok({ office, slip, link });
}

export function slipFile(
  deps: LetterDeps,
  office: Office,
  slip: ReturnedSlip,
  link: string,
  form: 'pdf' | 'picture',
): Promise<Uint8Array> {
  const document = returnedSlipDocument(office, slip, { link, madeAt: deps.now() });
  return form === 'pdf' ? deps.letters.print(document) : deps.letters.picture(document);
}
