import { describe, expect, it } from 'vitest';
import {
  allNeeded,
  firstActs,
  fittingInput,
  intakeFields,
  intakePapers,
  intakeProblems,
  inTwoParts,
  itemNotesOf,
  partyGroups,
  problemCount,
  servicesLike,
  villagesOf,
  withoutParty,
} from '../../../web/console/intake-form.ts';
import { actorOf } from '../../fixtures/engine-case.ts';
import { realOffice, serviceOf } from '../../fixtures/office.ts';

const juai = realOffice('juai');
const { definition } = serviceOf(juai, 'perekaman-e-ktp');
const villageCodes = juai.office.villages.map(({ code }) => code);
const input = {
  variant: 'baru',
  name: 'Sarinah',
  nik: '6311014101900001',
  address: 'Jalan Setia',
  village: villageCodes[0] ?? '',
  phone: '081255500011',
};
const door = 'counter' as const;
const today = '2026-11-24';

describe('choosing a service by typing', () => {
  const names = (typed: string) => servicesLike(juai.services, typed).map(({ name }) => name);

  it('shows all before anything is typed', () => {
    expect(names('  ')).toHaveLength(juai.services.length);
  });

  it('finds part of a name as it is typed, and what people call the thing', () => {
    expect(names('perekam')[0]).toBe('Perekaman E-KTP');
    expect(names('ktp')[0]).toBe('Perekaman E-KTP');
    expect(names('warisan')[0]).toMatch(/Ahli Waris/i);
  });

  it('names each service once, and none for nonsense', () => {
    const found = names('rekomendasi');
    expect(new Set(found).size).toBe(found.length);
    expect(names('xyzzy')).toEqual([]);
  });
});

describe('the intake form', () => {
  it('offers all villages at the counter and only his own to a village officer', () => {
    const [own] = villageCodes;
    expect(villagesOf(juai.office.villages, 'counter', [])).toHaveLength(21);
    expect(villagesOf(juai.office.villages, 'village', [own ?? '']).map(({ code }) => code)).toEqual([own]);
    expect(villagesOf(juai.office.villages, 'village', [])).toEqual([]);
  });

  it('asks in the order of the form, without the hints that speak to the applicant', () => {
    const fields = intakeFields(definition, door, {});
    expect(fields.map(({ id }) => id)).toEqual([
      'variant',
      'name',
      'nik',
      'address',
      'village',
      'phone',
      'email',
    ]);
    expect(fields.filter(({ hint }) => hint !== undefined)).toEqual([]);
  });

  it('asks for the papers of the reason', () => {
    const ids = (variant: string) =>
      intakePapers(definition, door, { ...input, variant }).papers.map(({ id }) => id);
    expect(ids('baru')).toEqual(['surat-pengantar-blangko', 'kk']);
    expect(ids('hilang')).toEqual(['surat-pengantar-blangko', 'kk', 'surat-kehilangan']);
  });

  it('finds nothing wrong with a whole file, and names each field and paper otherwise', () => {
    const whole = { door, input, brought: ['surat-pengantar-blangko', 'kk'], villageCodes, today };
    expect(intakeProblems(definition, whole)).toEqual({ fields: [], missing: [] });
    const { fields, missing } = intakeProblems(definition, {
      ...whole,
      input: { ...input, name: ' ', phone: 'nanti' },
      brought: ['kk'],
    });
    expect(fields.map(({ field, problem }) => [field.id, problem])).toEqual([
      ['name', 'required'],
      ['phone', 'not-a-phone'],
    ]);
    expect(missing.map(({ id }) => id)).toEqual(['surat-pengantar-blangko']);
  });

  it('takes no village from an officer but his own', () => {
    const of = {
      door,
      input,
      brought: ['surat-pengantar-blangko', 'kk'],
      villageCodes: ['6311012002'],
      today,
    };
    expect(intakeProblems(definition, of).fields.map(({ field, problem }) => [field.id, problem])).toEqual([
      ['village', 'not-a-choice'],
    ]);
  });
});

