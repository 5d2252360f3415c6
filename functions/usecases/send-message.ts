import { OutboxMessage } from '../../domain/outbox.ts';
import { paths } from '../../domain/paths.ts';
import { ApplicantData } from '../../domain/personal-data.ts';
import { ok } from '../../domain/result.ts';
import { untilCommitted } from './case.ts';
import type { Deps, Mail, Wording } from './ports.ts';

/** How long a sender may take before another takes over. */
const leaseMs = 60_000;
/** Waits before each further try; after the last the message has failed, visibly. */
const retryAfterMs = [60_000, 5 * 60_000, 30 * 60_000, 2 * 3_600_000, 8 * 3_600_000];
/** Links of notices kept valid beside the receipt's own. */
const noticeLinksKept = 10;

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

/**
 * The mail, with a link of its own: of the secret only the hash is stored, so that each try brings a new one. The receipt's link
 * stays; of the others the newest ten.
 */
async function compose(
  deps: Deps & { wording: Wording },
  { officeId, applicationId, notice, facts }: OutboxMessage,
): Promise<Mail> {
  const secret = deps.newSecret();
  const minted = await untilCommitted(deps, async () => {
    const stored = await deps.documents.get(paths.applicantData(officeId, applicationId));
    if (!stored) throw new Error('The case of a message is gone');
    const applicant = ApplicantData.parse(stored.data);
    const [receipt, ...notices] = applicant.secretHashes;
    if (receipt === undefined) throw new Error('A case has no link');
    const data: ApplicantData = {
      ...applicant,
      secretHashes: [receipt, ...[...notices, deps.sha256(secret)].slice(-noticeLinksKept)],
    };
    const outcome = await deps.documents.commit([{ do: 'update', before: stored, data }]);
    return outcome === 'lost' ? 'lost' : ok(applicant.contacts.email);
  });
  const to = minted.ok ? minted.value : undefined;
  if (to === undefined) throw new Error('A message has nobody to go to');
  const link = `${deps.settings.publicUrl}/s/${officeId}/${facts.reference}/${secret}`;
  return { to, ...deps.wording(notice, { ...facts, link }) };
}
