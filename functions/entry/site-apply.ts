import type { Context, Hono } from 'hono';
import { eligibilityOf } from '../../domain/eligibility.ts';
import type { Explained } from '../../domain/eligibility.ts';
import { answersOf, factsOf } from '../../domain/form.ts';
import { shutOn } from '../../domain/intake-window.ts';
import { leadTimesOf } from '../../domain/lead-time.ts';
import type { Office } from '../../domain/office.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { Slug } from '../../domain/standard.ts';
import type { ServiceStandard } from '../../domain/standard.ts';
import { dataPage, filesPage, reviewPage } from '../../web/citizen/pages/apply.ts';
import type { DraftView } from '../../web/citizen/pages/apply.ts';
import { handInId } from '../../web/citizen/pages/files.ts';
import { refusalMessage, text } from '../../web/citizen/text.ts';
import { asPublicReads, getCalendar, requireService, todayIn } from '../usecases/browse.ts';
import {
  attachToDraft,
  detachFromDraft,
  draftProblems,
  getDraft,
  saveDraftFields,
  setBringsPaper,
} from '../usecases/edit-draft.ts';
import type { DraftAccess } from '../usecases/edit-draft.ts';
import { startDraft } from '../usecases/start-draft.ts';
import { submitDraft } from '../usecases/submit-application.ts';
import { readForm } from './multipart.ts';
import {
  findOffice,
  personalPage,
  refused,
  remember,
  secretOf,
  seeOther,
  statusOf,
  told,
} from './site-reply.ts';
import type { Site } from './site-reply.ts';

/** Filling in: start, data, files, review, send. Everything is kept with each post; nothing needs script. */

/** Text of the longest form is far below; a file has its own limit. */
export const textFormBytes = 256 * 1024;

interface Opened extends DraftView {
  access: DraftAccess;
}

export function applyRoutes(app: Hono, site: Site): void {
  const { deps } = site;

  app.post('/:office/layanan/:service/mulai', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    const serviceId = c.req.param('service');
    if (!office || !Slug.safeParse(serviceId).success) return refused(c, site, { code: 'not-found' }, office);
    const started = await startDraft(deps, { officeId: office.id, serviceId });
    if (!started.ok) return refused(c, site, started.refusal, office);
    const { draftId, secret } = started.value;
    remember(c, { kind: 'd', officeId: office.id, id: draftId, secret });
    return seeOther(c, `/${office.id}/ajukan/${draftId}`);
  });

  // Somebody reloads after a post that has no page of its own.
  app.get('/:office/layanan/:service/mulai', async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    const serviceId = c.req.param('service');
    // An address made of unread parts could lead anywhere.
    if (!office || !Slug.safeParse(serviceId).success) return refused(c, site, { code: 'not-found' }, office);
    return seeOther(c, `/${office.id}/layanan/${serviceId}`);
  });

  const draft = '/:office/ajukan/:draft';

  app.get(draft, (c) =>
    onDraft(c, site, (opened) => {
      const problems = c.req.query('periksa') === undefined ? [] : draftProblems(opened);
      return personalPage(c, site, dataPage(opened, problems));
    }),
  );

  app.post(draft, (c) =>
    onDraft(c, site, async (opened) => {
      const form = await readForm(c.req.raw, textFormBytes);
      if (!form.ok) return refused(c, site, form.refusal, opened.office);
      const saved = await saveDraftFields(deps, opened.access, form.value.fields);
      if (!saved.ok) return refused(c, site, saved.refusal, opened.office);
      // Problems are shown by GET too: a page that answers a post cannot be gone back to.
      const next = saved.value.problems.length > 0 ? '?periksa' : '/berkas';
      return seeOther(c, `${pathOf(opened)}${next}`);
    }),
  );

  app.get(`${draft}/berkas`, (c) => onDraft(c, site, (opened) => personalPage(c, site, filesPage(opened))));

  app.post(`${draft}/berkas/:requirement`, (c) =>
    onDraft(c, site, async (opened) => {
      const requirementId = c.req.param('requirement') ?? '';
      const file = await readOneFile(c, opened.office);
      const attached = file.ok ? await attachToDraft(deps, opened.access, requirementId, file.value) : file;
      if (attached.ok) return seeOther(c, `${pathOf(opened)}/berkas#${handInId(requirementId)}`);
      if (!isAboutFile(attached.refusal)) return refused(c, site, attached.refusal, opened.office);
      const words = fileProblemWords(attached.refusal);
      return personalPage(c, site, filesPage(opened, { requirementId, words }), statusOf(attached.refusal));
    }),
  );

  app.post(`${draft}/berkas/:requirement/hapus`, (c) =>
    onDraft(c, site, async (opened) => {
      const form = await readForm(c.req.raw, textFormBytes);
      if (!form.ok) return refused(c, site, form.refusal, opened.office);
      const requirementId = c.req.param('requirement') ?? '';
      const sha256 = form.value.fields['sha256'] ?? '';
      const removed = await detachFromDraft(deps, opened.access, requirementId, sha256);
      if (!removed.ok) return refused(c, site, removed.refusal, opened.office);
      return seeOther(c, `${pathOf(opened)}/berkas#${handInId(requirementId)}`);
    }),
  );

  app.post(`${draft}/berkas/:requirement/kertas`, (c) =>
    onDraft(c, site, async (opened) => {
      const form = await readForm(c.req.raw, textFormBytes);
      if (!form.ok) return refused(c, site, form.refusal, opened.office);
      const requirementId = c.req.param('requirement') ?? '';
      const brings = form.value.fields['bawa'] === 'ya';
      const set = await setBringsPaper(deps, opened.access, requirementId, brings);
      if (!set.ok) return refused(c, site, set.refusal, opened.office);
      return seeOther(c, `${pathOf(opened)}/berkas#${handInId(requirementId)}`);
    }),
  );

  // Somebody reloads after a post that has no page of its own.
  for (const posted of [
    `${draft}/berkas/:requirement`,
    `${draft}/berkas/:requirement/kertas`,
    `${draft}/berkas/:requirement/hapus`,
  ])
    app.get(posted, (c) => onDraft(c, site, (opened) => seeOther(c, `${pathOf(opened)}/berkas`)));

  app.get(`${draft}/periksa`, (c) =>
    onDraft(c, site, async (opened) =>
      personalPage(c, site, reviewPage(opened, { explained: await explainedFor(site, opened) })),
    ),
  );

  app.post(`${draft}/periksa`, (c) =>
    onDraft(c, site, async (opened) => {
      const sent = await submitDraft(deps, opened.access);
      if (!sent.ok) {
        switch (sent.refusal.code) {
          case 'invalid-input':
            return personalPage(
              c,
              site,
              reviewPage(opened, {
                problems: sent.refusal.fields,
                explained: await explainedFor(site, opened),
              }),
              422,
            );
          case 'incomplete':
            return personalPage(
              c,
              site,
              reviewPage(opened, {
                missing: sent.refusal.missing,
                explained: await explainedFor(site, opened),
              }),
              422,
            );
          default:
            return refused(c, site, sent.refusal, opened.office);
        }
      }
      return toReceipt(c, sent.value);
    }),
  );
}

