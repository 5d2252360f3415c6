import { ApplicationId } from '../../domain/application.ts';
import type { Handed } from '../../domain/application.ts';
import type { Draft } from '../../domain/draft.ts';
import { formOf, problemOf } from '../../domain/form.ts';
import type { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { requirementsFor } from '../../domain/standard.ts';
import type { Requirement, ServiceStandard } from '../../domain/standard.ts';
import { isSlug, requireOffice, requireService } from './browse.ts';
import { untilCommitted } from './case.ts';
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
  const saved = await changeDraft(deps, access, ({ draft, office, standard }) => {
    const fields = formOf(standard.definition).flatMap((group) => group.fields);
    const known = new Set(fields.map((field) => field.id));
    const typed = Object.fromEntries(
      Object.entries(input)
        .filter(([id]) => known.has(id))
        .map(([id, text]) => [id, text.slice(0, longestKept).toWellFormed()]),
    );
    const merged = { ...draft.input, ...typed };
    const villageCodes = office.villages.map((village) => village.code);
    problems = fields.flatMap((field) => {
      const problem = problemOf(field, merged, villageCodes);
      return problem ? [{ field: field.id, problem }] : [];
    });
    return ok({ ...draft, input: merged });
  });
  return saved.ok ? ok({ draft: saved.value, problems }) : saved;
}

/** Enough to hold any name; a document holds one MiB. */
const longestKept = 12_000;

/** The requirements of a draft: by the answers typed so far. */
export function draftRequirements(draft: Draft, standard: ServiceStandard): Requirement[] {
  return requirementsFor(standard.definition, {
    door: 'online',
    variant: draft.input['variant'] || undefined,
    answers: draft.input,
  });
}

export async function attachToDraft(
  deps: Deps,
  access: DraftAccess,
  requirementId: string,
  file: SentFile,
): Promise<Result<Draft>> {
  const opened = await openDraft(deps, access);
  if (!opened.ok) return opened;
  const received = await receiveUpload(deps, opened.value.office, file);
  if (!received.ok) return received;
  const attach = ({ draft, office, standard }: OpenDraft) => {
    if (!draftRequirements(draft, standard).some(({ id }) => id === requirementId))
      return refuse({ code: 'not-found' });
    const handed = handedFor(draft.items, requirementId);
    if (handed.files.some(({ sha256 }) => sha256 === received.value.sha256)) return ok(draft);
    const limit = office.settings.filesPerRequirement;
    if (handed.files.length >= limit) return refuse({ code: 'too-many-files', limit });
    return ok({
      ...draft,
      items: {
        ...draft.items,
        [requirementId]: { files: [...handed.files, received.value], bringsPaper: false },
      },
      fileNames: { ...draft.fileNames, [received.value.sha256]: keptName(file.name) },
    });
  };
  return changeDraft(deps, access, attach, opened.value);
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
    if (!requirement?.paperAllowed) return refuse({ code: 'not-found' });
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
