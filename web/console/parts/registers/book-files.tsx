import type { JSX } from 'preact';
import type { BookFilter } from '../../../../domain/register-book.ts';
import { useAtWork } from '../../context.ts';
import { registersText } from '../../text-registers.ts';
import { FileButtons } from '../file-buttons.tsx';
import type { BookPart } from './book-part.ts';

const words = registersText.files;

/** The filtered book as a file, names included. */
export function BookFiles({ register, filter }: BookPart & { filter: BookFilter }): JSX.Element {
  const { services, office } = useAtWork();
  const of = (format: 'pdf' | 'xlsx' | 'csv') => () =>
    services.call('exportRegister', { officeId: office.id, register, filter, format });
  return (
    <section class="panel" data-testid="book-files">
      <h2>{words.title}</h2>
      <p class="hint">{words.hint}</p>
      <FileButtons
        files={[
          [words.pdf, of('pdf')],
          [words.xlsx, of('xlsx')],
          [words.csv, of('csv')],
        ]}
      />
    </section>
  );
}
