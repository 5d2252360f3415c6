import type { JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import type { OpenedCase } from '../../../domain/api.ts';
import { mostActFiles } from '../../../domain/application.ts';
import type { Attachment } from '../../../domain/attachments.ts';
import { fieldFiles, withFile } from '../attaching.ts';
import type { FileState } from '../attaching.ts';
import { base64Of } from '../base64.ts';
import { useAtWork } from '../context.ts';
import { newActId } from '../ids.ts';
import { shrinkPhoto } from '../shrink-photo.ts';
import { attachmentsText as words } from '../text-attachments.ts';
import { refusalWords } from '../text.ts';

/** A file that is on its way, or did not arrive: kept here until it has, so that nothing has to be photographed twice. */
interface Underway {
  id: string;
  name: string;
  file: File;
  problem?: string;
}

/**
 * Photos and papers that go with an act. Each is sent as soon as it is chosen. On a phone the camera has a control of its own: with
 * `capture` on the only one, some phones would let nobody choose a photo taken before, or a PDF.
 */
export function FilesField({
  label,
  error,
  value,
  opened,
  onValue,
  onAttachments,
}: {
  label: string;
  error?: string | undefined;
  value: string;
  opened: OpenedCase;
  onValue: (value: string) => void;
  onAttachments: (change: (before: readonly Attachment[]) => Attachment[]) => void;
}): JSX.Element {
  const { services, office, announce } = useAtWork();
  const id = useId();
  const [underway, setUnderway] = useState<readonly Underway[]>([]);
  const [notice, setNotice] = useState<string>();
  // Several answers may come between two drawings of the form.
  const latest = useRef(value);
  const inCase = { officeId: office.id, applicationId: opened.application.id };

  const mark = (fileId: string, state: FileState | undefined) => {
    latest.current = withFile(latest.current, fileId, state);
    onValue(latest.current);
  };
  const failed = (fileId: string, problem: string) => {
    setUnderway((before) => before.map((each) => (each.id === fileId ? { ...each, problem } : each)));
    mark(fileId, 'failed');
    announce(problem);
  };

  async function send({ id: fileId, file, name }: Underway): Promise<void> {
    setUnderway((before) => before.map((each) => (each.id === fileId ? { id: fileId, file, name } : each)));
    mark(fileId, 'sending');
    try {
      const bytes = new Uint8Array(await (await shrinkPhoto(file)).arrayBuffer());
      const limitBytes = office.settings.uploadLimitBytes;
      // A call of that size would be broken off before anybody could say why.
      if (bytes.length > limitBytes) {
        failed(fileId, refusalWords({ code: 'file-too-large', limitBytes }));
        return;
      }
      const result = await services.call('attachToCase', {
        ...inCase,
        fileId,
        name,
        base64: base64Of(bytes),
      });
      if (!result.ok) {
        failed(fileId, refusalWords(result.refusal));
        return;
      }
      const sent = result.value.file;
      onAttachments((before) => [...before.filter((each) => each.id !== fileId), sent]);
      setUnderway((before) => before.filter((each) => each.id !== fileId));
      mark(fileId, 'sent');
      announce(words.attached(name));
    } catch {
      failed(fileId, words.unsent);
    }
  }

  async function choose(chosen: readonly File[]): Promise<void> {
    const room = mostActFiles - fieldFiles(latest.current).length;
    setNotice(chosen.length > room ? words.tooMany(mostActFiles) : undefined);
    const fresh = chosen.slice(0, Math.max(0, room)).map((file): Underway => ({
      id: newActId(),
      name: (file.name || words.photos).slice(0, 400),
      file,
    }));
    setUnderway((before) => [...before, ...fresh]);
    for (const each of fresh) mark(each.id, 'sending');
    // One after another: a phone in the field has one thin line.
    for (const each of fresh) await send(each);
  }

  async function remove(fileId: string, name: string, isSent: boolean): Promise<void> {
    setNotice(undefined);
    try {
      // One that did not arrive may have: nobody knows after a broken line.
      const result = await services.call('detachFromCase', { ...inCase, fileId });
      if (!result.ok) {
        setNotice(refusalWords(result.refusal));
        return;
      }
    } catch {
      if (isSent) {
        setNotice(words.notRemoved);
        return;
      }
    }
    onAttachments((before) => before.filter((each) => each.id !== fileId));
    setUnderway((before) => before.filter((each) => each.id !== fileId));
    mark(fileId, undefined);
    announce(words.removed(name));
  }

  const take = (event: { currentTarget: HTMLInputElement }) => {
    const { currentTarget } = event;
    const chosen = [...(currentTarget.files ?? [])];
    // The same photo may be chosen again after it was removed.
    currentTarget.value = '';
    void choose(chosen);
  };
  const described = [`${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');

  return (
    <fieldset class={error ? 'group field-wrong' : 'group'} aria-describedby={described}>
      <legend>{label}</legend>
      <p class="hint" id={`${id}-hint`}>
        {words.hint(mostActFiles)}
      </p>
      {error && (
        <p class="error" id={`${id}-error`}>
          <span aria-hidden="true">✗ </span>
          {error}
        </p>
      )}
      <p class="row">
        <label class="button file-button">
          {words.choose}
          <input
            class="hidden"
            type="file"
            accept="image/*,application/pdf"
            multiple
            {...(error && { 'aria-invalid': true })}
            onChange={take}
          />
        </label>
        <label class="button file-button camera-button">
          {words.camera}
          <input class="hidden" type="file" accept="image/*" capture="environment" onChange={take} />
        </label>
      </p>
      {notice && <p class="error">{notice}</p>}
      <ul class="plain-list sent-files" data-testid="sent-files">
        {fieldFiles(value).map((file) => {
          const local = underway.find((each) => each.id === file.id);
          const name =
            local?.name ?? opened.attachments.find((each) => each.id === file.id)?.name ?? words.photos;
          return (
            <li key={file.id} data-state={file.state}>
              <span>
                {name}{' '}
                {file.state !== 'failed' && (
                  <span class="soft">{file.state === 'sent' ? `✓ ${words.sent}` : words.sending}</span>
                )}
              </span>
              {local?.problem && <span class="error">{local.problem}</span>}
              <span class="row">
                {file.state === 'failed' && local && (
                  <button
                    type="button"
                    aria-label={words.againOf(name)}
                    onClick={() => {
                      void send(local);
                    }}
                  >
                    {words.again}
                  </button>
                )}
                {file.state !== 'sending' && (
                  <button
                    type="button"
                    class="quiet"
                    aria-label={words.removeOf(name)}
                    onClick={() => {
                      void remove(file.id, name, file.state === 'sent');
                    }}
                  >
                    {words.remove}
                  </button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
