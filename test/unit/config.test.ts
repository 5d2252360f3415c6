import { afterEach, describe, expect, it, vi } from 'vitest';
import { refuseUnsafeProduction, required } from '../../functions/config.ts';
import { isEvaluationCertificate } from '../../functions/letters/sign.ts';
import { makeEvaluationKey } from '../../tools/evaluation-key.mjs';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** As deployed: no emulator's variable is set, whatever this machine has. */
function production(env: Readonly<Record<string, string>> = {}) {
  for (const name of Object.keys(process.env).filter((key) => key.includes('EMULATOR'))) {
    vi.stubEnv(name, undefined);
  }
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
}

describe('starting in production', () => {
  it.each(['FIRESTORE_EMULATOR_HOST', 'FIREBASE_AUTH_EMULATOR_HOST', 'FIREBASE_STORAGE_EMULATOR_HOST'])(
    'is refused while %s is set: everything would be open; the remedy is in the message',
    (name) => {
      production({ [name]: '127.0.0.1:8080' });
      const start = () => {
        refuseUnsafeProduction({ evaluationSeal: false });
      };
      expect(start).toThrow(`${name} is set. Remove it`);
      vi.stubEnv(name, undefined);
      expect(start).not.toThrow();
    },
  );

  it('is refused with the evaluation seal, and not with an office’s own', () => {
    production();
    const startWith = (chainPem: string) => () => {
      refuseUnsafeProduction({ evaluationSeal: isEvaluationCertificate(chainPem) });
    };
    const evaluation = makeEvaluationKey({ kind: 'p-256' });
    const own = makeEvaluationKey({ kind: 'p-256', mark: 'Segel Kecamatan Contoh' });
    expect(startWith(evaluation.chainPem)).toThrow('evaluation seal');
    expect(startWith(own.chainPem)).not.toThrow();
  });

  it('allows both in the emulator, which is what they are for', () => {
    production({ FUNCTIONS_EMULATOR: 'true', FIRESTORE_EMULATOR_HOST: '127.0.0.1:8080' });
    expect(() => {
      refuseUnsafeProduction({ evaluationSeal: true });
    }).not.toThrow();
  });

  it('does not take any other value of that variable for the emulator', () => {
    production({ FUNCTIONS_EMULATOR: 'false' });
    expect(() => {
      refuseUnsafeProduction({ evaluationSeal: true });
    }).toThrow('evaluation seal');
  });
});

describe('a setting', () => {
  it('that is empty counts as unset, and is named', () => {
    expect(() => required(' ', 'PUBLIC_URL')).toThrow('PUBLIC_URL');
    expect(required('https://loket.example', 'PUBLIC_URL')).toBe('https://loket.example');
  });
});
