/**
 * Proves that `standards/` says what the decrees print: every stored printed string is in its own row of its own service's
 * block, and every row of that block is stored (fidelity rules of the seeds' README). Prints one line per finding.
 *
 *   node tools/check-standards.ts
 *
 * The decrees lie beside the project, in `../shared/seeds`; without them only schemas and cross-references are checked.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Decree, Office } from '../domain/office.ts';
import { formatNumber } from '../domain/register.ts';
import { ServiceStandard, componentKeys } from '../domain/standard.ts';
import type { ComponentKey, PrintedBlock, PrintedComponent, PrintedItem } from '../domain/standard.ts';

/** What is wrong and where, in words for whoever edits the file. */
export interface Finding {
  readonly where: string;
  readonly problem: string;
}

export interface OfficeFolder {
  readonly office: Office;
  readonly decree: Decree;
  readonly services: readonly ServiceStandard[];
}

/** Seed texts by file name. */
export type Seeds = ReadonlyMap<string, readonly string[]>;

/** How a decree file is laid out; the words listed are layout, so they are in the seed and not in the data. */
interface Layout {
  readonly tables: 'tabs-in-a-line' | 'tab-opens-a-cell';
  /** The first line of a service's block. */
  readonly opens: RegExp;
  /** Lines and rows of a block that are no component: heads, column names, group headings. */
  readonly blockFurniture: readonly string[];
  /** Words of the decree's own pages that are no data: headings, formulas, labels in front of a value. */
  readonly decreeFurniture: readonly string[];
}

const layouts: Readonly<Record<string, Layout>> = {
  '000_7b10f660974f9d43.txt': {
    tables: 'tab-opens-a-cell',
    opens: /^Jenis Layanan :/,
    blockFurniture: [
      'Jenis Layanan :',
      'PENYAMPAIAN LAYANAN (Service Delivery)',
      'PENGELOLAAN PELAYANAN (MANUFACTURING)',
    ],
    decreeFurniture: [
      'KEPUTUSAN CAMAT JUAI',
      'NOMOR :',
      'TENTANG',
      // The head prints a second "tentang" with another title; the first is kept as the decree's.
      'T E N T A N G',
      'STANDAR PELAYANAN PUBLIK KECAMATAN JUAI ,',
      'Menimbang',
      'Mengingat',
      'MEMUTUSKAN',
      'Ditetapkan di',
      'pada tanggal,',
      'NIP.',
      'Keputusan ini disampaikan kepada :',
      'Yth. 1.',
      'MAKLUMAT PELAYANAN',
    ],
  },
  '001_64c9a9fcc9a13fbb.txt': {
    tables: 'tabs-in-a-line',
    opens: /^STANDAR PELAYANAN$/,
    blockFurniture: [
      'STANDAR PELAYANAN',
      'PADA KECAMATAN KEJAYAN KABUPATEN PASURUAN',
      'NO KOMPONEN URAIAN',
      'PENYAMPAIAN LAYANAN',
      'PENGELOLAAN PELAYANAN',
    ],
    decreeFurniture: [
      'KEPUTUSAN CAMAT KEJAYAN KABUPATEN PASURUAN',
      'NOMOR :',
      'TENTANG',
      'CAMAT KEJAYAN,',
      'Menimbang :',
      'Mengingat :',
      'MEMUTUSKAN :',
      'Menetapkan :',
      'Ditetapkan di',
      'pada tanggal,',
      'NIP.',
      'TEMBUSAN :',
    ],
  },
};

/** Text as compared: tags and white space dropped, nothing else. */
export function squeeze(text: string): string {
  return text.replaceAll(/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?>/g, '').replaceAll(/\s+/g, '');
}

/** Where the decrees are, or undefined on a machine without them. */
export function seedsFolder(root: string): string | undefined {
  const folder = join(root, '..', 'shared', 'seeds');
  return existsSync(folder) ? folder : undefined;
}

export function readSeeds(folder: string): Seeds {
  return new Map(
    Object.keys(layouts).map((file) => [file, readFileSync(join(folder, file), 'utf8').split('\n')] as const),
  );
}

/** Parses every office folder below `standards/`; a file that does not fit its schema throws, naming the file. */
export function readOffices(root: string): OfficeFolder[] {
  const standards = join(root, 'standards');
  return readdirSync(standards, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => {
      const folder = join(standards, entry.name);
      const parse = <T>(schema: { parse: (data: unknown) => T }, file: string): T => {
        try {
          return schema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
        } catch (error) {
          throw new Error(`standards/${entry.name}/${file} does not fit its schema`, { cause: error });
        }
      };
      const services = readdirSync(folder)
        .filter((file) => !/^(?:office|decree|calendar-\d{4})\.json$/.test(file))
        .map((file) => {
          const service = parse(ServiceStandard, file);
          if (file !== `${service.serviceId}.json` || service.officeId !== entry.name) {
            throw new Error(`standards/${entry.name}/${file} holds ${service.officeId}/${service.serviceId}`);
          }
          return service;
        });
      return { office: parse(Office, 'office.json'), decree: parse(Decree, 'decree.json'), services };
    });
}

