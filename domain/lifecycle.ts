import * as z from 'zod';
import { IsoDay } from './calendar.ts';
import { Decree } from './office.ts';
import { ComponentKey, ServiceStandard, Slug } from './standard.ts';

/**
 * The life of a standard: draft → public consultation → decree → in force → amended or revoked by a later decree → archived.
 * Source: PermenPANRB 15/2014; UU 25/2009 art. 20 and 22.
 */

/**
 * `offices/{o}/standards/{serviceId}`: the row of the catalogue. Which version is in force is read with
 * {@link versionInForce}, since a decree may say that it takes effect on a later day.
 */
export const CatalogueEntry = z.strictObject({
  v: z.literal(1),
  officeId: Slug,
  serviceId: Slug,
  name: z.string(),
  title: z.string(),
  summary: z.string(),
  section: z.string().optional(),
  order: z.int().min(1),
  version: z.int().min(1),
  /**
   * A decreed version that takes effect later, with what the catalogue then says of it. The same version as `version` where the
   * service itself begins later.
   */
  next: z
    .strictObject({
      version: z.int().min(1),
      from: IsoDay,
      name: z.string(),
      title: z.string(),
      summary: z.string(),
      section: z.string().optional(),
      order: z.int().min(1),
      /** Loket can carry it out; one that it cannot ends applications when its day comes. */
      runnable: z.boolean(),
    })
    .optional(),
  /** Anyone may read it; a standard not yet decreed is a draft and has no entry. */
  published: z.boolean(),
  /** Applications may be made; otherwise *standar saja*. */
  open: z.boolean(),
  /** Day of the last yearly review, or of the decree. */
  reviewedOn: IsoDay.optional(),
  /** The decree that took it out of the catalogue; its pages stay. */
  archived: z.strictObject({ by: Slug, from: IsoDay }).optional(),
});
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;

export function versionInForce(
  { version, next }: Pick<CatalogueEntry, 'version' | 'next'>,
  today: string,
): number {
  return next && next.from <= today ? next.version : version;
}

/** The entry as it stands on a day: a decreed version whose day has come is in force, and described as it describes itself. */
export function entryOn(entry: CatalogueEntry, today: string): CatalogueEntry {
  const { next, section: _section, archived, ...rest } = entry;
  if (!next || next.from > today) return entry;
  const { from, runnable, ...begun } = next;
  // A decree that sets a standard anew brings it back into the catalogue.
  const still = archived !== undefined && archived.from > from;
  return { ...rest, ...begun, open: rest.open && runnable, ...(still && { archived }) };
}

/** A service whose first decree takes effect later: it can be read, nobody can apply yet. */
export function isToCome(
  { version, next }: Pick<CatalogueEntry, 'version' | 'next'>,
  today: string,
): boolean {
  return next !== undefined && next.version === version && next.from > today;
}

/** May somebody apply through Loket today? */
export function isOpen(entry: CatalogueEntry, today: string): boolean {
  return entry.published && entry.open && !isArchived(entry, today) && !isToCome(entry, today);
}

export function isArchived({ archived }: Pick<CatalogueEntry, 'archived'>, today: string): boolean {
  return archived !== undefined && archived.from <= today;
}

/** One line of import material's `in-force.json`. */
export const ServiceState = z.strictObject({
  serviceId: Slug,
  version: z.int().min(1),
  /** A decreed version that takes effect later. */
  next: z.strictObject({ version: z.int().min(1), from: IsoDay }).optional(),
  /** Applications may be made. */
  open: z.boolean(),
  /** Day of the last yearly review. */
  reviewedOn: IsoDay.optional(),
  /** Id of the decree that took it out of the catalogue. */
  archivedBy: Slug.optional(),
});
export type ServiceState = z.infer<typeof ServiceState>;

/** Which version an office's draft was begun from; another office's is a copy. */
export const Origin = z.strictObject({ officeId: Slug, serviceId: Slug, version: z.int().min(1) });
export type Origin = z.infer<typeof Origin>;

/** `offices/{o}/standardDrafts/{id}`: nobody but administrators, through a call. */
export const StandardDraft = z.strictObject({
  v: z.literal(1),
  officeId: Slug,
  id: z.string(),
  origin: Origin.optional(),
  /** The number it will have: one more than the highest published. Its `source.decree` is set when it is published. */
  standard: ServiceStandard,
  /** Grows with each save; a save on an older one is a conflict. */
  revision: z.int().min(0),
  changedAt: z.int(),
  changedBy: z.string(),
  state: z.enum(['draft', 'published', 'discarded']),
});
export type StandardDraft = z.infer<typeof StandardDraft>;

/** A decree as an administrator enters it; ids, office and notes are Loket's. */
export const DecreeInput = Decree.omit({
  v: true,
  officeId: true,
  id: true,
  notes: true,
  source: true,
}).extend({
  on: IsoDay,
  /** The day it takes effect; not before `on`. */
  from: IsoDay,
});
export type DecreeInput = z.infer<typeof DecreeInput>;

/** What of a standard a finding is about; the editor shows it there. */
export const StandardPart = z.enum([
  'title',
  'printed',
  'reading',
  'doors',
  'fields',
  'requirements',
  'steps',
  'promise',
  'compensation',
  'product',
  'delivery',
  'notes',
]);
export type StandardPart = z.infer<typeof StandardPart>;

/** Why a standard could not run: which part, which one of it (from 0), and a code with names; `problemWords` says it. */
export const StandardProblem = z.strictObject({
  part: StandardPart,
  /** Index of the step, field, requirement … it is about. */
  at: z.int().min(0).optional(),
  component: ComponentKey.optional(),
  code: z.enum([
    /** Nobody in the office's staff holds the post, or the section does not exist. */
    'missing-actor',
    'no-such-section',
    /** The section is not among those of the service: its head would not see the case. */
    'section-not-involved',
    /** Whoever holds the post cannot see every case of the service. */
    'actor-cannot-see',
    /** Stands after the end, or needs what no earlier step made. */
    'unreachable-step',
    /** An agency may want it mended, but an electronic letter is already signed. */
    'agency-after-signature',
    /** For some door, reason or answers no step applies at all. */
    'no-route',
    'no-check',
    'no-hand-over',
    'number-without-book',
    'letter-without-draft',
    'letter-without-signature',
    /** The letter's template needs an answer that the form does not ask. */
    'letter-field-missing',
    'no-such-template',
    'sign-form-and-product',
    /** A time is promised that nothing starts or stops. */
    'promise-without-clock',
    'promise-not-printed',
    'not-printed',
    'same-id-twice',
    'no-such-field',
    'no-such-variant',
    /** A note quotes what is not printed, or runs a correction that it does not give or nobody accepted. */
    'note-not-printed',
    'note-without-correction',
    'choice-without-options',
    'requirement-not-printed',
    'printed-requirement-left-out',
    /** A set names a requirement that is not there, or wants more of them than it has. */
    'no-such-requirement',
    'set-too-small',
    'component-empty',
    'no-doors',
    /** It does not even have the shape of a standard; `name` is the path. */
    'malformed',
  ]),
  /** What the words name: a post, a section, a field, a text. Never personal. */
  name: z.string().optional(),
});
export type StandardProblem = z.infer<typeof StandardProblem>;
