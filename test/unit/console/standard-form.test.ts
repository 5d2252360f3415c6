import { describe, expect, it } from 'vitest';
import { quotable } from '../../../domain/printed.ts';
import type { PrintedBlock, ServiceStandard } from '../../../domain/standard.ts';
import type { Step } from '../../../domain/steps/step.ts';
import { standardProblems } from '../../../domain/standard-problems.ts';
import { parseBlocks, printBlocks } from '../../../web/console/blocks-text.ts';
import { byAnchor, findingsOf } from '../../../web/console/findings.ts';
import {
  freeId,
  idOf,
  moved,
  newRequirement,
  newStep,
  optionsOf,
  performerId,
  placeOf,
  stepAs,
  withBlocks,
  withComponent,
  withSteps,
} from '../../../web/console/standard-form.ts';
import { contoh, realOffice, serviceOf } from '../../fixtures/office.ts';

const { office } = contoh;
const service = serviceOf(contoh, 'surat-layang-layang');

const blocksOf = (standard: ServiceStandard, key: 'requirements' | 'time' | 'procedure'): PrintedBlock[] => {
  const component = standard.printed[key];
  if (component.state !== 'printed') throw new Error('the invented service prints it');
  return component.blocks;
};

/** Writes in the field of one component, as an administrator would. */
function written(
  standard: ServiceStandard,
  key: 'requirements' | 'time' | 'procedure',
  change: (text: string) => string,
): ServiceStandard {
  return withBlocks(standard, key, parseBlocks(change(printBlocks(blocksOf(standard, key)))));
}

const quietly = (standard: ServiceStandard) => standardProblems(standard, office, undefined, undefined);

