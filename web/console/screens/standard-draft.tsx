import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../domain/api.ts';
import type { ServiceStandard } from '../../../domain/standard.ts';
import { alignReading } from '../../../domain/reading.ts';
import { longDateTime } from '../../../domain/dates-id.ts';
import { useAtWork, useLatest } from '../context.ts';
import { copyOf, dropCopy, keepCopy, openingOf, sameData } from '../draft-copy.ts';
import type { DraftCopy } from '../draft-copy.ts';
import { byAnchor, findingsOf } from '../findings.ts';
import type { Finding } from '../findings.ts';
import { href } from '../route.ts';
import type { DraftView } from '../route.ts';
import { editorParts } from '../standard-form.ts';
import { words } from '../text-standards.ts';
import { useAsked } from '../use-asked.ts';
import { useDoing } from '../use-doing.ts';
import type { Doing } from '../use-doing.ts';
import { AskedNotice } from '../parts/asked-notice.tsx';
import { Heading } from '../parts/heading.tsx';
import { DoingNotice, Notice } from '../parts/notice.tsx';
import { ClockPart } from '../parts/standard/clock-part.tsx';
import { ComponentsPart } from '../parts/standard/components-part.tsx';
import { DifferenceView } from '../parts/standard/difference-view.tsx';
import { DoorsPart } from '../parts/standard/doors-part.tsx';
import { FieldsPart } from '../parts/standard/fields-part.tsx';
import { NotesPart, PoliciesPart } from '../parts/standard/notes-part.tsx';
import type { PartProps } from '../parts/standard/part.tsx';
import { PreviewView } from '../parts/standard/preview-view.tsx';
import { ProductPart } from '../parts/standard/product-part.tsx';
import { ReadingPart } from '../parts/standard/reading-part.tsx';
import { RequirementsPart } from '../parts/standard/requirements-part.tsx';
import { StepsPart } from '../parts/standard/steps-part.tsx';
import { TitlePart } from '../parts/standard/title-part.tsx';

type Opened = OutputOf<StaffApi['openStandardDraft']>;

/** One draft of a standard: to write, to compare with what is in force, to look at as the public will. */
export function StandardDraftScreen({ draftId, view }: { draftId: string; view: DraftView }): JSX.Element {
  const { office } = useAtWork();
  const { asked, reload } = useAsked('openStandardDraft', { officeId: office.id, draftId });
  if (asked.state !== 'here')
    return (
      <>
        <BackLink />
        <Heading title={words.draft.title}>{words.draft.title}</Heading>
        <AskedNotice asked={asked} onRetry={reload} />
      </>
    );
  const { draft } = asked.value;
  if (draft.state !== 'draft') return <LeftDesk draft={draft} />;
  // A reload starts the editor anew from what is stored then.
  return <Editor key={draft.revision} opened={asked.value} view={view} onReload={reload} />;
}

/** It was published or discarded: nothing can be changed any more, and what somebody still had typed can be taken along. */
function LeftDesk({ draft }: { draft: Opened['draft'] }) {
  const { office } = useAtWork();
  const copy = copyOf(localStorage, office.id, draft.id);
  const { name, serviceId, version } = draft.standard;
  return (
    <>
      <BackLink />
      <Heading title={words.draft.title}>{words.draft.heading(name || serviceId)}</Heading>
      <Notice tone="info">
        <p>{draft.state === 'published' ? words.draft.isPublished(version) : words.draft.isDiscarded}</p>
        {draft.state === 'published' && (
          <a
            href={`/${office.id}/layanan/${serviceId}/versi/${String(version)}`}
            target="_blank"
            rel="noreferrer"
          >
            {words.draft.publicVersion}
          </a>
        )}
        {copy && (
          <>
            <p>{words.draft.stillTyped}</p>
            <SaveAsFile standard={copy.standard} />
          </>
        )}
      </Notice>
    </>
  );
}

function BackLink() {
  const { office } = useAtWork();
  return (
    <p>
      <a href={href.standards(office.id)}>← {words.draft.back}</a>
    </p>
  );
}

