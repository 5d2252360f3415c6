import type { JSX } from 'preact';
import type { Application } from '../../../../domain/application.ts';
import { useAtWork, useLive } from '../../context.ts';
import type { DeskResult } from '../../desk-results.ts';
import { text } from '../../text.ts';
import { Notice } from '../notice.tsx';

/** What was done in this sitting, to be shown to anybody. */
export function Results({ results }: { results: readonly DeskResult[] }): JSX.Element {
  return (
    <section class="panel" data-testid="desk-results">
      <h2>{text.desk.results}</h2>
      <p class="hint">{text.desk.resultsHint}</p>
      <ul class="results">
        {results.map((result) => (
          <li key={result.applicationId} data-result={result.reference}>
            <span class="row-name">
              <strong>{result.number ? `${text.desk.number} ${result.number}` : result.reference}</strong>
              <span class="soft">
                {result.service} · {result.reference}
              </span>
            </span>
            <Outcome result={result} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Outcome({ result }: { result: DeskResult }) {
  const { services, office } = useAtWork();
  const { outcome, applicationId } = result;
  const live = useLive<Application | undefined>(`result ${applicationId}`, (listener) =>
    services.live.application(office.id, applicationId, listener),
  );
  const issued = 'value' in live && live.value?.letter?.status === 'issued';
  if (typeof outcome === 'object' || (outcome === 'unclear' && !issued))
    return (
      <Notice tone={typeof outcome === 'object' ? 'bad' : 'warn'}>
        <p data-outcome={typeof outcome === 'object' ? 'problem' : outcome}>
          {typeof outcome === 'object' ? outcome.problem : text.desk.outcomes[outcome]}
        </p>
      </Notice>
    );
  const shown = issued && outcome !== 'returned' ? 'issued' : outcome;
  return (
    <p class="status" data-outcome={shown}>
      <span aria-hidden="true">{shown === 'returned' ? '↩' : '✓'} </span>
      {text.desk.outcomes[shown]}
    </p>
  );
}
