import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { searchOffices, searchServices, similarServices } from '../../../domain/service-search.ts';
import { readOffices } from '../../../tools/standards-files.ts';
import { titles } from '../../fixtures/titles.ts';

/** Titles as printed, without the office's own words: what is found must not hang on a good summary. */
const services = titles.map(([id, title]) => ({ id, name: title, title, summary: '' }));
const keramaian = 'B16 K7 L9 P1';
const nikah = 'B13 J3 K15 L8 P11';
const ktp = 'B5 B6 B7 J2 P6 P7';
const kk = 'B1 B2 B3 B4 P8';
const skck = 'K5 L6 P4';
const sktm = 'B11 K6 L7 P2';
const waris = 'B12 B14 J4 K9 L11 P5';
const danaDesa = 'J15 J16 K10 K17 L12 L13';
const bansos = 'K11 L15 P3';

function found(query: string): string[] {
  return searchServices(services, query).map(({ id }) => id);
}

describe('a search over the 81 titles', () => {
  it.each([
    // Slips of spelling, other endings, doubled letters.
    ['ijin keramaiaan', keramaian],
    ['izin keramaian', keramaian],
    ['IJIN KERAMAYAN', keramaian],
    ['kramaian', keramaian],
    ['perizinan', keramaian],
    ['surat nikah', nikah],
    ['serat nikah', nikah],
    ['menikah', nikah],
    ['menikahkan', nikah],
    ['pernikahan', nikah],
    ['disensasi nikah', nikah],
    ['kartu kluarga', kk],
    ['wrisan', waris],
    ['tidak mampuh', sktm],
    ['sktmm', sktm],
    ['pindahkan alamat', 'P10 P9'],
    // Names people use.
    ['hajatan', keramaian],
    ['pesta', keramaian],
    ['orkes dangdut', keramaian],
    ['kawin', nikah],
    ['dispensasi kawin', nikah],
    ['ktp', ktp],
    ['e-ktp', ktp],
    ['ektp', ktp],
    ['KTP-el', ktp],
    ['ktp elektronik', ktp],
    ['kartu tanda penduduk', ktp],
    ['saya mau bikin ktp', ktp],
    ['kk', kk],
    ['kartu keluarga', kk],
    ['skck', skck],
    ['kelakuan baik', skck],
    ['surat kelakuan baik', skck],
    ['catatan kepolisian', skck],
    ['sktm', sktm],
    ['tidak mampu', sktm],
    ['miskin', sktm],
    ['waris', waris],
    ['warisan', waris],
    ['ahli waris', waris],
    ['pindah', 'P10 P9'],
    ['pindah rumah', 'P10 P9'],
    ['bansos', bansos],
    ['bantuan sosial', bansos],
    ['pbb', 'K16 L5'],
    ['dana desa', danaDesa],
    ['dd', danaDesa],
    ['add', danaDesa],
    ['kia', 'B8'],
    ['kartu anak', 'B8'],
    ['ktp anak', 'B8'],
    ['ikd', 'B9 P12'],
    ['digital', 'B9 P12'],
    ['ktp digital', 'B9 P12'],
    ['aktifkan ikd', 'B9 P12'],
    ['ak1', 'B10'],
    ['AK 1', 'B10'],
    ['kartu kuning', 'B10'],
    ['cari kerja', 'B10'],
    ['wna', 'K12 L14'],
    ['orang asing', 'K12 L14'],
    ['domisili', 'K12 L14'],
    ['legalisir', 'B14'],
    ['kesenian', 'B15'],
    ['pengaduan', 'B17 J10 K4 L4'],
    ['tentara', 'K8 L10'],
    ['santunan', 'J5'],
    ['guru ngaji', 'J1'],
    ['umkm', 'J13'],
    ['bumdes', 'J14'],
    ['stunting', 'J11'],
    ['apbdes', 'J17 J18'],
    ['kepala desa', 'K14 L17'],
    ['perangkat desa', 'J7 J8 J9 K13 L16'],
    ['konsultasi', 'K1 L1'],
    ['informasi', 'K3 L3'],
  ])('finds for "%s" exactly %s', (query, expected) => {
    expect(found(query).sort().join(' ')).toBe(expected);
  });

  it.each([
    ['kk hilang', 'B3'],
    ['bagaimana cara urus kartu keluarga hilang', 'B3'],
    ['ktp rusak', 'B6'],
    ['cetak ktp', 'P7'],
    ['pajak', 'K16'],
  ])('puts first for "%s" what fits all of it: %s', (query, first) => {
    expect(found(query)[0]).toBe(first);
  });

  it.each(['', '   ', '!?', 'paspor', 'xyz', 'zz', 'negeri antah'])('finds nothing for "%s"', (query) => {
    expect(found(query)).toEqual([]);
  });

  it('does not take one word for another that only looks like it', () => {
    expect(found('pengaduan')).not.toContain('J15');
    expect(found('kk')).not.toContain('J12');
    expect(found('santunan')).not.toContain('K16');
  });

  it('finds words of nearly every service where nothing else is asked', () => {
    expect(found('surat').length).toBeGreaterThan(10);
    expect(found('surat waris').sort().join(' ')).toBe(waris);
  });
});

