import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import type { CatalogueEntry } from '../../domain/lifecycle.ts';
import { isArchived } from '../../domain/lifecycle.ts';
import { Decree } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { alignReading } from '../../domain/reading.ts';
import { normaliseNumber } from '../../domain/register.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { slugOf } from '../../domain/slug.ts';
import { ServiceStandard } from '../../domain/standard.ts';
import { standardProblems } from '../../domain/standard-problems.ts';
import { asAdmin, freshEntry, highestVersion, staffedPosts } from './administer.ts';
import type { Desk, FreshEntry } from './administer.ts';
import { content } from './browse.ts';
import { loadConsultation } from './close-consultation.ts';
import { untilCommitted } from './case.ts';
import { described, versionData, withVersion } from './import-standards.ts';
import type { Deps, LetterDeps, Write } from './ports.ts';
import { forget } from './remembered.ts';
import { changedByAnother, idOfAct, loadOpenDrafts } from './standard-drafts.ts';
import type { StoredDraft } from './standard-drafts.ts';
import { isRunnable } from '../../domain/standard-problems.ts';

type Input = InputOf<StaffApi['publishDecree']>;
type Answer = Result<OutputOf<StaffApi['publishDecree']>>;
type Field = { field: string; problem: string };

/**
 * Publishes drafts under a decree (Keputusan), all or none, in one commit: the decree, an immutable version of each draft with its hash,
 * each service's entry, what leaves the catalogue, and the drafts themselves. Drafts, entries and the office's profile are preconditions as
 * they were read: of two who publish at once one wins, and no section or book goes meanwhile. Who holds which post is only looked at:
 * it may change at any time after too. The same press gets the same answer.
 * Refuses `not-allowed`; `stale` where a draft has left the desk or a newer version came out since it was last saved; `invalid-input`
 * naming what of the decree cannot be; `standard-problems` where a draft could not run.
 */
export async function publishDecree(deps: LetterDeps, uid: string, input: Input): Promise<Answer> {
  const { officeId, actId, draftIds } = input;
  const act = paths.job(officeId, `publish-${idOfAct(deps, 'publish-decree', uid, actId)}`);
  return untilCommitted(deps, async (): Promise<Answer | 'lost'> => {
    const desk = await asAdmin(deps, officeId, uid);
    if (!desk.ok) return desk;
    const done = await deps.documents.get(act);
    if (done) return ok({ decreeId: String(done.data['decreeId']) });

    const drafts = await loadOpenDrafts(deps, officeId, draftIds);
    if (!drafts) return changedByAnother;
    const decree = await decreeOf(deps, desk.value, input);
    if (!decree.ok) return decree;
    const versions = await versionsOf(deps, desk.value, drafts, decree.value);
    if (!versions.ok) return versions;
    const archived = await archiveWrites(deps, desk.value, input, decree.value, drafts);
    if (!archived.ok) return archived;

    const { storedOffice } = desk.value;
    const outcome = await deps.documents.commit([
      // Written as it is: only so that the commit fails where it is no longer.
      { do: 'update', before: storedOffice, data: storedOffice.data },
      { do: 'create', path: act, data: { v: 1, decreeId: decree.value.id, at: deps.now() } },
      {
        do: 'create',
        path: paths.decree(officeId, decree.value.id),
        data: { ...decree.value, published: true },
      },
      ...versions.value,
      ...archived.value,
    ]);
    if (outcome === 'lost') return 'lost';
    const services = [...drafts.map(({ draft }) => draft.standard.serviceId), ...input.archives];
    forget(
      deps,
      paths.decrees(officeId),
      paths.standards(officeId),
      paths.consultations(officeId),
      ...services.flatMap((id) => [paths.standard(officeId, id), paths.standardVersions(officeId, id)]),
    );
    return ok({ decreeId: decree.value.id });
  });
}

/** The decree as it will stand; its id is its number as part of an address. */
async function decreeOf(
  deps: Deps,
  { office }: Desk,
  { decree: given, consultationId: asked }: Input,
): Promise<Result<Decree>> {
  const { consultationId = asked, ...entered } = given;
  const id = slugOf(given.number);
  const found = await deps.documents.find({ collection: paths.decrees(office.id), where: [], limit: 1000 });
  const known = found.map(({ data }) => Decree.parse(content(data)));
  const fields: Field[] = [];
  const wrong = (field: string, problem: string): void => void fields.push({ field, problem });
  if (id === '') wrong('decree.number', 'required');
  else if (
    known.some((each) => each.id === id || normaliseNumber(each.number) === normaliseNumber(given.number))
  )
    wrong('decree.number', 'taken');
  if (given.title.trim() === '') wrong('decree.title', 'required');
  if (given.from < given.on) wrong('decree.from', 'before-decree');
  for (const revoked of given.revokesIds ?? []) {
    if (!known.some((each) => each.id === revoked)) wrong('decree.revokesIds', 'unknown');
  }
  if (consultationId !== undefined) {
    const loaded = await loadConsultation(deps, office.id, consultationId);
    if (!loaded) wrong('consultationId', 'unknown');
    else if (loaded.consultation.state === 'open') wrong('consultationId', 'still-open');
  }
  if (fields.length > 0) return refuse({ code: 'invalid-input', fields });
  return ok(
    Decree.parse({
      v: 1,
      officeId: office.id,
      id,
      ...entered,
      ...(consultationId !== undefined && { consultationId }),
      notes: [],
    }),
  );
}

