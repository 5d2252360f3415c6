import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto';
import { logger } from 'firebase-functions';
import type { Surroundings } from './usecases/ports.ts';

/** No 0 O, 1 I, U: nobody reads them apart on a receipt, or aloud on the telephone. */
const referenceAlphabet = '23456789ABCDEFGHJKLMNPQRSTVWXYZ';
const referenceLength = 10;
/** First wait after a lost commit, doubled up to the longest, each with jitter. */
const firstPauseMs = 15;
const longestPauseMs = 2000;

/** Time, chance and hashing of a running server. */
export const surroundings: Surroundings = {
  now: () => Date.now(),
  newId: () => randomBytes(16).toString('hex'),
  newSecret: () => randomBytes(16).toString('base64url'),
  newReference: () =>
    Array.from(
      { length: referenceLength },
      () => referenceAlphabet[randomInt(referenceAlphabet.length)],
    ).join(''),
  sha256: (data) => createHash('sha256').update(data).digest('hex'),
  hmac: (key, text) => createHmac('sha256', key).update(text).digest('hex'),
  pause: (attempt) => {
    const longest = Math.min(firstPauseMs * 2 ** attempt, longestPauseMs);
    return new Promise((resolve) => setTimeout(resolve, randomInt(longest + 1)));
  },
  log: (message, facts) => {
    logger.info(message, facts);
  },
};
