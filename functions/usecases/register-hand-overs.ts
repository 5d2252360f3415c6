import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { Application } from '../../domain/application.ts';
import { addDays, startOfDay } from '../../domain/calendar.ts';
import { paths } from '../../domain/paths.ts';
import { Card, CaseNotes } from '../../domain/personal-data.ts';
import type { HandOverRow } from '../../domain/register-book.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { requireService } from './browse.ts';
import { maySee } from './case.ts';
import { listEvents } from './list-events.ts';
import { asKeeper } from './register-keeper.ts';
import type { Keeper } from './register-keeper.ts';
import { logBookOpening } from './register-read.ts';
import type { Deps } from './ports.ts';

/** The collection book (buku pengambilan), from what cases say of their hand-overs. */

/** Cases changed since the first day that are looked through. */
const mostCases = 3000;

/** Refuses `not-allowed`, `invalid-input` (`toOn` before `fromOn`; `filter` too-many). */
export async function readHandOvers(
  deps: Deps,
  uid: string,
  input: InputOf<StaffApi['readHandOvers']>,
): Promise<Result<OutputOf<StaffApi['readHandOvers']>>> {
  const keeper = await asKeeper(deps, input.officeId, uid);
  if (!keeper.ok) return keeper;
  const { names } = input;
  if (names) await logBookOpening(deps, keeper.value, { what: 'collection-book', opening: names.opening });
  const rows = await handOversOf(deps, keeper.value, input, names !== undefined);
  return rows.ok ? ok({ rows: rows.value.reverse() }) : rows;
}

/**
 * Hand-overs of a period, oldest first, of the cases the caller may see. A hand-over changes the case's card, so the cards changed since
 * the first day hold all of them.
 */
export async function handOversOf(
  deps: Deps,
  { office, caller }: Keeper,
  { fromOn, toOn, bookOnly }: { fromOn: string; toOn: string; bookOnly: boolean },
  withNames: boolean,
): Promise<Result<HandOverRow[]>> {
  if (toOn < fromOn)
    return refuse({ code: 'invalid-input', fields: [{ field: 'toOn', problem: 'out-of-order' }] });
  const { zone } = office.hours;
  const from = startOfDay(fromOn, zone);
  const end = startOfDay(addDays(toOn, 1), zone);
  const found = await deps.documents.find({
    collection: paths.cards(office.id),
    where: [{ field: 'changedAt', op: '>=', value: from }],
    limit: mostCases + 1,
  });
  if (found.length > mostCases)
    return refuse({ code: 'invalid-input', fields: [{ field: 'filter', problem: 'too-many' }] });
  const cards = found
    .map(({ data }) => Card.parse(data))
    .filter((card) => card.submittedAt < end && maySee(caller.actor, card));
  const rows: HandOverRow[] = [];
  for (const card of cards) {
    const stored = await deps.documents.get(paths.application(office.id, card.applicationId));
    const application = stored && Application.parse(stored.data);
    if (!application) continue;
    const { definition } = await requireService(deps, office.id, application.serviceId, application.version);
    if (bookOnly && !definition.delivery.collectionBook) continue;
    if (!definition.steps.some((step) => step.do === 'hand-over')) continue;
    const events = await listEvents(deps, application);
    const ofPeriod = events.filter(({ at }) => from <= at && at < end);
    for (const { at, revision, happening } of ofPeriod) {
      if (happening.kind !== 'handed-over') continue;
      const { collector, inBook } = happening;
      const collectorName = withNames ? await collectorOf(deps, application, revision) : undefined;
      rows.push({
        applicationId: application.id,
        at,
        reference: card.reference,
        serviceName: card.serviceName,
        ...(application.taken && { number: application.taken.number }),
        ...(withNames && { name: card.applicantName }),
        collector,
        ...(collectorName !== undefined && { collectorName }),
        inBook,
      });
    }
  }
  return ok(rows.sort((a, b) => a.at - b.at));
}

async function collectorOf(
  deps: Deps,
  { officeId, id }: Application,
  revision: number,
): Promise<string | undefined> {
  const stored = await deps.documents.get(paths.caseNotes(officeId, id));
  if (!stored) return undefined;
  return CaseNotes.parse(stored.data).notes.find(
    (note) => note.revision === revision && note.item === 'collector',
  )?.text;
}
