import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { mostCases } from '../../../../domain/batch.ts';
import { localDay } from '../../../../domain/calendar.ts';
import type { Card } from '../../../../domain/personal-data.ts';
import { lastMonths, monthOf, monthWords } from '../../../../domain/recurring.ts';
import { wholeOfficeRoles } from '../../../../domain/roles.ts';
import { useAtWork, useLive } from '../../context.ts';
import type { CardRequest } from '../../live.ts';
import { href } from '../../route.ts';
import { batchesText } from '../../text-batches.ts';
import { shortTime } from '../../times.ts';
import { useDoing } from '../../use-doing.ts';
import { CheckField, SelectField, TextField } from '../field.tsx';
import { DoingNotice, LiveNotice } from '../notice.tsx';
import { finishing } from './finishing.ts';
import { WorkProgress } from './work-progress.tsx';

const words = batchesText.waiting;

export interface RecapService {
  serviceId: string;
  name: string;
  monthly: boolean;
  mayRecap: boolean;
}

/** The months a report may be for: this one and the five before it. */
const monthsOffered = 6;

/** Cases that wait for their recapitulation, live, and the form that makes one list of those chosen. */
export function Waiting({ services }: { services: readonly RecapService[] }): JSX.Element {
  const { services: console_, office, posts } = useAtWork();
  const whole = posts.roles.some((role) => wholeOfficeRoles.includes(role));
  const request: CardRequest = whole ? { query: 'recap' } : { query: 'sections', values: posts.sections };
  const read = useLive<Card[]>(`recap ${office.id} ${JSON.stringify(request)}`, (listener) =>
    console_.live.cards(office.id, request, listener),
  );
  const waiting = ('value' in read ? read.value : [])
    .filter(({ stepKind, status }) => stepKind === 'recap' && status === 'open')
    .sort((a, b) => a.submittedAt - b.submittedAt);
  const countOf = (serviceId: string) => waiting.filter((card) => card.serviceId === serviceId).length;
  const [chosen, setChosen] = useState<string>();
  // Until somebody chooses, the first service for which something waits.
  const service =
    services.find(({ serviceId }) => serviceId === chosen) ??
    services.find(({ serviceId }) => countOf(serviceId) > 0) ??
    services[0];
  return (
    <section class="panel" aria-labelledby="menunggu-rekap">
      <h2 id="menunggu-rekap">{words.title}</h2>
      <LiveNotice state={read.state} unreadable={'value' in read ? read.unreadable : 0} />
      {services.length > 1 && service && (
        <SelectField
          label={words.service}
          options={services.map(({ serviceId, name }) => ({
            value: serviceId,
            label: `${name} (${String(countOf(serviceId))})`,
          }))}
          value={service.serviceId}
          onValue={setChosen}
        />
      )}
      {service && (
        <Choice
          key={service.serviceId}
          service={service}
          cards={waiting.filter(({ serviceId }) => serviceId === service.serviceId)}
        />
      )}
    </section>
  );
}

function Choice({ service, cards }: { service: RecapService; cards: readonly Card[] }) {
  const { services, office, announce } = useAtWork();
  const now = services.now();
  const month = monthOf(localDay(now, office.hours.zone));
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [title, setTitle] = useState(() => `${service.name} ${monthWords(month)}`.slice(0, 120));
  const [period, setPeriod] = useState(month);
  const [tried, setTried] = useState(false);
  const [progress, setProgress] = useState<{ left: number; total: number }>();
  const { doing, run } = useDoing(announce);
  // What went elsewhere meanwhile is not sent.
  const chosen = cards.map(({ applicationId }) => applicationId).filter((id) => ticked.includes(id));
  const problem =
    chosen.length === 0 ? words.noneChosen : chosen.length > mostCases ? words.tooMany(mostCases) : undefined;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (problem !== undefined || title.trim() === '') return;
    run({
      label: words.making,
      // The key of the press is the batch's id: pressed again, it goes on where it stopped.
      send: (batchId) =>
        finishing(
          services,
          { officeId: office.id, batchId },
          services.call('makeBatch', {
            officeId: office.id,
            batchId,
            serviceId: service.serviceId,
            title: title.trim(),
            ...(service.monthly && { period }),
            caseIds: chosen,
          }),
          setProgress,
        ),
      done: ({ batchId }) => {
        location.hash = href.batches(office.id, batchId);
      },
    });
  };

  if (cards.length === 0)
    return (
      <p class="soft" data-testid="none-waiting">
        {words.none}
      </p>
    );
  const all = cards.length === chosen.length;
  return (
    <form noValidate onSubmit={submit} data-testid="make-batch">
      <CheckField
        label={words.all(cards.length)}
        checked={all}
        onChecked={(checked) => {
          setTicked(checked ? cards.map(({ applicationId }) => applicationId) : []);
        }}
      />
      <ul class="rows batch-choice">
        {cards.map((card) => (
          <li key={card.applicationId}>
            <label class="choice">
              <input
                type="checkbox"
                checked={ticked.includes(card.applicationId)}
                data-choose={card.reference}
                onChange={(event) => {
                  const { checked } = event.currentTarget;
                  setTicked((before) =>
                    checked
                      ? [...before, card.applicationId]
                      : before.filter((id) => id !== card.applicationId),
                  );
                }}
              />
              <span>
                <strong>{card.applicantName}</strong>
                <span class="soft">
                  {' '}
                  {card.reference} · {villagesOf(card, office)} · {shortTime(card.submittedAt, now, office)}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {service.mayRecap ? (
        <>
          {service.monthly && (
            <SelectField
              label={words.period}
              options={lastMonths(month, monthsOffered).map((each) => ({
                value: each,
                label: monthWords(each),
              }))}
              value={period}
              onValue={(next) => {
                setPeriod(next);
                setTitle(`${service.name} ${monthWords(next)}`.slice(0, 120));
              }}
            />
          )}
          <TextField
            label={words.name}
            hint={words.nameHint}
            maxLength={120}
            error={tried && title.trim() === '' ? words.nameMissing : undefined}
            value={title}
            onValue={setTitle}
          />
          {tried && problem !== undefined && (
            <p class="error" role="alert">
              <span aria-hidden="true">✗ </span>
              {problem}
            </p>
          )}
          <WorkProgress act="recap" progress={progress} />
          <div class="act-bar">
            <button
              type="submit"
              class="primary"
              disabled={doing.state === 'sending'}
              data-testid="primary-act"
            >
              {words.make(chosen.length)}
            </button>
          </div>
          <DoingNotice doing={doing} />
        </>
      ) : (
        <p class="soft">{words.only}</p>
      )}
    </form>
  );
}

function villagesOf(
  { villageCodes }: Pick<Card, 'villageCodes'>,
  { villages }: { villages: readonly { code: string; name: string }[] },
): string {
  return villageCodes
    .map((code) => villages.find((village) => village.code === code)?.name ?? code)
    .join(', ');
}