describe('the check right after taking in', () => {
  const brought = ['surat-pengantar-blangko', 'kk'];

  it('is the counter’s where it is the first step: all in order, the original seen, the copy not called one', () => {
    expect(firstActs(definition, { door, input, brought }, actorOf('counter'))).toEqual({
      check: {
        act: 'check',
        verdicts: {
          'surat-pengantar-blangko': { verdict: 'in-order', originalSeen: true },
          kk: { verdict: 'in-order' },
        },
      },
      givesReceipt: false,
      answers: false,
    });
  });

  it('is nobody else’s', () => {
    expect(firstActs(definition, { door, input, brought }, actorOf('village'))).toBeUndefined();
    const baru = serviceOf(realOffice('balongbendo'), 'ktp-el-baru').definition;
    // Through the village the operator checks.
    expect(firstActs(baru, { door: 'village', input, brought }, actorOf('counter'))).toBeUndefined();
    expect(firstActs(baru, { door: 'village', input, brought }, actorOf('operator'))?.check.act).toBe(
      'check',
    );
  });

  it('judges what is only seen at the desk too, and no paper that is not there', () => {
    const baru = serviceOf(realOffice('balongbendo'), 'ktp-el-baru').definition;
    const first = firstActs(baru, { door, input: {}, brought: ['kk'] }, actorOf('counter'));
    expect(Object.keys(first?.check.verdicts ?? {}).sort()).toEqual(['kk', 'usia']);
  });

  it('goes on to the receipt where that is the counter’s next step (Kejayan, data dan informasi)', () => {
    const data = serviceOf(realOffice('kejayan'), 'data-dan-informasi').definition;
    expect(firstActs(data, { door, input: {}, brought: [] }, actorOf('counter'))?.givesReceipt).toBe(true);
  });
});

describe('what is given while the person waits', () => {
  const lekok = realOffice('lekok');
  const advice = serviceOf(lekok, 'layanan-konsultasi').definition;
  const kejayan = realOffice('kejayan');
  const of = { door, input: {}, brought: ['identitas'] };

  it('asks for name and village, and keeps the rest for who needs it', () => {
    const { asked, spare } = inTwoParts(advice, door, {});
    expect(asked.map(({ id, required }) => [id, required])).toEqual([
      ['name', true],
      ['village', true],
    ]);
    expect(spare.map(({ id, required }) => [id, required])).toEqual([
      ['nik', false],
      ['address', false],
      ['phone', false],
      ['email', false],
    ]);
  });

  it('keeps an address for mail in view where the standard prints it among its requirements', () => {
    const ids = inTwoParts({ ...advice, requiredContacts: ['email'] }, door, {}).asked.map(({ id }) => id);
    expect(ids).toEqual(['name', 'village', 'email']);
  });

  it('leaves the form of everything else in one part', () => {
    expect(inTwoParts(definition, door, {})).toEqual({
      asked: intakeFields(definition, door, {}),
      spare: [],
    });
  });

  it('needs no NIK, address or phone to be taken in, but still the paper', () => {
    const typed = { name: 'Juminten', village: lekok.office.villages[0]?.code ?? '' };
    const villages = lekok.office.villages.map(({ code }) => code);
    const problems = (brought: string[]) =>
      intakeProblems(advice, { door, input: typed, brought, villageCodes: villages, today });
    expect(problems(['identitas'])).toEqual({ fields: [], missing: [] });
    expect(problems([]).missing.map(({ id }) => id)).toEqual(['identitas']);
  });

  // The standard of L1 lets the counter write down what was said; K1 begins with "konsultasi dengan staf".
  it('may be answered in the same press by the counter, where the answer is the counter’s', () => {
    expect(firstActs(advice, of, actorOf('counter'))?.answers).toBe(true);
    const escalating = serviceOf(kejayan, 'konsultasi').definition;
    expect(firstActs(escalating, of, actorOf('counter'))?.answers).toBe(true);
  });

  it('is not answered by the counter where the Kasi gives it (L3, L4)', () => {
    for (const id of ['data-dan-informasi', 'penanganan-pengaduan'])
      expect(firstActs(serviceOf(lekok, id).definition, of, actorOf('counter'))?.answers).toBe(false);
  });

  it('is not answered in one press where a complaint takes its days, though the counter may answer it (K4)', () => {
    const complaint = serviceOf(kejayan, 'penanganan-pengaduan').definition;
    expect(firstActs(complaint, of, actorOf('counter'))?.answers).toBe(false);
  });
});

describe('what somebody gave before', () => {
  const fields = intakeFields(definition, door, {});

  it('goes into the fields there are, and leaves out what is not known', () => {
    const found = { ...input, variant: '', position: 'Kepala Desa', email: '' };
    expect(fittingInput(found, fields, villageCodes)).toEqual({
      name: 'Sarinah',
      nik: '6311014101900001',
      address: 'Jalan Setia',
      village: villageCodes[0],
      phone: '081255500011',
    });
  });

  it('names no village that may not be named here', () => {
    const found = fittingInput(input, fields, villageCodes.slice(1));
    expect(found).not.toHaveProperty('village');
    expect(found).toHaveProperty('name', 'Sarinah');
  });
});

