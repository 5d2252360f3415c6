import type { sheetsApi } from '../../domain/sheets-api.ts';
import type { ReportDeps } from '../usecases/ports.ts';
import type { Endpoint } from './endpoint.ts';

/** Sheets of a day at the counter: collection sheet, folder labels, slips, bundles, what waits to be printed. Name → endpoint, a part of `staffEndpoints`. */
export function sheetsEndpoints(_deps: ReportDeps): { [K in keyof typeof sheetsApi]: Endpoint } {
  return {};
}
