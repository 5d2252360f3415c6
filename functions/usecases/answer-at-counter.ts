import * as z from 'zod';
import { nextOpening, openIntervals } from '../../domain/calendar.ts';
import { isArchived } from '../../domain/lifecycle.ts';
import { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { unnamedService } from '../../domain/survey-report.ts';
import type { SurveyTyping } from '../../domain/survey-report.ts';
import type { SurveyAnswer } from '../../domain/survey.ts';
import { getCalendar, isSlug, listCatalogue, todayIn } from './browse.ts';
import { untilCommitted } from './case.ts';
import { inTurn } from './in-turn.ts';
import { countTry } from './limit.ts';
import { answerWrites, countedToday, currentPeriod, loadRunning } from './survey-answers.ts';
import type { Deps } from './ports.ts';

/**
 * The survey for people without a case: from the QR at the counter and on a tablet of the office (kiosk). Who answers is not
 * known, so that only limits keep one person from answering for many: so many a day, in office hours, and few by device.
 */

/** Where somebody answers without a case. The kiosk's link carries a token that the survey officer made. */
export type CounterPlace = { kind: 'counter-qr' } | { kind: 'kiosk'; token: string };

export const SurveyKey = z.strictObject({
  v: z.literal(1),
  /** Keyed hashes of device addresses are made with it. */
  key: z.string(),
  /** Hash of the kiosk link's token. */
  kiosk: z.string().optional(),
});

/** People behind one address of a mobile network are many, but they seldom stand at one counter on one day. */
const answersPerDevice = 6;
const dayMs = 86_400_000;

export interface CounterForm {
  office: Office;
  /** To choose from; naming one is up to the respondent. */
  services: { id: string; name: string }[];
  /** Comes back with the answer, so that a form sent twice is one answer. */
  once: string;
}

/**
 * The questionnaire for somebody without a case. Refuses `not-found`, `link-invalid` (no such kiosk), `survey-not-open` (closed, or
 * outside office hours) and `too-many-tries` (as many as a day may have; `retryAt`: the next opening).
 */
export async function openCounter(
  deps: Deps,
  officeId: string,
  place: CounterPlace,
): Promise<Result<CounterForm>> {
  const office = await officeNow(deps, officeId);
  if (!office) return refuse({ code: 'not-found' });
  const open = await isOpenNow(deps, office, place);
  if (!open.ok) return open;
  const { running } = await loadRunning(deps, office.id, currentPeriod(deps, office).id);
  if (countedToday(deps, office, running)[place.kind] >= office.settings.survey.counter.perDay)
    return full(deps, office);
  return ok({ office, services: await servicesOf(deps, office), once: deps.newId() });
}

/**
 * Takes an answer without a case: two writes, and a third that counts the device.
 * @param address of the device, as the proxy says, hashed with a key and the day and never stored; where none is known only the
 *   limit of the day holds
 * Refuses as `openCounter`, and `too-many-tries` to a device that has answered often today.
 */
export async function answerAtCounter(
  deps: Deps,
  officeId: string,
  place: CounterPlace,
  given: {
    once: string;
    serviceId?: string | undefined;
    answer: SurveyAnswer;
    by: Exclude<SurveyTyping, 'typed'>;
    address: string;
  },
): Promise<Result<null>> {
  const office = await officeNow(deps, officeId);
  if (!office) return refuse({ code: 'not-found' });
  const open = await isOpenNow(deps, office, place);
  if (!open.ok) return open;
  const id = /^[0-9a-f]{32}$/.test(given.once) ? given.once : deps.newId();
  if (await deps.documents.get(paths.inboxAnswer(office.id, id))) return ok(null);
  if (place.kind === 'counter-qr' && given.address !== '') {
    const counted = await countDevice(deps, office, given.address);
    if (!counted.ok) return counted;
  }
  const services = await servicesOf(deps, office);
  const serviceId = services.find((service) => service.id === given.serviceId)?.id ?? unnamedService;
  const { v: _v, ...said } = given.answer;
  const attempt = async () => {
    const writes = await answerWrites(
      deps,
      office,
      { ...said, serviceId, channel: place.kind, by: given.by },
      { id, perDay: office.settings.survey.counter.perDay },
    );
    if (writes === 'full') return full(deps, office);
    if ((await deps.documents.commit(writes)) === 'done') return ok(null);
    // Lost to another answer: again. Lost to the same form sent twice: it is there.
    return (await deps.documents.get(paths.inboxAnswer(office.id, id))) ? ok(null) : 'lost';
  };
  return inTurn(deps, paths.surveyInbox(office.id), () => untilCommitted<null>(deps, attempt));
}

/** Read anew: whoever opens or closes the counter in the console sees it done at once. */
async function officeNow(deps: Deps, officeId: string): Promise<Office | undefined> {
  if (!isSlug(officeId)) return undefined;
  const stored = await deps.documents.get(paths.office(officeId));
  return stored && Office.parse(stored.data);
}

async function isOpenNow(deps: Deps, office: Office, place: CounterPlace): Promise<Result<null>> {
  const { counter } = office.settings.survey;
  if (place.kind === 'kiosk') {
    const stored = await deps.documents.get(paths.surveyKey(office.id));
    const kiosk = stored && SurveyKey.parse(stored.data).kiosk;
    if (kiosk === undefined || kiosk !== deps.sha256(place.token)) return refuse({ code: 'link-invalid' });
  }
  if (counter.perDay === 0) return refuse({ code: 'survey-not-open' });
  if (!counter.officeHoursOnly) return ok(null);
  const now = deps.now();
  const { intervals } = openIntervals(await getCalendar(deps, office.id), await todayIn(deps, office.id));
  const within = intervals.some(({ fromAt, toAt }) => fromAt <= now && now < toAt);
  return within ? ok(null) : refuse({ code: 'survey-not-open' });
}

async function full(deps: Deps, office: Office) {
  const calendar = await getCalendar(deps, office.id);
  const today = await todayIn(deps, office.id);
  const { intervals } = openIntervals(calendar, today);
  const closing = intervals.at(-1)?.toAt ?? deps.now();
  return refuse({ code: 'too-many-tries', retryAt: nextOpening(calendar, Math.max(closing, deps.now())).at });
}

async function servicesOf(deps: Deps, office: Office): Promise<{ id: string; name: string }[]> {
  const today = await todayIn(deps, office.id);
  return (await listCatalogue(deps, office.id))
    .filter((entry) => !isArchived(entry, today))
    .map(({ serviceId, name }) => ({ id: serviceId, name }));
}

/** By day and under a key: what is stored can be turned back into no address, and is worth nothing tomorrow. */
async function countDevice(deps: Deps, office: Office, address: string): Promise<Result<null>> {
  const key = await surveyKey(deps, office.id);
  const day = await todayIn(deps, office.id);
  return countTry(deps, office.id, {
    kind: 'survey-device',
    key: deps.hmac(key, `${day} ${address}`),
    limit: answersPerDevice,
    windowMs: dayMs,
  });
}

/** The office's own key, made once; no client reads it. */
async function surveyKey(deps: Deps, officeId: string): Promise<string> {
  const path = paths.surveyKey(officeId);
  const known = await deps.documents.get(path);
  if (known) return SurveyKey.parse(known.data).key;
  // Two may make one at once; `create` lets one win and both read the winner's.
  await deps.documents.commit([{ do: 'create', path, data: { v: 1, key: deps.newSecret() } }]);
  const made = await deps.documents.get(path);
  if (!made) throw new Error(`The survey key of ${officeId} could not be made`);
  return SurveyKey.parse(made.data).key;
}

/** A new kiosk link: the old one stops working. The token is shown this once. */
export async function renewKioskToken(deps: Deps, officeId: string): Promise<string> {
  await surveyKey(deps, officeId);
  const token = deps.newSecret();
  await deps.documents.commit([
    { do: 'merge', path: paths.surveyKey(officeId), data: { kiosk: deps.sha256(token) } },
  ]);
  return token;
}

export async function dropKioskToken(deps: Deps, officeId: string): Promise<void> {
  const key = await surveyKey(deps, officeId);
  await deps.documents.commit([{ do: 'set', path: paths.surveyKey(officeId), data: { v: 1, key } }]);
}

export async function hasKiosk(deps: Deps, officeId: string): Promise<boolean> {
  const stored = await deps.documents.get(paths.surveyKey(officeId));
  return stored !== undefined && SurveyKey.parse(stored.data).kiosk !== undefined;
}
