import * as z from 'zod';
import { Collector, SlipCode, TakenNumber } from './application.ts';
import type { Act, Actor, Item, TakenNumber as Taken } from './application.ts';
import { isDuring } from './outage.ts';
import type { Outage } from './outage.ts';
import { ok, refuse } from './result.ts';
import type { Result } from './result.ts';
import type { Role } from './roles.ts';
import type { Performer } from './roles.ts';
import { stepsOf } from './route.ts';
import { Slug } from './standard.ts';
import type { Definition } from './standard.ts';
import { performs } from './steps/rules.ts';
import type { Step } from './steps/step.ts';

/** Paper made ready for the day without power, and cases entered from it afterwards (*catat susulan*). */

/** Who prepares for an outage, records one and enters what was done meanwhile. */
export const outageRoles: readonly Role[] = ['counter', 'secretary', 'camat', 'admin'];
export const menderRoles: readonly Role[] = ['secretary'];
export const lateRoles: readonly Role[] = ['counter', 'secretary'];

/** Most slips of one set: their numbers have two digits. */
export const slipLimit = 60;
/** Most numbers of one book in one set. */
export const setNumberLimit = 50;
/** How long after it came in a case may still be entered, in milliseconds: fourteen days. */
export const lateWithinMs = 14 * 24 * 60 * 60_000;

/** `offices/{o}/emergencySets/{id}`: what was printed. The numbers are reserved in their books under the set's own id as block. */
export const EmergencySet = z.strictObject({
  v: z.literal(1),
  id: z.string().regex(/^[0-9a-f]{32}$/),
  officeId: z.string(),
  slips: z.array(SlipCode).max(slipLimit),
  numbers: z.array(
    z.strictObject({
      book: z.string(),
      label: z.string(),
      taken: z.array(TakenNumber),
    }),
  ),
  services: z.array(Slug),
  madeBy: z.string(),
  at: z.int(),
});
export type EmergencySet = z.infer<typeof EmergencySet>;

/** `offices/{o}/usedSlips/{code}`: a slip belongs to one case. */
export const UsedSlip = z.strictObject({ v: z.literal(1), applicationId: z.string(), at: z.int() });
export type UsedSlip = z.infer<typeof UsedSlip>;

