import { readdirSync, readFileSync } from 'node:fs';

/** A process as one life of its number: the number may be used again, the start time then differs. */
export interface ProcessId {
  pid: number;
  /** Clock ticks after boot, as the kernel counts them; empty where there is no /proc. */
  startedAt: string;
}

export function identify(pid: number): ProcessId | undefined {
  const stat = readStat(pid);
  if (stat) return stat.zombie ? undefined : { pid, startedAt: stat.startedAt };
  return hasProc() || !answersSignals(pid) ? undefined : { pid, startedAt: '' };
}

export function isAlive(process: ProcessId): boolean {
  const now = identify(process.pid);
  return now !== undefined && now.startedAt === process.startedAt;
}

/** The process and everything it started that is still running. Empty where there is no /proc. */
export function processTree(rootPid: number): ProcessId[] {
  const children = new Map<number, number[]>();
  for (const pid of allPids()) {
    const parent = readStat(pid)?.parent;
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const tree: ProcessId[] = [];
  const waiting = [rootPid];
  for (let pid = waiting.pop(); pid !== undefined; pid = waiting.pop()) {
    const found = identify(pid);
    if (found) tree.push(found);
    waiting.push(...(children.get(pid) ?? []));
  }
  return tree;
}

/** Sends a signal to exactly that process, never to another one that got its number since. */
export function signalProcess(target: ProcessId, signal: NodeJS.Signals): void {
  if (!isAlive(target)) return;
  try {
    process.kill(target.pid, signal);
  } catch (error) {
    if (!isNoSuchProcess(error)) throw error;
  }
}

/** @returns those still running after the time is up */
export async function waitUntilGone(processes: ProcessId[], limitMs: number): Promise<ProcessId[]> {
  const end = Date.now() + limitMs;
  let left = processes.filter(isAlive);
  while (left.length > 0 && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    left = left.filter(isAlive);
  }
  return left;
}

/** Asks nicely, then insists. @returns those that survived even that */
export async function endProcesses(processes: ProcessId[], patienceMs: number): Promise<ProcessId[]> {
  for (const one of processes) signalProcess(one, 'SIGTERM');
  const left = await waitUntilGone(processes, patienceMs);
  for (const one of left) signalProcess(one, 'SIGKILL');
  return waitUntilGone(left, patienceMs);
}

function allPids(): number[] {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function readStat(pid: number): { parent: number; startedAt: string; zombie: boolean } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command in brackets may itself hold spaces and brackets, so count from the last one.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { zombie: fields[0] === 'Z', parent: Number(fields[1]), startedAt: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

function hasProc(): boolean {
  return readStat(process.pid) !== undefined;
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function isNoSuchProcess(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ESRCH';
}
