import { beforeAll, describe, expect, it } from 'vitest';
import { exportAnswers, posterFile, surveyReportFile } from '../../../functions/usecases/skm-files.ts';
import { moveSurveyInbox } from '../../../functions/usecases/move-survey-inbox.ts';
import { granted, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { uidOf } from '../../fixtures/office.ts';
import { answerTimes } from '../../fixtures/survey.ts';
import { unzipped } from '../../fixtures/zip.ts';

/** Monday 23 November 2026 lies in the fourth quarter. */
const period = '2026-T4';
const officeId = 'contoh';
const officer = uidOf(officeId, { role: 'survey' });

let deps: TestDeps;
beforeAll(async () => {
  deps = await staffedDeps();
  await answerTimes(deps, 6, 3, { suggestion: '=HYPERLINK("x")' });
  await moveSurveyInbox(deps, officeId);
});

const bytesOf = ({ base64 }: { base64: string }) => Buffer.from(base64, 'base64');

describe('the survey’s files', () => {
  const everyFile = (uid: string, office = officeId) => [
    surveyReportFile(deps, uid, { officeId: office, period, format: 'pdf' }),
    posterFile(deps, uid, { officeId: office, poster: { kind: 'index', period } }),
    posterFile(deps, uid, { officeId: office, poster: { kind: 'counter' } }),
    exportAnswers(deps, uid, { officeId: office, period, format: 'csv' }),
    exportAnswers(deps, uid, { officeId: office, period, format: 'codebook' }),
  ];

  it('are the survey officer’s alone', async () => {
    for (const made of await Promise.all(everyFile(officer))) granted(made);
    for (const role of ['counter', 'camat', 'admin', 'secretary'] as const)
      for (const made of await Promise.all(everyFile(uidOf(officeId, { role }))))
        expect(refusalOf(made), role).toEqual({ code: 'not-allowed', needs: ['survey'] });
  });

  it('are made for the officer’s own office only', async () => {
    for (const made of await Promise.all(everyFile(officer, 'seberang')))
      expect(refusalOf(made)).toEqual({ code: 'not-allowed', needs: ['survey'] });
  });

  it('hold the report as PDF and as a document for the word processor, under the period’s name', async () => {
    const pdf = granted(await surveyReportFile(deps, officer, { officeId, period, format: 'pdf' }));
    expect([pdf.name, pdf.type]).toEqual(['laporan-skm-contoh-2026-T4.pdf', 'application/pdf']);
    expect(bytesOf(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    const docx = granted(await surveyReportFile(deps, officer, { officeId, period, format: 'docx' }));
    expect(docx.name).toBe('laporan-skm-contoh-2026-T4.docx');
    expect(unzipped(bytesOf(docx)).get('word/document.xml')?.toString()).toContain('75,00');
  });

  it('hold every moved answer, without any formula', async () => {
    const csv = granted(await exportAnswers(deps, officer, { officeId, period, format: 'csv' }));
    expect(csv.type).toBe('text/csv; charset=utf-8');
    const lines = bytesOf(csv).toString().trimEnd().split('\r\n');
    expect(lines).toHaveLength(7);
    for (const line of lines.slice(1)) expect(line).toMatch(/^2026-T4,.*"'=HYPERLINK\(""x""\)"$/);
  });

  it('hold the workbook with its codebook', async () => {
    const xlsx = granted(await exportAnswers(deps, officer, { officeId, period, format: 'xlsx' }));
    const parts = unzipped(bytesOf(xlsx));
    expect(parts.get('xl/workbook.xml')?.toString()).toMatch(/Jawaban.*Kamus data/);
  });

  it('are made also of a period nobody has answered in', async () => {
    const other = { officeId, period: '2026-T3' };
    granted(await surveyReportFile(deps, officer, { ...other, format: 'pdf' }));
    const csv = granted(await exportAnswers(deps, officer, { ...other, format: 'csv' }));
    expect(bytesOf(csv).toString().trimEnd().split('\r\n')).toHaveLength(1);
  });
});
