import type { Context, Hono } from 'hono';
import { searchOffices, searchServices } from '../../domain/service-search.ts';
import { homePage } from '../../web/citizen/pages/home.ts';
import type { HomeSearch } from '../../web/citizen/pages/home.ts';
import { officePage } from '../../web/citizen/pages/office.ts';
import type { Offered, OfficeView } from '../../web/citizen/pages/office.ts';
import { trackPage } from '../../web/citizen/pages/track.ts';
import { isArchived } from '../../domain/lifecycle.ts';
import type { Office } from '../../domain/office.ts';
import {
  getDecree,
  listCatalogue,
  listConsultations,
  listDecrees,
  listOffices,
  readStandard,
  todayIn,
} from '../usecases/browse.ts';
import { findOffice, publicPage, refused } from './site-reply.ts';
import type { Site } from './site-reply.ts';

/** Home pages and their searches; cached by the CDN, so nothing here looks at the cookie. */
export function browseRoutes(app: Hono, site: Site): void {
  const { deps } = site;

  app.get('/', async (c) => {
    const offices = await listOffices(deps);
    const query = askedFor(c);
    return publicPage(
      c,
      site,
      homePage(offices, query === '' ? undefined : await search(site, offices, query)),
    );
  });

  app.get('/:office', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    if (!office) return refused(c, site, { code: 'not-found' });
    return publicPage(c, site, officePage(await officeView(site, office, askedFor(c))));
  });

  app.get('/:office/lacak', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    return office ? publicPage(c, site, trackPage(office)) : refused(c, site, { code: 'not-found' });
  });
}

/** What was typed into a search box, as long as its field allows. */
function askedFor(c: Context): string {
  return (c.req.query('cari') ?? '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 80);
}

async function officeView(site: Site, office: Office, query: string): Promise<OfficeView> {
  const { deps } = site;
  const [services, decrees, decree, consultations, today] = await Promise.all([
    offered(site, office.id),
    listDecrees(deps, office.id),
    getDecree(deps, office.id),
    listConsultations(deps, office.id),
    todayIn(deps, office.id),
  ]);
  const current = services.filter(({ entry }) => !isArchived(entry, today));
  return {
    office,
    services,
    decrees,
    decree,
    consultations,
    today,
    publicUrl: deps.settings.publicUrl,
    search: query === '' ? undefined : { query, found: searchOffered(current, query) },
  };
}

/** The catalogue with the standards in force, in the order of the decree. */
async function offered({ deps }: Site, officeId: string): Promise<Offered[]> {
  const entries = await listCatalogue(deps, officeId);
  const read = await Promise.all(entries.map(({ serviceId }) => readStandard(deps, officeId, serviceId)));
  return read.flatMap((each) => each ?? []);
}

function searchOffered(services: readonly Offered[], query: string): Offered[] {
  const searchable = services.map((each) => ({
    each,
    name: each.standard.name,
    title: each.standard.title,
    summary: each.standard.summary,
    section: each.standard.source.section,
  }));
  return searchServices(searchable, query).map(({ each }) => each);
}

/** Above this many offices only offices are searched from the home page: every catalogue would have to be read. */
const searchableOffices = 40;

async function search({ deps }: Site, offices: readonly Office[], query: string): Promise<HomeSearch> {
  const found = searchOffices(offices, query);
  if (offices.length > searchableOffices) return { query, offices: found, services: [] };
  const rows = await Promise.all(
    offices.map(async (office) => {
      const today = await todayIn(deps, office.id);
      const entries = await listCatalogue(deps, office.id);
      return entries.filter((entry) => !isArchived(entry, today)).map((entry) => ({ office, ...entry }));
    }),
  );
  // By name only: a summary names regencies and villages, which are looked for among the offices.
  const named = searchServices(
    rows.flat().map((row) => ({ ...row, summary: '', row })),
    query,
  );
  return { query, offices: found, services: named.slice(0, 30).map(({ row }) => row) };
}
