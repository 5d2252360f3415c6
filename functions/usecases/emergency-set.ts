import type { InputOf, OutputOf } from '../../domain/api.ts';
import { localDay } from '../../domain/calendar.ts';
import { EmergencySet, outageRoles, slipsOf } from '../../domain/emergency.ts';
import type { emergencyApi } from '../../domain/emergency-api.ts';
import { emergencySetDocument } from '../../domain/emergency-print.ts';
import { isArchived } from '../../domain/lifecycle.ts';
import type { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { bookYear } from '../../domain/register.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { getService, listCatalogue, readStandard, requireOffice } from './browse.ts';
import { untilCommitted } from './case.ts';
import { asOneOf } from './emergency-desk.ts';
import { listStaff } from './list-staff.ts';
import { listOutages } from './outage-record.ts';
import { reserveBlock } from './register-block.ts';
import { codeFor } from './register-keeper.ts';
import { loadBook } from './take-number.ts';
import type { Deps, LetterDeps } from './ports.ts';

/** What an office has ready for the day without power: what was printed, and printing more. */

type Api = typeof emergencyApi;

/** Newest first: older paper is not used any more, its numbers are released or booked. */
export async function listSets(deps: Pick<Deps, 'documents'>, officeId: string): Promise<EmergencySet[]> {
  const found = await deps.documents.find({
    collection: paths.emergencySets(officeId),
    where: [],
    orderBy: { field: 'at', direction: 'desc' },
    limit: 20,
  });
  return found.map(({ data }) => EmergencySet.parse(data));
}

/** Refuses `not-allowed`. */
export async function openEmergency(
  deps: Deps,
  uid: string,
  { officeId }: InputOf<Api['openEmergency']>,
): Promise<Result<OutputOf<Api['openEmergency']>>> {
  const asked = await asOneOf(deps, officeId, uid, outageRoles);
  if (!asked.ok) return asked;
  const [office, outages, sets, members, services] = await Promise.all([
    requireOffice(deps, officeId),
    listOutages(deps, officeId),
    listSets(deps, officeId),
    listStaff(deps, officeId),
    servicesOf(deps, officeId),
  ]);
  return ok({
    outages,
    sets,
    staffNames: Object.fromEntries(members.map(({ uid: id, name }) => [id, name])),
    services,
    books: office.books.map(({ id, label }) => ({ book: id, label })),
  });
}

/** Services somebody may come to the counter for. */
async function servicesOf(deps: Deps, officeId: string) {
  const today = localDay(deps.now(), (await requireOffice(deps, officeId)).hours.zone);
  const entries = (await listCatalogue(deps, officeId)).filter((entry) => !isArchived(entry, today));
  const standards = await Promise.all(entries.map(({ serviceId }) => getService(deps, officeId, serviceId)));
  return standards.flatMap((standard) =>
    standard && standard.definition.doors.includes('counter') && standard.definition.steps.length > 0
      ? [{ serviceId: standard.serviceId, name: standard.name, title: standard.title }]
      : [],
  );
}

/**
 * Prints a set: its slips are known and its numbers reserved before it leaves the server. The same id again prints the same set.
 * Refuses `not-allowed`, `not-found` (no such book) and what `reserveBlock` refuses.
 */
export async function printEmergencySet(
  deps: LetterDeps,
  uid: string,
  input: InputOf<Api['printEmergencySet']>,
): Promise<Result<OutputOf<Api['printEmergencySet']>>> {
  const { officeId, setId } = input;
  const asked = await asOneOf(deps, officeId, uid, outageRoles);
  if (!asked.ok) return asked;
  const office = await requireOffice(deps, officeId);
  const made = await makeSet(deps, uid, office, input);
  if (!made.ok) return made;
  const read = await Promise.all(made.value.services.map((id) => readStandard(deps, officeId, id)));
  const coded = await codesOf(deps, officeId);
  const bytes = await deps.letters.print(
    emergencySetDocument({
      office,
      set: made.value,
      standards: read.flatMap((each) => each?.standard ?? []),
      codes: coded,
      url: `${deps.settings.publicUrl}/${officeId}`,
      today: localDay(deps.now(), office.hours.zone),
    }),
  );
  return ok({
    set: made.value,
    file: {
      name: `perlengkapan-darurat-${officeId}-${setId.slice(0, 6)}.pdf`,
      type: 'application/pdf',
      base64: Buffer.from(bytes).toString('base64'),
    },
  });
}

async function makeSet(
  deps: Deps,
  uid: string,
  office: Office,
  { setId, slips, books, services }: InputOf<Api['printEmergencySet']>,
): Promise<Result<EmergencySet>> {
  const path = paths.emergencySet(office.id, setId);
  if (new Set(books.map(({ book }) => book)).size < books.length)
    return refuse({ code: 'invalid-input', fields: [{ field: 'books', problem: 'twice' }] });
  return untilCommitted(deps, async () => {
    const before = await deps.documents.get(path);
    if (before) return ok(EmergencySet.parse(before.data));
    const unfit = await unfitBook(deps, office, books);
    if (unfit) return unfit;
    const numbers: EmergencySet['numbers'] = [];
    for (const { book, count } of books) {
      // The set is the block: pressed twice, or died in between, the same numbers are reserved again.
      const reserved = await reserveBlock(deps, {
        officeId: office.id,
        book,
        count,
        uid,
        blockId: setId,
        purpose: blockPurpose,
      });
      if (!reserved.ok) return reserved;
      const { register, entries } = reserved.value;
      numbers.push({
        book,
        label: office.books.find(({ id }) => id === book)?.label ?? book,
        taken: entries.map(({ entry, number }) => ({ register, entry, number })),
      });
    }
    const code = await freeCode(deps, office.id);
    const set: EmergencySet = {
      v: 1,
      id: setId,
      officeId: office.id,
      slips: slipsOf(code, slips),
      numbers,
      services,
      madeBy: uid,
      at: deps.now(),
    };
    return (await deps.documents.commit([{ do: 'create', path, data: set }])) === 'lost' ? 'lost' : ok(set);
  });
}

/**
 * Each book is reserved in a commit of its own: all are looked at before the first, so that none keeps numbers for a set that is refused
 * for another. Refuses as `reserveBlock`.
 */
async function unfitBook(
  deps: Deps,
  office: Office,
  books: InputOf<Api['printEmergencySet']>['books'],
): Promise<Result<never> | undefined> {
  const year = bookYear(deps.now(), office.hours.zone);
  for (const { book: id } of books) {
    const settings = office.books.find((each) => each.id === id);
    if (!settings) return refuse({ code: 'not-found' });
    const { book } = await loadBook(deps, office.id, settings, year);
    const code = await codeFor(deps, office, settings, book, undefined);
    if (!code.ok) return code;
  }
  return undefined;
}

const blockPurpose = 'Perlengkapan darurat';

/** Four characters no other set of the office has; of about 800,000 the first one drawn is nearly always free. */
async function freeCode(deps: Deps, officeId: string): Promise<string> {
  for (;;) {
    // The end of a reference: what it begins with may be less random in a counted one.
    const code = deps.newReference().slice(-4);
    const taken = await deps.documents.find({
      collection: paths.emergencySets(officeId),
      where: [{ field: 'slips', op: 'array-contains', value: `${code}-01` }],
      limit: 1,
    });
    if (taken.length === 0) return code;
  }
}

/** Classification codes by book, with the services that use each: a reserved number is written with the code of the service it goes to. */
async function codesOf(
  deps: Deps,
  officeId: string,
): Promise<ReadonlyMap<string, { code: string; service: string }[]>> {
  const entries = await listCatalogue(deps, officeId);
  const standards = await Promise.all(entries.map(({ serviceId }) => getService(deps, officeId, serviceId)));
  const codes = new Map<string, { code: string; service: string }[]>();
  for (const standard of standards) {
    const register = standard?.definition.register;
    if (!standard || !register?.classification) continue;
    const ofBook = codes.get(register.book) ?? [];
    codes.set(register.book, [...ofBook, { code: register.classification, service: standard.name }]);
  }
  return codes;
}
