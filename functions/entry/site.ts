import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { text } from '../../web/citizen/text.ts';
import { assets as builtAssets } from '../assets.ts';
import { faultOf } from '../usecases/fault.ts';
import type { LetterDeps } from '../usecases/ports.ts';
import { hostOf, isForeignPost } from './same-site.ts';
import { applyRoutes } from './site-apply.ts';
import { browseRoutes } from './site-browse.ts';
import { dataRoutes } from './site-data.ts';
import { decreeRoutes } from './site-decree.ts';
import { followRoutes } from './site-follow.ts';
import { indexRoutes } from './site-ikm.ts';
import { printRoutes } from './site-print.ts';
import { queueRoutes } from './site-queue.ts';
import { refused, told } from './site-reply.ts';
import type { Site } from './site-reply.ts';
import { serviceRoutes } from './site-service.ts';
import { surveyRoutes } from './site-survey.ts';
import { verifyRoutes } from './site-verify.ts';

const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-language': 'id',
};

/**
 * The public site: server-rendered pages and form posts, complete without script (design §3). Personal pages hang on the
 * cookie `__session`, the only one Hosting lets through.
 */
export function siteApp(deps: LetterDeps, assets: Readonly<Record<string, string>> = builtAssets): Hono {
  const site: Site = { deps, shell: { assets, publicUrl: deps.settings.publicUrl } };
  const app = new Hono({ strict: false });

  app.use(async (c, next) => {
    const hosts = [c.req.header('host'), c.req.header('x-forwarded-host'), hostOf(deps.settings.publicUrl)];
    if (c.req.method === 'POST' && isForeignPost(c.req.raw.headers, hosts)) {
      c.res = told(c, site, text.errors.foreign, 403);
    } else {
      await next();
    }
    for (const [name, value] of Object.entries(securityHeaders)) c.res.headers.set(name, value);
  });

  // More specific addresses first: the first part of all others is an office.
  verifyRoutes(app, site);
  surveyRoutes(app, site);
  queueRoutes(app, site);
  followRoutes(app, site);
  applyRoutes(app, site);
  printRoutes(app, site);
  indexRoutes(app, site);
  dataRoutes(app, site);
  serviceRoutes(app, site);
  decreeRoutes(app, site);
  browseRoutes(app, site);

  app.notFound((c) => refused(c, site, { code: 'not-found' }));
  app.onError((error, c) => {
    deps.log('a page of the site failed', { ...faultOf(error), method: c.req.method });
    return told(c, site, text.errors.broken, 500);
  });
  return app;
}

/** For the platform's request handler. Its body is read already; the adapter takes it from `rawBody`. */
export function handleSite(app: Hono): ReturnType<typeof getRequestListener> {
  return getRequestListener(app.fetch, { overrideGlobalObjects: false });
}
