import type { Application, ApplicationEvent, FaultReason } from './application.ts';
import { addDays, localDay, openIntervals } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { longDateTime, longDateWithDay, timeOfDay } from './dates-id.ts';
import type { Office } from './office.ts';
import type { PrintBlock, PrintDocument } from './print.ts';
import { sentBack } from './sent-back.ts';
import { slipWords as words } from './sheets-words.ts';
import { wholeText } from './printed.ts';
import { isSeenAtDesk } from './standard.ts';
import type { Requirement, ServiceStandard } from './standard.ts';
import { faultWords, returnWords } from './words-id.ts';

/** The slip of an incomplete file: only what is missing, where to get it, when to come, and what need not be brought again. */

export interface MissingPaper {
  /** The requirement as printed. */
  text: string;
  /** What is not in order with it. */
  fault: string;
  /** What the officer wrote to the applicant about it. */
  note?: string;
  where: string;
}

export interface ReturnedSlip {
  reference: string;
  serviceName: string;
  applicantName: string;
  missing: MissingPaper[];
  /** Why the whole came back, where no single paper is named. */
  general?: string;
  /** Papers in order, as printed. */
  received: string[];
  /** The next days the office is open, with their hours. */
  openDays: string[];
  /** A printed deadline, in words. */
  correctBy?: string;
}

const openDaysShown = 3;
/** However long the office stays closed, the search for its open days ends here. */
const daysLookedAt = 45;

/** @param notes all notes of the case; `sentBack` says which of them the applicant is told */
export function returnedSlip(of: {
  office: Pick<Office, 'hours'>;
  standard: ServiceStandard;
  application: Application;
  calendar: Calendar;
  applicantName: string;
  events: readonly ApplicationEvent[];
  notes: readonly { revision: number; item?: string | undefined; text: string }[];
  now: number;
}): ReturnedSlip {
  const { application, standard, office } = of;
  const back = sentBack(of.events, of.notes);
  const { requirements } = standard.definition;
  const { zone, zoneLabel } = office.hours;
  const missing = requirements
    .filter(({ id }) => application.returnedItems.includes(id))
    .map((requirement) => {
      const note = back?.items[requirement.id];
      return {
        text: wholeText(standard, requirement),
        fault: faultOf(application.items[requirement.id]?.reason),
        ...(note !== undefined && { note }),
        where: whereToGet(requirement),
      };
    });
  const received = requirements.filter((requirement) => {
    const item = application.items[requirement.id];
    return (
      item?.verdict === 'in-order' &&
      !application.returnedItems.includes(requirement.id) &&
      // Whoever must come himself, or pays stamp duty, has handed nothing in that could stay here.
      !isSeenAtDesk(requirement)
    );
  });
  const general = [
    back?.happening.kind === 'returned' ? returnWords[back.happening.reason] : undefined,
    back?.general,
  ].filter((part) => part !== undefined);
  return {
    reference: application.reference,
    serviceName: standard.name,
    applicantName: of.applicantName,
    missing,
    ...(general.length > 0 && { general: general.join('. ') }),
    received: received.map(({ text }) => text),
    openDays: nextOpenDays(of.calendar, of.now, zoneLabel),
    ...(application.correctBy !== undefined && {
      correctBy: longDateTime(application.correctBy, zone, zoneLabel),
    }),
  };
}

function faultOf(reason: FaultReason | undefined): string {
  return faultWords[reason ?? 'other'];
}

/** Who gives out what the printed words say somebody gives out; words without "dari …" name nobody. */
const issuers: readonly (readonly [RegExp, string])[] = [
  [/desa|kelurahan|lurah/i, words.issuers.village],
  [/kepolisian|polda|polsek|polres/i, words.issuers.police],
  [/\bkua\b/i, words.issuers.religiousAffairs],
  [/\brs\b|rumah sakit|bidan|klinik|puskesmas|dokter/i, words.issuers.health],
  [/kesbangpol/i, words.issuers.unity],
  [/pengurus tempat ibadah/i, words.issuers.worship],
  [/dinas kependudukan/i, words.issuers.population],
];

/** Where a paper is to be had, as far as the printed words say; else who can tell. */
export function whereToGet({ kind, text }: Pick<Requirement, 'kind' | 'text'>): string {
  const from = [...text.matchAll(/\bdari\s+([^,;().]*)/gi)].map(([, source]) => source ?? '').join(' ');
  const named = issuers.filter(([said]) => said.test(from)).map(([, place]) => place);
  if (named.length > 0) return words.getAt(named);
  if (kind === 'form') return words.formAtCounter;
  return words.askCounter;
}

function nextOpenDays(calendar: Calendar, now: number, zoneLabel: string): string[] {
  const { zone } = calendar.hours;
  const found: string[] = [];
  const today = localDay(now, zone);
  for (let ahead = 0; ahead < daysLookedAt && found.length < openDaysShown; ahead += 1) {
    const day = addDays(today, ahead);
    const spans = openIntervals(calendar, day).intervals.filter(({ toAt }) => toAt > now);
    if (spans.length === 0) continue;
    const hours = spans.map(({ fromAt, toAt }) => `${timeOfDay(fromAt, zone)}–${timeOfDay(toAt, zone)}`);
    found.push(`${longDateWithDay(day)}, ${hours.join(' dan ')} ${zoneLabel}`);
  }
  return found;
}

/** What the applicant need not bring again, as one sentence; nothing where nothing is in order yet. */
export function receivedSentence({ received }: Pick<ReturnedSlip, 'received'>): string | undefined {
  return received.length > 0 ? words.received(received) : undefined;
}

/**
 * The slip on an A5 page: to be printed, or sent as a picture.
 * @param link the applicant's own, secret included
 */
export function returnedSlipDocument(
  office: Pick<Office, 'name' | 'demo' | 'hours'>,
  slip: ReturnedSlip,
  { link, madeAt }: { link: string; madeAt: number },
): PrintDocument {
  const received = receivedSentence(slip);
  const blocks: PrintBlock[] = [
    { kind: 'heading', level: 2, text: words.title },
    { kind: 'paragraph', text: words.lead },
    {
      kind: 'facts',
      rows: [
        { label: words.reference, value: slip.reference },
        { label: words.service, value: slip.serviceName },
        { label: words.name, value: slip.applicantName },
      ],
    },
    { kind: 'heading', level: 3, text: words.missing },
    ...(slip.general === undefined ? [] : [{ kind: 'paragraph', text: slip.general } as const]),
    {
      kind: 'list',
      items: slip.missing.map(({ text, fault, note, where }, index) => ({
        marker: `${String(index + 1)}.`,
        text: [text, words.faultLine(fault, note), where].join('\n'),
      })),
    },
    ...(received === undefined
      ? []
      : [{ kind: 'note', label: words.receivedTitle, text: received } as const]),
    ...(slip.correctBy === undefined
      ? []
      : [{ kind: 'paragraph', as: 'bold', text: words.correctBy(slip.correctBy) } as const]),
    { kind: 'heading', level: 3, text: words.hours },
    { kind: 'list', items: slip.openDays.map((text) => ({ text })) },
    { kind: 'qr', url: link, caption: words.qr },
  ];
  return {
    title: `${words.title} ${slip.reference}`,
    author: office.name,
    madeOn: localDay(madeAt, office.hours.zone),
    footer: `${office.name}${office.demo ? ` · ${words.demo}` : ''}`,
    paper: 'A5',
    fit: 'one-page',
    blocks,
  };
}
