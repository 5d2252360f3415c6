import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../domain/api.ts';
import { localDay } from '../../../domain/calendar.ts';
import { compareStandards } from '../../../domain/compare.ts';
import { longDate } from '../../../domain/dates-id.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { StaffMember } from '../../../domain/roles.ts';
import { componentWords } from '../../../domain/words-id.ts';
import { useAtWork, useLive } from '../context.ts';
import {
  decreeOf,
  decreeProblems,
  dropDecree,
  keepDecree,
  keptDecree,
  newDecree,
  newestFirst,
} from '../decree-form.ts';
import type { DecreeDraft, DecreeProblem } from '../decree-form.ts';
import { findingsOf } from '../findings.ts';
import type { Finding } from '../findings.ts';
import { href } from '../route.ts';
import { refusalWords, text } from '../text.ts';
import { decreeFieldName, words } from '../text-standards.ts';
import { useAsked } from '../use-asked.ts';
import { useDoing } from '../use-doing.ts';
import { AdminOnly } from '../parts/admin-only.tsx';
import { AskedNotice } from '../parts/asked-notice.tsx';
import { AreaField, CheckGroup, focusFirstError, SelectField, TextField } from '../parts/field.tsx';
import { Heading } from '../parts/heading.tsx';
import { ListEditor } from '../parts/list-editor.tsx';
import { DoingNotice, Notice } from '../parts/notice.tsx';
import { RefusedStandards } from '../parts/standard/refused-standards.tsx';
import { LinesField } from '../parts/text-fields.tsx';

type Listed = OutputOf<StaffApi['listStandards']>;
type Opened = OutputOf<StaffApi['openStandardDraft']>;

/** Publishing drafts under a new decree: what it says, then a last look at what it changes. */
export function DecreeScreen(): JSX.Element {
  const { services, office } = useAtWork();
  const { asked, reload } = useAsked('listStandards', { officeId: office.id });
  const staff = useLive<StaffMember[]>(`staff ${office.id}`, (listener) =>
    services.live.staff(office.id, listener),
  );
  return (
    <AdminOnly title={words.decree.title}>
      <p>
        <a href={href.standards(office.id)}>← {words.draft.back}</a>
      </p>
      <Heading title={words.decree.title}>{words.decree.title}</Heading>
      <AskedNotice asked={asked} onRetry={reload} />
      {asked.state === 'here' && staff.state !== 'loading' && (
        <DecreeForm
          listed={asked.value}
          camat={('value' in staff ? staff.value : []).find(
            ({ active, roles }) => active && roles.includes('camat'),
          )}
          onReload={reload}
        />
      )}
    </AdminOnly>
  );
}

