/**
 * Finds services and offices by what people type: slips of spelling, other endings, and the names people use for what decrees
 * call otherwise. Pure and small; a catalogue holds some twenty services, so every one is looked at.
 */

/** What of a service is searched. */
export interface SearchableService {
  name: string;
  title: string;
  summary: string;
  section?: string | undefined;
}

/** What of an office is searched. */
export interface SearchableOffice {
  name: string;
  regency: string;
  province: string;
  villages: readonly { name: string }[];
}

/** Names of one thing, in people's words and in decrees'. The first is how it is called here; phrases stand as typed. */
const synonyms: readonly (readonly string[])[] = [
  ['ktp', 'e ktp', 'ektp', 'ktp el', 'ktpel', 'ktp elektronik', 'kartu tanda penduduk'],
  ['kk', 'kartu keluarga'],
  ['kia', 'kartu anak', 'kartu identitas anak', 'ktp anak', 'identitas anak'],
  ['ikd', 'identitas kependudukan digital', 'identitas digital', 'ktp digital', 'digital'],
  ['skck', 'catatan kepolisian', 'kelakuan baik', 'berkelakuan baik', 'kelakuan'],
  ['sktm', 'tidak mampu', 'kurang mampu', 'tak mampu', 'miskin', 'keluarga miskin'],
  ['nikah', 'kawin', 'menikah', 'pernikahan', 'perkawinan'],
  ['waris', 'warisan', 'ahli waris', 'pewaris'],
  ['pindah', 'pindahan', 'kepindahan'],
  ['bansos', 'bantuan sosial', 'bantuan keagamaan', 'sosial keagamaan', 'sumbangan masjid', 'bantuan masjid'],
  ['pbb', 'pajak bumi', 'pajak', 'pajak tanah', 'pajak bumi dan bangunan', 'sppt'],
  ['dana desa', 'dd', 'dds', 'add', 'alokasi dana desa', 'bhprd', 'bkk', 'bagi hasil pajak'],
  ['apbdes', 'anggaran desa', 'anggaran pendapatan dan belanja desa'],
  ['keramaian', 'hajatan', 'pesta', 'hiburan', 'orkes', 'dangdut', 'pentas', 'tontonan'],
  [
    'ak1',
    'ak 1',
    'ak i',
    'ak ii',
    'ak 2',
    'kartu kuning',
    'kartu ketenagakerjaan',
    'kartu pencari kerja',
    'pencari kerja',
    'cari kerja',
    'kartu kerja',
  ],
  ['wna', 'orang asing', 'warga negara asing', 'warga asing', 'bule'],
  ['pengaduan', 'aduan', 'mengadu', 'keluhan', 'komplain', 'lapor', 'laporkan'],
  ['kematian', 'meninggal', 'mati', 'wafat', 'uang duka'],
  ['kepala desa', 'kades', 'pilkades'],
  ['perangkat desa', 'pamong', 'pamong desa', 'perangkat kelurahan'],
  ['kesenian', 'seni', 'sanggar', 'kelompok seni', 'induk kesenian'],
  ['legalisasi', 'legalisir', 'dilegalisir', 'cap basah'],
  ['ketertiban', 'keamanan', 'trantib', 'trantibum'],
  ['umkm', 'usaha kecil', 'usaha mikro', 'pelaku usaha'],
  ['pns', 'asn', 'cpns', 'pegawai negeri'],
  ['tni', 'tentara', 'abri'],
  ['polri', 'polisi'],
  ['stunting', 'tengkes', 'gizi'],
  ['guru agama', 'guru ngaji', 'ustaz'],
];

/** Whatever people write around the thing itself. */
const idle = new Set(
  'saya kami mau ingin minta tolong cara bagaimana gimana bikin buat membuat urus mengurus ngurus ajukan mengajukan untuk di ke dari dan atau yang dengan pada oleh syarat persyaratan apa saja baru antar karena'.split(
    ' ',
  ),
);

/** Words of nearly every service: they rank, they do not find, unless nothing else is asked. */
const common = new Set(
  'surat pengantar pelayanan layanan rekomendasi permohonan pengajuan keterangan pernyataan penerbitan pengesahan kantor kecamatan desa kartu data'.split(
    ' ',
  ),
);

/** Words of an address that name no place. */
const placeIdle = new Set(
  'kecamatan kec kabupaten kab kota desa kelurahan kel kantor camat provinsi prov'.split(' '),
);

const spellings: readonly (readonly [RegExp, string])[] = [
  // Doubled letters are slips in Indonesian far more often than meant; both sides lose them.
  [/([a-z])\1+/g, '$1'],
  [/ijin/, 'izin'],
  [/^standart/, 'standar'],
  [/^akte$/, 'akta'],
  [/v/g, 'f'],
  [/q/g, 'k'],
];

