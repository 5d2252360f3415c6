import type * as z from 'zod';
import type { Application } from '../../domain/application.ts';
import type { batchApi } from '../../domain/batch-api.ts';
import { batchMoves, listedIn } from '../../domain/batch.ts';
import type { Batch } from '../../domain/batch.ts';
import { canonicalJson } from '../../domain/chain.ts';
import { batchLetter, batchList, lineOf } from '../../domain/batch-print.ts';
import type { Signatory } from '../../domain/batch-print.ts';
import { paths } from '../../domain/paths.ts';
import { ApplicantData } from '../../domain/personal-data.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { StaffMember } from '../../domain/roles.ts';
import { titlesOf } from '../../domain/signing.ts';
import { slugOf } from '../../domain/slug.ts';
import { casesOf, loadBatch, mayDo } from './batch-desk.ts';
import type { BatchDesk } from './batch-desk.ts';
import { membersOf } from './batch-make.ts';
import { commitOrThrow, untilCommitted } from './case.ts';
import { listStaff } from './list-staff.ts';
import { madeFile } from './made-file.ts';
import type { MadeFile } from './made-file.ts';
import { openingWrite } from './open-case.ts';
import type { LetterDeps, ReportDeps } from './ports.ts';

/** What a batch is on paper: list and letter's facts are fixed when it is closed, and printed from then on as they were. */

type Input<K extends keyof typeof batchApi> = z.infer<(typeof batchApi)[K]['input']>;

/**
 * Fixes the list to the cases that are in it now, and the letter. May be done again until something is signed or sent.
 * Refuses `not-allowed`, `not-now`, `stale` (somebody else has written another letter meanwhile), `invalid-input` (a signer who may not sign
 * on the letter's day).
 */
export async function closeBatch(
  deps: LetterDeps,
  uid: string,
  { officeId, batchId, base, letter }: Input<'closeBatch'>,
): Promise<Result<Record<string, never>>> {
  return untilCommitted<Record<string, never>>(deps, async () => {
    const desk = await loadBatch(deps, uid, { officeId, batchId });
    if (!desk.ok) return desk;
    const { batch, caller, steps, stored } = desk.value;
    const may = mayDo(caller, 'recap', steps);
    if (!may.ok) return may;
    const members = await membersOf(deps, desk.value);
    if (!batchMoves(batch, steps, members.length).includes('close'))
      return refuse({ code: 'not-now', expected: [] });
    if (!same(batch.letter, base) && !same(batch.letter, letter)) return refuse({ code: 'stale' });
    const missing = steps.sign && !(await signatoryOf(deps, desk.value, letter));
    if (missing)
      return refuse({ code: 'invalid-input', fields: [{ field: 'signerUid', problem: 'not-a-signer' }] });
    const gone = listedIn(batch).filter(
      (id) =>
        !members.some((member) => member.id === id) && !batch.missed.some(({ caseId }) => caseId === id),
    );
    const next: Batch = {
      ...batch,
      state: 'closed',
      letter,
      listed: members.map(({ id }) => id),
      missed: [...batch.missed, ...gone.map((caseId) => ({ caseId, act: 'recap' as const, code: 'left' }))],
    };
    const outcome = await deps.documents.commit([{ do: 'update', before: stored, data: next }]);
    return outcome === 'lost' ? 'lost' : ok({});
  });
}

function same(one: Batch['letter'], other: Batch['letter']): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}

/** List or letter. Every name was logged before this left the server. Refuses `not-found`, `not-now` (a letter before it is closed). */
export async function batchFile(
  deps: ReportDeps,
  uid: string,
  { officeId, batchId, paper }: Input<'batchFile'>,
): Promise<Result<MadeFile>> {
  const desk = await loadBatch(deps, uid, { officeId, batchId });
  if (!desk.ok) return desk;
  const { batch, office, standard, today } = desk.value;
  const members = await onPaper(deps, desk.value);
  const signatory = batch.letter && (await signatoryOf(deps, desk.value, batch.letter));
  const papers = { office, standard, batch, today, signatory };
  if (paper !== 'list') {
    if (!batch.letter) return refuse({ code: 'not-now', expected: [] });
    const document = batchLetter(papers, members.length);
    return paper === 'letter'
      ? ok(fileOf('surat', batch, 'pdf', await deps.letters.print(document)))
      : ok(fileOf('surat', batch, 'docx', await deps.reports.docx(document)));
  }
  await logList(deps, desk.value, members);
  const personal = await deps.documents.getAll(members.map(({ id }) => paths.applicantData(officeId, id)));
  const lines = members.flatMap(({ reference, villageCodes }, index) => {
    const stored = personal[index];
    return stored ? [lineOf(reference, villageCodes, ApplicantData.parse(stored.data))] : [];
  });
  return ok(fileOf('rekap', batch, 'pdf', await deps.letters.print(batchList(papers, lines))));
}

/** While it is open whoever is in it now; then those it was closed with, so that every print says the same. */
async function onPaper(deps: LetterDeps, desk: BatchDesk): Promise<Application[]> {
  const { batch } = desk;
  if (!batch.listed) return membersOf(deps, desk);
  const found = await casesOf(deps, batch.officeId, batch.listed);
  return found.map(({ application }) => application);
}

function fileOf(kind: string, { title, id }: Batch, type: 'pdf' | 'docx', bytes: Uint8Array): MadeFile {
  return madeFile(`${kind}-${slugOf(title) || id.slice(0, 8)}`, type, bytes);
}

/** One line per case, since each applicant is shown who opened his data. */
async function logList(
  deps: LetterDeps,
  { caller, standard }: BatchDesk,
  members: readonly Application[],
): Promise<void> {
  if (members.length === 0) return;
  await commitOrThrow(
    deps,
    members.map((application) => openingWrite(deps, { application, standard }, caller, 'batch-list')),
  );
}

/** Who is named under both papers, in the capacity of the letter's day. */
async function signatoryOf(
  deps: LetterDeps,
  { office, steps }: BatchDesk,
  { signerUid, on }: NonNullable<Batch['letter']>,
): Promise<Signatory | undefined> {
  const stored = signerUid ? await deps.documents.get(paths.staff(office.id, signerUid)) : undefined;
  if (!stored || !steps.sign) return undefined;
  const member = StaffMember.parse(stored.data);
  const [title] = titlesOf(member, steps.sign.by, on, await listStaff(deps, office.id), office);
  return title && { lines: title.lines, member };
}
