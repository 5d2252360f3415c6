import type { OpenedCase } from '../../domain/api.ts';
import { longDate } from '../../domain/dates-id.ts';
import type { Office } from '../../domain/office.ts';
import type { Party } from '../../domain/personal-data.ts';
import { partyNames } from './party-names.ts';
import { movesText } from './text-moves.ts';

const words = movesText.copy.labels;

/** One thing to be typed again elsewhere. */
export interface CopyRow {
  label: string;
  value: string;
}

/** Facts of a case in the order of its form: who applies, how to reach him, the service's own fields, the other persons. */
export function copyRows(opened: OpenedCase, office: Pick<Office, 'villages'>): CopyRow[] {
  const { standard, parties, contacts, answers, application } = opened;
  const names = partyNames(standard.definition, parties, { ...application, answers });
  const named = parties.map((party, at) => ({ party, name: names[at] ?? '' }));
  const [applicant, ...others] = named;
  const variant = standard.definition.variants.find(({ id }) => id === application.variant);
  return [
    row(words.variant, variant?.label),
    ...(applicant ? partyRows(applicant.party, office, '') : []),
    row(words.phone, contacts.phone),
    row(words.email, contacts.email),
    ...standard.definition.fields.map((field) => {
      const value = answers[field.id];
      const option = field.options?.find((each) => each.value === value)?.label;
      return row(
        field.label,
        value !== undefined && field.type === 'date' ? dayOf(value) : (option ?? value),
      );
    }),
    ...others
      .filter(({ party }) => party.role !== 'filer')
      .flatMap(({ party, name }) => partyRows(party, office, `${name}: `)),
  ].flatMap(({ label, value }) => (value === undefined || value.trim() === '' ? [] : [{ label, value }]));
}

interface MaybeRow {
  label: string;
  value: string | undefined;
}

function row(label: string, value: string | undefined): MaybeRow {
  return { label, value };
}

function partyRows(party: Party, { villages }: Pick<Office, 'villages'>, of: string): MaybeRow[] {
  const { identity } = party;
  return [
    row(`${of}${words.name}`, party.name),
    row(`${of}${words.nik}`, identity.kind === 'nik' ? identity.number : undefined),
    row(`${of}${words.passport}`, identity.kind === 'passport' ? identity.number : undefined),
    row(`${of}${words.position}`, party.position),
    row(`${of}${words.address}`, party.address),
    row(`${of}${words.village}`, villages.find(({ code }) => code === party.villageCode)?.name),
  ];
}

/** A day as people read it; what is no day is copied as it is. */
function dayOf(value: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? longDate(value) : value;
}
