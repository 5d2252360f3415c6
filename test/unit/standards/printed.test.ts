import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { componentKeys } from '../../../domain/standard.ts';
import type { ComponentKey, PrintedBlock, PrintedItem, ServiceStandard } from '../../../domain/standard.ts';
import {
  checkAgainstSeed,
  checkOffice,
  checkPagesAgainstSeed,
  printedStrings,
  readSeeds,
  seedsFolder,
} from '../../../tools/check-standards.ts';
import type { Seeds } from '../../../tools/check-standards.ts';
import { squeeze } from '../../../tools/seed-layouts/layout.ts';
import { layoutOf } from '../../../tools/seed-layouts/layouts.ts';
import { readOffices } from '../../../tools/standards-files.ts';
import type { OfficeFolder } from '../../../tools/standards-files.ts';

const root = join(import.meta.dirname, '../../..');
const folder = seedsFolder(root);
const seeds = folder === undefined ? undefined : readSeeds(folder);
const offices = readOffices(root);
const eachOffice = offices.map((office) => [office.office.name, office] as const);
const services = offices.flatMap((office) => office.services);
const eachService = services.map((service) => [`${service.name} (${service.officeId})`, service] as const);

type PrintedList = Extract<PrintedBlock, { kind: 'list' }>;

/** One character of the text replaced by another, never by white space. */
function altered(text: string): string {
  const at = text.search(/\p{L}/u);
  return `${text.slice(0, at)}${text[at] === 'X' ? 'Y' : 'X'}${text.slice(at + 1)}`;
}

/** A copy of a JSON value in which the string at a dotted path is another one. */
function withTextAt<T>(whole: T, path: string, change: (text: string) => string): T {
  const copy = structuredClone(whole);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let holder = copy as Record<string, unknown>;
  for (const key of keys) holder = holder[key] as Record<string, unknown>;
  holder[last] = change(String(holder[last]));
  return copy;
}

function blocksOf(service: ServiceStandard): PrintedBlock[] {
  return componentKeys.flatMap((key) => {
    const component = service.printed[key];
    return component.state === 'printed' ? component.blocks : [];
  });
}

function listsOf(service: ServiceStandard): PrintedList[] {
  return blocksOf(service).flatMap((block) => (block.kind === 'list' ? [block] : []));
}

/** The first list of two items that can be told apart. */
function pairOf(service: ServiceStandard): [PrintedList, PrintedItem, PrintedItem] {
  for (const list of listsOf(service)) {
    const [first, second] = list.items;
    if (first && second && first.text !== second.text) return [list, first, second];
  }
  throw new Error(`${service.serviceId} prints no list of two items`);
}

/** First and last line of a service's block. */
function blockOf({ source }: ServiceStandard): { file: string; first: number; last: number; lines: string } {
  if (!source.block) throw new Error('a transcribed standard names its block');
  const numbers = [...source.block.lines.matchAll(/\d+/g)].map(([number]) => Number(number));
  return { ...source.block, first: numbers[0] ?? 0, last: numbers.at(-1) ?? 0 };
}

function withLines(service: ServiceStandard, lines: string): ServiceStandard {
  const { file } = blockOf(service);
  return { ...service, source: { ...service.source, block: { file, lines } } };
}