describe('mending the words of a component', () => {
  const [first] = service.definition.requirements;

  it('takes along whatever quotes them, so that nothing is left without its words', () => {
    expect(quietly(service)).toEqual([]);
    const text = first?.text ?? '';
    const next = written(service, 'requirements', (lines) =>
      lines.replace(text, `${text} yang masih berlaku`),
    );
    expect(next.definition.requirements[0]?.text).toBe(`${text} yang masih berlaku`);
    expect(next.definition.requirements[0]?.id).toBe(first?.id);
    expect(quietly(next)).toEqual([]);
  });

  it('does so letter by letter too', () => {
    const text = first?.text ?? '';
    let next = service;
    for (const letter of ' asli')
      next = written(next, 'requirements', (lines) => lines.replace(/$/m, letter));
    expect(next.definition.requirements.some((each) => each.text.includes(text))).toBe(true);
    expect(quietly(next)).toEqual([]);
  });

  it('leaves the quotation of a rule behind where its figure changed: the rule still counts with the old one (K2, J1)', () => {
    const k2 = serviceOf(realOffice('kejayan'), 'sosialisasi');
    const seven = written(k2, 'requirements', (lines) => lines.replace('5 (lima)', '7 (tujuh)'));
    expect(seven.definition.leadTimes).toEqual(k2.definition.leadTimes);
    expect(standardProblems(seven, realOffice('kejayan').office, undefined, undefined)).toContainEqual(
      expect.objectContaining({ code: 'not-printed' }),
    );
    const worded = written(k2, 'requirements', (lines) =>
      lines.replace('surat permohonan tertulis paling', 'surat tertulis paling'),
    );
    expect(worded.definition.leadTimes?.[0]?.printed).toContain('surat tertulis paling lambat 5 (lima)');
    const j1 = serviceOf(realOffice('juai'), 'usulan-guru-agama-petugas-kebersihan');
    const key = (['requirements', 'time', 'procedure'] as const).find((each) =>
      printBlocks(blocksOf(j1, each)).includes('November-Desember'),
    );
    const earlier = written(j1, key ?? 'time', (lines) =>
      lines.replace('November-Desember', 'Oktober-November'),
    );
    expect(earlier.definition.intakeWindow).toEqual(j1.definition.intakeWindow);
  });

  it('takes a rule along that quotes a part: where that part is gone, it quotes the whole piece', () => {
    const text = first?.text ?? '';
    const rule = { id: 'foto', printed: 'layang-layang', rule: { kind: 'seen' } } as const;
    const ruled: ServiceStandard = {
      ...service,
      definition: {
        ...service.definition,
        eligibility: [rule],
        sets: [{ id: 'pilihan', of: ['ekor', 'izin-awan'], atLeast: 1, printed: 'Foto layang-layang' }],
      },
    };
    expect(quietly(ruled)).toEqual([]);
    const kept = written(ruled, 'requirements', (lines) => lines.replace(text, `${text} terbang`));
    expect(kept.definition.eligibility).toEqual([rule]);
    const gone = written(ruled, 'requirements', (lines) => lines.replace(text, 'Foto layangan'));
    expect(gone.definition.eligibility).toEqual([{ ...rule, printed: 'Foto layangan' }]);
    expect(gone.definition.sets?.[0]?.printed).toBe('Foto layangan');
    expect(quietly(gone)).toEqual([]);
  });

  it('leaves the promise its words when the printed time changes', () => {
    const { promise } = service.definition;
    if (promise.kind !== 'term') throw new Error('the invented service promises a time');
    const next = written(service, 'time', (lines) =>
      lines.replace(promise.printed, `${promise.printed} kerja`),
    );
    expect(next.definition.promise).toEqual({ ...promise, printed: `${promise.printed} kerja` });
  });

  it('never guesses where pieces were added or taken away: the finding says what is missing', () => {
    const next = written(service, 'requirements', (lines) => `${lines}\n9. Surat tambahan`);
    expect(next.definition.requirements).toEqual(service.definition.requirements);
    expect(quietly(next)).toContainEqual(
      expect.objectContaining({ code: 'printed-requirement-left-out', name: 'Surat tambahan' }),
    );
    expect(newRequirement(next).text).toBe('Surat tambahan');
  });

  it('asks also for a line written without a number; one that only introduces the list is none', () => {
    const next = written(
      service,
      'requirements',
      (lines) => `Syarat sebagai berikut:\n${lines}\nSurat tanpa nomor`,
    );
    expect(
      quietly(next).flatMap(({ code, name }) => (code === 'printed-requirement-left-out' ? [name] : [])),
    ).toEqual(['Surat tanpa nomor']);
  });

  it('lets items change places without taking one for the other', () => {
    const items = quotable(service.printed.requirements);
    const next = written(service, 'requirements', (lines) => lines.split('\n').reverse().join('\n'));
    expect([...quotable(next.printed.requirements)].sort()).toEqual([...items].sort());
    expect(next.definition.requirements).toEqual(service.definition.requirements);
  });
});

describe('the steps of a service', () => {
  const kasi: Step = {
    id: 'paraf-baru',
    do: 'initial',
    by: [{ role: 'section-head', section: 'seksi-lain' }],
  };

  it('let the section of whoever acts see the case', () => {
    const next = withSteps(service, [...service.definition.steps, kasi]);
    expect(next.definition.sections).toContain('seksi-lain');
    expect(next.definition.sections).toEqual(expect.arrayContaining(service.definition.sections));
  });

  it('keep who does them when their kind changes, and get what only the new kind has', () => {
    expect(stepAs('sign', kasi)).toEqual({ ...kasi, do: 'sign', form: 'electronic' });
    expect(stepAs('await-agency', kasi)).toEqual({ ...kasi, do: 'await-agency', agency: '' });
    const signed: Step = {
      id: 't',
      do: 'sign',
      by: [{ role: 'camat' }],
      form: 'wet-print',
      printed: 'Camat',
    };
    expect(stepAs('stamp', signed)).toEqual({
      id: 't',
      do: 'stamp',
      by: [{ role: 'camat' }],
      printed: 'Camat',
    });
    expect(stepAs('sign', signed)).toBe(signed);
  });

  it('get ids of their own', () => {
    const ids = service.definition.steps.map(({ id }) => id);
    expect(ids).not.toContain(newStep(service).id);
    expect(freeId('surat', ['surat', 'surat-2'])).toBe('surat-3');
    expect(idOf('Foto copy KK (terbaru)', 'x')).toBe('foto-copy-kk-terbaru');
    expect(idOf('…', 'syarat')).toBe('syarat');
  });

  it('are moved one place and never out of the list', () => {
    expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });

  it('name posts apart by section', () => {
    expect(performerId({ role: 'camat' })).toBe('camat');
    expect(performerId({ role: 'section-head', section: 'angin' })).toBe('section-head:angin');
  });
});

