import type { JSX } from 'preact';
import type { Result } from '../../../../domain/result.ts';
import { useAtWork } from '../../context.ts';
import type { SkmPart } from '../../skm-part.ts';
import { skm } from '../../text-skm.ts';
import { FileButtons } from '../file-buttons.tsx';
import type { MadeFile } from '../file-buttons.tsx';

/** Report, posters and raw data of the period looked at. */
export function Downloads({ opened, period }: SkmPart): JSX.Element {
  const { services, office } = useAtWork();
  const here = { officeId: office.id, period };
  const words = skm.files;
  const files: [string, () => Promise<Result<MadeFile>>][] = [
    [words.report, () => services.call('surveyReportFile', { ...here, format: 'pdf' })],
    [words.reportWord, () => services.call('surveyReportFile', { ...here, format: 'docx' })],
    [
      words.poster,
      () => services.call('posterFile', { officeId: office.id, poster: { kind: 'index', period } }),
    ],
    [words.csv, () => services.call('exportAnswers', { ...here, format: 'csv' })],
    [words.xlsx, () => services.call('exportAnswers', { ...here, format: 'xlsx' })],
    [words.codebook, () => services.call('exportAnswers', { ...here, format: 'codebook' })],
  ];
  return (
    <section class="panel" data-testid="downloads">
      <h2>{words.title(opened.report.period.label)}</h2>
      <p class="hint">{words.hint}</p>
      <FileButtons files={files} />
    </section>
  );
}
