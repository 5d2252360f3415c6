import type { JSX } from 'preact';
import { readinessCodes, readinessWords } from '../../../../domain/readiness.ts';
import type { Refusal } from '../../../../domain/refusal.ts';
import { useAtWork } from '../../context.ts';
import { findingOf } from '../../findings.ts';
import { href } from '../../route.ts';
import { words } from '../../text-standards.ts';

/** What a refusal names, in full: each finding of each service, or each answer the office still owes. */
export function RefusedStandards({ refusal }: { refusal: Refusal }): JSX.Element | null {
  const { office } = useAtWork();
  if (refusal.code === 'standard-problems')
    return (
      <div class="refused" data-testid="refused-findings">
        {refusal.drafts.map(({ serviceId, problems }) => (
          <div key={serviceId}>
            <h3>{words.findings.of(serviceId)}</h3>
            <ul class="finding-list">
              {problems.map((problem) => {
                const { anchor, words: found } = findingOf(problem, office);
                return <li key={`${anchor} ${found}`}>{found}</li>;
              })}
            </ul>
          </div>
        ))}
      </div>
    );
  if (refusal.code === 'office-not-ready')
    return (
      <div class="refused" data-testid="refused-office">
        <ul class="finding-list">
          {readinessCodes
            .filter((code) => refusal.missing.includes(code))
            .map((code) => (
              <li key={code}>
                <strong>{readinessWords[code].title}</strong>: {readinessWords[code].hint}
              </li>
            ))}
        </ul>
        <p>
          <a href={href.office(office.id)}>{words.standards.toOffice}</a>
        </p>
      </div>
    );
  return null;
}
