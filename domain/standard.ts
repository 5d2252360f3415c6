import * as z from 'zod';
import { IsoDay } from './calendar.ts';
import { applies, Condition, Door } from './conditions.ts';
import type { CaseFacts } from './conditions.ts';
import { CompensationPart } from './compensation.ts';
import { PromiseTerm, PromiseUnit } from './due.ts';
import { SectionId } from './roles.ts';
import { Step } from './steps/step.ts';

/**
 * A service standard (Standar Pelayanan): what the decree prints, verbatim, and beside it the executable definition.
 * Source: UU 25/2009 art. 21 and PermenPANRB 15/2014 (14 components in two groups); the words come from the decree only.
 */

export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

/** The 14 components in the order of PermenPANRB 15/2014: six of delivery (must be published), eight of management. */
export const deliveryComponents = [
  'requirements',
  'procedure',
  'time',
  'fee',
  'product',
  'complaints',
] as const;
export const managementComponents = [
  'legal-basis',
  'facilities',
  'competence',
  'supervision',
  'staffing',
  'guarantee',
  'safety',
  'evaluation',
] as const;
export const componentKeys = [...deliveryComponents, ...managementComponents] as const;
export const ComponentKey = z.enum(componentKeys);
export type ComponentKey = z.infer<typeof ComponentKey>;

/** One printed list item: its marker apart from its text, nested items below. */
export interface PrintedItem {
  marker?: string | undefined;
  text: string;
  items?: PrintedItem[] | undefined;
}
export const PrintedItem: z.ZodType<PrintedItem> = z.strictObject({
  marker: z.string().optional(),
  text: z.string().min(1),
  get items() {
    return z.array(PrintedItem).optional();
  },
});

/** A piece of a component's cell, in printed order. `chart` keeps the words of a flow chart, as printed, without reading it. */
export const PrintedBlock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string().min(1) }),
  z.strictObject({ kind: z.literal('heading'), text: z.string().min(1) }),
  z.strictObject({ kind: z.literal('list'), items: z.array(PrintedItem).min(1) }),
  z.strictObject({ kind: z.literal('chart'), text: z.string().min(1) }),
]);
export type PrintedBlock = z.infer<typeof PrintedBlock>;

/**
 * One component as the decree has it. `not-stated`: the row is absent; `unreadable`: there but lost (a picture);
 * a row that prints "Tidak ada" or a mere rating is `printed`.
 */
export const PrintedComponent = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('printed'),
    /** Row label and number as printed, joined over page breaks. */
    label: z.string(),
    number: z.string().optional(),
    blocks: z.array(PrintedBlock).min(1),
  }),
  z.strictObject({ state: z.literal('not-stated') }),
  z.strictObject({ state: z.literal('unreadable'), label: z.string() }),
]);
export type PrintedComponent = z.infer<typeof PrintedComponent>;

/** Where in a decree's file something is printed: line numbers as `194-221`, `3; 299` or `1-101; 2049-2051`. */
export const Evidence = z.strictObject({ file: z.string(), lines: z.string() });
export type Evidence = z.infer<typeof Evidence>;

const reviewed = {
  printed: z.string().min(1),
  correction: z.string().optional(),
  reason: z.string().min(1),
  /** Absent where an office writes the note itself, in the console. */
  evidence: Evidence.optional(),
  reviewer: z.string().min(1),
  on: IsoDay,
  status: z.enum(['proposed', 'accepted']),
};

/**
 * A reviewed note beside printed text that is evidently wrong. The printed text stays; nothing is replaced silently.
 * `runs` says what the executable definition follows: the printed words, or (once accepted) the correction.
 */
export const ReviewNote = z.strictObject({
  component: ComponentKey,
  ...reviewed,
  runs: z.enum(['as-printed', 'corrected']),
});
export type ReviewNote = z.infer<typeof ReviewNote>;

/** The same for a decree's own pages, a pledge or minutes; `place` names the part, in Indonesian. */
export const DocumentNote = z.strictObject({ place: z.string().min(1), ...reviewed });
export type DocumentNote = z.infer<typeof DocumentNote>;