function DecreeForm({
  listed,
  camat,
  onReload,
}: {
  listed: Listed;
  camat: StaffMember | undefined;
  onReload: () => void;
}) {
  const { services, office } = useAtWork();
  const form = useRef<HTMLFormElement>(null);
  const [previous] = newestFirst(listed.decrees);
  const [draft, setDraft] = useState(
    () =>
      keptDecree(office.id, listed) ??
      newDecree({
        previous,
        camat,
        place: office.letterhead.place,
        today: localDay(services.now(), office.hours.zone),
      }),
  );
  const [tried, setTried] = useState(false);
  const [checking, setChecking] = useState(false);
  const problems = decreeProblems(draft, listed);
  const problem = (...names: DecreeProblem[]) => {
    const found = tried ? names.find((name) => problems.includes(name)) : undefined;
    return found && words.decree[found];
  };
  const change = (part: Partial<DecreeDraft>) => {
    const next = { ...draft, ...part };
    keepDecree(office.id, next);
    setDraft(next);
  };
  if (checking)
    return (
      <LastLook
        draft={draft}
        listed={listed}
        onBack={() => {
          setChecking(false);
        }}
        onStale={onReload}
      />
    );
  return (
    <form
      ref={form}
      noValidate
      data-testid="decree-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (problems.length > 0) {
          focusFirstError(form.current);
          return;
        }
        setChecking(true);
      }}
    >
      {previous && (
        <Notice tone="info">
          <p>{words.decree.prefilled(previous.number)}</p>
        </Notice>
      )}
      <section class="panel">
        <h2>{words.decree.what}</h2>
        {listed.drafts.length === 0 ? (
          <p class="soft">{words.standards.noDrafts}</p>
        ) : (
          <CheckGroup
            legend={words.decree.drafts}
            error={problem('nothingChanges', 'sameServiceTwice')}
            options={listed.drafts.map(({ id, name, version, problems: found }) => ({
              value: id,
              label: `${name} (${words.standards.version(version)}${found > 0 ? `; ✗ ${words.findings.short(found)}` : ''})`,
            }))}
            values={draft.draftIds}
            onValues={(draftIds) => {
              change({ draftIds });
            }}
          />
        )}
        <details>
          <summary>{words.decree.archives}</summary>
          <CheckGroup
            legend={words.decree.archivesLegend}
            options={listed.entries
              .filter(({ archived }) => archived === undefined)
              .map(({ serviceId, name }) => ({ value: serviceId, label: name }))}
            values={draft.archives}
            onValues={(archives) => {
              change({ archives });
            }}
          />
        </details>
        <CheckGroup
          legend={words.decree.revokes}
          options={listed.decrees.map(({ id, number }) => ({
            value: id,
            label: words.standards.decreeNumber(number),
          }))}
          values={draft.revokesIds}
          onValues={(revokesIds) => {
            change({ revokesIds });
          }}
        />
        <SelectField
          label={words.decree.consultation}
          choose={words.decree.noConsultation}
          options={listed.consultations
            .filter(({ state }) => state === 'closed')
            .map(({ id, title }) => ({ value: id, label: title }))}
          value={draft.consultationId}
          onValue={(consultationId) => {
            change({ consultationId });
          }}
        />
      </section>
      <section class="panel">
        <h2>{words.decree.head}</h2>
        <div class="columns">
          <TextField
            label={words.decree.number}
            error={problem('numberMissing', 'numberTaken')}
            value={draft.number}
            onValue={(number) => {
              change({ number });
            }}
          />
          <TextField
            label={words.decree.place}
            value={draft.place}
            onValue={(place) => {
              change({ place });
            }}
          />
        </div>
        <TextField
          label={words.decree.about}
          error={problem('titleMissing')}
          value={draft.title}
          onValue={(title) => {
            change({ title });
          }}
        />
        <div class="columns">
          <TextField
            label={words.decree.on}
            type="date"
            error={problem('onMissing')}
            value={draft.on}
            onValue={(on) => {
              change({ on, ...(draft.from < on && { from: on }) });
            }}
          />
          <TextField
            label={words.decree.from}
            hint={words.decree.fromHint}
            type="date"
            error={problem('fromMissing')}
            value={draft.from}
            onValue={(from) => {
              change({ from });
            }}
          />
        </div>
        <h3>{words.decree.signer}</h3>
        <div class="columns">
          <TextField
            label={words.decree.signerPost}
            error={problem('signerMissing')}
            value={draft.signerPost}
            onValue={(signerPost) => {
              change({ signerPost });
            }}
          />
          <TextField
            label={words.decree.signerName}
            value={draft.signerName}
            onValue={(signerName) => {
              change({ signerName });
            }}
          />
          <TextField
            label={words.decree.signerRank}
            optional
            value={draft.signerRank}
            onValue={(signerRank) => {
              change({ signerRank });
            }}
          />
          <TextField
            label={words.decree.signerNip}
            optional
            inputMode="numeric"
            value={draft.signerNip}
            onValue={(signerNip) => {
              change({ signerNip });
            }}
          />
        </div>
      </section>
      <section class="panel">
        <h2>{words.decree.body}</h2>
        <LinesField
          label={words.decree.considerations}
          hint={words.decree.linesHint}
          value={draft.considerations}
          onValue={(considerations) => {
            change({ considerations });
          }}
        />
        <LinesField
          label={words.decree.legalBases}
          hint={words.decree.linesHint}
          value={draft.legalBases}
          onValue={(legalBases) => {
            change({ legalBases });
          }}
        />
        <h3>{words.decree.dictums}</h3>
        <ListEditor
          label={words.decree.dictums}
          add={words.decree.addDictum}
          anchor={(position) => `diktum-${String(position + 1)}`}
          items={draft.dictums}
          onItems={(dictums) => {
            change({ dictums });
          }}
          make={() => ({ label: words.decree.ordinals[draft.dictums.length] ?? '', text: '' })}
          summary={({ label, text: said }) => (
            <>
              {label || words.rows.unnamed} <span class="soft">{said}</span>
            </>
          )}
        >
          {({ value, change: changeDictum }) => (
            <>
              <TextField
                label={words.decree.dictumLabel}
                value={value.label}
                onValue={(label) => {
                  changeDictum({ ...value, label });
                }}
              />
              <AreaField
                label={words.decree.dictumText}
                maxLength={20_000}
                value={value.text}
                onValue={(said) => {
                  changeDictum({ ...value, text: said });
                }}
              />
            </>
          )}
        </ListEditor>
        <LinesField
          label={words.decree.recipients}
          hint={words.decree.linesHint}
          value={draft.recipients}
          onValue={(recipients) => {
            change({ recipients });
          }}
        />
        <LinesField
          label={words.decree.pledge}
          hint={words.decree.pledgeHint}
          value={draft.pledge}
          onValue={(pledge) => {
            change({ pledge });
          }}
        />
        <LinesField
          label={words.decree.pledgeSignature}
          hint={words.decree.linesHint}
          value={draft.pledgeSignature}
          onValue={(pledgeSignature) => {
            change({ pledgeSignature });
          }}
        />
      </section>
      <div class="act-bar">
        {tried && problems.length > 0 && <p class="error">{words.decree.incomplete}</p>}
        <button type="submit" class="primary" data-testid="primary-act">
          {words.decree.check}
        </button>
      </div>
    </form>
  );
}

