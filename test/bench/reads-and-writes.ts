import { ApplicationEvent } from '../../domain/application.ts';
import type { Act } from '../../domain/application.ts';
import { paths } from '../../domain/paths.ts';
import { onCaseEvent, onLetterEvent, onMessage } from '../../functions/entry/triggers.ts';
import { firestoreDocuments } from '../../functions/store/firestore.ts';
import { actOnApplication } from '../../functions/usecases/act-on-application.ts';
import { answerSurvey, getInvitation, openSurvey } from '../../functions/usecases/answer-survey.ts';
import { approveLetter } from '../../functions/usecases/approve-letter.ts';
import { attachToDraft, getDraft, saveDraftFields } from '../../functions/usecases/edit-draft.ts';
import { downloadLetter, followApplication } from '../../functions/usecases/follow-application.ts';
import { openCase } from '../../functions/usecases/open-case.ts';
import { openLetter } from '../../functions/usecases/open-letter.ts';
import { runTick } from '../../functions/usecases/run-tick.ts';
import type { TickDeps } from '../../functions/usecases/run-tick.ts';
import { startDraft } from '../../functions/usecases/start-draft.ts';
import { submitDraft } from '../../functions/usecases/submit-application.ts';
import { countedDocuments, type Count } from '../fixtures/counted.ts';
import { granted, ownWorld, seedKejayan, type World } from '../fixtures/emulator.ts';
import { aScan, allInOrder, officeId, ownCrew, read, requirementIds, skckInput } from '../fixtures/skck.ts';

/** Reads and writes of one part of an application's way. */
export interface Part extends Count {
  what: string;
}

export interface Measured {
  parts: Part[];
  /** Filling in the form, up to the last page before *Kirim*. */
  form: Count;
  /** From *Kirim* to the answered survey: what the budget speaks of. */
  application: Count;
}

/** Server reads and writes from intake to survey, as ADR 0005 sets them in place of design §4. */
export const budget: Count = { reads: 100, writes: 60 };

/** Rules `get()` of the console: one for each opening of a case's history (`firestore.rules`, events). */
const rulesGetsPerOpening = 1;
const minuteMs = 60_000;
/** Monday 23 November 2026, 09.00 WIB. */
const morning = Date.UTC(2026, 10, 23, 2);

type FunctionName = 'site' | 'staff' | 'desk' | 'issue' | 'onEvent' | 'outbox' | 'tick';

/** One instance of each function, each with a memory of its own as in production; all count into one place. */
function instances(world: World, count: Count): Record<FunctionName, TickDeps> {
  const instance = () => ({
    ...world.deps,
    documents: countedDocuments(firestoreDocuments(world.firestore), count),
  });
  return {
    site: instance(),
    staff: instance(),
    desk: instance(),
    issue: instance(),
    onEvent: instance(),
    outbox: instance(),
    tick: instance(),
  };
}

/**
 * One *Pengantar SKCK* from *Mulai* to the answered survey, counted at the store as the real functions do it, triggers
 * included. Five scans, the receipt and one look at the status page, nothing returned; everyone opens the case before acting.
 * `warm`: the instances have just served another case; `cold`: all have just started. `idleTickReads`: of the minute's tick
 * when nothing is due, on average, with one office.
 */
export async function measureReadsAndWrites(): Promise<{
  warm: Measured;
  cold: Measured;
  idleTickReads: number;
}> {
  const world = ownWorld();
  try {
    world.clock.at = morning;
    await seedKejayan(world);
    const count: Count = { reads: 0, writes: 0 };
    const servers = instances(world, count);
    const cold = await walk(world, servers, count);
    const warm = await walk(world, servers, count);
    await tickAfterAMinute(world, servers);
    const before = count.reads;
    const ticks = 10;
    for (let tick = 0; tick < ticks; tick += 1) await tickAfterAMinute(world, servers);
    return { cold, warm, idleTickReads: (count.reads - before) / ticks };
  } finally {
    await world.close();
  }
}

async function tickAfterAMinute(world: World, servers: Record<FunctionName, TickDeps>): Promise<void> {
  world.clock.at = (world.clock.at ?? morning) + minuteMs;
  await runTick(servers.tick);
}

