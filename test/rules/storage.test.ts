import { describe, expect, it } from 'vitest';
import { type Actor, actors, claimsOf } from './actors.ts';

/**
 * No client reaches a file: everything is refused that the same request with the owner's token, which passes the rules, may
 * do. Requests are those of the client SDK.
 */

function handed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this with npm run test:rules`);
  return value;
}

const file = 'offices/contoh/files/scan';
const object = encodeURIComponent(file);

interface Attempt {
  method: string;
  /** Below the bucket. */
  path: string;
  body?: string;
  type?: string;
}

const attempts: readonly (Attempt & { name: string })[] = [
  { name: 'ask about a file', method: 'GET', path: `/o/${object}` },
  { name: 'read a file', method: 'GET', path: `/o/${object}?alt=media` },
  { name: 'list files', method: 'GET', path: '/o?prefix=offices/contoh/files/&delimiter=/' },
  { name: 'replace a file', method: 'POST', path: `/o?name=${object}`, body: 'other', type: 'image/png' },
  { name: 'add a file', method: 'POST', path: `/o?name=${object}-new`, body: 'new', type: 'image/png' },
  {
    name: 'change what is said of a file',
    method: 'PATCH',
    path: `/o/${object}`,
    body: JSON.stringify({ contentType: 'text/html' }),
    type: 'application/json',
  },
  { name: 'delete a file', method: 'DELETE', path: `/o/${object}` },
];

const owner = 'Bearer owner';

async function answerTo({ method, path, body, type }: Attempt, authorization?: string) {
  const host = handed('FIREBASE_STORAGE_EMULATOR_HOST');
  const response = await fetch(`http://${host}/v0/b/${handed('STORAGE_BUCKET')}${path}`, {
    method,
    headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) },
    ...(body !== undefined && { body }),
    signal: AbortSignal.timeout(20_000),
  });
  return { status: response.status, text: await response.text() };
}

const put = { method: 'POST', path: `/o?name=${object}`, body: 'scan', type: 'image/png' };
const read = { method: 'GET', path: `/o/${object}?alt=media` };

/** As the client SDK sends it; unsigned, as the emulators take and give them. */
function authorizationOf({ name, facts }: Actor): string | undefined {
  if (facts.account === 'none') return undefined;
  const project = handed('GCLOUD_PROJECT');
  const payload = {
    iss: `https://securetoken.google.com/${project}`,
    aud: project,
    sub: name,
    user_id: name,
    firebase: { sign_in_provider: 'password', identities: {} },
    ...claimsOf(facts),
  };
  const parts = [{ alg: 'none', typ: 'JWT' }, payload].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return `Firebase ${parts.join('.')}.`;
}

describe('Storage', () => {
  it.each(attempts.map((attempt) => [attempt.name, attempt] as const))(
    'lets no client %s',
    async (_, attempt) => {
      expect(await answerTo(put, owner)).toMatchObject({ status: 200 });
      for (const actor of actors) {
        const { status } = await answerTo(attempt, authorizationOf(actor));
        expect([actor.name, status]).toEqual([actor.name, 403]);
      }
      // What was refused was not done all the same; and past the rules the same request is done.
      expect(await answerTo(read, owner)).toEqual({ status: 200, text: 'scan' });
      expect((await answerTo(attempt, owner)).status).toBe(attempt.method === 'DELETE' ? 204 : 200);
    },
  );
});
