import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { longDateTime } from '../../../../domain/dates-id.ts';
import type { OpenSigning } from '../../../../domain/desk-list-api.ts';
import { base64Of } from '../../base64.ts';
import { useAtWork } from '../../context.ts';
import { text } from '../../text.ts';
import { deskText } from '../../text-desk.ts';
import { useDoing } from '../../use-doing.ts';
import { PdfView } from '../blob.tsx';
import { DoingNotice } from '../notice.tsx';

const words = deskText.unclear;

/** Letters of which nobody knows whether the service signed them, each with the two ways to settle it. */
export function UnclearLetters({
  letters,
  onSettled,
}: {
  letters: readonly OpenSigning[];
  onSettled: () => void;
}): JSX.Element | null {
  if (letters.length === 0) return null;
  return (
    <section class="panel" aria-labelledby="belum-jelas" data-testid="desk-unclear">
      <h2 id="belum-jelas">{words.title(letters.length)}</h2>
      <p class="hint">{words.why}</p>
      <ul class="rows">
        {letters.map((letter) => (
          <UnclearLetter key={letter.applicationId} letter={letter} onSettled={onSettled} />
        ))}
      </ul>
    </section>
  );
}

function UnclearLetter({ letter, onSettled }: { letter: OpenSigning; onSettled: () => void }) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [asking, setAsking] = useState(false);
  const [file, setFile] = useState<string>();
  const { applicationId, reference, number, since, state } = letter;
  const at = { officeId: office.id, applicationId };
  const busy = doing.state === 'sending';

  const settle = (label: string, signedBase64?: string) => {
    run({
      label,
      send: () =>
        services.desk('settleSigning', { ...at, ...(signedBase64 !== undefined && { signedBase64 }) }),
      done: onSettled,
    });
  };
  const upload = async (chosen: File | undefined) => {
    if (chosen) settle(words.upload, base64Of(new Uint8Array(await chosen.arrayBuffer())));
  };

  return (
    <li class="desk-unclear" data-unclear={reference}>
      <p>
        <strong>{number ? `${text.desk.number} ${number}` : reference}</strong>{' '}
        <span class="soft">
          {letter.serviceName} · {reference}
          {since !== undefined &&
            ` · ${words.since(longDateTime(since, office.hours.zone, office.hours.zoneLabel))}`}
        </span>
      </p>
      <DoingNotice doing={doing} />
      {state === 'running' ? (
        <>
          <p class="soft">{words.running}</p>
          <button type="button" onClick={onSettled}>
            {deskText.signer.askAgain}
          </button>
        </>
      ) : (
        <>
          {letter.hasFile && !file && (
            <p>
              <button
                type="button"
                disabled={busy}
                onClick={() => {
                  run({
                    label: words.showFile,
                    send: () => services.desk('unclearFile', at),
                    done: ({ base64 }) => {
                      setFile(base64);
                    },
                  });
                }}
              >
                {words.showFile}
              </button>
            </p>
          )}
          {file && <PdfView base64={file} fileName={`bsre-${reference}.pdf`} title={words.fileTitle} />}
          {asking ? (
            <div>
              <p>{words.notSignedAsk}</p>
              <p class="row">
                <button
                  type="button"
                  disabled={busy}
                  onClick={() => {
                    settle(words.notSigned);
                  }}
                >
                  {words.notSignedYes}
                </button>
                <button
                  type="button"
                  class="quiet"
                  onClick={() => {
                    setAsking(false);
                  }}
                >
                  {words.no}
                </button>
              </p>
            </div>
          ) : (
            <p>
              <button
                type="button"
                disabled={busy}
                onClick={() => {
                  setAsking(true);
                }}
              >
                {words.notSigned}
              </button>
            </p>
          )}
          <label class="field">
            <strong>{words.upload}</strong>
            <span class="hint">{words.uploadHint}</span>
            <input
              type="file"
              accept="application/pdf"
              disabled={busy}
              onChange={(event) => {
                void upload(event.currentTarget.files?.[0]);
              }}
            />
          </label>
        </>
      )}
    </li>
  );
}
