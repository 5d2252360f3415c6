import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';

/** Placeholder until the real demo data is written: one account, so that the console can be signed in to. */
initializeApp({ projectId: process.env['GCLOUD_PROJECT'] ?? 'demo-loket' });
const account = { office: 'contoh', role: 'admin', email: 'admin@contoh.example', password: 'demo-loket' };
const auth = getAuth();
const users = await auth.listUsers(10);
if (!users.users.some((user) => user.email === account.email))
  await auth.createUser({ email: account.email, password: account.password });
console.log(JSON.stringify(account));
