import type { Application, TakenNumber } from '../../domain/application.ts';
import { localDay } from '../../domain/calendar.ts';
import { openPause } from '../../domain/fold.ts';
import { variantField } from '../../domain/form.ts';
import type { LetterContent, LetterInput } from '../../domain/letter.ts';
import { partyFacts } from '../../domain/letter-parties.ts';
import type { PartyFact } from '../../domain/letter-parties.ts';
import { LetterWords } from '../../domain/letter-record.ts';
import type { LetterRecord } from '../../domain/letter-record.ts';
import { paths } from '../../domain/paths.ts';
import { ApplicantData } from '../../domain/personal-data.ts';
import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { StaffMember } from '../../domain/roles.ts';
import { stepsOf } from '../../domain/route.ts';
import { bearsTitle, maySignAs, signerOn, titlesOf } from '../../domain/signing.ts';
import type { SigningTitle } from '../../domain/signing.ts';
import type { Definition, ServiceStandard } from '../../domain/standard.ts';
import type { StepOf } from '../../domain/steps/rules.ts';
import type { Case } from './case.ts';
import { listStaff } from './list-staff.ts';
import type { LetterDeps, Write } from './ports.ts';

/** Composing a letter's words from a case: for the draft, for its preview, and for the bytes that are signed. */

/** Stands in a draft for what is not known before the letter is prepared. */
const unknownNumber = '…';

/**
 * Fixes the words of a draft. Composes the letter once with stand-ins, so that a hole or a missing glyph stops it here and
 * names the field.
 * @param fields words mended now; those mended at an earlier desk or round stay
 */
export async function draftLetter(
  deps: LetterDeps,
  loaded: Case,
  letterId: string,
  fields: Readonly<Record<string, string>>,
  taken: TakenNumber | undefined,
): Promise<Result<Write[]>> {
  const before = await deps.documents.get(paths.letterContent(loaded.office.id, letterId));
  const kept = before ? LetterWords.parse(before.data).fields : {};
  const words: LetterWords = { v: 1, fields: { ...kept, ...fields } };
  const composed = await composeLetter(deps, loaded, words, {
    number: taken?.number ?? unknownNumber,
    dateOn: localDay(deps.now(), loaded.office.hours.zone),
    qrUrl: deps.settings.publicUrl,
    watermark: undefined,
  });
  if (!composed.ok) return composed;
  const checked = await deps.letters.check(composed.value);
  if (!checked.ok) return checked;
  const { office } = loaded;
  const record: LetterRecord = {
    ...letterOfCase(loaded, letterId),
    status: 'draft',
    ...(taken && { number: taken.number, register: taken.register, entry: taken.entry }),
  };
  return ok([
    { do: 'set', path: paths.letter(office.id, letterId), data: record },
    { do: 'set', path: paths.letterContent(office.id, letterId), data: words },
  ]);
}

/** What a letter's record says of its case, whatever its state. */
export function letterOfCase({ application, standard }: Case, letterId: string) {
  const { product } = standard.definition;
  if (product.kind !== 'letter') throw new Error(`${standard.serviceId} makes no letter`);
  return {
    v: 1 as const,
    officeId: application.officeId,
    id: letterId,
    applicationId: application.id,
    serviceId: standard.serviceId,
    sections: application.sections,
    villageCodes: application.villageCodes,
    template: { id: product.template, version: product.templateVersion },
  };
}

/** The words as the template has them, from the case's personal data and what the officer confirmed. */
export async function composeLetter(
  deps: LetterDeps,
  loaded: Case,
  words: LetterWords,
  facts: {
    number: string;
    dateOn: string;
    qrUrl: string;
    watermark: string | undefined;
    /** Named under the letter; whoever signs today unless told. */
    signer?: { member: StaffMember; title: SigningTitle };
  },
): Promise<Result<LetterContent>> {
  const { office, standard } = loaded;
  const { product } = standard.definition;
  if (product.kind !== 'letter') throw new Error(`${standard.serviceId} makes no letter`);
  const [applicant, signer] = await Promise.all([
    loadApplicant(deps, loaded),
    facts.signer ?? letterSigner(deps, loaded),
  ]);
  const input: LetterInput = {
    office: {
      name: office.name.replace(/^Kecamatan\s+/i, ''),
      regencyLine: office.letterhead.governmentLine,
      addressLines: office.letterhead.addressLines,
      place: office.letterhead.place,
    },
    signer: {
      post: signer.title.lines,
      name: signer.member.name,
      ...(signer.member.rank !== undefined && { rank: signer.member.rank }),
      ...(signer.member.nip !== undefined && { nip: signer.member.nip }),
    },
    number: facts.number,
    dateOn: facts.dateOn,
    answers: letterAnswers(loaded, applicant, words.fields),
    details: [
      ...reasonOf(loaded),
      ...standard.definition.fields,
      ...partiesOf(loaded, applicant).map((each) => ({ ...each, type: 'text' as const })),
    ].map(({ id, label, type }) => ({ id, label, type })),
    productTitle: product.title,
    qrUrl: facts.qrUrl,
    ...(office.settings.signing?.kind === 'bsre' && { signing: 'bsre' as const }),
    demo: office.demo,
    ...(facts.watermark !== undefined && { watermark: facts.watermark }),
  };
  return deps.letters.compose(product.template, input);
}

/**
 * Everything a template may ask, by id: the applicant's facts under the form's ids, then the standard's own fields, then what
 * the officer mended.
 */
