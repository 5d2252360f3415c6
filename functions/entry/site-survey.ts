import type { Context, Hono } from 'hono';
import type { Office } from '../../domain/office.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { formOrder, regulationOrder } from '../../domain/survey.ts';
import type { SurveyElement } from '../../domain/survey.ts';
import { readAnswer } from '../../web/survey/answer.ts';
import { assistedField, nextScreen, onceField, screenField } from '../../web/survey/screens.ts';
import {
  kioskClosedPage,
  kioskStartPage,
  questionnairePage,
  screenPage,
  thanksPage,
} from '../../web/survey/questionnaire.ts';
import type { Questionnaire } from '../../web/survey/questionnaire.ts';
import { surveyText } from '../../web/survey/text.ts';
import { answerAtCounter, openCounter } from '../usecases/answer-at-counter.ts';
import { answerSurvey, getInvitation } from '../usecases/answer-survey.ts';
import { readForm } from './multipart.ts';
import { textFormBytes } from './site-apply.ts';
import { findOffice, personalPage, refused, remember, secretOf, seeOther, told } from './site-reply.ts';
import type { Site } from './site-reply.ts';

/**
 * The questionnaire: behind an invitation, at the counter, on the office's tablet. The first two do not look at the cookie: who
 * answers is not their business. The tablet's link is in the cookie, so that its address tells nobody how to answer from home.
 */
export function surveyRoutes(app: Hono, site: Site): void {
  const { deps } = site;

  app.get('/survei/:office/terima-kasih', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    return office ? personalPage(c, site, thanksPage(office)) : refused(c, site, { code: 'not-found' });
  });

  counterRoutes(app, site);
  kioskRoutes(app, site);

  app.get('/survei/:office/:token', async (c) => {
    const { office: officeId, token } = c.req.param();
    const office = await findOffice(site, officeId);
    if (!office) return refused(c, site, { code: 'not-found' });
    const invited = await getInvitation(deps, office.id, token);
    if (!invited.ok) return notInvited(c, site, invited.refusal, office);
    return asked(c, site, invitation(site, office, token, invited.value.serviceName));
  });

  app.post('/survei/:office/:token', async (c) => {
    const { office: officeId, token } = c.req.param();
    const office = await findOffice(site, officeId);
    if (!office) return refused(c, site, { code: 'not-found' });
    const form = await readForm(c.req.raw, textFormBytes);
    if (!form.ok) return refused(c, site, form.refusal, office);
    const input = form.value.fields;
    const read = answered(input, office);
    if (!read.ok) {
      const invited = await getInvitation(deps, office.id, token);
      if (!invited.ok) return notInvited(c, site, invited.refusal, office);
      return askedAgain(c, site, invitation(site, office, token, invited.value.serviceName), input);
    }
    const taken = await answerSurvey(deps, office.id, token, read.answer, helped(input));
    if (!taken.ok) return notInvited(c, site, taken.refusal, office);
    return seeOther(c, `/survei/${office.id}/terima-kasih`);
  });
}

/** Behind the QR on the counter's poster. */
function counterRoutes(app: Hono, site: Site): void {
  const { deps } = site;
  const place = { kind: 'counter-qr' } as const;

  app.get('/survei/:office/loket', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    if (!office) return refused(c, site, { code: 'not-found' });
    const opened = await openCounter(deps, office.id, place);
    if (!opened.ok) return notAtCounter(c, site, opened.refusal, office);
    return asked(c, site, counterForm(office, opened.value));
  });

  app.post('/survei/:office/loket', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    if (!office) return refused(c, site, { code: 'not-found' });
    const form = await readForm(c.req.raw, textFormBytes);
    if (!form.ok) return refused(c, site, form.refusal, office);
    const input = form.value.fields;
    const read = answered(input, office);
    if (!read.ok) {
      const opened = await openCounter(deps, office.id, place);
      if (!opened.ok) return notAtCounter(c, site, opened.refusal, office);
      return askedAgain(c, site, counterForm(office, { ...opened.value, once: onceOf(input) }), input);
    }
    const taken = await answerAtCounter(deps, office.id, place, {
      once: onceOf(input),
      serviceId: input['service'],
      answer: read.answer,
      by: helped(input),
      address: addressOf(c),
    });
    if (!taken.ok) return notAtCounter(c, site, taken.refusal, office);
    return seeOther(c, `/survei/${office.id}/terima-kasih`);
  });
}

