import type * as z from 'zod';
import { ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { csvOf } from '../../domain/sheet.ts';
import type { skmApi } from '../../domain/skm-api.ts';
import { answersSheet, codebookSheet } from '../../domain/survey-export.ts';
import { counterQrPoster, surveyPoster } from '../../domain/survey-posters.ts';
import { surveyReportDocument } from '../../domain/survey-print.ts';
import { madeFile } from './made-file.ts';
import type { MadeFile } from './made-file.ts';
import type { LetterDeps, ReportDeps } from './ports.ts';
import { loadSurveyData } from './survey-data.ts';
import { asSurveyOfficer } from './survey-officer.ts';

/** The survey's files: report, posters and the anonymous answers. Each is made from the data as it stands when it is asked for. */

type Input<K extends keyof typeof skmApi> = z.infer<(typeof skmApi)[K]['input']>;

/** Refuses `not-allowed` to all but survey officers, as the other two. */
export async function surveyReportFile(
  deps: ReportDeps,
  uid: string,
  { officeId, period, format }: Input<'surveyReportFile'>,
): Promise<Result<MadeFile>> {
  const desk = await asSurveyOfficer(deps, officeId, uid);
  if (!desk.ok) return desk;
  const { report } = await loadSurveyData(deps, desk.value.office, period);
  const document = surveyReportDocument(report);
  const bytes = format === 'pdf' ? await deps.letters.print(document) : await deps.reports.docx(document);
  return ok(madeFile(`laporan-skm-${officeId}-${period}`, format, bytes));
}

export async function posterFile(
  deps: LetterDeps,
  uid: string,
  { officeId, poster }: Input<'posterFile'>,
): Promise<Result<MadeFile>> {
  const desk = await asSurveyOfficer(deps, officeId, uid);
  if (!desk.ok) return desk;
  const { office, today } = desk.value;
  if (poster.kind === 'counter') {
    const url = `${deps.settings.publicUrl}/survei/${officeId}/loket`;
    const bytes = await deps.letters.print(counterQrPoster(office, url, today));
    return ok(madeFile(`kode-qr-skm-${officeId}`, 'pdf', bytes));
  }
  const { report } = await loadSurveyData(deps, office, poster.period);
  const bytes = await deps.letters.print(surveyPoster(report, indexUrl(deps, officeId)));
  return ok(madeFile(`poster-ikm-${officeId}-${poster.period}`, 'pdf', bytes));
}

/** `codebook` is a table too, as CSV; the workbook has it as its second sheet. */
export async function exportAnswers(
  deps: ReportDeps,
  uid: string,
  { officeId, period, format }: Input<'exportAnswers'>,
): Promise<Result<MadeFile>> {
  const desk = await asSurveyOfficer(deps, officeId, uid);
  if (!desk.ok) return desk;
  if (format === 'codebook')
    return ok(madeFile('kamus-data-skm', 'csv', Buffer.from(csvOf(codebookSheet()))));
  const { answers, report } = await loadSurveyData(deps, desk.value.office, period);
  const sheet = answersSheet(
    answers.map(({ answer }) => answer),
    report,
  );
  const bytes =
    format === 'csv' ? Buffer.from(csvOf(sheet)) : await deps.reports.xlsx([sheet, codebookSheet()]);
  return ok(madeFile(`jawaban-skm-${officeId}-${period}`, format, bytes));
}

function indexUrl({ settings }: LetterDeps, officeId: string): string {
  return `${settings.publicUrl}/${officeId}/ikm`;
}
