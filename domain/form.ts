import { isDay } from './calendar.ts';
import { asKept, cleaned } from './kept-text.ts';
import { nikWarnings, normaliseNik } from './nik.ts';
import type { NikWarning } from './nik.ts';
import { partiesFrom, partyFields } from './party-fields.ts';
import type { PartyBlock } from './party-fields.ts';
import { normalisePhone } from './phone.ts';
import type { Contacts, Party } from './personal-data.ts';
import { ok, refuse } from './result.ts';
import type { Result } from './result.ts';
import { holds } from './conditions.ts';
import type { CaseFacts, Door } from './conditions.ts';
import type { Definition, Field } from './standard.ts';

/**
 * The form of a service, derived from its standard: who applies (by kind of applicant), then the standard's own fields.
 * Parsing keeps what was typed; it only refuses what cannot be used and warns about what looks wrong (NIK: warns, never blocks).
 */

export interface FormField extends Omit<Field, 'type'> {
  type: Field['type'] | 'name' | 'nik' | 'phone' | 'email' | 'village';
  /** Of a block that may be left empty: counts, and is required if it is, only once this field (the block's name) is filled. */
  partOf?: string;
}

export interface FormGroup {
  id: 'variant' | 'applicant' | 'details' | 'party';
  fields: FormField[];
  /** With `party`: whose block it is. */
  party?: PartyBlock;
}

const personFields: readonly FormField[] = [
  { id: 'name', label: 'Nama lengkap', hint: 'Seperti di KTP.', type: 'name', required: true },
  { id: 'nik', label: 'NIK', hint: '16 angka di KTP atau KK.', type: 'nik', required: true },
  { id: 'address', label: 'Alamat', hint: 'Jalan atau dusun, RT/RW.', type: 'long-text', required: true },
  { id: 'village', label: 'Desa/kelurahan', type: 'village', required: true },
  {
    id: 'phone',
    label: 'Nomor HP',
    hint: 'Agar petugas dapat menghubungi Anda.',
    type: 'phone',
    required: true,
  },
  { id: 'email', label: 'Surel (email)', hint: 'Boleh dikosongkan.', type: 'email', required: false },
];

const foreignerFields: readonly FormField[] = personFields.map((field) =>
  field.id === 'nik'
    ? { id: 'passport', label: 'Nomor paspor atau KITAS', type: 'text', required: true }
    : field,
);

const villageFields: readonly FormField[] = [
  { id: 'village', label: 'Desa/kelurahan pemohon', type: 'village', required: true },
  { id: 'name', label: 'Nama yang mengajukan', type: 'name', required: true },
  {
    id: 'position',
    label: 'Jabatan',
    hint: 'Contoh: Kepala Desa, Sekretaris Desa.',
    type: 'text',
    required: true,
  },
  {
    id: 'phone',
    label: 'Nomor HP',
    hint: 'Agar petugas dapat menghubungi Anda.',
    type: 'phone',
    required: true,
  },
  { id: 'email', label: 'Surel (email)', hint: 'Boleh dikosongkan.', type: 'email', required: false },
];

/** Where these are asked of a body that is no village: its own seat, and posts it may have. */
const ofOrganisation: Readonly<Record<string, Partial<FormField>>> = {
  village: { label: 'Desa/kelurahan lembaga' },
  position: { hint: 'Contoh: Ketua panitia, pimpinan lembaga.' },
};

const organisationFields: readonly FormField[] = [
  {
    id: 'organisation',
    label: 'Nama lembaga, panitia, atau kelompok',
    type: 'name',
    required: true,
  },
  ...villageFields.map((field) => ({ ...field, ...ofOrganisation[field.id] })),
];

const applicantFields: Readonly<Record<Definition['applicant'], readonly FormField[]>> = {
  person: personFields,
  foreigner: foreignerFields,
  village: villageFields,
  organisation: organisationFields,
};

/** A contact the standard prints among its requirements. */
const requiredContact = { required: true, hint: 'Diminta pada persyaratan.' };

export const variantField = 'variant';

/**
 * The groups of a service's form, in the order they are asked.
 * @param facts of the case, which decide what persons are asked for; without them those of every case
 */