describe('the choices of a field', () => {
  const before = [
    { value: 'l', label: 'Laki-laki' },
    { value: 'p', label: 'Perempuan' },
  ];

  it('keep their values when their words are mended or they change places: conditions test those', () => {
    expect(optionsOf(['Pria', 'Perempuan'], before)).toEqual([
      { value: 'l', label: 'Pria' },
      { value: 'p', label: 'Perempuan' },
    ]);
    expect(optionsOf(['Perempuan', 'Laki-laki'], before)).toEqual([...before].reverse());
  });

  it('get values of their own when they are new', () => {
    expect(optionsOf(['Laki-laki', 'Perempuan', 'Lain, sebutkan', 'Lain sebutkan'], before)).toEqual([
      ...before,
      { value: 'lain-sebutkan', label: 'Lain, sebutkan' },
      { value: 'lain-sebutkan-2', label: 'Lain sebutkan' },
    ]);
  });
});

describe('a finding', () => {
  const opened = { office, staffed: [], templates: [] };

  it('stands beside the very row or component it is about', () => {
    expect(placeOf({ part: 'steps', at: 2, code: 'missing-actor', name: 'camat' })).toEqual({
      part: 'langkah',
      anchor: 'langkah-3',
    });
    expect(placeOf({ part: 'printed', component: 'time', code: 'component-empty' })).toEqual({
      part: 'komponen',
      anchor: 'komponen-time',
    });
    expect(placeOf({ part: 'promise', code: 'promise-without-clock' }).anchor).toBe('waktu');
  });

  it('names an office nobody was appointed in, in plain words', () => {
    const at = byAnchor(findingsOf(service, opened));
    const steps = service.definition.steps.map((_, position) => at(`langkah-${String(position + 1)}`));
    expect(steps.flat().length).toBeGreaterThan(0);
    expect(steps.flat().join(' ')).toMatch(/belum ada petugas/);
  });

  it('says who is missing when a step has lost its actor', () => {
    const [first, ...rest] = service.definition.steps;
    if (!first) throw new Error('the invented service has steps');
    const [finding] = findingsOf(withSteps(service, [{ ...first, by: [] }, ...rest]), opened);
    expect(finding?.anchor).toBe('langkah-1');
    expect(finding?.words).toContain('belum ada pelaksananya');
  });

  it('says which field has no proper value, without English or paths', () => {
    const broken = { ...service, source: { ...service.source, order: Number.NaN } };
    const [finding] = findingsOf(broken, opened);
    expect(finding?.words).toBe(
      'Judul dan ringkasan: nomor urut belum diisi dengan benar. Lengkapi isian ini.',
    );
    const empty = withComponent(service, 'fee', { state: 'printed', label: 'Biaya', blocks: [] });
    const [cell] = findingsOf(empty, opened);
    expect(cell?.anchor).toBe('komponen-fee');
    // Which of the fourteen, in the decree's own words.
    expect(cell?.words).toBe(
      'Isi standar (14 komponen), Biaya/tarif: isi belum diisi dengan benar. Lengkapi isian ini.',
    );
  });
});
