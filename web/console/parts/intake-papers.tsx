import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useAtWork } from '../context.ts';
import { newActId } from '../ids.ts';
import { href } from '../route.ts';
import { text } from '../text.ts';
import { sheetsText } from '../text-sheets.ts';
import { useDoing } from '../use-doing.ts';
import { DoingNotice, Notice } from './notice.tsx';
import { FolderLabels } from './sheets/folder-labels.tsx';

const words = sheetsText.intake;

/** Right after an application was taken in: the label of its folder, and its place in the village's bundle. */
export function IntakePapers({
  applicationId,
  door,
}: {
  applicationId: string;
  door: 'counter' | 'village';
}): JSX.Element {
  return (
    <>
      {door === 'village' && <BundlePlace key={applicationId} applicationId={applicationId} />}
      <details class="panel case-papers">
        <summary>{sheetsText.case.title}</summary>
        <FolderLabels applicationIds={[applicationId]} />
      </details>
    </>
  );
}

/** The bundle this browser is filling, by office: an id, for as long as the tab is open. */
const openBundles = new Map<string, string>();

/** Every file taken in goes into the bundle once one is begun, until somebody says otherwise. */
function BundlePlace({ applicationId }: { applicationId: string }) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [place, setPlace] = useState<{ bundleId: string; code: string; count: number }>();
  const [isFull, setFull] = useState(false);
  const add = (bundleId: string) => {
    run({
      label: words.begin,
      send: () => services.call('addToBundle', { officeId: office.id, bundleId, applicationId }),
      done: (value) => {
        openBundles.set(office.id, bundleId);
        setFull(false);
        setPlace({ bundleId, ...value });
        announce(words.added(value.code, value.count));
      },
      refused: ({ code }) => {
        if (code !== 'invalid-input') return;
        openBundles.delete(office.id);
        setFull(true);
      },
    });
  };
  useEffect(() => {
    const bundleId = openBundles.get(office.id);
    if (bundleId !== undefined) add(bundleId);
  }, []);
  return (
    <div class="panel" data-testid="bundle-place">
      {place ? (
        <>
          <Notice tone="ok">
            <p>{words.added(place.code, place.count)}</p>
          </Notice>
          <p class="row">
            <a class="button" href={href.sheets(office.id, 'paket', place.bundleId)}>
              {words.toBundle}
            </a>
            <button
              type="button"
              class="quiet"
              onClick={() => {
                openBundles.delete(office.id);
                announce(text.saved);
              }}
            >
              {words.leave}
            </button>
          </p>
        </>
      ) : (
        <>
          {isFull && (
            <Notice tone="info">
              <p>{words.full}</p>
            </Notice>
          )}
          {doing.state === 'sending' && <p class="soft">{words.adding}</p>}
          {(doing.state === 'idle' || doing.state === 'refused') && (
            <p class="row">
              <button
                type="button"
                onClick={() => {
                  add(newActId());
                }}
              >
                {words.begin}
              </button>
              <span class="hint">{words.beginHint}</span>
            </p>
          )}
          {doing.state !== 'idle' && doing.state !== 'sending' && !isFull && <DoingNotice doing={doing} />}
        </>
      )}
    </div>
  );
}
