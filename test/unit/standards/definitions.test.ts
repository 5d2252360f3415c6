import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { offers } from '../../../domain/engine.ts';
import type { Decree } from '../../../domain/office.ts';
import { requirementsFor } from '../../../domain/standard.ts';
import type { Definition, ServiceStandard } from '../../../domain/standard.ts';
import { checkDefinition, checkOffice, checkReading } from '../../../tools/check-standards.ts';
import { readOffices } from '../../../tools/standards-files.ts';
import type { OfficeFolder } from '../../../tools/standards-files.ts';
import { actorOf, after, begun, fitting, system } from '../../fixtures/engine-case.ts';

const offices = readOffices(join(import.meta.dirname, '../../..'));
const services = offices.flatMap((office) => office.services);
const eachService = services.map((each) => [`${each.name} (${each.officeId})`, each] as const);
/** Those that Loket carries out; the others can be read only. */
const runnable = services.filter(({ definition }) => definition.steps.length > 0);

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

function decreeOf(officeId: string): Decree {
  const [decree] = officeOf(officeId).decrees;
  if (!decree) throw new Error(`${officeId} has no decree`);
  return decree;
}

/** Ids of what is asked for, in printed order. */
function asked(
  { definition }: ServiceStandard,
  of: { variant?: string; answers?: Readonly<Record<string, string>> } = {},
): string[] {
  return requirementsFor(definition, { door: 'counter', variant: of.variant, answers: of.answers ?? {} }).map(
    ({ id }) => id,
  );
}

/** Each step as `kind by whom`. */
function route(definition: Definition): string[] {
  return definition.steps.map(
    (step) =>
      `${step.do} ${step.by.map(({ role, section }) => (section ? `${role}:${section}` : role)).join('|')}`,
  );
}

const skck = service('kejayan', 'pengantar-skck');
const keramaian = service('kejayan', 'pengantar-ijin-keramaian');
const dana = service('kejayan', 'rekomendasi-pencairan-dana');
const ktp = service('juai', 'perekaman-e-ktp');

