import type { Application, ApplicationEvent } from './application.ts';
import type { Calendar } from './calendar.ts';
import { localDay } from './calendar.ts';
import { longDateTime, timeOfDay } from './dates-id.ts';
import { internalWarning } from './due.ts';
import type { ClockPause, ClockStatus, PauseReason, PromiseTerm } from './due.ts';
import { fold } from './fold.ts';
import type { Birth } from './fold.ts';
import type { Office } from './office.ts';
import { promisedTimes, standingOf } from './promised.ts';
import { isGate, stepsOf } from './route.ts';
import type { Definition } from './standard.ts';
import { recomputedWords, unitWords } from './words-id.ts';

/** How the promise of one case was reckoned, as sentences a citizen understands: when it began, what held it, when it is due. */

export interface ClockFacts {
  definition: Definition;
  application: Application;
  events: readonly ApplicationEvent[];
  office: Pick<Office, 'hours' | 'settings'>;
  calendar: Calendar;
  /** UTC milliseconds. */
  now: number;
}

/** The applicant is spoken to; staff read of him, and also of the limit that is watched inside the office. */
export type ClockReader = 'applicant' | 'staff';

const reasons: Readonly<Record<ClockReader, Readonly<Record<PauseReason, string>>>> = {
  applicant: {
    returned: 'menunggu Anda melengkapi berkas',
    applicant: 'menunggu Anda datang',
    agency: 'menunggu instansi lain',
    'signer-away': 'pejabat penanda tangan tidak di tempat',
    fault: 'ada gangguan di kantor',
  },
  staff: {
    returned: 'menunggu pemohon melengkapi berkas',
    applicant: 'menunggu pemohon datang',
    agency: 'menunggu instansi lain',
    'signer-away': 'pejabat penanda tangan tidak di tempat',
    fault: 'ada gangguan di kantor',
  },
};

const standings: Readonly<Record<ClockReader, Readonly<Record<ClockStatus, string>>>> = {
  applicant: {
    'not-started': '',
    running: '',
    paused: '',
    'at-risk': 'Batas itu sudah dekat.',
    late: 'Batas itu sudah lewat. Mohon maaf.',
    kept: 'Janji ditepati.',
    broken: 'Janji tidak ditepati. Mohon maaf.',
  },
  staff: {
    'not-started': '',
    running: '',
    paused: '',
    'at-risk': 'Batas itu sudah dekat.',
    late: 'Batas itu sudah lewat.',
    kept: 'Janji ditepati.',
    broken: 'Janji tidak ditepati.',
  },
};

const calendarMissing = 'Daftar hari libur tahun itu belum dimasukkan kantor; batas dapat bergeser.';

/** Sentences in the order of time; the last ones say when it is due and how it stands. */
export function clockStory(facts: ClockFacts, reader: ClockReader): string[] {
  const { definition, application } = facts;
  const { promise } = definition;
  const said = [
    startWords(facts),
    promiseWords(promise),
    ...pausesWords(facts, reader),
    ...recomputed(facts),
    ...readyWords(facts),
    ...(promise.kind === 'term' ? dueWords(facts, reader) : reader === 'staff' ? watchedWords(facts) : []),
    ...(hasEnded(application) ? [endWords(facts)] : []),
  ];
  return said.filter((sentence) => sentence !== '');
}

function startWords(facts: ClockFacts): string {
  const { application, definition } = facts;
  const { startedAt } = application.clock;
  if (startedAt === undefined) return 'Jam belum berjalan: dihitung sejak berkas lengkap.';
  const at = momentWords(facts, startedAt);
  if (stepsOf(definition, application).some(isGate)) return `Berkas lengkap ${at}.`;
  // Without a check at the gate the request itself starts the clock, or the move of one that was made for another service.
  return application.transferredFrom
    ? `Dipindahkan ke layanan ini ${at}; jangka waktu dihitung sejak itu.`
    : `Permohonan diterima ${at}.`;
}

function promiseWords(promise: PromiseTerm): string {
  switch (promise.kind) {
    case 'none':
      return 'Standar menyatakan layanan ini tanpa jangka waktu.';
    case 'not-stated':
      return 'Standar tidak menyatakan jangka waktu.';
    case 'term':
      return `Janji: ${amountWords(promise.amount, promise.unit)} (tercetak “${promise.printed}”).`;
  }
}

function amountWords(amount: number, unit: keyof typeof unitWords): string {
  return `${String(Math.ceil(amount))} ${unitWords[unit]}`;
}

function pausesWords(facts: ClockFacts, reader: ClockReader): string[] {
  const { definition, application, calendar, now } = facts;
  const { startedAt, pauses, readyAt } = application.clock;
  if (startedAt === undefined) return [];
  const closings = closedAts(facts.events);
  const left = promisedTimes(definition, application, calendar)?.remaining;
  return pauses
    .filter(({ from, to }) => from <= now && from < (to ?? Infinity) && (to ?? Infinity) > startedAt)
    .filter(({ from }) => readyAt === undefined || from < readyAt)
    .toSorted((a, b) => a.from - b.from)
    .flatMap((pause) => {
      const isClosing = pause.reason === 'returned' && closings.has(pause.from);
      // The end itself is told at the end.
      if (isClosing && pause.to === undefined) return [];
      const because = isClosing ? 'permohonan ditutup, lalu dibuka kembali' : reasons[reader][pause.reason];
      return [pauseWords(facts, pause, because, left)];
    });
}

