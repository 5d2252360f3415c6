import { useEffect, useRef, useState } from 'preact/hooks';
import type { OpenedCase } from '../../domain/api.ts';
import type { Application, ApplicationEvent } from '../../domain/application.ts';
import { longDateTime } from '../../domain/dates-id.ts';
import type { Office } from '../../domain/office.ts';
import { useAtWork, useLive } from './context.ts';
import { happeningWords, actorWords, refusalWords, text } from './text.ts';

/** One opened case, kept up to date. Personal data comes once, by the call that logs the opening; state and events are live. */
export type CaseState =
  | { state: 'loading' }
  | { state: 'failed'; words: string }
  | {
      state: 'open';
      opened: OpenedCase;
      /** What others did since; it waits for a click, so that no button changes under a finger. */
      change: string | undefined;
      /** An own act was answered, its new state is not here yet. */
      awaiting: boolean;
      /** Reading it anew did not work; what is shown is older. */
      problem: string | undefined;
    };

export interface CaseHandle {
  current: CaseState;
  reload: () => void;
  /** Something is typed or chosen that a new state would throw away. */
  markDirty: () => void;
  /** Before sending: whatever this act leads to may be shown at once. */
  expectOwn: (actId: string) => void;
  /** After the answer; `notes` are the officer's own words, which no live read carries. */
  answered: (revision: number, notes: OpenedCase['notes']) => void;
  /** The officer's own files, which no live read carries either. */
  attachments: (change: (before: OpenedCase['attachments']) => OpenedCase['attachments']) => void;
}

/** Live news that late are fetched instead. */
const patienceMs = 5000;

export function useCase(applicationId: string): CaseHandle {
  const { services, office } = useAtWork();
  const [opened, setOpened] = useState<OpenedCase>();
  const [problem, setProblem] = useState<string>();
  const [awaited, setAwaited] = useState(0);
  const dirty = useRef(false);
  const own = useRef(new Set<string>());
  const application = useLive<Application | undefined>(`case ${applicationId}`, (listener) =>
    services.live.application(office.id, applicationId, listener),
  );
  const events = useLive<ApplicationEvent[]>(`events ${applicationId}`, (listener) =>
    services.live.events(office.id, applicationId, listener),
  );

  const reload = () => {
    setProblem(undefined);
    services.call('openCase', { officeId: office.id, applicationId }).then(
      (result) => {
        if (!result.ok) {
          setProblem(refusalWords(result.refusal));
          return;
        }
        dirty.current = false;
        setAwaited(0);
        setOpened(result.value);
      },
      () => {
        setProblem(text.act.failedRead);
      },
    );
  };
  useEffect(reload, [applicationId, office.id]);

  const news = newsOf(opened, valueOf(application), valueOf(events));
  const mine = news?.fresh.every(({ actor, actId }) => actor.kind === 'system' || own.current.has(actId));
  const accept = news !== undefined && mine === true && !dirty.current;
  useEffect(() => {
    if (accept)
      setOpened((before) => before && { ...before, application: news.application, events: news.events });
  });

  const waiting = opened !== undefined && opened.application.revision < awaited;
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = setTimeout(reload, patienceMs);
    return () => {
      clearTimeout(timer);
    };
  }, [waiting]);

  return {
    current: opened
      ? {
          state: 'open',
          opened,
          change: news && !accept && !waiting ? changeWords(news.fresh, opened, office) : undefined,
          awaiting: waiting,
          problem,
        }
      : problem !== undefined
        ? { state: 'failed', words: problem }
        : { state: 'loading' },
    reload,
    markDirty: () => {
      dirty.current = true;
    },
    expectOwn: (actId) => {
      own.current.add(actId);
    },
    answered: (revision, notes) => {
      dirty.current = false;
      setAwaited(revision);
      setOpened((before) => before && { ...before, notes: [...before.notes, ...notes] });
    },
    attachments: (change) => {
      setOpened((before) => before && { ...before, attachments: change(before.attachments) });
    },
  };
}

function valueOf<T>(live: { state: string; value?: T }): T | undefined {
  return live.state === 'live' ? live.value : undefined;
}

/** State and events that are newer than what is shown, once both reads have come as far. */
function newsOf(
  opened: OpenedCase | undefined,
  application: Application | undefined,
  events: ApplicationEvent[] | undefined,
): (Pick<OpenedCase, 'application' | 'events'> & { fresh: ApplicationEvent[] }) | undefined {
  if (!opened || !application || !events) return undefined;
  if (application.id !== opened.application.id || application.revision <= opened.application.revision)
    return undefined;
  if ((events.at(-1)?.revision ?? 0) < application.revision) return undefined;
  const fresh = events.filter(({ revision }) => revision > opened.application.revision);
  return { application, events, fresh };
}

function changeWords(
  events: readonly ApplicationEvent[],
  opened: OpenedCase,
  { hours }: Pick<Office, 'hours'>,
): string {
  const at = (moment: number) => longDateTime(moment, hours.zone, hours.zoneLabel);
  return events
    .map(
      ({ happening, actor }) => `${happeningWords(happening, at)} (${actorWords(actor, opened.staffNames)})`,
    )
    .join('; ');
}
