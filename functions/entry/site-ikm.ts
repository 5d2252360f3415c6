import type { Hono } from 'hono';
import { SurveyPeriodId } from '../../domain/survey-period.ts';
import { indexPage, indexPeriodPage } from '../../web/survey/index-page.ts';
import { printIndexPoster } from '../usecases/print-index.ts';
import { publicIndex, publishedReport } from '../usecases/survey-data.ts';
import { findOffice, publicBody, publicPage, refused } from './site-reply.ts';
import type { Site } from './site-reply.ts';

/** The satisfaction index: running figures, and the periods the office has published. */
export function indexRoutes(app: Hono, site: Site): void {
  const { deps } = site;

  app.get('/:office/ikm', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    if (!office) return refused(c, site, { code: 'not-found' });
    const { order, weight } = office.settings.survey;
    return publicPage(c, site, indexPage(office, { ...(await publicIndex(deps, office)), order, weight }));
  });

  app.get('/:office/ikm/:period', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    if (!office) return refused(c, site, { code: 'not-found' });
    const period = SurveyPeriodId.safeParse(c.req.param('period'));
    const report = period.success ? await publishedReport(deps, office, period.data) : undefined;
    if (!report) return refused(c, site, { code: 'not-found' }, office);
    return publicPage(c, site, indexPeriodPage(office, report));
  });

  app.get('/:office/ikm/:period/poster.pdf', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    if (!office) return refused(c, site, { code: 'not-found' });
    const period = SurveyPeriodId.safeParse(c.req.param('period'));
    const bytes = period.success ? await printIndexPoster(deps, office, period.data) : undefined;
    if (!bytes || !period.success) return refused(c, site, { code: 'not-found' }, office);
    c.header('content-disposition', `inline; filename="ikm-${office.id}-${period.data}.pdf"`);
    return publicBody(c, site, bytes, 'application/pdf');
  });
}