function againstTheDecrees(all: Seeds): void {
  it.each(eachOffice)(
    'holds for %s exactly what its decree prints: nothing added, nothing lost',
    (_, office) => {
      expect(checkOffice(office, all)).toEqual([]);
    },
  );

  it.each(eachService)('notices one altered letter anywhere in the printed text of %s', (_, service) => {
    const strings = printedStrings(service).filter(({ text }) => /\p{L}/u.test(text));
    expect(strings.length).toBeGreaterThan(25);
    const unnoticed = strings.filter(
      ({ path }) => checkAgainstSeed(withTextAt(service, path, altered), all).length === 0,
    );
    expect(unnoticed).toEqual([]);
  });

  it.each(eachService)('notices any block, item or row of %s that is missing', (_, service) => {
    for (const [index] of blocksOf(service).entries()) {
      const copy = structuredClone(service);
      const block = blocksOf(copy)[index];
      if (block?.kind === 'list') block.items.pop();
      else if (block) block.text = block.text.slice(0, -1);
      expect(checkAgainstSeed(copy, all), `block ${String(index)}`).not.toEqual([]);
    }
    for (const key of componentKeys) {
      const copy = structuredClone(service);
      copy.printed[key] =
        service.printed[key].state === 'not-stated'
          ? { state: 'unreadable', label: 'Baris yang tidak ada' }
          : { state: 'not-stated' };
      expect(checkAgainstSeed(copy, all), key).not.toEqual([]);
    }
  });

  it.each(eachService)(
    'notices items of %s that change places, run together or come from elsewhere',
    (_, service) => {
      const swapped = structuredClone(service);
      const [, one, two] = pairOf(swapped);
      [one.text, two.text] = [two.text, one.text];
      expect(checkAgainstSeed(swapped, all)).not.toEqual([]);

      const merged = structuredClone(service);
      const [list, first, second] = pairOf(merged);
      const marker = first.marker !== undefined && { marker: first.marker };
      list.items.splice(0, 2, { ...marker, text: `${second.text} ${second.marker ?? ''} ${first.text}` });
      expect(checkAgainstSeed(merged, all)).not.toEqual([]);

      const foreign = structuredClone(service);
      const cell = (['fee', 'product', 'complaints'] as const).map((key) => foreign.printed[key]);
      const printed = cell.find((component) => component.state === 'printed');
      if (printed?.state !== 'printed') throw new Error('no fee, product or complaints row');
      // Well formed and printed by the same decrees, but in the block of another service (Kejayan's file, lines 163 and 196).
      const text = service.serviceId === 'penanganan-pengaduan' ? 'PENGANTAR SKCK' : 'PENANGANAN PENGADUAN';
      printed.blocks = [{ kind: 'text', text }];
      expect(checkAgainstSeed(foreign, all)).not.toEqual([]);
    },
  );

  it('notices numbered items run together in their printed order, which squeeze to the same letters', () => {
    const numbered = services.flatMap((service) => {
      const copy = structuredClone(service);
      const list = listsOf(copy).find(({ items }) => items[0]?.marker === '1.' && items[1]?.marker === '2.');
      const [first, second] = list?.items ?? [];
      if (!list || !first || !second || first.items) return [];
      list.items.splice(0, 2, { marker: '1.', text: `${first.text} 2. ${second.text}` });
      return [copy];
    });
    expect(numbered.length).toBeGreaterThan(offices.length);
    expect(numbered.filter((copy) => checkAgainstSeed(copy, all).length === 0)).toEqual([]);
  });

  it.each(eachService)('takes the whole block of %s, from its own head to the next one', (_, service) => {
    const { file, first, last, lines } = blockOf(service);
    const seed = all.get(file) ?? [];
    const opens = layoutOf(file)?.opens ?? /$^/;
    const printed = (line: string): boolean => squeeze(line) !== '';
    const lastPrinted = seed.slice(0, last).findLastIndex(printed) + 1;
    const next = seed.findIndex((line, index) => index >= last && opens.test(line)) + 1;
    const further = seed.findIndex((line, index) => index >= last && printed(line)) + 1;
    const beyond = next || further || seed.length + 1;
    const ending = (end: number): string => lines.replace(/\d+$/, String(end));
    for (const spoilt of [lines.replace(/^\d+/, String(first + 1)), ending(lastPrinted - 1), ending(beyond)])
      expect(checkAgainstSeed(withLines(service, spoilt), all), spoilt).not.toEqual([]);
    expect(checkAgainstSeed({ ...service, title: altered(service.title) }, all)).not.toEqual([]);
  });

  it.each(eachOffice)('quotes in every note of %s what stands on the lines it cites', (_, office) => {
    const { decrees, consultations } = office;
    const everyNote = [
      ...office.services.flatMap(({ notes }) => notes),
      ...decrees.flatMap(({ notes }) => notes),
      ...consultations.flatMap(({ notes }) => notes),
    ];
    expect(everyNote.length).toBeGreaterThan(0);
    for (const { evidence, printed } of everyNote) {
      const cited = [...(evidence?.lines ?? '').matchAll(/(\d+)(?:-(\d+))?/g)].flatMap(([, from, to]) =>
        (all.get(evidence?.file ?? '') ?? []).slice(Number(from) - 1, Number(to ?? from)),
      );
      expect(squeeze(cited.join('\n'))).toContain(squeeze(printed));
    }
  });

  it('notices a review note whose evidence is not on the lines it cites', () => {
    for (const service of services.filter(({ notes }) => notes.length > 0)) {
      const { file } = blockOf(service);
      const blank = String((all.get(file) ?? []).findIndex((line) => squeeze(line) === '') + 1);
      const notes = service.notes.map((note) => ({ ...note, evidence: { file, lines: blank } }));
      expect(checkAgainstSeed({ ...service, notes }, all), service.serviceId).toHaveLength(notes.length);
    }
  });

  it.each(eachOffice)(
    'notices one altered letter on the decree’s own pages of %s, in its profile or in the minutes',
    (_, office) => {
      for (const path of pageStrings(office)) {
        const spoilt = withTextAt(office, path, (text) => (/\p{L}/u.test(text) ? altered(text) : `${text}9`));
        expect(checkPagesAgainstSeed(spoilt, all), path).not.toEqual([]);
      }
    },
  );

  it.each(eachOffice)('notices a paragraph of %s’s decree or minutes that is left out', (_, office) => {
    const leaveOut = (name: string, list: (copy: OfficeFolder) => unknown[] | undefined): void => {
      const copy = structuredClone(office);
      const found = list(copy);
      if (!found || found.length === 0) return;
      found.pop();
      expect(checkPagesAgainstSeed(copy, all), name).not.toEqual([]);
    };
    for (const [at] of office.decrees.entries()) {
      for (const name of [
        'considerations',
        'legalBases',
        'dictums',
        'recipients',
        'pledge',
        'chapters',
      ] as const)
        leaveOut(name, (copy) => copy.decrees[at]?.[name]);
    }
    for (const [at] of office.consultations.entries()) {
      leaveOut('minutes', (copy) => copy.consultations[at]?.minutes);
      leaveOut('participants', (copy) => copy.consultations[at]?.participants);
    }
    if (printsLetterhead(office)) leaveOut('letterhead', (copy) => copy.office.letterhead.addressLines);
  });

  it('withholds only words that are printed', () => {
    const withholding = offices.filter(({ withheld }) => withheld !== undefined);
    expect(withholding.length).toBeGreaterThan(0);
    for (const office of withholding) {
      for (const [index] of (office.withheld?.texts ?? []).entries()) {
        const spoilt = withTextAt(office, `withheld.texts.${String(index)}.text`, (text) => `${text}9`);
        expect(checkPagesAgainstSeed(spoilt, all)).toContainEqual(
          expect.objectContaining({ where: `${office.office.id}/withheld` }),
        );
      }
    }
  });

  it.each(eachOffice)('hides no requirement of %s among the words of its layout', (_, office) => {
    for (const service of office.services) {
      const requirements = service.printed.requirements;
      if (requirements.state !== 'printed') continue;
      const layout = layoutOf(blockOf(service).file);
      const layoutWords = [
        ...(layout?.blockFurniture ?? []),
        ...(layout?.noise ?? []).map(({ text }) => text),
      ].map(squeeze);
      const lists = requirements.blocks.flatMap((block) => (block.kind === 'list' ? [block] : []));
      for (const [at, list] of lists.entries()) {
        for (const [index, item] of list.items.entries()) {
          const text = squeeze(item.text);
          expect(layoutWords.filter((word) => word === text || (text !== '' && word.includes(text)))).toEqual(
            [],
          );
          const copy = structuredClone(service);
          listsIn(copy, 'requirements')[at]?.items.splice(index, 1);
          expect(checkAgainstSeed(copy, all), `${service.serviceId}: ${item.text}`).not.toEqual([]);
        }
      }
    }
  });

  it('gives a reason for every piece of a row that it takes for a leftover of a drawing', () => {
    const noise = [...all.keys()].flatMap((file) => layoutOf(file)?.noise ?? []);
    expect(noise.length).toBeGreaterThan(0);
    expect(noise.filter(({ text, why }) => squeeze(text) === '' || why.length < 10)).toEqual([]);
  });
}

