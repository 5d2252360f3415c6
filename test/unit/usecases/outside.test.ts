import { beforeEach, describe, expect, it } from 'vitest';
import { hasOwnIntake, outsideFacts, ownDoors } from '../../../domain/outside.ts';
import { paths } from '../../../domain/paths.ts';
import { downloadFiles, namedFiles } from '../../../functions/usecases/download-files.ts';
import { openCase } from '../../../functions/usecases/open-case.ts';
import { openOffice } from '../../../functions/usecases/open-office.ts';
import { outsideServices, recordOutside } from '../../../functions/usecases/record-outside.ts';
import { saveOffice } from '../../../functions/usecases/save-office.ts';
import { setOwnIntake } from '../../../functions/usecases/set-own-intake.ts';
import { startDraft } from '../../../functions/usecases/start-draft.ts';
import { submitDraft } from '../../../functions/usecases/submit-application.ts';
import { intakeServices, takeIn } from '../../../functions/usecases/take-in.ts';
import {
  act,
  aDraft,
  aSentCase,
  counter,
  documentAt,
  eventsOf,
  filledForm,
  stateOf,
} from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import { day, granted, minute, pathsUnder, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { realOffice, serviceOf, uidOf, villageOfficer } from '../../fixtures/office.ts';
import { unzipped } from '../../fixtures/zip.ts';

/**
 * Balongbendo prints plavon for B1–B8 (online and through the village) and SIPRAJA for B10, B11 and B16: Keputusan Camat Balongbendo
 * 000.8.3.2/1628/438.7.11/2024. In the tests B1 and B5 are the office's own intake too (test/fixtures/office.ts).
 */

const office = 'balongbendo';
const lost = 'kk-hilang-rusak';
const own = 'kk-pencatatan-biodata';
const loket = uidOf(office, counter);
const admin = uidOf(office, { role: 'admin' });

let deps: TestDeps;
beforeEach(async () => {
  deps = await staffedDeps([realOffice(office)]);
});

const outside = { code: 'outside-system', name: 'plavon' };

async function village(serviceId: string) {
  const { office: profile } = realOffice(office);
  const { definition } = serviceOf(realOffice(office), serviceId);
  const code = profile.villages[0]?.code ?? '';
  return takeIn(
    deps,
    villageOfficer(office, code),
    {
      officeId: office,
      applicationId: deps.newId(),
      secret: 'A'.repeat(22),
      serviceId,
      door: 'village',
      input: filledForm(definition, profile),
      brought: definition.requirements.map(({ id }) => id),
    },
    () => '',
  );
}

describe('a door that leads to another system', () => {
  it('takes no request: neither on the site nor through the village; the counter does', async () => {
    expect(refusalOf(await startDraft(deps, { officeId: office, serviceId: lost }))).toEqual(outside);
    expect(refusalOf(await village(lost))).toEqual(outside);
    const { services } = granted(await intakeServices(deps, loket, { officeId: office }));
    expect(services.find(({ serviceId }) => serviceId === lost)?.doors).toEqual(['counter']);
    const seen = granted(
      await intakeServices(deps, villageOfficer(office, realOffice(office).office.villages[0]?.code ?? ''), {
        officeId: office,
      }),
    );
    expect(seen.services.map(({ serviceId }) => serviceId)).not.toContain(lost);
  });

  it('is open where the office takes in by itself, and shut again when that is switched off', async () => {
    const draft = await aDraft(deps, { officeId: office, serviceId: own });
    expect((await village(own)).ok).toBe(true);
    granted(await setOwnIntake(deps, admin, { officeId: office, serviceId: own, own: false }));
    expect(refusalOf(await submitDraft(deps, draft))).toEqual(outside);
    expect(refusalOf(await startDraft(deps, { officeId: office, serviceId: own }))).toEqual(outside);
    granted(await setOwnIntake(deps, admin, { officeId: office, serviceId: own, own: true }));
    expect((await submitDraft(deps, draft)).ok).toBe(true);
  });

  it('names the doors that are left', () => {
    const standard = serviceOf(realOffice(office), lost);
    const { office: profile } = realOffice(office);
    expect(ownDoors(standard, profile)).toEqual(['counter']);
    expect(hasOwnIntake(own, profile)).toBe(true);
    expect(ownDoors(serviceOf(realOffice(office), 'kartu-ketenagakerjaan'), profile)).toEqual([]);
  });
});

describe('the switch of own intake', () => {
  it('is the administrator’s, for services with such a door only', async () => {
    const wanted = { officeId: office, serviceId: lost, own: true };
    expect(refusalOf(await setOwnIntake(deps, loket, wanted))).toMatchObject({ code: 'not-allowed' });
    expect(refusalOf(await setOwnIntake(deps, admin, { ...wanted, serviceId: 'aktivasi-ikd' }))).toEqual({
      code: 'not-found',
    });
    granted(await setOwnIntake(deps, admin, wanted));
    granted(await setOwnIntake(deps, admin, wanted));
    const { services } = granted(await outsideServices(deps, loket, { officeId: office }));
    expect(services.filter((each) => each.own).map(({ serviceId }) => serviceId)).toEqual(
      expect.arrayContaining([lost, own, 'ktp-el-baru']),
    );
    expect(services).toHaveLength(11);
  });

  it('is neither undone nor overtaken by a profile that was opened before', async () => {
    const opened = granted(await openOffice(deps, admin, { officeId: office }));
    granted(await setOwnIntake(deps, admin, { officeId: office, serviceId: lost, own: true }));
    granted(
      await saveOffice(deps, admin, {
        officeId: office,
        base: opened.base,
        office: { ...opened.office, province: 'Jawa Timur ' },
      }),
    );
    const stored = await documentAt(deps, paths.office(office));
    expect(stored).toMatchObject({ province: 'Jawa Timur ' });
    expect((stored?.['settings'] as { ownIntake: string[] }).ownIntake).toContain(lost);
  });
});

describe('a request that came in through the other system', () => {
  const secret = 'B'.repeat(22);

  async function record(over: Partial<Parameters<typeof recordOutside>[2]> = {}, uid = loket) {
    const { office: profile } = realOffice(office);
    const { definition } = serviceOf(realOffice(office), over.serviceId ?? lost);
    return recordOutside(deps, uid, {
      officeId: office,
      applicationId: deps.newId(),
      secret,
      serviceId: lost,
      door: 'online',
      input: filledForm(definition, profile),
      outsideReference: 'PLV-2026-0815',
      outsideStatus: 'Menunggu verifikasi',
      receivedAt: deps.now() - 90 * minute,
      ...over,
    });
  }

  const asCase = (applicationId: string, reference: string): TestCase => ({
    officeId: office,
    id: applicationId,
    access: { officeId: office, reference, secret },
    standard: serviceOf(realOffice(office), lost),
  });

  it('is noted down with its true time, its reference and its status; both are shown, neither is public', async () => {
    const { applicationId, reference } = granted(await record());
    const recorded = asCase(applicationId, reference);
    const state = await stateOf(deps, recorded);
    expect(state).toMatchObject({ door: 'online', status: 'open', submittedAt: deps.now() - 90 * minute });
    expect(Object.values(state.items).every(({ verdict }) => verdict === 'waiting')).toBe(true);
    const [event] = await eventsOf(deps, recorded);
    expect(event).toMatchObject({ at: deps.now(), happenedAt: deps.now() - 90 * minute });
    const opened = granted(await openCase(deps, loket, { officeId: office, applicationId }));
    expect(outsideFacts(opened.notes)).toEqual({
      reference: 'PLV-2026-0815',
      status: 'Menunggu verifikasi',
    });
    const open = [...deps.documents.all()].filter(([path]) => !path.includes('/private/'));
    expect(JSON.stringify(open)).not.toContain('PLV-2026-0815');
  });

  it('may be noted anew: the event says only that, the newest words count', async () => {
    const { applicationId, reference } = granted(await record());
    const recorded = asCase(applicationId, reference);
    granted(await act(deps, recorded, counter, { act: 'note-outside', status: 'Terbit' }));
    expect(refusalOf(await act(deps, recorded, counter, { act: 'note-outside' }))).toEqual({
      code: 'reason-missing',
    });
    expect((await eventsOf(deps, recorded)).at(-1)?.happening).toEqual({ kind: 'outside-noted' });
    const opened = granted(await openCase(deps, loket, { officeId: office, applicationId }));
    expect(outsideFacts(opened.notes)).toEqual({ reference: 'PLV-2026-0815', status: 'Terbit' });
  });

  it('pressed twice is one case; with another secret it is nobody’s', async () => {
    const applicationId = deps.newId();
    const first = granted(await record({ applicationId }));
    expect(granted(await record({ applicationId }))).toEqual(first);
    expect(refusalOf(await record({ applicationId, secret: 'C'.repeat(22) }))).toEqual({ code: 'not-found' });
    expect(pathsUnder(deps, paths.applications(office))).toHaveLength(1);
  });

  it('is not answered with another’s link where the form came back and was filled in for the next person', async () => {
    const { office: profile } = realOffice(office);
    const { definition } = serviceOf(realOffice(office), lost);
    const applicationId = deps.newId();
    const receivedAt = deps.now() - 90 * minute;
    const { reference, link } = granted(await record({ applicationId, receivedAt }));
    const taken = { code: 'taken-in-already', reference };
    const others = [
      { input: filledForm(definition, profile, { name: 'Orang Kedua' }) },
      { outsideReference: 'PLV-2026-0816' },
      { outsideStatus: 'Terbit' },
      { receivedAt: receivedAt + minute },
    ];
    for (const other of others)
      expect(refusalOf(await record({ applicationId, receivedAt, ...other }))).toEqual(taken);
    // The first one's own form is answered still, also after the other system called it something else.
    granted(
      await act(deps, asCase(applicationId, reference), counter, { act: 'note-outside', status: 'Terbit' }),
    );
    deps.time.now += minute;
    expect(granted(await record({ applicationId, receivedAt })).link).toBe(link);
    expect(pathsUnder(deps, paths.applications(office))).toHaveLength(1);
  });

  it('is for counter and operator, for printed doors, and for a time that has been', async () => {
    expect(refusalOf(await record({}, admin))).toMatchObject({ code: 'not-allowed' });
    expect(refusalOf(await record({ door: 'counter' }))).toEqual({ code: 'not-found' });
    for (const receivedAt of [deps.now() + minute, deps.now() - 93 * day])
      expect(refusalOf(await record({ receivedAt }))).toMatchObject({
        code: 'invalid-input',
        fields: [{ field: 'receivedAt', problem: 'out-of-range' }],
      });
    expect((await record({ serviceId: 'kartu-ketenagakerjaan' })).ok).toBe(true);
  });
});

describe('all files of a case as one download', () => {
  it('are named by requirement in printed order, and logged once before they are read', async () => {
    const sent = await aSentCase(deps, { officeId: office, serviceId: own });
    const at = { officeId: office, applicationId: sent.id };
    const { base64, name, files } = granted(await downloadFiles(deps, loket, at));
    const state = await stateOf(deps, sent);
    expect(name).toBe(`berkas-${state.reference}.zip`);
    const entries = unzipped(Buffer.from(base64, 'base64'));
    const expected = namedFiles(state, sent.standard);
    expect([...entries.keys()]).toEqual(expected.map((each) => each.name));
    expect(files).toBe(expected.length);
    expect(expected[0]?.name).toMatch(/^01-[a-z0-9-]+\.png$/);
    for (const { name: entry, file } of expected)
      expect(deps.sha256(entries.get(entry) ?? '')).toBe(file.sha256);
    expect(pathsUnder(deps, paths.accessLog(office))).toHaveLength(1);
  });

  it('are put together one after another, however many ask at once: each needs much memory', async () => {
    const sent = await aSentCase(deps, { officeId: office, serviceId: own });
    const at = { officeId: office, applicationId: sent.id };
    let [working, most] = [0, 0];
    const zip: typeof deps.reports.zip = async (files, made) => {
      working += 1;
      most = Math.max(most, working);
      const bytes = await deps.reports.zip(files, made);
      working -= 1;
      return bytes;
    };
    const read: typeof deps.files.read = (of, sha256) => {
      // Nobody's files are read while another's archive is made.
      expect(working).toBe(0);
      return deps.files.read(of, sha256);
    };
    const slow = { ...deps, reports: { ...deps.reports, zip }, files: { ...deps.files, read } };
    const all = await Promise.all([1, 2, 3].map(() => downloadFiles(slow, loket, at)));
    expect(all.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(most).toBe(1);
  });

  it('are refused to whoever does not see the case, and above the limit', async () => {
    const sent = await aSentCase(deps, { officeId: office, serviceId: own });
    const at = { officeId: office, applicationId: sent.id };
    expect(refusalOf(await downloadFiles(deps, 'orang-lain', at))).toEqual({ code: 'not-found' });
    const stored = await deps.documents.get(paths.application(office, sent.id));
    const state = await stateOf(deps, sent);
    const items = Object.fromEntries(
      Object.entries(state.items).map(([id, item]) => [
        id,
        { ...item, files: item.files.map((file) => ({ ...file, sizeBytes: 15_000_000 })) },
      ]),
    );
    if (!stored) throw new Error('no case');
    await deps.documents.commit([{ do: 'update', before: stored, data: { ...state, items } }]);
    expect(refusalOf(await downloadFiles(deps, loket, at))).toMatchObject({ code: 'file-too-large' });
    expect(pathsUnder(deps, paths.accessLog(office))).toEqual([]);
  });
});
