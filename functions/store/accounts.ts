import type { Auth } from 'firebase-admin/auth';
import type { Accounts } from '../usecases/ports.ts';

/** Staff accounts in Firebase Auth. */
export function firebaseAccounts(auth: Auth): Accounts {
  return {
    async has(uid) {
      const { users } = await auth.getUsers([{ uid }]);
      return users.length > 0;
    },
    async setClaims(uid, claims) {
      await auth.setCustomUserClaims(uid, claims);
      await auth.revokeRefreshTokens(uid);
    },
  };
}
