import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { SpoiledBy } from '../../../../domain/print-queue.ts';
import type { PrintRow } from '../../../../domain/sheets-api.ts';
import { spoiledWords } from '../../../../domain/sheets-words.ts';
import { useAtWork } from '../../context.ts';
import { href } from '../../route.ts';
import { sheetsText } from '../../text-sheets.ts';
import { shortTime } from '../../times.ts';
import { useAsked } from '../../use-asked.ts';
import { useDoing } from '../../use-doing.ts';
import { useRowActs } from '../../use-row-acts.ts';
import { AskedNotice } from '../asked-notice.tsx';
import { CheckField, SelectField, TextField, useFocusOnOpen } from '../field.tsx';
import { DoingNotice, Notice } from '../notice.tsx';
import { RowOutcome } from './row-outcome.tsx';

const words = sheetsText.printing;

/** What waits at the printer: several are noted as printed in one press, a spoiled sheet stays in the queue. */
export function PrintQueue(): JSX.Element {
  const { office } = useAtWork();
  const { asked, reload } = useAsked('printQueue', { officeId: office.id });
  return (
    <>
      <p class="soft">{words.lead}</p>
      <p class="row">
        <button type="button" onClick={reload}>
          {sheetsText.reload}
        </button>
      </p>
      <AskedNotice asked={asked} onRetry={reload} />
      {asked.state === 'here' &&
        (asked.value.rows.length === 0 ? (
          <p class="empty">{words.empty}</p>
        ) : (
          <Rows
            key={asked.value.rows.map(({ applicationId }) => applicationId).join()}
            rows={asked.value.rows}
            onSpoiled={reload}
          />
        ))}
      {asked.state === 'here' && asked.value.more && (
        <Notice tone="info">
          <p>{sheetsText.more(asked.value.rows.length)}</p>
        </Notice>
      )}
    </>
  );
}

function Rows({ rows, onSpoiled }: { rows: readonly PrintRow[]; onSpoiled: () => void }) {
  const { services, office, announce } = useAtWork();
  const { stateOf, act } = useRowActs(announce);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState('');
  const left = rows.filter(({ applicationId }) => stateOf(applicationId)?.state !== 'done');
  const pressed = left.filter(({ applicationId }) => chosen.includes(applicationId));

  const printed = async () => {
    setBusy(true);
    let done = 0;
    // One act a case: each is printed or not by itself, and its row says which.
    for (const row of pressed) {
      const isDone = await act(row.applicationId, words.done, (actId) =>
        services.call('actOnApplication', {
          officeId: office.id,
          applicationId: row.applicationId,
          revision: row.revision,
          actId,
          acts: [{ act: 'print' }],
        }),
      );
      if (isDone) done += 1;
    }
    setBusy(false);
    setChosen([]);
    setResult(words.results(done, pressed.length - done));
  };

  return (
    <>
      <p class="row">
        <button
          type="button"
          onClick={() => {
            setChosen(pressed.length === left.length ? [] : left.map(({ applicationId }) => applicationId));
          }}
        >
          {pressed.length > 0 && pressed.length === left.length ? words.none : words.all}
        </button>
      </p>
      <ul class="rows" data-testid="print-queue">
        {rows.map((row) => (
          <li key={row.applicationId} class="sheet-row" data-row={row.reference}>
            <RowFacts row={row} />
            {stateOf(row.applicationId)?.state !== 'done' && (
              <div class="sheet-acts">
                <CheckField
                  label={words.choose(row.reference)}
                  checked={chosen.includes(row.applicationId)}
                  disabled={busy}
                  onChecked={(checked) => {
                    setChosen(
                      checked
                        ? [...chosen, row.applicationId]
                        : chosen.filter((each) => each !== row.applicationId),
                    );
                  }}
                />
                <Spoil row={row} onSpoiled={onSpoiled} />
              </div>
            )}
            <RowOutcome state={stateOf(row.applicationId)} />
          </li>
        ))}
      </ul>
      <div class="act-bar">
        <p role="status">{result}</p>
        <button
          type="button"
          class="primary"
          disabled={busy || pressed.length === 0}
          onClick={() => void printed()}
          data-testid="primary-act"
        >
          {words.submit(pressed.length)}
        </button>
      </div>
    </>
  );
}

function RowFacts({ row }: { row: PrintRow }) {
  const { services, office } = useAtWork();
  const now = services.now();
  const { lastSpoiled } = row;
  return (
    <div class="row-name">
      <strong>{row.name}</strong>
      <span class="soft">
        <a href={href.case(office.id, row.applicationId)}>{row.reference}</a> · {row.productTitle}
        {row.letterNumber !== undefined && ` · ${sheetsText.letter(row.letterNumber)}`} ·{' '}
        {words.since(shortTime(row.since, now, office))}
      </span>
      {lastSpoiled && (
        <span>
          <span aria-hidden="true">! </span>
          {words.spoiledTimes(row.spoiled)}: {spoiledWords[lastSpoiled.by].toLowerCase()}
          {lastSpoiled.note !== undefined && ` (${lastSpoiled.note})`}
        </span>
      )}
    </div>
  );
}

function Spoil({ row, onSpoiled }: { row: PrintRow; onSpoiled: () => void }) {
  const [isOpen, setOpen] = useState(false);
  return isOpen ? (
    <SpoilForm
      row={row}
      onClose={() => {
        setOpen(false);
      }}
      onSpoiled={() => {
        setOpen(false);
        onSpoiled();
      }}
    />
  ) : (
    <button
      type="button"
      class="quiet"
      aria-label={words.spoilOf(row.reference)}
      onClick={() => {
        setOpen(true);
      }}
    >
      {words.spoil}
    </button>
  );
}

function SpoilForm({
  row,
  onClose,
  onSpoiled,
}: {
  row: PrintRow;
  onClose: () => void;
  onSpoiled: () => void;
}) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnOpen(form);
  const [by, setBy] = useState<SpoiledBy>('paper');
  const [note, setNote] = useState('');
  return (
    <form
      ref={form}
      class="panel"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run({
          label: words.spoilSubmit,
          send: (actId) =>
            services.call('spoilPrint', {
              officeId: office.id,
              applicationId: row.applicationId,
              actId,
              by,
              note: note.trim(),
            }),
          done: onSpoiled,
        });
      }}
    >
      <SelectField
        label={words.why}
        options={SpoiledBy.options.map((value) => ({ value, label: spoiledWords[value] }))}
        value={by}
        onValue={(value) => {
          setBy(SpoiledBy.options.find((each) => each === value) ?? 'paper');
        }}
      />
      <TextField label={words.note} optional maxLength={300} value={note} onValue={setNote} />
      <p class="row">
        <button type="submit" disabled={doing.state === 'sending'}>
          {words.spoilSubmit}
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          {words.spoilClose}
        </button>
      </p>
      <DoingNotice doing={doing} />
    </form>
  );
}
