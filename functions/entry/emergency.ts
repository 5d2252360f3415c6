import { emergencyApi } from '../../domain/emergency-api.ts';
import { openEmergency, printEmergencySet } from '../usecases/emergency-set.ts';
import { enterLate, lateForm } from '../usecases/enter-late.ts';
import { endOutage, mendOutage, recordOutage } from '../usecases/outage-record.ts';
import type { ReportDeps } from '../usecases/ports.ts';
import { endpoint } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';

/** When power or network is gone: outages, forms printed beforehand, cases entered afterwards. Name → endpoint, a part of `staffEndpoints`. */
export function emergencyEndpoints(deps: ReportDeps): { [K in keyof typeof emergencyApi]: Endpoint } {
  return {
    openEmergency: endpoint(emergencyApi.openEmergency, (uid, input) => openEmergency(deps, uid, input)),
    recordOutage: endpoint(emergencyApi.recordOutage, (uid, input) => recordOutage(deps, uid, input)),
    endOutage: endpoint(emergencyApi.endOutage, (uid, input) => endOutage(deps, uid, input)),
    mendOutage: endpoint(emergencyApi.mendOutage, (uid, input) => mendOutage(deps, uid, input)),
    printEmergencySet: endpoint(emergencyApi.printEmergencySet, (uid, input) =>
      printEmergencySet(deps, uid, input),
    ),
    lateForm: endpoint(emergencyApi.lateForm, (uid, input) => lateForm(deps, uid, input)),
    enterLate: endpoint(emergencyApi.enterLate, (uid, input) => enterLate(deps, uid, input)),
  };
}
