import { fileTypeFromBuffer } from 'file-type';
import type { StoredFile } from '../../domain/application.ts';
import type { Office } from '../../domain/office.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { Deps } from './ports.ts';

export interface SentFile {
  /** The name the applicant's device gave it: personal data, kept apart. */
  name: string;
  bytes: Uint8Array;
}

const accepted: readonly StoredFile['type'][] = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'];

/**
 * Takes one file: size and content are checked, the name never; stored under its own hash.
 * Refuses `file-empty`, `file-too-large` (with the limit), `file-kind` (with what it was found to be).
 */
export async function receiveUpload(deps: Deps, office: Office, file: SentFile): Promise<Result<StoredFile>> {
  const limitBytes = office.settings.uploadLimitBytes;
  if (file.bytes.length === 0) return refuse({ code: 'file-empty' });
  if (file.bytes.length > limitBytes) return refuse({ code: 'file-too-large', limitBytes });
  const found = await fileTypeFromBuffer(file.bytes);
  const type = accepted.find((candidate) => candidate === found?.mime);
  if (!type) return refuse({ code: 'file-kind', ...(found && { found: found.ext }) });
  const { sha256 } = await deps.files.save(office.id, file.bytes, type);
  return ok({ sha256, sizeBytes: file.bytes.length, type });
}

/** A file's name as kept: without folders and control characters, short enough for a list. */
export function keptName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  return (
    [...base.normalize('NFC')]
      .filter((char) => char >= ' ' && char !== '\u007f')
      .slice(0, 120)
      .join('') || 'berkas'
  );
}
