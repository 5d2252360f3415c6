import { httpsCallable } from 'firebase/functions';
import type { Functions } from 'firebase/functions';
import { deskApi, staffApi } from '../../domain/api.ts';
import type { DeskApi, InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { Refusal } from '../../domain/refusal.ts';

/**
 * Everything the console asks of the server: callables by name, typed by `domain/api.ts`. A refusal is an answer; a throw
 * means that nobody knows whether the call arrived, and the same act id may be sent again.
 */
export interface Calls {
  call<N extends keyof StaffApi>(
    name: N,
    input: InputOf<StaffApi[N]>,
  ): Promise<Result<OutputOf<StaffApi[N]>>>;
  desk<N extends keyof DeskApi>(name: N, input: InputOf<DeskApi[N]>): Promise<Result<OutputOf<DeskApi[N]>>>;
}

const staffTimeoutMs = 70_000;
/** A letter may have to be rendered and stored first. */
const deskTimeoutMs = 300_000;

export function callsOf(functions: Functions): Calls {
  const staff = httpsCallable<unknown, unknown>(functions, 'staff', { timeout: staffTimeoutMs });
  const desk = httpsCallable<unknown, unknown>(functions, 'desk', { timeout: deskTimeoutMs });
  return {
    async call<N extends keyof StaffApi>(name: N, input: InputOf<StaffApi[N]>) {
      const { data } = await staff({ name, input });
      return answerOf<OutputOf<StaffApi[N]>>(name, staffApi[name].output, data);
    },
    async desk<N extends keyof DeskApi>(name: N, input: InputOf<DeskApi[N]>) {
      const { data } = await desk({ name, input });
      return answerOf<OutputOf<DeskApi[N]>>(name, deskApi[name].output, data);
    },
  };
}

/**
 * A callable's answer as a result.
 * @throws when the answer has another shape: the page and the server are of different versions
 */
export function answerOf<T>(
  name: string,
  output: { safeParse(data: unknown): { success: boolean; data?: unknown } },
  data: unknown,
): Result<T> {
  const answer = withoutNulls(data);
  if (!isObject(answer)) throw new Error(`${name} answered nothing`);
  if (answer['ok'] === true) {
    const parsed = output.safeParse(answer['value']);
    // The schema under this name is the one the type is made from; the table's index hides that from the compiler.
    if (parsed.success) return ok(parsed.data as T);
    throw new Error(`${name} answered in a shape this page does not know`);
  }
  const refusal = Refusal.safeParse(answer['refusal']);
  if (refusal.success) return refuse(refusal.data);
  throw new Error(`${name} refused in a way this page does not know`);
}

/** The callable protocol sends what is absent as null; in our schemas absent is absent. */
function withoutNulls(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withoutNulls);
  if (!isObject(data)) return data;
  return Object.fromEntries(
    Object.entries(data)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, withoutNulls(value)]),
  );
}

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
