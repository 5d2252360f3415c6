import * as z from 'zod';

/** Through which door a case came in, and tests on its answers: what requirements, fields and steps depend on. */

export const Door = z.enum(['counter', 'online', 'village']);
export type Door = z.infer<typeof Door>;

/** A test on answers; all listed fields must hold one of the listed values. */
export const Condition = z.record(z.string(), z.array(z.string()).min(1));
export type Condition = z.infer<typeof Condition>;

/** Does a condition hold for these answers? No condition always holds. */
export function holds(condition: Condition | undefined, answers: Readonly<Record<string, string>>): boolean {
  if (!condition) return true;
  return Object.entries(condition).every(([field, values]) => values.includes(answers[field] ?? ''));
}

/** What a case is known by when it is asked what applies to it. */
export interface CaseFacts {
  door: Door;
  variant?: string | undefined;
  answers: Readonly<Record<string, string>>;
}

/** Does something limited to doors, variants or answers apply to a case? */
export function applies(
  to: {
    doors?: readonly Door[] | undefined;
    variants?: readonly string[] | undefined;
    when?: Condition | undefined;
  },
  { door, variant, answers }: CaseFacts,
): boolean {
  return (
    (!to.doors || to.doors.includes(door)) &&
    (!to.variants || (variant !== undefined && to.variants.includes(variant))) &&
    holds(to.when, answers)
  );
}
