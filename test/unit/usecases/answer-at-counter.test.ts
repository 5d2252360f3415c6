import { describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import type { SurveySettings } from '../../../domain/survey-period.ts';
import { answerAtCounter, openCounter } from '../../../functions/usecases/answer-at-counter.ts';
import type { CounterPlace } from '../../../functions/usecases/answer-at-counter.ts';
import { requireOffice } from '../../../functions/usecases/browse.ts';
import {
  makeKioskLink,
  removeKioskLink,
  setSkmSettings,
} from '../../../functions/usecases/set-skm-settings.ts';
import { at } from '../../fixtures/calendars.ts';
import { gardenService } from '../../fixtures/cases.ts';
import { countedDocuments } from '../../fixtures/counted.ts';
import { day, granted, pathsUnder, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { realOffice, serviceOf, uidOf } from '../../fixtures/office.ts';
import { anAnswer, inboxOf } from '../../fixtures/survey.ts';

const officer = uidOf('contoh', { role: 'survey' });
const qr: CounterPlace = { kind: 'counter-qr' };

async function settle(deps: TestDeps, counter: Partial<SurveySettings['counter']>): Promise<void> {
  const { survey } = (await requireOffice(deps, 'contoh')).settings;
  const settings = { ...survey, counter: { ...survey.counter, ...counter } };
  granted(await setSkmSettings(deps, officer, { officeId: 'contoh', base: survey, settings }));
}

async function answer(
  deps: TestDeps,
  given: Partial<Parameters<typeof answerAtCounter>[3]> & { place?: CounterPlace } = {},
) {
  const { place = qr, ...rest } = given;
  const once = rest.once ?? granted(await openCounter(deps, 'contoh', place)).once;
  return answerAtCounter(deps, 'contoh', place, {
    answer: anAnswer(3),
    by: 'self',
    address: '203.0.113.7',
    ...rest,
    once,
  });
}

describe('the questionnaire at the counter', () => {
  it('takes an answer of somebody without a case, for a service or for none', async () => {
    const deps = await staffedDeps();
    const form = granted(await openCounter(deps, 'contoh', qr));
    expect(form.services.map(({ id }) => id)).toContain(gardenService);
    granted(await answer(deps, { once: form.once, serviceId: gardenService, by: 'assisted' }));
    granted(await answer(deps, { serviceId: 'tidak-ada' }));
    expect(
      inboxOf(deps)
        .map(({ serviceId, channel, by }) => [serviceId, channel, by])
        .sort(),
    ).toEqual([
      [gardenService, 'counter-qr', 'assisted'],
      ['umum', 'counter-qr', 'self'],
    ]);
  });

  it('counts a form sent twice once, also when both arrive at the same moment', async () => {
    const deps = await staffedDeps();
    const { once } = granted(await openCounter(deps, 'contoh', qr));
    const both = await Promise.all([answer(deps, { once }), answer(deps, { once })]);
    expect(both.every(({ ok }) => ok)).toBe(true);
    granted(await answer(deps, { once }));
    expect(inboxOf(deps)).toHaveLength(1);
    const running = deps.documents.all().get(paths.surveyRunning('contoh', '2026-T4'));
    expect(running).toMatchObject({ answers: 1, today: { on: '2026-11-23', 'counter-qr': 1 } });
  });

  it('is open in office hours only, unless the office says otherwise', async () => {
    const deps = await staffedDeps();
    deps.time.now = at('2026-11-23 21:00');
    expect(refusalOf(await openCounter(deps, 'contoh', qr))).toEqual({ code: 'survey-not-open' });
    expect(refusalOf(await answer(deps, { once: deps.newId() }))).toEqual({ code: 'survey-not-open' });
    await settle(deps, { officeHoursOnly: false });
    expect((await answer(deps)).ok).toBe(true);
  });

  it('is closed on a day off', async () => {
    const deps = await staffedDeps();
    // 25 November 2026 is Hari Layang-Layang Sedunia in the invented calendar.
    deps.time.now = at('2026-11-25 09:00');
    expect(refusalOf(await openCounter(deps, 'contoh', qr))).toEqual({ code: 'survey-not-open' });
    deps.time.now = at('2026-11-26 09:00');
    expect((await openCounter(deps, 'contoh', qr)).ok).toBe(true);
  });

  it('is closed where the office takes none a day', async () => {
    const deps = await staffedDeps();
    await settle(deps, { perDay: 0 });
    expect(refusalOf(await openCounter(deps, 'contoh', qr))).toEqual({ code: 'survey-not-open' });
  });

  it('takes as many a day as the office says, and then names the next opening', async () => {
    const deps = await staffedDeps();
    await settle(deps, { perDay: 2 });
    granted(await answer(deps, { address: '203.0.113.1' }));
    granted(await answer(deps, { address: '203.0.113.2' }));
    // 24 November 2026 is a Tuesday; the default hours open at 08.00.
    const retryAt = at('2026-11-24 08:00');
    expect(refusalOf(await openCounter(deps, 'contoh', qr))).toEqual({
      code: 'too-many-tries',
      retryAt,
    });
    expect(refusalOf(await answer(deps, { once: deps.newId(), address: '203.0.113.3' })).code).toBe(
      'too-many-tries',
    );
    expect(inboxOf(deps)).toHaveLength(2);
    deps.time.now += day;
    expect((await answer(deps)).ok).toBe(true);
  });

  it('keeps the limit of a day under parallel answers', async () => {
    const deps = await staffedDeps();
    await settle(deps, { perDay: 3 });
    const all = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        answer(deps, { once: deps.newId(), address: `203.0.113.${String(n)}` }),
      ),
    );
    expect(all.filter(({ ok }) => ok)).toHaveLength(3);
    expect(inboxOf(deps)).toHaveLength(3);
  });

  it('takes six answers a day from one device, and keeps no trace of its address', async () => {
    const deps = await staffedDeps();
    for (let n = 0; n < 6; n += 1) granted(await answer(deps));
    expect(refusalOf(await answer(deps)).code).toBe('too-many-tries');
    granted(await answer(deps, { address: '203.0.113.8' }));
    deps.time.now += day;
    granted(await answer(deps));
    const all = JSON.stringify([...deps.documents.all()]);
    expect(all).not.toContain('203.0.113');
    // Nor can somebody who tries every address find it: the key is the office's own.
    for (const guess of ['203.0.113.7', '2026-11-23 203.0.113.7']) {
      expect(all).not.toContain(deps.sha256(guess));
      expect(all).not.toContain(deps.sha256(`survey-device ${guess}`));
    }
  });

  it('costs at most three writes: the answer, the sums, the device', async () => {
    const deps = await staffedDeps();
    granted(await answer(deps));
    const { once } = granted(await openCounter(deps, 'contoh', qr));
    const count = { reads: 0, writes: 0 };
    const documents = { ...deps.documents, ...countedDocuments(deps.documents, count) };
    granted(
      await answerAtCounter({ ...deps, documents }, 'contoh', qr, {
        once,
        answer: anAnswer(),
        by: 'self',
        address: '203.0.113.9',
      }),
    );
    expect(count.writes).toBe(3);
  });

  it('answers not-found for an office that is not there', async () => {
    const deps = await staffedDeps();
    expect(refusalOf(await openCounter(deps, 'awan', qr))).toEqual({ code: 'not-found' });
    expect(refusalOf(await openCounter(deps, 'contoh/x', qr))).toEqual({ code: 'not-found' });
  });
});

