import { ApplicationId } from '../../domain/application.ts';
import type { Handed, StoredFile } from '../../domain/application.ts';
import type { Draft } from '../../domain/draft.ts';
import { factsOf, formOf, problemOf } from '../../domain/form.ts';
import type { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { mayBringPaper, requirementsFor } from '../../domain/standard.ts';
import type { Requirement, ServiceStandard } from '../../domain/standard.ts';
import { isSlug, requireOffice, requireService } from './browse.ts';
import { untilCommitted } from './case.ts';
import { countTry } from './limit.ts';
import { keptName, receiveUpload } from './receive-upload.ts';
import type { SentFile } from './receive-upload.ts';
import { parseDraft, storedDraft } from './start-draft.ts';
import type { Deps, Stored } from './ports.ts';

export interface DraftAccess {
  officeId: string;
  draftId: string;
  secret: string;
}

export interface OpenDraft {
  stored: Stored;
  draft: Draft;
  office: Office;
  standard: ServiceStandard;
}

/** The draft behind a link. Unknown, foreign and wrong secret answer alike; an expired one says so. */
export async function openDraft(deps: Deps, access: DraftAccess): Promise<Result<OpenDraft>> {
  if (!isSlug(access.officeId) || !ApplicationId.safeParse(access.draftId).success)
    return refuse({ code: 'link-invalid' });
  const stored = await deps.documents.get(paths.draft(access.officeId, access.draftId));
  if (!stored) return refuse({ code: 'link-invalid' });
  const draft = parseDraft(stored.data);
  if (draft.secretHash !== deps.sha256(access.secret)) return refuse({ code: 'link-invalid' });
  if (draft.expiresAt <= deps.now()) return refuse({ code: 'expired' });
  const [office, standard] = await Promise.all([
    requireOffice(deps, draft.officeId),
    requireService(deps, draft.officeId, draft.serviceId, draft.version),
  ]);
  return ok({ stored, draft, office, standard });
}

export async function getDraft(deps: Deps, access: DraftAccess): Promise<Result<Draft>> {
  const opened = await openDraft(deps, access);
  return opened.ok ? ok(opened.value.draft) : opened;
}

/**
 * Keeps what was typed, right or wrong, and tells what is wrong with it: nothing entered is lost.
 * @param input raw text by field id; fields not named keep what they had
 */
export async function saveDraftFields(
  deps: Deps,
  access: DraftAccess,
  input: Readonly<Record<string, string>>,
): Promise<Result<{ draft: Draft; problems: { field: string; problem: string }[] }>> {
  let problems: { field: string; problem: string }[] = [];
  const saved = await changeDraft(deps, access, (opened) => {
    const { draft, standard } = opened;
    const fields = formOf(standard.definition).flatMap((group) => group.fields);
    const known = new Set(fields.map((field) => field.id));
    const typed = Object.fromEntries(
      Object.entries(input)
        .filter(([id]) => known.has(id))
        .map(([id, text]) => [id, text.slice(0, longestKept).toWellFormed()]),
    );
    const changed = { ...draft, input: { ...draft.input, ...typed } };
    // Many persons, each with a name of thousands of letters: refused here, or the store refuses the whole document.
    const longest = Object.entries(typed).toSorted(([, a], [, b]) => b.length - a.length)[0];
    if (longest && bytesOf(changed.input) > mostInputBytes)
      return refuse({ code: 'invalid-input', fields: [{ field: longest[0], problem: 'too-long' }] });
    problems = draftProblems({ ...opened, draft: changed });
    return ok(changed);
  });
  return saved.ok ? ok({ draft: saved.value, problems }) : saved;
}

/** What is wrong with the data typed so far, by field id. */
export function draftProblems({
  draft,
  office,
  standard,
}: Omit<OpenDraft, 'stored'>): { field: string; problem: string }[] {
  const villageCodes = office.villages.map((village) => village.code);
  const { definition } = standard;
  const facts = factsOf(definition, 'online', draft.input);
  return formOf(definition, facts)
    .flatMap((group) => group.fields)
    .flatMap((field) => {
      const problem = problemOf(field, facts.answers, villageCodes);
      return problem ? [{ field: field.id, problem }] : [];
    });
}

/** Enough to hold any name; a document holds one MiB. */
const longestKept = 12_000;

/** What may be typed into one draft, all fields together. */
const mostInputBytes = 400_000;

function bytesOf(input: Readonly<Record<string, string>>): number {
  return new TextEncoder().encode(JSON.stringify(input)).length;
}

/** The requirements of a draft: by the answers typed so far. */
export function draftRequirements(draft: Draft, standard: ServiceStandard): Requirement[] {
  const { definition } = standard;
  return requirementsFor(definition, factsOf(definition, 'online', draft.input));
}

/** Files taken for one draft or case, per hour. */
export const uploadsPerHour = 120;

/**
 * Adds a file. Nothing is stored before the draft wants it; the commit decides again on what is stored then.
 * Refuses `not-found` (no such requirement), `not-now` (already sent), `too-many-files`, `too-many-tries`, and what
 * `receiveUpload` refuses.
 */
export async function attachToDraft(
  deps: Deps,
  access: DraftAccess,
  requirementId: string,
  file: SentFile,
): Promise<Result<Draft>> {
  const opened = await openDraft(deps, access);
  if (!opened.ok) return opened;
  const { office } = opened.value;
  const sha256 = deps.sha256(file.bytes);
  const wanted = (of: OpenDraft): Result<'wanted' | 'there'> => {
    if (of.draft.sentAs !== undefined) return refuse({ code: 'not-now', expected: [] });
    if (!draftRequirements(of.draft, of.standard).some(({ id }) => id === requirementId))
      return refuse({ code: 'not-found' });
    return roomFor(handedFor(of.draft.items, requirementId), sha256, office);
  };
  const first = wanted(opened.value);
  if (!first.ok) return first;
  if (first.value === 'there') return ok(opened.value.draft);
  const counted = await countUpload(deps, office.id, access.draftId);
  if (!counted.ok) return counted;
  const received = await receiveUpload(deps, office, file);
  if (!received.ok) return received;
  const attach = (of: OpenDraft) => {
    const still = wanted(of);
    if (!still.ok) return still;
    if (still.value === 'there') return ok(of.draft);
    return ok({ ...of.draft, ...withFile(of.draft, requirementId, received.value, file.name) });
  };
  return changeDraft(deps, access, attach, opened.value);
}

/** Is there room for one more file? `there`: this very file is handed in already. Refuses `too-many-files`. */
export function roomFor(handed: Handed, sha256: string, { settings }: Office): Result<'wanted' | 'there'> {
  if (handed.files.some((file) => file.sha256 === sha256)) return ok('there');
  const limit = settings.filesPerRequirement;
  return handed.files.length < limit ? ok('wanted') : refuse({ code: 'too-many-files', limit });
}

/** @param id of the draft, which is the application's as well: corrections are counted together with it */
export function countUpload(deps: Deps, officeId: string, id: string): Promise<Result<null>> {
  return countTry(deps, officeId, { kind: 'upload', key: id, limit: uploadsPerHour, windowMs: 3_600_000 });
}

type HandedIn = Pick<Draft, 'items' | 'fileNames'>;

export function withFile(
  { items, fileNames }: HandedIn,
  requirementId: string,
  file: StoredFile,
  name: string,
): HandedIn {
  const { files } = handedFor(items, requirementId);
  return {
    items: { ...items, [requirementId]: { files: [...files, file], bringsPaper: false } },
    fileNames: { ...fileNames, [file.sha256]: keptName(name) },
  };
}

export async function detachFromDraft(
  deps: Deps,
  access: DraftAccess,
  requirementId: string,
  sha256: string,
): Promise<Result<Draft>> {
  return changeDraft(deps, access, ({ draft }) => {
    const handed = handedFor(draft.items, requirementId);
    const files = handed.files.filter((file) => file.sha256 !== sha256);
    if (files.length === handed.files.length) return ok(draft);
    return ok({ ...draft, items: { ...draft.items, [requirementId]: { ...handed, files } } });
  });
}

export async function setBringsPaper(
  deps: Deps,
  access: DraftAccess,
  requirementId: string,
  bringsPaper: boolean,
): Promise<Result<Draft>> {
  return changeDraft(deps, access, ({ draft, standard }) => {
    const requirement = draftRequirements(draft, standard).find(({ id }) => id === requirementId);
    if (!requirement || !mayBringPaper(requirement)) return refuse({ code: 'not-found' });
    const handed = handedFor(draft.items, requirementId);
    return ok({ ...draft, items: { ...draft.items, [requirementId]: { ...handed, bringsPaper } } });
  });
}

export function handedFor(items: Readonly<Record<string, Handed>>, requirementId: string): Handed {
  return (Object.hasOwn(items, requirementId) && items[requirementId]) || { files: [], bringsPaper: false };
}

/**
 * Two tabs may edit one draft: each change is decided on what is stored now. A sent draft is not changed any more.
 * @param read the draft as read a moment ago: tried first, since the commit notices if it has changed
 */
async function changeDraft(
  deps: Deps,
  access: DraftAccess,
  change: (opened: OpenDraft) => Result<Draft>,
  read?: OpenDraft,
): Promise<Result<Draft>> {
  let first = read;
  return untilCommitted(deps, async () => {
    const opened = first ? ok(first) : await openDraft(deps, access);
    first = undefined;
    if (!opened.ok) return opened;
    if (opened.value.draft.sentAs !== undefined) return refuse({ code: 'not-now', expected: [] });
    const changed = change(opened.value);
    if (!changed.ok || changed.value === opened.value.draft) return changed;
    const outcome = await deps.documents.commit([
      { do: 'update', before: opened.value.stored, data: storedDraft(changed.value) },
    ]);
    return outcome === 'lost' ? 'lost' : changed;
  });
}
