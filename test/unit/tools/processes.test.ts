import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { treeMemory } from '../../../tools/memory.ts';
import { endProcesses, identify, isAlive, processTree, signalProcess } from '../../../tools/processes.ts';

/** A process that says its child's number once that child runs, and ignores SIGTERM if asked to. */
async function family(stubborn: boolean): Promise<{ parent: ChildProcess; childPid: number }> {
  const wait = `${stubborn ? "process.on('SIGTERM', () => {});" : ''} setInterval(() => {}, 1000);`;
  const script = `
    const { spawn } = require('node:child_process');
    const child = spawn(process.execPath, ['-e', ${JSON.stringify(`${wait} console.log('up')`)}]);
    child.stdout.once('data', () => console.log(child.pid));
    ${wait}`;
  const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(parent.stdout ?? parent, 'data')) as [Buffer];
  return { parent, childPid: Number(line.toString()) };
}

describe('processes of a run', () => {
  it.each([
    ['end when asked', false],
    ['end even if they ignore the question', true],
  ])('%s, children included', async (_name, stubborn) => {
    const { parent, childPid } = await family(stubborn);
    const tree = processTree(parent.pid ?? 0);
    expect(tree.map(({ pid }) => pid).sort()).toEqual([parent.pid, childPid].sort());
    expect(await endProcesses(tree, 1_000)).toEqual([]);
    expect(tree.some(isAlive)).toBe(false);
  });

  it('are never mistaken for a later process with the same number', async () => {
    const { parent } = await family(false);
    const real = identify(parent.pid ?? 0);
    if (!real) throw new Error('the process should run');
    const earlier = { ...real, startedAt: '1' };
    expect([isAlive(real), isAlive(earlier)]).toEqual([true, false]);
    signalProcess(earlier, 'SIGKILL');
    expect(isAlive(real)).toBe(true);
    expect(await endProcesses(processTree(real.pid), 1_000)).toEqual([]);
  });

  it('are unknown once they are gone', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    const pid = child.pid ?? 0;
    await once(child, 'exit');
    expect(identify(pid)).toBeUndefined();
    expect(processTree(pid)).toEqual([]);
  });
});

describe('memory of a run', () => {
  it('is the sum over the process and its children', async () => {
    const { parent, childPid } = await family(false);
    const memory = treeMemory(parent.pid ?? 0);
    expect(memory.processes.map(({ pid }) => pid).sort()).toEqual([parent.pid, childPid].sort());
    expect(memory.rssBytes).toBe(memory.processes.reduce((sum, { rssBytes }) => sum + rssBytes, 0));
    // Shared pages are counted once in the one sum and in every process in the other.
    expect(memory.pssBytes).toBeGreaterThan(0);
    expect(memory.pssBytes).toBeLessThan(memory.rssBytes);
    await endProcesses(processTree(parent.pid ?? 0), 1_000);
  });
});