describe('persons beside the applicant', () => {
  const heirs = serviceOf(realOffice('lekok'), 'surat-keterangan-waris').definition;
  const shown = (typed: Record<string, string>, opened: string[] = [], at: 'counter' | 'village' = door) =>
    partyGroups(heirs, at, typed, opened).map(({ label, shown: blocks, spare }) => [
      label,
      blocks.map(({ id }) => id),
      spare?.id,
    ]);

  it('are shown as many as the standard wants, and one more of each kind can be added (Lekok: two witnesses)', () => {
    expect(shown({})).toEqual([
      ['Almarhum/almarhumah (pewaris)', ['p.deceased.1'], undefined],
      ['Ahli waris selain pemohon', [], 'p.heir.1'],
      ['Saksi', ['p.witness.1', 'p.witness.2'], undefined],
      ['Pendamping yang membacakan pernyataan', [], 'p.companion.1'],
    ]);
    expect(shown({ 'p.heir.2.name': 'Budi' }, ['p.heir.1'])[1]).toEqual([
      'Ahli waris selain pemohon',
      ['p.heir.1', 'p.heir.2'],
      'p.heir.3',
    ]);
  });

  it('have somebody who reads aloud at the counter only, folded until he is needed', () => {
    expect(shown({}, [], 'village').map(([label]) => label)).not.toContain(
      'Pendamping yang membacakan pernyataan',
    );
    expect(
      partyGroups(heirs, door, {}, [])
        .filter(({ folded }) => folded)
        .map(({ label }) => label),
    ).toEqual(['Pendamping yang membacakan pernyataan']);
  });

  it('leave no gap when one is taken out: those behind move up', () => {
    const typed = {
      'p.heir.1.name': 'Ani',
      'p.heir.1.nik': '1',
      'p.heir.2.name': 'Budi',
      'p.heir.2.nik': '2',
      'p.heir.3.name': 'Cica',
    };
    const opened = ['p.heir.1', 'p.heir.2', 'p.heir.3'];
    const group = partyGroups(heirs, door, typed, opened).find(({ id }) => id === 'p.heir.1');
    if (!group) expect.fail('no heirs are asked for');
    const next = withoutParty(group, 'p.heir.1', { input: typed, opened });
    expect(next.input).toEqual({
      'p.heir.1.name': 'Budi',
      'p.heir.1.nik': '2',
      'p.heir.1.passport': '',
      'p.heir.2.name': 'Cica',
      'p.heir.2.nik': '',
      'p.heir.2.passport': '',
      'p.heir.3.name': '',
      'p.heir.3.nik': '',
      'p.heir.3.passport': '',
    });
    expect(next.opened).toEqual(['p.heir.1', 'p.heir.2']);
    expect(withoutParty(group, 'p.heir.9', { input: typed, opened })).toEqual({ input: typed, opened });
  });

  it('are wanted by name where the standard needs them, and an empty block more is nobody', () => {
    const wrong = (typed: Record<string, string>) =>
      intakeProblems(heirs, { door, input: typed, brought: [], villageCodes, today })
        .fields.map(({ field }) => field.id)
        .filter((id) => id.startsWith('p.'));
    expect(wrong({})).toEqual(['p.deceased.1.name', 'p.witness.1.name', 'p.witness.2.name']);
    // An heir who died long ago, or lives abroad, has no number anybody knows: none is made up.
    expect(wrong({ 'p.heir.1.name': 'Ani' })).not.toContain('p.heir.1.nik');
  });

  it('are not left out without a word for want of a name', () => {
    const wrong = (typed: Record<string, string>) =>
      intakeProblems(heirs, { door, input: typed, brought: [], villageCodes, today }).fields.map(
        ({ field }) => field.id,
      );
    expect(wrong({ 'p.heir.1.nik': '3514064508900002' })).toContain('p.heir.1.name');
    expect(wrong({ 'p.companion.1.nik': '3514064508900002' })).toContain('p.companion.1.name');
    expect(wrong({ 'p.heir.1.nik': '3514064508900002', 'p.heir.1.name': 'Ani' })).not.toContain(
      'p.heir.1.name',
    );
  });
});

