import type { Context, Hono } from 'hono';
import type { Office } from '../../domain/office.ts';
import { readAnswer } from '../../web/survey/answer.ts';
import { questionnairePage, thanksPage } from '../../web/survey/questionnaire.ts';
import { surveyText } from '../../web/survey/text.ts';
import { answerSurvey, getInvitation } from '../usecases/answer-survey.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { readForm } from './multipart.ts';
import { textFormBytes } from './site-apply.ts';
import { findOffice, personalPage, refused, seeOther, told } from './site-reply.ts';
import type { Site } from './site-reply.ts';

/** The questionnaire behind an invitation. It does not look at the cookie: who answers is not its business. */
export function surveyRoutes(app: Hono, site: Site): void {
  const { deps } = site;

  app.get('/survei/:office/terima-kasih', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    return office ? personalPage(c, site, thanksPage(office)) : refused(c, site, { code: 'not-found' });
  });

  app.get('/survei/:office/:token', async (c) => {
    const { office: officeId, token } = c.req.param();
    const office = await findOffice(site, officeId);
    if (!office) return refused(c, site, { code: 'not-found' });
    const invited = await getInvitation(deps, office.id, token);
    if (!invited.ok) return notInvited(c, site, invited.refusal, office);
    return personalPage(c, site, questionnairePage({ ...invited.value, ...linksOf(site, office, token) }));
  });

  app.post('/survei/:office/:token', async (c) => {
    const { office: officeId, token } = c.req.param();
    const office = await findOffice(site, officeId);
    if (!office) return refused(c, site, { code: 'not-found' });
    const form = await readForm(c.req.raw, textFormBytes);
    if (!form.ok) return refused(c, site, form.refusal, office);
    const read = readAnswer(form.value.fields, office.settings.educations);
    if (!read.ok) {
      const invited = await getInvitation(deps, office.id, token);
      if (!invited.ok) return notInvited(c, site, invited.refusal, office);
      const page = questionnairePage({
        ...invited.value,
        ...linksOf(site, office, token),
        input: form.value.fields,
        problems: read.problems,
      });
      return personalPage(c, site, page, 422);
    }
    const taken = await answerSurvey(deps, office.id, token, read.answer);
    if (!taken.ok) return notInvited(c, site, taken.refusal, office);
    return seeOther(c, `/survei/${office.id}/terima-kasih`);
  });
}

function linksOf({ deps }: Site, office: Office, token: string): { link: string; action: string } {
  const action = `/survei/${office.id}/${encodeURIComponent(token)}`;
  return { link: `${deps.settings.publicUrl}${action}`, action };
}

function notInvited(c: Context, site: Site, refusal: Refusal, office: Office): Response {
  if (refusal.code === 'link-invalid') return told(c, site, surveyText.used, 404, office);
  if (refusal.code === 'expired') return told(c, site, surveyText.expired, 410, office);
  return refused(c, site, refusal, office);
}
