import { describe, expect, it } from 'vitest';
import { Application } from '../../../domain/application.ts';
import { verifyChain } from '../../../domain/chain.ts';
import { fold } from '../../../domain/fold.ts';
import { paths } from '../../../domain/paths.ts';
import type { OfficeMaterial } from '../../../functions/usecases/import-standards.ts';
import { printEmergencySet } from '../../../functions/usecases/emergency-set.ts';
import { enterLate, lateForm } from '../../../functions/usecases/enter-late.ts';
import { endOutage, recordOutage } from '../../../functions/usecases/outage-record.ts';
import { openCase } from '../../../functions/usecases/open-case.ts';
import { at } from '../../fixtures/calendars.ts';
import { documentAt, eventsOf, gardenService, kiteService, stateOf } from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import { busyOnce, granted, pathsUnder, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { contoh, serviceOf, uidOf } from '../../fixtures/office.ts';

const officeId = 'contoh';
const clerk = uidOf(officeId, { role: 'counter' });
const camat = uidOf(officeId, { role: 'camat' });
const setId = 'a1'.repeat(16);
const village = contoh.office.villages[0]?.code ?? '';

/** The garden's sheet, which is signed in wet ink, also at the counter. */
const material: OfficeMaterial = {
  ...contoh,
  services: contoh.services.map((service) =>
    service.serviceId === gardenService
      ? { ...service, definition: { ...service.definition, doors: ['online', 'counter'] } }
      : service,
  ),
};

/** Power was gone from 09.00 to 11.00 on Monday; two slips and two numbers of the garden's book lie printed. It is 12.00. */
async function afterAnOutage(): Promise<{ deps: TestDeps; slips: string[] }> {
  const deps = await staffedDeps([material]);
  deps.time.now = at('2026-11-20 10:00');
  const { set } = granted(
    await printEmergencySet(deps, clerk, {
      officeId,
      setId,
      slips: 2,
      books: [{ book: 'buku-kebun', count: 2 }],
      services: [],
    }),
  );
  deps.time.now = at('2026-11-23 09:00');
  const outage = { officeId, outageId: 'e'.repeat(32) };
  granted(await recordOutage(deps, clerk, { ...outage, cause: 'power', reason: 'Listrik padam' }));
  deps.time.now = at('2026-11-23 11:00');
  granted(await endOutage(deps, clerk, outage));
  deps.time.now = at('2026-11-23 12:00');
  return { deps, slips: set.slips };
}

type Input = Parameters<typeof enterLate>[2];
let made = 0;
function fromPaper(over: Partial<Input> = {}): Input {
  made += 1;
  return {
    officeId,
    applicationId: made.toString(16).padStart(32, '0'),
    secret: 'rahasia-dua-puluh-dua_',
    serviceId: gardenService,
    variant: 'bunga',
    name: 'Mawar Melati',
    nik: '',
    villageCode: village,
    phone: '0812 0000 0033',
    answers: {},
    trail: { receivedAt: at('2026-11-23 09:15') },
    missing: [],
    ...over,
  };
}
const whole: Input['trail'] = {
  receivedAt: at('2026-11-23 09:15'),
  checkedAt: at('2026-11-23 09:20'),
  signed: { uid: camat, at: at('2026-11-23 10:00') },
  taken: { register: 'buku-kebun-2026', entry: '000001', number: '088/1/CTH/2026' },
  handedOver: { at: at('2026-11-23 10:30'), collector: 'applicant' },
};
const caseOf = ({ applicationId: id }: Input): TestCase => ({
  officeId,
  id,
  access: { officeId, reference: '', secret: '' },
  standard: serviceOf(material, gardenService),
});

describe('a case entered afterwards', () => {
  it('stands where its paper says, with when it happened and when it was recorded', async () => {
    const { deps, slips } = await afterAnOutage();
    const input = fromPaper({ slip: slips[0], trail: whole });
    const entered = granted(await enterLate(deps, clerk, input));
    expect(entered).toMatchObject({ applicationId: input.applicationId, status: 'closed', step: 'done' });
    const state = await stateOf(deps, caseOf(input));
    expect(state).toMatchObject({
      door: 'counter',
      submittedAt: whole.receivedAt,
      completeAt: whole.checkedAt,
      readyAt: at('2026-11-23 10:00'),
      closedAt: at('2026-11-23 10:30'),
      signedOnPaper: { signerUid: camat, signedAt: at('2026-11-23 10:00') },
      taken: { number: '088/1/CTH/2026' },
    });
    const events = await eventsOf(deps, caseOf(input));
    expect(
      events.map(({ happening, at: recorded, happenedAt }) => [happening.kind, recorded, happenedAt]),
    ).toEqual([
      ['submitted', deps.now(), whole.receivedAt],
      ['checked', deps.now(), whole.checkedAt],
      ['signed-on-paper', deps.now(), at('2026-11-23 10:00')],
      ['stamped', deps.now(), at('2026-11-23 10:00')],
      ['registered', deps.now(), at('2026-11-23 10:00')],
      ['handed-over', deps.now(), at('2026-11-23 10:30')],
    ]);
    expect(verifyChain(events, deps.sha256)).toMatchObject({ ok: true });
    const { definition } = serviceOf(material, gardenService);
    const { nextActionAt: _next, dueAt: _due, warnAt: _warn, watch: _watch, ...stored } = state;
    const { id, serviceId, version, reference, door, variant, sections, villageCodes, route } = stored;
    const birth = { id, officeId, serviceId, version, reference, door, sections, villageCodes, route };
    expect(fold(definition, { ...birth, ...(variant && { variant }) }, events)).toEqual(stored);
    expect(await documentAt(deps, paths.entry(officeId, 'buku-kebun-2026', '000001'))).toMatchObject({
      status: 'booked',
      applicationId: input.applicationId,
      onDate: '2026-11-23',
    });
    expect(await documentAt(deps, paths.card(officeId, input.applicationId))).toMatchObject({
      status: 'closed',
      submittedAt: whole.receivedAt,
      revision: 6,
    });
    const opened = granted(await openCase(deps, clerk, { officeId, applicationId: input.applicationId }));
    expect(opened.parties).toMatchObject([{ name: 'Mawar Melati', identity: { kind: 'none' } }]);
    expect(opened.contacts.phone).toMatch(/81200000033$/);
  });

  it('runs its promise from the true time, without the outage it lived through', async () => {
    const { deps } = await afterAnOutage();
    // Looked through before the power went: two working days from Monday, Wednesday is a holiday here.
    const { receivedAt, checkedAt } = {
      receivedAt: at('2026-11-23 08:10'),
      checkedAt: at('2026-11-23 08:30'),
    };
    const before = fromPaper({ trail: { receivedAt, checkedAt }, reason: 'Loket macet sejak pagi' });
    granted(await enterLate(deps, clerk, before));
    const state = await stateOf(deps, caseOf(before));
    expect(state.clock).toEqual({
      startedAt: checkedAt,
      pauses: [
        {
          from: at('2026-11-23 09:00'),
          to: at('2026-11-23 11:00'),
          reason: 'fault',
          outageId: 'e'.repeat(32),
        },
      ],
    });
    expect(state.dueAt).toBe(at('2026-11-26 15:00'));
    // Found complete while the power was gone: the office worked, its clock runs.
    const during = fromPaper({ trail: { receivedAt: whole.receivedAt, checkedAt } });
    expect(refusalOf(await enterLate(deps, clerk, during))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'checkedAt', problem: 'before-the-last' }],
    });
    const inOrder = fromPaper({ trail: { receivedAt: whole.receivedAt, checkedAt: whole.checkedAt } });
    granted(await enterLate(deps, clerk, inOrder));
    expect((await stateOf(deps, caseOf(inOrder))).clock).toEqual({ startedAt: whole.checkedAt, pauses: [] });
  });

  it('entered twice, or twice at once, or after the line broke, is one case', async () => {
    const { deps, slips } = await afterAnOutage();
    const input = fromPaper({ slip: slips[0], trail: whole });
    const busy = busyOnce(deps, '/applications/');
    const answers = await Promise.all([
      enterLate(busy, clerk, input),
      enterLate(deps, clerk, input),
      enterLate(deps, clerk, input),
    ]);
    const [first] = answers.map((each) => granted(each));
    for (const each of answers) expect(granted(each)).toEqual(first);
    expect(granted(await enterLate(deps, clerk, input))).toEqual(first);
    expect(pathsUnder(deps, paths.applications(officeId))).toHaveLength(1);
    expect((await eventsOf(deps, caseOf(input))).length).toBe(6);
    // Whoever knows the id alone learns nothing.
    const { secret: _secret, ...rest } = input;
    expect(refusalOf(await enterLate(deps, clerk, { ...rest, secret: 'x'.repeat(22) }))).toEqual({
      code: 'not-found',
    });
  });

  it('is not answered with somebody else’s case where the form came back and was filled in for the next slip', async () => {
    const { deps, slips } = await afterAnOutage();
    const input = fromPaper({ slip: slips[0], trail: whole });
    const { reference } = granted(await enterLate(deps, clerk, input));
    const next = { ...input, name: 'Melati Mawar' };
    expect(refusalOf(await enterLate(deps, clerk, next))).toEqual({ code: 'taken-in-already', reference });
    // Two people may have one name; their slips, their times and what they brought differ.
    const namesakes: Partial<Input>[] = [
      { slip: slips[1] },
      { slip: undefined },
      { trail: { ...whole, receivedAt: whole.receivedAt + 60_000 } },
      { trail: { receivedAt: whole.receivedAt, checkedAt: whole.checkedAt } },
      { nik: '9901011708900001' },
      { missing: ['lembar'] },
    ];
    for (const other of namesakes)
      expect(refusalOf(await enterLate(deps, clerk, { ...input, ...other } as Input))).toEqual({
        code: 'taken-in-already',
        reference,
      });
    const guess = { ...next, secret: 'tebakan-dua-puluh-dua_' };
    expect(refusalOf(await enterLate(deps, clerk, guess)).code).toBe('not-found');
    expect(granted(await enterLate(deps, clerk, input)).reference).toBe(reference);
  });

  it('has its slip alone: the second is shown the first', async () => {
    const { deps, slips } = await afterAnOutage();
    const first = fromPaper({ slip: slips[0] });
    granted(await enterLate(deps, clerk, first));
    const second = fromPaper({ slip: slips[0] });
    expect(refusalOf(await enterLate(deps, clerk, second))).toEqual({
      code: 'slip-used',
      applicationId: first.applicationId,
    });
    expect(await documentAt(deps, paths.application(officeId, second.applicationId))).toBeUndefined();
    // Two desks at once with one slip: one of them gets it.
    const rivals = [fromPaper({ slip: slips[1] }), fromPaper({ slip: slips[1] })];
    const answers = await Promise.all(rivals.map((each) => enterLate(deps, clerk, each)));
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(refusalOf(await enterLate(deps, clerk, fromPaper({ slip: 'ZZZZ-01' })))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'slip', problem: 'unknown' }],
    });
  });

  it('has its number alone, of its own service’s book and of a printed set', async () => {
    const { deps } = await afterAnOutage();
    granted(await enterLate(deps, clerk, fromPaper({ trail: whole })));
    expect(refusalOf(await enterLate(deps, clerk, fromPaper({ trail: whole }))).code).toBe('not-now');
    const form = granted(await lateForm(deps, clerk, { officeId, serviceId: gardenService }));
    expect(form.numbers.map(({ entry }) => entry)).toEqual(['000002']);
    expect(form.signers.map(({ uid }) => uid).sort()).toEqual([
      camat,
      uidOf(officeId, { role: 'secretary' }),
    ]);
    const other = { register: 'buku-kebun-2026', entry: '000003', number: '088/3/CTH/2026' };
    expect(refusalOf(await enterLate(deps, clerk, fromPaper({ trail: { ...whole, taken: other } })))).toEqual(
      {
        code: 'invalid-input',
        fields: [{ field: 'taken', problem: 'unknown' }],
      },
    );
  });

  it('keeps a number it was given before its step comes', async () => {
    const { deps } = await afterAnOutage();
    const { taken, receivedAt, checkedAt } = whole;
    const input = fromPaper({ trail: { receivedAt, checkedAt, signed: whole.signed, taken } });
    granted(await enterLate(deps, clerk, input));
    expect(await stateOf(deps, caseOf(input))).toMatchObject({
      status: 'ready',
      taken: { number: '088/1/CTH/2026' },
    });
  });

  it('goes back to its owner where the paper says something was not brought', async () => {
    const { deps } = await afterAnOutage();
    const { receivedAt, checkedAt } = whole;
    const input = fromPaper({ trail: { receivedAt, checkedAt }, missing: ['lembar'] });
    granted(await enterLate(deps, clerk, input));
    expect(await stateOf(deps, caseOf(input))).toMatchObject({
      status: 'returned',
      returnedItems: ['lembar'],
    });
  });

  it('says why, where it did not come in during an outage', async () => {
    const { deps } = await afterAnOutage();
    const trail = { receivedAt: at('2026-11-23 11:30') };
    expect(refusalOf(await enterLate(deps, clerk, fromPaper({ trail })))).toEqual({ code: 'reason-missing' });
    const input = fromPaper({ trail, reason: 'Slip tertinggal di meja' });
    granted(await enterLate(deps, clerk, input));
    const opened = granted(await openCase(deps, clerk, { officeId, applicationId: input.applicationId }));
    expect(opened.notes).toEqual([{ revision: 1, text: 'Slip tertinggal di meja' }]);
    // The words stay out of the event; whoever has them can show that they are as they were.
    expect(opened.events[0]?.note).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(opened.events)).not.toContain('tertinggal');
  });

  it('is entered by the counter or the secretary, for a service of the counter, up to the steps that are theirs', async () => {
    const { deps } = await afterAnOutage();
    for (const role of ['operator', 'camat', 'admin'] as const)
      expect(refusalOf(await enterLate(deps, uidOf(officeId, { role }), fromPaper()))).toEqual({
        code: 'not-allowed',
        needs: ['counter', 'secretary'],
      });
    granted(await enterLate(deps, uidOf(officeId, { role: 'secretary' }), fromPaper()));
    expect(refusalOf(await enterLate(deps, clerk, fromPaper({ serviceId: 'kartu-kucing' })))).toEqual({
      code: 'closed-for-door',
      door: 'counter',
    });
    // The kite's letter is validated by a section head and signed in Loket.
    const { variant: _variant, ...kite } = fromPaper({ serviceId: kiteService, trail: whole });
    expect(refusalOf(await enterLate(deps, clerk, kite))).toMatchObject({ code: 'invalid-input' });
    const { receivedAt, checkedAt } = whole;
    const looked = { ...kite, trail: { receivedAt, checkedAt } };
    expect(granted(await enterLate(deps, clerk, looked))).toMatchObject({ status: 'open', step: 'sahkan' });
    const stored = Application.parse(
      await documentAt(deps, paths.application(officeId, looked.applicationId)),
    );
    expect(stored.items).toMatchObject({ 'izin-awan': { bringsPaper: true, verdict: 'in-order' } });
  });

  it('names what of the short form cannot be', async () => {
    const { deps } = await afterAnOutage();
    const { variant: _variant, ...unclear } = fromPaper({ villageCode: '9999999999', phone: '12' });
    expect(refusalOf(await enterLate(deps, clerk, unclear))).toEqual({
      code: 'invalid-input',
      fields: [
        { field: 'village', problem: 'unknown' },
        { field: 'phone', problem: 'not-a-phone' },
        { field: 'variant', problem: 'required' },
      ],
    });
    expect(refusalOf(await enterLate(deps, clerk, fromPaper({ missing: ['payung'] })))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'missing', problem: 'unknown' }],
    });
  });
});
