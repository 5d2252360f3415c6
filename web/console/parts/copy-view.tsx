import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { OpenedCase, OutputOf, StaffApi } from '../../../domain/api.ts';
import { menuWords, outsideFacts } from '../../../domain/outside.ts';
import { useAtWork } from '../context.ts';
import { copyRows } from '../copy-rows.ts';
import { movesText } from '../text-moves.ts';
import { refusalWords, text } from '../text.ts';
import { useBlobUrl } from './blob.tsx';

const words = movesText.copy;

/** What is typed once more into a system run by others: fields in order, one press each; files as one download. */
export function CopyView({ opened }: { opened: OpenedCase }): JSX.Element | null {
  const { office } = useAtWork();
  const { outside } = opened.standard.definition;
  if (!outside) return null;
  const { reference, status } = outsideFacts(opened.notes);
  return (
    <details class="panel case-papers" data-testid="copy-view">
      <summary>
        <h2>{words.title(outside.name)}</h2>
      </summary>
      <p class="hint">{words.lead(outside.name)}</p>
      <p>
        {words.menu}: {outside.menu.map(menuWords).join(' → ')}
        {outside.url !== undefined && (
          <>
            {' · '}
            <a href={outside.url} target="_blank" rel="noreferrer">
              {words.link(outside.name)}
            </a>
          </>
        )}
      </p>
      <p>
        {words.reference(outside.name)}: <strong>{reference ?? words.unknown}</strong>
        {status !== undefined && ` · ${words.status(outside.name)}: ${status}`}
      </p>
      <dl class="facts">
        {copyRows(opened, office).map(({ label, value }, at) => (
          <CopyRow key={at} label={label} value={value} />
        ))}
      </dl>
      <Files opened={opened} />
    </details>
  );
}

function CopyRow({ label, value }: { label: string; value: string }) {
  const { announce } = useAtWork();
  const shown = useRef<HTMLElement>(null);
  const [said, setSaid] = useState('');
  const say = (what: string) => {
    setSaid(what);
    announce(`${label}: ${what}`);
  };
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      say(words.copied);
    } catch {
      // Without permission, or on a page that is not served safely: selected, so that the keyboard copies it.
      const node = shown.current;
      if (node) getSelection()?.selectAllChildren(node);
      say(words.selected);
    }
  };
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <span ref={shown}>{value}</span>{' '}
        <button type="button" aria-label={words.copyOf(label)} onClick={() => void copy()}>
          {words.copy}
        </button>
        {said !== '' && <span class="soft"> {said}</span>}
      </dd>
    </div>
  );
}

type Archive = OutputOf<StaffApi['downloadFiles']>;

function Files({ opened: { application } }: { opened: OpenedCase }) {
  const { services, office } = useAtWork();
  const [archive, setArchive] = useState<Archive>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  if (Object.values(application.items).every(({ files }) => files.length === 0))
    return <p class="soft">{words.noFiles}</p>;
  const download = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const result = await services.call('downloadFiles', {
        officeId: office.id,
        applicationId: application.id,
      });
      if (result.ok) setArchive(result.value);
      else
        setProblem(result.refusal.code === 'file-too-large' ? words.tooLarge : refusalWords(result.refusal));
    } catch {
      setProblem(text.act.failedRead);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div>
      {archive ? (
        <SaveArchive archive={archive} />
      ) : (
        <button type="button" disabled={busy} onClick={() => void download()} data-testid="download-files">
          {busy ? text.loading : words.files}
        </button>
      )}
      {problem !== undefined && <p class="error">{problem}</p>}
    </div>
  );
}

function SaveArchive({ archive }: { archive: Archive }) {
  const url = useBlobUrl(archive.base64, 'application/zip');
  return (
    <p role="status">
      {words.filesReady(archive.files)}{' '}
      {url !== undefined && (
        <a class="button" href={url} download={archive.name} data-testid="save-files">
          {words.save}
        </a>
      )}
    </p>
  );
}
