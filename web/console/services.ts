import type { Calls } from './call.ts';
import type { LiveReads } from './live.ts';

/** Who is signed in; `offices` are those the token's claims let him read. */
export interface SignedIn {
  uid: string;
  email: string;
  offices: string[];
}

/** Everything the screens need from outside: time, reads, calls and the session. */
export interface Services extends Calls {
  live: LiveReads;
  /** Emulators behind it: demo hints are shown. */
  demo: boolean;
  now(): number;
  /** `unreachable`: somebody is remembered here, but the server cannot be asked about him. */
  onSignedIn(listener: (signedIn: SignedIn | 'unreachable' | undefined) => void): () => void;
  /** Fetches a new token, whose claims may be newer. */
  refreshClaims(): Promise<void>;
  /** @throws an error with a `code` as the Auth SDK gives it */
  signIn(email: string, password: string): Promise<void>;
  signOut(): Promise<void>;
}
