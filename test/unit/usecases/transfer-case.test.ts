import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../../domain/chain.ts';
import { fold } from '../../../domain/fold.ts';
import { paths } from '../../../domain/paths.ts';
import { ApplicantData } from '../../../domain/personal-data.ts';
import { heldOriginals } from '../../../domain/steps/hand-over.ts';
import { notifyApplicant } from '../../../functions/usecases/notify-applicant.ts';
import { followApplication } from '../../../functions/usecases/follow-application.ts';
import { requireService } from '../../../functions/usecases/browse.ts';
import type { OfficeMaterial } from '../../../functions/usecases/import-standards.ts';
import { returnedSlipFile } from '../../../functions/usecases/sheets-slip.ts';
import { transferCase, transferPlan, transferTargets } from '../../../functions/usecases/transfer-case.ts';
import {
  act,
  allInOrder,
  anApplication,
  catService,
  counter,
  documentAt,
  entryOf,
  eventsOf,
  faulty,
  gardenService,
  kasiAngin,
  kasiKucing,
  kiteService,
  ownAnswers,
  secretary,
  stateOf,
} from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import { day, granted, minute, pathsUnder, refusalOf, sha256, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { birthOf } from '../../fixtures/engine-case.ts';
import { contoh, uidOf } from '../../fixtures/office.ts';
import type { Performer } from '../../../domain/roles.ts';
import { statusPage } from '../../../web/citizen/pages/status.ts';

type Input = Parameters<typeof transferCase>[2];

async function move(
  deps: TestDeps,
  sent: TestCase,
  over: Partial<Input> & { by?: Performer } = {},
): ReturnType<typeof transferCase> {
  const { by = counter, ...input } = over;
  const { definition } = await requireService(deps, 'contoh', gardenService, 1);
  return transferCase(deps, uidOf('contoh', by), {
    officeId: 'contoh',
    applicationId: sent.id,
    revision: (await stateOf(deps, sent)).revision,
    actId: deps.newId(),
    toServiceId: gardenService,
    variant: 'bunga',
    items: { lembar: 'foto-layangan' },
    fields: ownAnswers(definition, contoh.office),
    reason: 'Pemohon sebenarnya ingin cap tukang kebun',
    ...input,
  });
}

/** The case another one goes on as, by the same link's secret. */
function goneOn(
  sent: TestCase,
  { applicationId: id, reference }: { applicationId: string; reference: string },
): TestCase {
  return { ...sent, id, access: { ...sent.access, reference } };
}

describe('moving a case to another service', () => {
  it('ends it and begins the other, with the same applicant, the chosen papers and the same link', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'periksa' });
    const before = await stateOf(deps, sent);
    deps.time.now += 90 * minute;
    const to = granted(await move(deps, sent));
    const old = await stateOf(deps, sent);
    expect(old).toMatchObject({
      status: 'cancelled',
      transferredTo: { id: to.applicationId, serviceId: gardenService, reference: to.reference },
    });
    const moved = goneOn(sent, to);
    const born = await stateOf(deps, moved);
    expect(born).toMatchObject({
      serviceId: gardenService,
      status: 'open',
      step: 'periksa',
      variant: 'bunga',
      submittedAt: before.submittedAt,
      transferredFrom: { id: sent.id, reference: sent.access.reference },
    });
    expect(born.items['lembar']).toEqual({ ...before.items['foto-layangan'], verdict: 'waiting' });
    const [was, is] = await Promise.all(
      [sent.id, born.id].map(async (id) =>
        ApplicantData.parse(await documentAt(deps, paths.applicantData('contoh', id))),
      ),
    );
    expect(is?.parties).toEqual(was?.parties);
    expect(is?.contacts).toEqual(was?.contacts);
    expect(is?.secretHashes).toEqual(was?.secretHashes);
    // The applicant's own link opens both.
    expect(granted(await followApplication(deps, sent.access)).application.transferredTo).toBeDefined();
    expect(granted(await followApplication(deps, moved.access)).application.id).toBe(born.id);
  });

  it('counts the promise anew from its own completeness, and keeps the day the request came in', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'sahkan' });
    const { submittedAt } = await stateOf(deps, sent);
    deps.time.now += day;
    const moved = goneOn(sent, granted(await move(deps, sent)));
    expect((await stateOf(deps, moved)).clock).toEqual({ pauses: [] });
    deps.time.now += minute;
    const now = await stateOf(deps, moved);
    granted(await act(deps, moved, counter, allInOrder(now)));
    expect(await stateOf(deps, moved)).toMatchObject({
      submittedAt,
      completeAt: deps.now(),
      clock: { startedAt: deps.now() },
    });
  });

  it('voids the number, drops the letter’s draft and keeps both histories whole', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'paraf' });
    const { letter } = await stateOf(deps, sent);
    const moved = goneOn(sent, granted(await move(deps, sent)));
    expect(await entryOf(deps, sent)).toMatchObject({
      status: 'void',
      voidReason: 'Permohonan dipindahkan ke layanan lain',
    });
    expect(await documentAt(deps, paths.letter('contoh', letter?.id ?? ''))).toMatchObject({
      status: 'void',
    });
    for (const each of [sent, moved]) {
      const state = await stateOf(deps, each);
      const events = await eventsOf(deps, each);
      const standard = await requireService(deps, 'contoh', state.serviceId, 1);
      expect(verifyChain(events, sha256, state.head)).toEqual({ ok: true });
      const { dueAt: _due, warnAt: _warn, watch: _watch, nextActionAt: _next, ...stored } = state;
      expect(fold(standard.definition, birthOf(state), events)).toEqual(stored);
    }
  });

  it('pressed twice is moved once, and two who press at once make one', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps);
    const press = { actId: deps.newId(), revision: (await stateOf(deps, sent)).revision };
    const first = granted(await move(deps, sent, press));
    expect(granted(await move(deps, sent, press))).toEqual(first);
    const other = await anApplication(deps);
    const { revision } = await stateOf(deps, other);
    const both = await Promise.all([
      move(deps, other, { revision }),
      move(deps, other, { revision, by: secretary }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refusalOf(both.find(({ ok }) => !ok) ?? both[0])).toMatchObject({ code: 'stale' });
    expect(pathsUnder(deps, paths.applications('contoh'))).toHaveLength(4);
  });

  it('is for the counter, the secretary and the section’s head, with a reason, until something is signed', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps);
    expect(refusalOf(await move(deps, sent, { by: { role: 'operator' } }))).toMatchObject({
      code: 'not-allowed',
    });
    // The head of another section does not even see it.
    expect(refusalOf(await move(deps, sent, { by: kasiKucing }))).toEqual({ code: 'not-found' });
    expect((await move(deps, sent, { by: kasiAngin })).ok).toBe(true);
    const signed = await anApplication(deps, { step: 'serah' });
    expect(refusalOf(await move(deps, signed))).toMatchObject({ code: 'not-now' });
    const moved = await stateOf(deps, sent);
    expect(refusalOf(await act(deps, sent, counter, { act: 'reopen', note: 'Salah' }))).toMatchObject({
      code: 'not-now',
    });
    expect(moved.status).toBe('cancelled');
  });

  it('asks for what the other form needs, and takes no service that is its own or closed', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps);
    expect(refusalOf(await move(deps, sent, { fields: {} }))).toMatchObject({
      code: 'invalid-input',
      fields: [{ field: 'flower', problem: 'required' }],
    });
    const { toServiceId } = { toServiceId: kiteService };
    expect(refusalOf(await move(deps, sent, { toServiceId }))).toEqual({ code: 'not-found' });
    expect(refusalOf(await move(deps, sent, { toServiceId: 'tidak-ada' }))).toEqual({ code: 'not-found' });
    expect((await stateOf(deps, sent)).status).toBe('open');
  });

  it('tells the applicant of the new number, and does not say that he cancelled', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps);
    const moved = goneOn(sent, granted(await move(deps, sent)));
    for (const each of [sent, moved]) await notifyApplicant(deps, 'contoh', each.id);
    const notices = await Promise.all(
      pathsUnder(deps, 'offices/contoh/outbox').map(async (path) => documentAt(deps, path)),
    );
    const told = notices.map((data) => `${String(data?.['notice'])} ${String(data?.['applicationId'])}`);
    expect(told).toContain(`received ${moved.id}`);
    expect(told.filter((each) => each.startsWith('cancelled'))).toEqual([]);
  });

  it('takes along the originals the office holds', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'periksa' });
    const { items } = await stateOf(deps, sent);
    const verdicts = Object.fromEntries(
      Object.keys(items).map((id) => [
        id,
        { verdict: 'in-order' as const, ...(id === 'foto-layangan' && { originalHeld: true as const }) },
      ]),
    );
    granted(await act(deps, sent, counter, { act: 'check', verdicts }));
    // It is the citizen's own: it goes along, or it is given back first.
    expect(refusalOf(await move(deps, sent, { items: {} }))).toEqual({
      code: 'originals-held',
      items: ['foto-layangan'],
    });
    expect((await stateOf(deps, sent)).status).toBe('open');
    const moved = goneOn(sent, granted(await move(deps, sent)));
    expect((await stateOf(deps, moved)).items['lembar']?.originalHeld).toBe(true);
    // One case owes it, not two.
    expect(heldOriginals(await stateOf(deps, sent))).toEqual([]);
  });

  it('keeps answers as every other door does: nothing of fields the service does not have', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'periksa' });
    const fields = { flower: ' melati ', thorns: 'abc', name: 'Orang Lain', nik: '1' };
    const moved = goneOn(sent, granted(await move(deps, sent, { fields })));
    const { answers } = ApplicantData.parse(await documentAt(deps, paths.applicantData('contoh', moved.id)));
    expect(answers).toEqual({ flower: 'melati' });
  });

  it('goes to no service for another kind of applicant, nor to one that asks for somebody the case does not know', async () => {
    const changed = (over: object): OfficeMaterial => ({
      ...contoh,
      services: contoh.services.map((service) =>
        service.serviceId === gardenService
          ? { ...service, definition: { ...service.definition, ...over } }
          : service,
      ),
    });
    const spouse = { role: 'spouse', label: 'Pasangan', min: 1, max: 1, identity: 'none' };
    for (const over of [{ applicant: 'organisation' }, { parties: [spouse] }]) {
      const deps = await staffedDeps([changed(over)]);
      const sent = await anApplication(deps);
      const at = { officeId: 'contoh', applicationId: sent.id };
      const { services } = granted(await transferTargets(deps, uidOf('contoh', counter), at));
      expect(services.map(({ serviceId }) => serviceId)).toEqual([catService]);
      expect(refusalOf(await move(deps, sent))).toEqual({
        code: 'invalid-input',
        fields: [{ field: 'toServiceId', problem: 'other-persons' }],
      });
    }
  });

  it('tells the applicant nothing of why it was moved, neither on the slip nor on his page', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps, { step: 'periksa' });
    const reason = 'CATATAN INTERN: salah pilih terus';
    const moved = goneOn(sent, granted(await move(deps, sent, { reason })));
    granted(await act(deps, moved, counter, faulty(await stateOf(deps, moved), 'lembar')));
    const told: unknown[] = [];
    granted(
      await returnedSlipFile(
        deps,
        uidOf('contoh', counter),
        { officeId: 'contoh', applicationId: moved.id, form: 'page' },
        ({ slip }) => {
          told.push(slip);
          return '';
        },
      ),
    );
    const view = granted(await followApplication(deps, moved.access));
    const page = statusPage({ ...view, now: deps.now(), actId: deps.newId() });
    told.push(page.main.toString());
    expect(told).toHaveLength(2);
    expect(JSON.stringify(view.notes)).toContain('CATATAN INTERN');
    expect(JSON.stringify(told)).not.toContain('CATATAN INTERN');
    // What the check said of the paper is told in both.
    for (const each of told) expect(JSON.stringify(each)).toContain('Mohon lembar difoto ulang');
  });
});

describe('choosing where a case goes', () => {
  it('offers the office’s other open services and shows their standards to whoever may move it', async () => {
    const deps = await staffedDeps();
    const sent = await anApplication(deps);
    const at = { officeId: 'contoh', applicationId: sent.id };
    const { services } = granted(await transferTargets(deps, uidOf('contoh', counter), at));
    expect(services.map(({ serviceId }) => serviceId)).toEqual([gardenService, catService]);
    const plan = granted(
      await transferPlan(deps, uidOf('contoh', counter), { ...at, toServiceId: catService }),
    );
    expect(plan.standard.serviceId).toBe(catService);
    expect(refusalOf(await transferTargets(deps, uidOf('contoh', { role: 'operator' }), at))).toMatchObject({
      code: 'not-allowed',
    });
    expect(refusalOf(await transferTargets(deps, 'seberang-counter', at))).toEqual({ code: 'not-found' });
  });
});
