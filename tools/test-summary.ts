/** How one step of `npm test` ended, in checks or tests. */
export interface Outcome {
  name: string;
  passed: number;
  failed: number;
  note?: string;
}

/** The part of vitest's json report that is counted. */
export interface VitestReport {
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/**
 * Counts tests; what went wrong outside any test (a file that does not load, an unhandled error, a crash before
 * the report was written) counts as one failure, so that it can never pass unseen.
 * @param exitCode of vitest
 */
export function countTests(
  report: VitestReport | undefined,
  exitCode: number,
): { passed: number; failed: number } {
  const files = report?.testResults ?? [];
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const failedTests = tests.filter(({ status }) => status !== 'passed').length;
  const brokenFiles = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const failed = failedTests + brokenFiles;
  const silent = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed };
}

/** A line per step, then the line that counts everything. */
export function summary(outcomes: Outcome[]): string {
  const width = Math.max(0, ...outcomes.map(({ name }) => name.length));
  const lines = outcomes.map(({ name, passed, failed, note }) => {
    const counts = failed === 0 ? `${passed} passed` : `${passed} passed, ${failed} FAILED`;
    return `  ${name.padEnd(width)}  ${counts}${note ? ` (${note})` : ''}`;
  });
  const total = (pick: (outcome: Outcome) => number) => outcomes.reduce((sum, one) => sum + pick(one), 0);
  return ['', ...lines, `${total((one) => one.passed)} passed, ${total((one) => one.failed)} failed`].join(
    '\n',
  );
}
