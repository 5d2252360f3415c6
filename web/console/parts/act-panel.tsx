import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Act } from '../../../domain/application.ts';
import type { ActKind, Application } from '../../../domain/application.ts';
import { useAtWork } from '../context.ts';
import { isFieldAct } from '../act-fields.ts';
import { actsFor, sequelAtFirst, sequelOf, sequelTicked } from '../desk-acts.ts';
import { href } from '../route.ts';
import { actWords, text, whoCan } from '../text.ts';
import { SequelContext } from './acting.ts';
import type { ActFormProps, FilesFormProps } from './acting.ts';
import { CheckForm } from './check-form.tsx';
import { CorrectForm } from './correct-form.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import { LetterForm } from './letter-form.tsx';
import { PaperSignForm } from './paper-sign-form.tsx';
import { PauseForm } from './pause-form.tsx';
import { ReturnForm } from './return-form.tsx';
import { StepActForm } from './step-act-form.tsx';
import { TransferForm } from './transfer-form.tsx';

/** As {@link ActFormProps}, for several acts in one press. */
interface ActPanelProps extends Omit<FilesFormProps, 'onAct'> {
  onActs: (acts: readonly Act[], label: string) => void;
}

/** Everything that may be done with the case now: the way forward, what else, and what others can do. */
export function ActPanel({ onActs, ...given }: ActPanelProps): JSX.Element {
  const { actor, office } = useAtWork();
  const { application, standard } = given.opened;
  const { primary, others, blocked } = actsFor(standard.definition, application, actor);
  const [open, setOpen] = useState<ActKind>();
  const panel = useRef<HTMLDivElement>(null);
  const acted = useRef(false);
  useEffect(() => {
    setOpen(undefined);
    // Only whoever has just acted here goes on typing here; a change by others moves nobody's focus.
    if (acted.current) focusNext(panel.current);
    acted.current = false;
  }, [application.revision]);
  const send = (acts: readonly Act[], label: string) => {
    acted.current = true;
    onActs(acts, label);
  };
  const props: FilesFormProps = {
    ...given,
    onAct: (act, label) => {
      send([act], label);
    },
  };
  const close = () => {
    setOpen(undefined);
  };
  const finished = ['closed', 'cancelled', 'refused', 'expired'].includes(application.status);

  return (
    <div ref={panel}>
      {/* A new state is a new form: nothing chosen for the old one may be sent with it. */}
      {primary && <OwnActs key={application.revision} {...given} act={primary} onActs={send} />}
      {!primary && (
        <p class="soft" data-testid="no-act">
          {nothingWords(application, finished, others.length > 0)}
        </p>
      )}
      {others.length > 0 && (
        <div class="other-acts">
          <h3>{text.case.others}</h3>
          <p class="row">
            {others.map((act) =>
              act === 'resume' ? (
                <ResumeButton key={act} {...props} />
              ) : (
                <button
                  key={act}
                  type="button"
                  aria-expanded={open === act}
                  onClick={() => {
                    setOpen(open === act ? undefined : act);
                  }}
                  data-testid={`act-${act}`}
                >
                  {actWords[act]}
                </button>
              ),
            )}
          </p>
          {open === 'return' && <ReturnForm {...props} onCancel={close} />}
          {open === 'pause' && <PauseForm {...props} onCancel={close} />}
          {open === 'transfer' && <TransferForm opened={given.opened} onCancel={close} />}
          {open && isFieldAct(open) && <StepActForm key={open} {...props} act={open} onCancel={close} />}
        </div>
      )}
      {blocked.length > 0 && (
        <div class="blocked-acts">
          <h3>{text.case.blocked}</h3>
          <ul>
            {blocked.map((offer) => (
              <li key={offer.act}>
                {actWords[offer.act]}: {text.case.by} <strong>{whoCan(offer, office)}</strong>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function nothingWords({ unsuited }: Application, finished: boolean, hasOthers: boolean): string {
  if (finished) return text.case.finished;
  if (!hasOthers) return text.case.nothing;
  return unsuited ? text.case.unsuited : text.case.onlyOthers;
}

/** The next form begins at its first field; without one, the answer to the act is what there is to read. */
function focusNext(panel: HTMLElement | null): void {
  const next =
    panel?.querySelector<HTMLElement>('form :is(input, select, textarea, button), a.primary') ??
    document.querySelector<HTMLElement>('[data-testid="act-result"]');
  next?.focus();
}

/** The act that moves the case on, and what of this person's own next steps goes into the same press. */
function OwnActs({ onActs, ...given }: ActPanelProps & { act: ActKind }) {
  const { actor } = useAtWork();
  const { application, standard } = given.opened;
  const offered = sequelOf(standard.definition, application, actor, given.act);
  const [ticked, setTicked] = useState(() => sequelAtFirst(offered));
  return (
    <SequelContext.Provider
      value={{
        offered,
        ticked,
        onTicked: (acts) => {
          setTicked(sequelTicked(offered, ticked, acts));
        },
      }}
    >
      <PrimaryAct
        {...given}
        onAct={(act, label) => {
          const more = isReturning(act) ? [] : ticked;
          onActs(
            [act, ...more.map((each) => Act.parse({ act: each }))],
            [label, ...more.map((each) => actWords[each])].join(', '),
          );
        }}
      />
    </SequelContext.Provider>
  );
}

/** A check that finds something missing sends the case back: nothing follows on it. */
function isReturning(act: Act): boolean {
  return act.act === 'check' && Object.values(act.verdicts).some(({ verdict }) => verdict === 'faulty');
}

function ResumeButton({ opened, busy, onAct }: ActFormProps) {
  const pause = opened.application.clock.pauses.find(({ to }) => to === undefined);
  const reason = pause?.reason === 'fault' ? 'fault' : 'signer-away';
  return (
    <button
      type="button"
      disabled={busy}
      onClick={() => {
        onAct({ act: 'resume', reason }, actWords.resume);
      }}
      data-testid="act-resume"
    >
      {actWords.resume}
    </button>
  );
}

/** The form of the one act that moves the case on. Acts without anything to fill in are a single button. */
function PrimaryAct({ act, ...props }: FilesFormProps & { act: ActKind }) {
  const { office } = useAtWork();
  switch (act) {
    case 'check':
      return <CheckForm {...props} />;
    case 'correct':
      return <CorrectForm {...props} />;
    case 'draft':
    case 'number':
      return <LetterForm {...props} act={act} />;
    case 'sign-on-paper':
      return <PaperSignForm {...props} />;
    case 'hand-over':
      return <HandOverForm {...props} />;
    case 'prepare':
    case 'approve':
      // Approving means having read: that is the signing desk's business.
      return (
        <div class="act-bar">
          <a
            class="button primary"
            href={href.desk(office.id, props.opened.application.id)}
            data-testid="primary-act"
          >
            {actWords[act]}
          </a>
        </div>
      );
    case 'recap':
      // One list and one letter for many: made where all that wait are seen.
      return (
        <div class="act-bar">
          <a class="button primary" href={href.batches(office.id)} data-testid="primary-act">
            {actWords.recap}
          </a>
        </div>
      );
    case 'issue':
    case 'return':
    case 'pause':
    case 'resume':
    case 'open-survey':
    case 'transfer':
      return null;
    default:
      return <StepActForm {...props} act={act} />;
  }
}
