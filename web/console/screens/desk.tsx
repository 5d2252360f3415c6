import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Application } from '../../../domain/application.ts';
import type { Card } from '../../../domain/personal-data.ts';
import { useAtWork, useLive, useNow } from '../context.ts';
import type { DeskResult, ReadLetter } from '../desk-results.ts';
import { href } from '../route.ts';
import { refusalWords, text } from '../text.ts';
import { Due } from '../parts/due.tsx';
import { CheckField } from '../parts/field.tsx';
import { Heading } from '../parts/heading.tsx';
import { LiveNotice, Notice } from '../parts/notice.tsx';
import { DeskLetter } from '../parts/desk-letter.tsx';
import { DeputyBanner } from '../parts/deputy-banner.tsx';

/** The signing desk, made for one hand: the letters that wait, one letter to read, what was done. */
export function DeskScreen({ applicationId }: { applicationId: string | undefined }): JSX.Element {
  const { office, lists } = useAtWork();
  const [read, setRead] = useState<ReadonlyMap<string, ReadLetter>>(new Map());
  const [results, setResults] = useState<DeskResult[]>([]);
  const approved = new Set(
    results.filter(({ outcome }) => outcome === 'approved').map((result) => result.applicationId),
  );
  const waiting = lists.giliran.rows.filter(
    (card) => card.stepKind === 'sign' && !approved.has(card.applicationId),
  );
  const addResult = (result: DeskResult) => {
    setResults((before) => [...before.filter((each) => each.applicationId !== result.applicationId), result]);
  };

  if (applicationId !== undefined) {
    const card = lists.giliran.rows.find((each) => each.applicationId === applicationId);
    const next = waiting.find((each) => each.applicationId !== applicationId);
    return (
      <DeskLetter
        key={applicationId}
        applicationId={applicationId}
        card={card}
        next={next?.applicationId}
        read={read.get(applicationId)}
        onRead={(letter) => {
          setRead((before) => new Map(before).set(applicationId, letter));
        }}
        onResult={(result) => {
          addResult(result);
          location.hash = href.desk(office.id);
        }}
      />
    );
  }
  return (
    <>
      <Heading title={text.desk.title}>{text.desk.title}</Heading>
      <DeputyBanner />
      <LiveNotice state={lists.giliran.state} unreadable={lists.giliran.unreadable} />
      {results.length > 0 && <Results results={results} />}
      {lists.giliran.state === 'loading' ? (
        <p class="soft">{text.loading}</p>
      ) : waiting.length === 0 ? (
        <p class="empty">{text.desk.empty}</p>
      ) : (
        <Waiting waiting={waiting} read={read} onResult={addResult} />
      )}
    </>
  );
}

function Waiting({
  waiting,
  read,
  onResult,
}: {
  waiting: readonly Card[];
  read: ReadonlyMap<string, ReadLetter>;
  onResult: (result: DeskResult) => void;
}) {
  const { services, office, announce } = useAtWork();
  const now = useNow(services.now);
  const [chosen, setChosen] = useState<string[]>([]);
  const [progress, setProgress] = useState<{ done: number; count: number }>();
  const ready = waiting.filter(
    ({ applicationId }) => chosen.includes(applicationId) && read.has(applicationId),
  );

  const approveAll = async () => {
    // One letter a call: each is approved or not by itself, and the list says which.
    for (const [index, card] of ready.entries()) {
      const words = { done: index, count: ready.length };
      setProgress(words);
      announce(text.desk.approvingMany(words.done, words.count));
      const letter = read.get(card.applicationId);
      if (letter) onResult(await approveOne(card, letter));
    }
    setProgress(undefined);
    setChosen([]);
  };

  const approveOne = async (card: Card, letter: ReadLetter): Promise<DeskResult> => {
    const result = {
      applicationId: card.applicationId,
      reference: card.reference,
      service: card.serviceName,
      number: letter.number,
    };
    try {
      const answer = await services.desk('approveLetter', {
        officeId: office.id,
        applicationId: card.applicationId,
        revision: letter.revision,
        sha256: letter.sha256,
        actId: letter.actId,
      });
      return {
        ...result,
        outcome: answer.ok ? 'approved' : { problem: refusalWords(answer.refusal) },
      };
    } catch {
      return { ...result, outcome: { problem: text.desk.unsent } };
    }
  };

  return (
    <section>
      <h2>{text.desk.count(waiting.length)}</h2>
      <ul class="rows desk-rows">
        {waiting.map((card) => (
          <li key={card.applicationId}>
            <a
              class="work-row work-row-desk"
              href={href.desk(office.id, card.applicationId)}
              data-row={card.reference}
            >
              <span class="row-name">
                <strong>{card.applicantName}</strong>
                <span class="soft">{card.serviceName}</span>
              </span>
              <Due of={card} now={now} office={office} />
              {read.has(card.applicationId) && <span class="status">✓ {text.desk.opened}</span>}
            </a>
            {read.has(card.applicationId) && (
              <CheckField
                label={`${text.desk.choose}: ${card.applicantName}`}
                checked={chosen.includes(card.applicationId)}
                onChecked={(checked) => {
                  setChosen(
                    checked
                      ? [...chosen, card.applicationId]
                      : chosen.filter((id) => id !== card.applicationId),
                  );
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {(ready.length > 0 || progress) && (
        <div class="act-bar">
          <button
            type="button"
            class="primary wide"
            disabled={progress !== undefined}
            onClick={() => void approveAll()}
            data-testid="primary-act"
          >
            {progress
              ? text.desk.approvingMany(progress.done, progress.count)
              : text.desk.approveMany(ready.length)}
          </button>
        </div>
      )}
    </section>
  );
}

/** What was done in this sitting, to be shown to anybody. */
function Results({ results }: { results: readonly DeskResult[] }) {
  return (
    <section class="panel" data-testid="desk-results">
      <h2>{text.desk.results}</h2>
      <p class="hint">{text.desk.resultsHint}</p>
      <ul class="results">
        {results.map((result) => (
          <li key={result.applicationId}>
            <span class="row-name">
              <strong>{result.number ? `${text.desk.number} ${result.number}` : result.reference}</strong>
              <span class="soft">
                {result.service} · {result.reference}
              </span>
            </span>
            <Outcome result={result} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Outcome({ result }: { result: DeskResult }) {
  const { services, office } = useAtWork();
  const { outcome, applicationId } = result;
  const live = useLive<Application | undefined>(`result ${applicationId}`, (listener) =>
    services.live.application(office.id, applicationId, listener),
  );
  if (typeof outcome === 'object')
    return (
      <Notice tone="bad">
        <p>{outcome.problem}</p>
      </Notice>
    );
  const issued = 'value' in live && live.value?.letter?.status === 'issued';
  const words = text.desk.outcomes[outcome === 'approved' && issued ? 'issued' : outcome];
  return (
    <p class="status" role="status" data-outcome={outcome === 'approved' && issued ? 'issued' : outcome}>
      <span aria-hidden="true">{outcome === 'returned' ? '↩' : '✓'} </span>
      {words}
    </p>
  );
}
