import type { Context, Hono } from 'hono';
import type { Refusal } from '../../domain/refusal.ts';
import { refusalMessage, text } from '../../web/citizen/text.ts';
import { verifyPage } from '../../web/citizen/pages/verify.ts';
import type { Checked } from '../../web/citizen/pages/verify.ts';
import { checkFile, matchName, readVerification } from '../usecases/verify-letter.ts';
import { readForm } from './multipart.ts';
import { fileProblemWords, textFormBytes } from './site-apply.ts';
import { personalPage, refused, seeOther, statusOf, told } from './site-reply.ts';
import type { ErrorStatus, Site } from './site-reply.ts';

/** Signed letters are far smaller; this only keeps a wrong file from being read at length. */
const longestLetterBytes = 10 * 1024 * 1024;

/** Checking a letter: anyone with its token, no sign-in. Never cached, since a letter may be withdrawn any moment. */
export function verifyRoutes(app: Hono, site: Site): void {
  const { deps } = site;

  app.get('/v/:token', (c) => show(c, site));
  // A reload after a check.
  app.get('/v/:token/:what', (c) => seeOther(c, `/v/${encodeURIComponent(c.req.param('token'))}`));

  app.post('/v/:token/nama', async (c) => {
    const form = await readForm(c.req.raw, textFormBytes);
    if (!form.ok) return refused(c, site, form.refusal);
    const typed = form.value.fields['nama'] ?? '';
    if (typed.trim() === '') return show(c, site, { of: 'name', problem: text.verify.nameMissing }, 422);
    const matched = await matchName(deps, c.req.param('token'), typed);
    if (matched.ok) return show(c, site, { of: 'name', matches: matched.value.matches });
    return notChecked(c, site, 'name', matched.refusal);
  });

  app.post('/v/:token/berkas', async (c) => {
    const form = await readForm(c.req.raw, longestLetterBytes);
    if (!form.ok)
      return show(c, site, { of: 'file', problem: fileProblemWords(form.refusal) }, statusOf(form.refusal));
    const [file] = form.value.files;
    if (!file || file.bytes.length === 0)
      return show(c, site, { of: 'file', problem: text.errors.fileMissing }, 422);
    const checked = await checkFile(deps, c.req.param('token'), file.bytes);
    return checked.ok
      ? show(c, site, { of: 'file', ...checked.value })
      : notChecked(c, site, 'file', checked.refusal);
  });
}

/** Too many tries are said beside the field; the letter's facts stay readable. */
async function notChecked(c: Context, site: Site, of: 'name' | 'file', refusal: Refusal): Promise<Response> {
  if (refusal.code !== 'too-many-tries') return notFound(c, site, refusal);
  const { what, next } = refusalMessage(refusal);
  return show(c, site, { of, problem: `${what} ${next}` }, statusOf(refusal));
}

/** A letter that is not registered is news about the letter, not about an address. */
function notFound(c: Context, site: Site, refusal: Refusal): Response {
  return refusal.code === 'not-found' ? told(c, site, text.verify.unknown, 404) : refused(c, site, refusal);
}

async function show(
  c: Context,
  site: Site,
  checked?: Checked,
  status: 200 | ErrorStatus = 200,
): Promise<Response> {
  const token = c.req.param('token') ?? '';
  const found = await readVerification(site.deps, token);
  if (!found.ok) return notFound(c, site, found.refusal);
  return personalPage(c, site, verifyPage(token, found.value, checked), status);
}