function pauseWords(
  facts: ClockFacts,
  { from, to }: ClockPause,
  because: string,
  left: number | undefined,
): string {
  if (to !== undefined && to <= facts.now)
    return `Jam berhenti ${spanWords(facts, from, to)} karena ${because}.`;
  const { promise } = facts.definition;
  const rest =
    left === undefined || promise.kind !== 'term' ? '' : ` Sisa janji: ${restWords(left, promise.unit)}.`;
  return `Jam berhenti sejak ${momentWords(facts, from)} karena ${because}.${rest}`;
}

/** Held on its last day a promise in days has no whole day left, and still that of the day it goes on. */
function restWords(left: number, unit: keyof typeof unitWords): string {
  return left === 0 && (unit === 'working-days' || unit === 'calendar-days')
    ? 'sampai kantor tutup pada hari jam berjalan lagi'
    : amountWords(left, unit);
}

function recomputed(facts: ClockFacts): string[] {
  return facts.events.flatMap(({ happening }) =>
    happening.kind === 'due-recomputed'
      ? [`${recomputedWords(happening, (at) => momentWords(facts, at))}.`]
      : [],
  );
}

/** Ready, and where the recording was late and put right: both times. */
function readyWords(facts: ClockFacts): string[] {
  const { application, definition, events } = facts;
  const { readyAt } = application.clock;
  if (readyAt === undefined) return [];
  const ready = `Selesai dikerjakan ${momentWords(facts, readyAt)}`;
  const last = events.findLastIndex(({ happening }) => happening.kind === 'ready-corrected');
  const correction = events[last];
  if (!correction) return [`${ready}.`];
  const first = events.findIndex(({ happening }) => happening.kind === 'ready-corrected');
  const recordedAt = fold(definition, birthOf(application), events.slice(0, first)).readyAt;
  if (recordedAt === undefined) return [`${ready}.`];
  return [
    `${ready}. Semula tercatat ${momentWords(facts, recordedAt)}; dibetulkan ${momentWords(facts, correction.at)} karena terlambat dicatat.`,
  ];
}

function dueWords(facts: ClockFacts, reader: ClockReader): string[] {
  const { definition, application, calendar, now } = facts;
  if (hasEnded(application)) return [];
  const times = promisedTimes(definition, application, calendar);
  if (times === undefined) return [];
  const standing = standingOf(definition, application, now, calendar);
  return [
    times.dueAt === undefined ? '' : `Batas: ${momentWords(facts, times.dueAt)}.`,
    standing === undefined ? '' : standings[reader][standing],
    times.calendarMissing ? calendarMissing : '',
  ];
}

/** The law's backstop by its own name, so that nobody takes it for a promise of the office. */
function watchedWords(facts: ClockFacts): string[] {
  const { definition, application, calendar, office } = facts;
  if (hasEnded(application) || application.clock.readyAt !== undefined) return [];
  const { internalDays } = office.settings;
  const limit = internalWarning(definition.promise, application.clock, calendar, internalDays);
  if (limit?.dueAt === undefined) return [];
  return [
    `Dipantau kantor sampai ${momentWords(facts, limit.dueAt)} (${limit.name}).`,
    limit.calendarMissing ? calendarMissing : '',
  ];
}

function endWords(facts: ClockFacts): string {
  const { closedAt } = facts.application;
  return closedAt === undefined
    ? ''
    : `Permohonan ditutup ${momentWords(facts, closedAt)}; jam tidak dihitung lagi.`;
}

function hasEnded({ status }: Application): boolean {
  return status === 'cancelled' || status === 'refused' || status === 'expired';
}

/** When a case was closed without its product: the pause that begins then is nobody's waiting. */
function closedAts(events: readonly ApplicationEvent[]): ReadonlySet<number> {
  return new Set(
    events.flatMap((event) => {
      const { happening, at } = event;
      const isEnd =
        happening.kind === 'cancelled' ||
        happening.kind === 'refused' ||
        happening.kind === 'expired' ||
        (happening.kind === 'agency-answered' && happening.result === 'no');
      return isEnd ? [at, event.happenedAt ?? at] : [];
    }),
  );
}

function birthOf(application: Application): Birth {
  const { id, officeId, serviceId, version, reference, door, variant, sections, villageCodes, route } =
    application;
  return {
    id,
    officeId,
    serviceId,
    version,
    reference,
    door,
    ...(variant !== undefined && { variant }),
    sections,
    villageCodes,
    route,
  };
}

function momentWords({ office: { hours } }: ClockFacts, at: number): string {
  return longDateTime(at, hours.zone, hours.zoneLabel);
}

function spanWords(facts: ClockFacts, from: number, to: number): string {
  const { zone, zoneLabel } = facts.office.hours;
  const begin = momentWords(facts, from);
  if (localDay(from, zone) !== localDay(to, zone)) return `${begin} sampai ${momentWords(facts, to)}`;
  return `${begin.slice(0, -zoneLabel.length - 1)}–${timeOfDay(to, zone)} ${zoneLabel}`;
}
