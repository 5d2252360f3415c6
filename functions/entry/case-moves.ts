import { caseMovesApi } from '../../domain/case-moves-api.ts';
import type { ReportDeps } from '../usecases/ports.ts';
import { openRefusalLetter } from '../usecases/refusal-letter.ts';
import { endpoint } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';

/** Moving a case: to another service, or into a system run by others. Name → endpoint, a part of `staffEndpoints`. */
export function caseMovesEndpoints(deps: ReportDeps): { [K in keyof typeof caseMovesApi]: Endpoint } {
  return {
    openRefusalLetter: endpoint(caseMovesApi.openRefusalLetter, (uid, input) =>
      openRefusalLetter(deps, uid, input),
    ),
  };
}
