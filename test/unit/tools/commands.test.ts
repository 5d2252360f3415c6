import { describe, expect, it } from 'vitest';
import { staleReason } from '../../../tools/bootstrap.mjs';
import { accountTable } from '../../../tools/seeding.ts';
import { readSettings } from '../../../tools/start.ts';
import { countTests, summary } from '../../../tools/test-summary.ts';

describe('installing before a command', () => {
  const lock = {
    packages: {
      '': { version: '1.0.0' },
      'node_modules/zod': { version: '4.6.7' },
      'node_modules/fsevents': { version: '2.3.3', optional: true },
    },
  };
  const present = { packages: { 'node_modules/zod': { version: '4.6.7' } } };

  it('is not repeated where everything wanted is there', () => {
    expect(staleReason(lock, present)).toBeUndefined();
  });

  it.each([
    ['nothing is installed', undefined, 'first start'],
    ['a package is missing', { packages: {} }, 'zod changed'],
    [
      'a package has another version',
      { packages: { 'node_modules/zod': { version: '4.0.0' } } },
      'zod changed',
    ],
  ])('happens where %s', (_name, installed, reason) => {
    expect(staleReason(lock, installed)).toBe(reason);
  });
});

describe('npm start', () => {
  it('begins at port 8080 and keeps its data', () => {
    expect(readSettings([])).toEqual({ port: 8080, name: 'start', fresh: false });
  });

  it('takes a port, a name and a fresh start', () => {
    expect(readSettings(['--port', '9000', '--name', 'second', '--fresh'])).toEqual({
      port: 9000,
      name: 'second',
      fresh: true,
    });
  });

  it.each([
    ['a port that is no number', ['--port', 'x'], '--port must be a number'],
    ['a port whose block would end beyond the last one', ['--port', '65530'], '--port must be a number'],
    ['a name that leaves the folder', ['--name', '../x'], '--name must be'],
    ['the name of a folder of ours', ['--name', 'data'], '--name must be'],
    ['an unknown option', ['--prot', '1'], "Unknown option '--prot'"],
  ])('refuses %s', (_name, args, message) => {
    expect(() => readSettings(args)).toThrow(message);
  });

  it('shows one account for each office and role', () => {
    const account = (office: string, role: string, email: string) => ({ office, role, email, password: 'p' });
    const table = accountTable([
      account('kejayan', 'camat', 'a@x'),
      account('kejayan', 'camat', 'b@x'),
      account('juai', 'camat', 'c@x'),
    ]);
    expect(
      table
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(/\s+/)),
    ).toEqual([
      ['kejayan', 'camat', 'a@x', 'p'],
      ['juai', 'camat', 'c@x', 'p'],
    ]);
  });
});

describe('the count at the end of npm test', () => {
  const file = (status: string, ...tests: string[]) => ({
    status,
    assertionResults: tests.map((one) => ({ status: one })),
  });

  it('adds up the tests', () => {
    const report = { testResults: [file('passed', 'passed', 'passed'), file('failed', 'failed', 'passed')] };
    expect(countTests(report, 1)).toEqual({ passed: 3, failed: 1 });
  });

  it.each([
    [
      'a file does not load',
      { testResults: [file('passed', 'passed'), file('failed')] },
      1,
      { passed: 1, failed: 1 },
    ],
    ['vitest ends without a report', undefined, 1, { passed: 0, failed: 1 }],
    [
      'an error falls outside every test',
      { testResults: [file('passed', 'passed')] },
      1,
      { passed: 1, failed: 1 },
    ],
    ['no test was found', { testResults: [] }, 0, { passed: 0, failed: 1 }],
    [
      'a test is skipped',
      { testResults: [file('passed', 'passed', 'skipped')] },
      0,
      { passed: 1, failed: 1 },
    ],
  ])('never passes where %s', (_name, report, exitCode, counts) => {
    expect(countTests(report, exitCode)).toEqual(counts);
  });

  it('ends with one line', () => {
    const lines = summary([
      { name: 'lint', passed: 1, failed: 0 },
      { name: 'unit', passed: 41, failed: 2, note: 'why' },
    ]).split('\n');
    expect(lines.slice(1)).toEqual([
      '  lint  1 passed',
      '  unit  41 passed, 2 FAILED (why)',
      '42 passed, 2 failed',
    ]);
  });
});
