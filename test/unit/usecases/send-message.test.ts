import { describe, expect, it } from 'vitest';
import { OutboxMessage } from '../../../domain/outbox.ts';
import type { Mail } from '../../../functions/usecases/ports.ts';
import { notifyApplicant } from '../../../functions/usecases/notify-applicant.ts';
import { sendMessage } from '../../../functions/usecases/send-message.ts';
import { aSentCase, documentAt } from '../../fixtures/cases.ts';
import { minute, pathsUnder, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';

async function aQueuedMessage() {
  const deps = await staffedDeps();
  const sent = await aSentCase(deps);
  await notifyApplicant(deps, 'contoh', sent.id);
  const [path = ''] = pathsUnder(deps, 'offices/contoh/outbox');
  return { deps, path, state: async () => OutboxMessage.parse(await documentAt(deps, path)) };
}

/** A mail server that refuses everything. */
function refusing(deps: TestDeps): TestDeps {
  return { ...deps, mailer: { send: () => Promise.reject(new Error('connection refused')) } };
}

describe('sending a message', () => {
  it('sends it and takes its words away', async () => {
    const { deps, path, state } = await aQueuedMessage();
    await sendMessage(deps, path);
    expect(deps.mails).toHaveLength(1);
    expect(deps.mails[0]).toMatchObject({ to: 'ratna@example.test' });
    expect(await state()).toMatchObject({ state: 'sent', sentAt: deps.now(), tries: 1 });
    expect((await state()).mail).toBeUndefined();
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
    expect((await state()).mail?.to).toBe('ratna@example.test');
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

  it('does nothing for a message that is not there', async () => {
    const { deps } = await aQueuedMessage();
    await sendMessage(deps, 'offices/contoh/outbox/tidak-ada');
    expect(deps.mails).toEqual([]);
  });
});
