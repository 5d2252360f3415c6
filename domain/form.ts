import { nikWarnings, normaliseNik } from './nik.ts';
import type { NikWarning } from './nik.ts';
import { stripBidiControls } from './names.ts';
import { normalisePhone } from './phone.ts';
import type { Contacts, Party } from './personal-data.ts';
import { ok, refuse } from './result.ts';
import type { Result } from './result.ts';
import { holds } from './conditions.ts';
import type { Definition, Field } from './standard.ts';

/**
 * The form of a service, derived from its standard: who applies (by kind of applicant), then the standard's own fields.
 * Parsing keeps what was typed; it only refuses what cannot be used and warns about what looks wrong (NIK: warns, never blocks).
 */

export interface FormField extends Omit<Field, 'type'> {
  type: Field['type'] | 'name' | 'nik' | 'phone' | 'email' | 'village';
}

export interface FormGroup {
  id: 'variant' | 'applicant' | 'details';
  fields: FormField[];
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

const organisationFields: readonly FormField[] = [
  {
    id: 'organisation',
    label: 'Nama lembaga, panitia, atau kelompok',
    type: 'name',
    required: true,
  },
  ...villageFields,
];

const applicantFields: Readonly<Record<Definition['applicant'], readonly FormField[]>> = {
  person: personFields,
  foreigner: foreignerFields,
  village: villageFields,
  organisation: organisationFields,
};

export const variantField = 'variant';

/** The groups of a service's form, in the order they are asked. */
export function formOf(definition: Definition): FormGroup[] {
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
  groups.push({
    id: 'applicant',
    fields: [...applicantFields[definition.applicant]],
  });
  if (definition.fields.length > 0) groups.push({ id: 'details', fields: [...definition.fields] });
  return groups;
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

/** What may be wrong with one typed value, given the whole input (conditions look at other answers). */
export function problemOf(
  field: FormField,
  input: Readonly<Record<string, string>>,
  villageCodes: readonly string[],
): FieldProblem | undefined {
  if (!holds(field.when, input)) return undefined;
  const value = asKept(field, input[field.id]);
  if (value === '') return field.required ? 'required' : undefined;
  if (value.length > longest[field.type]) return 'too-long';
  switch (field.type) {
    case 'choice':
      return field.options?.some((option) => option.value === value) ? undefined : 'not-a-choice';
    case 'village':
      return villageCodes.includes(value) ? undefined : 'not-a-choice';
    case 'date':
      return isIsoDay(value) ? undefined : 'not-a-date';
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

/** Text as it is kept. Judged in this form too, so that nothing is accepted that could not be stored. */
function cleaned(text: string | undefined): string {
  return stripBidiControls((text ?? '').toWellFormed().normalize('NFC')).trim();
}

/** A value in the form it is stored and judged in: days and amounts as people here write them are read as meant. */
function asKept(field: Pick<FormField, 'type'>, text: string | undefined): string {
  const value = cleaned(text);
  switch (field.type) {
    case 'nik':
      return normaliseNik(value);
    case 'date': {
      const [, day, month, year] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(value) ?? [];
      return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : value;
    }
    case 'number': {
      const amount = value.replace(/^rp\.?\s*/i, '').replace(/,(00|-)$/, '');
      return /^\d{1,3}(\.\d{3})+$/.test(amount) ? amount.replaceAll('.', '') : amount;
    }
    default:
      return value;
  }
}

function isIsoDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/**
 * Reads a filled form.
 * @param input raw strings by field id, as typed
 * @returns parties, contacts and answers; refuses `invalid-input` naming every field that cannot be used
 */
export function parseForm(
  definition: Definition,
  villageCodes: readonly string[],
  input: Readonly<Record<string, string>>,
): Result<Filled> {
  const fields = formOf(definition).flatMap((group) => group.fields);
  const problems = fields.flatMap((field) => {
    const problem = problemOf(field, input, villageCodes);
    return problem ? [{ field: field.id, problem }] : [];
  });
  if (problems.length > 0) return refuse({ code: 'invalid-input', fields: problems });

  const text = (id: string) => cleaned(input[id]);
  const nik = normaliseNik(text('nik'));
  const villageCode = text('village');
  const applicant: Party = {
    role: 'applicant',
    name: text('name'),
    identity: identityOf(definition, nik, text('passport')),
    villageCode,
    ...(definition.applicant === 'village' ? { position: text('position') } : { address: text('address') }),
  };
  const phone = normalisePhone(text('phone'));
  const answers = Object.fromEntries(
    definition.fields
      .filter((field) => holds(field.when, input))
      .map((field) => [field.id, asKept(field, input[field.id])]),
  );
  return ok({
    variant: definition.variants.length > 0 ? text(variantField) : undefined,
    parties: [applicant],
    contacts: { ...(phone && { phone }), ...(text('email') && { email: text('email') }) },
    villageCode,
    answers,
    nikWarnings: definition.applicant === 'person' ? nikWarnings(nik) : [],
  });
}

function identityOf({ applicant }: Definition, nik: string, passport: string): Party['identity'] {
  switch (applicant) {
    case 'person':
      return { kind: 'nik', number: nik };
    case 'foreigner':
      return { kind: 'passport', number: passport.slice(0, 40) };
    case 'village':
    case 'organisation':
      return { kind: 'none' };
    default:
      return applicant satisfies never;
  }
}
