import { deskApi } from '../../domain/api.ts';
import type { DeskApi } from '../../domain/api.ts';
import { approveLetter } from '../usecases/approve-letter.ts';
import { openLetter } from '../usecases/open-letter.ts';
import { prepareLetter } from '../usecases/prepare-letter.ts';
import { settleSigning, signLetter, unclearFile } from '../usecases/sign-letter.ts';
import type { PersonalSigningDeps } from '../usecases/sign-letter.ts';
import { requestSigningCode, setSignerIdentity, signerStatus } from '../usecases/signer-identity.ts';
import { endpoint } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';

/** The signing desk: what is done with a letter's bytes in view, one letter a call. */
export function deskEndpoints(deps: PersonalSigningDeps): { [K in keyof DeskApi]: Endpoint } {
  return {
    openLetter: endpoint(deskApi.openLetter, (uid, input) => openLetter(deps, uid, input)),
    prepareLetter: endpoint(deskApi.prepareLetter, (uid, input) => prepareLetter(deps, uid, input)),
    approveLetter: endpoint(deskApi.approveLetter, (uid, input) => approveLetter(deps, uid, input)),
    signLetter: endpoint(deskApi.signLetter, (uid, input) => signLetter(deps, uid, input)),
    settleSigning: endpoint(deskApi.settleSigning, (uid, input) => settleSigning(deps, uid, input)),
    unclearFile: endpoint(deskApi.unclearFile, (uid, input) => unclearFile(deps, uid, input)),
    signerStatus: endpoint(deskApi.signerStatus, (uid, input) => signerStatus(deps, uid, input)),
    requestSigningCode: endpoint(deskApi.requestSigningCode, (uid, input) =>
      requestSigningCode(deps, uid, input),
    ),
    setSignerIdentity: endpoint(deskApi.setSignerIdentity, (uid, input) =>
      setSignerIdentity(deps, uid, input),
    ),
  };
}
