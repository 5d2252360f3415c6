import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Card } from '../../../domain/personal-data.ts';
import { useAtWork, useNow } from '../context.ts';
import { moreRows } from '../live.ts';
import { href } from '../route.ts';
import { cardStatusWords, doorShort, text } from '../text.ts';
import { shortTime } from '../times.ts';
import { isNamed, listsFor, nothingShown, renew, showAll } from '../work-lists.ts';
import type { ListId } from '../work-lists.ts';
import type { WorkList } from '../use-work-lists.ts';
import { Due } from '../parts/due.tsx';
import { TextField } from '../parts/field.tsx';
import { Heading } from '../parts/heading.tsx';
import { LiveNotice } from '../parts/notice.tsx';

export function WorkScreen({ list }: { list: ListId }): JSX.Element {
  const { office, lists, posts } = useAtWork();
  const current = lists[list];
  return (
    <div class="work">
      <nav class="lists" aria-label={text.work.listsLabel}>
        <ul>
          {listsFor(posts).map((id) => (
            <li key={id}>
              <a href={href.work(office.id, id)} {...(id === list && { 'aria-current': 'page' as const })}>
                <span>{text.work.lists[id]}</span>{' '}
                <span class="count" data-testid={`count-${id}`}>
                  {countWords(lists[id])}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="work-rows">
        <Heading title={text.work.lists[list]}>{text.work.lists[list]}</Heading>
        <LiveNotice state={current.state} unreadable={current.unreadable} />
        {current.state === 'loading' ? (
          <p class="soft">{text.loading}</p>
        ) : (
          <Rows key={list} list={list} current={current} />
        )}
      </div>
    </div>
  );
}

/** A list cut by the limit has at least so many rows. */
function countWords({ state, rows, more }: WorkList): string {
  if (state === 'loading') return '…';
  if (state === 'refused') return '–';
  return `${String(rows.length)}${more ? '+' : ''}`;
}

function Rows({ list, current }: { list: ListId; current: WorkList }) {
  const { services, office } = useAtWork();
  const now = useNow(services.now);
  const [shown, setShown] = useState(() => renew(nothingShown, current.rows));
  const [typed, setTyped] = useState('');
  const visible = shown.rows.filter(({ card }) => isNamed(card, typed));
  const signature = current.rows.map((card) => `${card.applicationId} ${String(card.revision)}`).join();
  useEffect(() => {
    setShown((before) => renew(before, current.rows));
  }, [signature]);

  return (
    <>
      {/* Always there, so that its words are read out when they come. */}
      <div role="status" class="fresh-bar" hidden={shown.fresh.length === 0}>
        {shown.fresh.length > 0 && (
          <button
            type="button"
            onClick={() => {
              setShown(showAll(current.rows));
            }}
            data-testid="show-fresh"
          >
            <strong>{text.work.fresh(shown.fresh.length)}</strong> · {text.work.freshAction}
          </button>
        )}
      </div>
      {shown.rows.length === 0 ? (
        <p class="empty">{text.work.empty[list]}</p>
      ) : (
        <>
          <div class="row-filter">
            <TextField
              type="search"
              label={text.work.filter}
              hint={text.work.filterHint}
              value={typed}
              onValue={setTyped}
              maxLength={100}
            />
            <p role="status" class="soft">
              {typed.trim() !== '' && text.work.filtered(visible.length, shown.rows.length)}
            </p>
          </div>
          {visible.length === 0 && <p class="empty">{text.work.noMatch}</p>}
          <div class="row-heads" aria-hidden="true">
            <span>{text.work.columns.due}</span>
            <span>{text.work.columns.applicant}</span>
            <span>{text.work.columns.service}</span>
            <span>{text.work.columns.status}</span>
          </div>
          <ul class="rows">
            {visible.map(({ card, gone }) => (
              <li key={card.applicationId} class={gone ? 'gone' : ''}>
                <RowLink card={card} gone={gone} now={now} officeId={office.id} />
              </li>
            ))}
          </ul>
        </>
      )}
      {current.more && (
        <button type="button" class="wide" onClick={current.more} data-testid="more-rows">
          {text.work.more(moreRows)}
        </button>
      )}
    </>
  );
}

/** Steps whose own words say whom they wait for. */
const plainSteps: readonly string[] = ['sign', 'await-agency', 'appointment'];

/** Whom the case waits for, where the status does not say it yet. */
function awaitsWords({ awaits, stepKind }: Card): string | undefined {
  if (awaits !== 'originals' && plainSteps.includes(stepKind)) return undefined;
  const words: Readonly<Record<string, string>> = text.work.awaits;
  return typeof awaits === 'string' ? words[awaits] : undefined;
}

function RowLink({
  card,
  gone,
  now,
  officeId,
}: {
  card: Card;
  gone: boolean;
  now: number;
  officeId: string;
}) {
  const { office } = useAtWork();
  return (
    <a class="work-row" href={href.case(officeId, card.applicationId)} data-row={card.reference}>
      <Due of={card} now={now} office={office} />
      <span class="row-name">
        <strong>{card.applicantName}</strong>
        <span class="soft">
          {card.reference}
          {card.phoneTail && ` · ${text.work.phoneTail(card.phoneTail)}`}
        </span>
      </span>
      <span>
        {card.serviceName}
        <span class="soft">
          {text.work.submitted(shortTime(card.submittedAt, now, office))} · {doorShort(card.door)}
        </span>
      </span>
      <span>
        {cardStatusWords(card, office)}
        {awaitsWords(card) && <span class="soft">{awaitsWords(card)}</span>}
        {gone && <span class="soft">{text.work.gone}</span>}
      </span>
    </a>
  );
}
