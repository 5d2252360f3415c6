import { ok } from '../result.ts';
import type { StepRules } from './rules.ts';
import { given, notOffered } from './rules.ts';

/**
 * Reserves a number before anybody signs (printed so in some standards, e.g. Kejayan *Pengantar Ijin Keramaian*). A case that
 * comes by again keeps the number it has. A service with a letter and no draft step makes its draft here.
 */
export const number: StepRules<'number'> = {
  offers: (step) => [{ act: 'number', by: step.by }],
  decide({ application, definition, given: handed }, act) {
    if (act.act !== 'number') return notOffered(act);
    const taken = application.taken ?? given(handed.taken, 'a number');
    if (definition.product.kind !== 'letter') return ok({ kind: 'numbered', taken });
    return ok({
      kind: 'numbered',
      taken,
      letterId: application.letter?.id ?? given(handed.letterId, 'a letter id'),
    });
  },
};
