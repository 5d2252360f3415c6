import type { Context, Hono } from 'hono';
import { Slug } from '../../domain/standard.ts';
import { printBooklet, printPoster } from '../usecases/print-standards.ts';
import { findOffice, publicBody, refused } from './site-reply.ts';
import type { Site } from './site-reply.ts';

/** Posters and booklets of standards for the service room. */
export function printRoutes(app: Hono, site: Site): void {
  const { deps } = site;

  app.get('/:office/buku-standar.pdf', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    if (!office) return refused(c, site, { code: 'not-found' });
    return pdf(c, site, await printBooklet(deps, office), `standar-pelayanan-${office.id}.pdf`);
  });

  app.get('/:office/layanan/:service/poster.pdf', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    const serviceId = c.req.param('service');
    if (!office || !Slug.safeParse(serviceId).success) return refused(c, site, { code: 'not-found' }, office);
    const bytes = await printPoster(deps, office, serviceId);
    if (!bytes) return refused(c, site, { code: 'not-found' }, office);
    return pdf(c, site, bytes, `${office.id}-${serviceId}.pdf`);
  });
}

function pdf(c: Context, site: Site, bytes: Uint8Array, name: string): Response {
  c.header('content-disposition', `inline; filename="${name}"`);
  return publicBody(c, site, bytes, 'application/pdf');
}