describe('every standard', () => {
  it.each(offices.map((folder) => [folder.office.name, folder] as const))(
    'names only sections, books, fields and decrees that %s has',
    (_, folder) => {
      expect(checkOffice(folder, undefined)).toEqual([]);
    },
  );

  it('is refused when it quotes what is not printed, or names somebody the office does not have', () => {
    const folder = officeOf('kejayan');
    const spoilt: ((copy: ServiceStandard) => void)[] = [
      (copy) =>
        copy.definition.requirements.push({
          id: 'akta',
          text: 'Akta kelahiran',
          kind: 'file',
          paperAllowed: true,
        }),
      (copy) => copy.definition.requirements.pop(),
      (copy) => {
        for (const step of copy.definition.steps) step.printed = 'Camat memberi tanda tangan';
      },
      (copy) => {
        for (const step of copy.definition.steps) step.id = 'periksa';
      },
      (copy) => {
        for (const step of copy.definition.steps)
          step.by = [{ role: 'section-head', section: 'pembangunan' }];
      },
      (copy) => {
        for (const step of copy.definition.steps) step.by = [{ role: 'section-head' }];
      },
      (copy) => {
        copy.definition.sections.push('pembangunan');
      },
      (copy) => {
        copy.definition.promise = {
          kind: 'term',
          printed: '2 Menit',
          amount: 2,
          unit: 'office-minutes',
          waitsForSigner: false,
        };
      },
      (copy) => {
        copy.definition.compensation = {
          parts: ['deliver-to-address'],
          printed: ['akan diantar ke tempat pemohon'],
        };
      },
      (copy) => {
        copy.definition.product = { kind: 'brought-sheet', title: 'x' };
      },
      (copy) => {
        copy.definition.register = { book: 'lain', label: 'x', classification: '1' };
      },
      (copy) => {
        copy.definition.register = { book: 'pengantar', label: 'x', classification: '1' };
        copy.source.decree = 'lain';
      },
      (copy) => {
        for (const note of copy.notes) note.printed = 'tidak tercetak';
      },
    ];
    for (const [index, spoil] of spoilt.entries()) {
      const copy = structuredClone(skck);
      spoil(copy);
      expect(checkDefinition(copy, folder), `spoilt ${String(index)}`).not.toEqual([]);
    }
    expect(checkDefinition(structuredClone(skck), folder)).toEqual([]);
  });

  it('can be asked for online where Loket carries it out, and shows what the office added as its own policy', () => {
    expect(runnable.length).toBeGreaterThan(0);
    const notOnline = runnable.filter(({ definition }) => !definition.doors.includes('online'));
    // Acts on the spot: advice, payment, capture, a telephone in the hand, comparing with an original, events of the office itself.
    expect(notOnline.map(({ officeId, serviceId }) => `${officeId}/${serviceId}`)).toEqual([
      'balongbendo/aktivasi-ikd',
      'balongbendo/legalisasi-pernyataan-waris',
      'juai/monitoring-rembuk-stunting',
      'juai/pembinaan-pkk',
      'juai/pembinaan-bumdes',
      'kejayan/konsultasi',
      'kejayan/pembayaran-pbb',
      'lekok/layanan-konsultasi',
      'lekok/pembayaran-pbb',
      'perak/perekaman-ktp-elektronik',
      'perak/aktivasi-ikd',
    ]);
    expect(runnable).toHaveLength(services.length);
    expect(runnable.filter(({ definition }) => definition.policies.length === 0)).toEqual([]);
    expect(services.filter(({ summary, name }) => summary === '' || name === '')).toEqual([]);
  });

  it.each(eachService)('takes from the printed cells of %s only what stands in them', (_, standard) => {
    expect(checkReading(standard)).toEqual([]);
    const elsewhere = 'Kata yang tidak tercetak';
    const spoilt: ((copy: ServiceStandard) => void)[] = [
      (copy) => void copy.reading.steps.unshift({ text: elsewhere, kind: 'step' }),
      (copy) => void copy.reading.durations.unshift({ printed: elsewhere }),
      (copy) => void copy.reading.products.unshift(elsewhere),
      (copy) => void copy.reading.complaints.unshift({ kind: 'other', text: elsewhere }),
      (copy) => {
        for (const step of copy.reading.steps) step.actor = elsewhere;
        copy.reading.products.push(...(copy.reading.steps.length === 0 ? [elsewhere] : []));
      },
      (copy) => {
        for (const duration of copy.reading.durations) duration.proviso = elsewhere;
        copy.reading.products.push(...(copy.reading.durations.length === 0 ? [elsewhere] : []));
      },
    ];
    for (const [index, spoil] of spoilt.entries()) {
      const copy = structuredClone(standard);
      spoil(copy);
      expect(checkReading(copy), `spoilt ${String(index)}`).not.toEqual([]);
    }
  });

  it.each(eachService)(
    'reads every printed cell of %s, and none that is not printed',
    (_, { printed, reading }) => {
      const isPrinted = (key: 'procedure' | 'time' | 'product' | 'complaints'): boolean =>
        printed[key].state === 'printed';
      expect(reading.steps.length > 0).toBe(isPrinted('procedure'));
      expect(reading.durations.length > 0).toBe(isPrinted('time'));
      expect(reading.products.length > 0).toBe(isPrinted('product'));
      expect(reading.complaints.length > 0).toBe(isPrinted('complaints'));
      expect(reading.fee.kind !== 'not-stated').toBe(printed.fee.state === 'printed');
    },
  );

  it.each(runnable.map((each) => [`${each.name} (${each.officeId})`, each] as const))(
    'goes from being filed to its end when everybody does the next step of %s',
    (_, { definition }) => {
      let here = begun(definition);
      for (let guard = 0; here.state.status !== 'closed' && guard < 60; guard += 1) {
        const open = offers(definition, here.state);
        // Who has an appointment or was called comes, instead of choosing another time for ever.
        const next = open.find(({ act }) => act === 'attend' || act === 'hear') ?? open[0];
        if (!next) break;
        const [by] = next.by;
        const officer = by && actorOf(by.role, ...(by.section === undefined ? [] : [by.section]));
        here = after(here, officer ?? system, fitting(here, next.act));
      }
      expect(here.state.status).toBe('closed');
      expect(here.state.readyAt).toBeDefined();
    },
  );
});

