import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../domain/api.ts';
import { localDay } from '../../../domain/calendar.ts';
import { longDate, longDateTime } from '../../../domain/dates-id.ts';
import { isArchived, isToCome, versionInForce } from '../../../domain/lifecycle.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { searchServices, similarServices } from '../../../domain/service-search.ts';
import { slugOf } from '../../../domain/slug.ts';
import { useAtWork } from '../context.ts';
import { bySection, overdueOf } from '../catalogue.ts';
import { href } from '../route.ts';
import { words } from '../text-standards.ts';
import { useAsked } from '../use-asked.ts';
import { useDoing } from '../use-doing.ts';
import { AdminOnly } from '../parts/admin-only.tsx';
import { AskedNotice } from '../parts/asked-notice.tsx';
import { CheckGroup, RadioGroup, SelectField, TextField } from '../parts/field.tsx';
import { Heading } from '../parts/heading.tsx';
import { DoingNotice } from '../parts/notice.tsx';
import { RefusedStandards } from '../parts/standard/refused-standards.tsx';

type Listed = OutputOf<StaffApi['listStandards']>;
type Entry = Listed['entries'][number];

/** The office's catalogue as its administrator keeps it: what is in force and open, what is being written, what is due. */
export function StandardsScreen(): JSX.Element {
  const { office } = useAtWork();
  const { asked, reload } = useAsked('listStandards', { officeId: office.id });
  return (
    <AdminOnly title={words.standards.title}>
      <Heading title={words.standards.title}>{words.standards.title}</Heading>
      <AskedNotice asked={asked} onRetry={reload} />
      {asked.state === 'here' && <Catalogue listed={asked.value} onReload={reload} />}
    </AdminOnly>
  );
}

function Catalogue({ listed, onReload }: { listed: Listed; onReload: () => void }) {
  const { services, office } = useAtWork();
  const today = localDay(services.now(), office.hours.zone);
  const overdue = overdueOf(listed.entries);
  return (
    <div class="standards">
      <p class="row">
        <a class="button" href={href.consultation(office.id)}>
          {words.standards.newConsultation}
        </a>
        <a class="button" href={href.decree(office.id)}>
          {words.standards.newDecree}
        </a>
      </p>
      {overdue.length > 0 && <Overdue entries={overdue} today={today} onDone={onReload} />}
      <Drafts listed={listed} />
      <StartDraft listed={listed} />
      <section class="panel">
        <h2>{words.standards.services(listed.entries.length)}</h2>
        {bySection(listed.entries).map(({ section, entries }) => (
          <div key={section ?? ''}>
            {section !== undefined && <h3>{section}</h3>}
            <ul class="rows">
              {entries.map((entry) => (
                <ServiceRow
                  key={entry.serviceId}
                  entry={entry}
                  listed={listed}
                  today={today}
                  onDone={onReload}
                />
              ))}
            </ul>
          </div>
        ))}
      </section>
      <Consultations listed={listed} />
      <Decrees listed={listed} />
    </div>
  );
}

/** Overdue reviews come first; what was looked at and is right is noted down, the rest becomes a draft. */
function Overdue({
  entries,
  today,
  onDone,
}: {
  entries: readonly Entry[];
  today: string;
  onDone: () => void;
}) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [chosen, setChosen] = useState<string[]>([]);
  const [on, setOn] = useState(today);
  const [tried, setTried] = useState(false);
  return (
    <section class="panel overdue" data-testid="overdue">
      <h2>
        <span aria-hidden="true">‼ </span>
        {words.standards.overdue(entries.length)}
      </h2>
      <p class="hint">{words.standards.overdueHint}</p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (chosen.length === 0 || on === '') return;
          run({
            label: words.standards.review,
            send: () => services.call('recordReview', { officeId: office.id, serviceIds: chosen, on }),
            done: onDone,
          });
        }}
      >
        <CheckGroup
          legend={words.standards.reviewed}
          error={tried && chosen.length === 0 ? words.standards.reviewedMissing : undefined}
          options={entries.map(({ serviceId, name, reviewDue }) => ({
            value: serviceId,
            label: `${name} (${words.standards.due(longDate(reviewDue))})`,
          }))}
          values={chosen}
          onValues={setChosen}
        />
        <p>
          <button
            type="button"
            class="link"
            onClick={() => {
              setChosen(chosen.length === entries.length ? [] : entries.map(({ serviceId }) => serviceId));
            }}
          >
            {chosen.length === entries.length ? words.standards.noneChosen : words.standards.allChosen}
          </button>
        </p>
        <div class="row row-end">
          <TextField
            label={words.standards.reviewOn}
            type="date"
            error={tried && on === '' ? words.standards.dayMissing : undefined}
            value={on}
            onValue={setOn}
          />
          <button type="submit" disabled={doing.state === 'sending'}>
            {words.standards.review}
          </button>
        </div>
        <DoingNotice doing={doing} />
      </form>
    </section>
  );
}

