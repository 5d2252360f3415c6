import * as z from 'zod';
import { Performer } from '../roles.ts';

const base = {
  /** Unique within the standard; events and cards name it. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  by: z.array(Performer).min(1),
  /** The printed step it comes from, verbatim; absent where the step is the office's own policy. */
  printed: z.string().optional(),
};

/** How a product is signed (design §5). */
export const SignForm = z.enum(['electronic', 'wet-print', 'wet-brought', 'legalised-copy']);
export type SignForm = z.infer<typeof SignForm>;

/**
 * The steps a standard is made of. One file in this folder decides each kind; adding one means a row here, its file, and a
 * row in `kinds` of `engine.ts` (the compiler lists what is missing).
 */
export const Step = z.discriminatedUnion('do', [
  /** Completeness: one act carries all verdicts. */
  z.strictObject({ do: z.literal('check'), ...base }),
  /** Substance. */
  z.strictObject({ do: z.literal('validate'), ...base }),
  z.strictObject({ do: z.literal('draft'), ...base }),
  /** Reserves a number. */
  z.strictObject({ do: z.literal('number'), ...base }),
  /** Paraf: a recorded act, not a signature. */
  z.strictObject({ do: z.literal('initial'), ...base }),
  /** `by` are those who may sign; `recordedBy` may note a wet signature down for them. */
  z.strictObject({
    do: z.literal('sign'),
    ...base,
    form: SignForm,
    recordedBy: z.array(Performer).optional(),
  }),
  z.strictObject({ do: z.literal('stamp'), ...base }),
  /** Books the number. */
  z.strictObject({ do: z.literal('register'), ...base }),
  z.strictObject({ do: z.literal('hand-over'), ...base }),
]);
export type Step = z.infer<typeof Step>;
export type StepKind = Step['do'];