/** Typed text reaches the browser's own store this long after the last key. */
const keepAfterMs = 400;

function Editor({ opened, view, onReload }: { opened: Opened; view: DraftView; onReload: () => void }) {
  const { services, office, announce } = useAtWork();
  const { draft, base } = opened;
  const { doing, run } = useDoing(announce);
  const [opening, setOpening] = useState(() => openingOf(draft, copyOf(localStorage, office.id, draft.id)));
  const [standard, setStandard] = useState(opening.standard);
  const [stored, setStored] = useState({ revision: draft.revision, standard: draft.standard });
  const [conflict, setConflict] = useState(false);
  const [kept, setKept] = useState(true);
  const dirty = useMemo(() => !sameData(standard, stored.standard), [standard, stored]);
  const findings = useMemo(() => findingsOf(standard, opened), [standard, opened]);
  const at = useMemo(() => byAnchor(findings), [findings]);
  const latest = useLatest({ standard, stored, dirty });

  useEffect(() => {
    // Two that went apart: nothing is kept over the other's copy until one was chosen.
    if (opening.kind === 'apart') return undefined;
    const keep = () => {
      const { standard: typed, stored: last, dirty: unsaved } = latest.current;
      if (!unsaved) dropCopy(localStorage, office.id, draft.id);
      else
        setKept(
          keepCopy(localStorage, office.id, draft.id, {
            revision: last.revision,
            at: services.now(),
            standard: typed,
          }),
        );
    };
    const timer = setTimeout(keep, keepAfterMs);
    return () => {
      clearTimeout(timer);
      keep();
    };
  }, [standard, stored, opening.kind]);

  const save = (revision = stored.revision) => {
    const typed = standard;
    // As the server will keep it: what was read out of the words follows them.
    const sent = alignReading(typed, base);
    run({
      label: words.draft.save,
      send: () =>
        services.call('saveStandardDraft', {
          officeId: office.id,
          draftId: draft.id,
          revision,
          standard: sent,
        }),
      done: ({ revision: next }) => {
        setConflict(false);
        setStored({ revision: next, standard: sent });
        // Whoever went on typing meanwhile keeps that.
        setStandard((now) => (now === typed ? sent : now));
      },
      refused: ({ code }) => {
        if (code === 'stale') setConflict(true);
      },
    });
  };

  const props: PartProps = {
    standard,
    onStandard: setStandard,
    base,
    office: opened.office,
    templates: opened.templates,
    at,
  };
  const choose = (chosen: ServiceStandard) => {
    setOpening({ kind: 'stored', standard: chosen });
    setStandard(chosen);
  };
  return (
    <div class="draft">
      <BackLink />
      <Heading title={words.draft.title}>{words.draft.heading(standard.name || standard.serviceId)}</Heading>
      <p class="soft">
        {words.draft.version(standard.version)}
        {base && ` · ${words.draft.base(base.name, base.version)}`}
      </p>
      {opening.kind === 'restored' && dirty && (
        <Notice tone="info">
          <p>{words.draft.restored(longDateTime(opening.at, office.hours.zone, office.hours.zoneLabel))}</p>
          <button
            type="button"
            onClick={() => {
              choose(stored.standard);
            }}
          >
            {words.draft.dropTyped}
          </button>
        </Notice>
      )}
      {opening.kind === 'apart' && (
        <Apart
          copy={opening.copy}
          onStored={() => {
            dropCopy(localStorage, office.id, draft.id);
            choose(stored.standard);
          }}
          onMine={() => {
            choose(opening.copy.standard);
          }}
        />
      )}
      {conflict && (
        <ConflictNotice
          standard={standard}
          onReload={() => {
            // What was typed stays in this browser, and is offered when the editor opens anew.
            setConflict(false);
            onReload();
          }}
        />
      )}
      {!kept && (
        <Notice tone="warn">
          <p>{words.draft.notKept}</p>
        </Notice>
      )}
      <nav aria-label={words.draft.views}>
        <ul class="tabs">
          {(['sunting', 'perbedaan', 'pratinjau'] as const).map((each) => (
            <li key={each}>
              <a
                href={href.standardDraft(office.id, draft.id, each)}
                {...(each === view && { 'aria-current': 'page' as const })}
              >
                {words.draft.viewNames[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <FindingsBox findings={findings} view={view} />
      <form
        noValidate
        class="draft-form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div class={view === 'sunting' ? 'draft-columns' : ''}>
          {view === 'sunting' && <PartList findings={findings} />}
          <div class="draft-main">
            {view === 'perbedaan' &&
              (base ? (
                <DifferenceView base={base} standard={standard} office={opened.office} />
              ) : (
                <p class="empty">{words.difference.noBase}</p>
              ))}
            {view === 'pratinjau' && <PreviewView standard={standard} />}
            {/* Hidden, not gone: what was folded open stays open. */}
            <div class="draft-parts" hidden={view !== 'sunting'}>
              <TitlePart {...props} />
              <ComponentsPart {...props} />
              <ReadingPart {...props} />
              <DoorsPart {...props} />
              <RequirementsPart {...props} />
              <FieldsPart {...props} />
              <StepsPart {...props} />
              <ClockPart {...props} />
              <ProductPart {...props} />
              <PoliciesPart {...props} />
              <NotesPart {...props} />
            </div>
            <SaveBar
              dirty={dirty}
              revision={stored.revision}
              saving={doing}
              conflict={conflict}
              draftId={draft.id}
            />
          </div>
        </div>
      </form>
    </div>
  );
}

function SaveBar({
  dirty,
  revision,
  saving,
  conflict,
  draftId,
}: {
  dirty: boolean;
  revision: number;
  saving: Doing;
  /** Said where the two ways out are. */
  conflict: boolean;
  draftId: string;
}) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [asking, setAsking] = useState(false);
  return (
    <div class="act-bar">
      {/* That it is saved stands beside the button; a notice would push the page about at every save. */}
      {saving.state !== 'done' && !conflict && <DoingNotice doing={saving} />}
      <DoingNotice doing={doing} />
      {asking ? (
        <div class="row" role="group" aria-label={words.draft.discardAsk}>
          <span>{words.draft.discardAsk}</span>
          <button
            type="button"
            class="primary-danger"
            onClick={() => {
              run({
                label: words.draft.discard,
                send: () => services.call('discardStandardDraft', { officeId: office.id, draftId }),
                done: () => {
                  dropCopy(localStorage, office.id, draftId);
                  location.hash = href.standards(office.id);
                },
              });
            }}
          >
            {words.draft.discardYes}
          </button>
          <button
            type="button"
            onClick={() => {
              setAsking(false);
            }}
          >
            {words.draft.discardNo}
          </button>
        </div>
      ) : (
        <div class="row">
          <button
            type="submit"
            class="primary"
            disabled={saving.state === 'sending' || !dirty}
            data-testid="primary-act"
          >
            {words.draft.save}
          </button>
          <span class="save-state" data-testid="save-state" data-state={dirty ? 'unsaved' : 'saved'}>
            <span aria-hidden="true">{dirty ? '● ' : '✓ '}</span>
            {dirty ? words.draft.unsaved : words.draft.saved(revision)}
          </span>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              setAsking(true);
            }}
          >
            {words.draft.discard}
          </button>
        </div>
      )}
    </div>
  );
}

/** Both are there, and one must be chosen before anything is written. */
function Apart({ copy, onStored, onMine }: { copy: DraftCopy; onStored: () => void; onMine: () => void }) {
  const { office } = useAtWork();
  return (
    <Notice tone="warn">
      <p>{words.draft.apart(longDateTime(copy.at, office.hours.zone, office.hours.zoneLabel))}</p>
      <div class="row">
        <button type="button" onClick={onMine}>
          {words.draft.takeMine}
        </button>
        <button type="button" onClick={onStored}>
          {words.draft.takeStored}
        </button>
        <SaveAsFile standard={copy.standard} />
      </div>
    </Notice>
  );
}

function ConflictNotice({ standard, onReload }: { standard: ServiceStandard; onReload: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} data-testid="conflict">
      <Notice tone="warn">
        <p>{words.draft.conflict}</p>
        <div class="row">
          <button type="button" onClick={onReload}>
            {words.draft.reload}
          </button>
          <SaveAsFile standard={standard} />
        </div>
      </Notice>
    </div>
  );
}

function SaveAsFile({ standard }: { standard: ServiceStandard }) {
  return (
    <button
      type="button"
      onClick={() => {
        const address = URL.createObjectURL(
          new Blob([`${JSON.stringify(standard, null, 2)}\n`], { type: 'application/json' }),
        );
        const link = document.createElement('a');
        link.href = address;
        link.download = `${standard.serviceId}.v${String(standard.version)}.json`;
        link.click();
        URL.revokeObjectURL(address);
      }}
    >
      {words.draft.asFile}
    </button>
  );
}

/** Everything that keeps the draft from being published, each with a link to its place. */
function FindingsBox({ findings, view }: { findings: readonly Finding[]; view: DraftView }) {
  const { announce } = useAtWork();
  const count = findings.length;
  const said = useRef(count);
  useEffect(() => {
    if (said.current === count) return undefined;
    // Said when typing rests, not at every key.
    const timer = setTimeout(() => {
      said.current = count;
      announce(count === 0 ? words.findings.none : words.findings.count(count));
    }, 1000);
    return () => {
      clearTimeout(timer);
    };
  }, [count]);
  if (count === 0)
    return (
      <div data-testid="findings" data-count="0">
        <Notice tone="ok">
          <p>{words.findings.none}</p>
        </Notice>
      </div>
    );
  return (
    <div data-testid="findings" data-count={count}>
      <Notice tone="warn">
        <details open={count <= 6}>
          <summary>{words.findings.count(count)}</summary>
          <ul class="finding-list">
            {findings.map(({ anchor, words: found }) => (
              <li key={`${anchor} ${found}`}>
                {view === 'sunting' ? (
                  <button
                    type="button"
                    class="link"
                    onClick={() => {
                      goTo(anchor);
                    }}
                  >
                    {found}
                  </button>
                ) : (
                  found
                )}
              </li>
            ))}
          </ul>
          {view !== 'sunting' && <p>{words.findings.whereToMend}</p>}
        </details>
      </Notice>
    </div>
  );
}

/** Opens whatever is folded around a place and puts the focus on its first field. */
function goTo(anchor: string): void {
  const place = document.getElementById(anchor);
  if (!place) return;
  for (let around: Element | null = place; around; around = around.parentElement) {
    if (around instanceof HTMLDetailsElement) around.open = true;
  }
  const folded = place.querySelector('details');
  if (folded && !place.matches('section')) folded.open = true;
  place.scrollIntoView({ block: 'start' });
  const target =
    place.querySelector<HTMLElement>(':is(input, select, textarea):not([type=hidden])') ??
    place.querySelector<HTMLElement>('h2');
  // A folded field takes focus only once its place was drawn.
  requestAnimationFrame(() => target?.focus());
}

function PartList({ findings }: { findings: readonly Finding[] }) {
  return (
    <nav class="part-list" aria-label={words.draft.parts}>
      <ul>
        {editorParts.map((part) => {
          const count = findings.filter((finding) => finding.part === part).length;
          return (
            <li key={part}>
              <a
                href={`#${part}`}
                onClick={(event) => {
                  // The hash is the route, so the jump is made by hand.
                  event.preventDefault();
                  const place = document.getElementById(part);
                  place?.scrollIntoView({ block: 'start' });
                  place?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
                }}
              >
                <span>{words.parts[part]}</span>
                {count > 0 && (
                  <span class="count part-count">
                    <span aria-hidden="true">✗ </span>
                    {words.findings.short(count)}
                  </span>
                )}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
