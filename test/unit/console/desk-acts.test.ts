import { describe, expect, it } from 'vitest';
import type { Application } from '../../../domain/application.ts';
import { actsFor } from '../../../web/console/desk-acts.ts';
import { actorOf, begun } from '../../fixtures/engine-case.ts';
import { realOffice, serviceOf } from '../../fixtures/office.ts';

const { definition } = serviceOf(realOffice('kejayan'), 'pengantar-skck');
const { state } = begun(definition);
const at = (step: string, over: Partial<Application> = {}): Application => ({ ...state, step, ...over });

describe('the case page', () => {
  it('gives the counter one way forward at the check', () => {
    expect(actsFor(definition, at('periksa'), actorOf('counter'))).toMatchObject({
      primary: 'check',
      others: ['cancel'],
    });
  });

  it('tells everybody else who can, instead of showing a button', () => {
    const acts = actsFor(definition, at('periksa'), actorOf('camat'));
    expect(acts.primary).toBeUndefined();
    expect(acts.blocked.find(({ act }) => act === 'check')?.by).toEqual([{ role: 'counter' }]);
  });

  it('gives a section head of the right section paraf and return, one of another section neither', () => {
    const right = actsFor(definition, at('paraf-kasi'), actorOf('section-head', 'pemerintahan-pelayanan'));
    expect(right).toMatchObject({ primary: 'initial', others: ['return'] });
    const other = actsFor(definition, at('paraf-kasi'), actorOf('section-head', 'trantib'));
    expect(other).toMatchObject({ primary: undefined, others: [] });
  });

  it('never offers an officer to issue by hand or to answer the survey', () => {
    const letter = { id: 'l', status: 'approved' as const, sha256: 'a'.repeat(64) };
    const waiting = actsFor(definition, at('tanda-tangan', { letter }), actorOf('camat'));
    expect(waiting.primary).toBeUndefined();
    const closed = actsFor(definition, at('done', { status: 'closed' }), actorOf('counter'));
    expect(closed).toEqual({ primary: undefined, others: ['reopen'], blocked: [] });
  });
});
