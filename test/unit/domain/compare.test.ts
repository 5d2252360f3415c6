import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDefinitions, compareStandards } from '../../../domain/compare.ts';
import type { ComponentDifference, DiffLine, Word } from '../../../domain/compare.ts';
import { componentKeys } from '../../../domain/standard.ts';
import type {
  ComponentKey,
  PrintedComponent,
  PrintedItem,
  ServiceStandard,
} from '../../../domain/standard.ts';
import { contoh, realOffices, serviceOf } from '../../fixtures/office.ts';

const base = serviceOf(contoh, 'surat-layang-layang');

function printing(key: ComponentKey, component: PrintedComponent, of = base): ServiceStandard {
  return { ...of, printed: { ...of.printed, [key]: component } };
}

function listed(...items: (string | PrintedItem)[]): PrintedComponent {
  return {
    state: 'printed',
    label: 'Persyaratan',
    blocks: [
      { kind: 'list', items: items.map((item) => (typeof item === 'string' ? { text: item } : item)) },
    ],
  };
}

function compared(left: PrintedComponent, right: PrintedComponent): ComponentDifference {
  const [requirements] = compareStandards(printing('requirements', left), printing('requirements', right));
  if (requirements?.key !== 'requirements') throw new Error('the first component is the requirements');
  return requirements;
}

/** A line as a reader sees it: changed words in brackets. */
function seen({ mark, left, right }: DiffLine): string {
  const words = (of: readonly Word[] | undefined) =>
    of?.map(({ text, changed }) => (changed ? `[${text}]` : text)).join(' ');
  return [mark, words(left), words(right)].filter((part) => part !== undefined).join(' | ');
}

