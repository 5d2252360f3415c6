import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Role } from '../../../../domain/roles.ts';
import type { BundleView } from '../../../../domain/sheets-api.ts';
import { useAtWork } from '../../context.ts';
import { href } from '../../route.ts';
import { sheetsText } from '../../text-sheets.ts';
import { shortTime } from '../../times.ts';
import { useAsked } from '../../use-asked.ts';
import { useDoing } from '../../use-doing.ts';
import { ActBar } from '../act-bar.tsx';
import { AskedNotice } from '../asked-notice.tsx';
import { CheckField } from '../field.tsx';
import { Heading } from '../heading.tsx';
import { DoingNotice, Notice } from '../notice.tsx';
import { FileButtons } from '../file-buttons.tsx';
import { FolderLabels } from './folder-labels.tsx';

const words = sheetsText.bundles;

/** One bundle: its slip, and at the counter what of it has arrived. */
export function BundleScreen({ bundleId }: { bundleId: string }): JSX.Element {
  const { services, office, me, posts } = useAtWork();
  const atCounter = isAtCounter(posts.roles);
  const { asked, reload } = useAsked('openBundle', { officeId: office.id, bundle: bundleId });
  // What the counter has just saved is newer than what was asked for.
  const [saved, setSaved] = useState<BundleView>();
  const view = saved ?? (asked.state === 'here' ? asked.value : undefined);
  const isFilled = view?.bundle.state === 'open';
  const isMine = view?.bundle.madeBy === me.uid;
  return (
    <div class="sheets">
      <p>
        <a href={href.sheets(office.id, 'paket')}>← {words.back}</a>
      </p>
      <Heading title={sheetsText.views.paket}>
        {view ? words.title(view.bundle.code) : sheetsText.views.paket}
      </Heading>
      {!view && <AskedNotice asked={asked} onRetry={reload} />}
      {view && (
        <>
          <Standing view={view} />
          {isFilled && !isMine ? (
            <p class="hint">{words.stillFilled}</p>
          ) : (
            <FileButtons
              files={[[words.slip, () => services.call('bundleSlip', { officeId: office.id, bundleId })]]}
            />
          )}
          {isFilled && isMine && <p class="hint">{words.slipHint}</p>}
          <Files
            key={view.bundle.files.map(({ arrived }) => String(arrived?.at ?? '')).join()}
            view={view}
            onSaved={setSaved}
          />
          {atCounter && (
            <details class="panel case-papers">
              <summary>{words.labels}</summary>
              <FolderLabels applicationIds={view.files.map(({ applicationId }) => applicationId)} />
            </details>
          )}
        </>
      )}
    </div>
  );
}

/** Who receives paper. */
function isAtCounter(roles: readonly Role[]): boolean {
  return roles.some((role) => role === 'counter' || role === 'operator');
}

function Standing({ view: { bundle, files } }: { view: BundleView }) {
  const missing = files.filter((file) => file.missing).length;
  return (
    <>
      <p data-testid="bundle-state">
        {words.states[bundle.state]} · {words.count(files.length)}
      </p>
      {bundle.state === 'received' && (
        <Notice tone={missing > 0 ? 'warn' : 'ok'}>
          <p>{missing > 0 ? words.missing(missing) : words.complete}</p>
        </Notice>
      )}
    </>
  );
}

function Files({ view, onSaved }: { view: BundleView; onSaved: (view: BundleView) => void }) {
  const { services, office, posts, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const { bundle, files } = view;
  const waiting = files.filter(({ arrivedAt }) => arrivedAt === undefined);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const mayTick = isAtCounter(posts.roles) && bundle.state !== 'open' && waiting.length > 0;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run({
          label: words.submit,
          send: () =>
            services.call('receiveBundle', {
              officeId: office.id,
              bundleId: bundle.id,
              arrived: [...ticked],
            }),
          done: onSaved,
        });
      }}
    >
      <h2>{words.files}</h2>
      {mayTick && waiting.length > 1 && (
        <p class="row">
          <button
            type="button"
            onClick={() => {
              setTicked(waiting.map(({ applicationId }) => applicationId));
            }}
          >
            {words.all}
          </button>
        </p>
      )}
      <ul class="rows" data-testid="bundle-files">
        {files.map((file) => (
          <li key={file.applicationId} class="sheet-row" data-row={file.reference}>
            <span class="row-name">
              <a href={href.case(office.id, file.applicationId)}>{file.reference}</a>
              <span class="soft">{file.serviceName}</span>
              <span>{words.papers(file.papers)}</span>
              {file.movedTo && (
                <a href={href.case(office.id, file.movedTo.id)}>{words.movedTo(file.movedTo.reference)}</a>
              )}
            </span>
            <span>
              {file.arrivedAt !== undefined && (
                <span class="status">
                  ✓ {words.arrivedAt(shortTime(file.arrivedAt, services.now(), office))}
                </span>
              )}
              {file.missing && <strong class="sheet-missing">! {words.absent}</strong>}
              {mayTick && file.arrivedAt === undefined && (
                <CheckField
                  label={words.tick(file.reference)}
                  checked={ticked.includes(file.applicationId)}
                  onChecked={(checked) => {
                    setTicked(
                      checked
                        ? [...ticked, file.applicationId]
                        : ticked.filter((id) => id !== file.applicationId),
                    );
                  }}
                />
              )}
            </span>
          </li>
        ))}
      </ul>
      <DoingNotice doing={doing} />
      {mayTick && <ActBar label={words.submit} busy={doing.state === 'sending'} hint={words.submitHint} />}
    </form>
  );
}
