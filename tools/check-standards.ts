/**
 * Proves that `standards/` says what the decrees print: every stored printed string is in its own row of its own service's
 * block, and every row of that block is stored (fidelity rules of the seeds' README). Prints one line per finding.
 *
 *   node tools/check-standards.ts [office]
 *
 * The decrees lie beside the project, in `../shared/seeds`; without them only schemas and cross-references are checked.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Consultation } from '../domain/consultation.ts';
import type { Decree } from '../domain/office.ts';
import { formatNumber } from '../domain/register.ts';
import { componentKeys } from '../domain/standard.ts';
import type {
  ComponentKey,
  DocumentNote,
  PrintedBlock,
  PrintedComponent,
  PrintedItem,
  ServiceStandard,
} from '../domain/standard.ts';
import { squeeze } from './seed-layouts/layout.ts';
import { layoutOf, layouts } from './seed-layouts/layouts.ts';
import { readOffice, readOffices } from './standards-files.ts';
import type { OfficeFolder } from './standards-files.ts';

/** What is wrong and where, in words for whoever edits the file. */
export interface Finding {
  readonly where: string;
  readonly problem: string;
}

/** Seed texts by file name. */
export type Seeds = ReadonlyMap<string, readonly string[]>;

/** Where the decrees are, or undefined on a machine without them. */
export function seedsFolder(root: string): string | undefined {
  const folder = join(root, '..', 'shared', 'seeds');
  return existsSync(folder) ? folder : undefined;
}

export function readSeeds(folder: string): Seeds {
  return new Map(
    layouts.map(({ file }) => [file, readFileSync(join(folder, file), 'utf8').split('\n')] as const),
  );
}

/** Everything there is to find. Without `seeds` only what can be judged from the files alone. */
export function checkOffice(folder: OfficeFolder, seeds: Seeds | undefined): Finding[] {
  return [
    ...checkProfile(folder),
    ...folder.services.flatMap((service) => [
      ...checkReading(service),
      ...checkDefinition(service, folder),
      ...(seeds ? checkAgainstSeed(service, seeds) : []),
    ]),
    ...(seeds ? checkPagesAgainstSeed(folder, seeds) : []),
  ];
}

/**
 * Row for row: label, number and content of the seed equal what is stored; so nothing is added, lost, altered or moved.
 * A standard written in the console has no block and nothing to compare.
 */