describe('the kiosk', () => {
  const tokenOf = async (deps: TestDeps) => {
    const { path } = granted(await makeKioskLink(deps, officer, { officeId: 'contoh' }));
    expect(path).toMatch(/^\/survei\/contoh\/kios\/[\w-]+$/);
    return path.split('/').at(-1) ?? '';
  };

  it('opens with the link the survey officer made, and with no other', async () => {
    const deps = await staffedDeps();
    expect(refusalOf(await openCounter(deps, 'contoh', { kind: 'kiosk', token: '' }))).toEqual({
      code: 'link-invalid',
    });
    const token = await tokenOf(deps);
    granted(await answer(deps, { place: { kind: 'kiosk', token } }));
    expect(inboxOf(deps).map(({ channel }) => channel)).toEqual(['kiosk']);
    expect(refusalOf(await openCounter(deps, 'contoh', { kind: 'kiosk', token: 'tebakan' }))).toEqual({
      code: 'link-invalid',
    });
    expect(refusalOf(await openCounter(deps, 'seberang', { kind: 'kiosk', token }))).toEqual({
      code: 'link-invalid',
    });
  });

  it('stops working when a new link is made, or when it is taken away', async () => {
    const deps = await staffedDeps();
    const first = await tokenOf(deps);
    const second = await tokenOf(deps);
    expect(refusalOf(await openCounter(deps, 'contoh', { kind: 'kiosk', token: first })).code).toBe(
      'link-invalid',
    );
    expect((await openCounter(deps, 'contoh', { kind: 'kiosk', token: second })).ok).toBe(true);
    granted(await removeKioskLink(deps, officer, { officeId: 'contoh' }));
    expect(refusalOf(await openCounter(deps, 'contoh', { kind: 'kiosk', token: second })).code).toBe(
      'link-invalid',
    );
  });

  it('is one device for many people: only the limit of a day holds, its own', async () => {
    const deps = await staffedDeps();
    await settle(deps, { perDay: 9 });
    const place: CounterPlace = { kind: 'kiosk', token: await tokenOf(deps) };
    for (let n = 0; n < 9; n += 1) granted(await answer(deps, { place }));
    expect(refusalOf(await openCounter(deps, 'contoh', place)).code).toBe('too-many-tries');
    expect((await openCounter(deps, 'contoh', qr)).ok).toBe(true);
  });

  it('keeps the token nowhere but in the link', async () => {
    const deps = await staffedDeps();
    const token = await tokenOf(deps);
    expect(JSON.stringify([...deps.documents.all()])).not.toContain(token);
    expect(pathsUnder(deps, 'offices/contoh/keys')).toContain(paths.surveyKey('contoh'));
  });
});

describe('a standard that asks for the scan of the SKM code (Kejayan, Sosialisasi, line 101)', () => {
  it('asks the applicant to be there, and the desk ticks that: an answer to the survey is told to no case', async () => {
    const kejayan = realOffice('kejayan');
    const { definition } = serviceOf(kejayan, 'sosialisasi');
    expect(definition.requirements.find(({ id }) => id === 'hadir-langsung')?.kind).toBe('presence');
    const deps = await staffedDeps([kejayan]);
    const before = new Map(deps.documents.all());
    const { once } = granted(await openCounter(deps, 'kejayan', qr));
    granted(
      await answerAtCounter(deps, 'kejayan', qr, {
        once,
        serviceId: 'sosialisasi',
        answer: anAnswer(3),
        by: 'self',
        address: '203.0.113.7',
      }),
    );
    const changed = [...deps.documents.all().keys()].filter((path) => !before.has(path));
    expect(changed.map((path) => path.split('/')[2]).sort()).toEqual([
      'keys',
      'limits',
      'surveyInbox',
      'surveyRunning',
    ]);
  });
});
