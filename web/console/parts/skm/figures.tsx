import type { JSX } from 'preact';
import type { SurveyFigureData } from '../../../../domain/survey-report.ts';
import { printedIndex } from '../../../../domain/survey.ts';
import { skm } from '../../text-skm.ts';

/** Named values with bars from 25 to 100. The number says it, the bar only shows it. */
export function Bars({
  label,
  rows,
}: {
  label: string;
  rows: readonly {
    id: string;
    name: string;
    answers?: number | undefined;
    figure?: SurveyFigureData | undefined;
  }[];
}): JSX.Element {
  return (
    <ul class="bars" aria-label={label}>
      {rows.map(({ id, name, answers, figure }) => (
        <li key={id}>
          <span class="bar-name">
            {name}
            {answers !== undefined && <span class="soft"> ({answers})</span>}
          </span>
          <span class="bar-value">
            {figure ? `${printedIndex(figure.hundredths)} ${figure.letter}` : '–'}
          </span>
          {figure && <Bar hundredths={figure.hundredths} />}
        </li>
      ))}
    </ul>
  );
}

function Bar({ hundredths }: { hundredths: number }) {
  const width = Math.min(100, Math.max(0, (hundredths - 2500) / 75));
  return (
    <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect width={width} height="4" />
    </svg>
  );
}

/** One index as people read it from across the room. */
export function BigFigure({
  figure,
  note,
}: {
  figure: SurveyFigureData | undefined;
  note: string;
}): JSX.Element {
  return (
    <p class="big-figure" data-testid="index">
      <strong>{figure ? printedIndex(figure.hundredths) : skm.noData}</strong>
      {figure && <span>{skm.dashboard.grade(figure.letter, figure.performance)}</span>}
      <span class="soft">{note}</span>
    </p>
  );
}
