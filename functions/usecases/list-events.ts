import { ApplicationEvent } from '../../domain/application.ts';
import type { Application } from '../../domain/application.ts';
import { paths } from '../../domain/paths.ts';
import type { Deps } from './ports.ts';

/** Cases whose events an instance keeps at hand. */
const casesKept = 500;
const kept = new WeakMap<object, Map<string, ApplicationEvent[]>>();

/**
 * All events of a case, oldest first. Events never change and their number is the case's revision, so an instance reads each
 * once (design §4, the budget of reads).
 */
export async function listEvents(deps: Deps, application: Application): Promise<ApplicationEvent[]> {
  let cases = kept.get(deps.documents);
  if (!cases) {
    cases = new Map();
    kept.set(deps.documents, cases);
  }
  const path = paths.events(application.officeId, application.id);
  const known = cases.get(path) ?? [];
  if (known.length >= application.revision) return known.slice(0, application.revision);
  const found = await deps.documents.find({
    collection: path,
    where: [{ field: 'revision', op: '>=', value: known.length + 1 }],
    orderBy: { field: 'revision', direction: 'asc' },
    limit: 500,
  });
  const events = [...known, ...found.map(({ data }) => ApplicationEvent.parse(data))];
  cases.delete(path);
  cases.set(path, events);
  const oldest = cases.keys().next();
  if (cases.size > casesKept && !oldest.done) cases.delete(oldest.value);
  return events;
}
