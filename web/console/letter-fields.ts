import type { OpenedCase } from '../../domain/api.ts';
import type { Office } from '../../domain/office.ts';
import { holds } from '../../domain/conditions.ts';
import type { Field } from '../../domain/standard.ts';

/** The letter's words as the officer confirms them: filled in from the case, mended where the letter needs it. */

export interface LetterField {
  /** Ids of the letter's words this field sets; a village's name goes by two. */
  ids: readonly [string, ...string[]];
  label: string;
  type: Field['type'];
  options: readonly string[];
  value: string;
}

type Case = Pick<OpenedCase, 'parties' | 'answers' | 'letterFields' | 'standard'>;

/** What an officer mended in an earlier draft comes before what the applicant typed. */
export function letterFields(opened: Case, office: Pick<Office, 'villages'>): LetterField[] {
  return fieldsOf(opened, office).map((field) => ({
    ...field,
    value: opened.letterFields[field.ids[0]] ?? field.value,
  }));
}

function fieldsOf({ parties, answers, standard }: Case, office: Pick<Office, 'villages'>): LetterField[] {
  const party = parties.find(({ role }) => role === 'applicant') ?? parties[0];
  const village = office.villages.find(({ code }) => code === party?.villageCode);
  const text = (ids: LetterField['ids'], label: string, value = '', type: Field['type'] = 'text') => ({
    ids,
    label,
    type,
    options: [],
    value,
  });
  const { definition } = standard;
  const known: LetterField[] = [text(['name'], 'Nama', party?.name)];
  if (party?.identity.kind === 'nik') known.push(text(['nik'], 'NIK', party.identity.number));
  if (party?.identity.kind === 'passport')
    known.push(text(['passport'], 'Nomor paspor/KITAS', party.identity.number));
  if (definition.applicant !== 'village')
    known.push(text(['address'], 'Alamat', party?.address, 'long-text'));
  else known.push(text(['position'], 'Jabatan', party?.position));
  known.push(text(['villageName', 'village'], 'Desa/kelurahan', village?.name));
  const own = definition.fields
    .filter((field) => holds(field.when, answers))
    .map((field): LetterField => {
      const answer = answers[field.id] ?? '';
      const options = field.options ?? [];
      return {
        ids: [field.id],
        label: field.label,
        type: field.type,
        // A choice is printed by its label, so that is what is confirmed.
        options: options.map(({ label }) => label),
        value: options.find(({ value }) => value === answer)?.label ?? answer,
      };
    });
  return [...known.filter(({ ids }) => !own.some((field) => ids.includes(field.ids[0]))), ...own];
}

/** What the act carries: every word shown, by its ids, since all of it was confirmed. */
export function wordsOf(
  fields: readonly LetterField[],
  typed: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap((field) => field.ids.map((id) => [id, (typed[field.ids[0]] ?? field.value).trim()])),
  );
}
