import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDefinition, checkOffice, readOffices } from '../../../tools/check-standards.ts';
import type { OfficeFolder } from '../../../tools/check-standards.ts';
import { requirementsFor } from '../../../domain/standard.ts';
import type { Definition, ServiceStandard } from '../../../domain/standard.ts';

const offices = readOffices(join(import.meta.dirname, '../../..'));

function officeOf(id: string): OfficeFolder {
  const found = offices.find(({ office }) => office.id === id);
  if (!found) throw new Error(`no office ${id}`);
  return found;
}

function service(officeId: string, serviceId: string): ServiceStandard {
  const found = officeOf(officeId).services.find((candidate) => candidate.serviceId === serviceId);
  if (!found) throw new Error(`no service ${serviceId}`);
  return found;
}

/** Each step as `kind by whom`. */
function route(definition: Definition): string[] {
  return definition.steps.map(
    (step) => `${step.do} ${step.by.map(({ role, section }) => (section ? `${role}:${section}` : role)).join('|')}`,
  );
}

const skck = service('kejayan', 'pengantar-skck');
const keramaian = service('kejayan', 'pengantar-ijin-keramaian');
const dana = service('kejayan', 'rekomendasi-pencairan-dana');
const ktp = service('juai', 'perekaman-e-ktp');

describe('every standard of the two offices', () => {
  it.each(offices.map((folder) => [folder.office.name, folder] as const))(
    'names only sections, books, fields and decrees that %s has',
    (_, folder) => {
      expect(checkOffice(folder, undefined)).toEqual([]);
    },
  );

  it('is refused when it quotes what is not printed, or names somebody the office does not have', () => {
    const folder = officeOf('kejayan');
    const spoilt: ((copy: ServiceStandard) => void)[] = [
      (copy) => copy.definition.requirements.push({ id: 'akta', text: 'Akta kelahiran', kind: 'file', paperAllowed: true }),
      (copy) => copy.definition.requirements.pop(),
      (copy) => { for (const step of copy.definition.steps) step.printed = 'Camat memberi tanda tangan'; },
      (copy) => { for (const step of copy.definition.steps) step.id = 'periksa'; },
      (copy) => { for (const step of copy.definition.steps) step.by = [{ role: 'section-head', section: 'pembangunan' }]; },
      (copy) => { for (const step of copy.definition.steps) step.by = [{ role: 'section-head' }]; },
      (copy) => { copy.definition.sections.push('pembangunan'); },
      (copy) => { copy.definition.promise = { kind: 'term', printed: '2 Menit', amount: 2, unit: 'office-minutes', waitsForSigner: false }; },
      (copy) => { copy.definition.compensation = { kind: 'home-delivery', printed: 'akan diantar ke tempat pemohon' }; },
      (copy) => { copy.definition.product = { kind: 'brought-sheet', title: 'x' }; },
      (copy) => { copy.definition.register = { book: 'lain', label: 'x', classification: '1' }; },
      (copy) => { copy.definition.register = { book: 'pengantar', label: 'x', classification: '1' }; copy.source.decree = 'lain'; },
      (copy) => { for (const note of copy.notes) note.printed = 'tidak tercetak'; },
    ];
    for (const [index, spoil] of spoilt.entries()) {
      const copy = structuredClone(skck);
      spoil(copy);
      expect(checkDefinition(copy, folder), `spoilt ${String(index)}`).not.toEqual([]);
    }
    expect(checkDefinition(structuredClone(skck), folder)).toEqual([]);
  });

  it('offers an online door and a place for complaints, and shows what the office added as its own policy', () => {
    for (const { definition, printed, summary } of offices.flatMap((folder) => folder.services)) {
      expect(definition.doors).toContain('online');
      expect(printed.complaints.state).toBe('printed');
      expect(definition.policies.length).toBeGreaterThan(0);
      expect(summary).not.toBe('');
    }
  });
});

describe('the two offices', () => {
  it('keeps the decrees as they are signed', () => {
    // Kejayan's decree, lines 13 and 44; Juai's, lines 5 and 86.
    expect(officeOf('kejayan').decree).toMatchObject({ number: '060/ 643 / 424.306/2023', on: '2023-06-22', printedDate: '22 Juni 2023' });
    expect(officeOf('juai').decree).toMatchObject({ number: '067/80.2/ CJ-BLG/ 2025', on: '2025-11-04', printedDate: '04 November 2025' });
  });

  it('prints no pledge for Kejayan, whose file holds none, and Juai’s with its slips', () => {
    expect(officeOf('kejayan').decree.pledge).toBeUndefined();
    expect(officeOf('juai').decree.pledge?.join('')).toContain('APABILA TIDAK MENEPATI JANI INI');
  });

  it('keeps local time: Kejayan in WIB, Juai in WITA, both marked as demonstration', () => {
    expect(officeOf('kejayan').office).toMatchObject({ hours: { zone: 'Asia/Jakarta', zoneLabel: 'WIB' }, demo: true });
    expect(officeOf('juai').office).toMatchObject({ hours: { zone: 'Asia/Makassar', zoneLabel: 'WITA' }, demo: true });
  });

  it('knows its villages: 24 desa and 1 kelurahan in Kejayan, 21 desa in Juai', () => {
    // Kemendagri code: the seventh digit is 1 for a kelurahan and 2 for a desa.
    const kinds = (id: string): string => officeOf(id).office.villages.map(({ code }) => code.charAt(6)).sort().join('');
    expect(kinds('kejayan')).toBe(`1${'2'.repeat(24)}`);
    expect(kinds('juai')).toBe('2'.repeat(21));
  });
});

