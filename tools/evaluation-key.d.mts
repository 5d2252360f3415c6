import type { KeyPairKeyObjectResult } from 'node:crypto';

export type EvaluationKey = { keyPem: string; chainPem: string; rootPem: string };
export type KeyKind = 'rsa-2048' | 'rsa-3072' | 'p-256';
export function evaluationKey(folder: string, options?: { kind?: KeyKind }): EvaluationKey;
/**
 * For tests: `mark` replaces the words by which production knows an evaluation certificate, `signerUntil` ends the
 * signer's certificate before its authority's, `signerName` names a person in it, `authority` is another key's, so that both
 * certificates lead to one authority.
 */
export function makeEvaluationKey(options?: {
  kind?: KeyKind;
  mark?: string;
  signerUntil?: Date;
  signerName?: string;
  authority?: KeyPairKeyObjectResult;
}): EvaluationKey & { authority: KeyPairKeyObjectResult };
