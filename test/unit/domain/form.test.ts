import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formOf, isGivenAtDesk, parseForm, problemOf } from '../../../domain/form.ts';
import type { Filled } from '../../../domain/form.ts';
import { ApplicantData } from '../../../domain/personal-data.ts';
import type { Result } from '../../../domain/result.ts';
import { holds } from '../../../domain/conditions.ts';
import { isHanded, mayBringPaper, requirementsFor } from '../../../domain/standard.ts';
import type { Definition, Requirement, ServiceStandard } from '../../../domain/standard.ts';
import { letterTemplates } from '../../../functions/letters/templates/registry.ts';
import { letterAnswers } from '../../../functions/usecases/draft-letter.ts';
import { filledForm } from '../../fixtures/cases.ts';
import { granted, refusalOf } from '../../fixtures/deps.ts';
import { contoh, invented, realOffice, realOffices, serviceOf } from '../../fixtures/office.ts';
import type { OfficeMaterial } from '../../../functions/usecases/import-standards.ts';

const villages = contoh.office.villages.map(({ code }) => code);

function parse(definition: Definition, over: Readonly<Record<string, string>> = {}): Result<Filled> {
  return parseForm(definition, villages, filledForm(definition, contoh.office, over), 'online');
}

function problemsOf(result: Result<unknown>): Record<string, string> {
  const refusal = refusalOf(result);
  if (refusal.code !== 'invalid-input') expect.fail(refusal.code);
  return Object.fromEntries(refusal.fields.map(({ field, problem }) => [field, problem]));
}

const everyService: [string, ServiceStandard, OfficeMaterial][] = [...realOffices, contoh].flatMap(
  (material) =>
    material.services.map((service): [string, ServiceStandard, OfficeMaterial] => [
      `${material.office.id}/${service.serviceId}`,
      service,
      material,
    ]),
);

