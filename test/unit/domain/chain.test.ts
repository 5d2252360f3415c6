import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, chainStart, linked, linkHash, verifyChain } from '../../../domain/chain.ts';
import type { ChainLink } from '../../../domain/chain.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function chainOf<T extends object>(events: readonly T[]): (T & ChainLink)[] {
  let head = chainStart;
  return events.map((event) => {
    const link = linked(event, head, sha256);
    head = link.hash;
    return link;
  });
}

describe('canonical JSON', () => {
  it('writes equal values alike, whatever the order of their keys', () => {
    expect(canonicalJson({ b: [1, null, true], a: { d: 'x', c: 0.5 } })).toBe(
      '{"a":{"c":0.5,"d":"x"},"b":[1,null,true]}',
    );
    expect(canonicalJson({ a: { c: 0.5, d: 'x' }, b: [1, null, true] })).toBe(
      canonicalJson({ b: [1, null, true], a: { d: 'x', c: 0.5 } }),
    );
  });

  const itself: Record<string, unknown> = {};
  itself['self'] = itself;
  it.each([
    ['undefined', { a: undefined }],
    ['a hole in a list', [1, undefined, 3]],
    ['not a number', { a: NaN }],
    ['infinity', [Infinity]],
    ['a bigint', { a: 1n }],
    ['a function', { a: sha256 }],
    ['a date', { a: new Date(0) }],
    ['a map', new Map([['a', 1]])],
    ['itself', itself],
  ])('refuses %s instead of dropping or changing it', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('may hold the same value twice side by side', () => {
    const shared = { x: 1 };
    expect(canonicalJson([shared, shared])).toBe('[{"x":1},{"x":1}]');
  });

  it('reads back as what was written, and is unchanged by a round through storage', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(canonicalJson(JSON.parse(JSON.stringify(value)))).toBe(text);
      }),
    );
  });
});

describe('the chain of a case', () => {
  const events = [
    { act: 'submit', at: 1, actor: 'pemohon' },
    { act: 'accept', at: 2, actor: 'petugas' },
    { act: 'sign', at: 3, actor: 'camat' },
  ];

  it('is whole as it was recorded', () => {
    const chain = chainOf(events);
    expect(verifyChain(chain, sha256)).toEqual({ ok: true });
    expect(verifyChain(chain, sha256, chain.at(-1)?.hash)).toEqual({ ok: true });
    expect(verifyChain([], sha256, chainStart)).toEqual({ ok: true });
  });

  it('hashes an event together with the one before it', () => {
    const event = { act: 'submit' };
    expect(linkHash(chainStart, event, sha256)).toBe(
      sha256(`{"event":{"act":"submit"},"previousHash":"${chainStart}"}`),
    );
    expect(linkHash(chainStart, event, sha256)).not.toBe(linkHash(sha256('x'), event, sha256));
  });

  it('shows where an event was changed', () => {
    const chain = chainOf(events);
    const changed = chain.map((event, i) => (i === 1 ? { ...event, actor: 'orang lain' } : event));
    expect(verifyChain(changed, sha256)).toEqual({ ok: false, brokenAt: 1 });
  });

  it('shows where an event was changed and hashed anew', () => {
    const chain = chainOf(events);
    const forged = chain.map((event, i) =>
      i === 1 ? linked({ act: 'accept', at: 2, actor: 'orang lain' }, event.previousHash, sha256) : event,
    );
    expect(verifyChain(forged, sha256)).toEqual({ ok: false, brokenAt: 2 });
  });

  it('shows a link whose predecessor was rewritten', () => {
    const relinked = chainOf(events).map((event, i) =>
      i === 1 ? { ...event, previousHash: chainStart } : event,
    );
    expect(verifyChain(relinked, sha256)).toEqual({ ok: false, brokenAt: 1 });
  });

  it('shows a cut tail only against the hash kept with the case', () => {
    const chain = chainOf(events);
    expect(verifyChain(chain.slice(0, 2), sha256)).toEqual({ ok: true });
    expect(verifyChain(chain.slice(0, 2), sha256, chain[2]?.hash)).toEqual({ ok: false, brokenAt: 2 });
    expect(verifyChain([], sha256, chain[2]?.hash)).toEqual({ ok: false, brokenAt: 0 });
  });

  it('calls an event that could never have been linked broken', () => {
    const [first] = chainOf(events);
    if (first === undefined) throw new Error('the chain has a first event');
    expect(verifyChain([{ ...first, at: undefined } as ChainLink], sha256)).toEqual({
      ok: false,
      brokenAt: 0,
    });
  });

  it('finds any removal, swap or change, wherever it was made', () => {
    const anyEvents = fc.array(fc.record({ act: fc.string(), at: fc.integer() }), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(anyEvents, fc.nat(), fc.constantFrom('remove', 'swap', 'change'), (drawn, where, how) => {
        const numbered = drawn.map((event, revision) => ({ ...event, revision }));
        const chain = chainOf(numbered);
        const head = chain.at(-1)?.hash;
        const position = where % (chain.length - 1);
        const tampered = [...chain];
        const [here, next] = [chain[position], chain[position + 1]];
        if (here === undefined || next === undefined) throw new Error('the position lies within the chain');
        if (how === 'remove') tampered.splice(position, 1);
        else if (how === 'swap') tampered.splice(position, 2, next, here);
        else tampered.splice(position, 1, { ...here, at: here.at + 1 });
        expect(verifyChain(chain, sha256, head)).toEqual({ ok: true });
        expect(verifyChain(tampered, sha256, head)).toEqual({ ok: false, brokenAt: position });
      }),
    );
  });
});
