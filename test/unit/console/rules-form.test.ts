import { describe, expect, it } from 'vitest';
import { ServiceStandard } from '../../../domain/standard.ts';
import { standardProblems } from '../../../domain/standard-problems.ts';
import { parseBlocks, printBlocks } from '../../../web/console/blocks-text.ts';
import { rulesOf, withRule } from '../../../web/console/rules-form.ts';
import { withBlocks } from '../../../web/console/standard-form.ts';
import { realOffice, serviceOf } from '../../fixtures/office.ts';

describe('printed rules in the editor', () => {
  const kejayan = realOffice('kejayan');
  const k2 = serviceOf(kejayan, 'sosialisasi');

  it('are shown with the numbers Loket counts with (K2: five and three days; J1: November to December; L17: 25 years, two terms)', () => {
    expect(rulesOf(k2.definition).map(({ numbers }) => numbers)).toEqual([
      [{ what: 'days', value: 5 }],
      [{ what: 'days', value: 3 }],
    ]);
    const j1 = serviceOf(realOffice('juai'), 'usulan-guru-agama-petugas-kebersihan').definition;
    expect(rulesOf(j1).at(-1)?.numbers).toEqual([
      { what: 'from-month', value: 11 },
      { what: 'to-month', value: 12 },
    ]);
    const l17 = serviceOf(realOffice('lekok'), 'pengantar-kepala-desa-bpd').definition;
    expect(rulesOf(l17).flatMap(({ numbers }) => numbers)).toEqual([
      { what: 'from-age', value: 25 },
      { what: 'to', value: 2 },
    ]);
  });

  it('are mended with their numbers: a decree of seven days can be published again', () => {
    const { requirements } = k2.printed;
    if (requirements.state !== 'printed') throw new Error('K2 prints them');
    const blocks = parseBlocks(printBlocks(requirements.blocks).replace('5 (lima)', '7 (tujuh)'));
    const changed = withBlocks(k2, 'requirements', blocks);
    const found = (standard: ServiceStandard) =>
      standardProblems(standard, kejayan.office, undefined, undefined).map(({ code }) => code);
    expect(found(changed)).toEqual(['not-printed']);
    const [first, second] = rulesOf(changed.definition);
    if (!first) throw new Error('K2 has a lead time');
    const printed = first.printed.replace('5 (lima)', '7 (tujuh)');
    const mended = withRule(changed, { ...first, printed, numbers: [{ what: 'days', value: 7 }] });
    expect(found(mended)).toEqual([]);
    expect(mended.definition.leadTimes?.map(({ days }) => days)).toEqual([7, 3]);
    expect(rulesOf(mended.definition)[1]).toEqual(second);
    expect(ServiceStandard.safeParse(mended).success).toBe(true);
  });

  it('change nothing else, whichever kind they are', () => {
    for (const [office, id] of [
      ['juai', 'usulan-guru-agama-petugas-kebersihan'],
      ['lekok', 'pengantar-kepala-desa-bpd'],
      ['balongbendo', 'kartu-identitas-anak'],
    ] as const) {
      const standard = serviceOf(realOffice(office), id);
      for (const rule of rulesOf(standard.definition)) expect(withRule(standard, rule)).toEqual(standard);
      for (const rule of rulesOf(standard.definition)) {
        const more = rule.numbers.map(({ what, value }) => ({ what, value: value === 12 ? 1 : value + 1 }));
        const next = rulesOf(withRule(standard, { ...rule, numbers: more }).definition);
        expect(next.find(({ key }) => key === rule.key)?.numbers).toEqual(more);
      }
    }
  });
});
