import { ApplicationEvent } from '../../domain/application.ts';
import type { Application } from '../../domain/application.ts';
import type { OutboxMessage } from '../../domain/outbox.ts';
import { paths } from '../../domain/paths.ts';
import { ApplicantData } from '../../domain/personal-data.ts';
import { ok } from '../../domain/result.ts';
import { loadCase, noticeOf, untilCommitted } from './case.ts';
import type { Case } from './case.ts';
import { listEvents } from './list-events.ts';
import { settle } from './settle-case.ts';
import type { Deps, NoticeKind } from './ports.ts';

/**
 * Queues the notices of a case that are not queued yet. A notice's document id is its event's, so however often this runs each
 * is queued once. It says what is to be told and nothing secret: the sender finds address and link (`send-message.ts`).
 * @param revision of the one event to look at (the trigger's); without it all events of the case (`tick`)
 */
export async function notifyApplicant(
  deps: Deps,
  officeId: string,
  applicationId: string,
  revision?: number,
): Promise<void> {
  const loaded = await loadCase(deps, officeId, applicationId);
  if (!loaded) return;
  const { application, standard } = loaded;
  const events =
    revision === undefined
      ? await listEvents(deps, application)
      : await getEvent(deps, application, revision);
  const notices = events.flatMap((event) => {
    const notice = noticeOf(event, application, standard.definition);
    return notice ? [{ event, notice }] : [];
  });
  if (notices.length > 0 && (await hasAddress(deps, application))) {
    for (const { event, notice } of notices) await queueNotice(deps, loaded, event, notice);
  }
  const [event] = events;
  // Unless an older event is still owed a notice, only this one has put the case on the list of `tick`.
  if (revision === application.revision && application.nextActionAt === event?.at) await settle(deps, loaded);
}

async function getEvent(deps: Deps, application: Application, revision: number): Promise<ApplicationEvent[]> {
  const stored = await deps.documents.get(paths.event(application.officeId, application.id, revision));
  return stored ? [ApplicationEvent.parse(stored.data)] : [];
}

async function hasAddress(deps: Deps, { officeId, id }: Application): Promise<boolean> {
  const stored = await deps.documents.get(paths.applicantData(officeId, id));
  return stored !== undefined && ApplicantData.parse(stored.data).contacts.email !== undefined;
}

async function queueNotice(
  deps: Deps,
  { application, office, standard }: Case,
  event: ApplicationEvent,
  notice: NoticeKind,
) {
  const path = paths.outbox(office.id, messageId(application, event));
  const data: OutboxMessage = {
    v: 1,
    officeId: office.id,
    applicationId: application.id,
    revision: event.revision,
    notice,
    facts: { officeName: office.name, serviceName: standard.name, reference: application.reference },
    state: 'due',
    dueAt: deps.now(),
    tries: 0,
  };
  await untilCommitted(deps, async () => {
    const outcome = await deps.documents.commit([{ do: 'create', path, data }]);
    // Lost because it is queued already, or only because the store was busy.
    return outcome === 'lost' && !(await deps.documents.get(path)) ? 'lost' : ok(null);
  });
}

/** The event a notice tells of, as a document id. */
function messageId(application: Application, event: ApplicationEvent): string {
  return `${application.id}-${String(event.revision)}`;
}
