import * as z from 'zod';
import type { Office } from '../../domain/office.ts';
import { paths } from '../../domain/paths.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { SurveyTyping } from '../../domain/survey-report.ts';
import type { SurveyAnswer } from '../../domain/survey.ts';
import { getOffice, getService, isSlug, requireOffice } from './browse.ts';
import { recordActs, untilCommitted } from './case.ts';
import { openByLink } from './follow-application.ts';
import type { Access } from './follow-application.ts';
import { inTurn } from './in-turn.ts';
import { answerWrites } from './survey-answers.ts';
import type { Deps } from './ports.ts';

/**
 * The satisfaction survey of a finished case by the protocol of design §6b. Nothing stored maps an answer to a case: the invitation
 * is keyed by the hash of a token that exists only in a redirect, and dies with the answer; answers carry neither time nor case, and
 * move to where the survey officer reads them in groups of at least five, shuffled and under new ids.
 */

const SurveyInvitation = z.strictObject({ v: z.literal(1), serviceId: z.string(), expiresAt: z.date() });

const invitationDays = 30;
const dayMs = 86_400_000;

/** An invitation that expired to the millisecond would tell when it was opened, and the case's event tells the same. */
function endOfDay(at: number): number {
  return Math.ceil(at / dayMs) * dayMs;
}

/** Opens the survey of a finished case, once. Refuses `survey-taken`, `survey-not-open`. */
export async function openSurvey(
  deps: Deps,
  access: Access,
  actId: string,
): Promise<Result<{ token: string }>> {
  return untilCommitted(deps, async () => {
    const opened = await openByLink(deps, access);
    if (!opened.ok) return opened;
    const { loaded } = opened.value;
    // The token was shown once and is stored nowhere: a repeated press cannot be given it again.
    if (loaded.application.surveyTaken) return refuse({ code: 'survey-taken' });
    const recorded = await recordActs(deps, loaded, { kind: 'applicant' }, actId, [
      { act: { act: 'open-survey' }, given: {} },
    ]);
    if (!recorded.ok) return refuse({ code: 'survey-not-open' });
    const token = deps.newSecret();
    const outcome = await deps.documents.commit([
      ...recorded.value.writes,
      {
        do: 'create',
        path: paths.invitation(access.officeId, deps.sha256(token)),
        data: {
          v: 1,
          serviceId: loaded.application.serviceId,
          expiresAt: new Date(endOfDay(deps.now()) + invitationDays * dayMs),
        },
      },
    ]);
    return outcome === 'lost' ? 'lost' : ok({ token });
  });
}

async function openInvitation(deps: Deps, officeId: string, token: string) {
  if (!isSlug(officeId)) return refuse({ code: 'link-invalid' });
  const stored = await deps.documents.get(paths.invitation(officeId, deps.sha256(token)));
  if (!stored) return refuse({ code: 'link-invalid' });
  const invitation = SurveyInvitation.parse(stored.data);
  if (invitation.expiresAt.getTime() <= deps.now()) return refuse({ code: 'expired' });
  return ok({ stored, invitation });
}

export async function getInvitation(
  deps: Deps,
  officeId: string,
  token: string,
): Promise<Result<{ office: Office; serviceName: string }>> {
  const office = await getOffice(deps, officeId);
  if (!office) return refuse({ code: 'link-invalid' });
  const opened = await openInvitation(deps, officeId, token);
  if (!opened.ok) return opened;
  const standard = await getService(deps, officeId, opened.value.invitation.serviceId);
  return ok({ office, serviceName: standard?.name ?? opened.value.invitation.serviceId });
}

/**
 * Takes one answer: the invitation goes, the answer comes, the sums move, in one commit of three writes. The same link a second
 * time is `link-invalid`.
 * @param by `assisted` where an officer held the device
 */
export async function answerSurvey(
  deps: Deps,
  officeId: string,
  token: string,
  answer: SurveyAnswer,
  by: Exclude<SurveyTyping, 'typed'> = 'self',
): Promise<Result<null>> {
  const attempt = async () => {
    const opened = await openInvitation(deps, officeId, token);
    if (!opened.ok) return opened;
    const { stored, invitation } = opened.value;
    const office = await requireOffice(deps, officeId);
    const { v: _v, ...said } = answer;
    const writes = await answerWrites(deps, office, {
      ...said,
      serviceId: invitation.serviceId,
      channel: 'link',
      by,
    });
    if (writes === 'full') throw new Error('Answers of finished cases have no daily limit');
    const outcome = await deps.documents.commit([{ do: 'remove', before: stored }, ...writes]);
    return outcome === 'lost' ? 'lost' : ok(null);
  };
  return inTurn(deps, paths.surveyInbox(officeId), () => untilCommitted<null>(deps, attempt));
}
