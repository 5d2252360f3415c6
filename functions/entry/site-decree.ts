import type { Context, Hono } from 'hono';
import { isArchived } from '../../domain/lifecycle.ts';
import type { PublicConsultation } from '../../domain/consultation.ts';
import type { Office } from '../../domain/office.ts';
import type { Refusal } from '../../domain/refusal.ts';
import {
  commentThanksPage,
  consultationPage,
  consultationsPage,
  draftPage,
} from '../../web/citizen/pages/consultation.ts';
import type { CommentTry, ConsultedDraft } from '../../web/citizen/pages/consultation.ts';
import { decreePage, decreesPage } from '../../web/citizen/pages/decree.ts';
import { text } from '../../web/citizen/text.ts';
import { addComment, takesComments } from '../usecases/add-comment.ts';
import {
  getDecree,
  listCatalogue,
  listConsultations,
  listDecrees,
  readConsultation,
  readStandard,
  todayIn,
} from '../usecases/browse.ts';
import { readForm } from './multipart.ts';
import { textFormBytes } from './site-apply.ts';
import { findOffice, personalPage, publicPage, refused, seeOther, statusOf } from './site-reply.ts';
import type { Site } from './site-reply.ts';

/** What standards rest on: decrees, and the consultations before them with what the public says. */
export function decreeRoutes(app: Hono, site: Site): void {
  const { deps } = site;

  app.get('/:office/keputusan', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    if (!office) return refused(c, site, { code: 'not-found' });
    return publicPage(c, site, decreesPage(office, await listDecrees(deps, office.id)));
  });

  app.get('/:office/keputusan/:decree', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    const decree = office && (await getDecree(deps, office.id, c.req.param('decree')));
    if (!decree) return refused(c, site, { code: 'not-found' }, office);
    const [decrees, services] = await Promise.all([
      listDecrees(deps, office.id),
      servicesSetBy(site, office, decree.id),
    ]);
    return publicPage(c, site, decreePage({ office, decree, decrees, services }));
  });

  app.get('/:office/konsultasi', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    if (!office) return refused(c, site, { code: 'not-found' });
    return publicPage(c, site, consultationsPage(office, await listConsultations(deps, office.id)));
  });

  const consultation = '/:office/konsultasi/:consultation';

  app.get(consultation, (c) =>
    onConsultation(c, site, async (opened) =>
      publicPage(
        c,
        site,
        consultationPage({ ...opened, decrees: await listDecrees(deps, opened.office.id) }),
      ),
    ),
  );

  app.post(consultation, (c) => onConsultation(c, site, (opened) => comment(c, site, opened)));

  app.get(`${consultation}/terima-kasih`, (c) =>
    onConsultation(c, site, (opened) =>
      personalPage(c, site, commentThanksPage(opened.office, opened.consultation)),
    ),
  );

  app.get(`${consultation}/:service`, (c) =>
    onConsultation(c, site, (opened) => {
      const draft = opened.drafts.find((each) => each.draft.serviceId === c.req.param('service'));
      return draft
        ? publicPage(c, site, draftPage(opened, draft))
        : refused(c, site, { code: 'not-found' }, opened.office);
    }),
  );
}

/** Services whose version in force this decree set, in the order of the catalogue. */
async function servicesSetBy(
  { deps }: Site,
  office: Office,
  decreeId: string,
): Promise<{ serviceId: string; name: string }[]> {
  const [entries, today] = await Promise.all([listCatalogue(deps, office.id), todayIn(deps, office.id)]);
  const read = await Promise.all(
    entries
      .filter((entry) => !isArchived(entry, today))
      .map(({ serviceId }) => readStandard(deps, office.id, serviceId)),
  );
  return read.flatMap((each) => (each?.standard.source.decree === decreeId ? [each.standard] : []));
}

interface Opened {
  office: Office;
  consultation: PublicConsultation;
  drafts: ConsultedDraft[];
  takesComments: boolean;
}

async function onConsultation(
  c: Context,
  site: Site,
  then: (opened: Opened) => Response | Promise<Response>,
): Promise<Response> {
  const { deps } = site;
  const office = await findOffice(site, c.req.param('office'));
  const consultation = office && (await readConsultation(deps, office.id, c.req.param('consultation') ?? ''));
  if (!consultation) return refused(c, site, { code: 'not-found' }, office);
  const drafts = await Promise.all(
    consultation.drafts.map(async (draft) => {
      const inForce = await readStandard(deps, office.id, draft.serviceId);
      return { draft, inForce: inForce?.standard };
    }),
  );
  const today = await todayIn(deps, office.id);
  return then({ office, consultation, drafts, takesComments: takesComments(consultation, today) });
}

async function comment(c: Context, site: Site, opened: Opened): Promise<Response> {
  const { office, consultation } = opened;
  const form = await readForm(c.req.raw, textFormBytes);
  if (!form.ok) return refused(c, site, form.refusal, office);
  // Forms send line breaks as two characters; the field counted them as one.
  const said = (form.value.fields['masukan'] ?? '').replaceAll('\r\n', '\n');
  const serviceId = form.value.fields['layanan'] ?? '';
  const added = await addComment(site.deps, {
    officeId: office.id,
    consultationId: consultation.id,
    serviceId,
    text: said,
  });
  if (added.ok) return seeOther(c, `/${office.id}/konsultasi/${consultation.id}/terima-kasih`);
  const problems = problemsOf(added.refusal, said);
  if (problems.length === 0) return refused(c, site, added.refusal, office);
  const tried: CommentTry = { text: said, serviceId, problems };
  const decrees = await listDecrees(site.deps, office.id);
  return personalPage(c, site, consultationPage({ ...opened, decrees, tried }), statusOf(added.refusal));
}

function problemsOf(refusal: Refusal, said: string): CommentTry['problems'] {
  if (refusal.code !== 'invalid-input') return [];
  const words = text.consultation.comment;
  return refusal.fields.map(({ field, problem }) =>
    field === 'serviceId'
      ? { field: 'layanan', words: words.notAChoice }
      : {
          field: 'masukan',
          words: problem === 'too-long' ? words.tooLong([...said].length) : words.required,
        },
  );
}