/**
 * A field the form asks beyond who applies. Fields are never printed in a decree: they are what the office needs to carry
 * the service out, so each is the office's own (design §5, facts/workflows.md §6).
 */
export const Field = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  label: z.string(),
  hint: z.string().optional(),
  type: z.enum(['text', 'long-text', 'date', 'number', 'choice']),
  options: z.array(z.strictObject({ value: z.string(), label: z.string() })).optional(),
  required: z.boolean(),
  when: Condition.optional(),
});
export type Field = z.infer<typeof Field>;

export const RequirementKind = z.enum([
  'file',
  'form',
  'original',
  'fact',
  'presence',
  'stamp-duty',
  'photo-print',
  // What a list of requirements prints that is no paper: a field of the form, a rule on the service itself.
  'data',
  'rule',
]);

/**
 * What an alternative in a printed text means ("Surat Pengantar / Blangko KTP"): the words of each, verbatim, and whether one of them
 * is enough. A slash may mean either; the office says which (facts/workflows.md §4), so this is its own reading.
 */
export const Alternatives = z.strictObject({
  of: z.array(z.string().min(1)).min(2).max(12),
  needed: z.enum(['one', 'all']),
});
export type Alternatives = z.infer<typeof Alternatives>;

/** What whoever checks has to look for on a paper, because the requirement's text asks for it. */
export const PaperMark = z.enum([
  'stamp-duty',
  'original-compared',
  'certified-copy',
  'signed-by-all',
  'seal',
]);
export type PaperMark = z.infer<typeof PaperMark>;

/** Printed photographs to be brought: how many, and the size as printed. */
export const PhotoPrints = z.strictObject({ size: z.string().min(1), count: z.int().min(1).max(50) });

/** One requirement as printed, with what the software must know of it beside the text. */
export const Requirement = z.strictObject({
  id: Slug,
  /** Verbatim; must occur in the printed requirements component. */
  text: z.string().min(1),
  kind: RequirementKind,
  /** The words of the text that make it conditional, verbatim ("jika hilang"); `when` and `variants` say what they test. */
  condition: z.string().optional(),
  doors: z.array(Door).optional(),
  variants: z.array(Slug).optional(),
  when: Condition.optional(),
  optional: z.boolean().optional(),
  /** The applicant may say "I bring the paper" instead of attaching a file (office policy). */
  paperAllowed: z.boolean(),
  /** Alternatives named within the text. */
  alternatives: Alternatives.optional(),
  /** "Persyaratan lain sesuai kebutuhan": nobody knows beforehand what, so that nothing is missing without it. */
  openEnded: z.literal(true).optional(),
  marks: z.array(PaperMark).min(1).optional(),
  photos: z.array(PhotoPrints).min(1).optional(),
});
export type Requirement = z.infer<typeof Requirement>;

export const Variant = z.strictObject({ id: Slug, label: z.string() });

/**
 * What the office owes when it breaks its promise: a duty with parts, each closed with its proof. No parts: the standard prints a
 * sanction or pledge only.
 */
export const Compensation = z.strictObject({
  parts: z.array(CompensationPart),
  /** Verbatim from the guarantee component; absent where the office's own policy fills a gap. */
  printed: z.array(z.string().min(1)).optional(),
});

/** Requirements of which so many are enough together ("buku nikah" or "akta kelahiran" as entries of their own). */
export const RequirementSet = z.strictObject({
  id: Slug,
  /** Verbatim, where the decree prints that they are alternatives; else the office's own reading. */
  printed: z.string().min(1).optional(),
  of: z.array(Slug).min(2),
  atLeast: z.int().min(1),
});
export type RequirementSet = z.infer<typeof RequirementSet>;

/**
 * A printed rule on who may apply, tested on an answer and never decided by it: the software explains and warns, a person decides
 * (design §5: it never refuses by itself). `field` is the id of a field of the form; for `age` also `nik`, which holds the day of birth.
 */
