import { readFileSync } from 'node:fs';
import { processTree } from './processes.ts';

/** Memory of one process in bytes. */
export interface ProcessMemory {
  pid: number;
  command: string;
  /** Resident pages, shared ones counted in every process that has them. */
  rssBytes: number;
  /** Proportional share: shared pages divided among those who share them, so that a sum is honest. */
  pssBytes: number;
}

export interface TreeMemory {
  processes: ProcessMemory[];
  rssBytes: number;
  pssBytes: number;
}

/** Memory of a process and everything it started. Linux only: elsewhere the list is empty and the sums are 0. */
export function treeMemory(rootPid: number): TreeMemory {
  const processes = processTree(rootPid).flatMap(({ pid }) => memoryOf(pid) ?? []);
  return {
    processes,
    rssBytes: processes.reduce((sum, one) => sum + one.rssBytes, 0),
    pssBytes: processes.reduce((sum, one) => sum + one.pssBytes, 0),
  };
}

function memoryOf(pid: number): ProcessMemory | undefined {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, command, rssBytes: kilobytes(rollup, 'Rss'), pssBytes: kilobytes(rollup, 'Pss') };
  } catch {
    // It ended while we were reading.
    return undefined;
  }
}

function kilobytes(rollup: string, field: string): number {
  const match = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(rollup);
  return Number(match?.[1] ?? 0) * 1024;
}
