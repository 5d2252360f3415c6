import { describe, expect, it } from 'vitest';
import { OutboxMessage } from '../../../domain/outbox.ts';
import { paths } from '../../../domain/paths.ts';
import { followApplication } from '../../../functions/usecases/follow-application.ts';
import { notifyApplicant } from '../../../functions/usecases/notify-applicant.ts';
import { sendMessage } from '../../../functions/usecases/send-message.ts';
import type { Mail } from '../../../functions/usecases/ports.ts';
import { submitCorrection } from '../../../functions/usecases/correct-application.ts';
import { cancelApplication } from '../../../functions/usecases/follow-application.ts';
import {
  act,
  anApplication,
  aSentCase,
  bringTo,
  catService,
  counter,
  documentAt,
  faulty,
  gardenService,
  signedBy,
  stateOf,
} from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import { granted, pathsUnder, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { uidOf } from '../../fixtures/office.ts';

/** All mails so far, after what is queued has been sent in the order of its events. */
async function mails(deps: TestDeps): Promise<Mail[]> {
  const queued = await Promise.all(
    pathsUnder(deps, 'offices/contoh/outbox').map(async (path) => {
      const { revision } = OutboxMessage.parse(await documentAt(deps, path));
      return { path, revision };
    }),
  );
  for (const { path } of queued.sort((a, b) => a.revision - b.revision)) await sendMessage(deps, path);
  return deps.mails;
}

async function subjects(deps: TestDeps): Promise<string[]> {
  return (await mails(deps)).map(({ subject }) => subject);
}

/** The link in a mail, as the applicant would follow it. */
function linkIn(mail: Mail) {
  const [, officeId = '', reference = '', secret = ''] =
    /https:\/\/loket\.example\/s\/([^/]+)\/([^/]+)\/(\S+)/.exec(mail.text) ?? [];
  return { officeId, reference, secret };
}

const tell = (deps: TestDeps, { officeId, id }: TestCase) => notifyApplicant(deps, officeId, id);

describe('what an applicant is told', () => {
  it('is that his application came in, once, however often this runs', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    await Promise.all([1, 2, 3].map(() => tell(deps, sent)));
    await tell(deps, sent);
    expect(await subjects(deps)).toEqual([`Permohonan ${sent.access.reference} kami terima`]);
    expect(pathsUnder(deps, 'offices/contoh/outbox')).toEqual([paths.outbox('contoh', `${sent.id}-1`)]);
  });

  it('is that something must be mended, that it is ready, and nothing of the desks in between', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    granted(await act(deps, sent, counter, faulty(await stateOf(deps, sent), 'berani')));
    granted(await submitCorrection(deps, sent.access, deps.newId()));
    await bringTo(deps, sent, 'done');
    await tell(deps, sent);
    const { reference } = sent.access;
    expect(await subjects(deps)).toEqual([
      `Permohonan ${reference} kami terima`,
      `Permohonan ${reference} perlu dilengkapi`,
      `Permohonan ${reference} sudah selesai dikerjakan`,
    ]);
  });

  it('is told once when it is ready, also when several steps were one press', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { serviceId: gardenService, step: 'tanda-tangan' });
    granted(
      await act(deps, sent, counter, [
        signedBy(deps, uidOf('contoh', { role: 'camat' })),
        { act: 'stamp' },
        { act: 'register' },
        { act: 'hand-over', collector: 'applicant', inBook: false },
      ]),
    );
    await tell(deps, sent);
    expect((await subjects(deps)).slice(1)).toEqual([
      `Permohonan ${sent.access.reference} sudah selesai dikerjakan`,
    ]);
  });

  it('is that a service without hand-over is finished, and that a withdrawal was taken', async () => {
    const deps = await staffedDeps();
    const done = await anApplication(deps, { serviceId: catService, step: 'done' });
    await tell(deps, done);
    expect((await subjects(deps)).at(-1)).toBe(
      `Permohonan ${done.access.reference} sudah selesai dikerjakan`,
    );
    const withdrawn = await aSentCase(deps);
    granted(await cancelApplication(deps, withdrawn.access, deps.newId()));
    await tell(deps, withdrawn);
    expect((await subjects(deps)).filter((subject) => subject?.includes('dibatalkan'))).toEqual([
      `Permohonan ${withdrawn.access.reference} dibatalkan`,
    ]);
  });

  it('goes nowhere without an e-mail address', async () => {
    const deps = await staffedDeps();
    await tell(deps, await aSentCase(deps, { input: { email: '' } }));
    expect(pathsUnder(deps, 'offices/contoh/outbox')).toEqual([]);
  });

  it('holds no personal data but the address and the link', async () => {
    const deps = await staffedDeps();
    await tell(deps, await aSentCase(deps));
    const [mail] = await mails(deps);
    expect(mail?.to).toBe('ratna@example.test');
    expect(JSON.stringify({ ...mail, to: '' })).not.toMatch(/Ratna|3514064508900001|Pelangi/);
  });

  it('is queued without changing anything of the applicant’s own data', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    const path = paths.applicantData('contoh', sent.id);
    const before = await documentAt(deps, path);
    await tell(deps, sent);
    expect(await documentAt(deps, path)).toEqual(before);
  });
});

describe('the links in messages', () => {
  it('open the case, each one of its own, beside the receipt’s', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    granted(await act(deps, sent, counter, faulty(await stateOf(deps, sent), 'berani')));
    await tell(deps, sent);
    const links = (await mails(deps)).map(linkIn);
    expect(new Set(links.map(({ secret }) => secret)).size).toBe(2);
    for (const link of [...links, sent.access]) {
      expect(granted(await followApplication(deps, link)).application.id).toBe(sent.id);
    }
  });

  it('are kept for the ten newest messages; the receipt’s stays for good', async () => {
    const deps = await staffedDeps();
    const sent = await aSentCase(deps);
    for (let round = 0; round < 11; round += 1) {
      granted(await act(deps, sent, counter, faulty(await stateOf(deps, sent), 'berani')));
      granted(await submitCorrection(deps, sent.access, deps.newId()));
    }
    await tell(deps, sent);
    const links = (await mails(deps)).map(linkIn);
    expect(links).toHaveLength(12);
    const opens = await Promise.all(links.map(async (link) => (await followApplication(deps, link)).ok));
    expect(opens).toEqual([false, false, ...Array<boolean>(10).fill(true)]);
    expect((await followApplication(deps, sent.access)).ok).toBe(true);
  });
});
