import type { CatalogueEntry } from '../../domain/lifecycle.ts';
import type { PromiseTerm } from '../../domain/due.ts';
import type { Office } from '../../domain/office.ts';
import type { Door } from '../../domain/conditions.ts';
import type { ServiceStandard } from '../../domain/standard.ts';
import { doorWords } from '../../domain/words-id.ts';

/** What pages say for search engines, in the words of schema.org. Only what the office and its standard say. */

const weekdays = {
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
  sunday: 'Sunday',
} as const;

/** @param publicUrl without trailing slash */
export function officeData(office: Office, publicUrl: string): object {
  return { '@context': 'https://schema.org', ...governmentOffice(office, publicUrl) };
}

function governmentOffice(office: Office, publicUrl: string): object {
  const contact = (...kinds: readonly Office['contacts'][number]['kind'][]) =>
    office.contacts.filter(({ kind }) => kinds.includes(kind)).map((each) => each.text);
  const telephone = contact('phone', 'whatsapp');
  const email = contact('email');
  return {
    '@type': 'GovernmentOffice',
    '@id': `${publicUrl}/${office.id}`,
    name: `${office.name}, ${office.regency}`,
    url: `${publicUrl}/${office.id}`,
    address: {
      '@type': 'PostalAddress',
      streetAddress: contact('address')[0] ?? office.letterhead.addressLines.join(', '),
      addressLocality: office.name,
      addressRegion: `${office.regency}, ${office.province}`,
      addressCountry: 'ID',
    },
    ...(telephone.length > 0 && { telephone }),
    ...(email.length > 0 && { email }),
    parentOrganization: { '@type': 'GovernmentOrganization', name: `Pemerintah ${office.regency}` },
    openingHoursSpecification: Object.entries(weekdays).flatMap(([day, dayOfWeek]) =>
      office.hours.weekly[day as keyof typeof weekdays].map(({ from, to }) => ({
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: `https://schema.org/${dayOfWeek}`,
        opens: from,
        closes: to,
      })),
    ),
  };
}

/** @param isOpen applications may be made through Loket now */
export function serviceData(of: {
  office: Office;
  standard: ServiceStandard;
  entry: Pick<CatalogueEntry, 'section'> | undefined;
  isOpen: boolean;
  publicUrl: string;
}): object {
  const { office, standard, publicUrl } = of;
  const { definition, reading } = standard;
  const url = `${publicUrl}/${office.id}/layanan/${standard.serviceId}`;
  const processingTime = isoDuration(definition.promise);
  const doors = definition.doors.filter((door) => door === 'counter' || of.isOpen);
  return {
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    '@id': url,
    name: standard.name,
    ...(standard.title !== standard.name && { alternateName: standard.title }),
    description: standard.summary,
    ...(of.entry?.section !== undefined && { serviceType: of.entry.section }),
    url,
    inLanguage: 'id',
    provider: governmentOffice(office, publicUrl),
    serviceOperator: { '@id': `${publicUrl}/${office.id}` },
    areaServed: { '@type': 'AdministrativeArea', name: `${office.name}, ${office.regency}` },
    availableChannel: doors.map((door) => ({
      '@type': 'ServiceChannel',
      name: doorWords[door],
      availableLanguage: 'id',
      ...channelPlace(door, url, `${publicUrl}/${office.id}`),
      ...(processingTime !== undefined && { processingTime }),
    })),
    serviceOutput: { '@type': 'Thing', name: definition.product.title },
    termsOfService: `${url}/versi/${String(standard.version)}`,
    ...(reading.fee.kind === 'free' && { isAccessibleForFree: true }),
    ...(reading.fee.kind === 'amount' && {
      offers: { '@type': 'Offer', price: reading.fee.rupiah, priceCurrency: 'IDR' },
    }),
  };
}

function channelPlace(door: Door, url: string, officeUrl: string): object {
  switch (door) {
    case 'online':
      return { serviceUrl: url };
    case 'counter':
      return { serviceLocation: { '@id': officeUrl } };
    case 'village':
      return {};
    default:
      return door satisfies never;
  }
}

/** ISO 8601; working days and office hours are promised time, which the standard has no sign for. */
function isoDuration(promise: PromiseTerm): string | undefined {
  if (promise.kind !== 'term') return undefined;
  const amount = String(promise.amount);
  switch (promise.unit) {
    case 'office-minutes':
      return `PT${amount}M`;
    case 'office-hours':
    case 'running-hours':
      return `PT${amount}H`;
    case 'calendar-days':
    case 'working-days':
      return `P${amount}D`;
    default:
      return promise.unit satisfies never;
  }
}