/** Everything there is to find. Without `seeds` only what can be judged from the files alone. */
export function checkOffice(folder: OfficeFolder, seeds: Seeds | undefined): Finding[] {
  return [
    ...checkProfile(folder),
    ...folder.services.flatMap((service) => [
      ...checkDefinition(service, folder),
      ...(seeds ? checkAgainstSeed(service, seeds) : []),
    ]),
    ...(seeds ? checkDecreeAgainstSeed(folder, seeds) : []),
  ];
}

/** Row for row: label, number and content of the seed equal what is stored; so nothing is added, lost, altered or moved. */
export function checkAgainstSeed(service: ServiceStandard, seeds: Seeds): Finding[] {
  const { file, lines } = service.source;
  const at = (place: string): string => `${service.officeId}/${service.serviceId} ${place}`;
  const seed = seeds.get(file);
  const layout = layouts[file];
  if (!seed || !layout) return [{ where: at('source'), problem: `no decree file ${file}` }];
  const findings: Finding[] = [];
  const add = (place: string, problem: string): void => void findings.push({ where: at(place), problem });

  const [first = 0, last = 0] = lineNumbers(lines);
  const afterBlock = seed.findIndex((line, index) => index >= first && layout.opens.test(line));
  if (!layout.opens.test(seed[first - 1] ?? ''))
    add('source', `line ${String(first)} does not open a service's block`);
  if ((afterBlock === -1 ? seed.length : afterBlock) !== last)
    add('source', `lines ${lines} are not the whole block`);

  const furniture = new Set([...layout.blockFurniture, service.title].map(squeeze));
  const block = linesOf(seed, lines);
  const { heads, rows } = layout.tables === 'tabs-in-a-line' ? tabRows(block) : cellRows(block, furniture);
  // Of rows, not of lines: a page break puts half of a label between the halves of a sentence.
  const text = squeeze(rows.flatMap((row) => [row.label, row.content]).join('\n'));

  if (!heads.some((head) => squeeze(head).endsWith(squeeze(service.title))))
    add('title', 'is not at the block’s head');
  for (const head of heads) {
    // Juai prints the service's number between "Jenis Layanan :" and the title.
    const rest = squeeze(head)
      .replace(squeeze(service.title), '')
      .replace(/\d+\.$/, '');
    if (rest !== '' && !furniture.has(rest) && !furniture.has(squeeze(head)))
      add('block', `not stored: ${head}`);
  }

  for (const { path, text: stored } of printedStrings(service)) {
    if (!text.includes(squeeze(stored))) add(path, `not in the block: ${stored}`);
  }
  const unclaimed = new Set(rows);
  for (const key of componentKeys) {
    const component = service.printed[key];
    if (component.state === 'not-stated') continue;
    const row = rows.find((candidate) => squeeze(candidate.label) === squeeze(component.label));
    if (!row) {
      add(`printed.${key}`, `no row is labelled ${component.label}`);
      continue;
    }
    unclaimed.delete(row);
    if (component.state === 'unreadable') continue;
    if (squeeze(row.number) !== squeeze(component.number ?? ''))
      add(`printed.${key}`, `number is ${row.number}`);
    if (squeeze(row.content) !== squeeze(component.blocks.map(blockText).join('\n'))) {
      add(`printed.${key}`, 'differs from its row');
    }
    for (const problem of component.blocks.flatMap(runTogether)) add(`printed.${key}`, problem);
  }
  for (const row of unclaimed) add('block', `row not stored: ${row.label || row.content}`);

  for (const note of service.notes) {
    const cited = squeeze(linesOf(seeds.get(note.evidence.file) ?? [], note.evidence.lines).join('\n'));
    if (!cited.includes(squeeze(note.printed)))
      add(`notes (${note.component})`, `not on the lines cited: ${note.printed}`);
  }
  return findings;
}

