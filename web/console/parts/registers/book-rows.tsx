import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../../domain/api.ts';
import { longDate } from '../../../../domain/dates-id.ts';
import { isStale } from '../../../../domain/register-book.ts';
import type { BookRow } from '../../../../domain/register-book.ts';
import { serviceWords } from '../../../../domain/register-print.ts';
import { unknownInBook } from '../../../../domain/register-words.ts';
import { ordinalOf } from '../../../../domain/register.ts';
import { useAtWork } from '../../context.ts';
import { href } from '../../route.ts';
import { registersText } from '../../text-registers.ts';
import type { BookPart } from './book-part.ts';
import { Cell } from './cell.tsx';
import { InsertForm } from './insert-form.tsx';
import { VoidForm } from './void-form.tsx';

const words = registersText.table;

type Page = OutputOf<StaffApi['readRegister']>;

/** A page of the book, newest first, and what can be done with a number by hand. */
export function BookRows({
  page,
  filtered,
  withNames,
  paged,
  onPage,
  ...part
}: BookPart & {
  page: Page;
  filtered: boolean;
  withNames: boolean;
  /** Not the first page. */
  paged: boolean;
  onPage: (before: number | undefined) => void;
}): JSX.Element {
  const [acting, setActing] = useState<{ act: 'insert' | 'void'; row: BookRow }>();
  const top = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  const oldest = page.rows[0]?.entry;
  useEffect(() => {
    // Turning the page leaves the button that was pressed far below; reading goes on at the top.
    if (!first.current && paged) top.current?.focus();
    first.current = false;
  }, [oldest, paged]);
  const close = () => {
    setActing(undefined);
  };
  if (page.rows.length === 0) return <p class="empty">{filtered ? words.nothing : words.empty}</p>;
  return (
    <>
      {page.matching !== undefined && <p role="status">{registersText.filter.matching(page.matching)}</p>}
      {acting?.act === 'insert' && (
        <InsertForm key={acting.row.entry} {...part} row={acting.row} onClose={close} />
      )}
      {acting?.act === 'void' && (
        <VoidForm key={acting.row.entry} {...part} row={acting.row} onClose={close} />
      )}
      {/* Wide tables scroll in their own box, by keyboard too. */}
      <div
        ref={top}
        class="table-box"
        tabIndex={0}
        role="region"
        aria-label={words.caption(part.book.label, part.year)}
      >
        <table class="book-table" role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader" class="number">
                {words.ordinal}
              </th>
              <th scope="col" role="columnheader">
                {words.number}
              </th>
              <th scope="col" role="columnheader">
                {words.onDate}
              </th>
              <th scope="col" role="columnheader">
                {words.what}
              </th>
              {withNames && (
                <th scope="col" role="columnheader">
                  {words.name}
                </th>
              )}
              <th scope="col" role="columnheader">
                {words.status}
              </th>
              <th scope="col" role="columnheader">
                {words.acts}
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {page.rows.map((row) => (
              <Row
                key={row.entry}
                row={row}
                withNames={withNames}
                opened={part.opened}
                onAct={(act) => {
                  setActing({ act, row });
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p class="row">
        {page.older !== undefined && (
          <button
            type="button"
            onClick={() => {
              onPage(page.older);
            }}
          >
            {words.older}
          </button>
        )}
        {paged && (
          <button
            type="button"
            onClick={() => {
              onPage(undefined);
            }}
          >
            {words.newest}
          </button>
        )}
      </p>
    </>
  );
}

function Row({
  row,
  withNames,
  opened,
  onAct,
}: {
  row: BookRow;
  withNames: boolean;
  opened: BookPart['opened'];
  onAct: (act: 'insert' | 'void') => void;
}) {
  const { office } = useAtWork();
  const { status, number, suffix } = row;
  return (
    <tr role="row" data-entry={row.entry} class={`entry-${status}`}>
      <Cell label={words.ordinal} numeric>
        {ordinalOf(row)}
      </Cell>
      <Cell label={words.number}>
        <strong>{number}</strong>
      </Cell>
      <Cell label={words.onDate}>{longDate(row.onDate)}</Cell>
      <Cell label={words.what}>
        {serviceWords(row)}
        {row.applicationId !== undefined && row.reference !== undefined && (
          <>
            {' '}
            <a href={href.case(office.id, row.applicationId)}>{row.reference}</a>
          </>
        )}
      </Cell>
      {withNames && <Cell label={words.name}>{nameWords(row)}</Cell>}
      <Cell label={words.status}>
        {words.statuses[status]}
        {isStale(row, opened.today) && <span class="stale-mark"> ‼ {words.stale}</span>}
        {row.voidReason !== undefined && <span class="soft">: {row.voidReason}</span>}
        {row.voidWords !== undefined && <span class="soft"> ({row.voidWords})</span>}
        {row.reason !== undefined && <span class="soft"> {words.inserted(row.reason)}</span>}
      </Cell>
      <Cell label={words.acts}>
        <span class="row">
          {suffix === undefined && (
            <button
              type="button"
              class="link"
              aria-label={words.insertAfter(number)}
              onClick={() => {
                onAct('insert');
              }}
            >
              {words.insert}
            </button>
          )}
          {row.byHand && status !== 'void' && opened.mayVoid && (
            <button
              type="button"
              class="link"
              aria-label={words.voidNumber(number)}
              onClick={() => {
                onAct('void');
              }}
            >
              {words.void}
            </button>
          )}
        </span>
      </Cell>
    </tr>
  );
}

function nameWords({ name, subject, addressee }: BookRow): string {
  const said = [name, subject, addressee && words.addressee(addressee)].filter(
    (each) => each !== undefined && each !== '',
  );
  return said.length > 0 ? said.join('. ') : unknownInBook;
}
