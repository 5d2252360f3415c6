import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { longDate } from '../../../../domain/dates-id.ts';
import type { HandOverRow } from '../../../../domain/register-book.ts';
import { signatureWords } from '../../../../domain/register-print.ts';
import { collectionWords, unknownInBook } from '../../../../domain/register-words.ts';
import { useAtWork } from '../../context.ts';
import { newActId } from '../../ids.ts';
import { href } from '../../route.ts';
import { registersText } from '../../text-registers.ts';
import { shortTime } from '../../times.ts';
import { useAsked } from '../../use-asked.ts';
import { AskedNotice } from '../asked-notice.tsx';
import { CheckField, TextField } from '../field.tsx';
import { FileButtons } from '../file-buttons.tsx';
import { Cell } from './cell.tsx';
import { fieldNames } from './naming.ts';

const words = registersText.collection;

interface Period {
  fromOn: string;
  toOn: string;
  bookOnly: boolean;
}

/** Who took what and when, over some days. */
export function Collection({ today }: { today: string }): JSX.Element {
  const { services, office } = useAtWork();
  const [period, setPeriod] = useState<Period>({ fromOn: today, toOn: today, bookOnly: true });
  const [opening, setOpening] = useState<string>();
  const input = { officeId: office.id, ...period };
  const of = (format: 'pdf' | 'xlsx' | 'csv') => () => services.call('exportHandOvers', { ...input, format });
  return (
    <>
      <section class="panel" data-testid="collection">
        <h2>{words.title}</h2>
        <p class="hint">{words.hint}</p>
        <PeriodForm period={period} onPeriod={setPeriod} />
        <p class="row">
          <button
            type="button"
            onClick={() => {
              setOpening(opening === undefined ? newActId() : undefined);
            }}
          >
            {opening === undefined ? registersText.names.show : registersText.names.hide}
          </button>
          <span class="soft">
            {opening === undefined ? registersText.names.hint : registersText.names.shown}
          </span>
        </p>
        <HandOvers period={period} opening={opening} />
      </section>
      <section class="panel" data-testid="book-files">
        <h2>{registersText.files.title}</h2>
        <p class="hint">{registersText.files.hint}</p>
        <FileButtons
          files={[
            [registersText.files.pdf, of('pdf')],
            [registersText.files.xlsx, of('xlsx')],
            [registersText.files.csv, of('csv')],
          ]}
        />
      </section>
    </>
  );
}

function PeriodForm({ period, onPeriod }: { period: Period; onPeriod: (period: Period) => void }) {
  const [typed, setTyped] = useState(period);
  const [tried, setTried] = useState(false);
  const missing = (value: string) => (tried && value === '' ? registersText.required : undefined);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (typed.fromOn !== '' && typed.toOn !== '') onPeriod(typed);
      }}
    >
      <div class="columns">
        <TextField
          label={words.fromOn}
          type="date"
          error={missing(typed.fromOn)}
          value={typed.fromOn}
          onValue={(fromOn) => {
            setTyped({ ...typed, fromOn });
          }}
        />
        <TextField
          label={words.toOn}
          type="date"
          error={missing(typed.toOn)}
          value={typed.toOn}
          onValue={(toOn) => {
            setTyped({ ...typed, toOn });
          }}
        />
      </div>
      <CheckField
        label={words.bookOnly}
        checked={typed.bookOnly}
        onChecked={(bookOnly) => {
          setTyped({ ...typed, bookOnly });
        }}
      />
      <p class="row">
        <button type="submit">{words.submit}</button>
      </p>
    </form>
  );
}

function HandOvers({ period, opening }: { period: Period; opening: string | undefined }) {
  const { office } = useAtWork();
  const { asked, reload } = useAsked(
    'readHandOvers',
    { officeId: office.id, ...period, ...(opening !== undefined && { names: { opening } }) },
    fieldNames,
  );
  if (asked.state !== 'here') return <AskedNotice asked={asked} onRetry={reload} />;
  const { rows } = asked.value;
  if (rows.length === 0) return <p class="empty">{words.empty}</p>;
  const caption = words.caption(longDate(period.fromOn), longDate(period.toOn));
  return (
    <>
      <p role="status">{words.count(rows.length)}</p>
      <div class="table-box" tabIndex={0} role="region" aria-label={caption}>
        <table class="book-table" role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                {words.at}
              </th>
              <th scope="col" role="columnheader">
                {words.reference}
              </th>
              <th scope="col" role="columnheader">
                {words.service}
              </th>
              {opening !== undefined && (
                <th scope="col" role="columnheader">
                  {words.name}
                </th>
              )}
              <th scope="col" role="columnheader">
                {words.collector}
              </th>
              <th scope="col" role="columnheader">
                {words.inBook}
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row) => (
              <HandOverLine
                key={`${row.applicationId} ${String(row.at)}`}
                row={row}
                withNames={opening !== undefined}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function HandOverLine({ row, withNames }: { row: HandOverRow; withNames: boolean }) {
  const { services, office } = useAtWork();
  return (
    <tr role="row">
      <Cell label={words.at}>{shortTime(row.at, services.now(), office)}</Cell>
      <Cell label={words.reference}>
        <a href={href.case(office.id, row.applicationId)}>{row.reference}</a>
      </Cell>
      <Cell label={words.service}>
        {row.serviceName} {row.number && <span class="soft">{row.number}</span>}
      </Cell>
      {withNames && <Cell label={words.name}>{row.name ?? unknownInBook}</Cell>}
      <Cell label={words.collector}>
        {collectionWords.collector[row.collector]}
        {row.collectorName && <span class="soft">: {row.collectorName}</span>}
      </Cell>
      <Cell label={words.inBook}>{signatureWords(row)}</Cell>
    </tr>
  );
}
