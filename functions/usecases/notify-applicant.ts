import { ApplicationEvent } from '../../domain/application.ts';
import type { Application } from '../../domain/application.ts';
import type { OutboxMessage } from '../../domain/outbox.ts';
import { paths } from '../../domain/paths.ts';
import { ApplicantData } from '../../domain/personal-data.ts';
import { loadCase, noticeOf, untilCommitted } from './case.ts';
import type { Case } from './case.ts';
import { listEvents } from './list-events.ts';
import { settle } from './settle-case.ts';
import { ok } from '../../domain/result.ts';
import type { Deps, NoticeKind, Wording } from './ports.ts';

/** Links of notices kept valid beside the receipt's own. */
const noticeLinksKept = 10;

/**
 * Queues the notices of a case that are not queued yet. A notice's document id is its event's, so however often this runs each
 * is queued once. Secrets are not stored: every notice mints a link of its own.
 * @param revision of the one event to look at (the trigger's); without it all events of the case (`tick`)
 */
export async function notifyApplicant(
  deps: Deps & { wording: Wording },
  officeId: string,
  applicationId: string,
  revision?: number,
): Promise<void> {
  const loaded = await loadCase(deps, officeId, applicationId);
  if (!loaded) return;
  const events =
    revision === undefined
      ? await listEvents(deps, loaded.application)
      : await getEvent(deps, loaded.application, revision);
  for (const event of events) {
    const notice = noticeOf(event, loaded.application, loaded.standard.definition);
    if (notice) await queueNotice(deps, loaded, event, notice);
  }
  const [event] = events;
  const { application } = loaded;
  // Unless an older event is still owed a notice, only this one has put the case on the list of `tick`.
  if (revision === application.revision && application.nextActionAt === event?.at) await settle(deps, loaded);
}

async function getEvent(deps: Deps, application: Application, revision: number): Promise<ApplicationEvent[]> {
  const stored = await deps.documents.get(paths.event(application.officeId, application.id, revision));
  return stored ? [ApplicationEvent.parse(stored.data)] : [];
}

async function queueNotice(
  deps: Deps & { wording: Wording },
  { application, office, standard }: Case,
  event: ApplicationEvent,
  notice: NoticeKind,
) {
  await untilCommitted(deps, async () => {
    const path = paths.outbox(office.id, messageId(application, event));
    const [queued, stored] = await deps.documents.getAll([
      path,
      paths.applicantData(office.id, application.id),
    ]);
    if (queued || !stored) return ok(null);
    const applicant = ApplicantData.parse(stored.data);
    const { email } = applicant.contacts;
    if (email === undefined) return ok(null);
    const secret = deps.newSecret();
    const [receipt, ...notices] = applicant.secretHashes;
    if (receipt === undefined) throw new Error('A case has no link');
    const message: OutboxMessage = {
      v: 1,
      officeId: office.id,
      applicationId: application.id,
      revision: event.revision,
      state: 'due',
      dueAt: deps.now(),
      tries: 0,
      mail: {
        to: email,
        ...deps.wording(notice, {
          officeName: office.name,
          serviceName: standard.name,
          reference: application.reference,
          link: `${deps.settings.publicUrl}/s/${office.id}/${application.reference}/${secret}`,
        }),
      },
    };
    const outcome = await deps.documents.commit([
      { do: 'create', path, data: message },
      {
        do: 'update',
        before: stored,
        data: {
          ...applicant,
          secretHashes: [receipt, ...[...notices, deps.sha256(secret)].slice(-noticeLinksKept)],
        } satisfies ApplicantData,
      },
    ]);
    return outcome === 'lost' ? 'lost' : ok(null);
  });
}

/** The event a notice tells of, as a document id. */
function messageId(application: Application, event: ApplicationEvent): string {
  return `${application.id}-${String(event.revision)}`;
}
