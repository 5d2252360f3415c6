import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../../domain/application.ts';
import { paths } from '../../domain/paths.ts';
import { downloadLetter } from '../../functions/usecases/follow-application.ts';
import { root } from '../../tools/bootstrap.mjs';
import { processTree, signalProcess, type ProcessId } from '../../tools/processes.ts';
import {
  deliver,
  demoCrew,
  granted,
  handed,
  postTick,
  suiteWorld,
  untilDocument,
  withoutTriggers,
  type World,
} from '../fixtures/emulator.ts';
import { letterFacts } from '../fixtures/letter-book.ts';
import { aCase, approve, officeId, read, type Crew, type Sent, type Stage } from '../fixtures/skck.ts';
import { openBench, type Bench } from './letters/tools.ts';

/**
 * A server killed by SIGKILL in the middle of a letter. Afterwards the minute's `tick` of the real functions finishes what it
 * left: one number, one letter, nothing half-issued at any time.
 */

let world: World;
let crew: Crew;
let bench: Bench;
beforeAll(async () => {
  world = suiteWorld();
  crew = await demoCrew(world);
  bench = await openBench(world.key.rootPem);
});
afterAll(async () => {
  await bench.close();
  await world.close();
});

/** A case brought so far while nobody listens: the triggers' process is dead. */
const deafCase = (stage: Stage): Promise<Sent> =>
  withoutTriggers(['issue', 'onEvent'], () => aCase(world.deps, stage, crew));

/** @returns the signal that ended it */
function killed(...args: string[]): Promise<NodeJS.Signals | null> {
  const child = spawn(
    process.execPath,
    [join(root, 'test', 'fixtures', 'killed-process.ts'), world.projectId, ...args],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  return new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
}

async function expectWhole(sent: Sent, number: string): Promise<void> {
  expect(await letterFacts(world, sent.applicationId)).toEqual({
    status: 'issued',
    entries: [{ number, status: 'booked' }],
    verifications: 1,
    prepared: 1,
    issued: 1,
  });
  expect((await read(world.deps, sent)).status).toBe('ready');
  const { bytes } = granted(await downloadLetter(world.deps, sent.access));
  const verdict = await bench.pdfsig(bytes);
  expect(verdict).toContain('Signature is Valid.');
  expect(verdict).toContain('Total document signed');
}

describe('issuing a letter', () => {
  for (const { moment, args } of [
    { moment: 'between signing and storing', args: ['save', '1', 'before'] },
    { moment: 'between storing and recording', args: ['commit', '1', 'before'] },
  ]) {
    it(`killed ${moment} issues nothing, and is finished by the next tick`, async () => {
      const sent = await deafCase('approved');
      const number = (await read(world.deps, sent)).taken?.number ?? '';
      expect(await killed('issue', sent.applicationId, ...args)).toBe('SIGKILL');
      expect(await letterFacts(world, sent.applicationId)).toEqual({
        status: 'approved',
        entries: [{ number, status: 'reserved' }],
        verifications: 0,
        prepared: 1,
        issued: 0,
      });
      await postTick();
      await expectWhole(sent, number);
    });
  }

  it('killed right after recording has issued once, and the next tick tells the applicant', async () => {
    const sent = await deafCase('approved');
    const number = (await read(world.deps, sent)).taken?.number ?? '';
    expect(
      await withoutTriggers(['issue', 'onEvent'], () =>
        killed('issue', sent.applicationId, 'commit', '1', 'after'),
      ),
    ).toBe('SIGKILL');
    await expectWhole(sent, number);
    await postTick();
    await expectWhole(sent, number);
    const { revision } = await read(world.deps, sent);
    const notice = paths.outbox(officeId, `${sent.applicationId}-${String(revision)}`);
    await untilDocument(world, notice, ({ state }) => state === 'sent');
  });
});

describe('the real function that issues', () => {
  it('killed at whatever moment of its work leaves nothing that the next tick does not finish', async () => {
    // Once to have it running, for a process that is only starting has nothing to be killed in.
    const first = await deafCase('approved');
    await deliver('issue', approvalOf(await read(world.deps, first)));
    expect(issueProcesses().length).toBeGreaterThan(0);

    const sent = await deafCase('approved');
    const application = await read(world.deps, sent);
    // The emulator answers for a process that died; when exactly it died is left to chance, the outcome is not.
    const delivered = deliver('issue', approvalOf(application)).catch(() => undefined);
    for (const process of issueProcesses()) signalProcess(process, 'SIGKILL');
    await delivered;
    await postTick();
    await expectWhole(sent, application.taken?.number ?? '');
  });
});

const approvalOf = ({ id, revision }: Application) => paths.event(officeId, id, revision);

/** Processes of the function `issue`, each below the CLI of this very suite. */
function issueProcesses(): ProcessId[] {
  return processTree(Number(handed('LOKET_CLI_PID'))).filter(({ pid }) => {
    try {
      return readFileSync(`/proc/${String(pid)}/environ`, 'utf8')
        .split('\0')
        .includes('FUNCTION_TARGET=issue');
    } catch {
      return false;
    }
  });
}

describe('preparing a letter', () => {
  for (const { moment, args, entries, prepared } of [
    { moment: 'after its number was reserved', args: ['commit', '1', 'after'], entries: 1, prepared: 0 },
    { moment: 'before its bytes were stored', args: ['save', '1', 'before'], entries: 1, prepared: 0 },
    { moment: 'after its bytes were stored', args: ['commit', '2', 'before'], entries: 1, prepared: 0 },
    { moment: 'right after recording', args: ['commit', '2', 'after'], entries: 1, prepared: 1 },
  ]) {
    it(`killed ${moment} keeps one number, and the letter is issued under it`, async () => {
      const sent = await deafCase('initialed');
      expect(
        await withoutTriggers(['issue', 'onEvent'], () => killed('prepare', sent.applicationId, ...args)),
      ).toBe('SIGKILL');
      const left = await letterFacts(world, sent.applicationId);
      expect([left.entries.length, left.prepared, left.issued]).toEqual([entries, prepared, 0]);
      const number = left.entries[0]?.number ?? '';
      await postTick();
      expect(await letterFacts(world, sent.applicationId)).toEqual({
        status: 'prepared',
        entries: [{ number, status: 'reserved' }],
        verifications: 0,
        prepared: 1,
        issued: 0,
      });
      granted(await approve(world.deps, crew.camat, sent));
      const path = paths.application(officeId, sent.applicationId);
      await untilDocument(world, path, ({ status }) => status === 'ready');
      await expectWhole(sent, number);
    });
  }
});