/** The office's tablet. Its link is opened once; after that every address is the same for everybody. */
function kioskRoutes(app: Hono, site: Site): void {
  const { deps } = site;
  const startOf = (office: Office) => `/survei/${office.id}/kios`;
  const secret = (c: Context, office: Office) => secretOf(c, { kind: 'k', officeId: office.id, id: 'kios' });
  const closed = (c: Context, refusal: Refusal, office: Office) => {
    if (refusal.code === 'link-invalid') return told(c, site, surveyText.kiosk.invalid, 404, office);
    const message = refusal.code === 'too-many-tries' ? surveyText.kiosk.full : surveyText.kiosk.closed;
    return personalPage(c, site, kioskClosedPage(office, message, startOf(office)));
  };

  app.get('/survei/:office/kios', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    if (!office) return refused(c, site, { code: 'not-found' });
    const token = secret(c, office) ?? '';
    const opened = await openCounter(deps, office.id, { kind: 'kiosk', token });
    if (!opened.ok) return closed(c, opened.refusal, office);
    // The cookie lives on as long as the tablet is in use.
    remember(c, { kind: 'k', officeId: office.id, id: 'kios', secret: token });
    return personalPage(c, site, kioskStartPage(office, `${startOf(office)}/jawab`));
  });

  app.get('/survei/:office/kios/terima-kasih', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    if (!office) return refused(c, site, { code: 'not-found' });
    return personalPage(c, site, thanksPage(office, { start: startOf(office) }));
  });

  app.get('/survei/:office/kios/jawab', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    if (!office) return refused(c, site, { code: 'not-found' });
    const opened = await openCounter(deps, office.id, { kind: 'kiosk', token: secret(c, office) ?? '' });
    if (!opened.ok) return closed(c, opened.refusal, office);
    return personalPage(c, site, screenPage(kioskForm(office, opened.value), 0));
  });

  app.post('/survei/:office/kios/jawab', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    if (!office) return refused(c, site, { code: 'not-found' });
    const form = await readForm(c.req.raw, textFormBytes);
    if (!form.ok) return refused(c, site, form.refusal, office);
    const input = form.value.fields;
    const place = { kind: 'kiosk', token: secret(c, office) ?? '' } as const;
    const read = answered(input, office);
    if (!read.ok) {
      const opened = await openCounter(deps, office.id, place);
      if (!opened.ok) return closed(c, opened.refusal, office);
      return askedAgain(c, site, kioskForm(office, { ...opened.value, once: onceOf(input) }), input);
    }
    const taken = await answerAtCounter(deps, office.id, place, {
      once: onceOf(input),
      serviceId: input['service'],
      answer: read.answer,
      by: helped(input),
      address: '',
    });
    if (!taken.ok) return closed(c, taken.refusal, office);
    return seeOther(c, `${startOf(office)}/terima-kasih`);
  });

  app.get('/survei/:office/kios/:token', async (c) => {
    const { office: officeId, token } = c.req.param();
    const office = await findOffice(site, officeId);
    if (!office) return refused(c, site, { code: 'not-found' });
    const opened = await openCounter(deps, office.id, { kind: 'kiosk', token });
    if (!opened.ok && opened.refusal.code === 'link-invalid') return closed(c, opened.refusal, office);
    remember(c, { kind: 'k', officeId: office.id, id: 'kios', secret: token });
    return seeOther(c, startOf(office));
  });
}

function orderOf(office: Office): readonly SurveyElement[] {
  return office.settings.survey.order === 'form' ? formOrder : regulationOrder;
}

function invitation({ deps }: Site, office: Office, token: string, serviceName: string): Questionnaire {
  const action = `/survei/${office.id}/${encodeURIComponent(token)}`;
  return {
    office,
    ...(office.settings.survey.scope === 'service' && { serviceName }),
    order: orderOf(office),
    action,
    link: `${deps.settings.publicUrl}${action}`,
    oneByOne: `${action}?cara=satu`,
  };
}

interface Opened {
  services: Questionnaire['services'];
  once: string;
}

function counterForm(office: Office, { services, once }: Opened): Questionnaire {
  const action = `/survei/${office.id}/loket`;
  return { office, services, once, order: orderOf(office), action, oneByOne: `${action}?cara=satu` };
}

function kioskForm(office: Office, { services, once }: Opened): Questionnaire {
  const start = `/survei/${office.id}/kios`;
  return { office, services, once, order: orderOf(office), action: `${start}/jawab`, kiosk: { start } };
}

/** The questionnaire as it begins: all at once, or the first of its screens. */
function asked(c: Context, site: Site, form: Questionnaire): Response {
  const page = c.req.query('cara') === 'satu' ? screenPage(form, 0) : questionnairePage(form);
  return personalPage(c, site, page);
}

/** The next screen, or the same page with what is missing. */
function askedAgain(
  c: Context,
  site: Site,
  form: Questionnaire,
  input: Readonly<Record<string, string>>,
): Response {
  const { order = formOrder } = form;
  const { educations } = form.office.settings;
  const standing = input[screenField] === undefined ? undefined : nextScreen(input, order, educations);
  if (standing) {
    const { at, problems } = standing;
    return personalPage(
      c,
      site,
      screenPage({ ...form, input, problems }, at),
      problems.length > 0 ? 422 : 200,
    );
  }
  const read = readAnswer(input, educations);
  const problems = read.ok ? [] : read.problems;
  return personalPage(c, site, questionnairePage({ ...form, input, problems }), 422);
}

/** A whole answer; a screen in the middle is none, whatever it holds. */
function answered(input: Readonly<Record<string, string>>, office: Office): ReturnType<typeof readAnswer> {
  const { educations } = office.settings;
  if (input[screenField] !== undefined && nextScreen(input, orderOf(office), educations))
    return { ok: false, problems: [] };
  return readAnswer(input, educations);
}

function helped(input: Readonly<Record<string, string>>): 'self' | 'assisted' {
  return input[assistedField] ? 'assisted' : 'self';
}

function onceOf(input: Readonly<Record<string, string>>): string {
  return input[onceField] ?? '';
}

/** The device's address as the CDN says it; anybody can claim another, and then only the limit of the day holds. */
function addressOf(c: Context): string {
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',')[0] ?? '';
  return (c.req.header('fastly-client-ip') ?? forwarded).trim();
}

function notInvited(c: Context, site: Site, refusal: Refusal, office: Office): Response {
  if (refusal.code === 'link-invalid') return told(c, site, surveyText.used, 404, office);
  if (refusal.code === 'expired') return told(c, site, surveyText.expired, 410, office);
  return refused(c, site, refusal, office);
}

function notAtCounter(c: Context, site: Site, refusal: Refusal, office: Office): Response {
  const { off, closed, full } = surveyText.counter;
  if (refusal.code === 'survey-not-open')
    return told(c, site, office.settings.survey.counter.perDay === 0 ? off : closed, 409, office);
  if (refusal.code === 'too-many-tries') return told(c, site, full, 429, office);
  return refused(c, site, refusal, office);
}