describe('the form of a service', () => {
  it('asks a person who he is, then what the service needs; a choice of variants comes first', () => {
    expect(formOf(invented.garden).map(({ id }) => id)).toEqual(['variant', 'applicant', 'details']);
    expect(formOf(invented.kite).map(({ id }) => id)).toEqual(['applicant', 'details']);
    const [asked] = formOf(invented.kite);
    expect(asked?.fields.map(({ id }) => id)).toEqual([
      'name',
      'nik',
      'address',
      'village',
      'phone',
      'email',
    ]);
  });

  it('asks a village for its filer and his post, and for no NIK', () => {
    const [asked] = formOf({ ...invented.kite, applicant: 'village' });
    expect(asked?.fields.map(({ id }) => id)).toEqual(['village', 'name', 'position', 'phone', 'email']);
  });

  it.each(everyService)('%s: asks nothing twice', (_, { definition }) => {
    const ids = formOf(definition).flatMap(({ fields }) => fields.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(everyService)('%s: can be filled in', (_, { definition }, { office }) => {
    const codes = office.villages.map(({ code }) => code);
    expect(parseForm(definition, codes, filledForm(definition, office), 'online').ok).toBe(true);
  });

  it.each(everyService.filter(([, { definition }]) => definition.product.kind === 'letter'))(
    '%s: gives its letter everything the template requires',
    (_, standard, { office }) => {
      const { definition } = standard;
      if (definition.product.kind !== 'letter') return;
      const template = letterTemplates.get(definition.product.template);
      if (!template) expect.fail(`no template ${definition.product.template}`);
      expect(template.version).toBe(definition.product.templateVersion);
      const codes = office.villages.map(({ code }) => code);
      const filled = granted(parseForm(definition, codes, filledForm(definition, office), 'online'));
      const answers = letterAnswers({ office, standard }, { ...filled, ...stored(filled) }, {});
      const required = template.requires.map(({ id }) => id);
      expect(required.filter((id) => (answers[id] ?? '').trim() === '')).toEqual([]);
      // And every one of them is asked as required, so that nobody can leave it out.
      const optional = formOf(definition)
        .flatMap(({ fields }) => fields)
        .filter((field) => !field.required || field.when)
        .map(({ id }) => id);
      expect(required.filter((id) => optional.includes(id))).toEqual([]);
    },
  );
});

describe('at the counter, where somebody waits for what he asked', () => {
  const lekok = realOffice('lekok');
  const villageCodes = lekok.office.villages.map(({ code }) => code);
  const bare = { nik: '', address: '', phone: '', email: '' };
  const onlyName = (definition: Definition, over: Readonly<Record<string, string>> = {}) =>
    filledForm(definition, lekok.office, { ...bare, name: 'Juminten', ...over });
  const definitionOf = (office: string, id: string) => serviceOf(realOffice(office), id).definition;
  const advice = definitionOf('lekok', 'layanan-konsultasi');
  const data = definitionOf('lekok', 'data-dan-informasi');

  it('takes advice for a name and a village, and makes nothing up for the rest (L1: "KK/KTP/identitas" is shown)', () => {
    const { parties, contacts, nikWarnings } = granted(
      parseForm(advice, villageCodes, onlyName(advice), 'counter'),
    );
    expect(parties).toEqual([
      { role: 'applicant', name: 'Juminten', identity: { kind: 'none' }, villageCode: villageCodes[0] },
    ]);
    expect(contacts).toEqual({});
    expect(nikWarnings).toEqual([]);
  });

  it('keeps what is given all the same, and says what cannot be used', () => {
    const typed = onlyName(advice, { nik: '3514225101800011', phone: 'nanti' });
    expect(problemsOf(parseForm(advice, villageCodes, typed, 'counter'))).toEqual({ phone: 'not-a-phone' });
    const { parties } = granted(parseForm(advice, villageCodes, { ...typed, phone: '' }, 'counter'));
    expect(parties[0]?.identity).toEqual({ kind: 'nik', number: '3514225101800011' });
  });

  // UU 14/2008 art. 22: name and address of who asks for information are recorded.
  it('wants the address of who asks for data (L3), and what he asks for', () => {
    const from = (address: string, dataWanted = 'Jumlah penduduk 2025') =>
      parseForm(data, villageCodes, onlyName(data, { address, dataWanted }), 'counter');
    expect(problemsOf(from(''))).toEqual({ address: 'required' });
    expect(problemsOf(from('Dusun Pesisir', ''))).toEqual({ dataWanted: 'required' });
    expect(from('Dusun Pesisir').ok).toBe(true);
  });

  it('asks everything at the other doors', () => {
    for (const door of ['online', 'village'] as const)
      expect(
        problemsOf(parseForm(data, villageCodes, onlyName(data, { dataWanted: 'Jumlah penduduk' }), door)),
      ).toEqual({
        nik: 'required',
        address: 'required',
        phone: 'required',
      });
  });

  it('is what L1, L3 and K1 are, of all services, and no complaint and no refusable request', () => {
    const given = everyService.filter(
      ([name, { definition }]) => !name.startsWith('contoh/') && isGivenAtDesk(definition),
    );
    expect(given.map(([name]) => name).sort()).toEqual([
      'kejayan/konsultasi',
      'lekok/data-dan-informasi',
      'lekok/layanan-konsultasi',
    ]);
  });
});

/** What a filled form becomes in the store. */
function stored(filled: Filled): ApplicantData {
  return ApplicantData.parse({
    v: 1,
    officeId: 'contoh',
    applicationId: 'x',
    parties: filled.parties,
    contacts: filled.contacts,
    answers: filled.answers,
    search: [],
    secretHashes: ['x'],
  });
}

describe('reading a filled form', () => {
  it('keeps name, number, address and village, the phone with its country code', () => {
    const { parties, contacts, villageCode, answers } = granted(
      parse(invented.cat, { name: '  Ratna  Layangan ', phone: '0812-3456-7890' }),
    );
    expect(parties).toEqual([
      {
        role: 'applicant',
        name: 'Ratna  Layangan',
        identity: { kind: 'nik', number: '3514064508900001' },
        villageCode: '9901012001',
        address: 'Dusun Pelangi RT 01 RW 02',
      },
    ]);
    expect(contacts).toEqual({ phone: '+6281234567890', email: 'ratna@example.test' });
    expect(villageCode).toBe('9901012001');
    expect(answers['bornOn']).toBe('1990-08-05');
  });

  it('keeps a day and an amount as meant, however people here write them', () => {
    const pencairan = serviceOf(realOffice('kejayan'), 'rekomendasi-pencairan-dana').definition;
    const typed = {
      village: '3514062001',
      name: 'Tono Contoh',
      position: 'Sekretaris Desa',
      phone: '081200000011',
      villageHead: 'Suparno Contoh',
      treasurer: 'Wiwik Contoh',
      fundKind: 'DD',
      fiscalYear: '2026',
      stage: 'I',
      amountRupiah: 'Rp 412.500.000',
    };
    const filled = parseForm(pencairan, ['3514062001'], typed, 'online');
    expect(filled).toMatchObject({ ok: true, value: { answers: { amountRupiah: '412500000' } } });
    const answers = granted(parse(invented.cat, { bornOn: '5/8/1990' })).answers;
    expect(answers['bornOn']).toBe('1990-08-05');
  });

  it('names every field that cannot be used, at once', () => {
    const problems = problemsOf(
      parse(invented.cat, {
        name: ' ',
        village: '3514062001',
        phone: 'telepon rumah',
        email: 'ratna.example.test',
        bornOn: '2026-02-30',
        gender: 'x',
        job: '',
      }),
    );
    expect(problems).toEqual({
      name: 'required',
      village: 'not-a-choice',
      phone: 'not-a-phone',
      email: 'not-an-email',
      bornOn: 'not-a-date',
      gender: 'not-a-choice',
      job: 'required',
    });
  });

  it('lets an e-mail address be left out, and nothing else that is asked of a person', () => {
    expect(granted(parse(invented.cat, { email: '' })).contacts).toEqual({ phone: '+6281234567890' });
    for (const id of ['name', 'nik', 'address', 'village', 'phone']) {
      expect(problemsOf(parse(invented.cat, { [id]: '' }))).toEqual({ [id]: 'required' });
    }
  });

  it('warns of a NIK that looks wrong and takes it all the same', () => {
    const odd = granted(parse(invented.cat, { nik: '3514 0645 0890' }));
    expect(odd.nikWarnings).toEqual(['length']);
    expect(odd.parties[0]?.identity).toEqual({ kind: 'nik', number: '351406450890' });
    expect(granted(parse(invented.cat, { nik: '3514064508900001' })).nikWarnings).toEqual([]);
  });

  it('asks and keeps a field only where its condition holds', () => {
    const without = granted(parse(invented.garden, { flower: 'melati', thorns: '9' }));
    expect(without.answers).toEqual({ flower: 'melati' });
    expect(problemsOf(parse(invented.garden, { flower: 'mawar', thorns: '' }))).toEqual({
      thorns: 'required',
    });
    expect(problemsOf(parse(invented.garden, { flower: 'mawar', thorns: 'banyak' }))).toEqual({
      thorns: 'not-a-number',
    });
    expect(granted(parse(invented.garden, { flower: 'mawar', thorns: '12' })).answers).toEqual({
      flower: 'mawar',
      thorns: '12',
    });
  });

  it('takes only the variants there are', () => {
    expect(granted(parse(invented.garden, { variant: 'sayur' })).variant).toBe('sayur');
    expect(problemsOf(parse(invented.garden, { variant: 'durian' }))).toEqual({ variant: 'not-a-choice' });
    expect(granted(parse(invented.kite)).variant).toBeUndefined();
  });

  it.each([
    ['a name of 10,000 letters', 'A'.repeat(10_000)],
    ['emoji', 'Ratna 🪁🐈‍⬛ Layangan'],
    ['right-to-left text', 'محمد بن عبد الله'],
    ['an accent typed as two characters', 'Muh\u0323ammad'],
  ])('takes %s', (_, name) => {
    expect(granted(parse(invented.cat, { name })).parties[0]?.name).toBe(name.normalize('NFC'));
  });

  it('refuses one letter more than 10,000', () => {
    expect(problemsOf(parse(invented.cat, { name: 'A'.repeat(10_001) }))).toEqual({ name: 'too-long' });
  });

  it('drops what only turns the direction of text; a name of nothing else is no name', () => {
    expect(granted(parse(invented.cat, { name: 'Ratna\u202E' })).parties[0]?.name).toBe('Ratna');
    expect(problemsOf(parse(invented.cat, { name: '\u200F\u202E' }))).toEqual({ name: 'required' });
  });

  it('judges the form that is kept, so that nothing accepted outgrows its place in the store', () => {
    // U+0958 becomes two characters when composed, U+FDFA eighteen when a NIK is read.
    expect(problemsOf(parse(invented.cat, { name: '\u0958'.repeat(6000) }))).toEqual({ name: 'too-long' });
    expect(problemsOf(parse(invented.cat, { nik: '\uFDFA'.repeat(10) }))).toEqual({ nik: 'too-long' });
    const position = 'x'.repeat(500);
    const village = { ...invented.cat, applicant: 'village' } as const;
    expect(stored(granted(parse(village, { position }))).parties[0]?.position).toBe(position);
  });

  it('stores whatever it accepts, and never breaks on what it refuses', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('', ' ', 'mawar', 'bunga', '2026-01-01', '12', '\uD800', '081234567890'),
      fc.string({ maxLength: 30 }).map((text) => text.repeat(400)),
    );
    for (const definition of [invented.garden, { ...invented.cat, applicant: 'village' as const }]) {
      const ids = formOf(definition).flatMap(({ fields }) => fields.map(({ id }) => id));
      const anyInput = fc.dictionary(fc.constantFrom(...ids), anyText);
      fc.assert(
        fc.property(anyInput, (over) => {
          const filled = parse(definition, over);
          if (filled.ok) expect(stored(filled.value).parties).toEqual(filled.value.parties);
          else expect(filled.refusal.code).toBe('invalid-input');
        }),
        { numRuns: 300 },
      );
    }
  });
});

describe('a foreigner', () => {
  const wna = serviceOf(realOffice('kejayan'), 'rekomendasi-domisili-wna').definition;

  it('is asked for passport or KITAS instead of a NIK, which he may not have', () => {
    const [asked] = formOf(wna);
    expect(asked?.fields.map(({ id }) => id)).toEqual([
      'name',
      'passport',
      'address',
      'village',
      'phone',
      'email',
    ]);
  });

  it('is known by it, and nothing is said of a NIK', () => {
    const filled = granted(
      parseForm(
        wna,
        ['3514062001'],
        {
          name: 'John Smith',
          passport: ' A1234567 ',
          address: 'Jalan Contoh 1',
          village: '3514062001',
          phone: '081200000099',
          nationality: 'Australia',
        },
        'online',
      ),
    );
    expect(filled.parties[0]?.identity).toEqual({ kind: 'passport', number: 'A1234567' });
    expect(filled.nikWarnings).toEqual([]);
  });
});

describe('a committee, a group or an agency', () => {
  const committee: Definition = { ...invented.cat, applicant: 'organisation' };

  it('is a party of its own; who speaks for it applies, with his post and no NIK', () => {
    const filled = granted(parse(committee, { organisation: 'Panitia Sedekah Awan', position: 'Ketua' }));
    expect(filled.parties).toEqual([
      {
        role: 'applicant',
        name: 'Ratna Layangan',
        identity: { kind: 'none' },
        villageCode: villages[0],
        position: 'Ketua',
      },
      {
        role: 'organisation',
        name: 'Panitia Sedekah Awan',
        identity: { kind: 'none' },
        villageCode: villages[0],
      },
    ]);
    expect(problemsOf(parse(committee, { organisation: ' ' }))).toEqual({ organisation: 'required' });
  });
});

/** Facts/workflows.md §5.12: couples (K15), heirs and witnesses (K9, L11), each a party of the case beside the applicant. */
describe('persons asked for beside the applicant', () => {
  const wedding: Definition = {
    ...invented.cat,
    parties: [
      { role: 'spouse', label: 'Calon suami', min: 1, max: 1, identity: 'nik', address: true },
      { role: 'spouse', label: 'Calon istri', min: 1, max: 1, identity: 'any' },
      { role: 'witness', label: 'Saksi', min: 0, max: 2, identity: 'none' },
    ],
  };
  const couple = {
    'p.spouse.1.name': 'Bayu Contoh',
    'p.spouse.1.nik': '3514.0615.0390.0001',
    'p.spouse.1.address': 'Dusun Pelangi',
    'p.spouse.2.name': 'Ayu Contoh',
    'p.spouse.2.passport': 'B765',
    'p.spouse.2.nik': '',
    'p.witness.1.name': '',
    'p.witness.2.name': '',
  };

  it('are asked after the answers, every one who must be there and every one who may', () => {
    const blocks = formOf(wedding).flatMap(({ party }) => (party ? [party] : []));
    expect(blocks.map(({ id, label, optional }) => [id, label, optional])).toEqual([
      ['p.spouse.1', 'Calon suami', false],
      ['p.spouse.2', 'Calon istri', false],
      ['p.witness.1', 'Saksi 1', true],
      ['p.witness.2', 'Saksi 2', true],
    ]);
  });

  it('follow the applicant, each by the identity he gave; an empty block is nobody', () => {
    const [applicant, ...others] = granted(parse(wedding, couple)).parties;
    expect(applicant?.role).toBe('applicant');
    expect(others).toEqual([
      {
        role: 'spouse',
        name: 'Bayu Contoh',
        identity: { kind: 'nik', number: '3514061503900001' },
        address: 'Dusun Pelangi',
      },
      { role: 'spouse', name: 'Ayu Contoh', identity: { kind: 'passport', number: 'B765' } },
    ]);
  });

  it.each([0, 1, 2])('may be %s where up to two may come', (count) => {
    const witnesses = Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`p.witness.${String(i + 1)}.name`, `Saksi ${String(i + 1)}`]),
    );
    const { parties } = granted(parse(wedding, { ...couple, ...witnesses }));
    expect(parties.filter(({ role }) => role === 'witness')).toHaveLength(count);
  });

  it('who must be there are missed by name, and what identifies them too', () => {
    const without = { ...couple, 'p.spouse.1.name': ' ', 'p.spouse.1.nik': '' };
    expect(problemsOf(parse(wedding, without))).toEqual({
      'p.spouse.1.name': 'required',
      'p.spouse.1.nik': 'required',
    });
  });

  it('who may come need an identity only once they have a name', () => {
    const heirs: Definition = {
      ...invented.cat,
      parties: [{ role: 'heir', label: 'Ahli waris', min: 0, max: 1, identity: 'nik' }],
    };
    const typed = (over: Record<string, string>) =>
      parse(heirs, { 'p.heir.1.name': '', 'p.heir.1.nik': '', ...over });
    expect(granted(typed({})).parties).toHaveLength(1);
    expect(granted(typed({ 'p.heir.1.nik': '3514061503900001' })).parties).toHaveLength(1);
    expect(problemsOf(typed({ 'p.heir.1.name': 'Bayu Contoh' }))).toEqual({ 'p.heir.1.nik': 'required' });
  });

  it('without NIK and passport are known by name alone where the standard lets them', () => {
    const unnumbered = { ...couple, 'p.spouse.2.passport': '' };
    expect(granted(parse(wedding, unnumbered)).parties[2]?.identity).toEqual({ kind: 'none' });
  });
});