export function checkAgainstSeed(service: ServiceStandard, seeds: Seeds): Finding[] {
  if (!service.source.block) return [];
  const { file, lines } = service.source.block;
  const at = (place: string): string => `${service.officeId}/${service.serviceId} ${place}`;
  const seed = seeds.get(file);
  const layout = layoutOf(file);
  if (!seed || !layout) return [{ where: at('source'), problem: `no decree file ${file}` }];
  const findings: Finding[] = [];
  const add = (place: string, problem: string): void => void findings.push({ where: at(place), problem });

  const [first = 0, last = 0] = lineNumbers(lines);
  const afterBlock = seed.findIndex((line, index) => index >= first && layout.opens.test(line));
  if (!layout.opens.test(seed[first - 1] ?? ''))
    add('source', `line ${String(first)} does not open a service's block`);
  if (last > (afterBlock === -1 ? seed.length : afterBlock))
    add('source', `lines ${lines} reach into the next block`);

  const furniture = new Set([...layout.blockFurniture, service.title].map(squeeze));
  const { heads, rows } = layout.rows(linesOf(seed, lines), (text) => furniture.has(squeeze(text)));
  const noise = layout.noise.map(({ text }) => squeeze(text)).sort((a, b) => b.length - a.length);
  const withoutNoise = (text: string): string =>
    noise.reduce((rest, piece) => rest.replaceAll(piece, ''), squeeze(text));
  // Of rows, not of lines: a page break puts half of a label between the halves of a sentence.
  const text = squeeze(rows.flatMap((row) => [row.label, row.content]).join('\n'));

  if (![...heads, text].some((head) => squeeze(head).includes(squeeze(service.title))))
    add('title', 'is not at the block’s head');
  for (const head of heads) {
    // Juai and Perak print the service's number between "Jenis Layanan :" and the title.
    const rest = squeeze(head)
      .replace(squeeze(service.title), '')
      .replace(/\d+\.$/, '');
    if (rest !== '' && !furniture.has(rest) && !furniture.has(squeeze(head)))
      add('block', `not stored: ${head}`);
  }

  for (const { path, text: stored } of printedStrings(service)) {
    if (!text.includes(squeeze(stored)) && !withoutNoise(text).includes(squeeze(stored)))
      add(path, `not in the block: ${stored}`);
  }
  const unclaimed = new Set(rows);
  for (const key of componentKeys) {
    const component = service.printed[key];
    if (component.state === 'not-stated') continue;
    const row = [...unclaimed].find(
      (candidate) =>
        squeeze(candidate.label) === squeeze(component.label) &&
        (component.state === 'unreadable' || squeeze(candidate.number) === squeeze(component.number ?? '')),
    );
    if (!row) {
      add(`printed.${key}`, `no row is labelled ${component.label} with that number`);
      continue;
    }
    unclaimed.delete(row);
    if (component.state === 'unreadable') continue;
    if (withoutNoise(row.content) !== withoutNoise(component.blocks.map(blockText).join('\n'))) {
      add(`printed.${key}`, 'differs from its row');
    }
    for (const problem of component.blocks.flatMap(runTogether)) add(`printed.${key}`, problem);
  }
  for (const row of unclaimed) add('block', `row not stored: ${row.label || row.content}`);

  return [...findings, ...checkNotes(service.notes, seeds, at('notes'))];
}

/** The decree's own pages: every stored string is there, and what is left over is furniture or list markers. */
export function checkPagesAgainstSeed(folder: OfficeFolder, seeds: Seeds): Finding[] {
  const { office, decrees, consultations, services } = folder;
  const findings: Finding[] = [];
  for (const decree of decrees) {
    if (!decree.source) continue;
    const letterhead = [
      office.letterhead.governmentLine,
      office.letterhead.officeLine,
      ...office.letterhead.addressLines,
    ];
    const where = `${office.id}/decrees/${decree.id}`;
    findings.push(
      ...checkPages(where, decree.source, decreeStrings(decree), letterhead, seeds),
      ...checkNotes(decree.notes, seeds, where),
    );
    if (
      decree.revokes !== undefined &&
      !decree.dictums?.some(({ text }) => text.includes(decree.revokes ?? ''))
    )
      findings.push({ where, problem: `no dictum revokes ${decree.revokes}` });
  }
  for (const consultation of consultations) {
    if (!consultation.source) continue;
    const where = `${office.id}/consultations/${consultation.id}`;
    findings.push(
      ...checkPages(where, consultation.source, consultationStrings(consultation), [], seeds),
      ...checkNotes(consultation.notes, seeds, where),
    );
  }
  const blocks = services.filter(({ source }) => source.block);
  const complaints = squeeze(blocks.map((service) => componentText(service.printed.complaints)).join('\n'));
  const files = new Set(
    [...blocks, ...decrees].flatMap(
      (each) => ('printed' in each ? each.source.block?.file : each.source?.file) ?? [],
    ),
  );
  const whole = squeeze([...files].flatMap((file) => seeds.get(file) ?? []).join('\n')).toLowerCase();
  if (whole === '') return findings;
  for (const service of blocks) {
    for (const { place, text } of service.source.otherTitles ?? []) {
      if (!whole.includes(squeeze(text).toLowerCase()))
        findings.push({
          where: `${office.id}/${service.serviceId}`,
          problem: `printed nowhere (${place}): ${text}`,
        });
    }
  }
  for (const contact of office.contacts) {
    if (!complaints.includes(squeeze(contact.text)) && !whole.includes(squeeze(contact.text).toLowerCase()))
      findings.push({ where: `${office.id}/office`, problem: `the decree prints no ${contact.text}` });
  }
  for (const section of office.sections) {
    if (!whole.includes(squeeze(section.name).toLowerCase()))
      findings.push({ where: `${office.id}/office`, problem: `the decree names no section ${section.name}` });
  }
  for (const withheld of folder.withheld?.texts ?? []) {
    if (!whole.includes(squeeze(withheld.text).toLowerCase()))
      findings.push({ where: `${office.id}/withheld`, problem: `not printed: ${withheld.text}` });
  }
  return findings;
}

