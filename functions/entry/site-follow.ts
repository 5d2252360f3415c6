import type { Context, Hono } from 'hono';
import { ActId, Reference } from '../../domain/application.ts';
import { nextOpening } from '../../domain/calendar.ts';
import type { Office } from '../../domain/office.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { stepOf } from '../../domain/route.ts';
import { receiptPage } from '../../web/citizen/pages/receipt.ts';
import { returnedSlipPage } from '../../web/citizen/pages/returned-slip.ts';
import { slotsPage } from '../../web/citizen/pages/slots.ts';
import { cancelPage, statusPage } from '../../web/citizen/pages/status.ts';
import type { CorrectionProblem } from '../../web/citizen/pages/status.ts';
import { handInId } from '../../web/citizen/pages/files.ts';
import { missingWords, refusalMessage, text } from '../../web/citizen/text.ts';
import { openSurvey } from '../usecases/answer-survey.ts';
import { chooseSlot, slotsByLink } from '../usecases/choose-slot.ts';
import {
  attachCorrection,
  bringCorrectionPaper,
  detachCorrection,
  submitCorrection,
} from '../usecases/correct-application.ts';
import {
  cancelApplication,
  downloadLetter,
  downloadRefusalLetter,
  followApplication,
  openByLink,
} from '../usecases/follow-application.ts';
import type { Access, Followed } from '../usecases/follow-application.ts';
import { slipByLink, slipFile } from '../usecases/sheets-slip.ts';
import { isEntry, readSession, withoutEntry } from './cookie.ts';
import type { SessionEntry } from './cookie.ts';
import { readForm } from './multipart.ts';
import { fileProblemWords, isAboutFile, readOneFile, textFormBytes } from './site-apply.ts';
import {
  findOffice,
  personalPage,
  refused,
  remember,
  secretOf,
  seeOther,
  setSession,
  statusOf,
} from './site-reply.ts';
import type { Site } from './site-reply.ts';

