import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Collector } from '../../../../domain/application.ts';
import type { CollectionRow } from '../../../../domain/sheets-api.ts';
import { useAtWork } from '../../context.ts';
import { href } from '../../route.ts';
import { collectorWords } from '../../text.ts';
import { sheetsText } from '../../text-sheets.ts';
import { useAsked } from '../../use-asked.ts';
import { useRowActs } from '../../use-row-acts.ts';
import type { RowState } from '../../use-row-acts.ts';
import { AskedNotice } from '../asked-notice.tsx';
import { CheckGroup, focusFirstError, SelectField, TextField } from '../field.tsx';
import { Notice } from '../notice.tsx';
import { FileButtons } from '../file-buttons.tsx';
import { RowOutcome } from './row-outcome.tsx';

const words = sheetsText.collection;

/** What waits to be collected: one press a row once the book is signed. */
export function Collection(): JSX.Element {
  const { services, office } = useAtWork();
  const [on, setOn] = useState('');
  const input = { officeId: office.id, ...(on !== '' && { on }) };
  const { asked, reload } = useAsked('collectionList', input);
  return (
    <>
      <p class="soft">{words.lead}</p>
      <div class="row row-end">
        <TextField label={words.on} optional type="date" value={on} onValue={setOn} />
        <button type="button" onClick={reload}>
          {sheetsText.reload}
        </button>
      </div>
      <FileButtons files={[[words.print, () => services.call('collectionSheet', input)]]} />
      <AskedNotice asked={asked} onRetry={reload} />
      {asked.state === 'here' &&
        (asked.value.rows.length === 0 ? (
          <p class="empty">{words.empty}</p>
        ) : (
          <Rows
            // A list asked for anew is a new list: what was done on the old one has left it.
            key={`${on} ${asked.value.rows.map(({ applicationId }) => applicationId).join()}`}
            rows={asked.value.rows}
          />
        ))}
      {asked.state === 'here' && asked.value.more && (
        <Notice tone="info">
          <p>{words.more(asked.value.rows.length)}</p>
        </Notice>
      )}
    </>
  );
}

function Rows({ rows }: { rows: readonly CollectionRow[] }) {
  const { services, office, announce } = useAtWork();
  const { stateOf, act } = useRowActs(announce);
  const list = useRef<HTMLUListElement>(null);
  const handOver = async (row: CollectionRow, collector: Collector, name: string) => {
    const done = await act(row.applicationId, words.done, (actId) =>
      services.call('actOnApplication', {
        officeId: office.id,
        applicationId: row.applicationId,
        revision: row.revision,
        actId,
        acts: [
          {
            act: 'hand-over',
            collector,
            inBook: true,
            ...(collector !== 'applicant' && { collectorName: name }),
            ...(row.originals.length > 0 && { originalsReturned: row.originals.map(({ id }) => id) }),
          },
        ],
      }),
    );
    // The pressed button is gone; whoever works through the book goes on with the next.
    if (done && document.activeElement === document.body)
      list.current?.querySelector<HTMLElement>('[data-testid="signed"]')?.focus();
  };
  return (
    <ul ref={list} class="rows" data-testid="collection">
      {rows.map((row) => (
        <li key={row.applicationId} class="sheet-row" data-row={row.reference}>
          <Row
            row={row}
            state={stateOf(row.applicationId)}
            onSigned={(collector, name) => void handOver(row, collector, name)}
          />
        </li>
      ))}
    </ul>
  );
}

function Row({
  row,
  state,
  onSigned,
}: {
  row: CollectionRow;
  state: RowState | undefined;
  onSigned: (collector: Collector, name: string) => void;
}) {
  const { office } = useAtWork();
  const { collectors } = row;
  const [collector, setCollector] = useState<Collector>(
    collectors.includes('applicant') ? 'applicant' : (collectors[0] ?? 'applicant'),
  );
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const [returned, setReturned] = useState<string[]>([]);
  const nameMissing = collector !== 'applicant' && name.trim() === '';
  const originalsMissing = returned.length < row.originals.length;
  return (
    <>
      <div class="row-name">
        <strong>{row.name}</strong>
        <span class="soft">
          <a href={href.case(office.id, row.applicationId)}>{row.reference}</a> · {row.serviceName}
          {row.letterNumber !== undefined && ` · ${sheetsText.letter(row.letterNumber)}`}
        </span>
      </div>
      {state?.state === 'done' ? (
        <RowOutcome state={state} />
      ) : (
        <form
          class="row row-end"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (nameMissing || originalsMissing) {
              setTried(true);
              focusFirstError(event.currentTarget);
            } else onSigned(collector, name.trim());
          }}
        >
          <fieldset class="plain-set row row-end" disabled={state?.state === 'sending'}>
            {/* Many rows, many forms: whoever hears instead of looking hears whose this is. */}
            <legend class="hidden">{words.of(row.name)}</legend>
            <SelectField
              label={words.collector}
              options={collectors.map((value) => ({ value, label: collectorWords[value] }))}
              value={collector}
              onValue={(value) => {
                setCollector(collectors.find((each) => each === value) ?? 'applicant');
              }}
            />
            {collector !== 'applicant' && (
              <TextField
                label={words.name}
                maxLength={200}
                value={name}
                onValue={setName}
                error={tried && nameMissing ? words.nameMissing : undefined}
              />
            )}
            {row.originals.length > 0 && (
              <CheckGroup
                legend={words.originals}
                error={tried && originalsMissing ? words.originalsMissing : undefined}
                options={row.originals.map(({ id, text }) => ({ value: id, label: text }))}
                values={returned}
                onValues={setReturned}
              />
            )}
            <button type="submit" class="primary" data-testid="signed">
              {words.signed}
            </button>
          </fieldset>
          <RowOutcome state={state} />
        </form>
      )}
    </>
  );
}
