import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  checkAgainstSeed,
  checkDecreeAgainstSeed,
  checkOffice,
  printedStrings,
  readOffices,
  readSeeds,
  seedsFolder,
} from '../../../tools/check-standards.ts';
import type { OfficeFolder, Seeds } from '../../../tools/check-standards.ts';
import { componentKeys } from '../../../domain/standard.ts';
import type { PrintedBlock, ServiceStandard } from '../../../domain/standard.ts';

const root = join(import.meta.dirname, '../../..');
const folder = seedsFolder(root);
const seeds = folder === undefined ? undefined : readSeeds(folder);
const offices = readOffices(root);
const services = offices.flatMap((office) => office.services);

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

function againstTheDecrees(all: Seeds): void {
  it.each(offices.map((office) => [office.office.name, office] as const))(
    'holds for %s exactly what its decree prints: nothing added, nothing lost',
    (_, office) => {
      expect(checkOffice(office, all)).toEqual([]);
    },
  );

  it.each(services.map((service) => [service.name, service] as const))(
    'notices one altered letter anywhere in the printed text of %s',
    (_, service) => {
      const strings = printedStrings(service).filter(({ text }) => /\p{L}/u.test(text));
      expect(strings.length).toBeGreaterThan(40);
      const unnoticed = strings.filter(
        ({ path }) => checkAgainstSeed(withTextAt(service, path, altered), all).length === 0,
      );
      expect(unnoticed).toEqual([]);
    },
  );

  it.each(services.map((service) => [service.name, service] as const))(
    'notices any block, item or row of %s that is missing',
    (_, service) => {
      for (const [index] of blocksOf(service).entries()) {
        const copy = structuredClone(service);
        const block = blocksOf(copy)[index];
        if (block?.kind === 'list') block.items.pop();
        else if (block) block.text = block.text.slice(0, -1);
        expect(checkAgainstSeed(copy, all)).not.toEqual([]);
      }
      for (const key of componentKeys) {
        const copy = structuredClone(service);
        copy.printed[key] = { state: 'not-stated' };
        expect(checkAgainstSeed(copy, all)).not.toEqual([]);
      }
    },
  );

  it.each(services.map((service) => [service.name, service] as const))(
    'notices items of %s that change places, run together or come from elsewhere',
    (_, service) => {
      const swapped = structuredClone(service);
      const list = blocksOf(swapped).find((block) => block.kind === 'list');
      const [first, second] = list?.kind === 'list' ? list.items : [];
      if (list?.kind !== 'list' || !first || !second) throw new Error('the first list has two items');
      [first.text, second.text] = [second.text, first.text];
      expect(checkAgainstSeed(swapped, all)).not.toEqual([]);

      const merged = structuredClone(service);
      const other = blocksOf(merged).find((block) => block.kind === 'list');
      if (other?.kind !== 'list') throw new Error('there is a list');
      other.items.splice(0, 2, {
        ...(first.marker !== undefined && { marker: first.marker }),
        text: `${second.text} ${second.marker ?? ''} ${first.text}`,
      });
      expect(checkAgainstSeed(merged, all)).not.toEqual([]);

      const foreign = structuredClone(service);
      if (foreign.printed.fee.state !== 'printed') throw new Error('the fee is printed');
      // Well formed and printed by the same decrees, but in the block of another service.
      foreign.printed.fee.blocks = [{ kind: 'text', text: 'Sesuai SPPT' }];
      expect(checkAgainstSeed(foreign, all)).not.toEqual([]);
    },
  );

  it.each(services.map((service) => [service.name, service] as const))(
    'takes the whole block of %s, from its own head to the next one',
    (_, service) => {
      const [first = 0, last = 0] = service.source.lines.split('-').map(Number);
      for (const lines of [
        `${String(first + 1)}-${String(last)}`,
        `${String(first)}-${String(last - 1)}`,
        `${String(first)}-${String(last + 5)}`,
      ]) {
        const copy = { ...service, source: { ...service.source, lines } };
        expect(checkAgainstSeed(copy, all)).not.toEqual([]);
      }
      expect(checkAgainstSeed({ ...service, title: altered(service.title) }, all)).not.toEqual([]);
    },
  );

  it('notices a review note whose evidence is not on the lines it cites', () => {
    const service = services.find(({ notes }) => notes.length > 0);
    if (!service) throw new Error('some service has notes');
    const notes = service.notes.map((note) => ({ ...note, evidence: { ...note.evidence, lines: '1' } }));
    expect(checkAgainstSeed({ ...service, notes }, all)).toHaveLength(notes.length);
  });

  it.each(offices.map((office) => [office.office.name, office] as const))(
    'notices one altered letter in the decree or the letterhead of %s, and a paragraph left out',
    (_, office) => {
      const paths = (office.decree.pledge ?? []).map((__, index) => `decree.pledge.${String(index)}`);
      for (const path of [
        ...paths,
        'decree.number',
        'decree.title',
        'decree.printedDate',
        'decree.place',
        'decree.signer.name',
        'decree.signer.nip',
        'office.letterhead.governmentLine',
        'office.letterhead.officeLine',
        'office.letterhead.addressLines.0',
        'office.contacts.0.text',
        'office.sections.0.name',
        ...office.decree.considerations.map((__, index) => `decree.considerations.${String(index)}`),
        ...office.decree.legalBases.map((__, index) => `decree.legalBases.${String(index)}`),
        ...office.decree.dictums.map((__, index) => `decree.dictums.${String(index)}.text`),
        ...office.decree.recipients.map((__, index) => `decree.recipients.${String(index)}`),
      ]) {
        const change = path.endsWith('nip') || path.endsWith('number') ? (text: string) => `${text}9` : altered;
        expect(checkDecreeAgainstSeed(withTextAt<OfficeFolder>(office, path, change), all), path).not.toEqual([]);
      }
      for (const list of ['considerations', 'legalBases', 'recipients'] as const) {
        const copy = structuredClone(office);
        copy.decree[list].pop();
        expect(checkDecreeAgainstSeed(copy, all), list).not.toEqual([]);
      }
    },
  );
}

if (seeds) describe('the standards against the decrees', () => { againstTheDecrees(seeds); });
else {
  describe('the standards WITHOUT the decrees (../shared/seeds is not here): schemas and cross-references only', () => {
    it('hangs together, but whether it is verbatim was NOT checked on this machine', () => {
      console.warn('NOT CHECKED: printed texts against the decrees, ../shared/seeds is absent');
      expect(offices.flatMap((office) => checkOffice(office, undefined))).toEqual([]);
    });
  });
}
