export type EvaluationKey = { keyPem: string; chainPem: string; rootPem: string };
export type KeyKind = 'rsa-2048' | 'rsa-3072' | 'p-256';
export function evaluationKey(folder: string, options?: { kind?: KeyKind }): EvaluationKey;
/**
 * For tests: `mark` replaces the words by which production knows an evaluation certificate, `signerUntil` ends the
 * signer's certificate before its authority's.
 */
export function makeEvaluationKey(options?: {
  kind?: KeyKind;
  mark?: string;
  signerUntil?: Date;
}): EvaluationKey;