describe('two standards', () => {
  it('are compared in all 14 components, in the order of the law', () => {
    expect(compareStandards(base, base).map(({ key }) => key)).toEqual([...componentKeys]);
  });

  it('say of a component whether one, both or neither states it', () => {
    const printed = listed('Foto Copy KTP');
    const absent: PrintedComponent = { state: 'not-stated' };
    expect(compared(printed, printed).state).toBe('same');
    expect(compared(printed, absent).state).toBe('only-left');
    expect(compared(absent, printed).state).toBe('only-right');
    expect(compared(absent, absent).state).toBe('neither');
    expect(compared(printed, listed('Foto Copy KK')).state).toBe('changed');
    expect(compared(absent, printed).lines.map(seen)).toEqual(['added | [Foto] [Copy] [KTP]']);
  });

  it('show what was removed, added and changed in its place, word by word', () => {
    const left = listed('Surat Permohonan', 'Foto Copy KTP / KK Pemohon', 'Nomor Induk Kesenian');
    const right = listed('Surat Permohonan', 'Foto Copy KTP Pemohon', 'Pas foto berwarna');
    expect(compared(left, right).lines.map(seen)).toEqual([
      'same | Surat Permohonan | Surat Permohonan',
      'changed | Foto Copy KTP [/] [KK] Pemohon | Foto Copy KTP Pemohon',
      'removed | [Nomor] [Induk] [Kesenian]',
      'added | [Pas] [foto] [berwarna]',
    ]);
  });

  it('find an item again behind one that was put before it, its number changed', () => {
    const left = listed({ marker: '1.', text: 'Foto Copy KTP' }, { marker: '2.', text: 'Foto Copy KK' });
    const right = listed(
      { marker: '1.', text: 'Surat pengantar desa' },
      { marker: '2.', text: 'Foto Copy KTP' },
      { marker: '3.', text: 'Foto Copy KK' },
    );
    expect(compared(left, right).lines.map(seen)).toEqual([
      'added | [1.] [Surat] [pengantar] [desa]',
      'changed | [1.] Foto Copy KTP | [2.] Foto Copy KTP',
      'changed | [2.] Foto Copy KK | [3.] Foto Copy KK',
    ]);
  });

  it('see a capital, a comma and a deeper place as differences', () => {
    expect(compared(listed('Ktp asli'), listed('KTP asli')).lines.map(seen)).toEqual([
      'changed | [Ktp] asli | [KTP] asli',
    ]);
    expect(compared(listed('KTP, asli'), listed('KTP asli')).state).toBe('changed');
    const nested = listed({ text: 'Identitas', items: [{ text: 'KTP asli' }] });
    expect(compared(listed('Identitas', 'KTP asli'), nested).lines.map(seen)).toEqual([
      'same | Identitas | Identitas',
      'changed | KTP asli | [›] KTP asli',
    ]);
  });

  it('do not differ by white space alone', () => {
    expect(compared(listed('Foto  Copy\nKTP'), listed('Foto Copy KTP')).state).toBe('same');
  });

  it('differ by a row’s label between versions, not between offices', () => {
    const renamed = { ...listed('KTP'), label: 'Syarat' } as PrintedComponent;
    expect(compared(listed('KTP'), renamed).state).toBe('changed');
    const elsewhere = printing('requirements', renamed, { ...base, officeId: 'seberang' });
    const [difference] = compareStandards(printing('requirements', listed('KTP')), elsewhere);
    expect(difference?.state).toBe('same');
  });

  it('do not call a lost picture the same as words', () => {
    const lost: PrintedComponent = { state: 'unreadable', label: 'Persyaratan' };
    expect(compared(lost, lost).state).toBe('same');
    expect(compared(lost, listed('KTP')).state).toBe('changed');
  });

  it('lose no word of either side, whatever they say', () => {
    const words = fc.array(fc.constantFrom('surat', 'KTP', 'KK', 'asli', '1.', 'desa'), {
      minLength: 1,
      maxLength: 6,
    });
    const items = fc.array(words, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(items, items, (left, right) => {
        const texts = (of: string[][]) => listed(...of.map((line) => line.join(' ')));
        const { lines } = compared(texts(left), texts(right));
        const side = (of: 'left' | 'right') =>
          lines.flatMap((line) => (line[of] ? [line[of].map(({ text }) => text)] : []));
        expect(side('left')).toEqual(left);
        expect(side('right')).toEqual(right);
        for (const line of lines)
          if (line.mark === 'same')
            expect([...(line.left ?? []), ...(line.right ?? [])].every(({ changed }) => !changed)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('of absurd length are compared at their ends, and are still the same as themselves', () => {
    const long = Array.from({ length: 3000 }, (_, at) => `kata${String(at)}`);
    const other = long.with(1500, 'lain').with(1600, 'beda');
    expect(compared(listed(long.join(' ')), listed(long.join(' '))).state).toBe('same');
    const [line, ...more] = compared(listed(long.join(' ')), listed(other.join(' '))).lines;
    expect(more).toEqual([]);
    const changed = (line?.right ?? []).flatMap((word, at) => (word.changed ? [at] : []));
    expect([changed[0], changed.at(-1), changed.length]).toEqual([1500, 1600, 101]);
    expect(line?.right?.map(({ text }) => text)).toEqual(other);
  });

  it('of every office are the same as themselves', () => {
    for (const { services } of realOffices)
      for (const standard of services)
        for (const { key, state } of compareStandards(standard, standard))
          expect([standard.serviceId, key, state === 'same' || state === 'neither']).toEqual([
            standard.serviceId,
            key,
            true,
          ]);
  });
});

describe('what the engine runs', () => {
  it('is told only where it differs', () => {
    expect(compareDefinitions(base.definition, base.definition)).toEqual([]);
    for (const { services } of realOffices)
      for (const { definition } of services) expect(compareDefinitions(definition, definition)).toEqual([]);
  });

  it('names doors, promise, steps and fields in words', () => {
    const { definition } = base;
    const other: typeof definition = {
      ...definition,
      doors: ['counter'],
      promise: { kind: 'none' },
      steps: definition.steps.filter(({ id }) => id !== 'paraf-sekcam'),
      fields: definition.fields.map((field) => (field.id === 'job' ? { ...field, required: false } : field)),
    };
    const differences = compareDefinitions(definition, other, { left: contoh.office, right: contoh.office });
    expect(differences.map(({ label }) => label)).toEqual([
      'Cara mengajukan',
      'Isian formulir',
      'Langkah kerja',
      'Janji waktu',
    ]);
    const [, fields, steps, promise] = differences;
    expect([promise?.left, promise?.right]).toEqual(['1 jam layanan', 'Tanpa jangka waktu']);
    expect(fields?.right).toContain('Pekerjaan (teks, boleh kosong)');
    expect(steps?.left).toContain(
      '5. Paraf – Kasi Angin\n6. Paraf – Sekcam\n7. Tanda tangan – Camat (surat elektronik)',
    );
    expect(steps?.right).toContain('5. Paraf – Kasi Angin\n6. Tanda tangan – Camat (surat elektronik)');
  });

  it('names in words what a request depends on', () => {
    const { definition } = base;
    const [first, second, ...rest] = definition.requirements;
    if (!first || !second) throw new Error('the invented service asks for papers');
    const other: typeof definition = {
      ...definition,
      requirements: [
        {
          ...first,
          alternatives: { of: ['Foto', 'layang-layang'], needed: 'one' },
          photos: [{ size: '4x6', count: 2 }],
          marks: ['stamp-duty'],
        },
        { ...second, openEnded: true },
        ...rest,
      ],
      sets: [{ id: 'pilihan', of: ['ekor', 'izin-awan'], atLeast: 1 }],
      parties: [{ role: 'witness', label: 'Saksi', min: 0, max: 2, identity: 'nik', address: true }],
      eligibility: [
        { id: 'a', printed: 'Sudah besar', rule: { kind: 'age', field: 'nik', from: 17 } },
        { id: 'b', printed: 'Berani', doors: ['counter'], rule: { kind: 'seen' } },
      ],
      leadTimes: [
        {
          id: 'c',
          printed: 'Jauh hari',
          until: 'bornOn',
          days: 5,
          unit: 'working-days',
          rule: 'at-least',
        },
      ],
      intakeWindow: { printed: 'November-Desember', fromMonth: 11, toMonth: 12 },
      outside: { name: 'PLAVON', doors: ['online'], menu: ['KK', 'Hilang'] },
      recurring: { printed: 'tiap bulan', every: 'month' },
    };
    const right = Object.fromEntries(
      compareDefinitions(definition, other).map((difference) => [difference.label, difference.right]),
    );
    expect(right).toMatchObject({
      'Pilihan berkas': 'cukup 1 dari 2: Izin dari awan; Contoh ekor',
      'Orang yang ditanyakan datanya': 'Saksi: 0–2 (NIK, alamat)',
      'Ketentuan pemohon': 'Sudah besar (NIK: 17–)\nBerani [Datang ke kantor kecamatan]',
      'Batas waktu mengajukan': 'Jauh hari (paling lambat 5 hari kerja sebelum Tanggal lahir)',
      'Masa penerimaan': 'November–Desember',
      'Lewat sistem lain': 'PLAVON (Mengajukan lewat situs ini, KK › Hilang)',
      Berkala: 'setiap bulan',
    });
    expect(right['Berkas yang diminta']?.split('\n').slice(0, 2)).toEqual([
      '1. Foto layang-layang (salah satu dari: Foto; layang-layang (bacaan kantor), foto cetak: 2 lembar ukuran 4x6, bermeterai)',
      '2. Izin dari awan (tidak tertentu, harus diunggah)',
    ]);
  });

  it('calls a section by its id where no office is at hand', () => {
    const { definition } = base;
    const [steps] = compareDefinitions(definition, { ...definition, steps: [] });
    expect(steps?.left).toContain('Validasi – Kasi angin');
    expect(steps?.right).toBe('');
  });

  it('tells which cases a paper or a step is for', () => {
    const garden = serviceOf(contoh, 'cap-tukang-kebun').definition;
    const everywhere = garden.requirements.map(({ variants: _variants, when: _when, ...rest }) => rest);
    const [papers] = compareDefinitions(garden, { ...garden, requirements: everywhere });
    expect(papers?.left).toContain('2. Cangkul [Kebun sayur]\n3. Sarung tangan [Bunga kesukaan: mawar]');
    expect(papers?.right).toContain('2. Cangkul\n3. Sarung tangan');
  });
});
