import { useEffect, useRef, useState } from 'preact/hooks';
import { isUnclear, runBatch } from './desk-batch.ts';
import type { BatchEnd } from './desk-batch.ts';
import type { DeskResult } from './desk-results.ts';
import { useAtWork, useLatest } from './context.ts';
import { newActId } from './ids.ts';
import { refusalWords } from './text.ts';
import { deskText } from './text-desk.ts';
import type { Signer } from './use-signer.ts';

/** A letter in the row: what is sent, and what the list of results says of it. */
export interface DeskLetterToSign {
  applicationId: string;
  revision: number;
  sha256: string;
  reference: string;
  service: string;
  number: string | undefined;
}

export interface DeskBatch {
  /** Of all that were chosen, those done before a stop included. */
  progress: { done: number; of: number } | undefined;
  /** How it stopped, with letters left; undefined while it runs and when there is none. */
  stopped: Exclude<BatchEnd<DeskLetterToSign>, { why: 'finished' }> | undefined;
  start: (letters: readonly DeskLetterToSign[]) => void;
  goOn: () => void;
  stop: () => void;
  discard: () => void;
}

/** How often a row that runs is spoken of: a screen reader must not be kept busy by it. */
const announcedEvery = 5;

/** Runs on while one letter is looked at; ends with the desk. */
export function useDeskBatch({
  signer,
  onResult,
  onEnd,
}: {
  signer: Signer | undefined;
  onResult: (result: DeskResult) => void;
  onEnd: () => void;
}): DeskBatch {
  const { services, office, announce } = useAtWork();
  const [progress, setProgress] = useState<DeskBatch['progress']>();
  const [stopped, setStopped] = useState<DeskBatch['stopped']>();
  /** Keys of approvals, kept until they are answered: sending again after a silence is the same act. */
  const actIds = useRef(new Map<string, string>());
  const halted = useRef(false);
  const running = useRef(false);
  const latest = useLatest({ signer, onResult, onEnd });

  useEffect(
    () => () => {
      halted.current = true;
    },
    [],
  );

  const send = async (letter: DeskLetterToSign) => {
    const { applicationId, revision, sha256 } = letter;
    const key = `${applicationId} ${sha256}`;
    const actId = actIds.current.get(key) ?? newActId();
    actIds.current.set(key, actId);
    const input = { officeId: office.id, applicationId, revision, sha256, actId };
    const { signer: by } = latest.current;
    const result = by
      ? await services.desk('signLetter', {
          ...input,
          credential: { kind: by.settings.credential, secret: by.secretNow() },
        })
      : await services.desk('approveLetter', input);
    actIds.current.delete(key);
    return result;
  };

  const run = async (letters: readonly DeskLetterToSign[], before: number) => {
    if (running.current) return;
    running.current = true;
    halted.current = false;
    setStopped(undefined);
    const of = before + letters.length;
    const end = await runBatch(letters, {
      send,
      hindrance: () => {
        if (halted.current) return 'left';
        return latest.current.signer?.secretNow() === '' ? 'no-secret' : undefined;
      },
      onLetter: ({ applicationId, reference, service, number }, result) => {
        const outcome = result.ok
          ? 'approved'
          : isUnclear(result.refusal)
            ? 'unclear'
            : { problem: refusalWords(result.refusal) };
        latest.current.onResult({ applicationId, reference, service, number, outcome });
      },
      onProgress: (done) => {
        setProgress({ done: before + done, of });
        if ((before + done) % announcedEvery === 0) announce(deskText.batch.progress(before + done, of));
      },
    });
    running.current = false;
    const left = end.why === 'finished' ? 0 : end.left.length;
    if (end.why === 'refused') latest.current.signer?.heardNo(end.refusal);
    if (left === 0) setProgress(undefined);
    else setProgress({ done: of - left, of });
    setStopped(end.why === 'finished' ? undefined : end);
    announce(end.why === 'finished' ? deskText.batch.finished(of) : endWords(end));
    latest.current.onEnd();
  };

  return {
    progress,
    stopped,
    start: (letters) => void run(letters, 0),
    goOn: () => {
      if (stopped && progress) void run(stopped.left, progress.done);
    },
    stop: () => {
      halted.current = true;
    },
    discard: () => {
      setStopped(undefined);
      setProgress(undefined);
    },
  };
}

export function endWords(end: NonNullable<DeskBatch['stopped']>): string {
  const words = deskText.batch;
  switch (end.why) {
    case 'refused':
      return words.refused(refusalWords(end.refusal));
    case 'lost':
    case 'left':
    case 'no-secret':
    case 'unclear':
      return words[end.why];
    default:
      return end satisfies never;
  }
}