type Looked = { state: 'loading' } | { state: 'failed'; words: string } | { state: 'here'; opened: Opened[] };

/** Everything the decree will change, and everything that keeps it from being published. */
function LastLook({
  draft,
  listed,
  onBack,
  onStale,
}: {
  draft: DecreeDraft;
  listed: Listed;
  onBack: () => void;
  onStale: () => void;
}) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const heading = useRef<HTMLHeadingElement>(null);
  const [looked, setLooked] = useState<Looked>({ state: 'loading' });
  const [refusal, setRefusal] = useState<Refusal>();
  const [published, setPublished] = useState<string>();
  useEffect(() => heading.current?.focus(), [published]);
  useEffect(() => {
    let gone = false;
    const show = (next: Looked) => {
      if (!gone) setLooked(next);
    };
    const load = async () => {
      const opened: Opened[] = [];
      for (const draftId of draft.draftIds) {
        const result = await services.call('openStandardDraft', { officeId: office.id, draftId });
        if (!result.ok) {
          show({ state: 'failed', words: refusalWords(result.refusal) });
          return;
        }
        opened.push(result.value);
      }
      show({ state: 'here', opened });
    };
    load().catch(() => {
      show({ state: 'failed', words: text.act.failedRead });
    });
    return () => {
      gone = true;
    };
  }, []);

  if (published !== undefined)
    return (
      <div data-testid="decree-published">
        <h2 ref={heading} tabIndex={-1}>
          {words.decree.published(draft.number)}
        </h2>
        <Notice tone="ok">
          <p>{words.decree.publishedHint(longDate(draft.from))}</p>
        </Notice>
        <p class="row">
          <a href={`/${office.id}/keputusan/${published}`} target="_blank" rel="noreferrer">
            {words.decree.publicPage}
          </a>
          <a class="button" href={href.standards(office.id)}>
            {words.draft.back}
          </a>
        </p>
      </div>
    );
  const found =
    looked.state === 'here' ? looked.opened.map((opened) => findingsOf(opened.draft.standard, opened)) : [];
  const blocked = found.some((findings) => findings.length > 0);
  const archived = listed.entries.filter(({ serviceId }) => draft.archives.includes(serviceId));
  const revoked = listed.decrees.filter(({ id }) => draft.revokesIds.includes(id));
  return (
    <div class="last-look" data-testid="last-look">
      <h2 ref={heading} tabIndex={-1}>
        {words.decree.lastLook}
      </h2>
      <dl class="facts">
        <div>
          <dt>{words.decree.number}</dt>
          <dd>{draft.number}</dd>
        </div>
        <div>
          <dt>{words.decree.about}</dt>
          <dd>{draft.title}</dd>
        </div>
        <div>
          <dt>{words.decree.on}</dt>
          <dd>{longDate(draft.on)}</dd>
        </div>
        <div>
          <dt>{words.decree.from}</dt>
          <dd>{longDate(draft.from)}</dd>
        </div>
        <div>
          <dt>{words.decree.signer}</dt>
          <dd>
            {draft.signerName}, {draft.signerPost}
          </dd>
        </div>
      </dl>
      {looked.state === 'loading' && <p class="soft">{text.loading}</p>}
      {looked.state === 'failed' && (
        <Notice tone="bad">
          <p>{looked.words}</p>
        </Notice>
      )}
      {looked.state === 'here' &&
        looked.opened.map((opened, position) => (
          <Change key={opened.draft.id} opened={opened} findings={found[position] ?? []} />
        ))}
      {archived.length > 0 && (
        <section class="panel">
          <h3>{words.decree.leave}</h3>
          <ul class="notes">
            {archived.map(({ serviceId, name }) => (
              <li key={serviceId}>{name}</li>
            ))}
          </ul>
        </section>
      )}
      {revoked.length > 0 && (
        <section class="panel">
          <h3>{words.decree.revoked}</h3>
          <ul class="notes">
            {revoked.map(({ id, number }) => (
              <li key={id}>{words.standards.decreeNumber(number)}</li>
            ))}
          </ul>
        </section>
      )}
      {blocked ? (
        <Notice tone="bad">
          <p>{words.decree.blocked}</p>
        </Notice>
      ) : (
        <Notice tone="warn">
          <p>{words.decree.final}</p>
        </Notice>
      )}
      <DoingNotice doing={doing} />
      {refusal && <RefusedStandards refusal={refusal} />}
      <div class="act-bar">
        <div class="row">
          <button
            type="button"
            class="primary"
            disabled={blocked || looked.state !== 'here' || doing.state === 'sending'}
            data-testid="primary-act"
            onClick={() => {
              setRefusal(undefined);
              run({
                label: words.decree.publish,
                send: (actId) =>
                  services.call('publishDecree', {
                    officeId: office.id,
                    actId,
                    decree: decreeOf(draft, listed.decrees),
                    draftIds: draft.draftIds,
                    archives: draft.archives,
                    ...(draft.consultationId !== '' && { consultationId: draft.consultationId }),
                  }),
                done: ({ decreeId }) => {
                  dropDecree(office.id);
                  setPublished(decreeId);
                },
                refused: (next) => {
                  setRefusal(next);
                  if (next.code === 'stale') onStale();
                },
                naming: decreeFieldName,
              });
            }}
          >
            {words.decree.publish}
          </button>
          <button type="button" onClick={onBack}>
            {words.decree.backToForm}
          </button>
        </div>
      </div>
    </div>
  );
}

