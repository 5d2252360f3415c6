import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../../domain/api.ts';
import { longDate } from '../../../../domain/dates-id.ts';
import { blockLimit } from '../../../../domain/register.ts';
import { useAtWork } from '../../context.ts';
import { registersText } from '../../text-registers.ts';
import { useDoing } from '../../use-doing.ts';
import { focusFirstError, SelectField, TextField } from '../field.tsx';
import { DoingNotice } from '../notice.tsx';
import type { BookPart } from './book-part.ts';
import { CodeField } from './code-field.tsx';
import { fieldNames } from './naming.ts';

const words = registersText.blocks;

type Block = OutputOf<StaffApi['readRegister']>['blocks'][number];

/** Numbers reserved in a row for paper: asked for, used one by one, the rest released. */
export function Blocks({ blocks, ...part }: BookPart & { blocks: readonly Block[] }): JSX.Element {
  const { opened, year } = part;
  const { announce } = useAtWork();
  // Above the list: a block that is used up or released leaves it, and the answer must stay.
  const { doing, run } = useDoing(announce);
  const acting = { ...part, sending: doing.state === 'sending', run };
  return (
    <section class="panel" data-testid="blocks">
      <h2>{words.title}</h2>
      <p class="hint">{words.hint}</p>
      <DoingNotice doing={doing} />
      {blocks.length === 0 && <p class="soft">{words.none}</p>}
      <ul class="rows">
        {blocks.map((block) => (
          <li key={block.id} class="block-row" data-block={block.id}>
            <p>
              {block.purpose !== undefined && <strong>{block.purpose} </strong>}
              <span class="soft">
                {words.range(block.from, block.to)}, {words.since(longDate(block.onDate))},{' '}
                {words.left(block.left.length)}
              </span>
            </p>
            <UseForm {...acting} block={block} />
            {(block.mine || opened.mayVoid) && <ReleaseForm {...acting} block={block} />}
          </li>
        ))}
      </ul>
      {year === Number(opened.today.slice(0, 4)) && <ReserveForm {...part} />}
    </section>
  );
}

function ReserveForm({ book, onChanged }: BookPart) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const form = useRef<HTMLFormElement>(null);
  const empty = { count: '', purpose: '', code: book.codes[0]?.code ?? '' };
  const [typed, setTyped] = useState(empty);
  const [tried, setTried] = useState(false);
  const [numbers, setNumbers] = useState<readonly string[]>();
  const put = (field: keyof typeof empty) => (value: string) => {
    setTyped({ ...typed, [field]: value });
  };
  const count = /^\d{1,3}$/.test(typed.count.trim()) ? Number(typed.count) : 0;
  const problems = {
    count:
      count < 1
        ? registersText.wholeNumber
        : count > blockLimit
          ? registersText.tooManyNumbers(blockLimit)
          : undefined,
    purpose: typed.purpose.trim().length < 3 ? registersText.required : undefined,
    code: book.wantsCode && typed.code.trim() === '' ? registersText.required : undefined,
  };
  return (
    <form
      ref={form}
      noValidate
      data-testid="reserve-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.values(problems).some((problem) => problem !== undefined)) {
          focusFirstError(form.current);
          return;
        }
        run({
          label: words.submit,
          naming: fieldNames,
          send: (actId) =>
            services.call('reserveNumbers', {
              officeId: office.id,
              book: book.id,
              count,
              purpose: typed.purpose.trim(),
              ...(typed.code.trim() !== '' && { code: typed.code.trim() }),
              blockId: actId,
            }),
          done: (reserved) => {
            setNumbers(reserved.numbers);
            setTyped(empty);
            setTried(false);
            onChanged();
          },
        });
      }}
    >
      <div class="columns">
        <TextField
          label={words.count}
          inputMode="numeric"
          maxLength={3}
          error={tried ? problems.count : undefined}
          value={typed.count}
          onValue={put('count')}
        />
        <TextField
          label={words.purpose}
          maxLength={200}
          error={tried ? problems.purpose : undefined}
          value={typed.purpose}
          onValue={put('purpose')}
        />
        <CodeField
          codes={book.codes}
          value={typed.code}
          onValue={put('code')}
          error={tried ? problems.code : undefined}
        />
      </div>
      <p class="row">
        <button type="submit" disabled={doing.state === 'sending'}>
          {words.submit}
        </button>
      </p>
      {numbers && <p role="status">{words.reserved(numbers)}</p>}
      <DoingNotice doing={doing} />
    </form>
  );
}

interface Acting extends BookPart {
  block: Block;
  sending: boolean;
  run: ReturnType<typeof useDoing>['run'];
}

function UseForm({ block, opened, register, onChanged, sending, run }: Acting) {
  const { services, office } = useAtWork();
  const form = useRef<HTMLFormElement>(null);
  const [chosen, setChosen] = useState('');
  const [on, setOn] = useState(opened.today);
  const [subject, setSubject] = useState('');
  const [tried, setTried] = useState(false);
  // Paper is used in order: the first that is left is the likely one.
  const entry = block.left.some((each) => each.entry === chosen) ? chosen : (block.left[0]?.entry ?? '');
  return (
    <details>
      <summary>{words.useTitle}</summary>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (on === '') {
            focusFirstError(form.current);
            return;
          }
          run({
            label: words.use,
            naming: fieldNames,
            send: (actId) =>
              services.call('useBlockNumber', {
                officeId: office.id,
                register,
                entry,
                on,
                ...(subject.trim() !== '' && { subject: subject.trim() }),
                actId,
              }),
            done: () => {
              setSubject('');
              setTried(false);
              onChanged();
            },
          });
        }}
      >
        <div class="columns">
          <SelectField
            label={words.number}
            options={block.left.map((each) => ({ value: each.entry, label: each.number }))}
            value={entry}
            onValue={setChosen}
          />
          <TextField
            label={words.on}
            type="date"
            error={tried && on === '' ? registersText.required : undefined}
            value={on}
            onValue={setOn}
          />
          <TextField
            label={registersText.take.subject}
            optional
            maxLength={300}
            value={subject}
            onValue={setSubject}
          />
        </div>
        <p class="row">
          <button type="submit" disabled={sending}>
            {words.use}
          </button>
        </p>
      </form>
    </details>
  );
}

function ReleaseForm({ block, register, onChanged, sending, run }: Acting) {
  const { services, office } = useAtWork();
  const form = useRef<HTMLFormElement>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim().length < 3;
  return (
    <details>
      <summary>{words.releaseTitle}</summary>
      <p class="hint">{words.releaseHint}</p>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (missing) {
            focusFirstError(form.current);
            return;
          }
          run({
            label: words.release,
            naming: fieldNames,
            send: (actId) =>
              services.call('releaseBlock', {
                officeId: office.id,
                register,
                blockId: block.id,
                reason: reason.trim(),
                actId,
              }),
            done: onChanged,
          });
        }}
      >
        <TextField
          label={words.reason}
          maxLength={500}
          error={tried && missing ? registersText.required : undefined}
          value={reason}
          onValue={setReason}
        />
        <p class="row">
          <button type="submit" class="danger" disabled={sending}>
            {words.release}
          </button>
        </p>
      </form>
    </details>
  );
}