function decreeStrings(decree: Decree): string[] {
  return [
    decree.number,
    decree.title,
    ...(decree.considerations ?? []),
    ...(decree.legalBases ?? []),
    ...(decree.dictums ?? []).flatMap((dictum) => [dictum.label, dictum.text]),
    decree.place,
    decree.printedDate,
    ...Object.values(decree.signer ?? {}),
    ...(decree.recipients ?? []),
    ...(decree.pledge ?? []),
    ...(decree.pledgeSignature ?? []),
    decree.vision,
    ...(decree.mission ?? []),
    decree.motto,
    ...(decree.chapters ?? []).flatMap(({ heading, blocks }) => [heading, ...blocks.flatMap(blockStrings)]),
  ].filter((text) => text !== undefined);
}

function consultationStrings(consultation: Consultation): string[] {
  return [
    consultation.number,
    consultation.printedDate,
    consultation.place,
    ...consultation.minutes.flatMap(blockStrings),
    ...consultation.participants.flatMap(({ name, post }) => [name, post]),
  ].filter((text) => text !== undefined);
}

function checkPages(
  where: string,
  source: { file: string; lines: string },
  stored: readonly string[],
  letterhead: readonly string[],
  seeds: Seeds,
): Finding[] {
  const seed = seeds.get(source.file);
  const layout = layoutOf(source.file);
  if (!seed || !layout) return [{ where, problem: `no decree file ${source.file}` }];
  const findings: Finding[] = [];
  // The longest first, so that a short one (a place, a label) does not take a piece out of a long one.
  const pieces = [
    ...stored.map((text) => ({ text, data: true })),
    ...[...letterhead, ...layout.decreeFurniture].map((text) => ({ text, data: false })),
  ].sort((a, b) => squeeze(b.text).length - squeeze(a.text).length);
  const whole = squeeze(linesOf(seed, source.lines).join('\n'));
  let rest = whole;
  for (const { text, data } of pieces) {
    if (rest.includes(squeeze(text))) rest = rest.replace(squeeze(text), '\n');
    // What a longer text holds as well (a place, a name) is printed though its own place is taken.
    else if (data && !whole.includes(squeeze(text)))
      findings.push({ where, problem: `not in the decree: ${text}` });
  }
  for (const piece of rest.split('\n')) {
    if (!/^(?:[^\p{L}\p{N}]|\d{1,2}\.|[a-z]\.)*$/u.test(piece))
      findings.push({ where, problem: `not stored: ${piece}` });
  }
  return findings;
}

/** What a note quotes stands on the lines it cites. */
function checkNotes(
  notes: readonly Pick<DocumentNote, 'printed' | 'evidence' | 'correction'>[],
  seeds: Seeds,
  where: string,
): Finding[] {
  return notes.flatMap(({ printed, evidence }) => {
    if (!evidence) return [];
    const cited = squeeze(linesOf(seeds.get(evidence.file) ?? [], evidence.lines).join('\n'));
    return cited.includes(squeeze(printed)) ? [] : [{ where, problem: `not on the lines cited: ${printed}` }];
  });
}

