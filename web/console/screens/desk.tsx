import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { OpenSigning } from '../../../domain/desk-list-api.ts';
import { useAtWork, useNow } from '../context.ts';
import { mayChoose, pilesOf } from '../desk-piles.ts';
import type { ReadyLetter } from '../desk-piles.ts';
import type { DeskResult } from '../desk-results.ts';
import { href } from '../route.ts';
import { text } from '../text.ts';
import { deskText } from '../text-desk.ts';
import { endWords, useDeskBatch } from '../use-desk-batch.ts';
import type { DeskBatch, DeskLetterToSign } from '../use-desk-batch.ts';
import { useDeskList } from '../use-desk-list.ts';
import { mayTry, useSigner } from '../use-signer.ts';
import type { Signer } from '../use-signer.ts';
import { Heading } from '../parts/heading.tsx';
import { LiveNotice, Notice } from '../parts/notice.tsx';
import { DeskLetter } from '../parts/desk-letter.tsx';
import { DeputyBanner } from '../parts/deputy-banner.tsx';
import { ApprovedPile, DeskPiles } from '../parts/desk/piles.tsx';
import type { Choosing } from '../parts/desk/piles.tsx';
import { Results } from '../parts/desk/results.tsx';
import { focusSecret, SignerPanel } from '../parts/desk/signer-panel.tsx';
import { UnclearLetters } from '../parts/desk/unclear.tsx';