describe('a single field', () => {
  const field = { id: 'amount', label: 'Jumlah', type: 'number', required: false } as const;

  it('may be empty where it is not required', () => {
    expect(problemOf(field, {}, [])).toBeUndefined();
    expect(problemOf({ ...field, required: true }, {}, [])).toBe('required');
  });

  it.each([
    ['12', undefined],
    ['-1', 'not-a-number'],
    ['Rp 412.500.000', undefined],
    ['1.000,00', undefined],
    ['1.00', 'not-a-number'],
    ['12,5', 'not-a-number'],
    ['٣', 'not-a-number'],
    ['1'.repeat(21), 'too-long'],
  ])('reads the number %s as %s', (text, problem) => {
    expect(problemOf(field, { amount: text }, [])).toBe(problem);
  });

  it.each([
    ['2024-02-29', undefined],
    ['2026-02-29', 'not-a-date'],
    ['2026-13-01', 'not-a-date'],
    ['31/8/1990', undefined],
    ['31-08-1990', undefined],
    ['31/02/1990', 'not-a-date'],
    ['31/8/90', 'not-a-date'],
    ['1 Januari', 'not-a-date'],
  ])('reads the day %s as %s', (text, problem) => {
    expect(problemOf({ ...field, type: 'date' }, { amount: text }, [])).toBe(problem);
  });
});

