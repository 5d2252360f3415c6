import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAtWork } from '../../context.ts';
import type { SkmPart } from '../../skm-part.ts';
import { skm } from '../../text-skm.ts';
import { useDoing } from '../../use-doing.ts';
import { CheckField } from '../field.tsx';
import { DoingNotice } from '../notice.tsx';

/** What people suggested. What names somebody is hidden: from the report, from the data, from here on. */
export function Comments({ opened, reload }: SkmPart): JSX.Element {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [onlyShown, setOnlyShown] = useState(false);
  const words = skm.comments;
  const shown = opened.comments.filter(({ hidden }) => !onlyShown || !hidden);
  return (
    <section class="panel" data-testid="comments">
      <h2>{words.title(opened.report.period.label)}</h2>
      <p class="hint">{words.hint}</p>
      <CheckField label={words.onlyShown} checked={onlyShown} onChecked={setOnlyShown} />
      <DoingNotice doing={doing} />
      {shown.length === 0 && <p class="empty">{words.none}</p>}
      <ul class="rows">
        {shown.map(({ id, serviceName, channel, text, hidden }) => (
          <li key={id} class={hidden ? 'comment comment-hidden' : 'comment'}>
            <div>
              {hidden && <strong>{words.hidden}</strong>}
              <p class="said">
                <bdi>{text}</bdi>
              </p>
              <p class="soft">
                {serviceName}, {skm.channels[channel]}
              </p>
            </div>
            <button
              type="button"
              disabled={doing.state === 'sending'}
              aria-label={`${hidden ? words.show : words.hide}: ${text.slice(0, 60)}`}
              onClick={() => {
                run({
                  label: hidden ? words.show : words.hide,
                  send: () =>
                    services.call(hidden ? 'showComment' : 'hideComment', { officeId: office.id, id }),
                  done: reload,
                });
              }}
            >
              {hidden ? words.show : words.hide}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
