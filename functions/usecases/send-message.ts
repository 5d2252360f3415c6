import { OutboxMessage } from '../../domain/outbox.ts';
import { mintLink } from './mint-link.ts';
import type { Deps, Mail, Wording } from './ports.ts';

/** How long a sender may take before another takes over. */
const leaseMs = 60_000;
/** Waits before each further try; after the last the message has failed, visibly. */
const retryAfterMs = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000, 8 * 3_600_000];

/**
 * Sends one queued message. Leased before it is sent, so that two deliveries of one trigger send it once; who dies in between
 * lets it be sent again after the lease: at least once, seldom twice. Who outlives his lease no longer says how it ended.
 * @param path of the outbox document
 */
export async function sendMessage(deps: Deps & { wording: Wording }, path: string): Promise<void> {
  const stored = await deps.documents.get(path);
  if (!stored) return;
  const message = OutboxMessage.parse(stored.data);
  const now = deps.now();
  if ((message.state !== 'due' && message.state !== 'sending') || message.dueAt > now) return;
  const leased: OutboxMessage = {
    ...message,
    state: 'sending',
    dueAt: now + leaseMs,
    tries: message.tries + 1,
  };
  const lease = await deps.documents.update(stored, leased);
  if (lease === 'lost') return;
  const failure = await compose(deps, leased)
    .then((mail) => deps.mailer.send(mail))
    .then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
    );
  if (failure !== undefined) deps.log('message not sent', { path, tries: leased.tries, failure });
  const wait = retryAfterMs[leased.tries - 1];
  const outcome: OutboxMessage =
    failure === undefined
      ? { ...leased, state: 'sent', sentAt: deps.now() }
      : wait === undefined
        ? { ...leased, state: 'failed' }
        : { ...leased, state: 'due', dueAt: deps.now() + wait };
  if ((await deps.documents.update(lease, outcome)) === 'lost') {
    deps.log('outcome of a message not recorded', { path, tries: leased.tries });
  }
}

/** The mail, with a link of its own: each try brings a new one. */
async function compose(
  deps: Deps & { wording: Wording },
  { officeId, applicationId, notice, facts }: OutboxMessage,
): Promise<Mail> {
  const { link, applicant } = await mintLink(deps, { officeId, applicationId, reference: facts.reference });
  const to = applicant.contacts.email;
  if (to === undefined) throw new Error('A message has nobody to go to');
  return { to, ...deps.wording(notice, { ...facts, link }) };
}
