import { describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { ApplicantData, CaseNotes } from '../../../domain/personal-data.ts';
import { takeIn } from '../../../functions/usecases/take-in.ts';
import { documentAt } from '../../fixtures/cases.ts';
import { granted, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import { realOffice, serviceOf, uidOf } from '../../fixtures/office.ts';

/** What an officer writes beside a paper while taking in, and the persons he names. */

const officeId = 'lekok';
const lekok = realOffice(officeId);
const counter = uidOf(officeId, { role: 'counter' });
const { definition } = serviceOf(lekok, 'surat-keterangan-waris');
const receipt = () => '';

const heirs = {
  officeId,
  applicationId: '0'.repeat(31) + 'a',
  secret: 'rahasia-dua-puluh-dua_',
  serviceId: 'surat-keterangan-waris',
  door: 'counter' as const,
  input: {
    name: 'Ani Uji',
    nik: '3514224101700001',
    address: 'Dusun Pesisir',
    village: lekok.office.villages[0]?.code ?? '',
    phone: '081255500011',
    'p.deceased.1.name': 'Budi Uji',
    'p.heir.1.name': 'Cica Uji',
    'p.heir.1.nik': '3514224101950002',
    'p.witness.1.name': 'Dodi Uji',
    'p.witness.2.name': 'Eka Uji',
  },
  brought: definition.requirements.filter(({ openEnded }) => !openEnded).map(({ id }) => id),
};

describe('an heirs’ file taken in at the counter of Lekok', () => {
  it('holds everybody it concerns, in the order they were asked', async () => {
    const deps = await staffedDeps([lekok]);
    granted(await takeIn(deps, counter, heirs, receipt));
    const stored = await documentAt(deps, paths.applicantData(officeId, heirs.applicationId));
    expect(ApplicantData.parse(stored).parties.map(({ role, name }) => `${role} ${name}`)).toEqual([
      'applicant Ani Uji',
      'deceased Budi Uji',
      'heir Cica Uji',
      'witness Dodi Uji',
      'witness Eka Uji',
    ]);
  });

  it('is not taken in with one witness: the standard prints two', async () => {
    const deps = await staffedDeps([lekok]);
    const { 'p.witness.2.name': _second, ...one } = heirs.input;
    expect(refusalOf(await takeIn(deps, counter, { ...heirs, input: one }, receipt))).toMatchObject({
      code: 'invalid-input',
      fields: [{ field: 'p.witness.2.name', problem: 'required' }],
    });
  });

  it('keeps which of several papers it was as a note beside it, of whose words the event holds only the hash', async () => {
    const deps = await staffedDeps([lekok]);
    const itemNotes = { 'identitas-pewaris': 'KK', 'lampiran-lain': 'Surat tanah' };
    granted(await takeIn(deps, counter, { ...heirs, itemNotes }, receipt));
    const notes = CaseNotes.parse(await documentAt(deps, paths.caseNotes(officeId, heirs.applicationId)));
    // The open-ended paper was not brought: there is nothing to say of it.
    expect(notes.notes.map(({ revision, item, text }) => ({ revision, item, text }))).toEqual([
      { revision: 1, item: 'identitas-pewaris', text: 'KK' },
    ]);
    const event = await documentAt(deps, paths.event(officeId, heirs.applicationId, 1));
    expect(JSON.stringify(event)).not.toContain('KK');
    expect(event).toHaveProperty('note');
  });

  it('has no note, and no hash of one, where nothing was written', async () => {
    const deps = await staffedDeps([lekok]);
    granted(await takeIn(deps, counter, heirs, receipt));
    expect(await documentAt(deps, paths.event(officeId, heirs.applicationId, 1))).not.toHaveProperty('note');
  });
});