function listsIn(service: ServiceStandard, key: ComponentKey): PrintedList[] {
  const component = service.printed[key];
  if (component.state !== 'printed') return [];
  return component.blocks.flatMap((block) => (block.kind === 'list' ? [block] : []));
}

/** Lekok's file holds the annex alone, and no letterhead (README of the seeds, §2). */
function printsLetterhead({ office }: OfficeFolder): boolean {
  return office.id !== 'lekok';
}

/** Dotted paths of every string of an office's folder that its decree's own pages print. */
function pageStrings(office: OfficeFolder): string[] {
  const { letterhead, contacts, sections } = office.office;
  const { governmentLine, officeLine, addressLines } = letterhead;
  return [
    ...(printsLetterhead(office)
      ? textPaths('office.letterhead', { governmentLine, officeLine, addressLines })
      : []),
    ...contacts.map((_, index) => `office.contacts.${String(index)}.text`),
    ...sections.map((_, index) => `office.sections.${String(index)}.name`),
    ...office.decrees.flatMap((decree, at) => {
      const { number, title, place, printedDate, signer } = decree;
      const { considerations, legalBases, dictums, recipients, pledge, pledgeSignature, chapters } = decree;
      return textPaths(`decrees.${String(at)}`, {
        number,
        title,
        place,
        printedDate,
        signer,
        considerations,
        legalBases,
        dictums,
        recipients,
        pledge,
        pledgeSignature,
        chapters,
      });
    }),
    ...office.consultations.flatMap(({ number, place, printedDate, minutes, participants }, at) =>
      textPaths(`consultations.${String(at)}`, {
        number,
        place,
        printedDate,
        minutes,
        participants: participants.map(({ name, post }) => ({ name, post })),
      }),
    ),
  ];
}