function Change({ opened, findings }: { opened: Opened; findings: readonly Finding[] }) {
  const { office } = useAtWork();
  const { draft, base } = opened;
  // What it was copied from is another service or another office's: nothing of it changes.
  const isNew = draft.standard.version === 1;
  const changed = base
    ? compareStandards(base, draft.standard).filter(({ state }) => state !== 'same' && state !== 'neither')
    : [];
  return (
    <section class={findings.length > 0 ? 'panel field-wrong' : 'panel'} data-draft={draft.id}>
      <h3>
        {draft.standard.name}: {words.standards.version(draft.standard.version)}
      </h3>
      <p>
        {base && !isNew
          ? changed.length > 0
            ? words.decree.changes(changed.map(({ key }) => componentWords[key]).join('; '))
            : words.decree.wordsAlike
          : words.decree.newService}{' '}
        <a href={href.standardDraft(office.id, draft.id, 'perbedaan')}>{words.decree.seeDifference}</a>
      </p>
      {findings.length > 0 && (
        <>
          <p class="error">
            <span aria-hidden="true">✗ </span>
            {words.findings.count(findings.length)}
          </p>
          <ul class="finding-list">
            {findings.map(({ anchor, words: found }) => (
              <li key={`${anchor} ${found}`}>{found}</li>
            ))}
          </ul>
          <p>
            <a href={href.standardDraft(office.id, draft.id)}>{words.standards.openDraft}</a>
          </p>
        </>
      )}
    </section>
  );
}
