import type { JSX } from 'preact';
import { compareDefinitions, compareStandards } from '../../../../domain/compare.ts';
import type { ComponentDifference, DiffLine, Word } from '../../../../domain/compare.ts';
import type { Office } from '../../../../domain/office.ts';
import type { ServiceStandard } from '../../../../domain/standard.ts';
import { componentWords } from '../../../../domain/words-id.ts';
import { words } from '../../text-standards.ts';

/** What a draft changes, component by component and then in what Loket runs: by sign, word and colour. */
export function DifferenceView({
  base,
  standard,
  office,
}: {
  base: ServiceStandard;
  standard: ServiceStandard;
  office: Office;
}): JSX.Element {
  const components = compareStandards(base, standard);
  const changed = components.filter(({ state }) => state !== 'same' && state !== 'neither');
  const runs = compareDefinitions(base.definition, standard.definition, { left: office, right: office });
  const facts = factsOf(base, standard);
  const alike = components.filter(({ state }) => state === 'same' || state === 'neither');
  return (
    <div class="difference" data-testid="difference">
      <p class="hint">{words.difference.against(base.name, base.version)}</p>
      {changed.length + runs.length + facts.length === 0 && <p class="empty">{words.difference.none}</p>}
      {facts.map(({ label, left, right }) => (
        <section class="panel" key={label}>
          <h2>{label}</h2>
          <Sides left={left} right={right} />
        </section>
      ))}
      {changed.map((difference) => (
        <section class="panel" key={difference.key}>
          <h2>{componentWords[difference.key]}</h2>
          <p class="soft">{stateWords(difference)}</p>
          <ul class="diff-lines">
            {difference.lines.map((line, position) => (
              <Line key={position} line={line} />
            ))}
          </ul>
        </section>
      ))}
      {runs.length > 0 && (
        <section class="panel">
          <h2>{words.difference.runs}</h2>
          {runs.map(({ label, left, right }) => (
            <div key={label}>
              <h3>{label}</h3>
              <Sides left={left} right={right} />
            </div>
          ))}
        </section>
      )}
      {alike.length > 0 && (
        <p class="soft">
          {words.difference.alike}: {alike.map(({ key }) => componentWords[key]).join('; ')}.
        </p>
      )}
    </div>
  );
}

function factsOf(base: ServiceStandard, standard: ServiceStandard) {
  return [
    { label: words.title.title, left: base.title, right: standard.title },
    { label: words.title.name, left: base.name, right: standard.name },
    { label: words.title.summary, left: base.summary, right: standard.summary },
  ].filter(({ left, right }) => left !== right);
}

function stateWords({ state }: ComponentDifference): string {
  return words.difference.states[state];
}

function Line({ line }: { line: DiffLine }) {
  const { mark, left = [], right = [] } = line;
  switch (mark) {
    case 'same':
      return <li class="diff-same">{left.map(({ text }) => text).join(' ')}</li>;
    case 'removed':
      return (
        <li class="diff-removed">
          <Mark mark="removed" />
          <del>{left.map(({ text }) => text).join(' ')}</del>
        </li>
      );
    case 'added':
      return (
        <li class="diff-added">
          <Mark mark="added" />
          <ins>{right.map(({ text }) => text).join(' ')}</ins>
        </li>
      );
    case 'changed':
      return (
        <li class="diff-changed">
          <div class="diff-removed">
            <Mark mark="before" />
            <Words list={left} tag="del" />
          </div>
          <div class="diff-added">
            <Mark mark="after" />
            <Words list={right} tag="ins" />
          </div>
        </li>
      );
    default:
      return mark satisfies never;
  }
}

function Mark({ mark }: { mark: keyof typeof words.difference.marks }) {
  const [sign, word] = words.difference.marks[mark];
  return (
    <span class="diff-mark">
      <span aria-hidden="true">{sign} </span>
      {word}:{' '}
    </span>
  );
}

function Words({ list, tag: Tag }: { list: readonly Word[]; tag: 'del' | 'ins' }) {
  return (
    <span>
      {list.map(({ text, changed }, position) => (
        <span key={position}>
          {position > 0 && ' '}
          {changed ? <Tag>{text}</Tag> : text}
        </span>
      ))}
    </span>
  );
}

function Sides({ left, right }: { left: string; right: string }) {
  return (
    <dl class="sides">
      <div class="diff-removed">
        <dt>
          <span aria-hidden="true">− </span>
          {words.difference.before}
        </dt>
        <dd>{left || words.difference.nothing}</dd>
      </div>
      <div class="diff-added">
        <dt>
          <span aria-hidden="true">+ </span>
          {words.difference.after}
        </dt>
        <dd>{right || words.difference.nothing}</dd>
      </div>
    </dl>
  );
}