const prefixes = [
  'meng',
  'meny',
  'mem',
  'men',
  'me',
  'peng',
  'peny',
  'pem',
  'pen',
  'per',
  'pe',
  'ber',
  'ter',
  'di',
  'ke',
  'se',
];
const suffixes = ['anya', 'nya', 'kan', 'lah', 'an'];

const phrases = synonyms
  .flatMap((names, concept) => names.map((name) => ({ concept, words: tokensOf(name) })))
  // The longest name first: "ktp digital" is not "ktp".
  .sort((a, b) => b.words.length - a.words.length);

/** Words that mean what they say, whatever they resemble. */
const known = new Set([...common, ...phrases.flatMap(({ words }) => words)]);

/**
 * Services that fit what was typed, best first. Nothing typed finds nothing.
 * @returns those at least half as fitting as the best
 */
export function searchServices<T extends SearchableService>(services: readonly T[], query: string): T[] {
  const parts = partsOf(query);
  const found = services
    .map((service) => ({ service, score: scoreOf(service, parts) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const best = found[0]?.score ?? 0;
  return found.filter(({ score }) => score >= best / 2).map(({ service }) => service);
}

/** Services of the same kind as one: for comparing it with another office's. Best first. */
export function similarServices<T extends SearchableService>(
  services: readonly T[],
  like: Pick<SearchableService, 'name'>,
): T[] {
  const parts = partsOf(like.name);
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
  return services
    .map((service) => ({ service, score: nameScore(service, parts) }))
    .filter(({ score }) => score >= whole / 2)
    .sort((a, b) => b.score - a.score)
    .map(({ service }) => service);
}

/**
 * Offices by their name, their regency or one of their villages; every word must fit something of the office.
 * @returns best first, `village` where that is what was found
 */
export function searchOffices<T extends SearchableOffice>(
  offices: readonly T[],
  query: string,
): { office: T; village?: string }[] {
  const words = tokensOf(query).filter((word) => !placeIdle.has(word));
  if (words.length === 0) return [];
  return offices
    .flatMap((office): { office: T; village?: string; score: number }[] => {
      const named = fitsIn(words, tokensOf(office.name));
      const own = bestOf(named, fitsIn(words, tokensOf(`${office.regency} ${office.province}`)));
      const ownFit = allFit(own);
      const [village] = office.villages
        .map(({ name }) => ({ name, fit: allFit(bestOf(own, fitsIn(words, tokensOf(name)))) }))
        .sort((a, b) => b.fit - a.fit);
      const villageFit = village?.fit ?? 0;
      if (ownFit === 0 && villageFit === 0) return [];
      // The office's own name says more than its regency's, and a village's more than a likeness to either.
      return village && villageFit > ownFit
        ? [{ office, score: villageFit, village: village.name }]
        : [{ office, score: ownFit + allFit(named) }];
    })
    .sort((a, b) => b.score - a.score || a.office.name.localeCompare(b.office.name, 'id'))
    .map(({ score: _score, ...found }) => found);
}

/** How well all words fit some of the others, 0 where one fits none. */
function fitOf(words: readonly string[], among: readonly string[]): number {
  return allFit(fitsIn(words, among));
}

/** How well each word fits the one most like it. */
function fitsIn(words: readonly string[], among: readonly string[]): number[] {
  return words.map((word) => Math.max(0, ...among.map((other) => likeness(word, other))));
}

function allFit(fits: readonly number[]): number {
  return fits.some((fit) => fit === 0) ? 0 : fits.reduce((sum, fit) => sum + fit, 0) / fits.length;
}

function bestOf(some: readonly number[], others: readonly number[]): number[] {
  return some.map((fit, i) => Math.max(fit, others[i] ?? 0));
}

/** One thing asked for: a word, or what several words name together. */
interface Part {
  /** The words themselves. */
  words: readonly string[];
  /** Index in `synonyms` of what they name. */
  concept: number | undefined;
  weight: number;
}

function partsOf(query: string): Part[] {
  const tokens = tokensOf(query);
  const parts: Part[] = [];
  for (let at = 0; at < tokens.length;) {
    const named = conceptAt(tokens, at, isMeant);
    const words = tokens.slice(at, at + (named?.length ?? 1));
    at += words.length;
    if (named) parts.push({ words, concept: named.concept, weight: 3 });
    else if (!words.every((word) => idle.has(word)))
      parts.push({ words, concept: undefined, weight: words.every(isCommon) ? 0.4 : 2 });
  }
  return parts;
}

function isCommon(word: string): boolean {
  return common.has(word) || [...common].some((other) => other.length >= 5 && slipsBetween(word, other) <= 1);
}

function scoreOf(service: SearchableService, parts: readonly Part[]): number {
  const isFound = (part: Part) => part.weight >= 1;
  const asked = parts.some(isFound) ? isFound : () => true;
  const places: readonly (readonly [text: string, share: number])[] = [
    [`${service.name} ${service.title}`, 1],
    [service.summary, 0.5],
    [service.section ?? '', 0.4],
  ];
  const fits = parts.map((part) =>
    Math.max(0, ...places.map(([text, share]) => share * part.weight * fitIn(text, part))),
  );
  return parts.some((part, i) => asked(part) && (fits[i] ?? 0) > 0) ? fits.reduce((a, b) => a + b, 0) : 0;
}

function nameScore({ name, title }: SearchableService, parts: readonly Part[]): number {
  return parts.reduce((sum, part) => sum + part.weight * fitIn(`${name} ${title}`, part), 0);
}

/** How well a part fits a text, 0 to 1. */
function fitIn(text: string, { words, concept }: Part): number {
  const tokens = tokensOf(text).filter((token) => !idle.has(token));
  if (concept === undefined) return fitOf(words, tokens) * 0.9;
  if (conceptsIn(tokens).has(concept)) return 1;
  // Several words that name something together are not found by one of them.
  return words.length > 1 ? 0 : fitOf(words, tokens) * 0.6;
}

/** What a text names. Decrees are read as they stand; only what is typed may be a slip. */
function conceptsIn(tokens: readonly string[]): Set<number> {
  const found = new Set<number>();
  for (let at = 0; at < tokens.length;) {
    const named = conceptAt(tokens, at, (token, word) => token === word);
    if (named) found.add(named.concept);
    at += named?.length ?? 1;
  }
  return found;
}

function conceptAt(
  tokens: readonly string[],
  at: number,
  isSame: (token: string, word: string) => boolean,
): { concept: number; length: number } | undefined {
  const named = phrases.find(({ words }) =>
    words.every((word, i) => {
      const token = tokens[at + i];
      return token !== undefined && isSame(token, word);
    }),
  );
  return named && { concept: named.concept, length: named.words.length };
}

/** The same word, perhaps with another ending or one slip in it; short ones only as they are. */
function isMeant(typed: string, word: string): boolean {
  return likeness(typed, word) >= 0.7;
}

/** Words of a text in one spelling. */
function tokensOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map(oneSpelling);
}

function oneSpelling(word: string): string {
  // Abbreviations stay: KK is no slip.
  if (word.length <= 3) return word;
  return spellings.reduce((spelt, [from, to]) => spelt.replace(from, to), word);
}

/** How alike two words are: 1 the same, 0.9 the same root, 0.8 begun, 0.7 one slip, 0.5 within or two slips, else 0. */
function likeness(typed: string, word: string): number {
  if (typed === word) return 1;
  const shorter = Math.min(typed.length, word.length);
  if (shorter <= 3)
    return typed.length === 3 && /^[a-z]+$/.test(typed) && word.startsWith(typed) && word.length > 4
      ? 0.5
      : 0;
  const roots = rootsOf(typed);
  if (rootsOf(word).some((root) => roots.includes(root))) return 0.9;
  if (word.startsWith(typed)) return 0.8;
  // "Pengaduan" is no slip of "pengajuan": both are words.
  if (known.has(typed) && known.has(word)) return 0;
  const slips = slipsBetween(typed, word);
  if (slips <= 1) return 0.7;
  if (slips <= 2 && Math.max(typed.length, word.length) >= 9) return 0.5;
  return roots.some((root) => root.length >= 4 && word.includes(root)) ? 0.5 : 0;
}

/** The word and what may be its root; sounds that a prefix swallows are not put back. */
function rootsOf(word: string): string[] {
  const without =
    (endings: readonly string[], cut: (word: string, ending: string) => string | undefined) =>
    (from: string) => [
      from,
      ...endings.flatMap((ending) => {
        const rest = cut(from, ending);
        return rest !== undefined && rest.length >= 4 ? [rest] : [];
      }),
    ];
  const unended = without(suffixes, (from, ending) =>
    from.endsWith(ending) ? from.slice(0, -ending.length) : undefined,
  );
  const unbegun = without(prefixes, (from, begin) =>
    from.startsWith(begin) ? from.slice(begin.length) : undefined,
  );
  return [...new Set(unended(word).flatMap(unbegun))];
}

/** Letters added, left out, changed or swapped with the next one. */
function slipsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 3;
}