describe('the five offices', () => {
  it('keeps the decrees as they are signed', () => {
    // Kejayan's decree, lines 13 and 44; Juai's, 5 and 86; Perak's, 11 and 59; README of the seeds, §1, for the two others.
    expect(decreeOf('kejayan')).toMatchObject({
      number: '060/ 643 / 424.306/2023',
      on: '2023-06-22',
      printedDate: '22 Juni 2023',
      revokes: '060/09/424.306/2023',
    });
    expect(decreeOf('juai')).toMatchObject({
      number: '067/80.2/ CJ-BLG/ 2025',
      on: '2025-11-04',
      printedDate: '04 November 2025',
    });
    expect(decreeOf('perak')).toMatchObject({
      number: '188.4/62/415.63/2023',
      on: '2023-04-03',
      printedDate: '3 April 2023',
      place: 'JOMBANG',
      signer: { post: 'Camat Perak', name: 'Drs. SUPRIYONO', nip: '197010131992011001' },
    });
    expect(decreeOf('lekok')).toMatchObject({ number: '065/ 03 /424.308/2024', on: '2024-01-03' });
    expect(decreeOf('balongbendo')).toMatchObject({
      number: '000.8.3.2/1628/438.7.11/2024',
      on: '2024-04-01',
      signer: { name: 'ACHMAD FARKAN JAZULI, S.STP.,MM', nip: '19790114 199711 1 001' },
    });
  });

  it('says of Lekok, whose file is the annex alone, neither who signed nor where, and of no other that it revokes one', () => {
    const { signer, place, considerations, dictums, notes } = decreeOf('lekok');
    expect({ signer, place, considerations, dictums }).toEqual({
      signer: undefined,
      place: undefined,
      considerations: undefined,
      dictums: undefined,
    });
    expect(notes.map(({ place: part }) => part)).toContain('Kop surat');
    expect(
      offices.filter(({ decrees }) => decrees.some(({ revokes }) => revokes)).map(({ office }) => office.id),
    ).toEqual(['kejayan']);
  });

  it('prints no pledge for Kejayan, whose file holds none, and Juai’s with its slips', () => {
    expect(decreeOf('kejayan').pledge).toBeUndefined();
    expect(decreeOf('juai').pledge?.join('')).toContain('APABILA TIDAK MENEPATI JANI INI');
  });

  it('keeps local time: Juai in WITA, the others in WIB, all marked as demonstration', () => {
    expect(officeOf('juai').office).toMatchObject({
      hours: { zone: 'Asia/Makassar', zoneLabel: 'WITA' },
      demo: true,
    });
    for (const id of ['kejayan', 'perak', 'lekok', 'balongbendo']) {
      expect(officeOf(id).office).toMatchObject({
        hours: { zone: 'Asia/Jakarta', zoneLabel: 'WIB' },
        demo: true,
      });
    }
  });

  it('knows its villages: 24 desa and 1 kelurahan in Kejayan, 21 desa in Juai, 13 in Perak', () => {
    // Kemendagri code: the seventh digit is 1 for a kelurahan and 2 for a desa.
    const kinds = (id: string): string =>
      officeOf(id)
        .office.villages.map(({ code }) => code.charAt(6))
        .sort()
        .join('');
    expect(kinds('kejayan')).toBe(`1${'2'.repeat(24)}`);
    expect(kinds('juai')).toBe('2'.repeat(21));
    expect(kinds('perak')).toBe('2'.repeat(13));
  });
});

