import type { batchApi } from '../../domain/batch-api.ts';
import type { ReportDeps } from '../usecases/ports.ts';
import type { Endpoint } from './endpoint.ts';

/** Lists made of many cases (recapitulations) and what villages owe each month. Name → endpoint, a part of `staffEndpoints`. */
export function batchEndpoints(_deps: ReportDeps): { [K in keyof typeof batchApi]: Endpoint } {
  return {};
}