export const EligibilityRule = z.discriminatedUnion('kind', [
  /** Full years at a day: the answer of `on`, else the day of application. `orWhen` frees from the rule ("atau sudah/pernah menikah"). */
  z.strictObject({
    kind: z.literal('age'),
    field: z.string(),
    from: z.int().min(0).max(150).optional(),
    /** Last age that is still allowed. */
    to: z.int().min(0).max(150).optional(),
    on: z.string().optional(),
    orWhen: Condition.optional(),
  }),
  z.strictObject({
    kind: z.literal('count'),
    field: z.string(),
    from: z.int().optional(),
    to: z.int().optional(),
  }),
  z.strictObject({ kind: z.literal('answer'), when: Condition }),
  /** Nothing that could be tested: the officer looks at it. */
  z.strictObject({ kind: z.literal('seen') }),
]);
export type EligibilityRule = z.infer<typeof EligibilityRule>;

export const Eligibility = z.strictObject({
  id: Slug,
  printed: z.string().min(1),
  doors: z.array(Door).min(1).optional(),
  variants: z.array(Slug).min(1).optional(),
  /** Answers the rule is for; with `age` the words then say what age they mean (B8: the choice of an age, tested on the day of birth). */
  when: Condition.optional(),
  rule: EligibilityRule,
});
export type Eligibility = z.infer<typeof Eligibility>;

/**
 * A printed lead time, counted in the office's days from now (or from the answer of `from`) to the answer of `until`.
 * `at-least`: so many days must lie between (K2). `less-than`: it is a case for this service only below (K15). Warns, never decides.
 */
export const LeadTime = z.strictObject({
  id: Slug,
  printed: z.string().min(1),
  from: z.string().optional(),
  until: z.string(),
  days: z.int().min(1).max(365),
  unit: z.enum(['working-days', 'calendar-days']),
  rule: z.enum(['at-least', 'less-than']),
  variants: z.array(Slug).min(1).optional(),
});
export type LeadTime = z.infer<typeof LeadTime>;

/** Months in which proposals are taken (J1). Outside, online and village doors are shut; an officer may admit with a reason. */
export const IntakeWindow = z.strictObject({
  printed: z.string().min(1),
  fromMonth: z.int().min(1).max(12),
  toMonth: z.int().min(1).max(12),
});
export type IntakeWindow = z.infer<typeof IntakeWindow>;

/** Persons the form asks for beside whoever applies; `max` above 1 may be repeated. */
export const PartyAsked = z
  .strictObject({
    role: z.enum([
      'subject',
      'companion',
      'spouse',
      'heir',
      'witness',
      'guardian',
      'deceased',
      'organisation',
      'collector',
    ]),
    label: z.string().min(1),
    hint: z.string().optional(),
    min: z.int().min(0).max(20),
    max: z.int().min(1).max(20),
    /** `none`: only the name is asked. */
    identity: z.enum(['nik', 'passport', 'any', 'none']),
    address: z.literal(true).optional(),
    doors: z.array(Door).min(1).optional(),
    variants: z.array(Slug).min(1).optional(),
    when: Condition.optional(),
  })
  .refine(({ min, max }) => min <= max, { message: 'min is above max', path: ['min'] });
export type PartyAsked = z.infer<typeof PartyAsked>;

/** One menu as printed, or those of which one is pressed ("Rusak/Cetak ulang untuk …", "Kehilangan untuk …"). */
export const OutsideMenu = z.union([
  z.string().min(1),
  z.strictObject({ oneOf: z.array(z.string().min(1)).min(2) }),
]);
export type OutsideMenu = z.infer<typeof OutsideMenu>;

/** An outside system through which a door leads (plavon, SIPRAJA): Loket shows the way and keeps reference and status. */
export const OutsideSystem = z.strictObject({
  /** As printed. */
  name: z.string().min(1),
  doors: z.array(Door).min(1),
  /** Menu and submenu as printed, in order. */
  menu: z.array(OutsideMenu),
  url: z.url().optional(),
});
export type OutsideSystem = z.infer<typeof OutsideSystem>;

