import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActKind, Actor } from '../../../domain/application.ts';
import { offers } from '../../../domain/engine.ts';
import { StandardProblem } from '../../../domain/lifecycle.ts';
import { problemWords } from '../../../domain/problem-words.ts';
import type { Performer } from '../../../domain/roles.ts';
import { routesOf } from '../../../domain/routes.ts';
import { Definition } from '../../../domain/standard.ts';
import type { ServiceStandard } from '../../../domain/standard.ts';
import { isRunnable, standardProblems } from '../../../domain/standard-problems.ts';
import { performs } from '../../../domain/steps/rules.ts';
import { Step } from '../../../domain/steps/step.ts';
import type { StepKind } from '../../../domain/steps/step.ts';
import { letters } from '../../../functions/letters/letters.ts';
import { actorOf, after, applicant, begun, fitting, system } from '../../fixtures/engine-case.ts';
import type { EngineCase } from '../../fixtures/engine-case.ts';
import { aStandard, contoh, invented, realOffices, serviceOf } from '../../fixtures/office.ts';

const { office } = contoh;
const templates = await letters().templates();

/** Everybody a standard of Kecamatan Contoh may name. */
const everybody: readonly Performer[] = [
  { role: 'counter' },
  { role: 'operator' },
  { role: 'secretary' },
  { role: 'camat' },
  { role: 'section-head', section: 'angin' },
  { role: 'section-head', section: 'kucing' },
];

function problemsOf(
  standard: ServiceStandard,
  staffed: readonly Performer[] | undefined = everybody,
): StandardProblem[] {
  return standardProblems(standard, office, staffed, templates);
}

const codesOf = (standard: ServiceStandard, staffed?: readonly Performer[]): string[] => [
  ...new Set(problemsOf(standard, staffed).map(({ part, code }) => `${part} ${code}`)),
];

/** One of the invented standards, spoilt. */
function spoilt(serviceId: string, spoil: (copy: ServiceStandard) => void): ServiceStandard {
  const copy = structuredClone(serviceOf(contoh, serviceId));
  spoil(copy);
  return copy;
}

const kite = 'surat-layang-layang';
const garden = 'cap-tukang-kebun';

