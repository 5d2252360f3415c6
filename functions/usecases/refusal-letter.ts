import type { InputOf, OutputOf } from '../../domain/api.ts';
import type { Act } from '../../domain/application.ts';
import { localDay } from '../../domain/calendar.ts';
import type { caseMovesApi } from '../../domain/case-moves-api.ts';
import { paths } from '../../domain/paths.ts';
import { RefusalLetter } from '../../domain/personal-data.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { Performer, StaffMember } from '../../domain/roles.ts';
import { signerOn } from '../../domain/signing.ts';
import type { ServiceStandard } from '../../domain/standard.ts';
import { refusalGroundWords } from '../../domain/words-id.ts';
import { asPublicReads } from './browse.ts';
import type { Case } from './case.ts';
import { letterAnswers, loadApplicant, signStep } from './draft-letter.ts';
import { listStaff } from './list-staff.ts';
import { loadSeen, logOpening } from './open-case.ts';
import { takeNumber } from './take-number.ts';
import type { Deps, LetterDeps, Write } from './ports.ts';

/** The written answer of a request that is refused in substance, as a document (K3; L9 and K13 as a plain letter). */

type Refusing = Extract<Act, { act: 'refuse' }>;

/** Where the office numbers such letters by hand. */
const byHand = '……………………';
const camat: readonly Performer[] = [{ role: 'camat' }];
const template = 'penolakan-umum';

/**
 * Makes the letter of a refusal that is about to be recorded. Its bytes are stored before anything says so; a commit that is lost leaves
 * bytes nobody points to.
 * @param member whoever refuses: signs in his own post where the office has no camat
 * @returns what goes into the refusal's commit; refuses `letter-hole` and `missing-glyphs`
 */
export async function refusalLetter(
  deps: LetterDeps,
  loaded: Case,
  act: Refusing,
  member: StaffMember,
): Promise<Result<Write[]>> {
  const { office, standard, application } = loaded;
  const letterOn = localDay(deps.now(), office.hours.zone);
  const [applicant, readable, signer, numbered] = await Promise.all([
    loadApplicant(deps, loaded),
    asPublicReads(deps, office.id, standard),
    signerOf(deps, loaded, member, letterOn),
    numberOf(deps, loaded),
  ]);
  const contact = [applicant.contacts.phone, applicant.contacts.email].filter((each) => each !== undefined);
  const composed = await deps.letters.compose(template, {
    office: {
      name: office.name.replace(/^Kecamatan\s+/i, ''),
      regencyLine: office.letterhead.governmentLine,
      addressLines: office.letterhead.addressLines,
      place: office.letterhead.place,
    },
    signer,
    number: numbered?.number ?? byHand,
    dateOn: letterOn,
    answers: {
      ...letterAnswers(loaded, applicant, {}),
      reference: application.reference,
      service: standard.name,
      contact: contact.join(', '),
      receivedOn: localDay(application.submittedAt, office.hours.zone),
      ground: refusalGroundWords[act.ground],
      reasons: act.note ?? '',
      isInformation: act.ground === 'excluded-information' ? 'ya' : 'tidak',
      complaints: channelsOf(readable, office.contacts).join('\n'),
    },
    details: standard.definition.fields.map(({ id, label, type }) => ({ id, label, type })),
    qrUrl: `${deps.settings.publicUrl}/${office.id}/layanan/${standard.serviceId}`,
    demo: office.demo,
  });
  if (!composed.ok) return composed;
  const rendered = await deps.letters.render(composed.value);
  if (!rendered.ok) return rendered;
  const { sha256 } = await deps.files.save(office.id, rendered.value, 'application/pdf');
  const data: RefusalLetter = {
    v: 1,
    sha256,
    letterOn,
    ...(numbered && { number: numbered.number }),
  };
  return ok([
    // Refused again after it was opened again: the newest letter is the answer.
    { do: 'set', path: paths.refusalLetter(office.id, application.id), data },
    ...(numbered?.writes ?? []),
  ]);
}