/** What was read out of a component stands in that component. */
export function checkReading(service: ServiceStandard): Finding[] {
  const findings: Finding[] = [];
  const { printed, reading } = service;
  const within = (place: string, text: string | undefined, component: ComponentKey): void => {
    if (text !== undefined && !squeeze(componentText(printed[component])).includes(squeeze(text)))
      findings.push({
        where: `${service.officeId}/${service.serviceId} ${place}`,
        problem: `not printed there: ${text}`,
      });
  };
  for (const step of reading.steps) {
    within('reading.steps', step.text, 'procedure');
    if (step.actor !== undefined && !step.text.includes(step.actor))
      findings.push({
        where: `${service.officeId}/${service.serviceId} reading.steps`,
        problem: `its text names no ${step.actor}`,
      });
  }
  for (const duration of reading.durations) {
    within('reading.durations', duration.printed, 'time');
    within('reading.durations', duration.of, 'time');
    within('reading.durations', duration.proviso, 'time');
  }
  for (const product of reading.products) within('reading.products', product, 'product');
  for (const { text } of reading.complaints) within('reading.complaints', text, 'complaints');
  return findings;
}

/** What the definition quotes is printed, and what it names exists. */
export function checkDefinition(service: ServiceStandard, { office, decrees }: OfficeFolder): Finding[] {
  const findings: Finding[] = [];
  const add = (place: string, problem: string): void =>
    void findings.push({ where: `${service.officeId}/${service.serviceId} ${place}`, problem });
  const { definition, printed } = service;
  const quoted = (place: string, text: string | undefined, component: ComponentKey): void => {
    if (text !== undefined && !itemsOf(printed[component]).includes(text))
      add(place, `not printed as such: ${text}`);
  };

  for (const requirement of definition.requirements) {
    quoted(`requirement ${requirement.id}`, requirement.text, 'requirements');
    for (const variant of requirement.variants ?? []) {
      if (!definition.variants.some(({ id }) => id === variant))
        add(`requirement ${requirement.id}`, `no variant ${variant}`);
    }
    for (const field of Object.keys(requirement.when ?? {})) {
      if (!definition.fields.some(({ id }) => id === field))
        add(`requirement ${requirement.id}`, `no field ${field}`);
    }
  }
  const asked = definition.requirements.map(({ text }) => text);
  for (const text of requirementsLeftOut(printed.requirements, asked))
    add('requirements', `left out: ${text}`);
  for (const { id, text, condition } of definition.requirements) {
    if (condition !== undefined && !text.includes(condition))
      add(`requirement ${id}`, `its text has no condition ${condition}`);
  }

  for (const step of definition.steps) {
    quoted(`step ${step.id}`, step.printed, 'procedure');
    const performers = [...step.by, ...(step.do === 'sign' ? (step.recordedBy ?? []) : [])];
    for (const { role, section } of performers) {
      if ((role === 'section-head') !== (section !== undefined))
        add(`step ${step.id}`, 'a section head and only he has a section');
      if (section !== undefined && !definition.sections.includes(section))
        add(`step ${step.id}`, `section ${section} may not see the case`);
    }
  }
  for (const section of definition.sections) {
    if (!office.sections.some(({ id }) => id === section))
      add('sections', `the office has no section ${section}`);
  }
  for (const [what, ids] of Object.entries({
    steps: definition.steps.map(({ id }) => id),
    requirements: definition.requirements.map(({ id }) => id),
    fields: definition.fields.map(({ id }) => id),
    variants: definition.variants.map(({ id }) => id),
  })) {
    if (new Set(ids).size !== ids.length) add(what, 'an id occurs twice');
  }

  const signs = definition.steps.flatMap((step) => (step.do === 'sign' ? [step.form] : []));
  const brought = definition.product.kind === 'brought-sheet';
  if (signs.some((form) => (form === 'wet-brought' || form === 'legalised-copy') !== brought))
    add('product', 'does not fit the form of signing');

  const named = [
    componentText(printed.product),
    service.title,
    ...service.notes.flatMap((note) =>
      note.runs === 'corrected' && note.component === 'product' ? [note.correction ?? ''] : [],
    ),
  ];
  if (
    !named.some((text) =>
      squeeze(text).toLowerCase().includes(squeeze(definition.product.title).toLowerCase()),
    )
  )
    add('product', `neither printed nor an accepted correction: ${definition.product.title}`);

  if (definition.promise.kind === 'term') quoted('promise', definition.promise.printed, 'time');
  for (const text of definition.compensation?.printed ?? []) quoted('compensation', text, 'guarantee');

  if (definition.register) {
    const { book: bookId, classification } = definition.register;
    const book = office.books.find(({ id }) => id === bookId);
    if (!book) add('register', `the office has no book ${bookId}`);
    else if (
      formatNumber(book.format, {
        n: 1,
        code: classification,
        unit: book.unit,
        onDate: '2026-01-02',
        year: 2026,
      }) === ''
    ) {
      add('register', `book ${bookId} gives no number`);
    }
  }
  for (const note of service.notes) {
    if (!squeeze(componentText(printed[note.component])).includes(squeeze(note.printed))) {
      add(`notes (${note.component})`, `not printed there: ${note.printed}`);
    }
  }
  for (const note of service.notes) {
    if (note.runs === 'corrected' && note.correction === undefined)
      add(`notes (${note.component})`, 'runs a correction that it does not give');
  }
  if (!decrees.some(({ id }) => id === service.source.decree)) add('source', 'names no decree of the office');
  return findings;
}

