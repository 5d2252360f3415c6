import { getAuth } from 'firebase-admin/auth';
import { appoint } from '../functions/usecases/set-staff.ts';
import { accountOf, connect, granted, importAll } from './connect.ts';

/**
 * First steps of an installation:
 *   npm run setup -- import                              brings `standards/` in
 *   npm run setup -- admin <office> <email> "<name>"     makes an office's first administrator
 * Uses the credentials and the project of the environment (GOOGLE_APPLICATION_CREDENTIALS, GCLOUD_PROJECT, STORAGE_BUCKET).
 */

const usage = 'npm run setup -- import | admin <office> <email> "<name>"';
const [command, officeId, email, name] = process.argv.slice(2);

if (command === 'import') {
  for (const { office, services } of await importAll(connect())) {
    console.log(`${office.name}: ${String(services.length)} standar pelayanan`);
  }
} else if (command === 'admin' && officeId && email && name) {
  const deps = connect();
  const uid = await accountOf(email, name);
  const member = { v: 1 as const, uid, officeId, name, email, post: 'ADMINISTRATOR', active: true };
  granted(
    await appoint(deps, { ...member, roles: ['admin'], sections: [], villages: [], deputies: [] }),
    `Appointing ${email}`,
  );
  console.log(`Link to set the password: ${await getAuth().generatePasswordResetLink(email)}`);
} else {
  console.error(usage);
  process.exitCode = 1;
}
