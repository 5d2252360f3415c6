import type { OutputOf, StaffApi } from '../../domain/api.ts';
import type { DecreeInput } from '../../domain/lifecycle.ts';
import type { Decree } from '../../domain/office.ts';
import type { StaffMember } from '../../domain/roles.ts';

/** A decree while it is written: everything as typed. */

export interface DecreeDraft {
  number: string;
  title: string;
  on: string;
  from: string;
  place: string;
  signerPost: string;
  signerName: string;
  signerRank: string;
  signerNip: string;
  considerations: string[];
  legalBases: string[];
  dictums: { label: string; text: string }[];
  recipients: string[];
  pledge: string[];
  pledgeSignature: string[];
  draftIds: string[];
  archives: string[];
  revokesIds: string[];
  consultationId: string;
}

/** Newest first; without a day last. */
export function newestFirst(decrees: readonly Decree[]): Decree[] {
  return [...decrees].sort((a, b) => (b.on ?? '').localeCompare(a.on ?? ''));
}

/**
 * Begun with what stays the same from one decree to the next: legal bases, recipients and pledge of the last one, and the camat
 * as he is appointed now.
 */
export function newDecree(of: {
  previous: Decree | undefined;
  camat: Pick<StaffMember, 'name' | 'post' | 'rank' | 'nip'> | undefined;
  place: string;
  today: string;
}): DecreeDraft {
  const { previous, camat, today } = of;
  const signer = camat ?? previous?.signer;
  return {
    number: '',
    title: previous?.title ?? '',
    on: today,
    from: today,
    place: previous?.place ?? of.place,
    signerPost: signer?.post ?? '',
    signerName: signer?.name ?? '',
    signerRank: signer?.rank ?? '',
    signerNip: signer?.nip ?? '',
    considerations: [...(previous?.considerations ?? [])],
    legalBases: [...(previous?.legalBases ?? [])],
    dictums: dictumsFrom(previous?.dictums ?? []),
    recipients: [...(previous?.recipients ?? [])],
    pledge: [...(previous?.pledge ?? [])],
    pledgeSignature: [...(previous?.pledgeSignature ?? [])],
    draftIds: [],
    archives: [],
    revokesIds: [],
    consultationId: '',
  };
}

/** What one decree revoked, the next one does not revoke again. */
function dictumsFrom(dictums: readonly { label: string; text: string }[]): { label: string; text: string }[] {
  const labels = dictums.map(({ label }) => label);
  return dictums
    .filter(({ text }) => !/dicabut/i.test(text))
    .map(({ text }, position) => ({ label: labels[position] ?? '', text }));
}

/** Decrees begun in this visit, by office: looking something up on another screen must not cost what was typed. */
const begun = new Map<string, DecreeDraft>();

export function keepDecree(officeId: string, draft: DecreeDraft): void {
  begun.set(officeId, draft);
}

export function dropDecree(officeId: string): void {
  begun.delete(officeId);
}

/** What was begun before, without drafts that have left the desk since. */
export function keptDecree(
  officeId: string,
  { drafts, entries }: { drafts: readonly { id: string }[]; entries: readonly { serviceId: string }[] },
): DecreeDraft | undefined {
  const kept = begun.get(officeId);
  return (
    kept && {
      ...kept,
      draftIds: kept.draftIds.filter((id) => drafts.some((draft) => draft.id === id)),
      archives: kept.archives.filter((id) => entries.some(({ serviceId }) => serviceId === id)),
    }
  );
}

export type DecreeProblem =
  | 'numberMissing'
  | 'numberTaken'
  | 'titleMissing'
  | 'onMissing'
  | 'fromMissing'
  | 'signerMissing'
  | 'nothingChanges'
  | 'sameServiceTwice';

type Listed = OutputOf<StaffApi['listStandards']>;

export function decreeProblems(
  draft: DecreeDraft,
  { decrees, drafts }: Pick<Listed, 'decrees' | 'drafts'>,
): DecreeProblem[] {
  const chosen = drafts.filter(({ id }) => draft.draftIds.includes(id)).map(({ serviceId }) => serviceId);
  const plain = (number: string) => number.replaceAll(/\s/g, '').toUpperCase();
  const problems: [DecreeProblem, boolean][] = [
    ['numberMissing', draft.number.trim() === ''],
    ['numberTaken', decrees.some(({ number }) => plain(number) === plain(draft.number))],
    ['titleMissing', draft.title.trim() === ''],
    ['onMissing', draft.on === ''],
    ['fromMissing', draft.from === '' || draft.from < draft.on],
    ['signerMissing', draft.signerPost.trim() === '' || draft.signerName.trim() === ''],
    ['nothingChanges', draft.draftIds.length + draft.archives.length + draft.revokesIds.length === 0],
    ['sameServiceTwice', new Set(chosen).size < chosen.length],
  ];
  return problems.filter(([, wrong]) => wrong).map(([problem]) => problem);
}

/** As it is sent: trimmed, what is empty absent. Call it only without {@link decreeProblems}. */
export function decreeOf(draft: DecreeDraft, decrees: readonly Decree[]): DecreeInput {
  const lines = (list: readonly string[]) => (list.length > 0 ? [...list] : undefined);
  const considerations = lines(draft.considerations);
  const legalBases = lines(draft.legalBases);
  const recipients = lines(draft.recipients);
  const pledge = lines(draft.pledge);
  const pledgeSignature = lines(draft.pledgeSignature);
  const dictums = draft.dictums
    .map(({ label, text }) => ({ label: label.trim(), text: text.trim() }))
    .filter(({ text }) => text !== '');
  const revoked = decrees.filter(({ id }) => draft.revokesIds.includes(id));
  const rank = draft.signerRank.trim();
  const nip = draft.signerNip.trim();
  return {
    number: draft.number.trim(),
    title: draft.title.trim(),
    on: draft.on,
    from: draft.from,
    ...(draft.place.trim() !== '' && { place: draft.place.trim() }),
    signer: {
      post: draft.signerPost.trim(),
      name: draft.signerName.trim(),
      ...(rank !== '' && { rank }),
      ...(nip !== '' && { nip }),
    },
    ...(revoked.length > 0 && {
      revokes: revoked.map(({ number }) => number).join('; '),
      revokesIds: revoked.map(({ id }) => id),
    }),
    ...(draft.consultationId !== '' && { consultationId: draft.consultationId }),
    ...(considerations && { considerations }),
    ...(legalBases && { legalBases }),
    ...(dictums.length > 0 && { dictums }),
    ...(recipients && { recipients }),
    ...(pledge && { pledge }),
    ...(pledgeSignature && { pledgeSignature }),
  };
}
