import { describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { ApplicantData, Card, CaseNotes } from '../../../domain/personal-data.ts';
import { StaffMember } from '../../../domain/roles.ts';
import { queryTerms } from '../../../functions/usecases/search-key.ts';
import { intakeServices, takeIn } from '../../../functions/usecases/take-in.ts';
import type { ReceiptWriter } from '../../../functions/usecases/take-in.ts';
import { catService, documentAt, gardenService, kiteService } from '../../fixtures/cases.ts';
import { contohWith } from '../../fixtures/changed-service.ts';
import { day, granted, pathsUnder, refusalOf, sha256, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { contoh, uidOf, villageOfficer } from '../../fixtures/office.ts';

const counter = uidOf('contoh', { role: 'counter' });
const village = contoh.office.villages[0]?.code ?? '';
const officer = villageOfficer('contoh', village);
const receipt: ReceiptWriter = ({ application, link }) => `${application.reference} ${link}`;

const person = {
  name: 'Siti Rahmawati',
  nik: '3514064508900002',
  address: 'Dusun Angin 1',
  village,
  phone: '081200000022',
  birthPlace: 'Pasuruan',
  bornOn: '5 8 1990',
  gender: 'p',
  job: 'Petani',
  keperluan: 'Menerbangkan layang-layang',
};

let made = 0;
function aWalkIn(over: Partial<Parameters<typeof takeIn>[2]> = {}): Parameters<typeof takeIn>[2] {
  made += 1;
  return {
    officeId: 'contoh',
    applicationId: made.toString(16).padStart(32, '0'),
    secret: 'rahasia-dua-puluh-dua_',
    serviceId: kiteService,
    door: 'counter',
    input: { ...person, bornOn: '05-08-1990' },
    brought: ['foto-layangan', 'izin-awan'],
    ...over,
  };
}

const applicationAt = (deps: TestDeps, id: string) => documentAt(deps, paths.application('contoh', id));

describe('taking in at the counter', () => {
  it('makes the same case as an application sent online: paper noted, counted by its door, on the work list', async () => {
    const deps = await staffedDeps();
    const walkIn = aWalkIn();
    const { reference } = granted(await takeIn(deps, counter, walkIn, receipt));
    expect(await applicationAt(deps, walkIn.applicationId)).toMatchObject({
      reference,
      door: 'counter',
      status: 'open',
      step: 'periksa',
      items: {
        'foto-layangan': { files: [], bringsPaper: true, verdict: 'waiting' },
        'izin-awan': { files: [], bringsPaper: true, verdict: 'waiting' },
        berani: { files: [], bringsPaper: false, verdict: 'waiting' },
      },
    });
    const card = Card.parse(await documentAt(deps, paths.card('contoh', walkIn.applicationId)));
    expect(card).toMatchObject({ applicantName: person.name, door: 'counter', waitingFor: ['counter'] });
  });

  it('is recorded in the post of whoever took it in: an operator who stands in at the counter is no counter officer', async () => {
    const deps = await staffedDeps();
    const walkIn = aWalkIn();
    granted(await takeIn(deps, uidOf('contoh', { role: 'operator' }), walkIn, receipt));
    expect(await documentAt(deps, paths.event('contoh', walkIn.applicationId, 1))).toMatchObject({
      actor: { kind: 'staff', role: 'operator' },
      happening: { kind: 'submitted', door: 'counter' },
    });
  });

  it('gives the applicant the link to the case, of which only the hash is kept', async () => {
    const deps = await staffedDeps();
    const walkIn = aWalkIn();
    const taken = granted(await takeIn(deps, counter, walkIn, receipt));
    expect(taken.receipt).toContain(`/s/contoh/${taken.reference}/${walkIn.secret}`);
    expect(await documentAt(deps, paths.applicantData('contoh', walkIn.applicationId))).toMatchObject({
      secretHashes: [sha256(walkIn.secret)],
    });
  });

  it('takes in once, however often it is pressed, and tells nothing to who knows the id alone', async () => {
    const deps = await staffedDeps();
    const walkIn = aWalkIn();
    const first = granted(await takeIn(deps, counter, walkIn, receipt));
    expect(granted(await takeIn(deps, counter, walkIn, receipt))).toEqual(first);
    expect(
      pathsUnder(deps, paths.applications('contoh')).filter((path) => path.split('/').length === 4),
    ).toHaveLength(1);
    const other = { ...walkIn, secret: 'tebakan-dua-puluh-dua_' };
    expect(refusalOf(await takeIn(deps, counter, other, receipt)).code).toBe('not-found');
  });

  it('answers the next person in the same form not with the first one’s receipt: it says which case has the form', async () => {
    const deps = await staffedDeps();
    const walkIn = aWalkIn();
    const { reference } = granted(await takeIn(deps, counter, walkIn, receipt));
    const changed: Partial<Parameters<typeof takeIn>[2]>[] = [
      { input: { ...walkIn.input, name: 'Budi Santoso' } },
      { input: { ...walkIn.input, phone: '081200000023' } },
      { input: { ...walkIn.input, keperluan: 'Lomba' } },
      { input: { ...walkIn.input, name: '' } },
      { brought: ['izin-awan'] },
      { serviceId: catService },
    ];
    for (const over of changed) {
      const refusal = refusalOf(await takeIn(deps, counter, { ...walkIn, ...over }, receipt));
      expect(refusal, JSON.stringify(over)).toEqual({ code: 'taken-in-already', reference });
      const guess = { ...walkIn, ...over, secret: 'tebakan-dua-puluh-dua_' };
      expect(refusalOf(await takeIn(deps, counter, guess, receipt)).code).toBe('not-found');
    }
    expect(
      pathsUnder(deps, paths.applications('contoh')).filter((path) => path.split('/').length === 4),
    ).toHaveLength(1);
    // The same words, written otherwise, are the same press.
    const again = {
      ...walkIn,
      input: { ...walkIn.input, name: ` ${person.name} `, phone: '+62 812-0000-0022' },
    };
    expect(granted(await takeIn(deps, counter, again, receipt)).reference).toBe(reference);
  });

  it('knows a village officer’s second press too, though he stands in the case as who filed', async () => {
    const deps = await staffedDeps();
    const filed = aWalkIn({ door: 'village', serviceId: catService, brought: ['foto-kucing'] });
    const first = granted(await takeIn(deps, officer, filed, receipt));
    expect(granted(await takeIn(deps, officer, filed, receipt))).toEqual(first);
    const other = { ...filed, input: { ...filed.input, name: 'Budi Santoso' } };
    expect(refusalOf(await takeIn(deps, officer, other, receipt)).code).toBe('taken-in-already');
  });

  it('says what still has to be brought, and keeps nothing of a file that goes home again', async () => {
    const deps = await staffedDeps();
    const refusal = refusalOf(await takeIn(deps, counter, aWalkIn({ brought: ['izin-awan'] }), receipt));
    expect(refusal).toEqual({ code: 'incomplete', missing: ['foto-layangan'] });
    expect(pathsUnder(deps, paths.applications('contoh'))).toEqual([]);
  });

  it('names every field that cannot be used', async () => {
    const deps = await staffedDeps();
    const walkIn = aWalkIn({ input: { ...person, name: '', bornOn: 'kemarin' } });
    expect(refusalOf(await takeIn(deps, counter, walkIn, receipt))).toMatchObject({
      code: 'invalid-input',
      fields: [
        { field: 'name', problem: 'required' },
        { field: 'bornOn', problem: 'not-a-date' },
      ],
    });
  });

  it('is the counter’s, not the section head’s, and only through a door the standard has', async () => {
    const deps = await staffedDeps();
    const kasi = uidOf('contoh', { role: 'section-head', section: 'angin' });
    expect(refusalOf(await takeIn(deps, kasi, aWalkIn(), receipt)).code).toBe('not-allowed');
    expect(refusalOf(await takeIn(deps, counter, aWalkIn({ door: 'village' }), receipt)).code).toBe(
      'not-allowed',
    );
    const online = aWalkIn({ serviceId: gardenService });
    expect(refusalOf(await takeIn(deps, counter, online, receipt))).toEqual({
      code: 'closed-for-door',
      door: 'counter',
    });
  });
});

describe('a walk-in outside the months a standard prints', () => {
  const windowed = contohWith(kiteService, {
    intakeWindow: { printed: 'Pemohon berani', fromMonth: 1, toMonth: 2 },
  });

  it('goes home, unless the officer writes why he is taken in: then the reason is kept as a note of the case', async () => {
    const deps = await staffedDeps([windowed]);
    expect(refusalOf(await takeIn(deps, counter, aWalkIn(), receipt))).toEqual({
      code: 'intake-shut',
      opensOn: '2027-01-01',
      closesOn: '2027-02-28',
    });
    const walkIn = aWalkIn({ admitReason: 'Ditunda karena banjir bulan Februari' });
    granted(await takeIn(deps, counter, walkIn, receipt));
    granted(await takeIn(deps, counter, walkIn, receipt));
    const { notes } = CaseNotes.parse(
      await documentAt(deps, paths.caseNotes('contoh', walkIn.applicationId)),
    );
    expect(notes).toEqual([
      { revision: 1, salt: expect.any(String), text: 'Ditunda karena banjir bulan Februari' },
    ]);
    // The event holds the note's hash and not its words.
    const event = await documentAt(deps, paths.event('contoh', walkIn.applicationId, 1));
    expect(event?.['note']).toBe(sha256(`${notes[0]?.salt ?? ''}Ditunda karena banjir bulan Februari`));
    expect(JSON.stringify(event)).not.toContain('banjir');
  });

  it('needs no reason inside them, and keeps none', async () => {
    const deps = await staffedDeps([windowed]);
    deps.time.now += 45 * day;
    const walkIn = aWalkIn({ admitReason: 'Tidak perlu' });
    granted(await takeIn(deps, counter, walkIn, receipt));
    expect(await documentAt(deps, paths.caseNotes('contoh', walkIn.applicationId))).toMatchObject({
      notes: [],
    });
  });

  it('is not a village officer’s to admit', async () => {
    const deps = await staffedDeps([
      contohWith(catService, { intakeWindow: { printed: 'Foto kucing', fromMonth: 1, toMonth: 2 } }),
    ]);
    const filed = aWalkIn({
      serviceId: catService,
      door: 'village',
      brought: ['foto-kucing'],
      admitReason: 'Mendesak',
    });
    expect(refusalOf(await takeIn(deps, officer, filed, receipt)).code).toBe('intake-shut');
  });
});

describe('a walk-in who cannot read', () => {
  it('has his companion kept beside him: any service at the counter offers one', async () => {
    const deps = await staffedDeps();
    const input = { ...person, bornOn: '05-08-1990', 'p.companion.1.name': 'Dewi Contoh' };
    const walkIn = aWalkIn({ input });
    granted(await takeIn(deps, counter, walkIn, receipt));
    const { parties } = ApplicantData.parse(
      await documentAt(deps, paths.applicantData('contoh', walkIn.applicationId)),
    );
    expect(parties.map(({ role, name }) => [role, name])).toEqual([
      ['applicant', person.name],
      ['companion', 'Dewi Contoh'],
    ]);
  });
});

describe('one of two papers at the counter', () => {
  it('is enough to be taken in; neither sends the file home with both named', async () => {
    const deps = await staffedDeps([
      contohWith(kiteService, { sets: [{ id: 'p', of: ['foto-layangan', 'izin-awan'], atLeast: 1 }] }),
    ]);
    expect(refusalOf(await takeIn(deps, counter, aWalkIn({ brought: [] }), receipt))).toEqual({
      code: 'incomplete',
      missing: ['foto-layangan', 'izin-awan'],
    });
    expect((await takeIn(deps, counter, aWalkIn({ brought: ['izin-awan'] }), receipt)).ok).toBe(true);
  });
});

describe('a village officer', () => {
  it('stays visible as who filed it, and is not a name the case is found by', async () => {
    const deps = await staffedDeps();
    const filed = cats();
    granted(await takeIn(deps, officer, filed, receipt));
    const stored = ApplicantData.parse(
      await documentAt(deps, paths.applicantData('contoh', filed.applicationId)),
    );
    const { name } = StaffMember.parse(await documentAt(deps, paths.staff('contoh', officer)));
    expect(stored.parties).toMatchObject([
      { role: 'applicant', name: person.name },
      { role: 'filer', name, villageCode: village, position: 'petugas registrasi desa' },
    ]);
    const terms = await queryTerms(deps, 'contoh', name);
    expect(terms.length).toBeGreaterThan(0);
    for (const term of terms) expect(stored.search).not.toContain(term);
  });

  const cats = () => aWalkIn({ serviceId: catService, door: 'village', brought: ['foto-kucing'] });

  it('files for residents of his own village and for nobody else’s', async () => {
    const deps = await staffedDeps();
    expect((await takeIn(deps, officer, cats(), receipt)).ok).toBe(true);
    const elsewhere = cats();
    const input = { ...elsewhere.input, village: contoh.office.villages[1]?.code ?? '' };
    expect(refusalOf(await takeIn(deps, officer, { ...elsewhere, input }, receipt))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'village', problem: 'not-yours' }],
    });
  });

  it('is offered the services of his door, the counter those of its own', async () => {
    const deps = await staffedDeps();
    const offered = async (uid: string) =>
      granted(await intakeServices(deps, uid, { officeId: 'contoh' })).services.map(
        ({ serviceId }) => serviceId,
      );
    expect(await offered(officer)).toEqual([catService]);
    expect(await offered(counter)).toEqual([kiteService]);
  });
});
