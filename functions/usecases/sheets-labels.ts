import type * as z from 'zod';
import { localDay } from '../../domain/calendar.ts';
import { folderLabel, folderLabelsDocument } from '../../domain/folder-label.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { sheetsApi } from '../../domain/sheets-api.ts';
import { requireOffice } from './browse.ts';
import { loadCaller } from './case.ts';
import { logList } from './log-list.ts';
import type { LetterDeps } from './ports.ts';
import { madeFile } from './made-file.ts';
import type { MadeFile } from './made-file.ts';
import { casesOnList } from './sheets-list.ts';

/** Labels for the folders of these cases, in the order asked for. Refuses `not-found` where one of them is not the caller's to see. */
export async function folderLabels(
  deps: LetterDeps,
  uid: string,
  { officeId, applicationIds, paper, skip }: z.infer<(typeof sheetsApi)['folderLabels']['input']>,
): Promise<Result<MadeFile>> {
  const caller = await loadCaller(deps, officeId, uid);
  if (!caller) return refuse({ code: 'not-found' });
  const ids = [...new Set(applicationIds)];
  const cards = await deps.documents.getAll(ids.map((id) => paths.card(officeId, id)));
  const cases = await casesOnList(
    deps,
    caller,
    cards.filter((card) => card !== undefined),
  );
  if (cases.length < ids.length) return refuse({ code: 'not-found' });
  const office = await requireOffice(deps, officeId);
  await logList(deps, officeId, caller, { what: 'folder-labels', count: cases.length });
  const labels = cases.map(({ card, loaded: { application, standard } }) =>
    folderLabel(
      office,
      { application, standard, applicantName: card.applicantName },
      deps.settings.publicUrl,
    ),
  );
  const madeOn = localDay(deps.now(), office.hours.zone);
  const bytes = await deps.letters.print(folderLabelsDocument(office, labels, { paper, skip, madeOn }));
  return ok(madeFile(`label-map-${officeId}-${madeOn}`, 'pdf', bytes));
}
