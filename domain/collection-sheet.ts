import type { Application } from './application.ts';
import { localDay } from './calendar.ts';
import { longDateTime, longDateWithDay } from './dates-id.ts';
import type { Office } from './office.ts';
import type { PrintDocument } from './print.ts';
import { collectionWords as words } from './sheets-words.ts';
import type { Definition } from './standard.ts';
import { heldOriginals } from './steps/hand-over.ts';

/** The daily collection sheet: what lies ready, with room for the signature of whoever takes it along. */

export interface CollectionEntry {
  reference: string;
  name: string;
  serviceName: string;
  letterNumber?: string | undefined;
  originals: readonly string[];
}

/** Originals that lie with the office and go back with the product, as printed. */
export function originalsHeld(
  definition: Definition,
  application: Pick<Application, 'items'>,
): { id: string; text: string }[] {
  const held = heldOriginals(application);
  return definition.requirements.filter(({ id }) => held.includes(id)).map(({ id, text }) => ({ id, text }));
}

export function collectionSheetDocument(
  office: Pick<Office, 'name' | 'hours'>,
  entries: readonly CollectionEntry[],
  { on, now }: { on: string | undefined; now: number },
): PrintDocument {
  const { zone, zoneLabel } = office.hours;
  const today = localDay(now, zone);
  return {
    title: words.title,
    author: office.name,
    madeOn: today,
    footer: words.footer(office.name, longDateTime(now, zone, zoneLabel)),
    fit: 'flowing',
    blocks: [
      { kind: 'heading', level: 2, text: `${words.title} – ${office.name}` },
      { kind: 'paragraph', text: words.lead(longDateWithDay(on ?? today)) },
      entries.length === 0
        ? { kind: 'paragraph', text: words.none }
        : {
            kind: 'table',
            columns: [
              { heading: words.number, width: 0.65, align: 'right' },
              { heading: words.reference, width: 2.5 },
              { heading: words.name, width: 2 },
              { heading: words.service, width: 2 },
              { heading: words.originals, width: 1.9 },
              { heading: words.collector, width: 2 },
              { heading: words.signature, width: 2 },
            ],
            rows: entries.map((entry, index) => ({
              cells: [
                String(index + 1),
                [entry.reference, entry.letterNumber].filter((part) => part !== undefined).join('\n'),
                entry.name,
                entry.serviceName,
                entry.originals.length > 0 ? entry.originals.join('; ') : words.nothing,
                // Two lines: a pen needs the room.
                '\n\n',
                '',
              ],
            })),
            note: words.note,
          },
    ],
  };
}
