/** What the emulator's `:ruleCoverage` answers, as far as it is read here: each expression with the values it came to. */
export interface Coverage {
  report: Expression[];
}
interface Expression {
  sourcePosition: { line: number; column: number; currentOffset: number; endOffset: number };
  values?: { value: { boolValue?: boolean; undefined?: unknown }; count: number }[];
  children?: Expression[];
}

/** One condition of the rules and how often it came to what. */
export interface Counted {
  line: number;
  column: number;
  expression: string;
  true: number;
  false: number;
  /** An error, which denies. */
  error: number;
}

/** The conditions in the emulator's report, in order of the text; without what they are made of, megabytes of claims. */
export function counted(rules: string, { report }: Coverage): Counted[] {
  return report
    .flatMap(withParts)
    .filter(({ values = [] }) => values.every(({ value }) => outcome(value) !== 'other'))
    .map(({ sourcePosition: { line, column, currentOffset, endOffset }, values = [] }) => {
      const sum = (wanted: string) =>
        values.filter(({ value }) => outcome(value) === wanted).reduce((all, { count }) => all + count, 0);
      return {
        line,
        column,
        expression: rules.slice(currentOffset, endOffset + 1).replace(/\s+/g, ' '),
        true: sum('true'),
        false: sum('false'),
        error: sum('error'),
      };
    })
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

function withParts(expression: Expression): Expression[] {
  return [expression, ...(expression.children ?? []).flatMap(withParts)];
}

function outcome(value: { boolValue?: boolean; undefined?: unknown }): 'true' | 'false' | 'error' | 'other' {
  if (value.boolValue !== undefined) return value.boolValue ? 'true' : 'false';
  return value.undefined === undefined ? 'other' : 'error';
}

/** Conditions that never came out one of the two ways, so that nothing showed whether they matter. */
export function oneSided(conditions: readonly Counted[]): string[] {
  return conditions
    .filter(({ true: yes, false: no, error }) => yes === 0 || no + error === 0)
    .map(({ line, column, expression }) => `${line}:${column} ${expression}`);
}
