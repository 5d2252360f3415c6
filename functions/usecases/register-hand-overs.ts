import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { Application } from '../../domain/application.ts';
import { addDays, startOfDay } from '../../domain/calendar.ts';
import { paths } from '../../domain/paths.ts';
import { Card, CaseNotes } from '../../domain/personal-data.ts';
import { lastMonths } from '../../domain/recurring.ts';
import type { HandOverRow } from '../../domain/register-book.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { requireService } from './browse.ts';
import { maySee } from './case.ts';
import { listEvents } from './list-events.ts';
import { asKeeper } from './register-keeper.ts';
import type { Keeper } from './register-keeper.ts';
import { logBookOpening, readAll } from './register-read.ts';
import type { Deps } from './ports.ts';

/** The collection book (buku pengambilan), from what cases say of their hand-overs. */

/** Cases handed over in the months of a period that are looked through. */
const mostCases = 3000;
/** One query each. */
const mostMonths = 24;
/** Cases whose events are read at once. */
const casesAtOnce = 50;

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
 * Hand-overs of a period, oldest first, of the cases the caller may see. Days are those on which it truly happened, also where it was entered
 * afterwards. Asked for by the months a case carries, so that a period long past costs no more than a new one.
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
  const months = utcMonths(from, end - 1);
  if (months.length > mostMonths) return tooMany;
  const found = await Promise.all(
    months.map((month) =>
      deps.documents.find({
        collection: paths.applications(office.id),
        where: [{ field: 'handedOverIn', op: 'array-contains', value: month }],
        limit: mostCases + 1,
      }),
    ),
  );
  const cases = new Map(found.flat().map((stored) => [stored.path, stored]));
  if (cases.size > mostCases) return tooMany;
  const applications = [...cases.values()]
    .map(({ data }) => Application.parse(data))
    .filter((application) => maySee(caller.actor, application));
  const cards = await readAll(
    deps,
    applications.map(({ id }) => paths.card(office.id, id)),
  );
  const rows: HandOverRow[] = [];
  for (let at = 0; at < applications.length; at += casesAtOnce) {
    const part = applications.slice(at, at + casesAtOnce);
    rows.push(...(await Promise.all(part.map(rowsOf))).flat());
  }
  return ok(rows.sort((a, b) => a.at - b.at));

  async function rowsOf(application: Application): Promise<HandOverRow[]> {
    const storedCard = cards.get(paths.card(office.id, application.id));
    if (!storedCard) return [];
    const card = Card.parse(storedCard.data);
    const { definition } = await requireService(deps, office.id, application.serviceId, application.version);
    if (bookOnly && !definition.delivery.collectionBook) return [];
    const events = await listEvents(deps, application);
    return Promise.all(
      events.flatMap(({ at: enteredAt, happenedAt, revision, happening }) => {
        const at = happenedAt ?? enteredAt;
        return happening.kind === 'handed-over' && from <= at && at < end
          ? [
              rowOf(application, card, {
                at,
                revision,
                collector: happening.collector,
                inBook: happening.inBook,
                isSigned: (happening.files ?? []).length > 0,
              }),
            ]
          : [];
      }),
    );
  }

  async function rowOf(
    application: Application,
    card: Card,
    {
      at,
      revision,
      collector,
      inBook,
      isSigned,
    }: Pick<HandOverRow, 'at' | 'collector' | 'inBook'> & { revision: number; isSigned: boolean },
  ): Promise<HandOverRow> {
    const collectorName = withNames ? await collectorOf(deps, application, revision) : undefined;
    return {
      applicationId: application.id,
      at,
      reference: card.reference,
      serviceName: card.serviceName,
      ...(application.taken && { number: application.taken.number }),
      ...(withNames && { name: card.applicantName }),
      collector,
      ...(collectorName !== undefined && { collectorName }),
      inBook,
      ...(isSigned && { signedOnScreen: true as const }),
    };
  }
}

const tooMany = refuse({ code: 'invalid-input', fields: [{ field: 'filter', problem: 'too-many' }] });

/** The months two instants and all between them lie in. */
function utcMonths(from: number, to: number): string[] {
  const last = new Date(to).toISOString().slice(0, 7);
  return lastMonths(last, mostMonths + 1)
    .filter((month) => month >= new Date(from).toISOString().slice(0, 7))
    .reverse();
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