/** Printed rules tested on what was typed so far. */
async function explainedFor({ deps }: Site, { office, standard, draft }: Opened): Promise<Explained[]> {
  const { definition } = standard;
  const facts = {
    ...factsOf(definition, 'online', draft.input),
    answers: answersOf(definition, draft.input),
    nik: draft.input['nik'],
  };
  const [today, calendar] = await Promise.all([todayIn(deps, office.id), getCalendar(deps, office.id)]);
  return [...eligibilityOf(definition, facts, today), ...leadTimesOf(definition, facts, today, calendar)];
}

function toReceipt(c: Context, sent: { officeId: string; reference: string; secret: string }): Response {
  remember(c, { kind: 'a', officeId: sent.officeId, id: sent.reference, secret: sent.secret });
  return seeOther(c, `/${sent.officeId}/permohonan/${sent.reference}/tanda-terima`);
}

/** Opens the draft an address names, if this device may; a draft already sent leads to its receipt. */
async function onDraft(
  c: Context,
  site: Site,
  then: (opened: Opened) => Response | Promise<Response>,
): Promise<Response> {
  const office = await findOffice(site, c.req.param('office'));
  if (!office) return refused(c, site, { code: 'not-found' });
  const draftId = c.req.param('draft') ?? '';
  const secret = secretOf(c, { kind: 'd', officeId: office.id, id: draftId });
  if (secret === undefined) return told(c, site, text.errors.notHere, 404, office);
  const access: DraftAccess = { officeId: office.id, draftId, secret };
  const draft = await getDraft(site.deps, access);
  if (!draft.ok) {
    return draft.refusal.code === 'link-invalid'
      ? told(c, site, text.errors.notHere, 404, office)
      : refused(c, site, draft.refusal, office);
  }
  const { sentAs, serviceId, version } = draft.value;
  if (sentAs !== undefined) return toReceipt(c, { officeId: office.id, reference: sentAs, secret });
  const stored = await requireService(site.deps, office.id, serviceId, version);
  const standard: ServiceStandard = await asPublicReads(site.deps, office.id, stored);
  const shut =
    standard.definition.intakeWindow && shutOn(standard.definition, await todayIn(site.deps, office.id));
  return then({ office, standard, draft: draft.value, access, shut });
}

function pathOf({ office, draft }: Opened): string {
  return `/${office.id}/ajukan/${draft.id}`;
}

/** The file of an upload form. Refuses `file-empty` when none was chosen. */
export async function readOneFile(
  c: Context,
  office: Office,
): Promise<Result<{ name: string; bytes: Uint8Array }>> {
  const form = await readForm(c.req.raw, office.settings.uploadLimitBytes);
  if (!form.ok) return form;
  const [file] = form.value.files;
  return file ? ok({ name: file.name, bytes: file.bytes }) : refuse({ code: 'file-empty' });
}

/** Refusals that belong beside the file, on the page that sent it. */
export function isAboutFile({ code }: Refusal): boolean {
  return (
    code === 'file-empty' || code === 'file-too-large' || code === 'file-kind' || code === 'too-many-files'
  );
}

export function fileProblemWords(refusal: Refusal): string {
  if (refusal.code === 'file-empty') return text.errors.fileMissing;
  const { title, what, next } = refusalMessage(refusal);
  return `${title}. ${what} ${next}`;
}