/** Every printed string of a service with its place in the file. */
export function printedStrings(service: ServiceStandard): { path: string; text: string }[] {
  return componentKeys.flatMap((key) => {
    const component = service.printed[key];
    if (component.state === 'not-stated') return [];
    const label = { path: `printed.${key}.label`, text: component.label };
    if (component.state === 'unreadable') return [label];
    const content = component.blocks.flatMap((block, index) => {
      const path = `printed.${key}.blocks.${String(index)}`;
      return block.kind === 'list'
        ? itemStrings(block.items, `${path}.items`)
        : [{ path: `${path}.text`, text: block.text }];
    });
    return [label, ...content];
  });
}

function itemStrings(items: readonly PrintedItem[], path: string): { path: string; text: string }[] {
  return items.flatMap((item, index) => [
    { path: `${path}.${String(index)}.text`, text: item.text },
    ...itemStrings(item.items ?? [], `${path}.${String(index)}.items`),
  ]);
}

function checkProfile({ office, decrees, services, states }: OfficeFolder): Finding[] {
  const findings: Finding[] = [];
  const add = (problem: string): void => void findings.push({ where: `${office.id}/office`, problem });
  const region = office.regionCode.replaceAll('.', '');
  const codes = office.villages.map(({ code }) => code);
  if (codes.some((code) => !code.startsWith(region))) add(`a village lies outside ${office.regionCode}`);
  if (new Set(codes).size !== codes.length) add('a village code occurs twice');
  const sections = office.sections.map(({ id }) => id);
  if (new Set(sections).size !== sections.length) add('a section id occurs twice');
  const books = office.books.map(({ id }) => id);
  if (new Set(books).size !== books.length) add('a book id occurs twice');
  if (decrees.length === 0) add('there is no decree');
  for (const { serviceId, version } of states ?? []) {
    if (!services.some((service) => service.serviceId === serviceId && service.version === version))
      add(`in-force.json names ${serviceId}, version ${String(version)}, which is not there`);
  }
  return findings;
}

/** `194-221`, `3; 299` or `1-101; 2049-2051` as pairs of first and last line, flat. */
function lineNumbers(lines: string): number[] {
  return lines.split(';').flatMap((span) => {
    const [from = NaN, to = from] = span.trim().split('-').map(Number);
    return [from, to];
  });
}

function linesOf(seed: readonly string[], lines: string): string[] {
  const numbers = lineNumbers(lines);
  return numbers.flatMap((from, index) => (index % 2 === 0 ? seed.slice(from - 1, numbers[index + 1]) : []));
}

