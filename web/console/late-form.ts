import type { InputOf, OutputOf, StaffApi } from '../../domain/api.ts';
import type { Actor, Collector } from '../../domain/application.ts';
import { localDay } from '../../domain/calendar.ts';
import type { Zone } from '../../domain/calendar.ts';
import {
  cameInDuring,
  decisiveFields,
  lateParts,
  lateSteps,
  slipTyped,
  timeProblems,
} from '../../domain/emergency.ts';
import type { LateField, LatePart, PaperTrail } from '../../domain/emergency.ts';
import { normalisePhone } from '../../domain/phone.ts';
import type { Outage } from '../../domain/outage.ts';
import { routeOf } from '../../domain/route.ts';
import type { Definition } from '../../domain/standard.ts';
import { instantOf } from './times.ts';

/** The short form for a case from paper: what it asks, how times are typed, and what of it is still wrong. Pure, so that it can be tested. */

type Form = OutputOf<StaffApi['lateForm']>;
export type LateInput = InputOf<StaffApi['enterLate']>;

/** Everything in the form is text until it is sent. */
export type LateTyped = Readonly<Record<string, string>>;

/** A time as quick fingers write it: `915`, `0915`, `9.15`, `09:15` are 09:15; `9` is 09:00. */
export function clockTyped(text: string): string | undefined {
  const match = /^(\d{1,2})(?:[.:\s]?(\d{2}))?$/.exec(text.trim());
  const [, hours = '', minutes = '00'] = match ?? [];
  if (!match || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

/** A slip as it stands in the form: its set is there already, and alone it is no slip. */
export function slipOf(text: string): string | undefined {
  const typed = text.trim().replace(/[-–]$/, '');
  return typed.length <= 4 ? undefined : slipTyped(text);
}

/** How the next slip of the same set begins: its number is all that is typed. */
export function nextSlip(slip: string): string {
  const [set] = slip.split('-');
  return set?.length === 4 && slip.includes('-') ? `${set}-` : '';
}

export const answerPrefix = 'jawaban.';

/** Answers that decide the case's way, by field id. */
export function answersTyped(definition: Definition, typed: LateTyped): Record<string, string> {
  return Object.fromEntries(
    decisiveFields(definition).map(({ id }) => [id, typed[`${answerPrefix}${id}`] ?? '']),
  );
}

/** Who took the product along: the applicant, unless another is chosen of those the standard allows. */
export function collectorTyped({ delivery: { collectors } }: Definition, typed: LateTyped): Collector {
  const [first = 'applicant'] = collectors;
  return (
    collectors.find((each) => each === typed['collector']) ??
    (collectors.includes('applicant') ? 'applicant' : first)
  );
}

/** What of the paper can be recorded by this officer, for this reason and these answers. */
export function partsOf(
  definition: Definition,
  typed: LateTyped,
  actor: Extract<Actor, { kind: 'staff' }>,
): LatePart[] {
  const route = routeOf(definition, {
    door: 'counter',
    variant: typed['variant'],
    answers: answersTyped(definition, typed),
  });
  return lateParts(lateSteps(definition, route, actor));
}

export type LateProblem = {
  field: LateField | 'reason' | 'signer' | 'collectorName' | `${typeof answerPrefix}${string}`;
  problem: string;
};

/**
 * Reads the form: what can be sent, or what is wrong, by field.
 * @param typed times as `…At`, other days than the one it came in as `…On`
 */
export function lateInput(of: {
  form: Form;
  typed: LateTyped;
  missing: readonly string[];
  ids: { applicationId: string; secret: string };
  officeId: string;
  zone: Zone;
  actor: Extract<Actor, { kind: 'staff' }>;
  outages: readonly Outage[];
  now: number;
}): { ok: true; input: LateInput } | { ok: false; problems: LateProblem[] } {
  const { form, typed, zone, actor, now } = of;
  const { definition, serviceId } = form.standard;
  const text = (id: string) => (typed[id] ?? '').trim();
  const parts = partsOf(definition, typed, actor);
  const problems: LateProblem[] = [];
  const wrong = (field: LateProblem['field'], problem: string) => {
    problems.push({ field, problem });
  };
  const day = text('receivedOn') || localDay(now, zone);
  const timeOf = (id: 'receivedAt' | 'checkedAt' | 'signedAt' | 'handedOverAt'): number | undefined => {
    if (text(id) === '') return undefined;
    const clock = clockTyped(text(id));
    const on = text(id.replace('At', 'On')) || day;
    const at = clock === undefined ? undefined : instantOf(`${on}T${clock}`, zone);
    if (at === undefined) wrong(id, 'not-a-time');
    return at;
  };
  if (text('name') === '') wrong('name', 'required');
  if (text('village') === '') wrong('village', 'required');
  if (definition.variants.length > 0 && text('variant') === '') wrong('variant', 'required');
  if (text('phone') !== '' && !normalisePhone(text('phone'))) wrong('phone', 'not-a-phone');
  const receivedAt = timeOf('receivedAt');
  if (text('receivedAt') === '') wrong('receivedAt', 'required');
  const checkedAt = parts.includes('check') ? timeOf('checkedAt') : undefined;
  const signedAt = parts.includes('sign') ? timeOf('signedAt') : undefined;
  const handedOverAt = parts.includes('hand-over') ? timeOf('handedOverAt') : undefined;
  const signerUid = text('signer') || (form.signers.length === 1 ? (form.signers[0]?.uid ?? '') : '');
  if (signedAt !== undefined && signerUid === '') wrong('signer', 'required');
  const taken = form.numbers.find(({ entry, register }) => `${register}/${entry}` === text('taken'));
  const collector = collectorTyped(definition, typed);
  if (handedOverAt !== undefined && collector !== 'applicant' && text('collectorName') === '')
    wrong('collectorName', 'required');
  const trail: PaperTrail = {
    receivedAt: receivedAt ?? 0,
    ...(checkedAt !== undefined && { checkedAt }),
    ...(signedAt !== undefined && { signed: { uid: signerUid, at: signedAt } }),
    ...(taken && { taken }),
    ...(handedOverAt !== undefined && {
      handedOver: {
        at: handedOverAt,
        collector,
        ...(collector !== 'applicant' && { collectorName: text('collectorName') }),
      },
    }),
  };
  if (receivedAt !== undefined) {
    for (const each of timeProblems(trail, now)) wrong(each.field, each.problem);
    if (!cameInDuring(receivedAt, of.outages) && text('reason') === '') wrong('reason', 'required');
  }
  if (
    of.missing.length > 0 &&
    checkedAt === undefined &&
    !problems.some(({ field }) => field === 'checkedAt')
  )
    wrong('checkedAt', 'required');
  if (problems.length > 0) return { ok: false, problems };
  const slip = slipOf(text('slip'));
  return {
    ok: true,
    input: {
      officeId: of.officeId,
      ...of.ids,
      serviceId,
      ...(text('variant') !== '' && { variant: text('variant') }),
      name: text('name'),
      nik: text('nik'),
      villageCode: text('village'),
      phone: text('phone'),
      answers: answersTyped(definition, typed),
      ...(slip !== undefined && { slip }),
      trail,
      missing: [...of.missing],
      ...(text('reason') !== '' && { reason: text('reason') }),
    },
  };
}

/** What stays for the next one of the pile: the service, its reason, the day, the signer and the slip's set. */
export function nextTyped(typed: LateTyped): LateTyped {
  const kept = ['service', 'variant', 'receivedOn', 'signer', 'reason'];
  return {
    ...Object.fromEntries(Object.entries(typed).filter(([id]) => kept.includes(id))),
    slip: nextSlip(slipTyped(typed['slip'] ?? '')),
  };
}
