import { describe, expect, it } from 'vitest';
import { isForeignPost } from '../../../functions/entry/same-site.ts';

const hosts = ['function.run.app', 'loket.example', null, undefined];
const isForeign = (headers: Record<string, string>) => isForeignPost(new Headers(headers), hosts);

describe('a post', () => {
  it('from our own page is taken, behind Hosting or not', () => {
    expect(isForeign({ 'sec-fetch-site': 'same-origin', origin: 'https://loket.example' })).toBe(false);
    expect(isForeign({ origin: 'https://LOKET.example' })).toBe(false);
    expect(isForeign({ origin: 'https://function.run.app' })).toBe(false);
  });

  // With Referrer-Policy no-referrer browsers send `Origin: null` from our own forms.
  it('without a telling origin is taken unless the browser says cross-site', () => {
    expect(isForeign({})).toBe(false);
    expect(isForeign({ origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe(false);
    expect(isForeign({ origin: 'null', 'sec-fetch-site': 'cross-site' })).toBe(true);
  });

  it('from somebody else’s page is not', () => {
    expect(isForeign({ 'sec-fetch-site': 'cross-site' })).toBe(true);
    expect(isForeign({ origin: 'https://loket.example.evil.test' })).toBe(true);
    expect(isForeign({ origin: 'https://loket.example:8443' })).toBe(true);
    expect(isForeign({ origin: 'rubbish' })).toBe(true);
  });
});