/** Of each draft: the version, its entry, and the draft marked as published. */
async function versionsOf(
  deps: LetterDeps,
  desk: Desk,
  drafts: readonly StoredDraft[],
  decree: Decree,
): Promise<Result<Write[]>> {
  const { office, today, uid } = desk;
  const services = drafts.map(({ draft }) => draft.standard.serviceId);
  if (new Set(services).size < services.length)
    return refuse({ code: 'invalid-input', fields: [{ field: 'draftIds', problem: 'same-service-twice' }] });
  const [staffed, templates] = await Promise.all([staffedPosts(deps, desk), deps.letters.templates()]);
  const from = decree.from ?? decree.on ?? today;
  const writes: Write[] = [];
  const problematic: { serviceId: string; problems: ReturnType<typeof standardProblems> }[] = [];
  for (const { stored, draft } of drafts) {
    const { serviceId } = draft.standard;
    const known = await freshEntry(deps, desk, serviceId);
    // Saved before a newer version came out: whoever saves it again has seen what that changed.
    if (draft.standard.version !== (await highestVersion(deps, office.id, serviceId)) + 1)
      return changedByAnother;
    if (known?.entry.next)
      return refuse({
        code: 'invalid-input',
        fields: [{ field: 'draftIds', problem: 'another-version-waits' }],
      });
    const standard = ServiceStandard.parse(
      alignReading(
        { ...draft.standard, source: { ...draft.standard.source, decree: decree.id } },
        draft.standard,
      ),
    );
    const problems = standardProblems(standard, office, staffed, templates);
    if (problems.length > 0) problematic.push({ serviceId, problems });
    writes.push(
      {
        do: 'create',
        path: paths.standardVersion(office.id, serviceId, standard.version),
        data: versionData(deps, standard),
      },
      entryWrite(office.id, known, standard, { from, today, reviewedOn: decree.on ?? today }),
      {
        do: 'update',
        before: stored,
        data: { ...draft, standard, state: 'published', changedAt: deps.now(), changedBy: uid },
      },
    );
  }
  return problematic.length > 0 ? refuse({ code: 'standard-problems', drafts: problematic }) : ok(writes);
}

function entryWrite(
  officeId: string,
  known: FreshEntry | undefined,
  standard: ServiceStandard,
  { from, today, reviewedOn }: { from: string; today: string; reviewedOn: string },
): Write {
  if (known)
    return {
      do: 'update',
      before: known.stored,
      data: { ...withVersion(known.entry, standard, from, today), reviewedOn } satisfies CatalogueEntry,
    };
  const { serviceId, version } = standard;
  const runnable = isRunnable(standard);
  const entry: CatalogueEntry = {
    v: 1,
    officeId,
    serviceId,
    ...described(standard),
    version,
    ...(from > today && { next: { version, from, ...described(standard), runnable } }),
    published: true,
    open: false,
    reviewedOn,
  };
  return { do: 'create', path: paths.standard(officeId, serviceId), data: entry };
}

/** What the decree takes out of the catalogue; its pages stay, its running cases go on. */
async function archiveWrites(
  deps: Deps,
  desk: Desk,
  { archives }: Input,
  decree: Decree,
  drafts: readonly StoredDraft[],
): Promise<Result<Write[]>> {
  const { today } = desk;
  const from = decree.from ?? decree.on ?? today;
  const writes: Write[] = [];
  for (const serviceId of new Set(archives)) {
    const known = await freshEntry(deps, desk, serviceId);
    const problem = !known
      ? 'unknown'
      : drafts.some(({ draft }) => draft.standard.serviceId === serviceId)
        ? 'published-too'
        : isArchived(known.entry, today)
          ? 'archived'
          : undefined;
    if (!known || problem !== undefined)
      return refuse({
        code: 'invalid-input',
        fields: [{ field: 'archives', problem: problem ?? 'unknown' }],
      });
    const { stored, entry } = known;
    const data: CatalogueEntry = {
      ...entry,
      archived: { by: decree.id, from },
      open: entry.open && from > today,
    };
    writes.push({ do: 'update', before: stored, data });
  }
  return ok(writes);
}