function ServiceRow({
  entry,
  listed,
  today,
  onDone,
}: {
  entry: Entry;
  listed: Listed;
  today: string;
  onDone: () => void;
}) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [refusal, setRefusal] = useState<Refusal>();
  const version = versionInForce(entry, today);
  const archived = isArchived(entry, today);
  const drafts = listed.drafts.filter(({ serviceId }) => serviceId === entry.serviceId);
  const begin = useBegin();
  return (
    <li class="standard-row" data-service={entry.serviceId}>
      <div class="standard-row-main">
        <span class="row-name">
          <strong>
            <a href={`/${office.id}/layanan/${entry.serviceId}`} target="_blank" rel="noreferrer">
              {entry.name}
            </a>
          </strong>
          <span class="soft">
            {words.standards.version(version)}
            {entry.next &&
              entry.next.from > today &&
              ` · ${words.standards.next(entry.next.version, longDate(entry.next.from))}`}
          </span>
        </span>
        <span>
          <OpenMark entry={entry} archived={archived} toCome={isToCome(entry, today)} />
        </span>
        <span class={entry.overdue ? 'late' : 'soft'}>
          {entry.overdue && <span aria-hidden="true">‼ </span>}
          {entry.overdue
            ? words.standards.overdueSince(longDate(entry.reviewDue))
            : words.standards.due(longDate(entry.reviewDue))}
        </span>
        <span class="row">
          {!archived && (entry.open || entry.runnable) && (
            <button
              type="button"
              disabled={doing.state === 'sending'}
              data-testid="switch-open"
              onClick={() => {
                setRefusal(undefined);
                run({
                  label: entry.open ? words.standards.close : words.standards.open,
                  send: () =>
                    services.call('setServiceOpen', {
                      officeId: office.id,
                      serviceId: entry.serviceId,
                      open: !entry.open,
                    }),
                  done: onDone,
                  refused: setRefusal,
                });
              }}
            >
              {entry.open ? words.standards.close : words.standards.open}
              <span class="hidden"> {entry.name}</span>
            </button>
          )}
          {drafts.length > 0 ? (
            drafts.map(({ id }) => (
              <a key={id} class="button" href={href.standardDraft(office.id, id)}>
                {words.standards.openDraft}
                <span class="hidden"> {entry.name}</span>
              </a>
            ))
          ) : (
            <button
              type="button"
              disabled={begin.doing.state === 'sending'}
              onClick={() => {
                begin.start({ officeId: office.id, serviceId: entry.serviceId, version }, entry.serviceId);
              }}
            >
              {words.standards.begin}
              <span class="hidden"> {entry.name}</span>
            </button>
          )}
        </span>
      </div>
      <DoingNotice doing={doing} />
      <DoingNotice doing={begin.doing} />
      {refusal && <RefusedStandards refusal={refusal} />}
    </li>
  );
}

function OpenMark({ entry, archived, toCome }: { entry: Entry; archived: boolean; toCome: boolean }) {
  if (archived && entry.archived)
    return <span class="badge">{words.standards.archived(longDate(entry.archived.from))}</span>;
  if (toCome) return <span class="badge">{words.standards.toCome}</span>;
  if (entry.open)
    return (
      <span class="badge badge-open" data-state="open">
        <span aria-hidden="true">✓ </span>
        {words.standards.isOpen}
      </span>
    );
  return (
    <span class="badge" data-state="closed">
      {entry.runnable ? words.standards.isClosed : words.standards.readOnly}
    </span>
  );
}