/**
 * What the engine runs. `definitionSchema` names the shape so that `upcast` can lift older ones. The limits are far above anything
 * printed; they keep the ways of a case countable (`routesOf`).
 */
export const Definition = z.strictObject({
  definitionSchema: z.literal(1),
  doors: z.array(Door).min(1),
  /**
   * Who applies: `foreigner` by passport or KITAS, since he may have no NIK (K12, L14); `village` by its officer; `organisation`: a
   * committee, group, BPD, BUMDes or agency, by who speaks for it.
   */
  applicant: z.enum(['person', 'foreigner', 'village', 'organisation']),
  /** All sections its steps name: who may see a case. */
  sections: z.array(SectionId).max(40),
  variants: z.array(Variant).max(40),
  fields: z.array(Field).max(100),
  requirements: z.array(Requirement).max(200),
  sets: z.array(RequirementSet).max(40).optional(),
  parties: z.array(PartyAsked).max(20).optional(),
  /** Contacts the requirements print as data, so that nobody may leave them empty; the telephone is asked of everybody anyway (B1: e-mail). */
  requiredContacts: z
    .array(z.enum(['email']))
    .min(1)
    .optional(),
  eligibility: z.array(Eligibility).max(40).optional(),
  leadTimes: z.array(LeadTime).max(20).optional(),
  intakeWindow: IntakeWindow.optional(),
  outside: OutsideSystem.optional(),
  /** Villages send this every month or so; overdue lists begin once the office has set the day (J6, J12, J14). */
  recurring: z.strictObject({ printed: z.string().min(1), every: z.enum(['month']) }).optional(),
  /** Empty while Loket cannot carry the service out: it can be read, not applied for (*standar saja*). */
  steps: z.array(Step).max(60),
  promise: PromiseTerm,
  /** The step whose end keeps the promise, where that is not the product being ready (B17: the first response). */
  promiseEndsWith: z.string().optional(),
  /** An applicant's correction is due at this clock time of the next day in the office's zone (B1–B8). Missing it only flags. */
  correctionDeadline: z
    .strictObject({
      printed: z.string().min(1),
      at: z.string().regex(/^\d{2}:\d{2}$/),
      /** Where it is printed for some doors only. */
      doors: z.array(Door).min(1).optional(),
    })
    .optional(),
  compensation: Compensation.optional(),
  product: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('letter'),
      template: Slug,
      templateVersion: z.int().min(1),
      title: z.string(),
    }),
    z.strictObject({ kind: z.literal('brought-sheet'), title: z.string() }),
    /** No letter: a card, an activated account, an answer, data, a session, proof of payment, a record, a forwarded file. */
    z.strictObject({
      kind: z.literal('outcome'),
      outcome: z.enum(['card', 'account', 'answer', 'data', 'event', 'paid', 'record', 'forwarded']),
      title: z.string(),
    }),
  ]),
  /** Register book that gives the number; its id within the office. */
  register: z.strictObject({ book: Slug, label: z.string(), classification: z.string() }).optional(),
  delivery: z.strictObject({
    modes: z.array(z.enum(['collect', 'self-print'])).min(1),
    collectors: z.array(z.enum(['applicant', 'family', 'proxy', 'village'])).min(1),
    /** A collection book is signed at hand-over (printed in the standard). */
    collectionBook: z.boolean(),
  }),
  survey: z.boolean(),
  /** What the office added by itself, shown in its own box: "Kebijakan kantor, bukan bagian standar". */
  policies: z.array(z.string()),
});
export type Definition = z.infer<typeof Definition>;

/**
 * What a reader takes out of the printed cells, beside them and never instead of them (fidelity rule 4). Every `text` and
 * `printed` is verbatim and occurs in its component.
 */
