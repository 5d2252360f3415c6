import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OpenedCase, DeskApi, OutputOf } from '../../../domain/api.ts';
import type { Act, Application } from '../../../domain/application.ts';
import type { Card } from '../../../domain/personal-data.ts';
import { useAtWork, useLive } from '../context.ts';
import { newActId } from '../ids.ts';
import { href } from '../route.ts';
import { isUnclear } from '../desk-batch.ts';
import type { DeskResult } from '../desk-results.ts';
import { refusalWords, text } from '../text.ts';
import { deskText } from '../text-desk.ts';
import { useDoing } from '../use-doing.ts';
import { mayTry } from '../use-signer.ts';
import type { Signer } from '../use-signer.ts';
import { PdfView, showsPdfInline } from './blob.tsx';
import { Heading } from './heading.tsx';
import { DoingNotice, LiveNotice, Notice } from './notice.tsx';
import { ReturnForm } from './return-form.tsx';
import { focusSecret, SignerPanel } from './desk/signer-panel.tsx';

type Letter = OutputOf<DeskApi['openLetter']>;

interface Props {
  applicationId: string;
  /** The row it came from, for the recipient's name; absent when the address was opened directly. */
  card: Card | undefined;
  next: string | undefined;
  /** Hash of the bytes that were opened in this sitting. */
  read: string | undefined;
  /** Where the letter bears the signer's own signature. */
  signer: Signer | undefined;
  /** Approved already, and not signed by the service. */
  unsigned: boolean;
  onRead: (sha256: string) => void;
  onResult: (result: DeskResult) => void;
}

/** One letter before the signer: whose it is, its pages, and the two answers at the thumb. */
export function DeskLetter({
  applicationId,
  card,
  next,
  read,
  signer,
  unsigned,
  onRead,
  onResult,
}: Props): JSX.Element {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const live = useLive<Application | undefined>(`desk ${applicationId}`, (listener) =>
    services.live.application(office.id, applicationId, listener),
  );
  const application = live.state === 'live' ? live.value : undefined;
  const { letter, problem, onPaper, retry } = useLetter(application, unsigned);
  const [returning, setReturning] = useState<OpenedCase>();
  const [returnProblem, setReturnProblem] = useState<string>();
  const [secretMissing, setSecretMissing] = useState(false);
  const busy = doing.state === 'sending';
  const isPrepared = application?.letter?.status === 'prepared';
  const waits = isPrepared || (unsigned && application?.letter?.status === 'approved');
  const readable = waits && letter && letter.sha256 === application.letter?.sha256 ? letter : undefined;
  const isRead = readable !== undefined && read === readable.sha256;
  const named = readable?.signer;

  const result = (outcome: DeskResult['outcome']): DeskResult => ({
    applicationId,
    reference: application?.reference ?? card?.reference ?? '',
    service: card?.serviceName ?? '',
    number: letter?.number,
    outcome,
  });

  const label = signer ? deskText.signer.sign : text.desk.approve;
  const approve = () => {
    if (!readable || !application) return;
    const missing = signer !== undefined && signer.secretNow() === '';
    setSecretMissing(missing);
    if (missing) {
      focusSecret();
      return;
    }
    const { revision } = application;
    const { sha256 } = readable;
    run({
      label,
      send: (actId) => {
        const input = { officeId: office.id, applicationId, revision, actId, sha256 };
        // Asked for at the moment of sending: what is sent again after a silence must not outlive what was typed.
        return signer
          ? services.desk('signLetter', {
              ...input,
              credential: { kind: signer.settings.credential, secret: signer.secretNow() },
            })
          : services.desk('approveLetter', input);
      },
      done: () => {
        onResult(result('approved'));
      },
      refused: (refusal) => {
        signer?.heardNo(refusal);
        if (isUnclear(refusal)) onResult(result('unclear'));
        // Opened again it is prepared anew, for whoever signs now.
        if (refusal.code === 'signer-changed') retry();
      },
    });
  };

  const startReturn = () => {
    setReturnProblem(undefined);
    services.call('openCase', { officeId: office.id, applicationId }).then(
      (opened) => {
        if (opened.ok) setReturning(opened.value);
        else setReturnProblem(refusalWords(opened.refusal));
      },
      () => {
        setReturnProblem(text.act.failedRead);
      },
    );
  };

  const sendBack = (act: Act, label: string) => {
    if (!application) return;
    run({
      label,
      send: (actId) =>
        services.call('actOnApplication', {
          officeId: office.id,
          applicationId,
          revision: application.revision,
          actId,
          acts: [act],
        }),
      done: () => {
        onResult(result('returned'));
      },
    });
  };

  return (
    <article class="desk-letter">
      <p>
        <a href={href.desk(office.id)}>← {text.desk.back}</a>
      </p>
      <Heading title={text.desk.title}>
        {letter?.recipient ?? card?.applicantName ?? application?.reference ?? text.desk.title}
      </Heading>
      <dl class="facts facts-row">
        <div>
          <dt>{text.desk.number}</dt>
          <dd data-testid="letter-number">{letter?.number ?? application?.taken?.number ?? '–'}</dd>
        </div>
        {card && (
          <div>
            <dt>{text.work.columns.service}</dt>
            <dd>{card.serviceName}</dd>
          </div>
        )}
        {named && (
          <div>
            <dt>{text.desk.signer}</dt>
            <dd data-testid="letter-signer">
              {named.post}
              <br />
              {named.name}
            </dd>
          </div>
        )}
      </dl>
      <LiveNotice state={live.state} />
      <DoingNotice doing={doing} />
      {onPaper && (
        <Notice tone="info">
          <p>{text.desk.onPaper}</p>
          <p>
            <a href={href.case(office.id, applicationId)}>{text.desk.toCase}</a>
          </p>
        </Notice>
      )}
      {problem && (
        <Notice tone="bad">
          <p>{problem}</p>
          <button type="button" onClick={retry}>
            {text.tryAgain}
          </button>
        </Notice>
      )}
      {application && !waits && !onPaper && !problem && <Elsewhere application={application} />}
      {readable && application && (
        <PdfView
          base64={readable.base64}
          fileName={`surat-${application.reference}.pdf`}
          title={text.letter.frame}
          onOpened={() => {
            onRead(readable.sha256);
          }}
        />
      )}
      {named && !named.isYou && (
        <Notice tone="info">
          <p>{text.desk.othersName(`${named.name}, ${named.post}`)}</p>
        </Notice>
      )}
      {waits && !readable && !problem && <p class="soft">{text.loading}</p>}
      {returnProblem && (
        <Notice tone="bad">
          <p role="alert">{returnProblem}</p>
        </Notice>
      )}
      {readable && returning && (
        <ReturnForm
          opened={returning}
          busy={busy}
          onAct={sendBack}
          onCancel={() => {
            setReturning(undefined);
          }}
        />
      )}
      {readable && !returning && signer && (
        <SignerPanel
          signer={signer}
          error={
            secretMissing && signer.secret === ''
              ? deskText.signer.secretMissing[signer.settings.credential]
              : undefined
          }
        />
      )}
      {readable && !returning && (
        <div class="act-bar">
          <p class="hint">
            {isRead || showsPdfInline()
              ? signer
                ? deskText.signer.signHint
                : text.desk.approveHint
              : text.desk.readFirst}{' '}
            <span class="desk-hash">{deskText.piles.hash(readable.sha256)}</span>
          </p>
          <div class="row">
            <button
              type="button"
              class="primary"
              disabled={busy || !isRead || named?.isYou === false || (signer && !mayTry(signer)) === true}
              onClick={approve}
              data-testid="primary-act"
            >
              {label}
            </button>
            {isPrepared && (
              <button
                type="button"
                class="danger"
                disabled={busy}
                onClick={startReturn}
                data-testid="desk-return"
              >
                {text.back.submit}
              </button>
            )}
            {next && (
              <a class="button" href={href.desk(office.id, next)}>
                {text.desk.next}
              </a>
            )}
          </div>
        </div>
      )}
    </article>
  );
}

