import type { emergencyApi } from '../../domain/emergency-api.ts';
import type { ReportDeps } from '../usecases/ports.ts';
import type { Endpoint } from './endpoint.ts';

/** When power or network is gone: outages, forms printed beforehand, cases entered afterwards. Name → endpoint, a part of `staffEndpoints`. */
export function emergencyEndpoints(_deps: ReportDeps): { [K in keyof typeof emergencyApi]: Endpoint } {
  return {};
}
