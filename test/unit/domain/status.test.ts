import { describe, expect, it } from 'vitest';
import type { Act } from '../../../domain/application.ts';
import { performerKey, statusWord, waitingFor } from '../../../domain/status.ts';
import type { Definition } from '../../../domain/standard.ts';
import { actorOf, after, applicant, begun, fitting, system } from '../../fixtures/engine-case.ts';
import type { EngineCase } from '../../fixtures/engine-case.ts';
import { invented } from '../../fixtures/office.ts';

const counter = actorOf('counter');
const kasi = actorOf('section-head', 'angin');
const camat = actorOf('camat');

function seen({ definition, state }: EngineCase) {
  return [statusWord(definition, state).code, waitingFor(definition, state)];
}

/** Does one act after another and tells after each how the case is seen. */
function story(definition: Definition, ...acts: [actor: Parameters<typeof after>[1], kind: Act['act']][]) {
  const first = begun(definition);
  const told = [seen(first)];
  acts.reduce((here, [actor, kind]) => {
    const next = after(here, actor, fitting(here, kind));
    told.push(seen(next));
    return next;
  }, first);
  return told;
}

describe('where a case stands, for the applicant, and whose turn it is', () => {
  it('follows a letter from desk to desk', () => {
    expect(
      story(
        invented.kite,
        [counter, 'check'],
        [kasi, 'validate'],
        [counter, 'draft'],
        [counter, 'number'],
        [kasi, 'initial'],
        [actorOf('secretary'), 'initial'],
        [system, 'prepare'],
        [camat, 'approve'],
        [system, 'issue'],
        [counter, 'hand-over'],
      ),
    ).toEqual([
      ['received', ['counter']],
      ['processing', ['section-head:angin']],
      ['processing', ['counter']],
      ['processing', ['counter']],
      ['awaiting-initial', ['section-head:angin']],
      ['awaiting-initial', ['secretary']],
      ['awaiting-signature', ['camat']],
      ['awaiting-signature', ['camat']],
      ['awaiting-signature', ['camat']],
      ['ready', ['counter']],
      ['handed-over', []],
    ]);
  });

  it('tells of the letter itself where the applicant may print it, and only then', () => {
    const story = (definition: Definition) => {
      const acts: [Parameters<typeof after>[1], Act['act']][] = [
        [counter, 'check'],
        [kasi, 'validate'],
        [counter, 'draft'],
        [counter, 'number'],
        [kasi, 'initial'],
        [actorOf('secretary'), 'initial'],
        [system, 'prepare'],
        [camat, 'approve'],
        [system, 'issue'],
      ];
      return acts.reduce((here, [actor, kind]) => after(here, actor, fitting(here, kind)), begun(definition));
    };
    const { kite } = invented;
    const withModes = (modes: Definition['delivery']['modes']) => ({
      ...kite,
      delivery: { ...kite.delivery, modes },
    });
    expect(seen(story(withModes(['collect', 'self-print'])))).toEqual(['issued', ['counter']]);
    expect(seen(story(withModes(['collect'])))).toEqual(['ready', ['counter']]);
  });

  it('counts the officer who notes a wet signature among those it waits for', () => {
    expect(story(invented.garden, [counter, 'check'], [counter, 'sign-on-paper'])).toEqual([
      ['received', ['counter']],
      ['awaiting-signature', ['secretary', 'camat', 'counter']],
      ['processing', ['counter']],
    ]);
  });

  it('waits for nobody in the office while the applicant mends or after he withdrew', () => {
    const sent = begun(invented.kite);
    const returned = after(sent, counter, fitting(sent, 'check', 3));
    expect(seen(returned)).toEqual(['returned', []]);
    const corrected = after(returned, applicant, fitting(returned, 'correct'));
    expect(seen(corrected)).toEqual(['received', ['counter']]);
    expect(seen(after(corrected, applicant, { act: 'cancel' }))).toEqual(['cancelled', []]);
  });

  it('does not call a case received again that was complete once', () => {
    const sent = begun(invented.kite);
    const complete = after(sent, counter, fitting(sent, 'check'));
    const back = after(complete, kasi, { ...fitting(complete, 'return'), to: 'periksa' } as Act);
    expect(seen(back)).toEqual(['processing', ['counter']]);
  });

  it('says what holds a case, and who may go on with it all the same', () => {
    const sent = begun(invented.garden);
    const checked = after(sent, counter, fitting(sent, 'check'));
    const held = after(checked, counter, { act: 'pause', reason: 'signer-away' });
    expect(statusWord(held.definition, held.state)).toEqual({ code: 'on-hold', reason: 'signer-away' });
    expect(waitingFor(held.definition, held.state)).toEqual(['secretary', 'camat', 'counter']);
  });

  it('is finished when nothing is left to hand over', () => {
    const told = story(
      invented.cat,
      [counter, 'check'],
      [system, 'prepare'],
      [camat, 'approve'],
      [system, 'issue'],
    );
    expect(told.at(-1)).toEqual(['finished', []]);
  });

  it('writes a performer as work lists ask for him', () => {
    expect(performerKey({ role: 'camat' })).toBe('camat');
    expect(performerKey({ role: 'section-head', section: 'angin' })).toBe('section-head:angin');
  });
});
