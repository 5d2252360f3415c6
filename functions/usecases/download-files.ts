import type { InputOf, OutputOf } from '../../domain/api.ts';
import type { Application, StoredFile } from '../../domain/application.ts';
import type { caseMovesApi } from '../../domain/case-moves-api.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { ServiceStandard } from '../../domain/standard.ts';
import { inTurn } from './in-turn.ts';
import { loadSeen, logOpening } from './open-case.ts';
import type { ReportDeps } from './ports.ts';

/** As base64 in a callable's answer it must stay below the 32 MiB an answer may have. */
export const downloadLimitBytes = 20 * 1_048_576;

const endings: Readonly<Record<StoredFile['type'], string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/**
 * All files of a case in one archive, in the order of the printed requirements and named after them, to be handed in somewhere else. One
 * line in the access log, written first.
 * Refuses `not-found` (not his to see, no files) and `file-too-large`.
 */
export async function downloadFiles(
  deps: ReportDeps,
  uid: string,
  input: InputOf<(typeof caseMovesApi)['downloadFiles']>,
): Promise<Result<OutputOf<(typeof caseMovesApi)['downloadFiles']>>> {
  const seen = await loadSeen(deps, uid, input);
  if (!seen) return refuse({ code: 'not-found' });
  const { application, standard } = seen.loaded;
  const files = namedFiles(application, standard);
  if (files.length === 0) return refuse({ code: 'not-found' });
  if (files.reduce((sum, { file }) => sum + file.sizeBytes, 0) > downloadLimitBytes)
    return refuse({ code: 'file-too-large', limitBytes: downloadLimitBytes });
  await logOpening(deps, seen.loaded, seen.caller, 'file');
  // An archive is held in memory several times over; a few at once would take the acts of everybody on this instance down with them.
  const base64 = await inTurn(deps, 'archive', async () => {
    const zip = await archiveOf(deps, application.officeId, files);
    return Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength).toString('base64');
  });
  return ok({
    base64,
    name: `berkas-${application.reference}.zip`,
    files: files.length,
  });
}

async function archiveOf(
  deps: ReportDeps,
  officeId: string,
  files: ReturnType<typeof namedFiles>,
): Promise<Uint8Array> {
  const entries: Record<string, Uint8Array> = {};
  for (const { name, file } of files) {
    const stored = await deps.files.read(officeId, file.sha256);
    if (!stored) throw new Error('A file of a case is missing in Storage');
    entries[name] = stored.bytes;
  }
  return deps.reports.zip(entries, deps.now());
}

/** `01-kartu-keluarga.pdf`, `02-surat-pengantar-1.jpg`, …: by requirement, never by a person's name. */
export function namedFiles(
  { items }: Pick<Application, 'items'>,
  { definition }: Pick<ServiceStandard, 'definition'>,
): { name: string; file: StoredFile }[] {
  const given = definition.requirements.filter(({ id }) => (items[id]?.files.length ?? 0) > 0);
  return given.flatMap(({ id }, place) => {
    const files = items[id]?.files ?? [];
    const prefix = `${String(place + 1).padStart(2, '0')}-${id}`;
    return files.map((file, index) => ({
      name: `${prefix}${files.length > 1 ? `-${String(index + 1)}` : ''}.${endings[file.type]}`,
      file,
    }));
  });
}
