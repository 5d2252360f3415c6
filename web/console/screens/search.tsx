import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../domain/api.ts';
import { useAtWork } from '../context.ts';
import { href } from '../route.ts';
import { referenceIn } from '../search-words.ts';
import { plainStatusWords, refusalWords, text } from '../text.ts';
import { shortTime } from '../times.ts';
import { seesWholeOffice } from '../work-lists.ts';
import { Heading } from '../parts/heading.tsx';
import { Notice } from '../parts/notice.tsx';

type Answer = OutputOf<StaffApi['findApplicants']>;

const shortest = 3;

/** What is typed stays in this field: it never becomes part of an address. */
export function SearchScreen(): JSX.Element {
  const { services, office, posts, announce } = useAtWork();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [answer, setAnswer] = useState<Answer>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  useEffect(() => input.current?.focus(), []);

  const search = async () => {
    const words = query.trim();
    setAnswer(undefined);
    setProblem(undefined);
    if (words.length < shortest) {
      setProblem(text.search.tooShort);
      return;
    }
    setBusy(true);
    try {
      const reference = referenceIn(words);
      if (reference !== undefined && seesWholeOffice(posts)) {
        const applicationId = await byReference(reference);
        if (applicationId !== undefined) {
          location.hash = href.case(office.id, applicationId);
          return;
        }
      }
      const result = await services.call('findApplicants', { officeId: office.id, query: words });
      if (result.ok) {
        setAnswer(result.value);
        announce(summaryOf(result.value));
      } else setProblem(refusalWords(result.refusal));
    } catch {
      setProblem(text.act.failedRead);
    } finally {
      setBusy(false);
    }
  };

  const byReference = (reference: string) =>
    new Promise<string | undefined>((resolve) => {
      const stop = services.live.cards(office.id, { query: 'reference', value: reference }, (live) => {
        if (live.state === 'loading') return;
        resolve('value' in live ? live.value[0]?.applicationId : undefined);
        // The answer may come before the subscription itself is returned.
        queueMicrotask(() => {
          stop();
        });
      });
    });

  return (
    <>
      <Heading title={text.search.title}>{text.search.title}</Heading>
      <form
        role="search"
        class="search"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void search();
        }}
      >
        <div class="field">
          <label for="cari">{text.search.label}</label>
          <p class="hint" id="cari-hint">
            {text.search.hint}
          </p>
          <div class="search-row">
            <input
              ref={input}
              id="cari"
              type="search"
              autocomplete="off"
              maxLength={200}
              aria-describedby="cari-hint"
              value={query}
              onInput={(event) => {
                setQuery(event.currentTarget.value);
              }}
            />
            <button type="submit" class="primary" disabled={busy}>
              {busy ? text.search.searching : text.search.submit}
            </button>
          </div>
        </div>
      </form>
      <div role="alert">
        {problem && (
          <Notice tone="bad">
            <p>{problem}</p>
          </Notice>
        )}
      </div>
      {answer && <Results answer={answer} />}
    </>
  );
}

function summaryOf({ found, more }: Answer): string {
  if (more) return `${text.search.found(found.length)}. ${text.search.more}`;
  return found.length > 0 ? text.search.found(found.length) : text.search.none;
}

function Results({ answer }: { answer: Answer }) {
  const { services, office } = useAtWork();
  const { found, more } = answer;
  if (found.length === 0) return <p class="empty">{more ? text.search.more : text.search.none}</p>;
  return (
    <section>
      <h2>{text.search.found(found.length)}</h2>
      <ul class="rows">
        {found.map((each) => (
          <li key={each.applicationId}>
            <a
              class="work-row work-row-found"
              href={href.case(office.id, each.applicationId)}
              data-row={each.reference}
            >
              <span class="row-name">
                <strong>{each.name}</strong>
                <span class="soft">
                  {each.reference}
                  {each.phoneTail && ` · ${text.work.phoneTail(each.phoneTail)}`}
                </span>
              </span>
              <span>
                {each.serviceName}
                <span class="soft">
                  {text.work.submitted(shortTime(each.submittedAt, services.now(), office))}
                </span>
              </span>
              <span>{plainStatusWords(each.status, office)}</span>
            </a>
          </li>
        ))}
      </ul>
      {more && <p>{text.search.more}</p>}
    </section>
  );
}
