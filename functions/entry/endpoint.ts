import type * as z from 'zod';
import { Call } from '../../domain/api.ts';
import { refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';

/** One callable of the console: parses its input, runs the use case, hands the answer back. A handler cannot see raw data. */
export type Endpoint = (uid: string, input: unknown) => Promise<Result<unknown>>;

export function endpoint<I extends z.ZodType, T>(
  api: { input: I },
  run: (uid: string, input: z.infer<I>) => Promise<Result<T>>,
): Endpoint {
  return async (uid, raw) => {
    const parsed = api.input.safeParse(raw);
    if (!parsed.success) {
      const fields = parsed.error.issues.map((issue) => ({
        field: issue.path.join('.'),
        problem: issue.code,
      }));
      return refuse({ code: 'invalid-input', fields });
    }
    return run(uid, parsed.data);
  };
}

/**
 * Dispatches a call by name.
 * @param uid of the verified token: its presence is what counts, since an emulator makes an `auth` of any garbage
 */
export async function dispatch(
  endpoints: Readonly<Record<string, Endpoint>>,
  uid: string | undefined,
  data: unknown,
): Promise<Result<unknown>> {
  if (!uid) return refuse({ code: 'not-signed-in' });
  const call = Call.safeParse(data);
  const known =
    call.success && Object.hasOwn(endpoints, call.data.name) ? endpoints[call.data.name] : undefined;
  if (!call.success || !known) return refuse({ code: 'not-found' });
  return known(uid, call.data.input);
}
