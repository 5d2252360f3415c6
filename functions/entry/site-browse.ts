import type { Hono } from 'hono';
import { Slug } from '../../domain/standard.ts';
import { homePage } from '../../web/citizen/pages/home.ts';
import { indexPage } from '../../web/citizen/pages/index-figures.ts';
import { officePage } from '../../web/citizen/pages/office.ts';
import { servicePage } from '../../web/citizen/pages/service.ts';
import { trackPage } from '../../web/citizen/pages/track.ts';
import { surveyFigures } from '../usecases/answer-survey.ts';
import { getDecree, getService, listOffices, listServices } from '../usecases/browse.ts';
import { findOffice, publicPage, refused } from './site-reply.ts';
import type { Site } from './site-reply.ts';

/** What anyone may read; cached by the CDN, so nothing here looks at the cookie. */
export function browseRoutes(app: Hono, site: Site): void {
  const { deps } = site;

  app.get('/', async (c) => publicPage(c, site, homePage(await listOffices(deps))));

  app.get('/:office', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    if (!office) return refused(c, site, { code: 'not-found' });
    const [services, decree] = await Promise.all([listServices(deps, office.id), getDecree(deps, office.id)]);
    return publicPage(c, site, officePage({ office, services, decree }));
  });

  app.get('/:office/lacak', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    return office ? publicPage(c, site, trackPage(office)) : refused(c, site, { code: 'not-found' });
  });

  app.get('/:office/ikm', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    if (!office) return refused(c, site, { code: 'not-found' });
    return publicPage(c, site, indexPage(office, await surveyFigures(deps, office.id)));
  });

  app.get('/:office/layanan/:service', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    const serviceId = c.req.param('service');
    if (!office || !Slug.safeParse(serviceId).success) return refused(c, site, { code: 'not-found' }, office);
    const asked = c.req.query('versi');
    const version = asked === undefined ? undefined : /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 0;
    const [inForce, decree] = await Promise.all([
      getService(deps, office.id, serviceId),
      getDecree(deps, office.id),
    ]);
    const standard =
      version === undefined || !inForce ? inForce : await getService(deps, office.id, serviceId, version);
    if (!standard || !inForce) return refused(c, site, { code: 'not-found' }, office);
    return publicPage(c, site, servicePage({ office, standard, decree, inForce: inForce.version }));
  });
}
