import { describe, expect, it } from 'vitest';
import type { ApplicationEvent } from '../../../domain/application.ts';
import { timeline } from '../../../web/citizen/pages/timeline.ts';
import { at } from '../../fixtures/calendars.ts';
import { contoh } from '../../fixtures/office.ts';

const event = (over: Partial<ApplicationEvent>): ApplicationEvent => ({
  v: 1,
  applicationId: 'a'.repeat(32),
  revision: 1,
  at: at('2026-11-23 12:00'),
  actor: { kind: 'system' },
  actId: 'b'.repeat(32),
  step: 'periksa',
  happening: { kind: 'stamped' },
  previousHash: 'c'.repeat(64),
  hash: 'd'.repeat(64),
  ...over,
});
const words = (events: ApplicationEvent[]) =>
  String(timeline(events, contoh.office, false))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('the applicant’s timeline', () => {
  it('says for how long and why the promise rested while the office could not work', () => {
    const outage = event({
      happening: {
        kind: 'outage',
        outageId: 'e'.repeat(32),
        cause: 'power',
        from: at('2026-11-23 09:00'),
        to: at('2026-11-23 11:00'),
      },
    });
    expect(words([outage])).toContain(
      'Jam janji berhenti Senin, 23 November 2026 pukul 09.00 WIB sampai Senin, 23 November 2026 pukul 11.00 WIB karena gangguan listrik',
    );
  });

  it('shows when a thing happened, and beside it when it was recorded if that was later', () => {
    const late = event({ happenedAt: at('2026-11-23 09:15') });
    expect(words([late])).toContain('Senin, 23 November 2026 pukul 09.15 WIB');
    expect(words([late])).toContain('dicatat susulan Senin, 23 November 2026 pukul 12.00 WIB');
    expect(words([event({})])).toContain('Senin, 23 November 2026 pukul 12.00 WIB');
    expect(words([event({})])).not.toContain('susulan');
  });
});
