import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useAtWork } from '../context.ts';
import { newActId } from '../ids.ts';
import { href } from '../route.ts';
import { text } from '../text.ts';
import { sheetsText } from '../text-sheets.ts';
import { forgetTyped, keepTyped, typedBefore } from '../typed-copy.ts';
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

/** The form under which the tab keeps the bundle being filled: an id, until a reload and beyond, gone when its officer signs out. */
const place = (uid: string, officeId: string) => ({ uid, officeId, form: 'paket-desa' });

/** Every file taken in goes into the bundle once one is begun, until somebody says otherwise. */
function BundlePlace({ applicationId }: { applicationId: string }) {
  const { services, office, me, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const kept = place(me.uid, office.id);
  const [added, setAdded] = useState<{ bundleId: string; code: string; count: number }>();
  const [isFull, setFull] = useState(false);
  const [isElsewhere, setElsewhere] = useState(false);
  const add = (bundleId: string) => {
    run({
      label: words.begin,
      send: () => services.call('addToBundle', { officeId: office.id, bundleId, applicationId }),
      naming: (field) => (field === 'bundle' ? words.file : undefined),
      done: (value) => {
        keepTyped(sessionStorage, kept, { fields: { bundleId }, ticked: [] });
        setFull(false);
        setAdded({ bundleId, ...value });
        announce(words.added(value.code, value.count));
      },
      refused: (refusal) => {
        const problem = refusal.code === 'invalid-input' ? refusal.fields[0]?.problem : undefined;
        // The file is elsewhere already: the bundle goes on with the next one.
        setElsewhere(problem === 'in-another-bundle');
        if (problem === undefined || problem === 'in-another-bundle') return;
        forgetTyped(sessionStorage, kept);
        setFull(true);
      },
    });
  };
  useEffect(() => {
    const bundleId = typedBefore(sessionStorage, kept)?.fields['bundleId'];
    if (bundleId !== undefined) add(bundleId);
  }, []);
  return (
    <div class="panel" data-testid="bundle-place">
      {added ? (
        <>
          <Notice tone="ok">
            <p>{words.added(added.code, added.count)}</p>
          </Notice>
          <p class="row">
            <a class="button" href={href.sheets(office.id, 'paket', added.bundleId)}>
              {words.toBundle}
            </a>
            <button
              type="button"
              class="quiet"
              onClick={() => {
                forgetTyped(sessionStorage, kept);
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
          {(doing.state === 'idle' || (doing.state === 'refused' && !isElsewhere)) && (
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
