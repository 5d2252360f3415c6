import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../domain/api.ts';
import type { BookFilter } from '../../../domain/register-book.ts';
import { registerId } from '../../../domain/register.ts';
import { useAtWork } from '../context.ts';
import { newActId } from '../ids.ts';
import { href } from '../route.ts';
import { registersText as words } from '../text-registers.ts';
import { useAsked } from '../use-asked.ts';
import { AskedNotice } from '../parts/asked-notice.tsx';
import { SelectField } from '../parts/field.tsx';
import { Heading } from '../parts/heading.tsx';
import { Notice } from '../parts/notice.tsx';
import { Blocks } from '../parts/registers/blocks.tsx';
import type { BookPart } from '../parts/registers/book-part.ts';
import { BookFiles } from '../parts/registers/book-files.tsx';
import { BookRows } from '../parts/registers/book-rows.tsx';
import { Collection } from '../parts/registers/collection.tsx';
import { FilterForm } from '../parts/registers/filter-form.tsx';
import { fieldNames } from '../parts/registers/naming.ts';
import { StartBook } from '../parts/registers/start-book.tsx';
import { TakeNumber } from '../parts/registers/take-number.tsx';

type Opened = OutputOf<StaffApi['openRegisters']>;

/** Address of the collection book, beside those of the books: `pengantar-2026`. */
const collection = 'pengambilan';

/** Register books as books: numbers of cases and of letters outside Loket, read, printed and given. */
export function RegistersScreen({ register }: { register: string | undefined }): JSX.Element {
  const { office } = useAtWork();
  const { asked, reload } = useAsked('openRegisters', { officeId: office.id });
  const isCollection = register === collection;
  return (
    <div class="registers">
      <Heading title={words.title}>{words.title}</Heading>
      <nav aria-label={words.viewsLabel}>
        <ul class="menu">
          <li>
            <a href={href.registers(office.id)} {...(!isCollection && { 'aria-current': 'page' as const })}>
              {words.views.numbers}
            </a>
          </li>
          <li>
            <a
              href={href.registers(office.id, collection)}
              {...(isCollection && { 'aria-current': 'page' as const })}
            >
              {words.views.collection}
            </a>
          </li>
        </ul>
      </nav>
      <AskedNotice asked={asked} onRetry={reload} />
      {asked.state === 'here' &&
        (isCollection ? (
          <Collection today={asked.value.today} />
        ) : (
          <Numbers opened={asked.value} register={register} onChanged={reload} />
        ))}
    </div>
  );
}

function Numbers({
  opened,
  register,
  onChanged,
}: {
  opened: Opened;
  register: string | undefined;
  onChanged: () => void;
}) {
  const { office } = useAtWork();
  const thisYear = Number(opened.today.slice(0, 4));
  const listed = opened.books.flatMap((each) =>
    each.years.map((year) => ({ book: each, year, id: registerId(each.id, year) })),
  );
  const remembered = lastBook(office.id);
  const chosen =
    listed.find(({ id }) => id === register) ??
    listed.find(({ book, year }) => book.id === remembered && year === thisYear) ??
    listed[0];
  if (!chosen)
    return (
      <Notice tone="info">
        <p>{words.noBooks}</p>
      </Notice>
    );
  const { book, year, id } = chosen;
  const go = (next: string) => {
    location.hash = href.registers(office.id, next);
  };
  return (
    <>
      <div class="columns">
        <SelectField
          label={words.book}
          options={opened.books.map((each) => ({ value: each.id, label: each.label }))}
          value={book.id}
          onValue={(next) => {
            rememberBook(office.id, next);
            go(registerId(next, thisYear));
          }}
        />
        <SelectField
          label={words.year}
          options={book.years.map((each) => ({
            value: String(each),
            label: each === thisYear ? words.thisYear(each) : String(each),
          }))}
          value={String(year)}
          onValue={(next) => {
            go(registerId(book.id, Number(next)));
          }}
        />
      </div>
      <Book key={id} opened={opened} book={book} year={year} register={id} onChanged={onChanged} />
    </>
  );
}

function Book({ onChanged, ...rest }: BookPart) {
  const { office } = useAtWork();
  const [filter, setFilter] = useState<BookFilter>({});
  const [before, setBefore] = useState<number>();
  const [opening, setOpening] = useState<string>();
  const { asked, reload } = useAsked(
    'readRegister',
    {
      officeId: office.id,
      register: rest.register,
      filter,
      ...(before !== undefined && { before }),
      ...(opening !== undefined && { names: { opening } }),
    },
    fieldNames,
  );
  const part = {
    ...rest,
    onChanged: () => {
      reload();
      onChanged();
    },
  };
  const { book, year, opened } = part;
  const isThisYear = year === Number(opened.today.slice(0, 4));
  const filterBy = (next: BookFilter) => {
    setFilter(next);
    setBefore(undefined);
  };
  return (
    <>
      {isThisYear && <TakeNumber {...part} />}
      <section class="panel" data-testid="book">
        <h2>{words.table.caption(book.label, year)}</h2>
        {asked.state === 'here' && (
          <>
            {isThisYear && book.paperLast !== undefined && (
              <p class="soft">{words.counts.paperLast(book.paperLast)}</p>
            )}
            <p class="row">
              <span>{words.counts.reserved(asked.value.reserved)}</span>
              {asked.value.reserved > 0 && (
                <button
                  type="button"
                  class="link"
                  onClick={() => {
                    filterBy({ status: 'reserved' });
                  }}
                >
                  {words.counts.show}
                </button>
              )}
            </p>
            {asked.value.stale > 0 && (
              <Notice tone="warn">
                <p>{words.counts.stale(asked.value.stale)}</p>
              </Notice>
            )}
          </>
        )}
        <FilterForm key={JSON.stringify(filter)} filter={filter} onFilter={filterBy} />
        <Names
          shown={opening !== undefined}
          onShow={(show) => {
            setOpening(show ? newActId() : undefined);
          }}
        />
        <AskedNotice asked={asked} onRetry={reload} />
        {asked.state === 'here' && (
          <BookRows
            {...part}
            page={asked.value}
            filtered={asked.value.matching !== undefined}
            withNames={opening !== undefined}
            paged={before !== undefined}
            onPage={setBefore}
          />
        )}
      </section>
      <BookFiles {...part} filter={filter} />
      <Blocks {...part} blocks={asked.state === 'here' ? asked.value.blocks : []} />
      {isThisYear && opened.mayStart && <StartBook key={String(book.paperLast)} {...part} />}
    </>
  );
}

function Names({ shown, onShow }: { shown: boolean; onShow: (show: boolean) => void }) {
  return (
    <p class="row">
      <button
        type="button"
        onClick={() => {
          onShow(!shown);
        }}
      >
        {shown ? words.names.hide : words.names.show}
      </button>
      <span class="soft">{shown ? words.names.shown : words.names.hint}</span>
    </p>
  );
}

/** Which book this device used last: an id, nothing of what is in it. */
function lastBook(officeId: string): string | undefined {
  try {
    return localStorage.getItem(`loket-buku ${officeId}`) ?? undefined;
  } catch {
    return undefined;
  }
}

function rememberBook(officeId: string, book: string): void {
  try {
    localStorage.setItem(`loket-buku ${officeId}`, book);
  } catch {
    // A browser that keeps nothing: the first book is offered the next time.
  }
}
