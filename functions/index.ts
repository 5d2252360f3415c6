import { getApps, initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { getStorage } from 'firebase-admin/storage';
import { setGlobalOptions } from 'firebase-functions';
import { onDocumentCreated } from 'firebase-functions/firestore';
import { onCall, onRequest } from 'firebase-functions/https';
import { onSchedule } from 'firebase-functions/scheduler';
import type { HappeningKind } from '../domain/application.ts';
import { patterns } from '../domain/paths.ts';
import {
  bsreCodeField,
  bsreRoots,
  bsreTunnel,
  bsreUrl,
  bsreUser,
  mailFrom,
  publicUrl,
  refusePlainSigning,
  refuseUnsafeProduction,
  required,
  signerChainPem,
  signerKeyPem,
  smtpUrl,
} from './config.ts';
import { deskEndpoints } from './entry/desk.ts';
import { dispatch } from './entry/endpoint.ts';
import { handleSite, siteApp } from './entry/site.ts';
import { staffEndpoints } from './entry/staff.ts';
import { onCaseEvent, onLetterEvent, onMessage } from './entry/triggers.ts';
import { letters } from './letters/letters.ts';
import { smtpMailer } from './notify/email.ts';
import { wording } from './notify/messages.ts';
import { reports } from './reports/reports.ts';
import { firebaseAccounts } from './store/accounts.ts';
import { storageFiles } from './store/files.ts';
import { firestoreDocuments } from './store/firestore.ts';
import { surroundings } from './surroundings.ts';
import { runTick } from './usecases/run-tick.ts';
import type { PersonalSigningDeps } from './usecases/sign-letter.ts';
import type { Mailer, ReportDeps, SigningDeps } from './usecases/ports.ts';

/** Table of contents: builds what the use cases need and exports the functions, nothing else (design §3). */

setGlobalOptions({ region: 'asia-southeast2' });
if (getApps().length === 0) initializeApp();

/** Within the function's own limit, so that an unanswered call still ends as *unclear*. */
const signingTimeoutMs = 120_000;

const noMailer: Mailer = { send: () => Promise.reject(new Error('This function has no mail secret')) };

let common: ReportDeps | undefined;
function deps(): ReportDeps {
  if (!common) {
    refuseUnsafeProduction({ evaluationSeal: false });
    const firestore = getFirestore();
    firestore.settings({ ignoreUndefinedProperties: true });
    common = {
      ...surroundings,
      documents: firestoreDocuments(firestore),
      files: storageFiles(getStorage().bucket()),
      accounts: firebaseAccounts(getAuth()),
      mailer: noMailer,
      letters: letters(),
      reports: reports(),
      settings: { publicUrl: required(publicUrl.value(), 'PUBLIC_URL') },
    };
  }
  return common;
}

/** With the key: only `issue` and `tick` hold its secrets. */
let signing: Promise<SigningDeps> | undefined;
function signingDeps(): Promise<SigningDeps> {
  signing ??= makeSigningDeps();
  return signing;
}

async function makeSigningDeps(): Promise<SigningDeps> {
  const { isEvaluationCertificate, localSigner } = await import('./letters/sign.ts');
  const chainPem = required(signerChainPem.value(), 'SIGNER_CHAIN_PEM');
  refuseUnsafeProduction({ evaluationSeal: isEvaluationCertificate(chainPem) });
  const signer = localSigner({ keyPem: required(signerKeyPem.value(), 'SIGNER_KEY_PEM'), chainPem });
  return { ...deps(), letters: letters([chainPem]), signer };
}

/** A signing service is a setting of the installation; which offices use it is theirs. */
async function deskDeps(): Promise<PersonalSigningDeps> {
  const url = bsreUrl.value();
  if (url === '') return deps();
  refusePlainSigning({ url, tunnel: bsreTunnel.value() });
  const { bsreSigner } = await import('./letters/bsre.ts');
  const roots = required(bsreRoots.value(), 'BSRE_ROOTS_PEM');
  const [user = '', ...password] = required(bsreUser.value(), 'BSRE_USER').split(':');
  const totpField = bsreCodeField.value() === 'otp' ? 'otp' : 'totp';
  const common = { url, user, password: password.join(':'), totpField, timeoutMs: signingTimeoutMs } as const;
  return {
    ...deps(),
    letters: letters([roots]),
    personalSigner: (version) => bsreSigner({ ...common, version }),
  };
}

let mailer: Mailer | undefined;
function mailing(): Mailer {
  mailer ??= smtpMailer(required(smtpUrl.value(), 'SMTP_URL'), mailFrom.value());
  return mailer;
}

let answer: ReturnType<typeof handleSite> | undefined;
/** Files of up to 5 MB pass through here until resumable uploads come: room for ten at once (ADR 0006). */
export const site = onRequest({ memory: '1GiB', concurrency: 10, invoker: 'public' }, (request, response) => {
  answer ??= handleSite(siteApp(deps()));
  return answer(request, response);
});

/** Resumable uploads come with the applicant's side; until then a form post through `site` carries each file. */
export const upload = onRequest(
  { memory: '1GiB', concurrency: 8, invoker: 'public' },
  (_request, response) => {
    response.set('cache-control', 'private, no-store').status(404).type('text/plain').send('Belum tersedia.');
  },
);

export const staff = onCall({ memory: '512MiB', concurrency: 40, enforceAppCheck: true }, (request) =>
  dispatch(staffEndpoints(deps()), request.auth?.uid, request.data),
);

export const desk = onCall(
  { memory: '1GiB', concurrency: 4, timeoutSeconds: 300, enforceAppCheck: true, secrets: [bsreUser] },
  async (request) => dispatch(deskEndpoints(await deskDeps()), request.auth?.uid, request.data),
);

const onNewEvent = { document: patterns.event, retry: true };

export const issue = onDocumentCreated(
  { ...onNewEvent, memory: '1GiB', concurrency: 4, secrets: [signerKeyPem, signerChainPem] },
  async (event) => onLetterEvent(await signingDeps(), caseEvent(event)),
);

export const onEvent = onDocumentCreated({ ...onNewEvent, memory: '512MiB' }, (event) =>
  onCaseEvent(deps(), caseEvent(event)),
);

export const outbox = onDocumentCreated(
  { document: patterns.outbox, retry: true, memory: '512MiB', secrets: [smtpUrl] },
  (event) => onMessage({ ...deps(), mailer: mailing(), wording }, event.params),
);

export const tick = onSchedule(
  { schedule: 'every 1 minutes', memory: '512MiB', secrets: [signerKeyPem, signerChainPem, smtpUrl] },
  async () => {
    const done = await runTick({ ...(await signingDeps()), mailer: mailing(), wording });
    if (done.failed > 0) surroundings.log('tick left work', done);
  },
);

function caseEvent(event: {
  params: { officeId: string; applicationId: string; revision: string };
  data?: { data(): { happening?: { kind?: HappeningKind } } | undefined } | undefined;
}) {
  const { officeId, applicationId, revision } = event.params;
  return {
    officeId,
    applicationId,
    revision: Number(revision),
    happening: event.data?.data()?.happening?.kind,
  };
}
