import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { OpenedCase } from '../../../domain/api.ts';
import type { Act } from '../../../domain/application.ts';
import { longDateTime } from '../../../domain/dates-id.ts';
import { outsideNotes } from '../../../domain/outside.ts';
import { stepOf } from '../../../domain/route.ts';
import { statusWord } from '../../../domain/status.ts';
import { capacityWords, roleWords, statusWords } from '../../../domain/words-id.ts';
import { useAtWork, useNow } from '../context.ts';
import { named } from '../attaching.ts';
import { actsFor } from '../desk-acts.ts';
import { letterFields } from '../letter-fields.ts';
import { href } from '../route.ts';
import { attachmentsText } from '../text-attachments.ts';
import { doorName, text } from '../text.ts';
import type { Naming } from '../text.ts';
import { useCase } from '../use-case.ts';
import type { CaseHandle } from '../use-case.ts';
import { useDoing } from '../use-doing.ts';
import { ActPanel } from '../parts/act-panel.tsx';
import { CasePapers } from '../parts/case-papers.tsx';
import { ClockStory } from '../parts/clock-story.tsx';
import { Due } from '../parts/due.tsx';
import { Answers, AttentionNotice, Notes, OriginalsNotice, Parties, Timeline } from '../parts/facts.tsx';
import { hasEventFiles, StaffFiles } from '../parts/event-files.tsx';
import { Heading } from '../parts/heading.tsx';
import { Items } from '../parts/items.tsx';
import { LetterView } from '../parts/letter-view.tsx';
import { DoingNotice, Notice } from '../parts/notice.tsx';
import { CopyView } from '../parts/copy-view.tsx';
import { Moved } from '../parts/moved.tsx';
import { RefusalLetterView } from '../parts/refusal-letter-view.tsx';

export function CaseScreen({ applicationId }: { applicationId: string }): JSX.Element {
  const { office } = useAtWork();
  const handle = useCase(applicationId);
  const { current } = handle;
  return (
    <article class="case">
      <p>
        <a href={href.work(office.id)}>← {text.case.back}</a>
      </p>
      {current.state === 'loading' && <p class="soft">{text.loading}</p>}
      {current.state === 'failed' && (
        <>
          <Heading title={text.case.failedTitle}>{text.case.failedTitle}</Heading>
          <Notice tone="bad">
            <p>{current.words}</p>
            <button type="button" onClick={handle.reload}>
              {text.tryAgain}
            </button>
          </Notice>
        </>
      )}
      {current.state === 'open' && (
        <OpenCase key={applicationId} opened={current.opened} current={current} handle={handle} />
      )}
    </article>
  );
}

function OpenCase({
  opened,
  current,
  handle,
}: {
  opened: OpenedCase;
  current: Extract<CaseHandle['current'], { state: 'open' }>;
  handle: CaseHandle;
}) {
  const { services, office, actor, announce } = useAtWork();
  const { doing, run, clear } = useDoing(announce);
  const { application, standard } = opened;
  const { primary } = actsFor(standard.definition, application, actor);

  const onActs = (acts: readonly Act[], label: string) => {
    run({
      label,
      naming: namingOf(opened, office),
      send: (actId) => {
        handle.expectOwn(actId);
        return services.call('actOnApplication', {
          officeId: office.id,
          applicationId: application.id,
          revision: application.revision,
          actId,
          acts: [...acts],
        });
      },
      done: ({ revision }) => {
        const first = revision - acts.length + 1;
        handle.answered(
          revision,
          acts.flatMap((act, index) => notesOf(act, first + index)),
        );
        handle.attachments((before) =>
          acts.reduce((files, act, index) => named(files, act, first + index), before),
        );
      },
      refused: ({ code }) => {
        if (code === 'stale' || code === 'not-now') handle.reload();
      },
    });
  };

  return (
    <>
      <CaseHeader opened={opened} />
      <Moved application={application} />
      {current.problem && (
        <Notice tone="warn">
          <p>{current.problem}</p>
        </Notice>
      )}
      {current.change && (
        <Notice tone="warn">
          <p role="status">{text.case.changed(current.change)}</p>
          <button
            type="button"
            onClick={() => {
              clear();
              handle.reload();
            }}
            data-testid="show-change"
          >
            {text.case.changedAction}
          </button>
        </Notice>
      )}
      <AttentionNotice opened={opened} />
      <OriginalsNotice opened={opened} />
      <div class="case-columns">
        <div>
          <Section title={text.case.acts} class="acts">
            <DoingNotice doing={doing} />
            {current.awaiting && <p class="soft">{text.case.awaiting}</p>}
            <div onInput={handle.markDirty} onChange={handle.markDirty}>
              <ActPanel
                opened={opened}
                busy={doing.state === 'sending' || current.awaiting}
                onActs={onActs}
                onAttachments={handle.attachments}
              />
            </div>
          </Section>
          <CasePapers application={application} />
          {standard.definition.product.kind === 'letter' && (
            <Section title={text.case.sections.letter}>
              <LetterView application={application} />
            </Section>
          )}
          <CopyView opened={opened} />
          {application.status === 'refused' && (
            <Section title={text.answerLetter.title}>
              <RefusalLetterView application={application} />
            </Section>
          )}
          {hasEventFiles(opened) && (
            <Section title={attachmentsText.title}>
              <StaffFiles opened={opened} />
            </Section>
          )}
          {primary !== 'check' && (
            <Section title={text.case.sections.items}>
              <Items opened={opened} />
            </Section>
          )}
        </div>
        <div>
          <Section title={text.case.sections.parties}>
            <Parties opened={opened} />
          </Section>
          <Section title={text.case.sections.answers}>
            <Answers opened={opened} />
          </Section>
          <Section title={text.case.sections.notes}>
            <Notes opened={opened} />
          </Section>
          <Section title={text.case.sections.clock}>
            <ClockStory opened={opened} />
          </Section>
          <Section title={text.case.sections.events}>
            <Timeline opened={opened} />
          </Section>
        </div>
      </div>
    </>
  );
}

