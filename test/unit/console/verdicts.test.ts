import { describe, expect, it } from 'vitest';
import type { Item } from '../../../domain/application.ts';
import { checkAct, faultyCount, judgementOf, problemsOf } from '../../../web/console/verdicts.ts';
import type { Judgement } from '../../../web/console/verdicts.ts';

const item = (over: Partial<Item> = {}): Item => ({
  files: [],
  bringsPaper: true,
  verdict: 'waiting',
  ...over,
});
const good: Judgement = {
  verdict: 'in-order',
  reason: '',
  note: '',
  originalSeen: false,
  originalHeld: false,
  accepted: false,
};
const bad: Judgement = {
  verdict: 'faulty',
  reason: 'unreadable',
  note: ' Foto ulang. ',
  originalSeen: false,
  originalHeld: false,
  accepted: false,
};

describe('a completeness check', () => {
  it('begins with what was in order before and asks anew what was faulty', () => {
    expect(judgementOf(item({ verdict: 'in-order', originalSeen: true }))).toEqual({
      ...good,
      originalSeen: true,
      accepted: true,
    });
    expect(judgementOf(item({ verdict: 'faulty', reason: 'expired' })).verdict).toBe('waiting');
  });

  it('cannot be sent while an item has no verdict, or a fault no reason', () => {
    expect(
      problemsOf({ ktp: { ...good, verdict: 'waiting' }, kk: { ...bad, reason: '' }, foto: good }),
    ).toEqual({
      ktp: 'verdict-missing',
      kk: 'reason-missing',
    });
    expect(problemsOf({ ktp: good, kk: bad })).toEqual({});
  });

  it('is one act with all verdicts and the notes to the faulty ones', () => {
    expect(checkAct({ ktp: good, kk: bad }, () => false)).toEqual({
      act: 'check',
      verdicts: { ktp: { verdict: 'in-order' }, kk: { verdict: 'faulty', reason: 'unreadable' } },
      notes: { kk: 'Foto ulang.' },
    });
    expect(faultyCount({ ktp: good, kk: bad })).toBe(1);
  });

  it('records whether an original was seen only where one is asked for', () => {
    const act = checkAct({ ktp: { ...good, originalSeen: true }, kk: good }, (id) => id === 'ktp');
    expect(act.verdicts).toEqual({
      ktp: { verdict: 'in-order', originalSeen: true },
      kk: { verdict: 'in-order' },
    });
  });

  it('keeps an original only once it was seen', () => {
    const verdict = (over: Partial<Judgement>) =>
      checkAct({ kk: { ...good, ...over } }, () => true).verdicts['kk'];
    expect(verdict({ originalHeld: true })).toEqual({ verdict: 'in-order', originalSeen: false });
    expect(verdict({ originalHeld: true, originalSeen: true })).toEqual({
      verdict: 'in-order',
      originalSeen: true,
      originalHeld: true,
    });
  });

  it('wants a word why before what was accepted is asked for again', () => {
    const again = { ...bad, accepted: true };
    expect(problemsOf({ kk: { ...again, note: ' ' } })).toEqual({ kk: 'note-missing' });
    expect(problemsOf({ kk: again })).toEqual({});
    expect(problemsOf({ kk: { ...bad, note: '' } })).toEqual({});
  });

  it('sends no note of a verdict that was changed back', () => {
    expect(checkAct({ kk: { ...bad, verdict: 'in-order' } }, () => false).notes).toBeUndefined();
  });
});
