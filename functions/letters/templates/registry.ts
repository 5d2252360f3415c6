import { HOLE, type LetterContent, type LetterInput } from '../../../domain/letter.ts';
import { ok, refuse, type Result } from '../../../domain/result.ts';
import { generalTemplates } from './general.ts';
import { penolakanUmum } from './penolakan-umum.ts';
import { pengantarIjinKeramaian } from './pengantar-ijin-keramaian.ts';
import { pengantarSkck } from './pengantar-skck.ts';
import { rekomendasiPencairan } from './rekomendasi-pencairan.ts';
import { fact, type LetterTemplate } from './template.ts';

/** Every kind of letter a standard's step may name, by id. */
export const letterTemplates: ReadonlyMap<string, LetterTemplate> = new Map(
  [pengantarSkck, pengantarIjinKeramaian, rekomendasiPencairan, ...generalTemplates, penolakanUmum].map(
    (template) => [template.id, template],
  ),
);

/**
 * A letter's content from a case.
 * Refuses `letter-hole` with the name of the first required answer that is missing or empty.
 * @throws Error for a template that does not exist: standards are parsed against the registry, so this is breakage
 */
export function composeLetter(templateId: string, input: LetterInput): Result<LetterContent> {
  const template = letterTemplates.get(templateId);
  if (!template) throw new Error(`no letter template: ${templateId}`);
  const missing = template.requires.find(({ id }) => fact(input, id) === HOLE);
  if (missing) return refuse({ code: 'letter-hole', field: missing.label });
  return ok(template.compose(input));
}
