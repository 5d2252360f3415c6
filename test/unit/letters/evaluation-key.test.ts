import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluationKey } from '../../../tools/evaluation-key.mjs';

describe('the evaluation key', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'loket-key-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('is made once: a second start finds the same key, so letters stay verifiable', () => {
    const first = evaluationKey(folder);
    expect(evaluationKey(folder)).toEqual(first);
    expect(readFileSync(join(folder, 'signer-chain.pem'), 'utf8')).toBe(first.chainPem);
    expect(statSync(join(folder, 'signer-key.pem')).mode & 0o077).toBe(0);
  });

  it('says of itself that it is not for official letters and not from BSrE, and leads to its root', () => {
    const { chainPem, rootPem } = evaluationKey(folder);
    const signer = new X509Certificate(chainPem);
    const root = new X509Certificate(rootPem);
    expect(signer.subject).toContain('Segel Evaluasi Loket – BUKAN UNTUK SURAT RESMI');
    expect(signer.subject).toContain('bukan BSrE');
    expect(signer.ca).toBe(false);
    expect(root.ca).toBe(true);
    expect(signer.checkIssued(root) && signer.verify(root.publicKey)).toBe(true);
    expect(chainPem.endsWith(rootPem)).toBe(true);
  });

  it('is made anew when a part of it is damaged', () => {
    const before = evaluationKey(folder);
    writeFileSync(join(folder, 'root.pem'), 'rusak');
    const after = evaluationKey(folder);
    expect(after.keyPem).not.toBe(before.keyPem);
    expect(evaluationKey(folder)).toEqual(after);
  });
});
