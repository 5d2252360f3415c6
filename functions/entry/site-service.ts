import type { Context, Hono } from 'hono';
import type { Office } from '../../domain/office.ts';
import { similarServices } from '../../domain/service-search.ts';
import { Slug } from '../../domain/standard.ts';
import { comparePage } from '../../web/citizen/pages/compare.ts';
import type { Choice, ComparedStandard } from '../../web/citizen/pages/compare.ts';
import { servicePage } from '../../web/citizen/pages/service.ts';
import { text } from '../../web/citizen/text.ts';
import {
  getOffice,
  listCatalogue,
  listDecrees,
  listOffices,
  listVersions,
  readStandard,
  todayIn,
} from '../usecases/browse.ts';
import { findOffice, movedTo, publicPage, refused } from './site-reply.ts';
import type { Site } from './site-reply.ts';

/** A service's pages: the one in force, every version at its permanent address, comparisons. */
export function serviceRoutes(app: Hono, site: Site): void {
  app.get('/:office/layanan/:service', async (c) => {
    const asked = c.req.query('versi');
    const at = await named(c, site);
    // The older spelling of a version's address; many were printed and sent.
    if (at && asked !== undefined && numberOf(asked) !== undefined)
      return movedTo(c, `/${at.office.id}/layanan/${at.serviceId}/versi/${asked}`);
    return showService(c, site, asked === undefined ? undefined : 0);
  });

  app.get('/:office/layanan/:service/versi/:version', (c) =>
    showService(c, site, numberOf(c.req.param('version')) ?? 0),
  );

  app.get('/:office/layanan/:service/banding', (c) => showComparison(c, site));
}

/** A version's number as addresses write it. */
export function numberOf(written: string | undefined): number | undefined {
  return written !== undefined && /^[1-9]\d{0,4}$/.test(written) ? Number(written) : undefined;
}

/** The office and the service an address names; their existence is not asked. */
async function named(c: Context, site: Site): Promise<{ office: Office; serviceId: string } | undefined> {
  const office = await findOffice(site, c.req.param('office'));
  const serviceId = c.req.param('service') ?? '';
  return office && Slug.safeParse(serviceId).success ? { office, serviceId } : undefined;
}

async function showService(c: Context, site: Site, version?: number): Promise<Response> {
  const { deps } = site;
  const at = await named(c, site);
  if (!at) return refused(c, site, { code: 'not-found' }, await findOffice(site, c.req.param('office')));
  const { office, serviceId } = at;
  const read = await readStandard(deps, office.id, serviceId, version);
  if (!read) return refused(c, site, { code: 'not-found' }, office);
  const [versions, decrees, today] = await Promise.all([
    listVersions(deps, office.id, serviceId),
    listDecrees(deps, office.id),
    todayIn(deps, office.id),
  ]);
  const { publicUrl } = deps.settings;
  const permanent = version !== undefined;
  return publicPage(
    c,
    site,
    servicePage({ office, ...read, permanent, versions, decrees, today, publicUrl }),
  );
}

async function showComparison(c: Context, site: Site): Promise<Response> {
  const { deps } = site;
  const at = await named(c, site);
  if (!at) return refused(c, site, { code: 'not-found' }, await findOffice(site, c.req.param('office')));
  const { office, serviceId } = at;
  const asked = c.req.query('versi');
  const left = await readStandard(
    deps,
    office.id,
    serviceId,
    asked === undefined ? undefined : (numberOf(asked) ?? 0),
  );
  const right = await otherSide(site, c.req.query('dengan'));
  if (!left || right === 'unknown') return refused(c, site, { code: 'not-found' }, office);
  const [versions, others] = await Promise.all([
    listVersions(deps, office.id, serviceId),
    similarElsewhere(site, office, left.standard.name),
  ]);
  return publicPage(
    c,
    site,
    comparePage({
      left: { office, standard: left.standard },
      right,
      versions: versions
        .filter(({ version }) => version !== left.standard.version)
        .map(({ version }) => ({
          value: `${office.id}/${serviceId}/${String(version)}`,
          label: text.service.versionLink(version),
        })),
      others,
    }),
  );
}

/** `<office>/<service>` in its version in force, or `<office>/<service>/<version>`. */
async function otherSide(
  { deps }: Site,
  asked: string | undefined,
): Promise<ComparedStandard | undefined | 'unknown'> {
  if (asked === undefined || asked === '') return undefined;
  const [officeId = '', serviceId = '', version, ...more] = asked.split('/');
  const number = numberOf(version);
  if (more.length > 0 || (version !== undefined && number === undefined)) return 'unknown';
  const [office, read] = await Promise.all([
    getOffice(deps, officeId),
    readStandard(deps, officeId, serviceId, number),
  ]);
  return office && read ? { office, standard: read.standard } : 'unknown';
}

/** Above this many offices only the same regency's are offered: every catalogue would have to be read. */
const comparableOffices = 40;
const mostChoices = 25;

async function similarElsewhere({ deps }: Site, office: Office, name: string): Promise<Choice[]> {
  const all = (await listOffices(deps)).filter(({ id }) => id !== office.id);
  const near = all.length > comparableOffices ? all.filter(({ regency }) => regency === office.regency) : all;
  const rows = await Promise.all(
    near.slice(0, comparableOffices).map(async (other) => {
      const entries = await listCatalogue(deps, other.id);
      return entries.map((entry) => ({ ...entry, officeName: other.name }));
    }),
  );
  return similarServices(rows.flat(), { name })
    .slice(0, mostChoices)
    .map((entry) => ({
      value: `${entry.officeId}/${entry.serviceId}/${String(entry.version)}`,
      label: `${entry.name} – ${entry.officeName}`,
    }));
}