describe('the decree of Perak and its consultation', () => {
  it('holds the pledge with its signature, the vision and the motto (Lampiran II; chapter D)', () => {
    const { pledge, pledgeSignature, vision, motto, chapters } = decreeOf('perak');
    expect(pledge).toHaveLength(3);
    expect(pledge?.[2]).toContain('MEMBERIKAN KOMPENSASI');
    expect(pledgeSignature).toEqual([
      'Perak, 03 April 2023',
      'Camat Perak',
      'Drs. SUPRIYONO',
      'Pembina Tingkat I',
      'NIP. 197010131992011001',
    ]);
    const chapter = JSON.stringify(chapters?.find(({ heading }) => heading.startsWith('D.'))?.blocks);
    expect(vision).toBe('Bersama Mewujudkan Jombang Yang Berkarakter dan Berdaya Saing');
    expect(chapter).toContain(vision);
    expect(motto).toBe(
      'Kecamatan Perak Melayani Dengan " CERIA " (Cepat, Efisien, Ramah, Inovatif dan Aktif).',
    );
    expect(chapter).toContain(JSON.stringify(motto));
    expect(chapters?.map(({ heading }) => heading.slice(0, 2))).toEqual(['A.', 'B.', 'C.', 'D.', 'E.', 'F.']);
  });

  it('rests on minutes whose weekday is wrong, which is noted and not changed', () => {
    const [minutes] = officeOf('perak').consultations;
    expect(minutes?.id).toBe(decreeOf('perak').consultationId);
    expect(minutes).toMatchObject({ state: 'closed', on: '2023-04-03', place: 'Pendopo Kecamatan Perak' });
    expect(minutes?.printedDate).toMatch(/^Rabu tanggal 3 bulan April/);
    // 1 January 2023 was a Sunday; 3 April is 92 days later, one day after a whole number of weeks.
    expect(new Date('2023-04-03T00:00:00Z').getUTCDay()).toBe(1);
    expect(minutes?.notes).toContainEqual(expect.objectContaining({ printed: 'Rabu', correction: 'Senin' }));
  });

  it('withholds the names of the three citizens and shows whom they stood for', () => {
    const { consultations, withheld } = officeOf('perak');
    const citizens = consultations.flatMap(({ participants }) =>
      participants.filter(({ citizen }) => citizen),
    );
    expect(citizens.map(({ element }) => element)).toEqual([
      'religious-leader',
      'academic',
      'community-leader',
    ]);
    expect(withheld?.texts.map(({ text }) => text)).toEqual(citizens.map(({ name }) => name));
    expect(withheld?.texts.map(({ kind, shownAs, shown }) => ({ kind, shownAs, shown }))).toEqual([
      { kind: 'name', shownAs: 'unsur tokoh agama', shown: false },
      { kind: 'name', shownAs: 'unsur akademis', shown: false },
      { kind: 'name', shownAs: 'unsur tokoh masyarakat', shown: false },
    ]);
  });
});

