import { OutboxMessage } from '../../domain/outbox.ts';
import type { Deps } from './ports.ts';

/** How long a sender may take before another takes over. */
const leaseMs = 60_000;
/** Waits before each further try; after the last the message has failed, visibly. */
const retryAfterMs = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000, 8 * 3_600_000];

/**
 * Sends one queued message. Leased before it is sent, so that two deliveries of one trigger send it once; who dies in between
 * lets it be sent again after the lease: at least once, seldom twice.
 * @param path of the outbox document
 */
export async function sendMessage(deps: Deps, path: string): Promise<void> {
  const stored = await deps.documents.get(path);
  if (!stored) return;
  const message = OutboxMessage.parse(stored.data);
  const now = deps.now();
  if ((message.state !== 'due' && message.state !== 'sending') || message.dueAt > now || !message.mail)
    return;
  const leased: OutboxMessage = {
    ...message,
    state: 'sending',
    dueAt: now + leaseMs,
    tries: message.tries + 1,
  };
  if ((await deps.documents.commit([{ do: 'update', before: stored, data: leased }])) === 'lost') return;
  const { mail, ...rest } = leased;
  const failure = await deps.mailer.send(mail ?? message.mail).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
  );
  if (failure !== undefined) deps.log('message not sent', { path, tries: leased.tries, failure });
  const wait = retryAfterMs[leased.tries - 1];
  const outcome: OutboxMessage =
    failure === undefined
      ? { ...rest, state: 'sent', sentAt: deps.now() }
      : wait === undefined
        ? { ...leased, state: 'failed' }
        : { ...leased, state: 'due', dueAt: deps.now() + wait };
  await deps.documents.commit([{ do: 'set', path, data: outcome }]);
}
