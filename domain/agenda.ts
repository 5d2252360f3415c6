import * as z from 'zod';
import { ApplicationId, Reference } from './application.ts';
import type { Application } from './application.ts';
import { localDay } from './calendar.ts';
import { longDateWithDay, timeOfDay } from './dates-id.ts';
import type { Office } from './office.ts';
import type { Card } from './personal-data.ts';
import type { PrintDocument } from './print.ts';
import { SectionId } from './roles.ts';
import { Slug } from './standard.ts';
import type { Definition } from './standard.ts';

/** What an office has promised people for a moment: appointments, hearings it summoned to, events, field surveys. */

export const AgendaKind = z.enum(['appointment', 'summons', 'event', 'survey']);
export type AgendaKind = z.infer<typeof AgendaKind>;

export const AgendaEntry = z.strictObject({
  kind: AgendaKind,
  /** UTC milliseconds. */
  at: z.int(),
  applicationId: ApplicationId,
  reference: Reference,
  serviceId: Slug,
  serviceName: z.string(),
  applicantName: z.string(),
  sections: z.array(SectionId),
  /** It has taken place. */
  done: z.boolean(),
});
export type AgendaEntry = z.infer<typeof AgendaEntry>;

/** Which field of a case holds the moment, and which step is over once it has taken place. */
const kinds = {
  appointment: { field: 'appointmentAt', step: 'appointment' },
  summons: { field: 'summonedFor', step: 'summon' },
  event: { field: 'eventAt', step: 'hold-event' },
  survey: { field: 'surveyAt', step: 'field-survey' },
} as const;

/**
 * What a case has on the agenda from `fromAt` to before `toAt`. A case that ended without its product has nothing any more, one that was
 * sent back to its applicant no appointment.
 */
export function agendaOf(
  application: Application,
  definition: Definition,
  card: Pick<Card, 'applicantName' | 'serviceName'>,
  { fromAt, toAt }: { fromAt: number; toAt: number },
): AgendaEntry[] {
  if (['cancelled', 'refused', 'expired'].includes(application.status)) return [];
  return AgendaKind.options.flatMap((kind): AgendaEntry[] => {
    const at = application[kinds[kind].field];
    if (at === undefined || at < fromAt || at >= toAt) return [];
    const steps = definition.steps.filter((step) => step.do === kinds[kind].step);
    const done = steps.some(({ id }) => application.done.includes(id));
    // Cases sent back before their slot was taken from them still name it.
    if (kind === 'appointment' && application.status === 'returned' && !done) return [];
    return [
      {
        kind,
        at,
        applicationId: application.id,
        reference: application.reference,
        serviceId: application.serviceId,
        serviceName: card.serviceName,
        applicantName: card.applicantName,
        sections: application.sections,
        // Findings that did not suit are recorded too: nobody goes there again.
        done: done || (kind === 'survey' && application.unsuited === true),
      },
    ];
  });
}

/** Earliest first; at one moment in a fixed order. */
export function byMoment(a: AgendaEntry, b: AgendaEntry): number {
  return a.at - b.at || a.reference.localeCompare(b.reference) || a.kind.localeCompare(b.kind);
}

export interface AgendaWords {
  title: string;
  none: string;
  columns: { time: string; what: string; applicant: string; service: string; reference: string };
  kinds: Readonly<Record<AgendaKind, string>>;
  done: string;
  names: string;
  demo: string;
}

/** One day of the agenda, to be hung behind the counter: it names people, so its foot says whom it is for. */
export function agendaDocument(
  office: Office,
  on: string,
  entries: readonly AgendaEntry[],
  madeOn: string,
  words: AgendaWords,
): PrintDocument {
  const { zone } = office.hours;
  const title = `${words.title} ${longDateWithDay(on)}`;
  const { columns } = words;
  return {
    title,
    author: office.name,
    madeOn,
    footer: `${office.name} · ${words.names}`,
    ...(office.demo && { watermark: words.demo }),
    fit: 'flowing',
    blocks: [
      { kind: 'title', text: title },
      { kind: 'paragraph', text: office.name, as: 'centre' },
      entries.length === 0
        ? { kind: 'paragraph', text: words.none }
        : {
            kind: 'table',
            columns: [
              { heading: columns.time, width: 9 },
              { heading: columns.what, width: 18 },
              { heading: columns.applicant, width: 28 },
              { heading: columns.service, width: 28 },
              { heading: columns.reference, width: 17 },
            ],
            rows: entries.map((entry) => ({
              cells: [
                timeOfDay(entry.at, zone),
                entry.done ? `${words.kinds[entry.kind]} (${words.done})` : words.kinds[entry.kind],
                entry.applicantName,
                entry.serviceName,
                entry.reference,
              ],
            })),
          },
    ],
  };
}

/** The days of an agenda, each with what is on it. */
export function byDay(
  entries: readonly AgendaEntry[],
  days: readonly string[],
  { hours }: Pick<Office, 'hours'>,
): { day: string; entries: AgendaEntry[] }[] {
  return days.map((day) => ({ day, entries: entries.filter(({ at }) => localDay(at, hours.zone) === day) }));
}
