import { initializeApp } from 'firebase/app';
import { CustomProvider, initializeAppCheck, ReCaptchaEnterpriseProvider } from 'firebase/app-check';
import {
  browserLocalPersistence,
  connectAuthEmulator,
  indexedDBLocalPersistence,
  initializeAuth,
  onIdTokenChanged,
  signInWithEmailAndPassword,
  signOut,
} from 'firebase/auth';
import { connectFirestoreEmulator, getFirestore } from 'firebase/firestore';
import { connectFunctionsEmulator, getFunctions } from 'firebase/functions';
import { Claims } from '../../domain/roles.ts';
import { callsOf } from './call.ts';
import type { ConsoleConfig } from './config.ts';
import { liveReads } from './live.ts';
import type { Services, SignedIn } from './services.ts';
import { forgetAllTyped } from './typed-copy.ts';

/** Connects the console to its project; the only file that knows how. */
export function connect(config: ConsoleConfig): Services {
  const { projectId, apiKey, authDomain, appId, region, emulators } = config;
  const app = initializeApp({ projectId, apiKey, authDomain, ...(appId !== undefined && { appId }) });
  initializeAppCheck(app, { provider: appCheckProvider(config), isTokenAutoRefreshEnabled: true });
  // Without the popup machinery of getAuth: staff sign in by password only.
  const auth = initializeAuth(app, { persistence: [indexedDBLocalPersistence, browserLocalPersistence] });
  const firestore = getFirestore(app);
  const functions = getFunctions(app, region);
  if (emulators) {
    connectAuthEmulator(auth, emulators.auth, { disableWarnings: true });
    connectFirestoreEmulator(firestore, emulators.firestore.host, emulators.firestore.port);
    connectFunctionsEmulator(functions, emulators.functions.host, emulators.functions.port);
  }
  return {
    ...callsOf(functions),
    live: liveReads(firestore),
    demo: emulators !== undefined,
    now: Date.now,
    onSignedIn: (listener) =>
      onIdTokenChanged(auth, (user) => {
        if (!user) {
          listener(undefined);
          return;
        }
        user.getIdTokenResult().then(
          ({ claims }) => {
            listener(signedIn(user.uid, user.email ?? '', claims));
          },
          () => {
            // A remembered person whose token is too old, and nobody to renew it: not the same as signed out.
            listener('unreachable');
          },
        );
      }),
    refreshClaims: async () => {
      await auth.currentUser?.getIdToken(true);
    },
    signIn: async (email, password) => {
      await signInWithEmailAndPassword(auth, email, password);
    },
    signOut: () => {
      forgetAllTyped(sessionStorage);
      return signOut(auth);
    },
  };
}

function signedIn(uid: string, email: string, token: Record<string, unknown>): SignedIn {
  const claims = Claims.safeParse({ v: token['v'], m: token['m'] });
  return { uid, email, offices: claims.success ? Object.keys(claims.data.m) : [] };
}

function appCheckProvider(config: ConsoleConfig): CustomProvider | ReCaptchaEnterpriseProvider {
  if (config.appCheckSiteKey !== undefined && !config.emulators)
    return new ReCaptchaEnterpriseProvider(config.appCheckSiteKey);
  return new CustomProvider({
    getToken: () => Promise.resolve(unsignedToken(config.projectId, Date.now())),
  });
}

const hourMs = 3_600_000;

/** Emulators take a token without signature, but they do want a token: forgetting it shows here and not in production. */
function unsignedToken(projectId: string, now: number): { token: string; expireTimeMillis: number } {
  const seconds = Math.floor(now / 1000);
  const payload = {
    sub: 'konsol-demo',
    aud: [`projects/${projectId}`],
    iat: seconds,
    exp: seconds + hourMs / 1000,
  };
  const token = [{ alg: 'none', typ: 'JWT' }, payload].map((part) => base64Url(JSON.stringify(part)));
  return { token: `${token.join('.')}.`, expireTimeMillis: now + hourMs };
}

function base64Url(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
