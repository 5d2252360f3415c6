import { caseMovesApi } from '../../domain/case-moves-api.ts';
import { downloadFiles } from '../usecases/download-files.ts';
import type { ReportDeps } from '../usecases/ports.ts';
import { outsideForm, outsideServices, recordOutside } from '../usecases/record-outside.ts';
import { openRefusalLetter } from '../usecases/refusal-letter.ts';
import { setOwnIntake } from '../usecases/set-own-intake.ts';
import { transferCase, transferPlan, transferTargets } from '../usecases/transfer-case.ts';
import { endpoint } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';

/** Moving a case: to another service, or into a system run by others. Name → endpoint, a part of `staffEndpoints`. */
export function caseMovesEndpoints(deps: ReportDeps): { [K in keyof typeof caseMovesApi]: Endpoint } {
  const api = caseMovesApi;
  return {
    openRefusalLetter: endpoint(api.openRefusalLetter, (uid, input) => openRefusalLetter(deps, uid, input)),
    transferTargets: endpoint(api.transferTargets, (uid, input) => transferTargets(deps, uid, input)),
    transferPlan: endpoint(api.transferPlan, (uid, input) => transferPlan(deps, uid, input)),
    transferCase: endpoint(api.transferCase, (uid, input) => transferCase(deps, uid, input)),
    outsideServices: endpoint(api.outsideServices, (uid, input) => outsideServices(deps, uid, input)),
    setOwnIntake: endpoint(api.setOwnIntake, (uid, input) => setOwnIntake(deps, uid, input)),
    outsideForm: endpoint(api.outsideForm, (uid, input) => outsideForm(deps, uid, input)),
    recordOutside: endpoint(api.recordOutside, (uid, input) => recordOutside(deps, uid, input)),
    downloadFiles: endpoint(api.downloadFiles, (uid, input) => downloadFiles(deps, uid, input)),
  };
}
