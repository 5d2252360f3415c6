import type { JSX } from 'preact';
import { longDate } from '../../../../domain/dates-id.ts';
import type { SurveyCell } from '../../../../domain/survey-report.ts';
import { printedIndex, surveyQuestions } from '../../../../domain/survey.ts';
import { useAtWork } from '../../context.ts';
import { href } from '../../route.ts';
import type { SkmPart } from '../../skm-part.ts';
import { skm } from '../../text-skm.ts';
import { Notice } from '../notice.tsx';
import { Bars, BigFigure } from './figures.tsx';

/** How the period stands: the index, each element, the trend, the sample, the channels, and what waits for somebody. */
export function Dashboard({ opened, period }: SkmPart): JSX.Element {
  const { office } = useAtWork();
  const { report, live, running } = opened;
  const words = skm.dashboard;
  const isRunning = period === running;
  return (
    <>
      {opened.intact === false && (
        <Notice tone="bad">
          <p>{words.broken}</p>
        </Notice>
      )}
      {opened.reminders.length > 0 && (
        <section class="panel" data-testid="reminders">
          <h2>
            <span aria-hidden="true">! </span>
            {words.reminders}
          </h2>
          <ul class="plain-list">
            {opened.reminders.map(({ id, period: of, row, why, on }) => (
              <li key={`${of} ${id}`}>
                <a href={href.skm(office.id, 'tindak-lanjut', of)}>{row.programme}</a>{' '}
                <span class="soft">
                  {surveyQuestions[row.element].name}, {words.reminder[why](longDate(on))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div class="skm-columns">
        {isRunning && (
          <section class="panel" data-testid="live">
            <h2>{words.live}</h2>
            <BigFigure
              figure={live.index}
              note={live.index ? words.liveNote(live.answers) : words.liveNone}
            />
            {live.elements.length > 0 && (
              <Bars
                label={words.elements}
                rows={live.elements.map(({ key, figure }) => ({
                  id: key,
                  name: surveyQuestions[key].name,
                  figure,
                }))}
              />
            )}
          </section>
        )}
        <section class="panel" data-testid="report">
          <h2>{words.index(report.period.label)}</h2>
          <BigFigure figure={report.index} note={words.answers(report.answers)} />
          {isRunning && <p class="hint">{words.stored}</p>}
          {opened.intact === true && <p class="hint">✓ {words.intact}</p>}
          {report.index && (
            <Bars
              label={words.elements}
              rows={report.elements.map(({ key, number, name, figure }) => ({
                id: key,
                name: `${number} ${name}`,
                figure,
              }))}
            />
          )}
          {report.variants.length > 1 && (
            <p class="hint">
              {words.variants}:{' '}
              {report.variants
                .filter(({ weight }) => weight !== report.weight)
                .map(
                  ({ weight, figure }) => `${weight.replace('.', ',')} → ${printedIndex(figure.hundredths)}`,
                )
                .join('; ')}
            </p>
          )}
        </section>
        <section class="panel" data-testid="sample">
          <h2>{words.sample}</h2>
          <Sample {...{ opened, period }} />
          {report.lowest.length > 0 && report.index && (
            <>
              <h3>{words.lowest}</h3>
              <ol class="numbered">
                {report.lowest.map((key) => (
                  <li key={key}>{surveyQuestions[key].name}</li>
                ))}
              </ol>
            </>
          )}
        </section>
        <section class="panel">
          <h2>{words.trend}</h2>
          {report.trend.some(({ figure }) => figure) ? (
            <Bars
              label={words.trend}
              rows={report.trend
                .filter(({ figure }) => figure)
                .map(({ id, label, answers, figure }) => ({
                  id,
                  name: label,
                  answers,
                  figure,
                }))}
            />
          ) : (
            <p class="soft">{words.trendNone}</p>
          )}
        </section>
        {report.channels.length > 0 && (
          <section class="panel">
            <h2>{words.channels}</h2>
            <Bars
              label={words.channels}
              rows={report.channels.map(({ id, label, answers, figure }) => ({
                id,
                name: label,
                answers,
                figure,
              }))}
            />
            <h3>{words.typing}</h3>
            <ul class="plain-list">
              {report.typing.map(({ by, label, answers, permille }) => (
                <li key={by}>
                  {label}: {answers} ({String(Math.floor(permille / 10))},{String(permille % 10)}%)
                </li>
              ))}
            </ul>
          </section>
        )}
        {report.services.length > 0 && (
          <section class="panel">
            <h2>{words.services}</h2>
            <Bars
              label={words.services}
              rows={report.services.map(({ id, label, answers, figure }) => ({
                id,
                name: label,
                answers,
                figure,
              }))}
            />
          </section>
        )}
        {report.sections.length > 1 && (
          <section class="panel">
            <h2>{words.sections}</h2>
            <Bars
              label={words.sections}
              rows={report.sections.map(({ id, label, answers, figure }) => ({
                id,
                name: label,
                answers,
                figure,
              }))}
            />
          </section>
        )}
        {report.index && (
          <section class="panel">
            <h2>{words.attributes}</h2>
            <Cells title={words.gender} cells={report.attributes.gender} />
            <Cells title={words.age} cells={report.attributes.age} />
            <Cells title={words.education} cells={report.attributes.education} />
            <Cells title={words.job} cells={report.attributes.job} />
            <p class="hint">{words.suppressedNote}</p>
          </section>
        )}
      </div>
    </>
  );
}

function Sample({ opened }: Pick<SkmPart, 'opened' | 'period'>) {
  const { office } = useAtWork();
  const { answers, period, sample } = opened.report;
  const words = skm.dashboard;
  if (sample.needed === undefined)
    return (
      <p>
        {words.sampleUnknown} <a href={href.skm(office.id, 'periode', period.id)}>{words.toPopulation}</a>
      </p>
    );
  const label = words.sampleProgress(answers, sample.needed);
  return (
    <>
      <p>{label}</p>
      <progress
        max={Math.max(1, sample.needed)}
        value={Math.min(answers, sample.needed)}
        aria-label={label}
      />
      <p class="hint">{sample.reached ? words.sampleReached : words.sampleMissing(sample.missing ?? 0)}</p>
    </>
  );
}

function Cells({ title, cells: all }: { title: string; cells: readonly SurveyCell[] }) {
  const cells = all.filter(({ suppressed, answers }) => suppressed || answers !== 0);
  if (cells.length === 0) return null;
  return (
    <div class="table-box">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{skm.dashboard.name}</th>
            <th scope="col" class="number">
              {skm.dashboard.count}
            </th>
            <th scope="col" class="number">
              {skm.dashboard.value}
            </th>
          </tr>
        </thead>
        <tbody>
          {cells.map(({ id, label, suppressed, answers, figure }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td class="number">{suppressed ? skm.dashboard.suppressed : answers}</td>
              <td class="number">
                {figure && !suppressed ? `${printedIndex(figure.hundredths)} ${figure.letter}` : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
