import { basename, join, resolve } from 'node:path';
import { getAuth } from 'firebase-admin/auth';
import { exportStandards } from '../functions/usecases/export-standards.ts';
import { importStandards } from '../functions/usecases/import-standards.ts';
import { appoint } from '../functions/usecases/set-staff.ts';
import { accountOf, connect, granted, importAll } from './connect.ts';
import { readOffice, readOffices, writeOffice } from './standards-files.ts';

/**
 * First steps of an installation:
 *   npm run setup -- import                              brings `standards/` in
 *   npm run setup -- import <folder>                     brings one office's folder in, from wherever it lies
 *   npm run setup -- export <office> <folder>            writes an office's standards as they are in the store
 *   npm run setup -- format                              writes the files of `standards/` as an export would, and needs no project
 *   npm run setup -- admin <office> <email> "<name>"     makes an office's first administrator
 * Uses the credentials and the project of the environment (GOOGLE_APPLICATION_CREDENTIALS, GCLOUD_PROJECT, STORAGE_BUCKET).
 */

const usage =
  'npm run setup -- import [<folder>] | export <office> <folder> | format | admin <office> <email> "<name>"';
const [command, first, second, third] = process.argv.slice(2);

if (command === 'import' && first) {
  const folder = resolve(first);
  const material = readOffice(folder, basename(folder));
  const { created } = granted(await importStandards(connect(), material), `Importing ${folder}`);
  console.log(`${material.office.name}: ${String(created)} versi baru`);
} else if (command === 'export' && first && second) {
  const material = await exportStandards(connect(), first);
  if (!material) throw new Error(`There is no office ${first}`);
  console.log(`${String(writeOffice(resolve(second), material).length)} files in ${second}`);
} else if (command === 'format') {
  const root = join(import.meta.dirname, '..');
  for (const material of readOffices(root))
    writeOffice(join(root, 'standards', material.office.id), material);
} else if (command === 'import') {
  for (const { office, services } of await importAll(connect())) {
    console.log(`${office.name}: ${String(services.length)} standar pelayanan`);
  }
} else if (command === 'admin' && first && second && third) {
  const [officeId, email, name] = [first, second, third];
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
