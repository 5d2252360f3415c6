import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Act } from '../../domain/application.ts';
import { paths } from '../../domain/paths.ts';
import { downloadLetter } from '../../functions/usecases/follow-application.ts';
import {
  call,
  deliver,
  demoAccount,
  demoCrew,
  granted,
  handed,
  postTick,
  signIn,
  suiteWorld,
  unsignedAppCheck,
  untilDocument,
  withoutTriggers,
  type World,
} from '../fixtures/emulator.ts';
import { letterFacts } from '../fixtures/letter-book.ts';
import {
  aCase,
  allInOrder,
  officeId,
  read,
  skckInput,
  submitted,
  type Crew,
  type Sent,
} from '../fixtures/skck.ts';
import { openBench } from './letters/tools.ts';

/** The real functions: callables over HTTP as the console calls them, triggers as Firestore calls them. */

let world: World;
let crew: Crew;
let tokens: { loket: string; kasi: string; camat: string };
beforeAll(async () => {
  world = suiteWorld();
  crew = await demoCrew(world);
  tokens = {
    loket: await tokenOf('loket'),
    kasi: await tokenOf('kasi-pemerintahan'),
    camat: await tokenOf('camat'),
  };
});
afterAll(() => world.close());

async function tokenOf(name: string): Promise<string> {
  const { email, password } = demoAccount(`${name}@kejayan.example`);
  return (await signIn(email, password)).idToken;
}

async function ask(callable: 'staff' | 'desk', name: string, input: object, idToken: string) {
  const { status, result } = await call(callable, name, input, { idToken, appCheck: unsignedAppCheck });
  expect(status).toBe(200);
  if (!result) throw new Error(`${name} did not answer`);
  return granted(result) as Record<string, unknown>;
}

async function act(idToken: string, sent: Sent, ...acts: Act[]) {
  const { revision } = await read(world.deps, sent);
  const { applicationId } = sent;
  return ask(
    'staff',
    'actOnApplication',
    { officeId, applicationId, revision, actId: world.deps.newId(), acts },
    idToken,
  );
}

/** An address of its own for each case, so that its mails can be counted. */
const anEmail = () => `pemohon-${world.deps.newId()}@pemohon.example`;

const mailsTo = (email: string) =>
  readdirSync(handed('LOKET_MAILS'))
    .filter((name) => name.includes(email))
    .map((name) => readFileSync(join(handed('LOKET_MAILS'), name), 'utf8'));

/** Waits until the notice of an event went out: the mail lies in its folder before this is recorded. */
const noticeSent = (sent: Sent, revision: number) =>
  untilDocument(world, noticePath(sent, revision), ({ state }) => state === 'sent');
const noticePath = ({ applicationId }: Sent, revision: number) =>
  paths.outbox(officeId, `${applicationId}-${String(revision)}`);

const casePath = ({ applicationId }: Sent) => paths.application(officeId, applicationId);

describe('a case through the real functions', () => {
  it('comes from the receipt to the signed letter and a mailed link, each act over HTTP', async () => {
    const email = anEmail();
    const sent = await submitted(world.deps, { ...skckInput, email });
    await noticeSent(sent, 1);
    expect(mailsTo(email)).toHaveLength(1);

    expect(await act(tokens.loket, sent, allInOrder, { act: 'draft' })).toMatchObject({ step: 'paraf-kasi' });
    expect(await act(tokens.kasi, sent, { act: 'initial' })).toMatchObject({ step: 'tanda-tangan' });
    await untilDocument(world, casePath(sent), ({ letter }) => letter?.status === 'prepared');

    const { applicationId } = sent;
    const opened = await ask('desk', 'openLetter', { officeId, applicationId }, tokens.camat);
    const bytes = Buffer.from(String(opened['base64']), 'base64');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(opened['sha256']);
    const { revision } = await read(world.deps, sent);
    await ask(
      'desk',
      'approveLetter',
      { officeId, applicationId, revision, actId: world.deps.newId(), sha256: opened['sha256'] },
      tokens.camat,
    );
    await untilDocument(world, casePath(sent), ({ status }) => status === 'ready');
    expect(await letterFacts(world, applicationId)).toEqual({
      status: 'issued',
      entries: [{ number: opened['number'], status: 'booked' }],
      verifications: 1,
      prepared: 1,
      issued: 1,
    });

    const letter = granted(await downloadLetter(world.deps, sent.access));
    // The signature was added behind exactly the bytes the camat saw.
    expect(Buffer.from(letter.bytes.subarray(0, bytes.length)).equals(bytes)).toBe(true);
    const bench = await openBench(world.key.rootPem);
    const verdict = await bench.pdfsig(letter.bytes);
    await bench.close();
    expect(verdict).toContain('Signature is Valid.');
    expect(verdict).toContain('Total document signed');

    await noticeSent(sent, (await read(world.deps, sent)).revision);
    expect(mailsTo(email)).toHaveLength(2);
    await postTick();
    expect((await read(world.deps, sent)).nextActionAt).toBeUndefined();
    expect(mailsTo(email)).toHaveLength(2);

    expect(
      await act(tokens.loket, sent, { act: 'hand-over', collector: 'applicant', inBook: false }),
    ).toMatchObject({ status: 'closed' });
  });
});

describe('events delivered more than once', () => {
  it('issue one letter when the approval arrives three times at once, beside the tick', async () => {
    const sent = await withoutTriggers(['issue', 'onEvent'], () => aCase(world.deps, 'approved', crew));
    const { revision } = await read(world.deps, sent);
    const approval = paths.event(officeId, sent.applicationId, revision);
    await Promise.all([...Array.from({ length: 3 }, () => deliver('issue', approval)), postTick()]);
    const facts = await letterFacts(world, sent.applicationId);
    expect(facts).toMatchObject({ status: 'issued', verifications: 1, prepared: 1, issued: 1 });
    expect(facts.entries.map(({ status }) => status)).toEqual(['booked']);
    await deliver('issue', approval);
    expect(await letterFacts(world, sent.applicationId)).toEqual(facts);
  });

  it('prepare one letter when the last paraf arrives three times at once', async () => {
    const sent = await withoutTriggers(['issue', 'onEvent'], () => aCase(world.deps, 'initialed', crew));
    const { revision } = await read(world.deps, sent);
    const paraf = paths.event(officeId, sent.applicationId, revision);
    await Promise.all(Array.from({ length: 3 }, () => deliver('issue', paraf)));
    const facts = await letterFacts(world, sent.applicationId);
    expect(facts).toMatchObject({ status: 'prepared', prepared: 1, issued: 0 });
    expect(facts.entries.map(({ status }) => status)).toEqual(['reserved']);
  });

  it('tell the applicant once, however often event and message arrive', async () => {
    const email = anEmail();
    const sent = await withoutTriggers(['onEvent', 'outbox'], () =>
      submitted(world.deps, { ...skckInput, email }),
    );
    const submission = paths.event(officeId, sent.applicationId, 1);
    await withoutTriggers(['outbox'], () =>
      Promise.all(Array.from({ length: 3 }, () => deliver('onEvent', submission))),
    );
    expect(mailsTo(email)).toEqual([]);
    await Promise.all(Array.from({ length: 3 }, () => deliver('outbox', noticePath(sent, 1))));
    expect(mailsTo(email)).toHaveLength(1);
    await deliver('onEvent', submission);
    await deliver('outbox', noticePath(sent, 1));
    expect(mailsTo(email)).toHaveLength(1);
  });
});