function blockText(block: PrintedBlock): string {
  return block.kind === 'list' ? block.items.map(itemText).join('\n') : block.text;
}

function itemText(item: PrintedItem): string {
  return [item.marker ?? '', item.text, ...(item.items ?? []).map(itemText)].join('\n');
}

function componentText(component: PrintedComponent): string {
  return component.state === 'printed' ? component.blocks.map(blockText).join('\n') : '';
}

function blockStrings(block: PrintedBlock): string[] {
  return block.kind === 'list' ? itemStrings(block.items, '').map(({ text }) => text) : [block.text];
}

/**
 * Printed requirements that no requirement of the definition stands for, each as often as it is printed (the same paper under two
 * channel headings is two). An item with parts is one requirement, or each of its parts is.
 */
function requirementsLeftOut(component: PrintedComponent, asked: readonly string[]): string[] {
  if (component.state !== 'printed') return [];
  const open = [...asked];
  const take = (text: string): boolean => {
    const at = open.indexOf(text);
    if (at !== -1) open.splice(at, 1);
    return at !== -1;
  };
  const leftOut = (item: PrintedItem): string[] =>
    take(item.text) ? [] : item.items ? item.items.flatMap(leftOut) : [item.text];
  return component.blocks.flatMap((block) => (block.kind === 'list' ? block.items.flatMap(leftOut) : []));
}

/** Whole pieces a definition may quote: a list item or a text. */
function itemsOf(component: PrintedComponent): string[] {
  if (component.state !== 'printed') return [];
  const texts = component.blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
  return [...texts, ...listItemsOf(component)];
}

function listItemsOf(component: PrintedComponent): string[] {
  if (component.state !== 'printed') return [];
  return component.blocks.flatMap((block) =>
    block.kind === 'list' ? itemStrings(block.items, '').map(({ text }) => text) : [],
  );
}

/** Two printed items stored as one squeeze to the same text as two, so look for the next marker inside a text. */
function runTogether(block: PrintedBlock): string[] {
  if (block.kind !== 'list') return [];
  return block.items.flatMap((item) => {
    const next = nextMarker(item.marker);
    return next?.test(item.text) ? [`two items in one: ${item.text}`] : [];
  });
}

function nextMarker(marker: string | undefined): RegExp | undefined {
  if (marker === undefined) return undefined;
  const number = /^(\d+)\.$/.exec(marker)?.[1];
  if (number !== undefined) return new RegExp(`(?:^|[^\\d])${String(Number(number) + 1)}\\. `);
  const letter = /^([a-y])\.$/.exec(marker)?.[1];
  if (letter !== undefined)
    return new RegExp(`(?:^|\\s)${String.fromCharCode(letter.charCodeAt(0) + 1)}\\. `);
  return marker === '-' ? /- / : new RegExp(marker);
}

function main(): void {
  const root = join(import.meta.dirname, '..');
  const folder = seedsFolder(root);
  const seeds = folder === undefined ? undefined : readSeeds(folder);
  const wanted = process.argv[2];
  const offices =
    wanted === undefined ? readOffices(root) : [readOffice(join(root, 'standards', wanted), wanted)];
  const findings = offices.flatMap((office) => checkOffice(office, seeds));
  for (const { where, problem } of findings) console.error(`${where}: ${problem}`);
  const services = offices.reduce((sum, office) => sum + office.services.length, 0);
  const strings = offices.flatMap((office) => office.services.flatMap(printedStrings)).length;
  const against = seeds
    ? `${String(strings)} printed strings against the decrees`
    : 'schemas only, the decrees are not here';
  console.log(
    `${String(offices.length)} offices, ${String(services)} services, ${against}: ${String(findings.length)} findings`,
  );
  if (findings.length > 0) process.exitCode = 1;
}

if (import.meta.main) main();
