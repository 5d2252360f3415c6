import { describe, expect, it } from 'vitest';
import type { Happening } from '../../../domain/application.ts';
import { deskNotes, timeNotes } from '../../../domain/desk-notes.ts';
import type { DeskFacts } from '../../../domain/desk-notes.ts';

/** Which letters may be signed in a row, and what is said of the others. */

type Event = DeskFacts['events'][number];

const officer = { kind: 'staff', uid: 'loket', role: 'counter' } as const;
const event = (happening: Happening, over: Partial<Event> = {}): Event => ({
  step: 'periksa',
  actor: officer,
  happening,
  ...over,
});
const inOrder: Happening = {
  kind: 'checked',
  outcome: 'complete',
  verdicts: { ktp: { verdict: 'in-order' } },
};
const quiet: DeskFacts = {
  events: [
    event({ kind: 'submitted', door: 'counter', items: {} }, { actor: { kind: 'applicant' } }),
    event(inOrder),
    event({ kind: 'drafted', letterId: 'l' }, { step: 'konsep' }),
    event({ kind: 'initialed' }, { step: 'paraf', actor: { kind: 'staff', uid: 'k', role: 'section-head' } }),
  ],
  signSteps: ['tanda-tangan'],
  duties: [],
  wordsMended: false,
  possibleDouble: false,
  capacity: undefined,
  templateChanged: false,
};
const after = (...events: Event[]) => deskNotes({ ...quiet, events: [...quiet.events, ...events] });
const sentBack = (to: string, items: string[] = []): Happening => ({
  kind: 'returned',
  to,
  reason: 'other',
  items,
});

describe('a letter without anything unusual', () => {
  it('has no note', () => {
    expect(deskNotes(quiet)).toEqual([]);
  });

  it('gets one from its promise alone: late once it is over, at risk from the warning on', () => {
    const promised = { warnAt: 80, dueAt: 100 };
    expect(timeNotes(promised, 79)).toEqual([]);
    expect(timeNotes(promised, 80)).toEqual(['at-risk']);
    expect(timeNotes(promised, 100)).toEqual(['at-risk']);
    expect(timeNotes(promised, 101)).toEqual(['late']);
    expect(timeNotes({ warnAt: null, dueAt: null }, 101)).toEqual([]);
  });
});

describe('a letter is looked at', () => {
  it('after the signer sent it back, which is told apart from another desk and from the applicant', () => {
    expect(after(event(sentBack('konsep'), { step: 'tanda-tangan' }))).toEqual(['returned-by-signer']);
    expect(after(event(sentBack('konsep'), { step: 'paraf' }))).toEqual(['returned']);
    expect(after(event(sentBack('applicant', ['foto'])), event({ kind: 'corrected', items: {} }))).toEqual([
      'corrected',
    ]);
  });

  it('where a paper that was in order was asked for again, not where one never was', () => {
    expect(after(event(sentBack('applicant', ['ktp'])))).toEqual(['accepted-reopened']);
    expect(after(event(sentBack('applicant', ['foto'])))).toEqual([]);
    const faulty: Happening = {
      kind: 'checked',
      outcome: 'returned',
      verdicts: { ktp: { verdict: 'faulty', reason: 'unreadable' } },
    };
    expect(after(event(faulty))).toEqual(['accepted-reopened']);
    expect(deskNotes({ ...quiet, events: [event(faulty), event(inOrder)] })).toEqual([]);
    expect(after(event({ kind: 'agency-answered', result: 'to-mend', items: ['ktp'] }))).toContain(
      'accepted-reopened',
    );
  });

  it('where a section head or the secretary left a note, not for a note that went to the applicant', () => {
    const kasi = { kind: 'staff', uid: 'k', role: 'section-head' } as const;
    const note = 'a'.repeat(64);
    const surveyed: Happening = { kind: 'surveyed', surveyedAt: 1, suits: true };
    expect(after(event(surveyed, { actor: kasi, note }))).toEqual(['officer-note']);
    expect(after(event(surveyed, { actor: officer, note }))).toEqual([]);
    expect(after(event(surveyed, { actor: kasi }))).toEqual([]);
    expect(after(event(sentBack('applicant'), { actor: kasi, note }))).toEqual([]);
  });

  it('while something is owed, and no longer once that is done', () => {
    const owed = { kind: 'tell-signed', since: 1 } as const;
    expect(deskNotes({ ...quiet, duties: [owed] })).toEqual(['duty']);
    expect(deskNotes({ ...quiet, duties: [{ ...owed, doneAt: 2 }] })).toEqual([]);
  });

  it('for each of the other reasons, all of them told together and in one order', () => {
    expect(deskNotes({ ...quiet, capacity: 'plh' })).toEqual(['deputy']);
    expect(
      deskNotes({
        ...quiet,
        events: [...quiet.events, event({ kind: 'skipped' }), event({ kind: 'reopened' })],
        wordsMended: true,
        possibleDouble: true,
        capacity: 'an',
        templateChanged: true,
      }),
    ).toEqual(['taken-up-again', 'skipped', 'words-mended', 'possible-double', 'deputy', 'template-changed']);
  });
});
