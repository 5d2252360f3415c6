import type { Office } from '../../domain/office.ts';
import { surveyPoster } from '../../domain/survey-posters.ts';
import { freshForMs } from './browse.ts';
import type { LetterDeps } from './ports.ts';
import { remembered } from './remembered.ts';
import { publishedReport } from './survey-data.ts';

/**
 * The poster of a published period, for whoever asks. A period published anew makes another poster, however fresh the old one is.
 * @returns undefined for a period that was not published
 */
export async function printIndexPoster(
  deps: LetterDeps,
  office: Office,
  period: string,
): Promise<Uint8Array | undefined> {
  const report = await publishedReport(deps, office, period);
  if (!report) return undefined;
  const key = `index poster ${office.id}/${period}/${report.freeze?.sha256 ?? ''}`;
  return remembered(deps, key, freshForMs, () =>
    deps.letters.print(surveyPoster(report, `${deps.settings.publicUrl}/${office.id}/ikm`)),
  );
}
