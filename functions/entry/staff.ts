import { staffApi } from '../../domain/api.ts';
import type { StaffApi } from '../../domain/api.ts';
import { actOnApplication } from '../usecases/act-on-application.ts';
import { findApplicants } from '../usecases/find-applicants.ts';
import { openCase } from '../usecases/open-case.ts';
import { openFile } from '../usecases/open-file.ts';
import { setStaff, whoAmI } from '../usecases/set-staff.ts';
import type { LetterDeps } from '../usecases/ports.ts';
import { endpoint } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';

/** All acts of the staff that need no letter bytes: name → endpoint. */
export function staffEndpoints(deps: LetterDeps): { [K in keyof StaffApi]: Endpoint } {
  return {
    whoAmI: endpoint(staffApi.whoAmI, (uid) => whoAmI(deps, uid)),
    openCase: endpoint(staffApi.openCase, (uid, input) => openCase(deps, uid, input)),
    openFile: endpoint(staffApi.openFile, (uid, input) => openFile(deps, uid, input)),
    actOnApplication: endpoint(staffApi.actOnApplication, (uid, input) => actOnApplication(deps, uid, input)),
    findApplicants: endpoint(staffApi.findApplicants, (uid, input) => findApplicants(deps, uid, input)),
    setStaff: endpoint(staffApi.setStaff, (uid, input) => setStaff(deps, uid, input)),
  };
}