export function formOf(definition: Definition, facts?: CaseFacts): FormGroup[] {
  const groups: FormGroup[] = [];
  if (definition.variants.length > 0) {
    groups.push({
      id: 'variant',
      fields: [
        {
          id: variantField,
          label: 'Keperluan Anda',
          type: 'choice',
          options: definition.variants.map(({ id, label }) => ({ value: id, label })),
          required: true,
        },
      ],
    });
  }
  const spare = spareAtDesk(definition, facts);
  const printedContacts: readonly string[] = definition.requiredContacts ?? [];
  groups.push({
    id: 'applicant',
    fields: applicantFields[definition.applicant].map((field): FormField => {
      if (spare.includes(field.id)) return { ...field, required: false };
      return printedContacts.includes(field.id) ? { ...field, ...requiredContact } : field;
    }),
  });
  if (definition.fields.length > 0) groups.push({ id: 'details', fields: [...definition.fields] });
  for (const party of partyFields(definition, facts))
    groups.push({ id: 'party', fields: party.fields, party });
  return groups;
}

/**
 * Is it given while the person waits at the counter (L1, L3, K1), so that nobody has to be reached afterwards? Complaints are not, short
 * as their printed times may be: somebody else answers, and the answer has to find its way. Nor is what may be refused by letter (K3).
 */
export function isGivenAtDesk({ product, promise, steps }: Definition): boolean {
  if (product.kind !== 'outcome' || steps.some(({ refusal }) => refusal)) return false;
  if (promise.kind !== 'term' || !isWaitedFor.has(promise.unit)) return false;
  const answer = steps.find((step) => step.do === 'answer');
  switch (product.outcome) {
    case 'data':
      return answer !== undefined;
    case 'answer':
      return answer?.by.some(({ role }) => role === 'counter') === true;
    default:
      return false;
  }
}

const isWaitedFor: ReadonlySet<string> = new Set(['office-minutes', 'office-hours']);

/**
 * Fields of the applicant that may be left out at the counter, where what is asked for is given at once. The decree wants a paper shown
 * there ("KK/KTP/identitas"), and no more is to be collected than the purpose needs (UU 27/2022 art. 16 (2) a). Whoever asks for data
 * still says where he lives: name and address of the requester have to be recorded (UU 14/2008 art. 22).
 * @returns none at other doors, and none without facts: they are the fields of every case
 */
export function spareAtDesk(definition: Definition, facts?: Pick<CaseFacts, 'door'>): readonly string[] {
  if (facts?.door !== 'counter' || !isGivenAtDesk(definition)) return [];
  const { product } = definition;
  const numbers = ['nik', 'passport', 'phone'];
  return product.kind === 'outcome' && product.outcome === 'data' ? numbers : [...numbers, 'address'];
}

/** A case as its form knows it: by the door, and by what was typed so far. */
export function factsOf(
  definition: Definition,
  door: Door,
  input: Readonly<Record<string, string>>,
): CaseFacts {
  return {
    door,
    variant: cleaned(input[variantField]) || undefined,
    answers: { ...othersIn(definition, input), ...answersOf(definition, input) },
  };
}

/** Answers to the standard's own fields, in the form they are kept; fields that are not asked have none. */
export function answersOf(
  definition: Definition,
  input: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    fieldsAsked(definition, input).map((field) => [field.id, asKept(field, input[field.id])]),
  );
}

/**
 * The standard's own fields that are asked, given what was typed. What stands in a field that is asked no more asks for nothing either:
 * neither for the next field, nor for a paper or a person.
 */
export function fieldsAsked(definition: Definition, input: Readonly<Record<string, string>>): Field[] {
  const others = othersIn(definition, input);
  let asked = definition.fields;
  for (;;) {
    const answers = Object.fromEntries(asked.map((field) => [field.id, asKept(field, input[field.id])]));
    const still = asked.filter((field) => holds(field.when, { ...others, ...answers }));
    if (still.length === asked.length) return asked;
    asked = still;
  }
}

function othersIn(
  { fields }: Pick<Definition, 'fields'>,
  input: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(input).filter(([id]) => !fields.some((field) => field.id === id)));
}

export interface Filled {
  variant: string | undefined;
  parties: Party[];
  contacts: Contacts;
  villageCode: string;
  answers: Record<string, string>;
  nikWarnings: NikWarning[];
}

