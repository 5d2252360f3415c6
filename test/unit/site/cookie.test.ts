import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isEntry,
  readSession,
  sessionCookie,
  withEntry,
  withoutEntry,
} from '../../../functions/entry/cookie.ts';
import type { SessionEntry } from '../../../functions/entry/cookie.ts';

const aCase: SessionEntry = {
  kind: 'a',
  officeId: 'kejayan',
  id: '23456789AB',
  secret: 'AAAAAAAAAAAAAAAAAAAAAA',
};
const aDraft: SessionEntry = { kind: 'd', officeId: 'juai', id: '0'.repeat(32), secret: 'b_-4' };

const sent = (cookie: string) => cookie.split(';')[0] ?? '';

describe('the session cookie', () => {
  it('holds what the links opened, and reads back', () => {
    const cookie = sessionCookie([aCase, aDraft], true);
    expect(cookie).toBe(
      `__session=a.kejayan.23456789AB.AAAAAAAAAAAAAAAAAAAAAA~d.juai.${'0'.repeat(32)}.b_-4; Max-Age=1209600; Path=/; HttpOnly; SameSite=Lax; Secure`,
    );
    expect(readSession(`other=1; ${sent(cookie)}; more=2`)).toEqual([aCase, aDraft]);
  });

  it('holds one survey kiosk beside them, the newest', () => {
    const kiosk: SessionEntry = { kind: 'k', officeId: 'kejayan', id: 'kios', secret: 'baru' };
    const older = { ...kiosk, officeId: 'juai', secret: 'lama' };
    const kept = withEntry([older, aCase, aDraft], kiosk);
    expect(kept).toEqual([kiosk, aCase, aDraft]);
    expect(readSession(sent(sessionCookie(kept, true)))).toEqual(kept);
  });

  it('is marked secure where the page is', () => {
    expect(sessionCookie([aCase], true)).toContain('; Secure');
    expect(sessionCookie([aCase], false)).not.toContain('Secure');
  });

  it('goes away with its last entry', () => {
    expect(sessionCookie([], true)).toContain('__session=; Max-Age=0;');
  });

  it('keeps five, newest first, and each case once', () => {
    const many = Array.from({ length: 7 }, (_, i) => ({ ...aCase, id: `REF${String(i)}` }));
    const kept = many.reduce<SessionEntry[]>(withEntry, []);
    expect(kept.map(({ id }) => id)).toEqual(['REF6', 'REF5', 'REF4', 'REF3', 'REF2']);
    const again = withEntry(kept, { ...aCase, id: 'REF3', secret: 'new' });
    expect(again.map(({ id }) => id)).toEqual(['REF3', 'REF6', 'REF5', 'REF4', 'REF2']);
    expect(again[0]?.secret).toBe('new');
  });

  it('gives up the oldest drafts before any application', () => {
    const cases = ['REF1', 'REF2', 'REF3'].map((id) => ({ ...aCase, id }));
    const drafts = ['1', '2', '3', '4'].map((id) => ({ ...aDraft, id }));
    const kept = [...cases, ...drafts].reduce<SessionEntry[]>(withEntry, []);
    expect(kept.map(({ id }) => id)).toEqual(['4', '3', 'REF3', 'REF2', 'REF1']);
    const fourth = withEntry(kept, { ...aCase, id: 'REF4' });
    expect(fourth.map(({ id }) => id)).toEqual(['REF4', '4', 'REF3', 'REF2', 'REF1']);
  });

  it('lets a sixth application begin, at the cost of none', () => {
    const cases = ['REF1', 'REF2', 'REF3', 'REF4', 'REF5'].map((id) => ({ ...aCase, id }));
    const kept = [...cases, { ...aDraft, id: '1' }, { ...aDraft, id: '2' }].reduce<SessionEntry[]>(
      withEntry,
      [],
    );
    expect(kept.map(({ id }) => id)).toEqual(['2', 'REF5', 'REF4', 'REF3', 'REF2', 'REF1']);
    expect(readSession(sent(sessionCookie(kept, true)))).toEqual(kept);
  });

  it('forgets one case and no other', () => {
    const other = { ...aCase, officeId: 'juai' };
    expect(withoutEntry([aCase, other, aDraft], aCase)).toEqual([other, aDraft]);
  });

  it('reads nothing from rubbish', () => {
    expect(readSession(undefined)).toEqual([]);
    expect(readSession('__session=')).toEqual([]);
    expect(readSession('x__session=a.kejayan.R.s')).toEqual([]);
    expect(readSession('__session=a.kejayan.R~x.kejayan.R.s~a.KEJAYAN.R.s~a.kejayan.R.s%0d')).toEqual([]);
    expect(readSession('__session=rubbish~a.kejayan.R.s')).toEqual([
      { kind: 'a', officeId: 'kejayan', id: 'R', secret: 's' },
    ]);
  });

  it('takes nothing that would not read back', () => {
    const part = fc.string({ unit: fc.constantFrom(...'aZ09-_.~;= %ü') });
    fc.assert(
      fc.property(part, part, part, (officeId, id, secret) => {
        const entry: SessionEntry = { kind: 'a', officeId, id, secret };
        const readBack = readSession(sent(sessionCookie([entry], false)));
        if (isEntry(entry)) expect(readBack).toEqual([entry]);
        else expect(readBack).not.toContainEqual(entry);
      }),
    );
    expect(isEntry(aCase)).toBe(true);
    for (const bad of ['', 'a;b', 'a~b', 'a.b', 'a b', 'ü'])
      expect(isEntry({ ...aCase, secret: bad })).toBe(false);
  });
});
