import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { EntryStatus, isFiltered } from '../../../../domain/register-book.ts';
import type { BookFilter } from '../../../../domain/register-book.ts';
import { registersText } from '../../text-registers.ts';
import { SelectField, TextField } from '../field.tsx';

const words = registersText.filter;

/** What is typed here stays in the page: it never becomes part of an address. */
export function FilterForm({
  filter,
  onFilter,
}: {
  filter: BookFilter;
  onFilter: (filter: BookFilter) => void;
}): JSX.Element {
  const [typed, setTyped] = useState({
    status: filter.status ?? '',
    fromOn: filter.fromOn ?? '',
    toOn: filter.toOn ?? '',
    text: filter.text ?? '',
  });
  const put = (field: keyof typeof typed) => (value: string) => {
    setTyped({ ...typed, [field]: value });
  };
  return (
    <details open={isFiltered(filter)} data-testid="filter">
      <summary>{words.title}</summary>
      <form
        role="search"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const status = EntryStatus.safeParse(typed.status);
          onFilter({
            ...(status.success && { status: status.data }),
            ...(typed.fromOn !== '' && { fromOn: typed.fromOn }),
            ...(typed.toOn !== '' && { toOn: typed.toOn }),
            ...(typed.text.trim() !== '' && { text: typed.text.trim() }),
          });
        }}
      >
        <TextField
          label={words.text}
          hint={words.textHint}
          type="search"
          maxLength={100}
          value={typed.text}
          onValue={put('text')}
        />
        <div class="columns">
          <SelectField
            label={words.status}
            choose={words.anyStatus}
            options={EntryStatus.options.map((value) => ({
              value,
              label: registersText.table.statuses[value],
            }))}
            value={typed.status}
            onValue={put('status')}
          />
          <TextField label={words.fromOn} type="date" value={typed.fromOn} onValue={put('fromOn')} />
          <TextField label={words.toOn} type="date" value={typed.toOn} onValue={put('toOn')} />
        </div>
        <p class="row">
          <button type="submit">{words.submit}</button>
          {isFiltered(filter) && (
            <button
              type="button"
              class="quiet"
              onClick={() => {
                onFilter({});
              }}
            >
              {words.clear}
            </button>
          )}
        </p>
      </form>
    </details>
  );
}