/** The decree's own pages: every stored string is there, and what is left over is furniture or list markers. */
export function checkDecreeAgainstSeed({ office, decree, services }: OfficeFolder, seeds: Seeds): Finding[] {
  const where = `${office.id}/decree`;
  const seed = seeds.get(decree.source.file);
  const layout = layouts[decree.source.file];
  if (!seed || !layout) return [{ where, problem: `no decree file ${decree.source.file}` }];
  const stored = [
    office.letterhead.governmentLine,
    office.letterhead.officeLine,
    ...office.letterhead.addressLines,
    decree.number,
    decree.title,
    ...decree.considerations,
    ...decree.legalBases,
    ...decree.dictums.flatMap((dictum) => [dictum.label, dictum.text]),
    decree.place,
    decree.printedDate,
    ...Object.values(decree.signer ?? {}),
    ...decree.recipients,
    ...(decree.pledge ?? []),
  ].filter((text) => text !== undefined);
  const findings: Finding[] = [];
  // The longest first, so that a short one (a place, a label) does not take a piece out of a long one.
  const pieces = [
    ...stored.map((text) => ({ text, data: true })),
    ...layout.decreeFurniture.map((text) => ({ text, data: false })),
  ].sort((a, b) => squeeze(b.text).length - squeeze(a.text).length);
  let rest = squeeze(linesOf(seed, decree.source.lines).join('\n'));
  for (const { text, data } of pieces) {
    if (rest.includes(squeeze(text))) rest = rest.replace(squeeze(text), '\n');
    else if (data) findings.push({ where, problem: `not in the decree: ${text}` });
  }
  for (const piece of rest.split('\n')) {
    if (!/^(?:[^\p{L}\p{N}]|\d{1,2}\.|[a-z]\.)*$/u.test(piece))
      findings.push({ where, problem: `not stored: ${piece}` });
  }
  if (
    decree.revokes !== undefined &&
    !decree.dictums.some(({ text }) => text.includes(decree.revokes ?? ''))
  ) {
    findings.push({ where, problem: `no dictum revokes ${decree.revokes}` });
  }
  const complaints = squeeze(services.map((service) => componentText(service.printed.complaints)).join('\n'));
  for (const contact of office.contacts) {
    if (!complaints.includes(squeeze(contact.text))) {
      findings.push({ where: `${office.id}/office`, problem: `no complaints row prints ${contact.text}` });
    }
  }
  const whole = squeeze(seed.join('\n')).toLowerCase();
  for (const section of office.sections) {
    if (!whole.includes(squeeze(section.name).toLowerCase())) {
      findings.push({ where: `${office.id}/office`, problem: `the decree names no section ${section.name}` });
    }
  }
  return findings;
}

/** What the definition quotes is printed, and what it names exists. */
export function checkDefinition(service: ServiceStandard, { office, decree }: OfficeFolder): Finding[] {
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
  for (const text of listItemsOf(printed.requirements)) {
    if (!definition.requirements.some((requirement) => requirement.text === text))
      add('requirements', `left out: ${text}`);
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
  if (signs.some((form) => (form === 'wet-brought') !== brought))
    add('product', 'does not fit the form of signing');

  if (definition.promise.kind === 'term') quoted('promise', definition.promise.printed, 'time');
  quoted('compensation', definition.compensation?.printed, 'guarantee');

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
  if (service.source.decree !== decree.id || service.source.file !== decree.source.file)
    add('source', 'names another decree');
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

function checkProfile({ office, decree }: OfficeFolder): Finding[] {
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
  if (decree.officeId !== office.id) add('the decree is another office’s');
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

interface SeedRow {
  readonly number: string;
  readonly label: string;
  readonly content: string;
}

/** Kejayan: a row a line, three cells; an empty number carries on the row before (a page break). */
function tabRows(lines: readonly string[]): { heads: string[]; rows: SeedRow[] } {
  const heads: string[] = [];
  const rows: SeedRow[] = [];
  for (const line of lines) {
    const [number = '', label = '', content = ''] = line.split('\t');
    if (/^\d+\.$/.test(number)) rows.push({ number, label, content });
    else if (number === '' && (label !== '' || content !== '')) {
      const before = rows.pop();
      rows.push(
        before
          ? {
              number: before.number,
              label: `${before.label}\n${label}`,
              content: `${before.content}\n${content}`,
            }
          : { number, label, content },
      );
    } else if (line.trim() !== '') heads.push(line);
  }
  return { heads, rows };
}

/** Juai: a tab opens a cell, which goes on over lines without one; three cells make a row. */
function cellRows(
  lines: readonly string[],
  furniture: ReadonlySet<string>,
): { heads: string[]; rows: SeedRow[] } {
  const heads: string[] = [];
  const cells: string[] = [];
  for (const line of lines) {
    if (line.startsWith('\t')) {
      if (furniture.has(squeeze(line))) heads.push(line);
      else cells.push(line);
    } else if (cells.length > 0) cells.push(`${cells.pop() ?? ''}\n${line}`);
    else if (line.trim() !== '') heads.push(line);
  }
  const rows: SeedRow[] = [];
  for (let index = 0; index < cells.length; index += 3) {
    const [number = '', label = '', content = ''] = cells.slice(index, index + 3);
    rows.push({ number, label, content });
  }
  return { heads, rows };
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
  const offices = readOffices(root);
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