/** Begins a draft and goes there. */
function useBegin() {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  return {
    doing,
    start: (origin: { officeId: string; serviceId: string; version: number }, serviceId: string) => {
      run({
        label: words.standards.begin,
        send: (actId) =>
          services.call('startStandardDraft', { officeId: office.id, origin, serviceId, actId }),
        done: ({ draftId }) => {
          location.hash = href.standardDraft(office.id, draftId);
        },
      });
    },
  };
}

function Drafts({ listed }: { listed: Listed }) {
  const { office } = useAtWork();
  return (
    <section class="panel">
      <h2>{words.standards.drafts(listed.drafts.length)}</h2>
      {listed.drafts.length === 0 && <p class="soft">{words.standards.noDrafts}</p>}
      <ul class="rows">
        {listed.drafts.map(({ id, name, version, changedAt, problems, origin }) => (
          <li key={id}>
            <a class="work-row work-row-found" href={href.standardDraft(office.id, id)} data-row={id}>
              <span class="row-name">
                <strong>{name}</strong>
                <span class="soft">
                  {words.standards.version(version)}
                  {origin &&
                    origin.officeId !== office.id &&
                    ` · ${words.standards.copiedFrom(nameOf(listed, origin.officeId))}`}
                </span>
              </span>
              <span class="soft">
                {words.standards.changed(longDateTime(changedAt, office.hours.zone, office.hours.zoneLabel))}
              </span>
              <span class={problems > 0 ? 'late' : ''}>
                <span aria-hidden="true">{problems > 0 ? '✗ ' : '✓ '}</span>
                {problems > 0 ? words.findings.short(problems) : words.standards.noProblems}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function nameOf(listed: Listed, officeId: string): string {
  return listed.others.find((each) => each.officeId === officeId)?.officeName ?? officeId;
}

const origins = ['own', 'other', 'new'] as const;

/** From a service of this office, from another office's, or for a service that is new here. */
function StartDraft({ listed }: { listed: Listed }) {
  const { office } = useAtWork();
  const begin = useBegin();
  const [from, setFrom] = useState<(typeof origins)[number]>('own');
  const [own, setOwn] = useState('');
  const [version, setVersion] = useState('');
  const [query, setQuery] = useState('');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const entry = listed.entries.find(({ serviceId }) => serviceId === own);
  const everything = [
    ...listed.others,
    ...listed.entries.map(({ serviceId, name: called, version: inForce }) => ({
      officeId: office.id,
      officeName: office.name,
      serviceId,
      name: called,
      version: inForce,
    })),
  ].map((each) => ({ ...each, title: '', summary: '' }));
  const found = searchServices(
    listed.others.map((each) => ({ ...each, title: '', summary: '' })),
    query,
  ).slice(0, 12);
  const nearest = name.trim() === '' ? [] : similarServices(everything, { name }).slice(0, 5);
  const newId = slugOf(name);
  const taken = listed.entries.some(({ serviceId }) => serviceId === newId);
  return (
    <details class="panel" data-testid="start-draft">
      <summary>
        <h2 class="inline">{words.standards.start}</h2>
      </summary>
      <form
        noValidate
        class="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (from === 'own' && entry)
            begin.start(
              { officeId: office.id, serviceId: entry.serviceId, version: Number(version || entry.version) },
              entry.serviceId,
            );
        }}
      >
        <RadioGroup
          legend={words.standards.startFrom}
          options={origins.map((value) => ({ value, label: words.standards.origins[value] }))}
          value={from}
          onValue={(value) => {
            setFrom(origins.find((each) => each === value) ?? 'own');
          }}
        />
        {from === 'own' && (
          <>
            <SelectField
              label={words.standards.service}
              choose={words.standards.chooseService}
              error={tried && !entry ? words.standards.chooseService : undefined}
              options={listed.entries.map(({ serviceId, name: called }) => ({
                value: serviceId,
                label: called,
              }))}
              value={own}
              onValue={(value) => {
                setOwn(value);
                setVersion('');
              }}
            />
            {entry && (
              <SelectField
                label={words.standards.whichVersion}
                options={Array.from({ length: Math.max(entry.version, entry.next?.version ?? 0) }, (_, i) => {
                  const number = String(i + 1);
                  return { value: number, label: words.standards.version(i + 1) };
                }).reverse()}
                value={version || String(entry.version)}
                onValue={setVersion}
              />
            )}
            <p>
              <button type="submit" disabled={begin.doing.state === 'sending'}>
                {words.standards.begin}
              </button>
            </p>
          </>
        )}
        {from === 'other' && (
          <>
            <TextField
              label={words.standards.search}
              hint={words.standards.searchHint}
              type="search"
              value={query}
              onValue={setQuery}
            />
            {query.trim() !== '' && found.length === 0 && <p class="soft">{words.standards.nothingFound}</p>}
            <OriginList
              origins={found}
              busy={begin.doing.state === 'sending'}
              onChoose={(origin) => {
                begin.start(origin, origin.serviceId);
              }}
            />
          </>
        )}
        {from === 'new' && (
          <>
            <TextField
              label={words.standards.newName}
              hint={words.standards.newHint}
              error={taken ? words.standards.taken : undefined}
              value={name}
              onValue={setName}
            />
            {name.trim() !== '' && nearest.length === 0 && <p class="soft">{words.standards.noneAlike}</p>}
            {!taken && newId !== '' && (
              <OriginList
                origins={nearest.length > 0 ? nearest : everything.slice(-3)}
                busy={begin.doing.state === 'sending'}
                onChoose={(origin) => {
                  begin.start(origin, newId);
                }}
              />
            )}
          </>
        )}
        <DoingNotice doing={begin.doing} />
      </form>
    </details>
  );
}

interface OriginRow {
  officeId: string;
  officeName: string;
  serviceId: string;
  name: string;
  version: number;
}

function OriginList({
  origins: rows,
  busy,
  onChoose,
}: {
  origins: readonly OriginRow[];
  busy: boolean;
  onChoose: (origin: { officeId: string; serviceId: string; version: number }) => void;
}) {
  return (
    <ul class="rows" aria-label={words.standards.found}>
      {rows.map(({ officeId, officeName, serviceId, name, version }) => (
        <li key={`${officeId}/${serviceId}`} class="origin-row">
          <span>
            {name} <span class="soft">{officeName}</span>
          </span>
          <button
            type="button"
            disabled={busy}
            onClick={() => {
              onChoose({ officeId, serviceId, version });
            }}
          >
            {words.standards.copy}
            <span class="hidden">
              {' '}
              {name}, {officeName}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Consultations({ listed }: { listed: Listed }) {
  const { office } = useAtWork();
  return (
    <section class="panel">
      <h2>{words.standards.consultations}</h2>
      {listed.consultations.length === 0 && <p class="soft">{words.standards.noConsultations}</p>}
      <ul class="rows">
        {listed.consultations.map(({ id, title, state, commentsUntil, on }) => (
          <li key={id}>
            <a class="work-row work-row-found" href={href.consultation(office.id, id)}>
              <strong>{title}</strong>
              <span>{words.consultation.states[state]}</span>
              <span class="soft">
                {state === 'open' && commentsUntil !== undefined
                  ? words.consultation.until(longDate(commentsUntil))
                  : on !== undefined && longDate(on)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Decrees({ listed }: { listed: Listed }) {
  const { office } = useAtWork();
  return (
    <section class="panel">
      <h2>{words.standards.decrees}</h2>
      <ul class="rows">
        {listed.decrees.map(({ id, number, title, on }) => (
          <li key={id} class="decree-row">
            <a href={`/${office.id}/keputusan/${id}`} target="_blank" rel="noreferrer">
              {words.standards.decreeNumber(number)}
            </a>
            <span>{title}</span>
            <span class="soft">{on !== undefined ? longDate(on) : words.standards.noDay}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
