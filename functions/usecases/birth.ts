import type { EventActor, Handed, TakenNumber } from '../../domain/application.ts';
import { chainStart, linked } from '../../domain/chain.ts';
import type { Door } from '../../domain/conditions.ts';
import { begin } from '../../domain/fold.ts';
import type { Birth } from '../../domain/fold.ts';
import type { Filled } from '../../domain/form.ts';
import type { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import type { ApplicantData, Card, CaseNotes, Party } from '../../domain/personal-data.ts';
import { lastThreeDigits } from '../../domain/phone.ts';
import { routeOf } from '../../domain/route.ts';
import type { ServiceStandard } from '../../domain/standard.ts';
import { getCalendar } from './browse.ts';
import { cardChanges, noteHash, withTimes } from './case.ts';
import { searchTerms } from './search-key.ts';
import type { Deps, Write } from './ports.ts';

/** What comes in, through whichever door. */
export interface Incoming {
  /** The application's id; whoever starts it makes it, so that a second press is the same one. */
  id: string;
  office: Office;
  standard: ServiceStandard;
  door: Door;
  actor: EventActor;
  filled: Filled;
  items: Record<string, Handed>;
  reference: string;
  /** sha256 of the secret in the applicant's link. */
  secretHash: string;
  fileNames: Record<string, string>;
  /** Who filed it for somebody else: stays visible, and is no name the case is found by. */
  filer?: Party;
  /** Why it was taken in at all, in an officer's words. */
  note?: string;
  /** What an officer wrote beside an item, by requirement. */
  itemNotes?: Readonly<Record<string, string>>;
  /** Moved here from another service: which case it was, when that came in, which originals the office holds. */
  from?: { id: string; reference: string; originalsHeld: string[]; receivedAt: number };
  /** Entered afterwards: when it truly came in, by which slip, with which number. */
  late?: { receivedAt: number; slip?: string | undefined; taken?: TakenNumber | undefined };
}

/** Characters of a name a work list's row carries. */
const nameOnCard = 120;

/** Everything that comes into being with an application: state, first event, personal data, row of the work lists, reference. */
export async function birthWrites(deps: Deps, incoming: Incoming): Promise<Write[]> {
  const { id, office, standard, door, filled, items, reference, late, from } = incoming;
  const now = deps.now();
  const receivedAt = late?.receivedAt ?? from?.receivedAt;
  const birth: Birth = {
    id,
    officeId: office.id,
    serviceId: standard.serviceId,
    version: standard.version,
    reference,
    door,
    ...(filled.variant !== undefined && { variant: filled.variant }),
    sections: standard.definition.sections,
    villageCodes: [filled.villageCode],
    route: routeOf(standard.definition, { door, variant: filled.variant, answers: filled.answers }),
  };
  const said = [
    ...(incoming.note === undefined ? [] : [{ text: incoming.note }]),
    ...Object.entries(incoming.itemNotes ?? {}).map(([item, text]) => ({ item, text })),
  ].map((words) => ({ revision: 1, ...words, salt: deps.newSecret() }));
  const event = linked(
    {
      v: 1 as const,
      applicationId: id,
      revision: 1,
      at: now,
      ...(receivedAt !== undefined && { happenedAt: receivedAt }),
      actor: incoming.actor,
      actId: id,
      step: birth.route[0] ?? '',
      happening: {
        kind: 'submitted' as const,
        door,
        items,
        ...(late && {
          late: { ...(late.slip && { slip: late.slip }), ...(late.taken && { taken: late.taken }) },
        }),
        ...(from && {
          from: { id: from.id, reference: from.reference, originalsHeld: from.originalsHeld },
        }),
      },
      ...(said.length > 0 && { note: noteHash(deps, said) }),
    },
    chainStart,
    deps.sha256,
  );
  const calendar = await getCalendar(deps, office.id);
  const application = withTimes(
    begin(standard.definition, birth, event),
    { standard, calendar, office },
    [event],
    now,
  );
  const applicant = filled.parties[0];
  const personal: ApplicantData = {
    v: 1,
    officeId: office.id,
    applicationId: id,
    parties: [...filled.parties, ...(incoming.filer ? [incoming.filer] : [])],
    contacts: filled.contacts,
    answers: filled.answers,
    search: await searchTerms(deps, office.id, filled),
    secretHashes: [incoming.secretHash],
  };
  const notes: CaseNotes = { v: 1, notes: said, fileNames: incoming.fileNames };
  const card: Card = {
    v: 1,
    officeId: office.id,
    applicationId: id,
    reference,
    serviceId: standard.serviceId,
    serviceName: standard.name,
    applicantName: [...(applicant?.name ?? '')].slice(0, nameOnCard).join(''),
    phoneTail: (filled.contacts.phone && lastThreeDigits(filled.contacts.phone)) ?? '',
    door,
    sections: application.sections,
    villageCodes: application.villageCodes,
    submittedAt: application.submittedAt,
    stepSince: application.submittedAt,
    ...cardChanges(application, standard, now),
  };
  return [
    { do: 'create', path: paths.application(office.id, id), data: application },
    { do: 'create', path: paths.event(office.id, id, 1), data: event },
    { do: 'create', path: paths.applicantData(office.id, id), data: personal },
    { do: 'create', path: paths.caseNotes(office.id, id), data: notes },
    { do: 'create', path: paths.card(office.id, id), data: card },
    { do: 'create', path: paths.reference(office.id, reference), data: { v: 1, applicationId: id } },
  ];
}