describe('the services of Perak', () => {
  const perak = (serviceId: string): ServiceStandard => service('perak', serviceId);

  it('leaves not stated and unreadable apart: no time in P2, P3 and P4, steps lost with a picture in P2, P4 and P6', () => {
    // Lines 242-243, 260-261 and 279-289: row 3 is followed by row 5. Lines 242, 279-287 and 325: headings alone.
    const having = (key: 'time' | 'procedure', state: string): number[] =>
      officeOf('perak')
        .services.filter(({ printed }) => printed[key].state === state)
        .map(({ source }) => source.order);
    expect(having('time', 'not-stated')).toEqual([2, 3, 4]);
    expect(having('procedure', 'unreadable')).toEqual([2, 4, 6]);
    expect(perak('rekomendasi-sktm').definition.promise).toEqual({ kind: 'not-stated' });
  });

  it('numbers the village’s sheet before the Camat signs it, then stamps it (Ijin Keramaian, line 221)', () => {
    const { definition } = perak('rekomendasi-ijin-keramaian');
    expect(route(definition)).toEqual([
      'check counter',
      'number counter',
      'sign camat',
      'register counter',
      'stamp counter',
      'hand-over counter',
    ]);
    // The printed step gives the number; the office books it once the sheet is signed, so that no number stays reserved.
    expect(definition.steps.find((step) => step.do === 'register')?.printed).toBeUndefined();
    expect(definition.product.kind).toBe('brought-sheet');
  });

  it('lets the Camat sign a brought sheet after a second look at an heirs’ file only (lines 260 and 306)', () => {
    expect(route(perak('rekomendasi-bantuan-sosial-keagamaan').definition)).toEqual([
      'check counter',
      'sign camat',
      'register counter',
      'hand-over counter',
    ]);
    expect(route(perak('rekomendasi-ahli-waris').definition)).toEqual([
      'check counter',
      'validate section-head:pemerintahan',
      'sign camat',
      'register counter',
      'hand-over counter',
    ]);
  });

  it('has the operator write a removal letter and stamps nothing (lines 381 and 400)', () => {
    for (const id of ['pindah-antar-kecamatan', 'pindah-antar-desa']) {
      expect(route(perak(id).definition)).toEqual([
        'check counter',
        'draft operator',
        'sign camat',
        'hand-over counter',
      ]);
      expect(perak(id).definition.promise).toMatchObject({ amount: 1, unit: 'calendar-days' });
    }
  });

  it('only proposes the steps that no decree prints, and says so (P2, P4, P11)', () => {
    for (const id of ['rekomendasi-sktm', 'rekomendasi-skck', 'dispensasi-nikah']) {
      const { steps, policies } = perak(id).definition;
      expect(route(perak(id).definition)).toEqual([
        'check counter',
        'sign camat',
        'register counter',
        'hand-over counter',
      ]);
      expect(steps.filter(({ do: kind, printed }) => kind !== 'check' && printed !== undefined)).toEqual([]);
      expect(policies.filter((policy) => policy.startsWith('Usulan:'))).toHaveLength(1);
    }
  });

  it('asks for a paper only where its condition holds', () => {
    expect(asked(perak('rekomendasi-sktm'), { answers: { maritalStatus: 'sudah-nikah' } })).toContain(
      'surat-nikah',
    );
    expect(asked(perak('rekomendasi-sktm'), { answers: { maritalStatus: 'belum-nikah' } })).not.toContain(
      'surat-nikah',
    );
    const move = perak('pindah-antar-desa');
    const stays = { answers: { minorsStay: 'tidak ada' } };
    expect(asked(move, { variant: 'lengkap', ...stays })).toEqual(['form-f-1-03', 'ktp', 'kk']);
    expect(asked(move, { variant: 'ktp-hilang', ...stays })).toEqual([
      'form-f-1-03',
      'kk',
      'surat-kehilangan',
    ]);
    expect(asked(move, { variant: 'lengkap', answers: { minorsStay: 'ada' } })).toContain('kk-yang-diikuti');
    const card = perak('pencetakan-ktp-elektronik');
    expect(asked(card, { variant: 'baru' })).toEqual(['sudah-rekam', 'kk']);
    expect(asked(card, { variant: 'rusak' })).toEqual(['sudah-rekam', 'kk', 'ktp-lama']);
    expect(asked(card, { variant: 'hilang' })).toEqual(['sudah-rekam', 'kk', 'surat-kehilangan']);
  });

  it('counts working days only where the decree says so, and keeps the proviso of the clock (line 365)', () => {
    expect(perak('pencetakan-kartu-keluarga').reading.durations).toEqual([
      {
        printed: '3 hari kerja bila Kelengkapannya benar dan Tidak ada Data Ganda',
        amount: 3,
        unit: 'working-days',
        proviso: 'bila Kelengkapannya benar dan Tidak ada Data Ganda',
      },
    ]);
  });

  it('keeps another district’s name in the address as printed and notes it (line 423)', () => {
    const { notes, reading } = perak('dispensasi-nikah');
    expect(reading.complaints[0]?.text).toBe('Kecamatan Perak Jl. Raya Perak No. 75 Ngoro 61461');
    expect(notes).toContainEqual(
      expect.objectContaining({ component: 'complaints', printed: 'Ngoro 61461', correction: 'Perak 61461' }),
    );
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
    expect(skck.definition.promise).toMatchObject({
      amount: 20,
      unit: 'office-minutes',
      waitsForSigner: false,
    });
    expect(skck.printed.fee).toMatchObject({ blocks: [{ text: 'Gratis' }] });
  });

  it('shows the four pandemic rules as printed and carries none of them out', () => {
    const pandemic = [
      'Wajib memakai masker',
      'Wajib cuci tangan',
      'Melakukan cek suhu menggunakan termogran',
      'Jaga jarak',
    ];
    expect(
      skck.notes.filter(({ component }) => component === 'procedure').map(({ printed }) => printed),
    ).toEqual(pandemic);
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
    expect(route(ktp.definition)).toEqual([
      'check counter',
      'sign secretary|camat',
      'register counter',
      'hand-over counter',
    ]);
    expect(ktp.definition.steps.find((step) => step.do === 'sign')).toMatchObject({
      form: 'wet-brought',
      recordedBy: [{ role: 'counter' }],
    });
    expect(ktp.definition.product.kind).toBe('brought-sheet');
  });

  it('asks for the old card only at a renewal and for the police report only after a loss', () => {
    expect(asked(ktp, { variant: 'baru' })).toEqual(['surat-pengantar-blangko', 'kk']);
    expect(asked(ktp, { variant: 'pembaruan' })).toEqual(['surat-pengantar-blangko', 'kk', 'ktp-lama']);
    expect(asked(ktp, { variant: 'hilang' })).toEqual(['surat-pengantar-blangko', 'kk', 'surat-kehilangan']);
  });

  it('promises 10-15 minutes while a signer is in, and home delivery when that is not kept', () => {
    expect(ktp.definition.promise).toMatchObject({
      amountFrom: 10,
      amount: 15,
      unit: 'office-minutes',
      waitsForSigner: true,
    });
    expect(ktp.definition.compensation?.parts).toContain('deliver-to-address');
    expect(ktp.definition.compensation?.printed?.join(' ')).toMatch(/akan diantar ke tempat pemohon$/);
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
