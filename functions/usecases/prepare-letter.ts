import type { DeskApi, InputOf, OutputOf } from '../../domain/api.ts';
import type { Actor } from '../../domain/application.ts';
import { localDay } from '../../domain/calendar.ts';
import { stepOf } from '../../domain/engine.ts';
import type { LetterRecord } from '../../domain/letter-record.ts';
import { LetterWords } from '../../domain/letter-record.ts';
import { paths } from '../../domain/paths.ts';
import { refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { answered, isRepeated, loadCaller, loadCase, maySee, recordActs, untilCommitted } from './case.ts';
import type { Case } from './case.ts';
import { composeLetter, letterSigner } from './draft-letter.ts';
import { takeNumber } from './take-number.ts';
import type { LetterDeps, Write } from './ports.ts';

type Answer = Result<OutputOf<DeskApi['prepareLetter']>>;

/** The signer asks at the desk for a letter that Loket has not prepared by itself yet. */
export async function prepareLetter(
  deps: LetterDeps,
  uid: string,
  input: InputOf<DeskApi['prepareLetter']>,
): Promise<Answer> {
  const caller = await loadCaller(deps, input.officeId, uid);
  if (!caller) return refuse({ code: 'not-found' });
  return prepare(deps, input.officeId, input.applicationId, input.actId, caller.actor);
}

/**
 * Fixes a letter: number reserved, date fixed, bytes rendered and stored by hash, and only then recorded. Loket does it by
 * itself after the last paraf (actor `system`, from the trigger or from `tick`); done twice it is done once.
 */
export async function prepare(
  deps: LetterDeps,
  officeId: string,
  applicationId: string,
  actId: string,
  actor: Actor,
): Promise<Answer> {
  return untilCommitted(deps, async () => {
    const loaded = await loadCase(deps, officeId, applicationId);
    if (!loaded) return refuse({ code: 'not-found' });
    if (actor.kind === 'staff' && !maySee(actor, loaded.application)) return refuse({ code: 'not-found' });
    if (isRepeated(loaded.application, actId) || isPrepared(loaded)) return answered(loaded.application);
    if (!awaitsPreparation(loaded)) return refuse({ code: 'not-now', expected: [] });

    const made = await makeBytes(deps, loaded);
    if (!made.ok) return made;
    const { given, writes } = made.value;
    const recorded = await recordActs(deps, loaded, actor, actId, [{ act: { act: 'prepare' }, given }]);
    if (!recorded.ok) return recorded;
    const outcome = await deps.documents.commit([...recorded.value.writes, ...writes]);
    return outcome === 'lost' ? 'lost' : answered(recorded.value.application);
  });
}

export function awaitsPreparation({
  application,
  standard,
}: Pick<Case, 'application' | 'standard'>): boolean {
  const step = stepOf(standard.definition, application);
  return (
    application.status === 'open' &&
    step?.do === 'sign' &&
    step.form === 'electronic' &&
    (application.letter?.status ?? 'draft') === 'draft'
  );
}

function isPrepared({ application }: Case): boolean {
  return application.letter !== undefined && application.letter.status !== 'draft';
}

async function makeBytes(deps: LetterDeps, loaded: Case) {
  const { application, office, standard } = loaded;
  const letterId = application.letter?.id ?? deps.newId();
  const fresh = application.taken
    ? { taken: application.taken, writes: [] }
    : await takeNumber(deps, office, standard, {
        applicationId: application.id,
        letterId,
        status: 'reserved',
      });
  const before = await deps.documents.getAll([
    paths.letter(office.id, letterId),
    paths.letterContent(office.id, letterId),
  ]);
  const words: LetterWords = before[1] ? LetterWords.parse(before[1].data) : { v: 1, fields: {} };
  const token = deps.newSecret();
  const letterOn = localDay(deps.now(), office.hours.zone);
  const composed = await composeLetter(deps, loaded, words, {
    number: fresh.taken.number,
    dateOn: letterOn,
    qrUrl: `${deps.settings.publicUrl}/v/${token}`,
    watermark: undefined,
  });
  if (!composed.ok) return composed;
  const rendered = await deps.letters.render(composed.value);
  if (!rendered.ok) return rendered;
  const { sha256 } = await deps.files.save(office.id, rendered.value, 'application/pdf');
  const signer = await letterSigner(deps, loaded);
  const { product } = standard.definition;
  if (product.kind !== 'letter') throw new Error(`${standard.serviceId} makes no letter`);
  const record: LetterRecord = {
    v: 1,
    officeId: office.id,
    id: letterId,
    applicationId: application.id,
    serviceId: standard.serviceId,
    sections: application.sections,
    villageCodes: application.villageCodes,
    status: 'prepared',
    template: { id: product.template, version: product.templateVersion },
    number: fresh.taken.number,
    register: fresh.taken.register,
    entry: fresh.taken.entry,
    letterOn,
    preparedSha256: sha256,
    signer: { uid: signer.uid, name: signer.name, post: signer.post },
  };
  const writes: Write[] = [
    ...fresh.writes,
    { do: 'set', path: paths.letter(office.id, letterId), data: record },
    {
      do: 'set',
      path: paths.letterContent(office.id, letterId),
      data: { v: 1, fields: words.fields, token, content: composed.value } satisfies LetterWords,
    },
  ];
  return { ok: true as const, value: { given: { letterId, taken: fresh.taken, sha256, letterOn }, writes } };
}
