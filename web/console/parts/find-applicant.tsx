import type { JSX } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../domain/api.ts';
import { useAtWork } from '../context.ts';
import { refusalWords, text } from '../text.ts';
import { intakeText } from '../text-intake.ts';
import { shortTime } from '../times.ts';

type Answer = OutputOf<StaffApi['findApplicants']>;
type Found = Answer['found'][number];
export type Reused = OutputOf<StaffApi['reuseApplicant']>;

const words = intakeText.find;
const shortest = 3;

/**
 * Somebody who was here before: Enter searches, arrows move, Enter takes what was given then. What is typed here stays in this field
 * and is kept nowhere.
 */
export function FindApplicant({
  serviceId,
  onReused,
}: {
  serviceId: string;
  onReused: (reused: Reused) => void;
}): JSX.Element {
  const { services, office, announce } = useAtWork();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const [query, setQuery] = useState('');
  const [answer, setAnswer] = useState<Answer>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  // An answer to what was typed before is nobody's.
  const round = useRef(0);
  const found = answer?.found ?? [];
  const active = isOpen ? found[at] : undefined;
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active?.applicationId]);
  useEffect(
    () => () => {
      round.current += 1;
    },
    [],
  );

  const reset = (next: string) => {
    round.current += 1;
    setQuery(next);
    setAnswer(undefined);
    setProblem(undefined);
    setBusy(false);
    setOpen(false);
    setAt(0);
  };
  const fail = (what: string) => {
    setProblem(what);
    announce(what);
  };
  const ask = async (call: () => Promise<void>) => {
    const mine = round.current;
    setBusy(true);
    setProblem(undefined);
    try {
      await call();
    } catch {
      if (mine === round.current) fail(text.act.failedRead);
    } finally {
      if (mine === round.current) setBusy(false);
    }
  };
  const search = () => {
    const typed = query.trim();
    if (typed.length < shortest) {
      fail(words.tooShort);
      return;
    }
    const mine = round.current;
    void ask(async () => {
      const result = await services.call('findApplicants', { officeId: office.id, query: typed });
      if (mine !== round.current) return;
      if (!result.ok) {
        fail(refusalWords(result.refusal));
        return;
      }
      setAnswer(result.value);
      setAt(0);
      // Who has gone on typing elsewhere finds the list when he comes back.
      setOpen(result.value.found.length > 0 && document.activeElement === field.current);
      announce(summaryOf(result.value));
    });
  };
  const take = ({ applicationId }: Found) => {
    const mine = round.current;
    void ask(async () => {
      const result = await services.call('reuseApplicant', { officeId: office.id, applicationId, serviceId });
      if (mine !== round.current) return;
      if (!result.ok) {
        fail(refusalWords(result.refusal));
        return;
      }
      reset('');
      announce(words.taken(result.value.reference));
      onReused(result.value);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) setOpen(found.length > 0);
      else setAt(Math.max(0, Math.min(found.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      // Never the form's own Enter: nothing is taken in while somebody is being looked for.
      event.preventDefault();
      if (busy || event.repeat) return;
      if (active) take(active);
      else search();
    } else if (event.key === 'Escape') {
      setOpen(false);
    }
  };

  return (
    <div class="field service-choice" data-testid="find-applicant">
      <label for={id}>{words.label}</label>
      <p class="hint" id={`${id}-hint`}>
        {words.hint}
      </p>
      <div class="search-row">
        <input
          ref={field}
          id={id}
          type="text"
          role="combobox"
          autocomplete="off"
          maxLength={200}
          aria-autocomplete="none"
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-describedby={`${id}-hint ${id}-said`}
          {...(active && { 'aria-activedescendant': `${id}-${active.applicationId}` })}
          value={query}
          onInput={(event) => {
            reset(event.currentTarget.value);
          }}
          onFocus={() => {
            setOpen(found.length > 0);
          }}
          onBlur={() => {
            setOpen(false);
          }}
          onKeyDown={onKeyDown}
        />
        {/* For fingers; by keyboard Enter does the same, and the way to the first field stays one step. */}
        <button
          type="button"
          tabIndex={-1}
          disabled={busy}
          onClick={() => {
            field.current?.focus();
            search();
          }}
        >
          {words.submit}
        </button>
      </div>
      <ul ref={list} id={`${id}-list`} role="listbox" aria-label={words.results} hidden={!isOpen}>
        {found.map((each) => (
          <li
            key={each.applicationId}
            id={`${id}-${each.applicationId}`}
            role="option"
            aria-selected={each === active}
            // The field keeps the focus: its blur would close the list before the click arrives.
            onMouseDown={(event) => {
              event.preventDefault();
            }}
            onClick={() => {
              if (!busy) take(each);
            }}
          >
            <span>
              <strong>{each.name}</strong>
              {each.phoneTail && ` · ${text.work.phoneTail(each.phoneTail)}`}
              {` · ${each.serviceName} · ${shortTime(each.submittedAt, services.now(), office)}`}
            </span>
          </li>
        ))}
      </ul>
      <p class={problem === undefined ? 'hint' : 'error'} id={`${id}-said`}>
        {problem !== undefined && <span aria-hidden="true">✗ </span>}
        {problem ?? (busy ? words.searching : answer && summaryOf(answer))}
      </p>
    </div>
  );
}

function summaryOf({ found, more }: Answer): string {
  if (found.length === 0) return more ? words.more : words.none;
  return more ? `${words.found(found.length)} ${words.more}` : words.found(found.length);
}
