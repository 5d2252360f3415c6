import type { Decree, Office } from './office.ts';
import type { PrintBlock, PrintDocument } from './print.ts';
import { deliveryComponents, managementComponents } from './standard.ts';
import type { ComponentKey, PrintedBlock, ServiceStandard } from './standard.ts';
import { componentWords, notStatedWords, policyHeading, standardPrintWords as words } from './words-id.ts';

/**
 * Standards on paper: decrees ask for publication in the service room, not only on a website. Built from the public reading of
 * a standard (withheld words are gone already).
 */

/** One service on one sheet, to be read in the service room: the six components that must be published. */
export function servicePoster(of: {
  office: Office;
  standard: ServiceStandard;
  decree: Decree | undefined;
  /** Address of the service's page. */
  url: string;
  /** Applications may be made through Loket: else the sheet promises no way that is not there (*standar saja*). */
  open: boolean;
  today: string;
}): PrintDocument {
  const { office, standard, decree } = of;
  const doors = of.open ? standard.definition.doors : [];
  return {
    title: `${words.standard} ${standard.title}`,
    author: office.name,
    madeOn: decree?.on ?? of.today,
    footer: footerOf(of),
    ...(office.demo && { watermark: words.demo }),
    fit: 'one-page',
    blocks: [
      { kind: 'paragraph', text: headOf(office), as: 'bold' },
      { kind: 'title', text: standard.name },
      { kind: 'paragraph', text: standard.summary, as: 'lead' },
      {
        kind: 'facts',
        rows: [
          { label: words.time, value: componentText(standard, 'time') },
          { label: words.fee, value: componentText(standard, 'fee') },
          { label: words.product, value: componentText(standard, 'product') },
          ...(doors.length > 0
            ? [{ label: words.doors, value: doors.map((door) => words.door[door]).join('; ') }]
            : []),
        ],
      },
      ...notesOf(standard, ['time', 'fee', 'product'], 'accepted'),
      { kind: 'heading', level: 2, text: words.needed },
      ...componentBlocks(standard, 'requirements'),
      ...notesOf(standard, ['requirements'], 'accepted'),
      { kind: 'heading', level: 2, text: words.steps },
      ...componentBlocks(standard, 'procedure', { charts: false }),
      ...notesOf(standard, ['procedure'], 'accepted'),
      { kind: 'heading', level: 2, text: words.complaints },
      ...componentBlocks(standard, 'complaints'),
      ...notesOf(standard, ['complaints'], 'accepted'),
      { kind: 'qr', url: of.url, caption: doors.includes('online') ? words.scanService : words.scanStandard },
    ],
  };
}

/** All standards of an office with their 14 components, the decree's pledge first. */
export function standardsBooklet(of: {
  office: Office;
  decree: Decree | undefined;
  standards: readonly ServiceStandard[];
  /** Address of the office's page. */
  url: string;
  today: string;
}): PrintDocument {
  const { office, decree, standards } = of;
  return {
    title: `${words.standard} ${office.name}`,
    author: office.name,
    madeOn: decree?.on ?? of.today,
    footer: [office.name, ...(decree ? [words.decree(decree)] : [])].join(' · '),
    ...(office.demo && { watermark: words.demo }),
    fit: 'flowing',
    blocks: [
      { kind: 'paragraph', text: headOf(office), as: 'bold' },
      { kind: 'title', text: words.standard },
      { kind: 'title', text: office.name },
      ...(decree
        ? ([
            { kind: 'paragraph', text: words.decree(decree), as: 'lead' },
            { kind: 'paragraph', text: decree.title },
          ] as const)
        : []),
      { kind: 'qr', url: of.url, caption: words.scanOffice },
      ...pledgeBlocks(decree),
      { kind: 'page-break' },
      { kind: 'heading', level: 2, text: words.contents },
      { kind: 'contents' },
      ...standards.flatMap(standardBlocks),
    ],
  };
}

