import { describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { followApplication } from '../../../functions/usecases/follow-application.ts';
import type { Deps } from '../../../functions/usecases/ports.ts';
import { reuseApplicant } from '../../../functions/usecases/reuse-applicant.ts';
import { aSentCase, catService, documentAt, gardenService, kiteService } from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import { contohWith } from '../../fixtures/changed-service.ts';
import { granted, losing, pathsUnder, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { contoh, uidOf, villageOfficer } from '../../fixtures/office.ts';

const counter = uidOf('contoh', { role: 'counter' });
const [first = '', second = ''] = contoh.office.villages.map(({ code }) => code);
const siti = {
  name: 'Siti Rahmawati',
  nik: '3514064508900002',
  address: 'Dusun Angin 1',
  village: first,
  phone: '0812-0000-0022',
  email: 'siti@example.test',
};

async function sitisCase(): Promise<{ deps: TestDeps; at: TestCase }> {
  const deps = await staffedDeps();
  return { deps, at: await aSentCase(deps, { input: siti }) };
}

const reuse = (deps: Deps, at: TestCase, uid = counter, serviceId = catService) =>
  reuseApplicant(deps, uid, { officeId: at.officeId, applicationId: at.id, serviceId });

describe('taking over what somebody gave before', () => {
  it('gives his own fields as they are typed, and nothing of the case itself', async () => {
    const { deps, at } = await sitisCase();
    expect(granted(await reuse(deps, at))).toEqual({
      reference: at.access.reference,
      input: { ...siti, phone: '081200000022' },
    });
  });

  it('gives only what the new form asks: a village’s filer needs no NIK and no address', async () => {
    const deps = await staffedDeps([contohWith(gardenService, { applicant: 'village' })]);
    const at = await aSentCase(deps, { serviceId: kiteService, input: siti });
    const { input } = granted(await reuse(deps, at, counter, gardenService));
    expect(input).toEqual({ village: first, name: siti.name, phone: '081200000022', email: siti.email });
  });

  it('is logged with the case, and its applicant reads it in his list', async () => {
    const { deps, at } = await sitisCase();
    granted(await reuse(deps, at));
    const [entry = ''] = pathsUnder(deps, paths.accessLog('contoh'));
    expect(await documentAt(deps, entry)).toEqual({
      v: 1,
      officeId: 'contoh',
      applicationId: at.id,
      uid: counter,
      role: 'counter',
      at: deps.now(),
      what: 'reuse',
      step: 'periksa',
    });
    const { openings } = granted(await followApplication(deps, at.access));
    expect(openings).toEqual([{ at: deps.now(), role: 'counter', what: 'reuse' }]);
  });

  it('gives the same twice, and each opening is logged', async () => {
    const { deps, at } = await sitisCase();
    const [one, two] = await Promise.all([reuse(deps, at), reuse(deps, at)]);
    expect(granted(one)).toEqual(granted(two));
    expect(pathsUnder(deps, paths.accessLog('contoh'))).toHaveLength(2);
  });

  it('gives nothing that it could not log', async () => {
    const { deps, at } = await sitisCase();
    const documents = losing(deps.documents, (path) => path.includes('/accessLog/'));
    await expect(reuse({ ...deps, documents }, at)).rejects.toThrow('lost');
  });

  it('is a village officer’s for people of his own village only', async () => {
    const { deps, at } = await sitisCase();
    expect((await reuse(deps, at, villageOfficer('contoh', first))).ok).toBe(true);
    expect(refusalOf(await reuse(deps, at, villageOfficer('contoh', second))).code).toBe('not-found');
  });

  it('is theirs who take something in: whoever only sees the case is refused, and nothing is logged', async () => {
    const { deps, at } = await sitisCase();
    const camat = uidOf('contoh', { role: 'camat' });
    expect(refusalOf(await reuse(deps, at, camat))).toEqual({
      code: 'not-allowed',
      needs: ['counter', 'village'],
    });
    expect(pathsUnder(deps, paths.accessLog('contoh'))).toEqual([]);
    expect((await reuse(deps, at, uidOf('contoh', { role: 'operator' }))).ok).toBe(true);
  });

  it('stays inside the office, and knows no case or service that is not there', async () => {
    const { deps, at } = await sitisCase();
    const there = uidOf('seberang', { role: 'counter' });
    expect(refusalOf(await reuse(deps, at, there)).code).toBe('not-found');
    expect(refusalOf(await reuse(deps, { ...at, id: 'f'.repeat(32) })).code).toBe('not-found');
    expect(refusalOf(await reuse(deps, at, counter, 'tidak-ada')).code).toBe('not-found');
    expect(pathsUnder(deps, paths.accessLog('contoh'))).toEqual([]);
  });
});
