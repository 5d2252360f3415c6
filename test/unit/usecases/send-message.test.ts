import { describe, expect, it } from 'vitest';
import { OutboxMessage } from '../../../domain/outbox.ts';
import { paths } from '../../../domain/paths.ts';
import type { Mail } from '../../../functions/usecases/ports.ts';
import { followApplication } from '../../../functions/usecases/follow-application.ts';
import { notifyApplicant } from '../../../functions/usecases/notify-applicant.ts';
import { sendMessage } from '../../../functions/usecases/send-message.ts';
import { act, aSentCase, counter, documentAt, faulty, stateOf } from '../../fixtures/cases.ts';
import { granted, minute, pathsUnder, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';

async function aQueuedMessage() {
  const deps = await staffedDeps();
  const sent = await aSentCase(deps);
  await notifyApplicant(deps, 'contoh', sent.id);
  const [path = ''] = pathsUnder(deps, 'offices/contoh/outbox');
  return { deps, sent, path, state: async () => OutboxMessage.parse(await documentAt(deps, path)) };
}

/** A mail server that refuses everything. */
function refusing(deps: TestDeps): TestDeps {
  return { ...deps, mailer: { send: () => Promise.reject(new Error('connection refused')) } };
}

describe('sending a message', () => {
  it('sends it and records when', async () => {
    const { deps, path, state } = await aQueuedMessage();
    await sendMessage(deps, path);
    expect(deps.mails).toHaveLength(1);
    expect(deps.mails[0]).toMatchObject({ to: 'ratna@example.test' });
    expect(await state()).toMatchObject({ state: 'sent', sentAt: deps.now(), tries: 1 });
  });

  it('sends it once for two deliveries, one after another and at once', async () => {
    const { deps, path } = await aQueuedMessage();
    await Promise.all([sendMessage(deps, path), sendMessage(deps, path)]);
    await sendMessage(deps, path);
    expect(deps.mails).toHaveLength(1);
  });

  it('leaves it to the one who is sending it until his lease is over', async () => {
    const { deps, path, state } = await aQueuedMessage();
    let release = () => {};
    const slow: Mail[] = [];
    const mailer = {
      send: (mail: Mail) =>
        new Promise<void>((resolve) => {
          slow.push(mail);
          release = resolve;
        }),
    };
    const sending = sendMessage({ ...deps, mailer }, path);
    while (slow.length === 0) await Promise.resolve();
    await sendMessage(deps, path);
    expect(deps.mails).toEqual([]);
    release();
    await sending;
    expect((await state()).state).toBe('sent');
  });

  it('is taken over when the sender died, after a minute and not before', async () => {
    const { deps, path, state } = await aQueuedMessage();
    let started = false;
    const dies = {
      ...deps,
      mailer: {
        send: () => {
          started = true;
          return new Promise<void>(() => {});
        },
      },
    };
    void sendMessage(dies, path);
    while (!started) await Promise.resolve();
    expect((await state()).state).toBe('sending');
    deps.time.now += minute - 1;
    await sendMessage(deps, path);
    expect(deps.mails).toEqual([]);
    deps.time.now += 1;
    await sendMessage(deps, path);
    expect(deps.mails).toHaveLength(1);
    expect(await state()).toMatchObject({ state: 'sent', tries: 2 });
  });

  it('is tried again after longer and longer waits, and after the sixth time has failed, visibly', async () => {
    const { deps, path, state } = await aQueuedMessage();
    for (const wait of [1, 5, 30, 120, 480]) {
      await sendMessage(refusing(deps), path);
      expect(await state()).toMatchObject({ state: 'due', dueAt: deps.now() + wait * minute });
      deps.time.now += wait * minute;
    }
    await sendMessage(refusing(deps), path);
    expect(await state()).toMatchObject({ state: 'failed', tries: 6 });
    deps.time.now += 1000 * minute;
    await sendMessage(deps, path);
    expect(deps.mails).toEqual([]);
  });

  it('goes out after a failure, when the server answers again', async () => {
    const { deps, path, state } = await aQueuedMessage();
    await sendMessage(refusing(deps), path);
    await sendMessage(deps, path);
    expect(deps.mails).toEqual([]);
    deps.time.now += minute;
    await sendMessage(deps, path);
    expect(deps.mails).toHaveLength(1);
    expect((await state()).state).toBe('sent');
  });

  it('logs a failure without address or words', async () => {
    const { deps, path } = await aQueuedMessage();
    await sendMessage(refusing(deps), path);
    expect(deps.logged).toEqual([
      { message: 'message not sent', facts: { path, tries: 1, failure: 'Error' } },
    ]);
  });

  it('does not come back to life when a sender who outlived his lease fails', async () => {
    const { deps, path, state } = await aQueuedMessage();
    let fail = () => {};
    const mailer = {
      send: () =>
        new Promise<void>((_, reject) => {
          fail = () => {
            reject(new Error('timeout'));
          };
        }),
    };
    let started = false;
    const slow = sendMessage({ ...deps, mailer: { send: () => ((started = true), mailer.send()) } }, path);
    while (!started) await Promise.resolve();
    deps.time.now += minute;
    await sendMessage(deps, path);
    const sent = await state();
    expect(sent).toMatchObject({ state: 'sent', tries: 2 });
    fail();
    await slow;
    expect(await state()).toEqual(sent);
  });

  it('fails, to be tried again, when its case is gone', async () => {
    const { deps, sent, path, state } = await aQueuedMessage();
    const before = await deps.documents.get(paths.applicantData('contoh', sent.id));
    if (!before) throw new Error('there is no case');
    await deps.documents.commit([{ do: 'remove', before }]);
    await sendMessage(deps, path);
    expect(deps.mails).toEqual([]);
    expect(await state()).toMatchObject({ state: 'due', tries: 1 });
  });

  it('does nothing for a message that is not there', async () => {
    const { deps } = await aQueuedMessage();
    await sendMessage(deps, 'offices/contoh/outbox/tidak-ada');
    expect(deps.mails).toEqual([]);
  });
});

/** The applicant's way in, as the mail gives it. */
function accessIn(mail: Mail) {
  const [, officeId = '', reference = '', secret = ''] = /\/s\/([^/]+)\/([^/]+)\/(\S+)/.exec(mail.text) ?? [];
  return { officeId, reference, secret };
}

describe('the link in a message', () => {
  it('stands nowhere but in the mail, nor does the address: not queued, sending, to be repeated, sent or failed', async () => {
    const { deps, path } = await aQueuedMessage();
    const kept = [await documentAt(deps, path)];
    const watched = {
      ...deps,
      mailer: {
        send: async (mail: Mail) => {
          kept.push(await documentAt(deps, path));
          return Promise.reject(new Error(mail.text));
        },
      },
    };
    for (let tries = 0; tries < 6; tries += 1) {
      await sendMessage(watched, path);
      kept.push(await documentAt(deps, path));
      deps.time.now += 480 * minute;
    }
    const other = await aQueuedMessage();
    await sendMessage(other.deps, other.path);
    kept.push(await documentAt(other.deps, other.path));
    expect(new Set(kept.map((message) => message?.['state']))).toEqual(
      new Set(['due', 'sending', 'failed', 'sent']),
    );
    expect(JSON.stringify(kept)).not.toMatch(/rahasia|\/s\/|@|Ratna/);
  });

  it('is a new one with each try; one that may have gone out all the same still opens the case', async () => {
    const { deps, sent, path } = await aQueuedMessage();
    const lost: Mail[] = [];
    const mailer = {
      send: (mail: Mail) => {
        lost.push(mail);
        return Promise.reject(new Error('the answer was lost'));
      },
    };
    await sendMessage({ ...deps, mailer }, path);
    deps.time.now += minute;
    await sendMessage(deps, path);
    const links = [...lost, ...deps.mails].map(accessIn);
    expect(new Set(links.map(({ secret }) => secret)).size).toBe(2);
    for (const link of [...links, sent.access]) {
      expect(granted(await followApplication(deps, link)).application.id).toBe(sent.id);
    }
  });

  it('opens the case also when two messages of it are sent at once', async () => {
    const { deps, sent } = await aQueuedMessage();
    granted(await act(deps, sent, counter, faulty(await stateOf(deps, sent), 'berani')));
    await notifyApplicant(deps, 'contoh', sent.id);
    const queued = pathsUnder(deps, 'offices/contoh/outbox');
    await Promise.all(queued.map((path) => sendMessage(deps, path)));
    expect(deps.mails).toHaveLength(2);
    for (const link of deps.mails.map(accessIn)) {
      expect(granted(await followApplication(deps, link)).application.id).toBe(sent.id);
    }
  });
});
