import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { Consultation } from '../../domain/consultation.ts';
import { isArchived, StandardDraft, versionInForce } from '../../domain/lifecycle.ts';
import { paths } from '../../domain/paths.ts';
import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { isOverdue, reviewDueOn } from '../../domain/reviews.ts';
import { isRunnable, standardProblems } from '../../domain/standard-problems.ts';
import { asAdmin, freshEntries, staffedPosts } from './administer.ts';
import { content, decreesOf, listCatalogue, listOffices, requireService } from './browse.ts';
import type { Deps, LetterDeps } from './ports.ts';

const farMore = 500;

/**
 * Everything the administrator's list of standards shows: the catalogue with what is due for review, drafts with what keeps them
 * from being published, decrees, consultations, and other offices' standards to begin from.
 * Refuses `not-allowed`.
 */
export async function listStandards(
  deps: LetterDeps,
  uid: string,
  { officeId }: InputOf<StaffApi['listStandards']>,
): Promise<Result<OutputOf<StaffApi['listStandards']>>> {
  const desk = await asAdmin(deps, officeId, uid);
  if (!desk.ok) return desk;
  const { office, today } = desk.value;
  const [entries, drafts, decreesFound, consultations, staffed, templates, others] = await Promise.all([
    freshEntries(deps, desk.value),
    deps.documents.find({
      collection: paths.standardDrafts(officeId),
      where: [{ field: 'state', op: '==', value: 'draft' }],
      limit: farMore,
    }),
    deps.documents.find({ collection: paths.decrees(officeId), where: [], limit: farMore }),
    deps.documents.find({ collection: paths.consultations(officeId), where: [], limit: farMore }),
    staffedPosts(deps, desk.value),
    deps.letters.templates(),
    standardsOfOthers(deps, officeId),
  ]);
  const decrees = decreesOf(decreesFound);
  return ok({
    entries: await Promise.all(
      entries.map(async ({ entry }) => {
        const standard = await requireService(deps, officeId, entry.serviceId, versionInForce(entry, today));
        const decree = decrees.find(({ id }) => id === standard.source.decree);
        const reviewDue = reviewDueOn(entry, decree);
        const overdue = !isArchived(entry, today) && isOverdue(reviewDue, today);
        return { ...entry, runnable: isRunnable(standard), reviewDue, overdue };
      }),
    ),
    drafts: drafts
      .map(({ data }) => StandardDraft.parse(data))
      .sort((a, b) => b.changedAt - a.changedAt)
      .map(({ id, standard, origin, changedAt }) => ({
        id,
        serviceId: standard.serviceId,
        name: standard.name,
        version: standard.version,
        ...(origin && { origin }),
        changedAt,
        problems: standardProblems(standard, office, staffed, templates).length,
      })),
    decrees,
    consultations: consultations.map(({ data }) => Consultation.parse(content(data))),
    others,
  });
}

async function standardsOfOthers(
  deps: Deps,
  officeId: string,
): Promise<OutputOf<StaffApi['listStandards']>['others']> {
  const offices = (await listOffices(deps)).filter(({ id }) => id !== officeId);
  const catalogues = await Promise.all(
    offices.map(async (office) =>
      (await listCatalogue(deps, office.id)).map(({ serviceId, name, version }) => ({
        officeId: office.id,
        officeName: office.name,
        serviceId,
        name,
        version,
      })),
    ),
  );
  return catalogues.flat();
}