/** The signing desk, made for one hand: the letters that wait in piles, one letter to read, many to sign in one press, what was done. */
export function DeskScreen({ applicationId }: { applicationId: string | undefined }): JSX.Element {
  const { services, office, lists } = useAtWork();
  const now = useNow(services.now);
  const signer = useSigner();
  const [read, setRead] = useState<ReadonlyMap<string, string>>(new Map());
  const [results, setResults] = useState<DeskResult[]>([]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [secretMissing, setSecretMissing] = useState(false);
  const endedAs = (...outcomes: DeskResult['outcome'][]) =>
    new Set(
      results.filter(({ outcome }) => outcomes.includes(outcome)).map((result) => result.applicationId),
    );
  const over = endedAs('approved', 'unclear');
  const signed = endedAs('approved');
  const { state, rows, unreadable } = lists.giliran;
  const waiting = rows.filter((card) => card.stepKind === 'sign' && !over.has(card.applicationId));
  const list = useDeskList(waiting, { known: state === 'live' || state === 'offline' });
  const addResult = (result: DeskResult) => {
    setResults((before) => [...before.filter((each) => each.applicationId !== result.applicationId), result]);
  };
  const batch = useDeskBatch({
    signer,
    onResult: addResult,
    onEnd: () => {
      if (signer) list.reload();
    },
  });

  const asksAnew =
    batch.stopped?.why === 'no-secret' ||
    (batch.stopped?.why === 'refused' && signer !== undefined && signer.secret === '');
  useEffect(() => {
    if (asksAnew) focusSecret();
  }, [asksAnew]);

  if (applicationId !== undefined) {
    const next = waiting.find((each) => each.applicationId !== applicationId);
    return (
      <DeskLetter
        key={applicationId}
        applicationId={applicationId}
        card={rows.find((each) => each.applicationId === applicationId)}
        next={next?.applicationId}
        read={read.get(applicationId)}
        signer={signer}
        unsigned={isUnsigned(list.open, applicationId)}
        onRead={(sha256) => {
          setRead((before) => new Map(before).set(applicationId, sha256));
        }}
        onResult={(result) => {
          addResult(result);
          if (signer) list.reload();
          location.hash = href.desk(office.id);
        }}
      />
    );
  }

  const piles = pilesOf(waiting, list.rows, now);
  const unsigned = list.open.filter((each) => each.state === 'unsigned' && !signed.has(each.applicationId));
  const unclear = list.open.filter((each) => each.state !== 'unsigned');
  const inRow: DeskLetterToSign[] = [
    ...[...piles.plain, ...piles.look]
      .filter((letter) => chosen.has(letter.row.applicationId) && mayChoose(letter, read))
      .map(ofReady),
    ...unsigned.filter((each) => chosen.has(each.applicationId)).map(ofUnsigned),
  ];
  const choosing: Choosing = {
    chosen,
    read,
    busy: batch.progress !== undefined,
    onChosen: (ids, on) => {
      const next = new Set(chosen);
      for (const id of ids) {
        if (on) next.add(id);
        else next.delete(id);
      }
      setChosen(next);
    },
  };
  /** What is typed comes before what is sent. */
  const withSecret = (go: () => void) => {
    const missing = signer !== undefined && signer.secretNow() === '';
    setSecretMissing(missing);
    if (missing) focusSecret();
    else go();
  };

  return (
    <div class="desk">
      <Heading title={text.desk.title}>{text.desk.title}</Heading>
      <DeputyBanner />
      <LiveNotice state={state} unreadable={unreadable} />
      {signer && (
        <SignerPanel
          signer={signer}
          error={
            secretMissing && signer.secret === ''
              ? deskText.signer.secretMissing[signer.settings.credential]
              : undefined
          }
        />
      )}
      {results.length > 0 && <Results results={results} />}
      <UnclearLetters letters={unclear} onSettled={list.reload} />
      {list.state === 'failed' && (
        <Notice tone="warn">
          <p>{deskText.piles.failed}</p>
          <button type="button" onClick={list.reload}>
            {text.tryAgain}
          </button>
        </Notice>
      )}
      <ApprovedPile letters={unsigned} choosing={choosing} />
      {state === 'loading' ? (
        <p class="soft">{text.loading}</p>
      ) : waiting.length === 0 ? (
        unsigned.length === 0 && unclear.length === 0 && <p class="empty">{text.desk.empty}</p>
      ) : (
        <DeskPiles piles={piles} asked={list.state} choosing={choosing} />
      )}
      <BatchBar
        batch={batch}
        count={inRow.length}
        signer={signer}
        onStart={() => {
          withSecret(() => {
            setChosen(new Set());
            batch.start(inRow);
          });
        }}
        onGoOn={() => {
          withSecret(batch.goOn);
        }}
      />
    </div>
  );
}

function isUnsigned(open: readonly OpenSigning[], applicationId: string): boolean {
  return open.some((each) => each.applicationId === applicationId && each.state === 'unsigned');
}

function ofReady({ card, row }: ReadyLetter): DeskLetterToSign {
  const { applicationId, revision, sha256, number } = row;
  return {
    applicationId,
    revision,
    sha256,
    number,
    reference: card.reference,
    service: card.serviceName,
  };
}

function ofUnsigned({
  applicationId,
  revision,
  sha256,
  number,
  reference,
  serviceName,
}: OpenSigning): DeskLetterToSign {
  return { applicationId, revision, sha256, number, reference, service: serviceName };
}

/** The one button at the thumb; while a row runs, how far it is; where it stopped, why and how it goes on. */
function BatchBar({
  batch,
  count,
  signer,
  onStart,
  onGoOn,
}: {
  batch: DeskBatch;
  count: number;
  signer: Signer | undefined;
  onStart: () => void;
  onGoOn: () => void;
}) {
  const words = deskText.batch;
  const { progress, stopped } = batch;
  if (progress && !stopped)
    return (
      <div class="act-bar" data-testid="desk-progress">
        <p id="kemajuan">
          {words.progress(progress.done, progress.of)} <span class="soft">{words.running}</span>
        </p>
        <progress class="wide" max={progress.of} value={progress.done} aria-labelledby="kemajuan" />
        <button type="button" onClick={batch.stop}>
          {words.stop}
        </button>
      </div>
    );
  if (stopped)
    return (
      <div class="act-bar" data-testid="desk-stopped">
        <Notice tone="warn">
          <p role="alert">{endWords(stopped)}</p>
        </Notice>
        <div class="row">
          {stopped.left.length > 0 && (
            <button type="button" class="primary" onClick={onGoOn} data-testid="primary-act">
              {words.goOn(stopped.left.length)}
            </button>
          )}
          <button type="button" onClick={batch.discard}>
            {stopped.left.length > 0 ? words.discard : text.close}
          </button>
        </div>
      </div>
    );
  if (count === 0) return null;
  return (
    <div class="act-bar">
      <p class="hint">{words.hint}</p>
      <button
        type="button"
        class="primary wide"
        disabled={signer !== undefined && !mayTry(signer)}
        onClick={onStart}
        data-testid="primary-act"
      >
        {signer ? words.sign(count) : words.approve(count)}
      </button>
    </div>
  );
}
