import type { Refusal } from './refusal.ts';

/** What a decision or a use case answers: a value, or one refusal from the closed list. Breakage is thrown instead. */
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refuse(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal };
}