function CaseHeader({ opened }: { opened: OpenedCase }) {
  const { services, office } = useAtWork();
  const now = useNow(services.now);
  const { application, standard, parties } = opened;
  const applicant = parties.find(({ role }) => role === 'applicant') ?? parties[0];
  const variant = standard.definition.variants.find(({ id }) => id === application.variant);
  const { zone, zoneLabel } = office.hours;
  const facts: [string, string | undefined][] = [
    [text.case.reference, application.reference],
    [text.case.submitted, longDateTime(application.submittedAt, zone, zoneLabel)],
    [text.case.door, cameBy(opened)],
    [text.case.variant, variant?.label],
    [text.case.number, application.taken?.number],
    [text.case.signer, signedBy(opened)],
  ];
  return (
    <header class="case-header">
      <Heading title={`${standard.name} ${application.reference}`}>{applicant?.name ?? ''}</Heading>
      <p class="case-service">{standard.name}</p>
      <p class="status" data-testid="case-status">
        {statusWords(statusWord(standard.definition, application), office)}
      </p>
      <p>
        <span class="soft">{text.case.due}: </span>
        <Due
          long
          now={now}
          office={office}
          of={{
            status: application.status,
            dueAt: application.dueAt ?? application.watch?.dueAt ?? null,
            warnAt: application.warnAt ?? application.watch?.warnAt ?? null,
            internal: application.dueAt === undefined && application.watch !== undefined,
            stepKind: stepOf(standard.definition, application)?.do ?? 'done',
          }}
        />
      </p>
      <dl class="facts facts-row">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </header>
  );
}

/** Noted down by staff though it is no door of theirs: it came in through the system the standard names. */
function cameBy({ application: { door }, events, standard }: OpenedCase): string {
  const { outside } = standard.definition;
  const isNoted = door === 'online' && events[0]?.actor.kind === 'staff';
  return outside && isNoted ? outside.name : doorName(door);
}

/** Who signed the paper, in the capacity of that day. */
function signedBy({ application: { signedOnPaper }, staffNames }: OpenedCase): string | undefined {
  if (!signedOnPaper) return undefined;
  const { signerUid, signerRole, capacity } = signedOnPaper;
  const post = roleWords[signerRole];
  const as = capacity === undefined ? post : `${capacityWords[capacity]} ${post}`;
  return `${staffNames[signerUid] ?? '–'}, ${as}`;
}

function Section({
  title,
  class: className = '',
  children,
}: {
  title: string;
  class?: string;
  children: ComponentChildren;
}) {
  const id = useId();
  return (
    <section class={`panel ${className}`} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** What a refusal's ids are called here: requirements by their printed text, letter fields by their labels. */
function namingOf(opened: OpenedCase, office: Parameters<typeof letterFields>[1]): Naming {
  const fields = letterFields(opened, office);
  return (id) =>
    opened.standard.definition.requirements.find((requirement) => requirement.id === id)?.text ??
    fields.find(({ ids }) => ids.includes(id))?.label;
}

/** The officer's own words, as the server keeps them: seen at once, without opening the case a second time. */
function notesOf(act: Act, revision: number): OpenedCase['notes'] {
  switch (act.act) {
    case 'check':
      return Object.entries(act.notes ?? {}).map(([item, words]) => ({ revision, item, text: words }));
    case 'hand-over':
      return [
        ...(act.collectorName ? [{ revision, item: 'collector', text: act.collectorName }] : []),
        ...(act.note ? [{ revision, item: 'originals', text: act.note }] : []),
      ];
    case 'note-outside':
      return [
        ...(act.reference === undefined
          ? []
          : [{ revision, item: outsideNotes.reference, text: act.reference }]),
        ...(act.status === undefined ? [] : [{ revision, item: outsideNotes.status, text: act.status }]),
      ];
    default:
      return 'note' in act && act.note ? [{ revision, text: act.note }] : [];
  }
}
