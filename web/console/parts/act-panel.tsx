import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ActKind } from '../../../domain/application.ts';
import { useAtWork } from '../context.ts';
import { isFieldAct } from '../act-fields.ts';
import { actsFor } from '../desk-acts.ts';
import { href } from '../route.ts';
import { actWords, text, whoCan } from '../text.ts';
import type { ActFormProps } from './acting.ts';
import { CheckForm } from './check-form.tsx';
import { CorrectForm } from './correct-form.tsx';
import { HandOverForm } from './hand-over-form.tsx';
import { LetterForm } from './letter-form.tsx';
import { PaperSignForm } from './paper-sign-form.tsx';
import { PauseForm } from './pause-form.tsx';
import { ReturnForm } from './return-form.tsx';
import { StepActForm } from './step-act-form.tsx';

/** Everything that may be done with the case now: the way forward, what else, and what others can do. */
export function ActPanel(props: ActFormProps): JSX.Element {
  const { actor, office } = useAtWork();
  const { application, standard } = props.opened;
  const { primary, others, blocked } = actsFor(standard.definition, application, actor);
  const [open, setOpen] = useState<ActKind>();
  useEffect(() => {
    setOpen(undefined);
  }, [application.revision]);
  const close = () => {
    setOpen(undefined);
  };
  const finished = ['closed', 'cancelled', 'refused', 'expired'].includes(application.status);

  return (
    <>
      {/* A new state is a new form: nothing chosen for the old one may be sent with it. */}
      {primary && <PrimaryAct key={application.revision} {...props} act={primary} />}
      {!primary && (
        <p class="soft" data-testid="no-act">
          {finished ? text.case.finished : text.case.nothing}
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
    </>
  );
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
function PrimaryAct({ act, ...props }: ActFormProps & { act: ActKind }) {
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
    case 'issue':
    case 'return':
    case 'pause':
    case 'resume':
    case 'open-survey':
      return null;
    default:
      return <StepActForm {...props} act={act} />;
  }
}
