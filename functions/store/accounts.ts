import type { Auth } from 'firebase-admin/auth';
import type { Accounts } from '../usecases/ports.ts';

/** Staff accounts in Firebase Auth. */
export function firebaseAccounts(auth: Auth): Accounts {
  return {
    async setClaims(uid, claims) {
      await auth.setCustomUserClaims(uid, claims);
      await auth.revokeRefreshTokens(uid);
    },
  };
}