async function signerOf(
  deps: Deps,
  { office, standard, application }: Case,
  member: StaffMember,
  day: string,
): Promise<{ post: string | string[]; name: string; rank?: string; nip?: string }> {
  const by = signStep(standard.definition, application)?.by ?? camat;
  const named = signerOn(await listStaff(deps, office.id), by, day, office);
  const { name, rank, nip } = named?.member ?? member;
  return {
    post: named?.title.lines ?? member.post,
    name,
    ...(rank !== undefined && { rank }),
    ...(nip !== undefined && { nip }),
  };
}

/**
 * A number of the book the office has for such letters; without one, the number is written by hand. The entry names no case: a case keeps
 * the number of its own letter apart from that of an answer that it gets none.
 */
async function numberOf(
  deps: Deps,
  { office, standard, application }: Case,
): Promise<{ number: string; writes: Write[] } | undefined> {
  const wanted = office.settings.refusalBook;
  const book = office.books.find(({ id }) => id === wanted?.book);
  if (!wanted || !book) return undefined;
  const numbering: ServiceStandard = {
    ...standard,
    definition: {
      ...standard.definition,
      register: { book: book.id, label: book.label, classification: wanted.classification },
    },
  };
  const { taken, writes } = await takeNumber(deps, office, numbering, {
    applicationId: application.id,
    status: 'booked',
  });
  const subject = `Surat jawaban permohonan ${application.reference}`;
  return {
    number: taken.number,
    writes: [
      ...writes.map(withoutCase),
      {
        do: 'set',
        path: paths.registerNote(office.id, taken.register, taken.entry),
        data: { v: 1, subject },
      },
    ],
  };
}

function withoutCase(write: Write): Write {
  if (write.do !== 'create' || !('applicationId' in write.data)) return write;
  const { applicationId: _case, ...data } = write.data;
  return { ...write, data };
}

/** Where to complain, as the standard prints it; an office whose standard prints nothing names its own contacts. */
function channelsOf(
  { reading }: Pick<ServiceStandard, 'reading'>,
  contacts: Case['office']['contacts'],
): string[] {
  const printed = reading.complaints.map(({ text }) => text.replace(/\s+/g, ' ').trim());
  const own = contacts.map(({ text }) => text);
  const found = printed.length > 0 ? printed : own;
  return found.length > 0 ? found : ['Loket pelayanan kantor kecamatan'];
}

/** The letter of a refused request for the staff: logged as an opening. Refuses `not-found` where there is none. */
export async function openRefusalLetter(
  deps: Deps,
  uid: string,
  input: InputOf<(typeof caseMovesApi)['openRefusalLetter']>,
): Promise<Result<OutputOf<(typeof caseMovesApi)['openRefusalLetter']>>> {
  const seen = await loadSeen(deps, uid, input);
  const letter = seen && (await refusalLetterOf(deps, seen.loaded));
  if (!seen || !letter) return refuse({ code: 'not-found' });
  await logOpening(deps, seen.loaded, seen.caller, 'letter');
  return ok({
    base64: Buffer.from(await refusalLetterBytes(deps, input.officeId, letter)).toString('base64'),
    letterOn: letter.letterOn,
    ...(letter.number !== undefined && { number: letter.number }),
  });
}

/** A case that was opened again has no answer yet. */
export async function refusalLetterOf(
  deps: Pick<Deps, 'documents'>,
  { application }: Pick<Case, 'application'>,
): Promise<RefusalLetter | undefined> {
  if (application.status !== 'refused') return undefined;
  const stored = await deps.documents.get(paths.refusalLetter(application.officeId, application.id));
  return stored && RefusalLetter.parse(stored.data);
}

export async function refusalLetterBytes(
  deps: Deps,
  officeId: string,
  { sha256 }: RefusalLetter,
): Promise<Uint8Array> {
  const file = await deps.files.read(officeId, sha256);
  if (!file) throw new Error('The bytes of a refusal letter are missing');
  return file.bytes;
}