describe('Pengantar SKCK (Kejayan lines 194-221)', () => {
  it('goes from the loket over Kasi Pemerintahan dan Pelayanan to the Camat and back', () => {
    expect(route(skck.definition)).toEqual([
      'check counter',
      'draft counter',
      'initial section-head:pemerintahan-pelayanan',
      'sign camat',
      'register counter',
      'stamp counter',
      'hand-over counter',
    ]);
  });

  it('asks for the five papers, promises 20 minutes and costs nothing', () => {
    expect(skck.definition.requirements.map(({ text }) => text)).toEqual([
      'Surat Pengantar dari Desa/Kelurahan',
      'Foto copy KTP',
      'Foto copy KK',
      'SKCK dari Desa/Kelurahan',
      'Pas foto 4 x 6 (1 lembar)',
    ]);
    expect(skck.definition.promise).toMatchObject({ amount: 20, unit: 'office-minutes', waitsForSigner: false });
    expect(skck.printed.fee).toMatchObject({ blocks: [{ text: 'Gratis' }] });
  });

  it('shows the four pandemic rules as printed and carries none of them out', () => {
    const pandemic = ['Wajib memakai masker', 'Wajib cuci tangan', 'Melakukan cek suhu menggunakan termogran', 'Jaga jarak'];
    expect(skck.notes.filter(({ component }) => component === 'procedure').map(({ printed }) => printed)).toEqual(pandemic);
    expect(skck.definition.steps.filter(({ printed }) => pandemic.includes(printed ?? ''))).toEqual([]);
  });
});

describe('Pengantar Ijin Keramaian (Kejayan lines 249-276)', () => {
  it('gives the number before the paraf and ends with a signed collection book', () => {
    expect(route(keramaian.definition)).toEqual([
      'check counter',
      'number counter',
      'initial section-head:trantib',
      'sign camat',
      'stamp counter',
      'hand-over counter',
    ]);
    expect(keramaian.definition.delivery.collectionBook).toBe(true);
    expect(keramaian.definition.promise).toMatchObject({ amount: 15, unit: 'office-minutes' });
  });
});

describe('Rekomendasi Pencairan (Kejayan lines 330-363)', () => {
  it('passes two gates and two parafs and books its number last', () => {
    expect(route(dana.definition)).toEqual([
      'check counter',
      'validate section-head:pmd',
      'draft counter',
      'initial section-head:pmd',
      'initial secretary',
      'sign camat',
      'stamp counter',
      'register counter',
      'hand-over counter',
    ]);
  });

  it('is for the village government, in 30 minutes', () => {
    expect(dana.definition).toMatchObject({ applicant: 'village', delivery: { collectors: ['village'] } });
    expect(dana.definition.promise).toMatchObject({ amount: 30, unit: 'office-minutes' });
  });
});

describe('Perekaman E-KTP (Juai lines 258-371)', () => {
  it('lets Sekcam or Camat sign the brought sheet, noted down by the loket, then registers and hands it over', () => {
    expect(route(ktp.definition)).toEqual(['check counter', 'sign secretary|camat', 'register counter', 'hand-over counter']);
    expect(ktp.definition.steps.find((step) => step.do === 'sign')).toMatchObject({
      form: 'wet-brought',
      recordedBy: [{ role: 'counter' }],
    });
    expect(ktp.definition.product.kind).toBe('brought-sheet');
  });

  it('asks for the old card only at a renewal and for the police report only after a loss', () => {
    const asked = (variant: string): string[] =>
      requirementsFor(ktp.definition, { door: 'counter', variant, answers: {} }).map(({ id }) => id);
    expect(asked('baru')).toEqual(['surat-pengantar-blangko', 'kk']);
    expect(asked('pembaruan')).toEqual(['surat-pengantar-blangko', 'kk', 'ktp-lama']);
    expect(asked('hilang')).toEqual(['surat-pengantar-blangko', 'kk', 'surat-kehilangan']);
  });

  it('promises 10-15 minutes while a signer is in, and home delivery when that is not kept', () => {
    expect(ktp.definition.promise).toMatchObject({ amountFrom: 10, amount: 15, unit: 'office-minutes', waitsForSigner: true });
    expect(ktp.definition.compensation?.kind).toBe('home-delivery');
    expect(ktp.definition.compensation?.printed).toMatch(/akan diantar ke tempat pemohon$/);
  });

  it('keeps the wrong law year as printed and only proposes the right one beside it', () => {
    expect(ktp.notes).toContainEqual(
      expect.objectContaining({
        printed: 'Undang-Undang Nomor 25 Tahun 2012 tentang Pelayanan Publik',
        correction: 'Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik',
        status: 'proposed',
      }),
    );
  });
});