/** Paths of all strings of a value but markers and kinds, which are not compared as text. */
function textPaths(path: string, value: unknown): string[] {
  if (typeof value === 'string') return /\.(?:marker|kind)$/.test(path) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textPaths(`${path}.${key}`, part));
}

if (seeds) {
  describe('the standards against the decrees', () => {
    againstTheDecrees(seeds);
  });
} else {
  describe('the standards WITHOUT the decrees (../shared/seeds is not here): schemas and cross-references only', () => {
    it('hangs together, but whether it is verbatim was NOT checked on this machine', () => {
      console.warn('NOT CHECKED: printed texts against the decrees, ../shared/seeds is absent');
      expect(offices.flatMap((office) => checkOffice(office, undefined))).toEqual([]);
    });
  });
}

describe('what the five decrees print', () => {
  it.each([
    ['juai', 18],
    ['kejayan', 17],
    ['perak', 12],
    ['lekok', 17],
    ['balongbendo', 17],
  ])('holds every service of %s, %i in all, each at its own place in the list', (id, count) => {
    const office = offices.find((candidate) => candidate.office.id === id);
    const orders = office?.services.filter(({ version }) => version === 1).map(({ source }) => source.order);
    expect(orders).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    expect(new Set(office?.services.map(({ serviceId }) => serviceId)).size).toBe(count);
  });

  it.each(eachService)(
    'says of all 14 components of %s whether they are printed, unreadable or not stated',
    (_, service) => {
      expect(Object.keys(service.printed).sort()).toEqual([...componentKeys].sort());
      const printed = componentKeys.filter((key) => service.printed[key].state === 'printed');
      expect(printed.length).toBeGreaterThanOrEqual(10);
      expect(printedStrings(service).filter(({ text }) => text.trim() !== text)).toEqual([]);
    },
  );
});
