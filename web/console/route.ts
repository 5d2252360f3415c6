import type { ListId } from './work-lists.ts';
import { listIds } from './work-lists.ts';
import { SurveyPeriodId } from '../../domain/survey-period.ts';

/**
 * Addresses inside the console: `#/<office>/<place>/<id>`. They hold office and document ids only, never a name or a number
 * of a person, since addresses end in histories and logs.
 */
export type Route =
  | { place: 'start' }
  | { place: 'work'; officeId: string; list: ListId }
  | { place: 'case'; officeId: string; applicationId: string }
  | { place: 'desk'; officeId: string; applicationId: string | undefined }
  | { place: 'intake'; officeId: string }
  | { place: 'search'; officeId: string }
  | { place: 'staff'; officeId: string; uid: string | undefined }
  | { place: 'standards'; officeId: string }
  | { place: 'draft'; officeId: string; draftId: string; view: DraftView }
  | { place: 'consultation'; officeId: string; consultationId: string | undefined }
  | { place: 'decree'; officeId: string }
  | { place: 'office'; officeId: string }
  | { place: 'skm'; officeId: string; view: SkmView; period: string | undefined }
  | { place: 'queue'; officeId: string }
  | { place: 'registers'; officeId: string; register: string | undefined }
  | { place: 'calendar'; officeId: string; view: CalendarView }
  | { place: 'sheets'; officeId: string; view: SheetsView | undefined; bundleId: string | undefined }
  | { place: 'batches'; officeId: string; batchId: string | undefined }
  | { place: 'emergency'; officeId: string };

/** Appointments and events by day, and the days off and special hours an administrator keeps. */
export const calendarViews = ['jadwal', 'hari-libur'] as const;
export type CalendarView = (typeof calendarViews)[number];

/** Papers of a day: what is collected, what waits at the printer, bundles of the villages. */
export const sheetsViews = ['pengambilan', 'cetak', 'paket'] as const;
export type SheetsView = (typeof sheetsViews)[number];

/** The survey's screens; without a period they look at the running one. */
export const skmViews = ['ringkasan', 'lembar', 'saran', 'tindak-lanjut', 'periode', 'pengaturan'] as const;
export type SkmView = (typeof skmViews)[number];

/** A draft can be written, compared with what is in force, and looked at as the public will see it. */
export const draftViews = ['sunting', 'perbedaan', 'pratinjau'] as const;
export type DraftView = (typeof draftViews)[number];

export function parseRoute(hash: string): Route {
  const [officeId, place, id, more] = hash.replace(/^#\/?/, '').split('/').map(decoded);
  if (!isSlug(officeId)) return { place: 'start' };
  switch (place) {
    case 'kasus':
      return isId(id)
        ? { place: 'case', officeId, applicationId: id }
        : { place: 'work', officeId, list: 'giliran' };
    case 'meja-tanda-tangan':
      return { place: 'desk', officeId, applicationId: isId(id) ? id : undefined };
    case 'terima':
      return { place: 'intake', officeId };
    case 'cari':
      return { place: 'search', officeId };
    case 'petugas':
      return { place: 'staff', officeId, uid: id };
    case 'standar':
      return isDraftId(id)
        ? {
            place: 'draft',
            officeId,
            draftId: id,
            view: draftViews.find((each) => each === more) ?? 'sunting',
          }
        : { place: 'standards', officeId };
    case 'konsultasi':
      return { place: 'consultation', officeId, consultationId: isSlug(id) ? id : undefined };
    case 'keputusan':
      return { place: 'decree', officeId };
    case 'kantor':
      return { place: 'office', officeId };
    case 'loket':
      return { place: 'queue', officeId };
    case 'buku':
      return { place: 'registers', officeId, register: isSlug(id) ? id : undefined };
    case 'kalender':
      return { place: 'calendar', officeId, view: calendarViews.find((each) => each === id) ?? 'jadwal' };
    case 'lembar':
      return {
        place: 'sheets',
        officeId,
        view: sheetsViews.find((each) => each === id),
        bundleId: isId(more) ? more : undefined,
      };
    case 'rekap':
      return { place: 'batches', officeId, batchId: isId(id) ? id : undefined };
    case 'darurat':
      return { place: 'emergency', officeId };
    case 'skm':
      return {
        place: 'skm',
        officeId,
        view: skmViews.find((each) => each === id) ?? 'ringkasan',
        period: SurveyPeriodId.safeParse(more).success ? more : undefined,
      };
    default:
      return { place: 'work', officeId, list: listIds.find((each) => each === id) ?? 'giliran' };
  }
}

export const href = {
  work: (officeId: string, list: ListId = 'giliran') =>
    list === 'giliran' ? `#/${officeId}/antrean` : `#/${officeId}/antrean/${list}`,
  case: (officeId: string, applicationId: string) => `#/${officeId}/kasus/${applicationId}`,
  desk: (officeId: string, applicationId?: string) =>
    `#/${officeId}/meja-tanda-tangan${applicationId ? `/${applicationId}` : ''}`,
  intake: (officeId: string) => `#/${officeId}/terima`,
  search: (officeId: string) => `#/${officeId}/cari`,
  staff: (officeId: string, uid?: string) =>
    `#/${officeId}/petugas${uid ? `/${encodeURIComponent(uid)}` : ''}`,
  standards: (officeId: string) => `#/${officeId}/standar`,
  standardDraft: (officeId: string, draftId: string, view: DraftView = 'sunting') =>
    `#/${officeId}/standar/${encodeURIComponent(draftId)}${view === 'sunting' ? '' : `/${view}`}`,
  /** Without an id: a new one. */
  consultation: (officeId: string, consultationId?: string) =>
    `#/${officeId}/konsultasi${consultationId ? `/${consultationId}` : ''}`,
  decree: (officeId: string) => `#/${officeId}/keputusan`,
  office: (officeId: string) => `#/${officeId}/kantor`,
  queue: (officeId: string) => `#/${officeId}/loket`,
  registers: (officeId: string, register?: string) => `#/${officeId}/buku${register ? `/${register}` : ''}`,
  calendar: (officeId: string, view: CalendarView = 'jadwal') => `#/${officeId}/kalender/${view}`,
  /** Without a view: the one the person has most use of. The bundle's address is printed on its slip (`domain/bundle.ts`). */
  sheets: (officeId: string, view?: SheetsView, bundleId?: string) =>
    `#/${officeId}/lembar${view ? `/${view}${bundleId ? `/${bundleId}` : ''}` : ''}`,
  batches: (officeId: string, batchId?: string) => `#/${officeId}/rekap${batchId ? `/${batchId}` : ''}`,
  emergency: (officeId: string) => `#/${officeId}/darurat`,
  skm: (officeId: string, view: SkmView = 'ringkasan', period?: string) =>
    `#/${officeId}/skm/${view}${period ? `/${period}` : ''}`,
};

function isId(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f]{32}$/.test(text);
}

function isDraftId(text: string | undefined): text is string {
  return text !== undefined && /^[A-Za-z0-9_-]{1,100}$/.test(text);
}

function isSlug(text: string | undefined): text is string {
  return text !== undefined && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Half an escape sequence typed by hand: no such place, and no reason to break.
    return '';
  }
}
