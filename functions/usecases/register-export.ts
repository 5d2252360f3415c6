import type { InputOf, StaffApi } from '../../domain/api.ts';
import type { PrintDocument } from '../../domain/print.ts';
import { bookDocument, bookSheet, collectionDocument, collectionSheet } from '../../domain/register-print.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { csvOf } from '../../domain/sheet.ts';
import type { Sheet } from '../../domain/sheet.ts';
import { madeFile } from './made-file.ts';
import type { MadeFile } from './made-file.ts';
import { handOversOf } from './register-hand-overs.ts';
import { asKeeper, settingsOf } from './register-keeper.ts';
import { filteredRows, logBookOpening } from './register-read.ts';
import type { ReportDeps } from './ports.ts';

/** Books as files, with names: each is one line of the access log, written before anything leaves. */

type Format = InputOf<StaffApi['exportRegister']>['format'];

/** Refuses `not-allowed`, `not-found`, `invalid-input` (`filter` too-many). */
export async function exportRegister(
  deps: ReportDeps,
  uid: string,
  { officeId, register, filter, format }: InputOf<StaffApi['exportRegister']>,
): Promise<Result<MadeFile>> {
  const keeper = await asKeeper(deps, officeId, uid);
  if (!keeper.ok) return keeper;
  const { office, today } = keeper.value;
  const known = settingsOf(office, register);
  if (!known) return refuse({ code: 'not-found' });
  await logBookOpening(deps, keeper.value, { what: 'register', register, opening: deps.newId() });
  const rows = await filteredRows(deps, keeper.value, register, filter, true);
  if (!rows.ok) return rows;
  const book = {
    office,
    label: known.settings.label,
    year: known.year,
    filter,
    rows: rows.value,
    today,
  };
  return ok(
    await fileOf(deps, `buku-${register}-${officeId}`, format, {
      sheet: () => bookSheet(book),
      pages: () => bookDocument(book),
    }),
  );
}

/** Refuses `not-allowed`, `invalid-input` (`toOn`; `filter` too-many). */
export async function exportHandOvers(
  deps: ReportDeps,
  uid: string,
  { officeId, fromOn, toOn, bookOnly, format }: InputOf<StaffApi['exportHandOvers']>,
): Promise<Result<MadeFile>> {
  const keeper = await asKeeper(deps, officeId, uid);
  if (!keeper.ok) return keeper;
  const { office, today } = keeper.value;
  await logBookOpening(deps, keeper.value, { what: 'collection-book', opening: deps.newId() });
  const rows = await handOversOf(deps, keeper.value, { fromOn, toOn, bookOnly }, true);
  if (!rows.ok) return rows;
  const book = { office, fromOn, toOn, rows: rows.value, today };
  return ok(
    await fileOf(deps, `buku-pengambilan-${officeId}-${fromOn}-${toOn}`, format, {
      sheet: () => collectionSheet(book),
      pages: () => collectionDocument(book),
    }),
  );
}

async function fileOf(
  deps: ReportDeps,
  name: string,
  format: Format,
  content: { sheet: () => Sheet; pages: () => PrintDocument },
): Promise<MadeFile> {
  return madeFile(name, format, await bytesOf(deps, format, content));
}

function bytesOf(
  deps: ReportDeps,
  format: Format,
  { sheet, pages }: { sheet: () => Sheet; pages: () => PrintDocument },
): Promise<Uint8Array> | Uint8Array {
  switch (format) {
    case 'pdf':
      return deps.letters.print(pages());
    case 'xlsx':
      return deps.reports.xlsx([sheet()]);
    case 'csv':
      return Buffer.from(csvOf(sheet()));
    default:
      return format satisfies never;
  }
}