export const Reading = z.strictObject({
  /** The steps in printed order. `actor` and `doors` only where the words or a channel heading say them. */
  steps: z.array(
    z.strictObject({
      text: z.string().min(1),
      kind: z.enum(['step', 'branch', 'note']),
      doors: z.array(Door).optional(),
      /** Who acts, in the words of the text. */
      actor: z.string().optional(),
      /** Only the flow chart shows it. */
      fromChart: z.literal(true).optional(),
    }),
  ),
  /** Durations as printed; `of` is the part or reason one is for, `proviso` its condition. Amounts where the words give them. */
  durations: z.array(
    z.strictObject({
      printed: z.string().min(1),
      of: z.string().optional(),
      amountFrom: z.int().min(1).optional(),
      amount: z.int().min(1).optional(),
      unit: z.enum([...PromiseUnit.options, 'months', 'event', 'window', 'none']).optional(),
      proviso: z.string().optional(),
    }),
  ),
  fee: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('free') }),
    z.strictObject({ kind: z.literal('amount'), rupiah: z.int().min(0) }),
    /** Words that name neither. */
    z.strictObject({ kind: z.literal('other') }),
    z.strictObject({ kind: z.literal('not-stated') }),
  ]),
  products: z.array(z.string().min(1)),
  complaints: z.array(
    z.strictObject({
      kind: z.enum([
        'desk',
        'letter',
        'box',
        'address',
        'phone',
        'mobile',
        'whatsapp',
        'sms',
        'email',
        'website',
        'app',
        'social',
        'hotline',
        'other',
      ]),
      text: z.string().min(1),
      section: SectionId.optional(),
    }),
  ),
});
export type Reading = z.infer<typeof Reading>;

export const ServiceStandard = z.strictObject({
  v: z.literal(1),
  officeId: Slug,
  serviceId: Slug,
  /** Grows by one with each published change; versions are immutable. */
  version: z.int().min(1),
  /** Title exactly as printed at the head of the service's block; `name` is how people speak of it. */
  title: z.string(),
  name: z.string(),
  /** One plain sentence: what comes out. The office's words, not the decree's. */
  summary: z.string(),
  source: z.strictObject({
    /** The decree that set this version. */
    decree: z.string(),
    /** Place in the office's list, from 1. */
    order: z.int().min(1),
    /** Section or group as the decree prints it. */
    section: z.string().optional(),
    /** The service's block in the decree's file; absent for what an office wrote in the console. */
    block: Evidence.optional(),
    /** Titles that the index or a dictum prints otherwise, verbatim, with the place they stand. */
    otherTitles: z.array(z.strictObject({ place: z.string(), text: z.string() })).optional(),
  }),
  printed: z.record(ComponentKey, PrintedComponent),
  reading: Reading,
  notes: z.array(ReviewNote),
  definition: Definition,
});
export type ServiceStandard = z.infer<typeof ServiceStandard>;

/** The requirements of one case: by door, variant and answers, in printed order. */
export function requirementsFor(definition: Definition, of: CaseFacts): Requirement[] {
  return definition.requirements.filter((requirement) => applies(requirement, of));
}

/** Facts, presence, stamp duty, data and rules are seen at the desk: nothing has to be attached for them. */
export function isSeenAtDesk({ kind }: Pick<Requirement, 'kind'>): boolean {
  switch (kind) {
    case 'fact':
    case 'presence':
    case 'stamp-duty':
    case 'data':
    case 'rule':
      return true;
    case 'file':
    case 'form':
    case 'original':
    case 'photo-print':
      return false;
    default:
      return kind satisfies never;
  }
}

/** May the applicant say "I bring the paper"? What is seen at the desk comes there anyway; else the standard allows it. */
export function mayBringPaper(requirement: Pick<Requirement, 'kind' | 'paperAllowed'>): boolean {
  return isSeenAtDesk(requirement) || requirement.paperAllowed;
}

/** Was enough handed in for a requirement? */
export function isHanded(
  requirement: Pick<Requirement, 'kind' | 'paperAllowed'>,
  handed: { files: readonly unknown[]; bringsPaper: boolean },
): boolean {
  return (
    isSeenAtDesk(requirement) || handed.files.length > 0 || (handed.bringsPaper && mayBringPaper(requirement))
  );
}
