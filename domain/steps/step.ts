import * as z from 'zod';
import { Condition, Door } from '../conditions.ts';
import { Performer } from '../roles.ts';

const base = {
  /** Unique within the standard; events and cards name it. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  by: z.array(Performer).min(1),
  /** The printed step it comes from, verbatim; absent where the step is the office's own policy. */
  printed: z.string().optional(),
  /** Only for cases of these doors, reasons and answers; a case's route is fixed when it comes in. */
  doors: z.array(Door).min(1).optional(),
  variants: z.array(z.string()).min(1).optional(),
  when: Condition.optional(),
  /** "bila perlu": whoever is to do it may pass it by, with a word why. */
  optional: z.literal(true).optional(),
  /** The standard knows a refusal of substance here (L9, K3, K13): with a ground and a written reason. */
  refusal: z.literal(true).optional(),
};

/** How a product is signed (design §5). */
export const SignForm = z.enum(['electronic', 'wet-print', 'wet-brought', 'legalised-copy']);
export type SignForm = z.infer<typeof SignForm>;

/**
 * The steps a standard is made of. One file in this folder decides each kind (`plain.ts` those that are one act and say no more than
 * that it was done); adding one means a row here, its file, and a row in `kinds` of `engine.ts` (the compiler lists what is missing).
 */
export const Step = z.discriminatedUnion('do', [
  /** A receipt is given to the applicant. */
  z.strictObject({ do: z.literal('receipt'), ...base }),
  /** The applicant waits with a number until called. */
  z.strictObject({ do: z.literal('queue'), ...base }),
  /** Completeness: one act carries all verdicts. */
  z.strictObject({ do: z.literal('check'), ...base }),
  /** Substance. */
  z.strictObject({ do: z.literal('validate'), ...base }),
  z.strictObject({ do: z.literal('draft'), ...base }),
  /** Somebody goes and looks: findings, and whether they suit. */
  z.strictObject({ do: z.literal('field-survey'), ...base }),
  /** People are called to the office and heard. */
  z.strictObject({ do: z.literal('summon'), ...base }),
  /** The applicant comes at a time of his choice; `minutes` is the length of a slot, `atOnce` how many share one. */
  z.strictObject({
    do: z.literal('appointment'),
    ...base,
    minutes: z.int().min(5).max(480),
    atOnce: z.int().min(1).max(50),
  }),
  /** Photo, signature, fingerprints are taken in the population register's own system. */
  z.strictObject({ do: z.literal('capture'), ...base }),
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
  /** A card or document comes out of the printer of another system. */
  z.strictObject({ do: z.literal('print'), ...base }),
  /** The office sends the file on. */
  z.strictObject({ do: z.literal('send-to-agency'), ...base, agency: z.string().min(1) }),
  /** The file is with the agency: the clock rests until its answer is recorded. */
  z.strictObject({ do: z.literal('await-agency'), ...base, agency: z.string().min(1) }),
  /** An outside bill is paid and its proof recorded; Loket never charges. */
  z.strictObject({ do: z.literal('pay'), ...base }),
  /** A checklist carried out in a system run by others. */
  z.strictObject({ do: z.literal('guide'), ...base, items: z.array(z.string().min(1)).min(1) }),
  /** A question, request or complaint is answered; with `escalates` it may go on to the next level instead. */
  z.strictObject({ do: z.literal('answer'), ...base, escalates: z.literal(true).optional() }),
  z.strictObject({ do: z.literal('schedule-event'), ...base }),
  z.strictObject({ do: z.literal('hold-event'), ...base }),
  /** Waits until the office puts all waiting cases into one list with one letter. */
  z.strictObject({ do: z.literal('recap'), ...base }),
  /** Somebody is told, by telephone or in person, and it is written down. */
  z.strictObject({ do: z.literal('notify'), ...base }),
  z.strictObject({ do: z.literal('hand-over'), ...base }),
  z.strictObject({ do: z.literal('archive'), ...base }),
]);
export type Step = z.infer<typeof Step>;
export type StepKind = Step['do'];
