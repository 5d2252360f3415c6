import { describe, expect, it } from 'vitest';
import { dueMark, fieldOf, instantOf, shortTime, spanWords } from '../../../web/console/times.ts';
import { aCard } from './a-card.ts';

const office = { hours: { zone: 'Asia/Jakarta', zoneLabel: 'WIB', weekly: {} } } as unknown as Parameters<
  typeof shortTime
>[2];
const minute = 60_000;
/** Monday 16 March 2026, 10.30 in Jakarta. */
const now = Date.UTC(2026, 2, 16, 3, 30);

describe('a row says how it stands against its promise', () => {
  const promised = aCard({ stepKind: 'draft', dueAt: now, warnAt: now - 4 * minute });

  it('running until the warning, at risk from then on, late only after the due moment', () => {
    expect(dueMark(promised, now - 5 * minute)).toEqual({ kind: 'running', sign: '', words: 'Sisa 5 menit' });
    expect(dueMark(promised, now - 4 * minute)).toEqual({
      kind: 'at-risk',
      sign: '!',
      words: 'Hampir habis, sisa 4 menit',
    });
    expect(dueMark(promised, now).kind).toBe('at-risk');
    expect(dueMark(promised, now + 2 * minute)).toEqual({
      kind: 'late',
      sign: '‼',
      words: 'Terlambat 2 menit',
    });
  });

  it('waiting while the applicant must act, however late it would be', () => {
    expect(dueMark({ ...promised, status: 'returned' }, now + minute)).toEqual({
      kind: 'waiting',
      sign: '‖',
      words: 'Menunggu pemohon',
    });
  });

  it('nothing once the product is ready, and that the clock has not begun before a complete file', () => {
    expect(dueMark({ ...promised, status: 'ready' }, now + minute).kind).toBe('none');
    expect(dueMark(aCard(), now).words).toBe('Waktu belum berjalan');
    expect(dueMark(aCard({ stepKind: 'sign' }), now).words).toBe('Waktu tidak berjalan');
  });

  it('with sign and word beside the colour wherever somebody must hurry', () => {
    for (const at of [now - minute, now + minute]) {
      const mark = dueMark(promised, at);
      expect(mark.sign).not.toBe('');
      expect(mark.words).not.toBe('');
    }
  });
});

describe('short times', () => {
  it('name today, tomorrow and yesterday on the office’s own clock', () => {
    expect(shortTime(now, now, office)).toBe('Hari ini 10.30 WIB');
    // 17.00 UTC is midnight in Jakarta: the next day there.
    expect(shortTime(Date.UTC(2026, 2, 16, 17, 0), now, office)).toBe('Besok 00.00 WIB');
    expect(shortTime(Date.UTC(2026, 2, 15, 16, 59), now, office)).toBe('Kemarin 23.59 WIB');
  });

  it('name the weekday else, and the year when it is another one', () => {
    expect(shortTime(Date.UTC(2026, 2, 19, 1, 5), now, office)).toBe('Kam 19 Mar 08.05 WIB');
    expect(shortTime(Date.UTC(2025, 11, 31, 1, 5), now, office)).toBe('Rab 31 Des 2025 08.05 WIB');
  });

  it('round a span down to its largest unit', () => {
    expect(spanWords(59_999)).toBe('kurang dari 1 menit');
    expect(spanWords(61 * minute)).toBe('1 jam');
    expect(spanWords(49 * 60 * minute)).toBe('2 hari');
  });
});

describe('the field for the time of a signature', () => {
  it('reads back what it shows, in the office’s zone', () => {
    expect(fieldOf(now, 'Asia/Jakarta')).toBe('2026-03-16T10:30');
    expect(fieldOf(now, 'Asia/Makassar')).toBe('2026-03-16T11:30');
    expect(instantOf('2026-03-16T10:30', 'Asia/Jakarta')).toBe(now);
  });

  it('does not fall before a case that was filed in the same minute', () => {
    const filedAt = now + 20_000;
    expect(instantOf('2026-03-16T10:30', 'Asia/Jakarta', filedAt)).toBe(filedAt);
    expect(instantOf('2026-03-16T10:29', 'Asia/Jakarta', filedAt)).toBe(now - minute);
  });

  it('takes nothing else for a time', () => {
    for (const text of ['', '2026-03-16', '2026-13-41T10:30', '2026-03-16T25:00'])
      expect(instantOf(text, 'Asia/Jakarta')).toBeUndefined();
  });
});