const step = (copy: ServiceStandard, kind: StepKind): Step => {
  const found = copy.definition.steps.find((candidate) => candidate.do === kind);
  if (!found) throw new Error(`no step ${kind}`);
  return found;
};
const without = (copy: ServiceStandard, ...kinds: StepKind[]): void => {
  copy.definition.steps = copy.definition.steps.filter((candidate) => !kinds.includes(candidate.do));
};
const withStep = (copy: ServiceStandard, at: number, added: object): void => {
  copy.definition.steps.splice(at, 0, Step.parse({ id: 'tambahan', by: [{ role: 'counter' }], ...added }));
};
const field = (copy: ServiceStandard, id: string) => {
  const found = copy.definition.fields.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no field ${id}`);
  return found;
};

describe('a standard that can run', () => {
  it.each(
    [kite, garden]
      .map((serviceId) => serviceOf(contoh, serviceId))
      .map((standard) => [standard.name, standard] as const),
  )('%s has no finding', (_, standard) => {
    expect(problemsOf(standard)).toEqual([]);
  });

  it.each(realOffices.map((material) => [material.office.name, material] as const))(
    'is each of %s, as far as files can tell',
    (_, material) => {
      const found = material.services.map(({ serviceId, ...standard }) => [
        serviceId,
        standardProblems({ serviceId, ...standard }, material.office, undefined, templates),
      ]);
      expect(found.filter(([, problems]) => problems?.length !== 0)).toEqual([]);
    },
  );

  it('is no letter that goes to the signer undrafted: a hole in it would stop there, where nobody can mend it', () => {
    expect(codesOf(serviceOf(contoh, 'kartu-kucing'))).toEqual(['steps letter-without-draft']);
  });

  it('may be one without steps: it can be read, and nobody is missed', () => {
    const readable = spoilt(kite, (copy) => {
      copy.definition.steps = [];
    });
    expect(isRunnable(readable)).toBe(false);
    expect(problemsOf(readable, [])).toEqual([]);
    expect(isRunnable(serviceOf(contoh, kite))).toBe(true);
  });

  it('is judged without people and templates where nobody knows them, as in import material', () => {
    const unknown = spoilt(kite, (copy) => {
      if (copy.definition.product.kind === 'letter') copy.definition.product.template = 'surat-sakti';
    });
    expect(standardProblems(unknown, office, undefined, undefined)).toEqual([]);
    expect(codesOf(unknown, [])).toEqual(['steps missing-actor', 'product no-such-template']);
  });
});

/** What is spoilt, in which service, and what must be said about it. */
const spoilings: readonly [string, string, (copy: ServiceStandard) => void, string][] = [
  [
    'a blank title',
    kite,
    (copy) => {
      copy.title = ' ';
    },
    'title component-empty',
  ],
  [
    'a blank summary',
    kite,
    (copy) => {
      copy.summary = '';
    },
    'title component-empty',
  ],
  [
    'a component with a blank line',
    kite,
    (copy) => {
      copy.printed.safety = { state: 'printed', label: 'x', blocks: [{ kind: 'text', text: ' ' }] };
    },
    'printed component-empty',
  ],
  [
    'a list with a blank item',
    kite,
    (copy) => {
      copy.printed.safety = {
        state: 'printed',
        label: 'x',
        blocks: [{ kind: 'list', items: [{ text: 'a', items: [{ text: ' ' }] }] }],
      };
    },
    'printed component-empty',
  ],
  [
    'no door',
    kite,
    (copy) => {
      copy.definition.doors = [];
    },
    'doors malformed',
  ],
  [
    'a piece of the wrong shape',
    kite,
    (copy) => {
      copy.definition.promise = {
        kind: 'term',
        printed: '1 jam kerja',
        amount: 0,
        unit: 'office-hours',
        waitsForSigner: false,
      };
    },
    'promise malformed',
  ],
  [
    'two steps of one id',
    kite,
    (copy) => {
      step(copy, 'stamp').id = step(copy, 'check').id;
    },
    'steps same-id-twice',
  ],
  [
    'a step called as the end is',
    kite,
    (copy) => {
      step(copy, 'stamp').id = 'done';
    },
    'steps same-id-twice',
  ],
  [
    'two requirements of one id',
    garden,
    (copy) => {
      for (const each of copy.definition.requirements) each.id = 'sama';
    },
    'requirements same-id-twice',
  ],
  [
    'two reasons of one id',
    garden,
    (copy) => {
      for (const each of copy.definition.variants) each.id = 'sayur';
    },
    'fields same-id-twice',
  ],
  [
    'a field that the form asks anyway',
    kite,
    (copy) => {
      field(copy, 'job').id = 'phone';
    },
    'fields same-id-twice',
  ],
  [
    'a field named like the reason',
    kite,
    (copy) => {
      field(copy, 'job').id = 'variant';
    },
    'fields same-id-twice',
  ],
  [
    'a choice without options',
    kite,
    (copy) => {
      field(copy, 'gender').options = [];
    },
    'fields choice-without-options',
  ],
  [
    'a choice with a blank option',
    kite,
    (copy) => {
      field(copy, 'gender').options = [{ value: 'l', label: ' ' }];
    },
    'fields choice-without-options',
  ],
  [
    'two options of one value',
    kite,
    (copy) => {
      field(copy, 'gender').options = [
        { value: 'l', label: 'L' },
        { value: 'l', label: 'P' },
      ];
    },
    'fields same-id-twice',
  ],
  [
    'a field asked for an answer nobody gives',
    garden,
    (copy) => {
      field(copy, 'thorns').when = { colour: ['merah'] };
    },
    'fields no-such-field',
  ],
  [
    'a field that depends on itself',
    garden,
    (copy) => {
      field(copy, 'thorns').when = { thorns: ['3'] };
    },
    'fields no-such-field',
  ],
  [
    'a requirement that depends on no field',
    garden,
    (copy) => {
      for (const each of copy.definition.requirements) each.when = { colour: ['merah'] };
    },
    'requirements no-such-field',
  ],
  [
    'a requirement for a choice nobody can make',
    kite,
    (copy) => {
      for (const each of copy.definition.requirements) each.when = { gender: ['x'] };
    },
    'requirements no-such-field',
  ],
  [
    'a step for a choice nobody can make',
    kite,
    (copy) => {
      step(copy, 'stamp').when = { gender: ['x'] };
    },
    'steps no-such-field',
  ],
  [
    'a requirement for a reason there is not',
    garden,
    (copy) => {
      for (const each of copy.definition.requirements) each.variants = ['batu'];
    },
    'requirements no-such-variant',
  ],
  [
    'a step for a reason there is not',
    garden,
    (copy) => {
      step(copy, 'stamp').variants = ['batu'];
    },
    'steps no-such-variant',
  ],
  [
    'a requirement that is not printed',
    kite,
    (copy) => {
      copy.definition.requirements.push({ id: 'akta', text: 'Akta', kind: 'file', paperAllowed: true });
    },
    'requirements requirement-not-printed',
  ],
  [
    'a condition the text does not hold',
    kite,
    (copy) => {
      for (const each of copy.definition.requirements) each.condition = 'jika hujan';
    },
    'requirements requirement-not-printed',
  ],
  [
    'a printed requirement left out',
    kite,
    (copy) => {
      copy.definition.requirements.pop();
    },
    'requirements printed-requirement-left-out',
  ],
  [
    'a step that quotes what is not printed',
    kite,
    (copy) => {
      step(copy, 'stamp').printed = 'Distempel';
    },
    'steps not-printed',
  ],
  [
    'a promise that is not printed',
    kite,
    (copy) => {
      copy.printed.time = { state: 'not-stated' };
    },
    'promise promise-not-printed',
  ],
  [
    'a compensation that is not printed',
    kite,
    (copy) => {
      copy.definition.compensation = { parts: ['apology'], printed: ['Kami minta maaf'] };
    },
    'compensation not-printed',
  ],
  [
    'a deadline that is not printed',
    kite,
    (copy) => {
      copy.definition.correctionDeadline = { printed: 'besok pagi', at: '10:00' };
    },
    'promise not-printed',
  ],
  [
    'a product of another name',
    kite,
    (copy) => {
      copy.definition.product.title = 'PIAGAM';
    },
    'product not-printed',
  ],
  [
    'a note on what is not printed',
    kite,
    (copy) => {
      copy.notes = [
        {
          component: 'time',
          printed: '9 tahun',
          reason: 'x',
          reviewer: 'x',
          on: '2026-11-24',
          status: 'proposed',
          runs: 'as-printed',
        },
      ];
    },
    'notes note-not-printed',
  ],
  [
    'a correction nobody accepted',
    kite,
    (copy) => {
      copy.notes = [
        {
          component: 'time',
          printed: '1 jam',
          correction: '2 jam',
          reason: 'x',
          reviewer: 'x',
          on: '2026-11-24',
          status: 'proposed',
          runs: 'corrected',
        },
      ];
    },
    'notes note-without-correction',
  ],
  [
    'a section the office does not have',
    kite,
    (copy) => {
      copy.definition.sections.push('hujan');
    },
    'steps no-such-section',
  ],
  [
    'a step by the head of no section',
    kite,
    (copy) => {
      step(copy, 'validate').by = [{ role: 'section-head' }];
    },
    'steps no-such-section',
  ],
  [
    'a step by the counter of a section',
    kite,
    (copy) => {
      step(copy, 'check').by = [{ role: 'counter', section: 'angin' }];
    },
    'steps no-such-section',
  ],
  [
    'a step by a head who is not told of the case',
    kite,
    (copy) => {
      step(copy, 'validate').by = [{ role: 'section-head', section: 'kucing' }];
    },
    'steps section-not-involved',
  ],
  [
    'a step by who sees no case',
    kite,
    (copy) => {
      step(copy, 'stamp').by = [{ role: 'survey' }];
    },
    'steps actor-cannot-see',
  ],
  [
    'no check at all',
    kite,
    (copy) => {
      without(copy, 'check', 'validate');
    },
    'steps no-check',
  ],
  [
    'a stamp after the hand-over',
    garden,
    (copy) => {
      copy.definition.steps.reverse();
    },
    'steps unreachable-step',
  ],
  [
    'a second electronic signature',
    kite,
    (copy) => {
      withStep(copy, 7, { do: 'sign', form: 'electronic', by: [{ role: 'camat' }] });
    },
    'steps unreachable-step',
  ],
  [
    'a number taken when the letter is out',
    kite,
    (copy) => {
      withStep(copy, 7, { do: 'number' });
    },
    'steps unreachable-step',
  ],
  [
    'an agency that may want the letter mended when it is out',
    kite,
    (copy) => {
      withStep(copy, 7, { do: 'await-agency', agency: 'Dinas Contoh' });
    },
    'steps agency-after-signature',
  ],
  [
    'a step for a door that is closed',
    kite,
    (copy) => {
      step(copy, 'stamp').doors = ['village'];
    },
    'steps unreachable-step',
  ],
  [
    'a door by which no step applies',
    kite,
    (copy) => {
      for (const each of copy.definition.steps) each.doors = ['online'];
    },
    'steps no-route',
  ],
  [
    'a letter nobody drafts',
    kite,
    (copy) => {
      without(copy, 'draft', 'number');
    },
    'steps letter-without-draft',
  ],
  [
    'a letter nobody signs',
    kite,
    (copy) => {
      without(copy, 'sign');
    },
    'product letter-without-signature',
  ],
  [
    'a letter to be collected that nobody hands over',
    kite,
    (copy) => {
      without(copy, 'hand-over');
    },
    'steps no-hand-over',
  ],
  [
    'a brought sheet signed electronically',
    garden,
    (copy) => {
      Object.assign(step(copy, 'sign'), { form: 'electronic' });
    },
    'steps sign-form-and-product',
  ],
  [
    'a letter signed on a brought sheet',
    kite,
    (copy) => {
      Object.assign(step(copy, 'sign'), { form: 'wet-brought' });
    },
    'steps sign-form-and-product',
  ],
  [
    'a draft of no letter',
    garden,
    (copy) => {
      withStep(copy, 1, { do: 'draft' });
    },
    'steps sign-form-and-product',
  ],
  [
    'a template nobody wrote',
    kite,
    (copy) => {
      Object.assign(copy.definition.product, { template: 'surat-sakti' });
    },
    'product no-such-template',
  ],
  [
    'an answer the letter needs and nobody asks',
    kite,
    (copy) => {
      copy.definition.fields = copy.definition.fields.filter(({ id }) => id !== 'job');
    },
    'product letter-field-missing',
  ],
  [
    'a number of no book',
    kite,
    (copy) => {
      delete copy.definition.register;
    },
    'steps number-without-book',
  ],
  [
    'a book the office does not keep',
    kite,
    (copy) => {
      if (copy.definition.register) copy.definition.register.book = 'buku-hujan';
    },
    'steps number-without-book',
  ],
  [
    'a number the book cannot print',
    kite,
    (copy) => {
      if (copy.definition.register) copy.definition.register.classification = '';
    },
    'steps number-without-book',
  ],
  [
    'a promise of a step there is not',
    kite,
    (copy) => {
      copy.definition.promiseEndsWith = 'tidak-ada';
    },
    'promise promise-without-clock',
  ],
  [
    'a promise kept before it begins',
    kite,
    (copy) => {
      copy.definition.promiseEndsWith = step(copy, 'check').id;
    },
    'promise promise-without-clock',
  ],
  [
    'a promise with nothing to do for it',
    garden,
    (copy) => {
      without(copy, 'sign', 'stamp', 'register');
    },
    'promise promise-without-clock',
  ],
  [
    'a choice of papers nobody asks for',
    kite,
    ({ definition }) => {
      definition.sets = [{ id: 'pilihan', of: ['ekor', 'sayap'], atLeast: 1 }];
    },
    'requirements no-such-requirement',
  ],
  [
    'a choice of more than there is',
    kite,
    ({ definition }) => {
      definition.sets = [{ id: 'pilihan', of: ['ekor', 'izin-awan'], atLeast: 3 }];
    },
    'requirements set-too-small',
  ],
  [
    'a choice whose words are not printed',
    kite,
    ({ definition }) => {
      definition.sets = [
        { id: 'pilihan', of: ['ekor', 'izin-awan'], atLeast: 1, printed: 'salah satu saja' },
      ];
    },
    'requirements requirement-not-printed',
  ],
  [
    'alternatives the text does not name',
    kite,
    ({ definition }) => {
      const [first] = definition.requirements;
      if (first) first.alternatives = { of: ['Foto layang-layang', 'Gambar tangan'], needed: 'one' };
    },
    'requirements requirement-not-printed',
  ],
  [
    'photographs of a size the text does not name',
    kite,
    ({ definition }) => {
      const [first] = definition.requirements;
      if (first) first.photos = [{ size: '4x6', count: 2 }];
    },
    'requirements requirement-not-printed',
  ],
  [
    'a rule that is printed nowhere',
    kite,
    ({ definition }) => {
      definition.eligibility = [{ id: 'umur', printed: 'Telah berusia 17 tahun', rule: { kind: 'seen' } }];
    },
    'requirements not-printed',
  ],
  [
    'an age by a day nobody is asked for',
    kite,
    ({ definition }) => {
      const rule = { kind: 'age', field: 'hatchedOn', from: 17 } as const;
      definition.eligibility = [{ id: 'umur', printed: 'Pemohon berani', rule }];
    },
    'requirements no-such-field',
  ],
  [
    'an age by the NIK of a village',
    kite,
    ({ definition }) => {
      definition.applicant = 'village';
      const rule = { kind: 'age', field: 'nik', from: 17 } as const;
      definition.eligibility = [{ id: 'umur', printed: 'Pemohon berani', rule }];
    },
    'requirements no-such-field',
  ],
  [
    'a count of what is no number',
    garden,
    ({ definition }) => {
      const rule = { kind: 'count', field: 'flower', to: 2 } as const;
      definition.eligibility = [{ id: 'bunga', printed: 'Cangkul', rule }];
    },
    'requirements no-such-field',
  ],
  [
    'a rule of a reason there is not',
    garden,
    ({ definition }) => {
      definition.eligibility = [
        { id: 'bunga', printed: 'Cangkul', variants: ['buah'], rule: { kind: 'seen' } },
      ];
    },
    'requirements no-such-variant',
  ],
  [
    'a lead time before a day nobody is asked for',
    kite,
    ({ definition }) => {
      definition.leadTimes = [
        {
          id: 'jauh',
          printed: 'Izin dari awan',
          until: 'flightOn',
          days: 5,
          unit: 'working-days',
          rule: 'at-least',
        },
      ];
    },
    'requirements no-such-field',
  ],
  [
    'months that are printed nowhere',
    kite,
    ({ definition }) => {
      definition.intakeWindow = { printed: 'Bulan November-Desember', fromMonth: 11, toMonth: 12 };
    },
    'requirements not-printed',
  ],
  [
    'a person asked for by an answer nobody gives',
    kite,
    ({ definition }) => {
      definition.parties = [
        { role: 'witness', label: 'Saksi', min: 1, max: 1, identity: 'none', when: { wind: ['barat'] } },
      ];
    },
    'fields no-such-field',
  ],
  [
    'one rule twice',
    kite,
    ({ definition }) => {
      const rule = { id: 'berani', printed: 'Pemohon berani', rule: { kind: 'seen' } } as const;
      definition.eligibility = [rule, rule];
    },
    'requirements same-id-twice',
  ],
];

describe('a standard that cannot run is refused by name:', () => {
  it('what a request depends on, said in words that are printed and of fields that are asked, is no finding', () => {
    const copy = spoilt(kite, ({ definition }) => {
      const [first] = definition.requirements;
      if (first) first.alternatives = { of: ['Foto', 'layang-layang'], needed: 'one' };
      definition.sets = [{ id: 'pilihan', of: ['ekor', 'izin-awan'], atLeast: 1 }];
      definition.eligibility = [
        { id: 'umur', printed: 'Pemohon berani', rule: { kind: 'age', field: 'nik', from: 17 } },
        { id: 'lahir', printed: 'berani', rule: { kind: 'age', field: 'bornOn', from: 17 } },
      ];
      definition.leadTimes = [
        {
          id: 'lama',
          printed: '1 jam kerja',
          until: 'bornOn',
          days: 1,
          unit: 'calendar-days',
          rule: 'less-than',
        },
      ];
      definition.parties = [
        { role: 'witness', label: 'Saksi', min: 1, max: 2, identity: 'none', when: { gender: ['p'] } },
      ];
    });
    expect(problemsOf(copy)).toEqual([]);
  });

  it('a shape that is broken in a rule is told beside the requirements, and of no row of them', () => {
    const copy = spoilt(kite, ({ definition }) => {
      definition.eligibility = [{ id: 'umur', printed: '', rule: { kind: 'seen' } }];
    });
    expect(problemsOf(copy)).toEqual([
      { part: 'requirements', code: 'malformed', name: 'definition.eligibility.0.printed' },
    ]);
  });

  it.each(spoilings)('%s', (_, serviceId, spoil, expected) => {
    const problems = problemsOf(spoilt(serviceId, spoil));
    expect(problems.map(({ part, code }) => `${part} ${code}`)).toContain(expected);
    for (const problem of problems) expect(problemWords(problem, office)).toMatch(/^[A-Z][^:]*: .{20,}\.$/s);
  });

  it('a step whose post nobody holds, and only that one', () => {
    const staff = everybody.filter(({ section, role }) => section !== 'angin' && role !== 'camat');
    const problems = problemsOf(serviceOf(contoh, kite), staff);
    expect(problems.map(({ code, at, name }) => [code, at, name])).toEqual([
      ['missing-actor', 1, 'section-head:angin'],
      ['missing-actor', 4, 'section-head:angin'],
      ['missing-actor', 6, 'camat'],
    ]);
    expect(problems.map((problem) => problemWords(problem, office))[2]).toBe(
      'Langkah 7: belum ada petugas yang menjabat sebagai Camat. Angkat petugasnya di halaman Petugas, atau ganti pelaksana langkah ini.',
    );
    // Either of two may sign the gardener's sheet: one of them is enough.
    expect(problemsOf(serviceOf(contoh, garden), [{ role: 'counter' }, { role: 'secretary' }])).toEqual([]);
  });

  it('an agency asked before the signature is none', () => {
    const before = spoilt(kite, (copy) => {
      withStep(copy, 6, { do: 'await-agency', agency: 'Dinas Contoh' });
    });
    expect(codesOf(before)).toEqual([]);
  });

  it('what keeps several ways from running is said once', () => {
    const copy = spoilt(garden, ({ definition }) => definition.steps.reverse());
    const said = problemsOf(copy).map((problem) => JSON.stringify(problem));
    expect(new Set(said).size).toBe(said.length);
  });

  it('every code there is has been spoilt or is told otherwise', () => {
    const tried = new Set(spoilings.map(([, , , expected]) => expected.split(' ')[1]));
    const elsewhere = ['missing-actor', 'no-doors'];
    const all: readonly string[] = (StandardProblem.shape.code.options as readonly string[]).filter(
      (code) => !elsewhere.includes(code),
    );
    expect(all.filter((code) => !tried.has(code))).toEqual([]);
  });
});

/** Onward from where a case stands: not back, not aside, not out. */
const aside: ReadonlySet<ActKind> = new Set([
  'return',
  'pause',
  'resume',
  'cancel',
  'expire',
  'reopen',
  'open-survey',
  'skip',
  'refuse',
  'miss',
  'escalate',
  'schedule-event',
  'summon',
  'book',
  'transfer',
  'note-outside',
  'tell-applicant',
  'return-originals',
  'correct-ready',
  'confirm-breach',
  'compensate',
  'decline-compensation',
]);
/** What some steps want first. */
const preparing: Partial<Record<StepKind, ActKind>> = {
  'schedule-event': 'schedule-event',
  summon: 'summon',
  appointment: 'book',
};

function toTheEnd(here: EngineCase): EngineCase {
  let at = here;
  for (let acts = 0; at.state.status !== 'closed'; acts += 1) {
    const stands = at.definition.steps.find(({ id }) => id === at.state.step);
    if (acts > 60 || !stands) throw new Error(`stuck at ${at.state.step} (${at.state.status})`);
    const open = offers(at.definition, at.state);
    const first = preparing[stands.do];
    const offer = open.find(({ act }) => !aside.has(act)) ?? open.find(({ act }) => act === first);
    const actor = offer && [...everybody.map(actorFor), applicant, system].find((who) => mayDo(who, offer));
    if (!offer || !actor) throw new Error(`nothing is offered at ${at.state.step}`);
    at = after(at, actor, fitting(at, offer.act));
  }
  return at;
}

function actorFor({ role, section }: Performer): Actor {
  return actorOf(role, ...(section === undefined ? [] : [section]));
}

function mayDo(actor: Actor, offer: ReturnType<typeof offers>[number]): boolean {
  if (actor.kind === 'staff') return performs(actor, offer.by) !== undefined;
  return actor.kind === 'applicant' ? offer.applicant === true : offer.system === true;
}

const kinds = Step.options.map((option) => option.shape.do.value);

/** Definitions as somebody might write them, good and bad. */
const someDefinition: fc.Arbitrary<Definition> = fc
  .record({
    product: fc.constantFrom('letter', 'brought-sheet', 'outcome'),
    likely: fc.boolean(),
    chosen: fc.array(
      fc.record({
        kind: fc.constantFrom(...kinds),
        by: fc.constantFrom(...everybody),
        variant: fc.constantFrom(undefined, undefined, undefined, 'baru', 'lama'),
        door: fc.constantFrom(undefined, undefined, undefined, undefined, 'online', 'counter'),
        answer: fc.constantFrom(undefined, undefined, undefined, undefined, 'ya', 'tidak'),
        form: fc.constantFrom('electronic', 'electronic', 'wet-print', 'wet-brought', 'legalised-copy'),
      }),
      { minLength: 1, maxLength: 7 },
    ),
    variants: fc.boolean(),
    promised: fc.boolean(),
    doors: fc.constantFrom(['online'], ['counter'], ['online', 'counter']),
    collect: fc.boolean(),
  })
  .map(({ product, likely, chosen, variants, promised, doors, collect }) => {
    const extra = chosen.map(({ kind, by, variant, door, answer, form }, index) => ({
      id: `langkah-${String(index)}`,
      do: kind,
      by: [kind === 'sign' ? { role: 'camat' } : by],
      ...(variant !== undefined && variants && { variants: [variant] }),
      ...(door !== undefined && { doors: [door] }),
      ...(answer !== undefined && { when: { pilih: [answer] } }),
      ...(kind === 'sign' && { form }),
      ...(kind === 'appointment' && { minutes: 30, atOnce: 1 }),
      ...((kind === 'send-to-agency' || kind === 'await-agency') && { agency: 'Dinas Awan' }),
      ...(kind === 'guide' && { items: ['Unduh'] }),
    }));
    const one = (id: string, kind: string, more: object = {}) => ({
      id,
      do: kind,
      by: [{ role: 'counter' }],
      ...more,
    });
    const form = product === 'letter' ? 'electronic' : 'wet-brought';
    const around = likely
      ? [
          one('periksa', 'check'),
          ...(product === 'letter' ? [one('konsep', 'draft')] : []),
          ...extra.filter(({ do: kind }) => !['check', 'draft', 'hand-over', 'sign'].includes(kind)),
          ...(product === 'outcome' ? [] : [one('tanda-tangan', 'sign', { form, by: [{ role: 'camat' }] })]),
          one('serah', 'hand-over'),
        ]
      : extra;
    return Definition.parse({
      definitionSchema: 1,
      doors,
      applicant: 'person',
      sections: ['angin', 'kucing'],
      variants: variants
        ? [
            { id: 'baru', label: 'Baru' },
            { id: 'lama', label: 'Lama' },
          ]
        : [],
      fields: [
        {
          id: 'pilih',
          label: 'Pilih',
          type: 'choice',
          required: true,
          options: [
            { value: 'ya', label: 'Ya' },
            { value: 'tidak', label: 'Tidak' },
          ],
        },
      ],
      requirements: [{ id: 'foto', text: 'Foto', kind: 'file', paperAllowed: true }],
      steps: around,
      promise: promised
        ? { kind: 'term', printed: '1 jam', amount: 1, unit: 'office-hours', waitsForSigner: false }
        : { kind: 'not-stated' },
      product:
        product === 'letter'
          ? { kind: 'letter', template: 'keterangan-umum', templateVersion: 1, title: 'SURAT' }
          : product === 'outcome'
            ? { kind: 'outcome', outcome: 'record', title: 'CATATAN' }
            : { kind: 'brought-sheet', title: 'LEMBAR' },
      register: { book: 'buku-angin', label: 'Buku angin', classification: '007' },
      delivery: {
        modes: [collect ? 'collect' : 'self-print'],
        collectors: ['applicant'],
        collectionBook: false,
      },
      survey: true,
      policies: [],
    });
  });

describe('whatever somebody writes', () => {
  it('runs from the first step to the end by offered acts alone, if nothing is found', () => {
    const met = { clean: 0, refused: 0 };
    fc.assert(
      fc.property(someDefinition, (definition) => {
        const standard = aStandard('contoh', 'rekaan', 'Rekaan', definition, 9);
        if (problemsOf(standard).length > 0) {
          met.refused += 1;
          return;
        }
        met.clean += 1;
        for (const { facts } of routesOf(definition)) {
          const { state } = toTheEnd(begun(definition, facts.answers, facts));
          expect(state.step).toBe('done');
          if (definition.promise.kind !== 'term') continue;
          // A minute passes with every act: what is promised was measured.
          expect(state.clock.readyAt).toBeGreaterThan(state.clock.startedAt ?? Infinity);
        }
      }),
      { numRuns: 600 },
    );
    expect(met.clean).toBeGreaterThan(60);
    expect(met.refused).toBeGreaterThan(60);
  });

  it('the invented ones end, and so does a case of every reason', () => {
    for (const definition of Object.values(invented)) {
      for (const { facts } of routesOf(definition))
        expect(toTheEnd(begun(definition, facts.answers, facts)).state.status).toBe('closed');
    }
  });
});