describe('the requirements of a case', () => {
  const idsFor = (of: { variant?: string; flower?: string }) =>
    requirementsFor(invented.garden, {
      door: 'online',
      variant: of.variant,
      answers: { flower: of.flower ?? 'melati' },
    }).map(({ id }) => id);

  it('follow the variant and the answers, in printed order', () => {
    expect(idsFor({ variant: 'bunga' })).toEqual(['lembar']);
    expect(idsFor({ variant: 'sayur' })).toEqual(['lembar', 'cangkul']);
    expect(idsFor({ variant: 'bunga', flower: 'mawar' })).toEqual(['lembar', 'sarung-tangan']);
    expect(idsFor({ variant: 'sayur', flower: 'mawar' })).toEqual(['lembar', 'cangkul', 'sarung-tangan']);
  });

  it('follow the door where a requirement names its doors', () => {
    const definition: Definition = {
      ...invented.kite,
      requirements: [
        { id: 'hanya-loket', text: 'x', kind: 'file', doors: ['counter'], paperAllowed: true },
        { id: 'selalu', text: 'y', kind: 'file', paperAllowed: true },
      ],
    };
    const ids = (door: 'counter' | 'online') =>
      requirementsFor(definition, { door, answers: {} }).map(({ id }) => id);
    expect(ids('counter')).toEqual(['hanya-loket', 'selalu']);
    expect(ids('online')).toEqual(['selalu']);
  });

  it('take paper where the standard allows it, and always for what is seen at the desk', () => {
    const may = (kind: Requirement['kind'], paperAllowed: boolean) => mayBringPaper({ kind, paperAllowed });
    expect([may('file', true), may('file', false), may('original', false)]).toEqual([true, false, false]);
    expect((['fact', 'presence', 'stamp-duty'] as const).map((kind) => may(kind, false))).toEqual([
      true,
      true,
      true,
    ]);
    const paper = { files: [], bringsPaper: true };
    expect(isHanded({ kind: 'file', paperAllowed: true }, paper)).toBe(true);
    expect(isHanded({ kind: 'file', paperAllowed: false }, paper)).toBe(false);
  });

  it('hold a condition only when every field it lists has one of its values', () => {
    const condition = { flower: ['mawar', 'melati'], season: ['hujan'] };
    expect(holds(condition, { flower: 'mawar', season: 'hujan' })).toBe(true);
    expect(holds(condition, { flower: 'mawar' })).toBe(false);
    expect(holds(undefined, {})).toBe(true);
  });
});
