import { attachmentsApi } from '../../domain/attachments.ts';
import { attachToCase, detachFromCase } from '../usecases/attach-to-case.ts';
import type { Deps } from '../usecases/ports.ts';
import { endpoint } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';

/** Photos and papers of the staff. Name → endpoint, a part of `staffEndpoints`. */
export function attachmentsEndpoints(deps: Deps): { [K in keyof typeof attachmentsApi]: Endpoint } {
  const api = attachmentsApi;
  return {
    attachToCase: endpoint(api.attachToCase, (uid, input) => attachToCase(deps, uid, input)),
    detachFromCase: endpoint(api.detachFromCase, (uid, input) => detachFromCase(deps, uid, input)),
  };
}
