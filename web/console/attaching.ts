import type { OpenedCase } from '../../domain/api.ts';
import type { Act, ApplicationEvent, StoredFile } from '../../domain/application.ts';
import { waitingFiles, signatureName } from '../../domain/attachments.ts';
import type { Attachment } from '../../domain/attachments.ts';
import { attachmentsText as words } from './text-attachments.ts';

/**
 * Files of a form field as its value: ids with how far each has come, separated by commas, e.g. `ab…,cd…:sending`. Only what arrived goes
 * with the act; what did not keeps the act from being sent without it.
 */
export type FileState = 'sent' | 'sending' | 'failed';

export interface FieldFile {
  id: string;
  state: FileState;
}

export function fieldFiles(value: string): FieldFile[] {
  return value
    .split(',')
    .filter((each) => each !== '')
    .map((each): FieldFile => {
      const [id = '', state] = each.split(':');
      return { id, state: state === 'sending' || state === 'failed' ? state : 'sent' };
    });
}

export function fieldValue(files: readonly FieldFile[]): string {
  return files.map(({ id, state }) => (state === 'sent' ? id : `${id}:${state}`)).join(',');
}

/** The same value with one file added, moved on or, without a state, taken out. */
export function withFile(value: string, id: string, state: FileState | undefined): string {
  const files = fieldFiles(value);
  if (state === undefined) return fieldValue(files.filter((file) => file.id !== id));
  return fieldValue(
    files.some((file) => file.id === id)
      ? files.map((file) => (file.id === id ? { id, state } : file))
      : [...files, { id, state }],
  );
}

/** Why the act cannot be sent with these, or undefined. */
export function filesProblem(value: string): string | undefined {
  const files = fieldFiles(value);
  if (files.some(({ state }) => state === 'failed')) return words.mendFailed;
  return files.some(({ state }) => state === 'sending') ? words.waitSending : undefined;
}

/** Ids the act names; undefined for none. */
export function sentFiles(value: string): string[] | undefined {
  const ids = fieldFiles(value).flatMap(({ id, state }) => (state === 'sent' ? [id] : []));
  return ids.length > 0 ? ids : undefined;
}

/** What this officer sent for the act the case stands before, and has not recorded yet: a form drawn anew begins with it. */
export function waitingValue({ attachments, application }: OpenedCase, uid: string): string {
  const waiting = waitingFiles(attachments, uid, application.step).filter(
    ({ name }) => name !== signatureName,
  );
  return fieldValue(waiting.map(({ id }) => ({ id, state: 'sent' })));
}

/** The files of a case once an act has named some of them. */
export function named(attachments: readonly Attachment[], act: Act, revision: number): Attachment[] {
  const ids = 'attachments' in act ? (act.attachments ?? []) : [];
  return attachments.map((file) => (ids.includes(file.id) ? { ...file, used: revision } : file));
}

/** A file of an event, and what it is called. */
export interface EventFile {
  file: StoredFile;
  name: string;
}

/** The staff's files of an event. Names are private, so a live event comes without them: then they are counted. */
export function eventFiles(
  { happening, revision }: Pick<ApplicationEvent, 'happening' | 'revision'>,
  attachments: readonly Attachment[],
): EventFile[] {
  const files = 'files' in happening ? (happening.files ?? []) : [];
  return files.map((file, position) => {
    const known = attachments.find(({ sha256, used }) => sha256 === file.sha256 && used === revision);
    const counted =
      happening.kind === 'handed-over'
        ? words.signature
        : file.type === 'application/pdf'
          ? words.paper(position + 1)
          : words.photo(position + 1);
    return { file, name: known === undefined || known.name === signatureName ? counted : known.name };
  });
}