async function walk(world: World, servers: Record<FunctionName, TickDeps>, count: Count): Promise<Measured> {
  const parts: Part[] = [];
  const part = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const before = { ...count };
    const value = await work();
    parts.push({ what, reads: count.reads - before.reads, writes: count.writes - before.writes });
    return value;
  };
  const { site, staff, desk } = servers;
  const newId = () => world.deps.newId();

  const draft = await part('form: begin, three pages, data', async () => {
    const { draftId, secret } = granted(await startDraft(site, { officeId, serviceId: 'pengantar-skck' }));
    const access = { officeId, draftId, secret };
    granted(await getDraft(site, access));
    granted(await saveDraftFields(site, access, skckInput));
    granted(await getDraft(site, access));
    granted(await getDraft(site, access));
    return access;
  });
  await part('form: five scans, each followed by its page', async () => {
    for (const id of requirementIds) {
      granted(await attachToDraft(site, draft, id, { name: `${id}.jpg`, bytes: aScan }));
      granted(await getDraft(site, draft));
    }
  });
  const access = await part('submission and receipt', async () => {
    const sent = granted(await submitDraft(site, draft));
    granted(await followApplication(site, sent));
    return sent;
  });
  const applicationId = draft.draftId;
  const sent = { applicationId, access, draft };
  const afterwards = () => triggers(world, servers, applicationId, seen);
  const seen = { revision: 0, messages: new Set<string>() };
  await part('triggers after the submission', afterwards);

  const opened = async (uid: string) => {
    granted(await openCase(staff, uid, { officeId, applicationId }));
    count.reads += rulesGetsPerOpening;
  };
  const act = async (uid: string, ...acts: Act[]) => {
    const { revision } = await read(world.deps, sent);
    granted(await actOnApplication(staff, uid, { officeId, applicationId, revision, actId: newId(), acts }));
  };
  await part('counter: open, check and draft', async () => {
    await opened(ownCrew.loket);
    await act(ownCrew.loket, allInOrder, { act: 'draft' });
  });
  await part('triggers after the draft', afterwards);
  await part('kasi: open, paraf', async () => {
    await opened(ownCrew.kasi);
    await act(ownCrew.kasi, { act: 'initial' });
  });
  await part('triggers: letter prepared', afterwards);
  await part('camat: open, read the letter, approve', async () => {
    await opened(ownCrew.camat);
    const letter = granted(await openLetter(desk, ownCrew.camat, { officeId, applicationId }));
    const { revision } = await read(world.deps, sent);
    granted(
      await approveLetter(desk, ownCrew.camat, {
        officeId,
        applicationId,
        revision,
        actId: newId(),
        sha256: letter.sha256,
      }),
    );
  });
  await part('triggers: letter issued, applicant told', afterwards);
  await part('applicant: status page, download', async () => {
    granted(await followApplication(site, access));
    granted(await downloadLetter(site, access));
  });
  await part('counter: open, hand-over', async () => {
    await opened(ownCrew.loket);
    await act(ownCrew.loket, { act: 'hand-over', collector: 'applicant', inBook: false });
  });
  await part('triggers after the hand-over', afterwards);
  await part('survey: open, form, answer', async () => {
    const { token } = granted(await openSurvey(site, access, newId()));
    granted(await getInvitation(site, officeId, token));
    granted(await answerSurvey(site, officeId, token, { v: 1, values: answers }));
  });
  await part('triggers after the survey', afterwards);
  return { parts, form: sumOf(parts.slice(0, 2)), application: sumOf(parts.slice(2)) };
}

function sumOf(parts: readonly Count[]): Count {
  return {
    reads: parts.reduce((sum, { reads }) => sum + reads, 0),
    writes: parts.reduce((sum, { writes }) => sum + writes, 0),
  };
}

const answers = {
  persyaratan: 3,
  prosedur: 3,
  waktu: 4,
  biaya: 4,
  produk: 3,
  kompetensi: 3,
  perilaku: 4,
  sarana: 3,
  pengaduan: 3,
} as const;

/** Calls the triggers for every event and message that is new, until nothing new comes of it. Looking for them is not counted. */
async function triggers(
  world: World,
  servers: Record<FunctionName, TickDeps>,
  applicationId: string,
  seen: { revision: number; messages: Set<string> },
): Promise<void> {
  for (;;) {
    const { revision } = await read(world.deps, { applicationId });
    const fresh = revision > seen.revision;
    for (let next = seen.revision + 1; next <= revision; next += 1) {
      const stored = await world.deps.documents.get(paths.event(officeId, applicationId, next));
      const { happening } = ApplicationEvent.parse(stored?.data);
      const event = { officeId, applicationId, revision: next, happening: happening.kind };
      await onLetterEvent(servers.issue, event);
      await onCaseEvent(servers.onEvent, event);
    }
    seen.revision = revision;
    const messages = await world.deps.documents.find({
      collection: `${paths.office(officeId)}/outbox`,
      where: [{ field: 'applicationId', op: '==', value: applicationId }],
      limit: 20,
    });
    for (const { path } of messages.filter((message) => !seen.messages.has(message.path))) {
      seen.messages.add(path);
      await onMessage(servers.outbox, { officeId, messageId: path.split('/').at(-1) ?? '' });
    }
    if (!fresh) return;
  }
}