export function letterAnswers(
  loaded: Pick<Case, 'office' | 'standard'> & Partial<Pick<Case, 'application'>>,
  applicant: ApplicantData,
  fields: Readonly<Record<string, string>>,
): Record<string, string> {
  const { office, standard } = loaded;
  const party = applicant.parties.find((candidate) => candidate.role === 'applicant') ?? applicant.parties[0];
  const village = office.villages.find((candidate) => candidate.code === party?.villageCode);
  return {
    name: party?.name ?? '',
    ...(party?.identity.kind === 'nik' && { nik: party.identity.number }),
    ...(party?.identity.kind === 'passport' && { passport: party.identity.number }),
    ...(party?.address !== undefined && { address: party.address }),
    ...(party?.position !== undefined && { position: party.position }),
    ...(village && { village: village.name, villageName: village.name }),
    ...Object.fromEntries(reasonOf(loaded).map(({ id, value }) => [id, value])),
    ...inWords(standard, applicant.answers),
    ...Object.fromEntries(partiesOf(loaded, applicant).map(({ id, value }) => [id, value])),
    ...fields,
  };
}

/** For what reason, where a standard knows several: one letter for an appointment and a dismissal must say which (L16). */
function reasonOf({
  standard,
  application,
}: Pick<Case, 'standard'> & Partial<Pick<Case, 'application'>>): (PartyFact & { type: 'text' })[] {
  const reason = standard.definition.variants.find(({ id }) => id === application?.variant);
  return reason ? [{ id: variantField, label: reasonLabel, value: reason.label, type: 'text' }] : [];
}

const reasonLabel = 'Keperluan';

/** Persons beside the applicant: the couple's other half, the heirs, the committee. */
function partiesOf(
  { standard, application }: Pick<Case, 'standard'> & Partial<Pick<Case, 'application'>>,
  { parties, answers }: ApplicantData,
): PartyFact[] {
  return partyFacts(standard.definition, parties, application && { ...application, answers });
}

/** A choice is printed by its label, never by its code. */
function inWords(
  standard: ServiceStandard,
  answers: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).map(([id, value]) => {
      const field = standard.definition.fields.find((candidate) => candidate.id === id);
      return [id, field?.options?.find((option) => option.value === value)?.label ?? value];
    }),
  );
}

export async function loadApplicant(
  deps: Pick<LetterDeps, 'documents'>,
  { application }: Pick<Case, 'application'>,
) {
  const stored = await deps.documents.get(paths.applicantData(application.officeId, application.id));
  if (!stored) throw new Error('A case without its personal data');
  return ApplicantData.parse(stored.data);
}

/**
 * Who is named under the letter today, with the capacity that is printed: see `signerOn`.
 * @param fresh the asker's own document, read a moment ago: the list of the staff may be a minute old
 * @throws when the office has nobody in that post
 */
export async function letterSigner(
  deps: LetterDeps,
  { office, standard, application }: Pick<Case, 'office' | 'standard' | 'application'>,
  fresh?: StaffMember,
): Promise<{ member: StaffMember; title: SigningTitle }> {
  const step = signStep(standard.definition, application);
  if (!step) throw new Error(`${standard.serviceId} has no step that signs`);
  const day = localDay(deps.now(), office.hours.zone);
  const signer = signerOn(withFresh(await listStaff(deps, office.id), fresh), step.by, day, office, {
    signerAway: openPause(application) === 'signer-away',
  });
  if (!signer) throw new Error(`${office.id} has nobody who may sign ${standard.serviceId}`);
  return signer;
}

/** The step of a case's own route at which it is signed; a standard may know one for each door (B16). */
export function signStep(
  definition: Definition,
  application: Pick<Application, 'route'>,
): StepOf<'sign'> | undefined {
  return stepsOf(definition, application).find((step) => step.do === 'sign');
}

function withFresh(members: readonly StaffMember[], fresh: StaffMember | undefined): readonly StaffMember[] {
  return fresh ? [...members.filter(({ uid }) => uid !== fresh.uid), fresh] : members;
}

/** Does a prepared letter name somebody else than who signs it now, or him by another title? */
export function namesAnother(
  { signer }: Pick<LetterRecord, 'signer'>,
  now: { member: StaffMember; title: SigningTitle },
): boolean {
  return signer?.uid !== now.member.uid || !bearsTitle(signer, now.title);
}

/** Does a prepared letter speak of another mark than the office puts under its letters now? Other words want other bytes. */
export function bearsAnotherMark(
  { signing }: Pick<LetterRecord, 'signing'>,
  { settings }: Case['office'],
): boolean {
  return (signing ?? 'seal') !== (settings.signing?.kind ?? 'seal');
}

/** May the person named under a letter still sign in the capacity it names? */
export async function isStillInForce(
  deps: LetterDeps,
  { office, standard, application }: Pick<Case, 'office' | 'standard' | 'application'>,
  { signer }: Pick<LetterRecord, 'signer'>,
  fresh?: StaffMember,
): Promise<boolean> {
  const step = signStep(standard.definition, application);
  const members = withFresh(await listStaff(deps, office.id), fresh);
  const member = members.find(({ uid }) => uid === signer?.uid);
  if (!step || !member || !signer) return false;
  const day = localDay(deps.now(), office.hours.zone);
  return maySignAs(titlesOf(member, step.by, day, members, office), signer);
}