describe('the real standards', () => {
  const offices = readOffices(join(import.meta.dirname, '../../..'));
  const initial = { juai: 'J', kejayan: 'K', perak: 'P', lekok: 'L', balongbendo: 'B' };

  it('bear the titles that are searched here', () => {
    const known = new Map<string, string>(titles);
    const printed = offices.flatMap(({ office, services: standards }) =>
      standards.map(({ title, source }) => [
        `${initial[office.id as keyof typeof initial]}${String(source.order)}`,
        title,
      ]),
    );
    expect(printed.length).toBe(81);
    for (const [id = '', title] of printed) expect([id, title]).toEqual([id, known.get(id)]);
  });

  it('are found with their own words too, the best first', () => {
    const all = offices.flatMap(({ services: standards }) => standards);
    for (const query of ['ijin keramaiaan', 'hajatan', 'polsek']) {
      const [first] = searchServices(all, query);
      expect([query, /keramaian|skck/i.test(first?.name ?? '')]).toEqual([query, true]);
    }
  });
});

describe('services like one', () => {
  it.each([
    ['K7', 'B16 L9 P1'],
    ['P1', 'B16 K7 L9'],
    ['K5', 'L6 P4'],
    ['J2', 'B5 B6 B7 P6 P7'],
    ['B11', 'K6 L7 P2'],
    ['J11', ''],
  ])('to compare %s with are %s', (id, expected) => {
    const [like] = services.filter((service) => service.id === id);
    const others = services.filter((service) => service.id[0] !== id[0]);
    const similar = similarServices(others, like ?? { name: '' });
    expect(
      similar
        .map((service) => service.id)
        .sort()
        .join(' '),
    ).toBe(expected);
  });
});

describe('a search for an office', () => {
  const office = (name: string, regency: string, ...villages: string[]) => ({
    name: `Kecamatan ${name}`,
    regency,
    province: 'Jawa Timur',
    villages: villages.map((village) => ({ name: village })),
  });
  const offices = [
    office('Kejayan', 'Kabupaten Pasuruan', 'Kejayan', 'Sumber Banteng'),
    office('Lekok', 'Kabupaten Pasuruan', 'Jatirejo', 'Wates'),
    office('Perak', 'Kabupaten Jombang', 'Jatirejo Kidul', 'Gadingmangu'),
  ];
  const search = (query: string) =>
    searchOffices(offices, query).map(({ office: { name }, village }) => [name.slice(10), village]);

  it('knows its name, its regency and its villages', () => {
    expect(search('kecamatan kejayan')).toEqual([['Kejayan', undefined]]);
    expect(search('pasuruan')).toEqual([
      ['Kejayan', undefined],
      ['Lekok', undefined],
    ]);
    expect(search('desa gadingmangu')).toEqual([['Perak', 'Gadingmangu']]);
    expect(search('sumber banteng')).toEqual([['Kejayan', 'Sumber Banteng']]);
  });

  it('forgives a slip, and every word must fit', () => {
    expect(search('jombng')).toEqual([['Perak', undefined]]);
    expect(search('jatirejo pasuruan')).toEqual([['Lekok', 'Jatirejo']]);
    expect(search('jatirejo')[0]).toEqual(['Lekok', 'Jatirejo']);
    expect(search('kejayan jombang')).toEqual([]);
  });

  it('finds nothing where nothing is named', () => {
    expect(search('')).toEqual([]);
    expect(search('kecamatan')).toEqual([]);
    expect(search('surabaya')).toEqual([]);
  });
});
