import type { queueApi } from '../../domain/queue-api.ts';
import type { ReportDeps } from '../usecases/ports.ts';
import type { Endpoint } from './endpoint.ts';

/** Queue numbers at the counter. Name → endpoint, a part of `staffEndpoints`. */
export function queueEndpoints(_deps: ReportDeps): { [K in keyof typeof queueApi]: Endpoint } {
  return {};
}
