import type { JSX } from 'preact';
import type { Card } from '../../../domain/personal-data.ts';
import type { Office } from '../../../domain/office.ts';
import { longDateTime } from '../../../domain/dates-id.ts';
import { internalWarningName } from '../../../domain/due.ts';
import { dueMark, shortTime } from '../times.ts';

/** When it is due and how it stands: the moment itself, and beside it sign and words. */
export function Due({
  of,
  now,
  office,
  long = false,
}: {
  of: Pick<Card, 'status' | 'dueAt' | 'warnAt' | 'stepKind' | 'internal'>;
  now: number;
  office: Office;
  long?: boolean;
}): JSX.Element {
  const mark = dueMark(of, now);
  const { zone, zoneLabel } = office.hours;
  const running = mark.kind === 'late' || mark.kind === 'at-risk' || mark.kind === 'running';
  return (
    <span class={`due due-${mark.kind}`} data-due={mark.kind}>
      {running && of.dueAt !== null && (
        <time dateTime={new Date(of.dueAt).toISOString()}>
          {long ? longDateTime(of.dueAt, zone, zoneLabel) : shortTime(of.dueAt, now, office)}
        </time>
      )}
      <span class="due-words">
        {mark.sign && <span aria-hidden="true">{mark.sign} </span>}
        {mark.words}
      </span>
      {running && of.internal === true && <span class="soft">{internalWarningName}</span>}
    </span>
  );
}
