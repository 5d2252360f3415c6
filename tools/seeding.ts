import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './bootstrap.mjs';
import { LauncherError, type Suite } from './emulators.ts';

/** Somebody who may sign in to the console of a demo. */
export interface Account {
  office: string;
  role: string;
  email: string;
  password: string;
}

/** Runs tools/seed.ts against the suite. @returns the demo accounts it names */
export async function seed(suite: Suite): Promise<Account[]> {
  const child = spawn(process.execPath, [join(root, 'tools', 'seed.ts')], {
    cwd: root,
    env: { ...process.env, ...suite.env, PUBLIC_URL: suite.publicUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 120_000,
  });
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const accounts: Account[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{')) accounts.push(JSON.parse(line));
    else console.log(line);
  }
  const code = await closed;
  if (code !== 0)
    throw new LauncherError(`The demo data could not be written (tools/seed.ts ended with ${code}).`);
  return accounts;
}

/** One account for each office and role; the seed may name more. */
export function accountTable(accounts: Account[]): string {
  const first = new Map<string, Account>();
  for (const account of accounts) {
    const key = `${account.office} ${account.role}`;
    if (!first.has(key)) first.set(key, account);
  }
  const rows = [...first.values()].map(({ office, role, email, password }) => [
    office,
    role,
    email,
    password,
  ]);
  const all = [['Office', 'Role', 'E-mail', 'Password'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all
    .map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
