import { deskApi } from '../../domain/api.ts';
import type { DeskApi } from '../../domain/api.ts';
import { approveLetter } from '../usecases/approve-letter.ts';
import { openLetter } from '../usecases/open-letter.ts';
import { prepareLetter } from '../usecases/prepare-letter.ts';
import type { LetterDeps } from '../usecases/ports.ts';
import { endpoint } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';

/** The signing desk: what is done with a letter's bytes in view, one letter a call. */
export function deskEndpoints(deps: LetterDeps): { [K in keyof DeskApi]: Endpoint } {
  return {
    openLetter: endpoint(deskApi.openLetter, (uid, input) => openLetter(deps, uid, input)),
    prepareLetter: endpoint(deskApi.prepareLetter, (uid, input) => prepareLetter(deps, uid, input)),
    approveLetter: endpoint(deskApi.approveLetter, (uid, input) => approveLetter(deps, uid, input)),
  };
}