/** Codes of the slips of one set, from the four characters it is known by. */
export function slipsOf(set: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${set}-${String(index + 1).padStart(2, '0')}`);
}

/** A code as somebody typed it from paper: `7k2q 4` is `7K2Q-04`. */
export function slipTyped(text: string): string {
  const match = /^([0-9A-Z]{4})-?(\d{1,2})$/.exec(text.toUpperCase().replaceAll(/[\s.–]/gu, ''));
  return match ? `${match[1] ?? ''}-${(match[2] ?? '').padStart(2, '0')}` : text.trim().toUpperCase();
}

const digits = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];

/** A code as one reads it out on the telephone: `7K2Q-04` is `tujuh K dua Q, nol empat`. */
export function slipAloud(code: string): string {
  return code
    .split('-')
    .map((part) => [...part].map((sign) => digits[Number(sign)] ?? sign).join(' '))
    .join(', ');
}

const Instant = z.int().min(0);

/** What was done on paper, with the times written there; absent: not done yet. */
export const PaperTrail = z.strictObject({
  receivedAt: Instant,
  checkedAt: Instant.optional(),
  signed: z.strictObject({ uid: z.string().min(1).max(128), at: Instant }).optional(),
  /** A number of an emergency set. */
  taken: TakenNumber.optional(),
  handedOver: z
    .strictObject({
      at: Instant,
      collector: Collector,
      collectorName: z.string().trim().max(200).optional(),
    })
    .optional(),
});
export type PaperTrail = z.infer<typeof PaperTrail>;

/** A thing that is done on paper as it is in Loket, by one person, and that nothing else hangs on. */
function isPaperStep(step: Step, definition: Definition): boolean {
  switch (step.do) {
    case 'receipt':
    case 'queue':
    case 'check':
    case 'validate':
    case 'stamp':
    case 'register':
    case 'notify':
    case 'archive':
    case 'hand-over':
      return true;
    case 'sign':
      return step.form !== 'electronic';
    case 'number':
      // A letter's number makes its draft.
      return definition.product.kind !== 'letter';
    default:
      return false;
  }
}

function recordersOf(step: Step): readonly Performer[] {
  return step.do === 'sign' ? [...step.by, ...(step.recordedBy ?? [])] : step.by;
}

/**
 * The steps from the intake on that this officer may enter afterwards: up to the first one that is another's to do, or that is made in
 * Loket. What others did on paper they record themselves.
 */
export function lateSteps(
  definition: Definition,
  route: readonly string[],
  actor: Extract<Actor, { kind: 'staff' }>,
): Step[] {
  const steps = stepsOf(definition, { route: [...route] });
  const until = steps.findIndex(
    (step) => !isPaperStep(step, definition) || performs(actor, recordersOf(step)) === undefined,
  );
  return until < 0 ? steps : steps.slice(0, until);
}

export type LatePart = 'check' | 'sign' | 'number' | 'hand-over';

/** What of the paper's entries a step carries; the others just happened on the way. */
function partOf({ do: kind }: Step): LatePart | undefined {
  switch (kind) {
    case 'check':
    case 'validate':
      return 'check';
    case 'sign':
    case 'hand-over':
      return kind;
    case 'number':
    case 'register':
      return 'number';
    default:
      return undefined;
  }
}

/** What the form asks: the parts that can be recorded by this officer. */
export function lateParts(steps: readonly Step[]): LatePart[] {
  return [...new Set(steps.flatMap((step) => partOf(step) ?? []))];
}

/** One act of the paper's, and when it happened. */
export interface LateAct {
  act: Act;
  happenedAt: number;
}

const fields = {
  check: 'checkedAt',
  sign: 'signedAt',
  number: 'taken',
  'hand-over': 'handedOverAt',
} as const;
/** Names of the form's fields, as a refusal carries them. */
export type LateField =
  | 'receivedAt'
  | 'checkedAt'
  | 'signedAt'
  | 'taken'
  | 'handedOverAt'
  | 'missing'
  | 'slip'
  | 'name'
  | 'village'
  | 'phone'
  | 'nik'
  | 'variant';

/** What stands in the way of the times: each is in the past, none before the one that came first. */
export function timeProblems(trail: PaperTrail, now: number): { field: LateField; problem: string }[] {
  const given: [LateField, number | undefined][] = [
    ['receivedAt', trail.receivedAt],
    ['checkedAt', trail.checkedAt],
    ['signedAt', trail.signed?.at],
    ['handedOverAt', trail.handedOver?.at],
  ];
  const problems: { field: LateField; problem: string }[] = [];
  if (trail.receivedAt < now - lateWithinMs) problems.push({ field: 'receivedAt', problem: 'too-long-ago' });
  let latest = 0;
  for (const [field, at] of given) {
    if (at === undefined) continue;
    if (at > now) problems.push({ field, problem: 'in-the-future' });
    else if (at < latest) problems.push({ field, problem: 'before-the-last' });
    latest = Math.max(latest, at);
  }
  return problems;
}

/** Did it come in while an outage lasted? Else the officer says why it is entered afterwards. */
export function cameInDuring(receivedAt: number, outages: readonly Outage[]): boolean {
  return outages.some((outage) => isDuring(receivedAt, outage));
}

/**
 * The acts that bring a case to where its paper says it stands, in order, each at its own time. All or none.
 * @param missing requirements that were not brought: the file went back to its owner at the check
 * @returns refuses `invalid-input` with the form's own field names: a time in the future or before the last one, something between that
 * has no time, something this officer may not record
 */
export function lateActs(
  definition: Definition,
  route: readonly string[],
  items: Readonly<Record<string, Pick<Item, 'bringsPaper'>>>,
  trail: PaperTrail,
  missing: readonly string[],
  actor: Extract<Actor, { kind: 'staff' }>,
  now: number,
): Result<LateAct[]> {
  const no = (problems: { field: LateField; problem: string }[]) =>
    refuse({ code: 'invalid-input', fields: problems });
  const wrong = timeProblems(trail, now);
  if (wrong.length > 0) return no(wrong);
  const steps = lateSteps(definition, route, actor);
  const written: Record<LatePart, boolean> = {
    check: trail.checkedAt !== undefined,
    sign: trail.signed !== undefined,
    number: trail.taken !== undefined,
    'hand-over': trail.handedOver !== undefined,
  };
  const possible = lateParts(steps);
  // A number stays with the case also where its step comes later.
  const impossible = (['check', 'sign', 'hand-over'] as const).filter(
    (part) => written[part] && !possible.includes(part),
  );
  if (impossible.length > 0)
    return no(impossible.map((part) => ({ field: fields[part], problem: 'not-recordable' })));
  const isWritten = (step: Step) => {
    const part = partOf(step);
    return part !== undefined && written[part];
  };
  const last = steps.findLastIndex(isWritten);
  const due = steps.slice(0, last + 1);
  const unsaid = new Set(due.flatMap((step) => partOf(step) ?? []).filter((part) => !written[part]));
  if (unsaid.size > 0) return no([...unsaid].map((part) => ({ field: fields[part], problem: 'required' })));
  const acts: LateAct[] = [];
  let at = trail.receivedAt;
  for (const step of due) {
    const made = paperAct(definition, step, items, trail, missing);
    if (!made) continue;
    at = Math.max(at, made.at ?? at);
    acts.push({ act: made.act, happenedAt: at });
    if (made.act.act === 'check' && missing.length > 0) {
      const beyond = due.length > due.indexOf(step) + 1;
      return beyond ? no([{ field: 'missing', problem: 'returned-then' }]) : ok(acts);
    }
  }
  return missing.length > 0 ? no([{ field: 'checkedAt', problem: 'required' }]) : ok(acts);
}

function paperAct(
  definition: Definition,
  step: Step,
  items: Readonly<Record<string, Pick<Item, 'bringsPaper'>>>,
  { checkedAt, signed, handedOver }: PaperTrail,
  missing: readonly string[],
): { act: Act; at?: number | undefined } | undefined {
  switch (step.do) {
    case 'check':
      return {
        at: checkedAt,
        act: {
          act: 'check',
          verdicts: Object.fromEntries(
            Object.keys(items).map((id) => [
              id,
              missing.includes(id)
                ? { verdict: 'faulty', reason: 'missing' }
                : {
                    verdict: 'in-order',
                    ...(isOriginal(definition, id) && { originalSeen: true }),
                  },
            ]),
          ),
        },
      };
    case 'validate':
      return { at: checkedAt, act: { act: 'validate' } };
    case 'sign':
      return (
        signed && { at: signed.at, act: { act: 'sign-on-paper', signerUid: signed.uid, signedAt: signed.at } }
      );
    case 'hand-over':
      return (
        handedOver && {
          at: handedOver.at,
          act: {
            act: 'hand-over',
            collector: handedOver.collector,
            ...(handedOver.collectorName && { collectorName: handedOver.collectorName }),
            inBook: definition.delivery.collectionBook,
          },
        }
      );
    case 'number':
    case 'register':
    case 'stamp':
    case 'notify':
    case 'archive':
      return { act: { act: step.do } };
    case 'receipt':
      return { act: { act: 'give-receipt' } };
    case 'queue':
      return { act: { act: 'call' } };
    default:
      return undefined;
  }
}

function isOriginal({ requirements }: Definition, id: string): boolean {
  return requirements.find((each) => each.id === id)?.kind === 'original';
}

/** Is it one of the numbers printed on a set? */
export function isOnASet(taken: Taken, sets: readonly Pick<EmergencySet, 'numbers'>[]): boolean {
  return sets.some(({ numbers }) =>
    numbers.some((book) =>
      book.taken.some((each) => each.register === taken.register && each.entry === taken.entry),
    ),
  );
}

/**
 * Fields of the service on which its steps or requirements hang: asked also in the short form, since without them nobody could say which
 * way the case goes.
 */
export function decisiveFields(definition: Definition): Definition['fields'] {
  const named = new Set(
    [...definition.steps, ...definition.requirements].flatMap(({ when }) => Object.keys(when ?? {})),
  );
  return definition.fields.filter(({ id }) => named.has(id));
}
