import { describe, expect, it } from 'vitest';
import { staffApi } from '../../../domain/api.ts';
import { answerOf } from '../../../web/console/call.ts';

const { output } = staffApi.actOnApplication;
const value = { revision: 2, status: 'open', step: 'konsep' };

describe('an answer of the server', () => {
  it('is its value, or its refusal', () => {
    expect(answerOf('actOnApplication', output, { ok: true, value })).toEqual({ ok: true, value });
    expect(answerOf('actOnApplication', output, { ok: false, refusal: { code: 'stale' } })).toEqual({
      ok: false,
      refusal: { code: 'stale' },
    });
  });

  it('may hold null for what is absent: the protocol knows no undefined', () => {
    const refusal = { code: 'stale', act: null, by: 'camat' };
    expect(answerOf('actOnApplication', output, { ok: false, refusal })).toEqual({
      ok: false,
      refusal: { code: 'stale', by: 'camat' },
    });
  });

  it('is never taken for something it is not', () => {
    const odd = [
      null,
      'ok',
      { ok: true, value: {} },
      { ok: true, value: { ...value, revision: 'two' } },
      { ok: false, refusal: { code: 'because' } },
    ];
    for (const data of odd) expect(() => answerOf('actOnApplication', output, data)).toThrow();
  });
});