/** The applicant's own case: by the link's secret, which lives in the cookie and never in an address but the link's own. */
export function followRoutes(app: Hono, site: Site): void {
  const { deps } = site;

  app.get('/s/:office/:reference/:secret', async (c) => {
    const { office: officeId, reference, secret } = c.req.param();
    const office = await findOffice(site, officeId);
    const entry: SessionEntry = { kind: 'a', officeId, id: reference, secret };
    if (!office || !isEntry(entry) || !Reference.safeParse(reference).success)
      return refused(c, site, { code: 'link-invalid' }, office);
    // Only a link that works is remembered: a mistyped one must not take the place of one that did.
    const access: Access = { officeId, reference, secret };
    const opened = await openByLink(deps, access);
    if (!opened.ok) return refused(c, site, opened.refusal, office);
    remember(c, entry);
    return seeOther(c, pathOf(access));
  });

  const own = '/:office/permohonan/:reference';

  app.get(own, (c) => onCase(c, site, ({ access }) => showStatus(c, site, access)));

  app.get(`${own}/tanda-terima`, (c) =>
    onCase(c, site, async ({ access, office }) => {
      const followed = await followApplication(deps, access);
      if (!followed.ok) return refusedOn(c, site, followed.refusal, { access, office });
      const { application, standard, applicantName, calendar, contacts } = followed.value;
      return personalPage(
        c,
        site,
        receiptPage({
          office,
          standard,
          application,
          applicantName,
          link: `${deps.settings.publicUrl}/s/${access.officeId}/${access.reference}/${access.secret}`,
          notified: contacts.email !== undefined,
          checkedFrom: nextOpening(calendar, application.submittedAt).at,
        }),
      );
    }),
  );

  app.get(`${own}/belum-lengkap`, (c) =>
    onCase(c, site, async (held) => {
      const found = await slipByLink(deps, held.access);
      // Nothing is asked of the applicant (any more): the case itself says so.
      if (!found.ok && found.refusal.code === 'not-now') return seeOther(c, pathOf(held.access));
      return found.ok
        ? personalPage(c, site, returnedSlipPage(found.value))
        : refusedOn(c, site, found.refusal, held);
    }),
  );

  for (const [ending, form, type] of [
    ['pdf', 'pdf', 'application/pdf'],
    ['png', 'picture', 'image/png'],
  ] as const)
    app.get(`${own}/belum-lengkap.${ending}`, (c) =>
      onCase(c, site, async (held) => {
        const found = await slipByLink(deps, held.access);
        if (!found.ok) return refusedOn(c, site, found.refusal, held);
        const { office, slip, link } = found.value;
        const bytes = await slipFile(deps, office, slip, link, form);
        return c.body(new Uint8Array(bytes), 200, {
          'content-type': type,
          'content-disposition': `attachment; filename="belum-lengkap-${slip.reference}.${ending}"`,
          'cache-control': 'private, no-store',
        });
      }),
    );

  for (const [name, download] of [
    ['surat.pdf', downloadLetter],
    ['surat-jawaban.pdf', downloadRefusalLetter],
  ] as const)
    app.get(`${own}/${name}`, (c) =>
      onCase(c, site, async ({ access, office }) => {
        const letter = await download(deps, access);
        if (!letter.ok) return refusedOn(c, site, letter.refusal, { access, office });
        return c.body(new Uint8Array(letter.value.bytes), 200, {
          'content-type': 'application/pdf',
          'content-disposition': `attachment; filename="${letter.value.fileName}"`,
          'cache-control': 'private, no-store',
        });
      }),
    );

  app.post(`${own}/perbaikan`, (c) =>
    onAct(c, site, async ({ access, office, actId }) => {
      const sent = await submitCorrection(deps, access, actId);
      if (sent.ok) return seeOther(c, pathOf(access));
      if (sent.refusal.code !== 'incomplete') return refusedOn(c, site, sent.refusal, { access, office });
      const { missing } = sent.refusal;
      return showStatus(c, site, access, 422, ({ standard }) =>
        standard.definition.requirements
          .filter(({ id }) => missing.includes(id))
          .map((requirement) => ({
            requirementId: requirement.id,
            words: missingWords(requirement),
          })),
      );
    }),
  );

  app.post(`${own}/perbaikan/:requirement`, (c) =>
    onCase(c, site, async ({ access, office }) => {
      const requirementId = c.req.param('requirement') ?? '';
      const file = await readOneFile(c, office);
      const attached = file.ok ? await attachCorrection(deps, access, requirementId, file.value) : file;
      if (attached.ok) return seeOther(c, `${pathOf(access)}#${handInId(requirementId)}`);
      const { refusal } = attached;
      if (!isAboutFile(refusal)) return refusedOn(c, site, refusal, { access, office });
      return showStatus(c, site, access, statusOf(refusal), () => [
        { requirementId, words: fileProblemWords(refusal) },
      ]);
    }),
  );

  app.post(`${own}/perbaikan/:requirement/kertas`, (c) =>
    onCase(c, site, async ({ access, office }) => {
      const form = await readForm(c.req.raw, textFormBytes);
      if (!form.ok) return refused(c, site, form.refusal, office);
      const requirementId = c.req.param('requirement') ?? '';
      const brings = form.value.fields['bawa'] === 'ya';
      const set = await bringCorrectionPaper(deps, access, requirementId, brings);
      if (!set.ok) return refusedOn(c, site, set.refusal, { access, office });
      return seeOther(c, `${pathOf(access)}#${handInId(requirementId)}`);
    }),
  );

  app.post(`${own}/perbaikan/:requirement/hapus`, (c) =>
    onCase(c, site, async ({ access, office }) => {
      const form = await readForm(c.req.raw, textFormBytes);
      if (!form.ok) return refused(c, site, form.refusal, office);
      const requirementId = c.req.param('requirement') ?? '';
      const removed = await detachCorrection(deps, access, requirementId, form.value.fields['sha256'] ?? '');
      if (!removed.ok) return refusedOn(c, site, removed.refusal, { access, office });
      return seeOther(c, `${pathOf(access)}#${handInId(requirementId)}`);
    }),
  );

  app.get(`${own}/batal`, (c) =>
    onCase(c, site, async ({ access, office }) => {
      const followed = await followApplication(deps, access);
      if (!followed.ok) return refusedOn(c, site, followed.refusal, { access, office });
      if (!followed.value.allowed.includes('cancel')) return seeOther(c, pathOf(access));
      return personalPage(c, site, cancelPage({ ...followed.value, actId: deps.newId() }));
    }),
  );

  app.post(`${own}/batal`, (c) =>
    onAct(c, site, async ({ access, office, actId }) => {
      const cancelled = await cancelApplication(deps, access, actId);
      return cancelled.ok
        ? seeOther(c, pathOf(access))
        : refusedOn(c, site, cancelled.refusal, { access, office });
    }),
  );

  app.get(`${own}/jadwal`, (c) => onCase(c, site, (held) => showSlots(c, site, held)));

  app.post(`${own}/jadwal`, (c) =>
    onAct(c, site, async (held) => {
      const at = Number(held.fields['at']);
      if (!Number.isSafeInteger(at) || at <= 0) return showSlots(c, site, held, text.slots.missing, 422);
      const chosen = await chooseSlot(deps, held.access, { actId: held.actId, at });
      if (chosen.ok) return seeOther(c, pathOf(held.access));
      if (chosen.refusal.code !== 'slot-taken') return refusedOn(c, site, chosen.refusal, held);
      const { what, next } = refusalMessage(chosen.refusal);
      return showSlots(c, site, held, `${what} ${next}`, 409);
    }),
  );

  app.post(`${own}/survei`, (c) =>
    onAct(c, site, async ({ access, office, actId }) => {
      const opened = await openSurvey(deps, access, actId);
      // The token stands in this redirect and nowhere else (design §6b).
      return opened.ok
        ? seeOther(c, `/survei/${office.id}/${opened.value.token}`)
        : refusedOn(c, site, opened.refusal, { access, office });
    }),
  );

  // Somebody reloads after a post that has no page of its own.
  for (const posted of [
    'perbaikan',
    'perbaikan/:requirement',
    'perbaikan/:requirement/kertas',
    'perbaikan/:requirement/hapus',
    'survei',
    'lupakan',
  ])
    app.get(`${own}/${posted}`, (c) => onCase(c, site, ({ access }) => seeOther(c, pathOf(access))));

  app.post(`${own}/lupakan`, async (c) => {
    const office = await findOffice(site, c.req.param('office'));
    if (!office) return refused(c, site, { code: 'not-found' });
    const reference = c.req.param('reference');
    const entry: Pick<SessionEntry, 'kind' | 'officeId' | 'id'> = {
      kind: 'a',
      officeId: office.id,
      id: reference,
    };
    const held = withoutEntry(readSession(c.req.header('cookie')), entry);
    const secret = secretOf(c, entry);
    // The draft it began as, and links mailed later, open the same case.
    const opened = secret && (await openByLink(deps, { officeId: office.id, reference, secret }));
    const hashes = opened && opened.ok ? opened.value.personal.secretHashes : [];
    setSession(
      c,
      held.filter((each) => each.secret !== secret && !hashes.includes(deps.sha256(each.secret))),
    );
    return seeOther(c, `/${office.id}`);
  });
}