/** A letter that is not waiting for the signer: where it stands instead. */
function Elsewhere({ application }: { application: Application }) {
  const status = application.letter?.status;
  if (status === 'draft' || status === undefined) return <p role="status">{text.desk.preparing}</p>;
  return (
    <Notice tone="info">
      <p>{text.desk.notMine}</p>
      <p>{text.letter.statuses[status]}</p>
    </Notice>
  );
}

/** The letter's bytes once they are fixed; asks for them to be fixed if Loket has not done so yet. */
function useLetter(application: Application | undefined, unsigned: boolean) {
  const { services, office } = useAtWork();
  const [letter, setLetter] = useState<Letter>();
  const [problem, setProblem] = useState<string>();
  const [onPaper, setOnPaper] = useState(false);
  const [tries, setTries] = useState(0);
  const prepareId = useRef(newActId());
  const state = application?.letter;
  const key =
    application &&
    `${application.step} ${state?.status ?? ''} ${state?.sha256 ?? ''} ${String(unsigned)} ${String(tries)}`;

  useEffect(() => {
    if (!application) return;
    const at = { officeId: office.id, applicationId: application.id };
    const status = state?.status;
    const fetched = async () => {
      if (status === 'prepared' || (status === 'approved' && unsigned)) {
        const result = await services.desk('openLetter', at);
        if (!result.ok) {
          setProblem(refusalWords(result.refusal));
          return;
        }
        if (!result.value.signer?.renew) {
          setLetter(result.value);
          return;
        }
        // Another's days are over, or this person's have begun: the same number, under the name that signs now.
        const renewed = await services.desk('prepareLetter', { ...at, actId: newActId() });
        if (!renewed.ok) setProblem(refusalWords(renewed.refusal));
        return;
      }
      if (status === undefined || status === 'draft') {
        const result = await services.desk('prepareLetter', { ...at, actId: prepareId.current });
        if (result.ok) return;
        // Nothing to prepare at a step that is signed with ink.
        if (result.refusal.code === 'not-now') setOnPaper(true);
        else setProblem(refusalWords(result.refusal));
      }
    };
    fetched().catch(() => {
      setProblem(text.act.failedRead);
    });
  }, [key]);

  return {
    letter,
    problem,
    onPaper,
    retry: () => {
      setProblem(undefined);
      setTries(tries + 1);
    },
  };
}