describe('ticking what everybody brings', () => {
  it('leaves out what only some have, and what nobody knows beforehand (J13: "NPWP ( Jika Ada )", L11: "Lampiran keperluan Waris")', () => {
    const umkm = intakePapers(serviceOf(juai, 'data-umkm-desa').definition, 'counter', {}).papers;
    const texts = umkm.filter(({ id }) => allNeeded(umkm).includes(id)).map(({ text }) => text);
    expect(umkm.map(({ text }) => text)).toContain('NPWP ( Jika Ada )');
    expect(texts).not.toContain('NPWP ( Jika Ada )');
    expect(texts.length).toBeGreaterThan(0);
    const waris = intakePapers(
      serviceOf(realOffice('lekok'), 'surat-keterangan-waris').definition,
      'counter',
      {},
    ).papers;
    expect(waris.some(({ openEnded }) => openEnded)).toBe(true);
    expect(waris.filter(({ id }) => allNeeded(waris).includes(id)).some(({ openEnded }) => openEnded)).toBe(
      false,
    );
  });
});

describe('a proposal outside its months (Juai: November and December)', () => {
  const proposals = serviceOf(juai, 'usulan-guru-agama-petugas-kebersihan').definition;
  const shut = (of: { day: string; at?: 'counter' | 'village'; admitReason?: string }) =>
    intakeProblems(proposals, {
      door: of.at ?? door,
      input,
      brought: [],
      villageCodes,
      today: of.day,
      ...(of.admitReason !== undefined && { admitReason: of.admitReason }),
    });

  it('wants a reason at the counter, and is not taken through the village', () => {
    expect(shut({ day: '2026-10-31' }).shut).toBe('no-reason');
    expect(shut({ day: '2026-10-31', admitReason: '  ' }).shut).toBe('no-reason');
    expect(shut({ day: '2026-10-31', admitReason: 'Usulan susulan dari desa' }).shut).toBeUndefined();
    expect(shut({ day: '2026-10-31', at: 'village', admitReason: 'Usulan susulan' }).shut).toBe('no-door');
    expect(shut({ day: '2026-11-01' }).shut).toBeUndefined();
  });

  it('counts as one thing more that stands in the way', () => {
    expect(problemCount(shut({ day: '2026-10-31' }))).toBe(problemCount(shut({ day: '2026-11-01' })) + 1);
  });
});

describe('words beside a paper', () => {
  it('are kept where one of several is enough and where nobody knows beforehand what it is, if it is there', () => {
    const heirs = serviceOf(realOffice('kejayan'), 'surat-keterangan-ahli-waris').definition;
    const { papers } = intakePapers(heirs, door, {});
    const said = {
      'identitas-pewaris': ' KK ',
      'identitas-ahli-waris': 'KTP',
      'data-pendukung': 'Surat tanah',
      'buku-nikah': 'asli',
    };
    // The heirs' own papers were not brought; a marriage book is what its name says.
    expect(itemNotesOf(papers, ['identitas-pewaris', 'data-pendukung', 'buku-nikah'], said)).toEqual({
      'identitas-pewaris': 'KK',
      'data-pendukung': 'Surat tanah',
    });
    expect(itemNotesOf(papers, ['identitas-pewaris'], {})).toEqual({});
  });

  it('are not asked for an open-ended paper: without it nothing is missing', () => {
    const heirs = serviceOf(realOffice('kejayan'), 'surat-keterangan-ahli-waris').definition;
    const missing = intakeProblems(heirs, { door, input: {}, brought: [], villageCodes, today }).missing;
    expect(missing.map(({ id }) => id)).not.toContain('data-pendukung');
    expect(missing.map(({ id }) => id)).toContain('buku-nikah');
  });
});

describe('the original beside its copy', () => {
  it('counts as seen with the check right after taking in where the standard wants both (Balongbendo, heirs)', () => {
    const heirs = serviceOf(realOffice('balongbendo'), 'pengesahan-pernyataan-ahli-waris').definition;
    const verdicts = firstActs(
      heirs,
      { door, input: {}, brought: ['kk-ahli-waris', 'foto-sidang'] },
      actorOf('counter'),
    )?.check.verdicts;
    expect(verdicts).toEqual({
      'kk-ahli-waris': { verdict: 'in-order', originalSeen: true },
      'foto-sidang': { verdict: 'in-order' },
    });
  });
});
