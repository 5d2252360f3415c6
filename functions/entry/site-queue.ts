import type { Context, Hono } from 'hono';
import type { Office } from '../../domain/office.ts';
import { QueueLine, TicketId } from '../../domain/queue.ts';
import type { Refusal } from '../../domain/refusal.ts';
import {
  displayData,
  queueDisplayPage,
  queueKioskPage,
  queueTicketPage,
} from '../../web/citizen/pages/queue.ts';
import { queueText } from '../../web/citizen/text-queue.ts';
import { readDisplay } from '../usecases/queue-day.ts';
import { openQueueKiosk, takeAtKiosk } from '../usecases/take-ticket.ts';
import { readForm } from './multipart.ts';
import { textFormBytes } from './site-apply.ts';
import { findOffice, personalPage, refused, remember, secretOf, seeOther, told } from './site-reply.ts';
import type { Site } from './site-reply.ts';

/**
 * Queue numbers in the waiting room. The kiosk's link is opened once and then lies in the cookie, so that nobody takes numbers from home;
 * the display shows numbers and desks and may be looked at by anybody.
 */
export function queueRoutes(app: Hono, site: Site): void {
  const { deps } = site;
  const startOf = (office: Office) => `/antrean/${office.id}/kios`;
  const tokenOf = (c: Context, office: Office) =>
    secretOf(c, { kind: 'q', officeId: office.id, id: 'antrean' }) ?? '';
  const shut = (c: Context, refusal: Refusal, office: Office) =>
    refusal.code === 'link-invalid'
      ? told(c, site, queueText.kiosk.invalid, 404, office)
      : refused(c, site, refusal, office);

  app.get('/antrean/:office/layar', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    if (!office) return refused(c, site, { code: 'not-found' });
    const { calls } = await readDisplay(deps, office);
    return personalPage(c, site, queueDisplayPage(office, calls, `/antrean/${office.id}/layar.json`));
  });

  app.get('/antrean/:office/layar.json', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    c.header('cache-control', 'private, no-store');
    if (!office) return c.json({ calls: [] }, 404);
    return c.json(displayData((await readDisplay(deps, office)).calls));
  });

  app.get('/antrean/:office/kios', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    if (!office) return refused(c, site, { code: 'not-found' });
    const token = tokenOf(c, office);
    const opened = await openQueueKiosk(deps, office.id, token);
    if (!opened.ok) return shut(c, opened.refusal, office);
    // The cookie lives on as long as the kiosk is in use.
    remember(c, { kind: 'q', officeId: office.id, id: 'antrean', secret: token });
    const ids = { general: deps.newId(), priority: deps.newId() };
    return personalPage(c, site, queueKioskPage(office, startOf(office), ids));
  });

  app.post('/antrean/:office/kios', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    if (!office) return refused(c, site, { code: 'not-found' });
    const form = await readForm(c.req.raw, textFormBytes);
    if (!form.ok) return refused(c, site, form.refusal, office);
    const line = QueueLine.safeParse(form.value.fields['line']);
    const ticketId = TicketId.safeParse(form.value.fields['ticket']);
    if (!line.success || !ticketId.success) return seeOther(c, startOf(office));
    const wanted = { line: line.data, ticketId: ticketId.data };
    const taken = await takeAtKiosk(deps, office.id, tokenOf(c, office), wanted);
    if (!taken.ok) return shut(c, taken.refusal, office);
    return personalPage(c, site, queueTicketPage(office, startOf(office), taken.value));
  });

  app.get('/antrean/:office/kios/:token', async (c) => {
    const { office: officeId, token } = c.req.param();
    const office = await findOffice(site, officeId);
    if (!office) return refused(c, site, { code: 'not-found' });
    const opened = await openQueueKiosk(deps, office.id, token);
    if (!opened.ok) return shut(c, opened.refusal, office);
    remember(c, { kind: 'q', officeId: office.id, id: 'antrean', secret: token });
    return seeOther(c, startOf(office));
  });
}