export type FieldProblem =
  'required' | 'too-long' | 'not-a-choice' | 'not-a-date' | 'not-a-number' | 'not-a-phone' | 'not-an-email';

/** Longest text taken per kind of field, in characters. A name may be absurdly long and must still not break anything. */
const longest: Record<FormField['type'], number> = {
  name: 10_000,
  text: 500,
  'long-text': 2000,
  nik: 40,
  phone: 40,
  email: 254,
  date: 10,
  number: 20,
  choice: 100,
  village: 10,
};

/** What may be wrong with one typed value, given the answers of `factsOf` (conditions look at others). */
export function problemOf(
  field: FormField,
  input: Readonly<Record<string, string>>,
  villageCodes: readonly string[],
): FieldProblem | undefined {
  if (!holds(field.when, input)) return undefined;
  // What stands in a block without a name is not kept: nothing in it can be wrong.
  if (field.partOf !== undefined && cleaned(input[field.partOf]) === '') return undefined;
  const value = asKept(field, input[field.id]);
  if (value === '') return field.required ? 'required' : undefined;
  if (value.length > longest[field.type]) return 'too-long';
  switch (field.type) {
    case 'choice':
      return field.options?.some((option) => option.value === value) ? undefined : 'not-a-choice';
    case 'village':
      return villageCodes.includes(value) ? undefined : 'not-a-choice';
    case 'date':
      return isDay(value) ? undefined : 'not-a-date';
    case 'number':
      return /^\d+$/.test(value) ? undefined : 'not-a-number';
    case 'phone':
      return normalisePhone(value) ? undefined : 'not-a-phone';
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'not-an-email';
    case 'name':
    case 'text':
    case 'long-text':
    case 'nik':
      return undefined;
    default:
      return field.type satisfies never;
  }
}

/**
 * Reads a filled form.
 * @param input raw strings by field id, as typed
 * @param door it came in by: some persons are asked for at one only
 * @returns parties (the applicant first), contacts and answers; refuses `invalid-input` naming every field that cannot be used
 */
export function parseForm(
  definition: Definition,
  villageCodes: readonly string[],
  input: Readonly<Record<string, string>>,
  door: Door,
): Result<Filled> {
  const facts = factsOf(definition, door, input);
  const fields = formOf(definition, facts).flatMap((group) => group.fields);
  const problems = fields.flatMap((field) => {
    const problem = problemOf(field, facts.answers, villageCodes);
    return problem ? [{ field: field.id, problem }] : [];
  });
  if (problems.length > 0) return refuse({ code: 'invalid-input', fields: problems });

  const text = (id: string) => cleaned(input[id]);
  const nik = normaliseNik(text('nik'));
  const villageCode = text('village');
  const isPerson = definition.applicant === 'person' || definition.applicant === 'foreigner';
  const applicant: Party = {
    role: 'applicant',
    name: text('name'),
    identity: identityOf(definition, nik, text('passport')),
    villageCode,
    ...(isPerson ? text('address') !== '' && { address: text('address') } : { position: text('position') }),
  };
  const phone = normalisePhone(text('phone'));
  return ok({
    variant: definition.variants.length > 0 ? text(variantField) : undefined,
    parties: [
      applicant,
      ...organisationsOf(definition, text('organisation'), villageCode),
      ...partiesFrom(definition, facts, input),
    ],
    contacts: { ...(phone && { phone }), ...(text('email') && { email: text('email') }) },
    villageCode,
    answers: answersOf(definition, input),
    nikWarnings: definition.applicant === 'person' && nik !== '' ? nikWarnings(nik) : [],
  });
}

/** A committee, group or agency is a party of its own: who speaks for it applies. */
function organisationsOf({ applicant }: Definition, name: string, villageCode: string): Party[] {
  return applicant === 'organisation'
    ? [{ role: 'organisation', name, identity: { kind: 'none' }, villageCode }]
    : [];
}

function identityOf({ applicant }: Definition, nik: string, passport: string): Party['identity'] {
  switch (applicant) {
    case 'person':
      return nik === '' ? { kind: 'none' } : { kind: 'nik', number: nik };
    case 'foreigner':
      return passport === '' ? { kind: 'none' } : { kind: 'passport', number: passport.slice(0, 40) };
    case 'village':
    case 'organisation':
      return { kind: 'none' };
    default:
      return applicant satisfies never;
  }
}
