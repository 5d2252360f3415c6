import { describe, expect, it } from 'vitest';
import { alignReading } from '../../../domain/reading.ts';
import type { PrintedBlock, ServiceStandard } from '../../../domain/standard.ts';
import { realOffices, realOffice, serviceOf } from '../../fixtures/office.ts';

const skck = serviceOf(realOffice('kejayan'), 'pengantar-skck');

function printing(
  component: 'procedure' | 'time' | 'fee' | 'product' | 'complaints',
  blocks: PrintedBlock[],
): ServiceStandard {
  return { ...skck, printed: { ...skck.printed, [component]: { state: 'printed', label: 'x', blocks } } };
}

const list = (...items: string[]): PrintedBlock[] => [
  { kind: 'list', items: items.map((text) => ({ text })) },
];

describe('what was read out of a standard', () => {
  it.each(
    realOffices
      .flatMap(({ services }) => services)
      .map((standard) => [standard.officeId, standard.serviceId, standard] as const),
  )('of %s %s stays exactly as it is while the words stay', (_office, _service, standard) => {
    expect(alignReading(standard, standard)).toEqual(standard);
  });

  it('loses steps that are printed no longer, and takes new ones up where they are printed', () => {
    const [first = '', second = '', ...rest] = skck.reading.steps.map(({ text }) => text);
    const changed = printing('procedure', list(first, 'Pemohon menunggu di ruang tunggu', ...rest));
    const texts = alignReading(changed, skck).reading.steps.map(({ text }) => text);
    expect(texts).not.toContain(second);
    expect(texts.slice(0, 2)).toEqual([first, 'Pemohon menunggu di ruang tunggu']);
    expect(texts).toHaveLength(skck.reading.steps.length);
  });

  it('says a new promise in the figures of the definition', () => {
    const promised = printing('time', [{ kind: 'text', text: '2 hari kerja' }]);
    const definition = {
      ...promised.definition,
      promise: {
        kind: 'term' as const,
        printed: '2 hari kerja',
        amount: 2,
        unit: 'working-days' as const,
        waitsForSigner: false,
      },
    };
    expect(alignReading({ ...promised, definition }, skck).reading.durations).toEqual([
      { printed: '2 hari kerja', amount: 2, unit: 'working-days' },
    ]);
    expect(alignReading(promised, skck).reading.durations).toEqual([{ printed: '2 hari kerja' }]);
  });

  it.each([
    ['Gratis', { kind: 'free' }],
    ['Tidak dipungut biaya', { kind: 'free' }],
    ['Rp. 0,-', { kind: 'other' }],
    ['Rp 25.000 per lembar', { kind: 'amount', rupiah: 25_000 }],
    ['Rp 5.000 sampai Rp 10.000', { kind: 'other' }],
    ['Sesuai peraturan', { kind: 'other' }],
  ])('reads the fee anew where its words changed: %s', (text, fee) => {
    const before = printing('fee', [{ kind: 'text', text: 'Rp 1.000' }]);
    expect(alignReading(printing('fee', [{ kind: 'text', text }]), before).reading.fee).toEqual(fee);
  });

  it('follows product and complaints', () => {
    expect(alignReading(printing('product', list('Surat A', 'Surat B')), skck).reading.products).toEqual([
      'Surat A',
      'Surat B',
    ]);
    expect(alignReading(printing('complaints', list('Kotak saran')), skck).reading.complaints).toEqual([
      { kind: 'other', text: 'Kotak saran' },
    ]);
  });
});
