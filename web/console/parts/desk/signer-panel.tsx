import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAtWork } from '../../context.ts';
import { text } from '../../text.ts';
import { deskText } from '../../text-desk.ts';
import { useDoing } from '../../use-doing.ts';
import type { Signer } from '../../use-signer.ts';
import { TextField } from '../field.tsx';
import { DoingNotice, Notice } from '../notice.tsx';

const words = deskText.signer;

/** Whether the service lets the signer sign, and what only he knows. */
export function SignerPanel({ signer, error }: { signer: Signer; error?: string | undefined }): JSX.Element {
  const { status } = signer;
  const hasIdentity = status.state !== 'here' || status.value.hasIdentity;
  const [changing, setChanging] = useState(false);
  return (
    <section class="panel desk-signer" aria-labelledby="penanda-tangan" data-testid="desk-signer">
      <h2 id="penanda-tangan">{words.title}</h2>
      {hasIdentity && <Standing signer={signer} />}
      {(!hasIdentity || changing) && (
        <Identity
          signer={signer}
          onSaved={() => {
            setChanging(false);
          }}
          {...(changing && {
            onCancel: () => {
              setChanging(false);
            },
          })}
        />
      )}
      {hasIdentity && !changing && (
        <>
          <SecretField signer={signer} error={error} />
          <p class="row">
            {signer.secret !== '' && (
              <button
                type="button"
                class="quiet"
                onClick={() => {
                  signer.setSecret('');
                }}
              >
                {words.forget}
              </button>
            )}
            <button
              type="button"
              class="quiet"
              onClick={() => {
                setChanging(true);
              }}
            >
              {words.nikChange}
            </button>
          </p>
        </>
      )}
    </section>
  );
}

function Standing({ signer: { status, askStatus } }: { signer: Signer }) {
  if (status.state === 'asking') return <p class="soft">{words.asking}</p>;
  const { status: said, maySign } = status.state === 'here' ? status.value : {};
  const stands = maySign === false || status.state === 'not-connected';
  if (status.state === 'here' && maySign === true)
    return (
      <p class="status" role="status" data-testid="signer-status">
        <span aria-hidden="true">✓ </span>
        {words.statusLabel}: {words.maySign(said ?? '')}
      </p>
    );
  return (
    <Notice tone={stands ? 'bad' : 'warn'}>
      <p data-testid="signer-status">{standingWords(status)}</p>
      <button type="button" onClick={askStatus}>
        {words.askAgain}
      </button>
    </Notice>
  );
}

function standingWords(status: Signer['status']): string {
  switch (status.state) {
    case 'failed':
      return status.words;
    case 'not-connected':
      return words.notConnected;
    case 'asking':
      return words.asking;
    case 'here':
      return status.value.maySign === false ? words.mayNot(status.value.status ?? '') : words.unknown;
    default:
      return status satisfies never;
  }
}

/** Typed once; nobody is shown it again, not even its owner. */
function Identity({
  signer,
  onSaved,
  onCancel,
}: {
  signer: Signer;
  onSaved: () => void;
  onCancel?: () => void;
}) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [nik, setNik] = useState('');
  const [wrong, setWrong] = useState(false);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const digits = nik.replaceAll(/\D/g, '');
        setWrong(digits.length !== 16);
        if (digits.length !== 16) return;
        run({
          label: words.nikSave,
          send: () => services.desk('setSignerIdentity', { officeId: office.id, nik: digits }),
          done: () => {
            setNik('');
            onSaved();
            signer.askStatus();
          },
        });
      }}
    >
      <TextField
        label={words.nik}
        hint={words.nikHint}
        error={wrong ? words.nikWrong : undefined}
        inputMode="numeric"
        maxLength={24}
        value={nik}
        onValue={setNik}
      />
      <p class="row">
        <button type="submit" disabled={doing.state === 'sending'}>
          {words.nikSave}
        </button>
        {onCancel && (
          <button type="button" class="quiet" onClick={onCancel}>
            {text.cancel}
          </button>
        )}
      </p>
      <DoingNotice doing={doing} />
    </form>
  );
}

function SecretField({ signer, error }: { signer: Signer; error?: string | undefined }) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const { credential } = signer.settings;
  return (
    <>
      {credential === 'totp' && (
        <>
          <p>
            <button
              type="button"
              disabled={doing.state === 'sending'}
              onClick={() => {
                run({
                  label: words.requestCode,
                  send: () => services.desk('requestSigningCode', { officeId: office.id }),
                });
              }}
            >
              {words.requestCode}
            </button>
          </p>
          <DoingNotice doing={doing} />
        </>
      )}
      {/* Outside of any form, so that no browser takes it for a sign-in to be remembered. */}
      <TextField
        label={words[credential]}
        hint={words.secretHint}
        error={error}
        type="password"
        {...(credential === 'totp' && { inputMode: 'numeric' as const })}
        maxLength={200}
        value={signer.secret}
        onValue={signer.setSecret}
      />
    </>
  );
}

/** Whoever pressed without it, or with a wrong one, types next. */
export function focusSecret(): void {
  document.querySelector<HTMLElement>('[data-testid="desk-signer"] input')?.focus();
}
