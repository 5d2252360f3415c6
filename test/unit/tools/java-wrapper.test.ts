import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from '../../../tools/bootstrap.mjs';

const folder = mkdtempSync(join(tmpdir(), 'lk-'));
afterAll(() => rmSync(folder, { recursive: true }));

const wrapper = join(root, 'tools', 'java', 'java');
const standIn = join(root, 'tools', 'java', 'storage-rules-stand-in.mjs');
const realJava = join(folder, 'real-java');
writeFileSync(realJava, '#!/bin/sh\necho "real $*"\n', { mode: 0o755 });

function java(...args: string[]) {
  const env = {
    LOKET_JAVA: realJava,
    LOKET_NODE: process.execPath,
    LOKET_FIRESTORE_JAR: '/run/firestore.jar',
  };
  return spawnSync('/bin/sh', [wrapper, ...args], { encoding: 'utf8', env });
}

describe('the wrapper named java', () => {
  it('passes the version gate of the firebase CLI', () => {
    const { status, stderr } = java('-Duser.language=en', '-Dfile.encoding=UTF-8', '-version');
    expect([status, stderr]).toEqual([0, 'openjdk version "21.0.0"\n']);
  });

  it('lets our Firestore jar through to the real java, with all arguments', () => {
    const { status, stdout } = java('-Dx=y', '-jar', '/run/firestore.jar', '--host', '127.0.0.1', '-version');
    expect([status, stdout]).toEqual([0, 'real -Dx=y -jar /run/firestore.jar --host 127.0.0.1 -version\n']);
  });

  it('runs a script with Node, without the options of Java', () => {
    const script = join(folder, 'script.mjs');
    writeFileSync(script, 'console.log(process.argv.slice(2).join(" "));');
    const { status, stdout } = java('-Djava.security.manager=disallow', '-jar', script, 'serve', 'now');
    expect([status, stdout]).toEqual([0, 'serve now\n']);
  });

  it.each([
    ['another jar', ['-jar', '/somewhere/else.jar']],
    ['no jar', ['Main']],
    ['nothing', []],
  ])('refuses %s', (_name, args) => {
    const { status, stdout, stderr } = java(...args);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('starts the Firestore emulator only');
  });
});

/** Sends requests to the stand-in, one after another, and gives back its lines. */
async function converse(requests: object[]): Promise<unknown[]> {
  const child = spawn(process.execPath, [standIn, 'serve'], { stdio: ['pipe', 'pipe', 'inherit'] });
  for (const request of requests) child.stdin.write(`${JSON.stringify(request)}\n`);
  child.stdin.end();
  const answers: unknown[] = [];
  for await (const line of createInterface({ input: child.stdout })) answers.push(JSON.parse(line));
  return answers;
}

const ruleset = (content: string) => ({
  id: 1,
  action: 'load_ruleset',
  context: { rulesetName: '0', source: { files: [{ name: 'storage.rules', content }] } },
});
const ours = readFileSync(join(root, 'storage.rules'), 'utf8');

describe('the Storage rules stand-in', () => {
  it('loads the rules of this project, which deny everything', async () => {
    expect(await converse([ruleset(ours)])).toEqual([
      { id: -1, status: 'ok', warnings: [], errors: [] },
      { id: 1, status: 'ok', warnings: [], errors: [], result: { rulesVersion: 2 } },
    ]);
  });

  it.each([
    ['allow something', ours.replace('if false', 'if request.auth != null')],
    ['hide an allow behind a comment mark', ours.replace('if false;', 'if true; // if false;')],
    ['are not of version 2', ours.replace("rules_version = '2';", '')],
    ['are empty', ''],
  ])('refuses rules that %s', async (_name, content) => {
    const [, answer] = await converse([ruleset(content)]);
    expect(answer).toMatchObject({
      id: 1,
      status: 'ok',
      errors: [expect.stringContaining('deny everything')],
    });
  });

  it.each(['get', 'list', 'create', 'update', 'delete'])('denies %s', async (method) => {
    const [, answer] = await converse([{ id: 7, action: 'verify', context: { rulesetName: '0', method } }]);
    expect(answer).toMatchObject({ id: 7, status: 'ok', result: { permit: false } });
  });
});
