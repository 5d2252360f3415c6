import type { Context, Hono } from 'hono';
import { isArchived, isOpen } from '../../domain/lifecycle.ts';
import type { CatalogueEntry } from '../../domain/lifecycle.ts';
import type { Decree, Office } from '../../domain/office.ts';
import type { ServiceStandard } from '../../domain/standard.ts';
import {
  listCatalogue,
  listConsultations,
  listDecrees,
  listOffices,
  listVersions,
  readStandard,
  takesEffectOn,
  todayIn,
} from '../usecases/browse.ts';
import { numberOf } from './site-service.ts';
import { findOffice, publicBody, publicData, refused } from './site-reply.ts';
import type { Site } from './site-reply.ts';

/**
 * The catalogue for other programs, documented in docs/api.md. Addresses and names of fields stay; new fields may come. What
 * pages leave out is left out here as well.
 */
export function dataRoutes(app: Hono, site: Site): void {
  app.get('/sitemap.xml', async (c) =>
    publicBody(c, site, sitemap(await allPages(site)), 'application/xml; charset=UTF-8'),
  );

  app.get('/:office/data.json', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    if (!office) return refused(c, site, { code: 'not-found' });
    return publicData(c, site, await officeOut(site, office));
  });

  app.get('/:office/layanan/:json{[a-z0-9-]+\\.json}', (c) =>
    showStandard(c, site, withoutEnding(c.req.param('json'))),
  );

  app.get('/:office/layanan/:service/versi/:json{[0-9]+\\.json}', (c) =>
    showStandard(c, site, c.req.param('service'), numberOf(withoutEnding(c.req.param('json'))) ?? 0),
  );
}

function withoutEnding(name: string): string {
  return name.replace(/\.json$/, '');
}

const format = 'loket-1';

async function officeOut({ deps }: Site, office: Office): Promise<object> {
  const base = `${deps.settings.publicUrl}/${office.id}`;
  const [entries, decrees, today] = await Promise.all([
    listCatalogue(deps, office.id),
    listDecrees(deps, office.id),
    todayIn(deps, office.id),
  ]);
  const services = await Promise.all(
    entries.map(async (entry) => {
      const read = await readStandard(deps, office.id, entry.serviceId);
      return read && serviceOut(base, read.standard, entry, today);
    }),
  );
  const { id, name, regency, province, regionCode, hours, letterhead, contacts, sections, villages } = office;
  return {
    format,
    url: base,
    office: {
      id,
      name,
      regency,
      province,
      regionCode,
      address: letterhead.addressLines,
      hours,
      contacts,
      sections,
      villages,
      demo: office.demo,
    },
    decrees: decrees.map((decree) => decreeOut(base, decree)),
    services: services.filter((service) => service !== undefined),
  };
}

function decreeOut(base: string, decree: Decree): object {
  const { id, number, title, on, from, revokes } = decree;
  return { id, number, title, on, from: from ?? on, revokes, url: `${base}/keputusan/${id}` };
}

/** A service's row. `version` is the one in force, of which all else here speaks. */
function serviceOut(base: string, standard: ServiceStandard, entry: CatalogueEntry, today: string): object {
  const { serviceId, name, title, summary, version, source, definition } = standard;
  const url = `${base}/layanan/${serviceId}`;
  const next = entry.next && entry.next.from > today ? entry.next : undefined;
  return {
    id: serviceId,
    name,
    title,
    summary,
    section: source.section,
    order: source.order,
    version,
    decree: source.decree,
    next: next && { version: next.version, from: next.from },
    archived: entry.archived,
    open: isOpen(entry, today),
    doors: definition.doors,
    url,
    data: `${url}.json`,
  };
}

async function showStandard(c: Context, site: Site, serviceId: string, version?: number): Promise<Response> {
  const { deps } = site;
  const office = await findOffice(site, c.req.param('office'));
  const read = office && (await readStandard(deps, office.id, serviceId, version));
  if (!read) return refused(c, site, { code: 'not-found' }, office);
  const { standard, entry, inForce } = read;
  const base = `${deps.settings.publicUrl}/${office.id}`;
  const [versions, today] = await Promise.all([
    listVersions(deps, office.id, serviceId),
    todayIn(deps, office.id),
  ]);
  const url = `${base}/layanan/${serviceId}`;
  return publicData(c, site, {
    format,
    url: version === undefined ? url : `${url}/versi/${String(version)}`,
    office: { id: office.id, name: office.name, data: `${base}/data.json` },
    inForce,
    open: standard.version === inForce && isOpen(entry, today),
    archived: isArchived(entry, today),
    versions: versions.map(({ version: number, decreeId }) => ({
      version: number,
      decree: decreeId,
      url: `${url}/versi/${String(number)}`,
      data: `${url}/versi/${String(number)}.json`,
    })),
    standard,
  });
}

interface Listed {
  path: string;
  /** ISO day of the last change, where a decree tells it. */
  changedOn?: string | undefined;
}

async function allPages(site: Site): Promise<{ publicUrl: string; pages: Listed[] }> {
  const offices = await listOffices(site.deps);
  const pages = await Promise.all(offices.map((office) => pagesOf(site, office)));
  return { publicUrl: site.deps.settings.publicUrl, pages: [{ path: '/' }, ...pages.flat()] };
}

async function pagesOf({ deps }: Site, { id }: Office): Promise<Listed[]> {
  const [entries, decrees, consultations] = await Promise.all([
    listCatalogue(deps, id),
    listDecrees(deps, id),
    listConsultations(deps, id),
  ]);
  const decreed = new Map(decrees.map((decree) => [decree.id, decree]));
  const effectOf = (decreeId: string | undefined) => {
    const decree = decreed.get(decreeId ?? '');
    return decree && takesEffectOn(decree);
  };
  const services = await Promise.all(
    entries.map(async ({ serviceId, version, next }) => {
      // Numbers, not a query for each service: versions are remembered for good.
      const numbers = Array.from({ length: Math.max(version, next?.version ?? 0) }, (_, i) => i + 1);
      const [current, ...all] = await Promise.all([
        readStandard(deps, id, serviceId),
        ...numbers.map((number) => readStandard(deps, id, serviceId, number)),
      ]);
      const path = `/${id}/layanan/${serviceId}`;
      return [
        { path, changedOn: effectOf(current?.standard.source.decree) },
        // The version in force is known by the service's own address.
        ...all.flatMap((read) =>
          read && read.standard.version !== read.inForce
            ? [
                {
                  path: `${path}/versi/${String(read.standard.version)}`,
                  changedOn: decreed.get(read.standard.source.decree)?.on,
                },
              ]
            : [],
        ),
      ];
    }),
  );
  return [
    { path: `/${id}` },
    ...services.flat(),
    { path: `/${id}/ikm` },
    { path: `/${id}/lacak` },
    ...decrees.map((decree) => ({ path: `/${id}/keputusan/${decree.id}`, changedOn: decree.on })),
    ...consultations.map(({ id: consultationId, on }) => ({
      path: `/${id}/konsultasi/${consultationId}`,
      changedOn: on,
    })),
  ];
}

/** Paths are of slugs and numbers: nothing in them needs escaping. */
function sitemap({ publicUrl, pages }: { publicUrl: string; pages: readonly Listed[] }): string {
  const urls = pages.map(
    ({ path, changedOn }) =>
      `  <url><loc>${publicUrl}${path === '/' ? '/' : path}</loc>${changedOn === undefined ? '' : `<lastmod>${changedOn}</lastmod>`}</url>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
}
