import { applies } from './conditions.ts';
import type { CaseFacts, Door } from './conditions.ts';
import { asKept, cleaned } from './kept-text.ts';
import type { Party } from './personal-data.ts';
import type { Definition, PartyAsked } from './standard.ts';

/**
 * Persons a form asks for beside whoever applies: couples, heirs, witnesses, the deceased (facts/workflows.md §5.12). Each is a block of
 * fields `p.<role>.<n>.<what>`; a block counts only if its name is filled, so that one nobody needs is simply left empty.
 */

export interface PartyBlock {
  /** `p.<role>.<n>`: beginning of its fields' ids. */
  id: string;
  role: PartyAsked['role'];
  /** Id of the first block of its kind: those a form may go on with, one after another. */
  kind: string;
  /** From 1, through all entries of the role: a bride and a groom may both be `spouse`. */
  n: number;
  /** e.g. `Ahli waris 2`; without a number where there can be only one. */
  label: string;
  hint?: string;
  /** May be left empty as a whole. */
  optional: boolean;
  fields: PartyField[];
}

/** A field of a form (`FormField`), of the few kinds a person is described by. */
export interface PartyField {
  id: string;
  label: string;
  hint?: string;
  type: 'name' | 'nik' | 'text' | 'long-text';
  required: boolean;
  /** The name of a block that may be left empty: without it nothing of the block counts. */
  partOf?: string;
}

/**
 * Who reads the declaration aloud to somebody who cannot read, or guides his hand: any service may need one, and only at the counter is
 * there somebody to see it.
 */
const companion: PartyAsked = {
  role: 'companion',
  label: 'Pendamping yang membacakan pernyataan',
  hint: 'Diisi bila pemohon tidak dapat membaca. Pendamping membacakan seluruh isian sebelum disetujui pemohon.',
  min: 0,
  max: 1,
  identity: 'any',
};

/** Doors at which an officer sits beside the applicant. */
const companionDoor: Door = 'counter';

interface Numbered {
  asked: PartyAsked;
  /** Number of its first block. */
  first: number;
}

/** Numbers do not depend on the case: what was typed for a block stays with it when an answer changes. */
function numbered({ parties = [] }: Pick<Definition, 'parties'>): Numbered[] {
  const taken = new Map<string, number>();
  return parties.map((asked) => {
    const first = (taken.get(asked.role) ?? 0) + 1;
    taken.set(asked.role, first + asked.max - 1);
    return { asked, first };
  });
}

function askedIn(definition: Pick<Definition, 'parties'>, facts: CaseFacts | undefined): Numbered[] {
  const all = numbered(definition);
  if (!facts) return all;
  const asked = all.filter((each) => applies(each.asked, facts));
  const isOffered = facts.door === companionDoor && !all.some((each) => each.asked.role === 'companion');
  return isOffered ? [...asked, { asked: companion, first: 1 }] : asked;
}

/**
 * The blocks of a form, in order: all that must be filled and all that may be.
 * @param facts of the case; without them the blocks of every case
 */
export function partyFields(definition: Pick<Definition, 'parties'>, facts?: CaseFacts): PartyBlock[] {
  return askedIn(definition, facts).flatMap(({ asked, first }) =>
    Array.from({ length: asked.max }, (_, index) => blockOf(asked, first, index)),
  );
}

function blockOf(asked: PartyAsked, first: number, index: number): PartyBlock {
  const n = first + index;
  const id = `p.${asked.role}.${String(n)}`;
  const optional = index >= asked.min;
  const label = asked.max > 1 ? `${asked.label} ${String(index + 1)}` : asked.label;
  return {
    id,
    role: asked.role,
    kind: `p.${asked.role}.${String(first)}`,
    n,
    label,
    ...(asked.hint !== undefined && { hint: asked.hint }),
    optional,
    fields: fieldsOf(asked, id, label, optional),
  };
}

/** Labels name the person: an error summary shows them without their block. */
function fieldsOf(asked: PartyAsked, id: string, label: string, optional: boolean): PartyField[] {
  const whose = inSentence(label);
  const name = `${id}.name`;
  const needed = (required: boolean) => ({ required, ...(optional && { partOf: name }) });
  const nik: PartyField = {
    id: `${id}.nik`,
    label: `NIK ${whose}`,
    type: 'nik',
    ...needed(asked.identity === 'nik'),
  };
  const passport: PartyField = {
    id: `${id}.passport`,
    label: `Nomor paspor atau KITAS ${whose}`,
    type: 'text',
    ...needed(asked.identity === 'passport'),
  };
  const mayLack = { hint: 'Kosongkan bila tidak ada atau belum diketahui.' };
  const identity: Readonly<Record<PartyAsked['identity'], PartyField[]>> = {
    nik: [nik],
    passport: [passport],
    any: [
      { ...nik, ...mayLack },
      { ...passport, ...mayLack },
    ],
    none: [],
  };
  return [
    { id: name, label: `Nama lengkap ${whose}`, type: 'name', required: !optional },
    ...identity[asked.identity],
    ...(asked.address
      ? [{ id: `${id}.address`, label: `Alamat ${whose}`, type: 'long-text' as const, ...needed(true) }]
      : []),
  ];
}

/** "Calon suami" → "calon suami"; "KK asal" stays. */
function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** Longest number of an identity that is kept, in characters. */
const longestNumber = 40;

/**
 * The persons of a filled form beside whoever applies, in the order they were asked.
 * @param input raw strings by field id, as typed
 */
export function partiesFrom(
  definition: Pick<Definition, 'parties'>,
  facts: CaseFacts,
  input: Readonly<Record<string, string>>,
): Party[] {
  return partyFields(definition, facts).flatMap(({ id, role, fields }) => {
    const typed = (what: string) => {
      const field = fields.find((each) => each.id === `${id}.${what}`);
      return field ? asKept(field, input[field.id]) : '';
    };
    const name = typed('name');
    if (name === '') return [];
    const address = typed('address');
    return [{ role, name, identity: identityFrom(typed), ...(address !== '' && { address }) }];
  });
}

function identityFrom(typed: (what: string) => string): Party['identity'] {
  const nik = typed('nik');
  if (nik !== '') return { kind: 'nik', number: nik.slice(0, longestNumber) };
  const passport = typed('passport');
  return passport === '' ? { kind: 'none' } : { kind: 'passport', number: passport.slice(0, longestNumber) };
}

/** Is anything of a block filled in? */
export function isBegun({ fields }: PartyBlock, input: Readonly<Record<string, string>>): boolean {
  return fields.some(({ id }) => cleaned(input[id]) !== '');
}