interface Held {
  access: Access;
  office: Office;
}

/** What has changed meanwhile is seen on the case's own page: the way there is on this one. */
function refusedOn(c: Context, site: Site, refusal: Refusal, { access, office }: Held): Response {
  return refused(c, site, refusal, office, statusOf(refusal) === 409 ? pathOf(access) : undefined);
}

/** What this device holds of the case an address names. Unknown and not held answer alike. */
async function onCase(
  c: Context,
  site: Site,
  then: (held: Held) => Response | Promise<Response>,
): Promise<Response> {
  const office = await findOffice(site, c.req.param('office'));
  if (!office) return refused(c, site, { code: 'not-found' });
  const reference = c.req.param('reference') ?? '';
  const secret = secretOf(c, { kind: 'a', officeId: office.id, id: reference });
  if (secret === undefined) return refused(c, site, { code: 'link-invalid' }, office);
  return then({ access: { officeId: office.id, reference, secret }, office });
}

/** As {@link onCase}, for buttons: each carries the key of its rendering, so that a second press is the same act. */
async function onAct(
  c: Context,
  site: Site,
  then: (held: Held & { actId: string; fields: Readonly<Record<string, string>> }) => Promise<Response>,
): Promise<Response> {
  return onCase(c, site, async (held) => {
    const form = await readForm(c.req.raw, textFormBytes);
    const actId = form.ok ? form.value.fields['actId'] : undefined;
    if (!form.ok || actId === undefined || !ActId.safeParse(actId).success) {
      const unreadable: Refusal = { code: 'invalid-input', fields: [] };
      return refused(c, site, form.ok ? unreadable : form.refusal, held.office);
    }
    return then({ ...held, actId, fields: form.value.fields });
  });
}

async function showStatus(
  c: Context,
  site: Site,
  access: Access,
  status: 200 | ReturnType<typeof statusOf> = 200,
  problemsOf: (followed: Followed) => CorrectionProblem[] = () => [],
): Promise<Response> {
  const { deps } = site;
  const followed = await followApplication(deps, access);
  if (!followed.ok) return refused(c, site, followed.refusal, await findOffice(site, access.officeId));
  const { transferredTo } = followed.value.application;
  // Where it goes on opens with the same secret: this device holds that too from now on.
  if (transferredTo)
    remember(c, {
      kind: 'a',
      officeId: access.officeId,
      id: transferredTo.reference,
      secret: access.secret,
    });
  const view = { ...followed.value, now: deps.now(), actId: deps.newId() };
  return personalPage(c, site, statusPage(view, problemsOf(followed.value)), status);
}

/** Slots to choose from; a case that does not stand at its appointment has none and is shown itself. */
async function showSlots(
  c: Context,
  site: Site,
  { access, office }: Held,
  problem?: string,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { deps } = site;
  const found = await slotsByLink(deps, access);
  if (!found.ok) return refusedOn(c, site, found.refusal, { access, office });
  const { standard, application } = found.value;
  if (stepOf(standard.definition, application)?.do !== 'appointment' || application.status !== 'open')
    return seeOther(c, pathOf(access));
  return personalPage(c, site, slotsPage({ ...found.value, actId: deps.newId() }, problem), status);
}

function pathOf({ officeId, reference }: Access): string {
  return `/${officeId}/permohonan/${reference}`;
}
