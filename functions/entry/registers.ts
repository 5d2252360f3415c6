import type { registersApi } from '../../domain/registers-api.ts';
import type { ReportDeps } from '../usecases/ports.ts';
import type { Endpoint } from './endpoint.ts';

/** Register books: read, print, export, and numbers beside Loket. Name → endpoint, a part of `staffEndpoints`. */
export function registersEndpoints(_deps: ReportDeps): { [K in keyof typeof registersApi]: Endpoint } {
  return {};
}
