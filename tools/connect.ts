import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { getStorage } from 'firebase-admin/storage';
import type { Result } from '../domain/result.ts';
import { letters } from '../functions/letters/letters.ts';
import { firebaseAccounts } from '../functions/store/accounts.ts';
import { storageFiles } from '../functions/store/files.ts';
import { firestoreDocuments } from '../functions/store/firestore.ts';
import { surroundings } from '../functions/surroundings.ts';
import { importStandards } from '../functions/usecases/import-standards.ts';
import type { LetterDeps } from '../functions/usecases/ports.ts';
import { readOffices } from './standards-files.ts';
import type { OfficeFolder } from './standards-files.ts';

/** Use cases from the command line, on the project (or emulators) that the standard environment variables name. */

const root = new URL('..', import.meta.url);

export function connect(): LetterDeps {
  const projectId = process.env['GCLOUD_PROJECT'] ?? 'demo-loket';
  initializeApp({ projectId, storageBucket: process.env['STORAGE_BUCKET'] ?? `${projectId}.appspot.com` });
  const firestore = getFirestore();
  firestore.settings({ ignoreUndefinedProperties: true });
  return {
    ...surroundings,
    documents: firestoreDocuments(firestore),
    files: storageFiles(getStorage().bucket()),
    accounts: firebaseAccounts(getAuth()),
    mailer: { send: () => Promise.reject(new Error('The command line sends no mail')) },
    letters: letters(),
    settings: { publicUrl: '' },
  };
}

/** Imports everything under `standards/`; what is there already and unchanged is left alone. */
export async function importAll(deps: LetterDeps): Promise<OfficeFolder[]> {
  const folders = readOffices(new URL('.', root).pathname);
  for (const folder of folders) {
    granted(await importStandards(deps, folder), `Importing ${folder.office.id}`);
  }
  return folders;
}

/** The uid of an account, made if there is none. Without a password the person sets one by a link. */
export async function accountOf(email: string, name: string, password?: string): Promise<string> {
  const auth = getAuth();
  const known = await auth.getUserByEmail(email).catch(() => undefined);
  if (known) return known.uid;
  const made = await auth.createUser({
    email,
    displayName: name,
    ...(password !== undefined && { password }),
  });
  return made.uid;
}

export function granted<T>(result: Result<T>, what: string): T {
  if (!result.ok) throw new Error(`${what}: ${JSON.stringify(result.refusal)}`);
  return result.value;
}