function headOf(office: Office): string {
  const { governmentLine, officeLine } = office.letterhead;
  return `${governmentLine}\n${officeLine}`;
}

function footerOf({ standard, decree, url }: Parameters<typeof servicePoster>[0]): string {
  return [url, ...(decree ? [words.decree(decree)] : []), words.version(standard.version)].join(' · ');
}

function pledgeBlocks(decree: Decree | undefined): PrintBlock[] {
  if (!decree?.pledge) return [];
  return [
    { kind: 'heading', level: 2, text: words.pledge },
    ...decree.pledge.map((text) => ({ kind: 'paragraph', text, as: 'lead' }) as const),
    ...(decree.pledgeSignature ?? []).map((text) => ({ kind: 'paragraph', text }) as const),
  ];
}

function standardBlocks(standard: ServiceStandard): PrintBlock[] {
  const group = (heading: string, keys: readonly ComponentKey[]): PrintBlock[] => [
    { kind: 'heading', level: 2, text: heading },
    ...keys.flatMap((key): PrintBlock[] => [
      { kind: 'heading', level: 3, text: componentWords[key] },
      ...componentBlocks(standard, key),
      ...notesOf(standard, [key]),
    ]),
  ];
  const { policies } = standard.definition;
  return [
    { kind: 'heading', level: 1, text: standard.title },
    ...(standard.source.section === undefined
      ? []
      : [{ kind: 'paragraph', text: standard.source.section, as: 'small' } as const]),
    ...group(words.delivery, deliveryComponents),
    ...group(words.management, managementComponents),
    ...(policies.length === 0
      ? []
      : [
          { kind: 'heading', level: 2, text: policyHeading } as const,
          { kind: 'list', items: policies.map((text) => ({ text })) } as const,
        ]),
  ];
}

/** Notes stand beside the printed words; on a poster only those the office has accepted. */
function notesOf(standard: ServiceStandard, keys: readonly ComponentKey[], only?: 'accepted'): PrintBlock[] {
  return standard.notes
    .filter((note) => keys.includes(note.component) && (only === undefined || note.status === only))
    .map((note) => ({
      kind: 'note',
      label: `${words.note} (${note.status === 'accepted' ? words.noteAccepted : words.noteProposed})`,
      text: [
        words.noteFor(note.printed),
        ...(note.correction === undefined ? [] : [words.noteCorrection(note.correction)]),
        note.reason,
      ].join(' '),
    }));
}

function componentBlocks(
  standard: ServiceStandard,
  key: ComponentKey,
  { charts = true }: { charts?: boolean } = {},
): PrintBlock[] {
  const component = standard.printed[key];
  if (component.state === 'not-stated') return [{ kind: 'paragraph', text: notStatedWords }];
  if (component.state === 'unreadable') return [{ kind: 'paragraph', text: words.unreadable }];
  const shown = component.blocks.filter(({ kind }) => charts || kind !== 'chart');
  return (shown.length > 0 ? shown : component.blocks).map(printBlock);
}

function printBlock(block: PrintedBlock): PrintBlock {
  switch (block.kind) {
    case 'text':
      return { kind: 'paragraph', text: block.text };
    case 'heading':
      return { kind: 'paragraph', text: block.text, as: 'bold' };
    case 'chart':
      return { kind: 'paragraph', text: `${words.chart} ${block.text}`, as: 'small' };
    case 'list':
      return { kind: 'list', items: block.items };
  }
}

/** A component as one text, a line for each item. */
export function componentText(standard: ServiceStandard, key: ComponentKey): string {
  const component = standard.printed[key];
  if (component.state === 'not-stated') return notStatedWords;
  if (component.state === 'unreadable') return words.unreadable;
  return component.blocks
    .flatMap((block) =>
      block.kind === 'list'
        ? block.items.map(({ marker, text }) => [marker, text].filter(Boolean).join(' '))
        : [block.text],
    )
    .join('\n');
}
