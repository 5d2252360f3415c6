import { longDate } from '../../../domain/dates-id.ts';
import { demoWatermark, HOLE, type LetterContent, type LetterInput } from '../../../domain/letter.ts';

/**
 * One kind of letter. No decree prints the wording of its letters: every text here is an example (contoh) that the
 * office makes its own. A change of wording is a new version, since a letter names the version it was made with.
 */
export type LetterTemplate = {
  id: string;
  version: number;
  /** Answers without which the letter is not made: the form's field id and the name an officer knows it by. */
  requires: readonly { id: string; label: string }[];
  /** Pure. What is missing comes out as {@link HOLE}, so that the letter is refused and never printed blank. */
  compose: (input: LetterInput) => LetterContent;
};

type Wording = Pick<LetterContent, 'title' | 'subject' | 'addressee' | 'blocks'> & { copies?: string[] };

/** What all letters of an office share: letterhead, number, date, signature block, QR and the honest footer. */
export function officeLetter(
  input: LetterInput,
  template: Pick<LetterTemplate, 'id' | 'version'>,
  { copies = [], ...wording }: Wording,
): LetterContent {
  const { office, signer } = input;
  const watermark = [input.watermark, input.demo ? demoWatermark : undefined].filter(
    (each) => each !== undefined,
  );
  return {
    v: 1,
    template: { id: template.id, version: template.version },
    paper: 'A4',
    language: 'id-ID',
    letterhead: {
      governmentLine: office.regencyLine,
      officeLine: `KECAMATAN ${office.name.toLocaleUpperCase('id')}`,
      addressLines: office.addressLines,
    },
    ...wording,
    number: input.number,
    place: office.place,
    dateOn: input.dateOn,
    signature: {
      capacityLines: typeof signer.post === 'string' ? [signer.post] : signer.post,
      electronic: true,
      statement: statementOf(input),
      name: signer.name,
      ...(signer.rank === undefined ? {} : { rank: signer.rank }),
      ...(signer.nip === undefined ? {} : { nip: signer.nip }),
    },
    copies,
    qrUrl: input.qrUrl,
    footer: input.signing === 'bsre' && !input.demo ? bsreFooter : sealFooter,
    ...(watermark.length === 0 ? {} : { watermark: watermark.join(' – ') }),
  };
}

const sealFooter =
  'Keaslian dokumen ini dapat diperiksa melalui kode QR. Dokumen ini tidak memuat tanda tangan elektronik tersertifikasi.';
/** Only on what a person signs with a certificate of BSrE; its own words, as on every such letter. */
const bsreFooter =
  'Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik yang diterbitkan oleh Balai Besar Sertifikasi Elektronik (BSrE), Badan Siber dan Sandi Negara.';

/** A key of the office is not the signer's: PP 71/2019 calls such a seal non-certified, and an example is neither. */
function statementOf({ demo, signing, office }: LetterInput): string {
  if (demo) return 'Contoh: dibubuhi segel elektronik evaluasi, bukan tanda tangan pejabat.';
  return signing === 'bsre'
    ? 'Ditandatangani secara elektronik oleh pejabat di bawah ini.'
    : `Disetujui oleh pejabat di bawah ini dan dibubuhi segel elektronik Kecamatan ${office.name}.`;
}

/**
 * A fact of the case as it is printed. The case's own person and village come first, the form's answer after.
 * @returns the trimmed text, or {@link HOLE}
 */
export function fact(input: LetterInput, id: string): string {
  const { person, village, answers } = input;
  const known: Record<string, string | undefined> = {
    name: person?.name,
    nik: person?.nik,
    birthPlace: person?.birthPlace,
    bornOn: person?.bornOn,
    gender: person?.gender,
    job: person?.job,
    address: person?.address,
    village: village?.name,
    villageName: village?.name,
    villageHead: village?.head,
  };
  const text = (known[id] ?? answers[id] ?? '').trim();
  return text === '' ? HOLE : text;
}

/** A day of the calendar written out; HOLE for anything that is no day. */
export function dayFact(input: LetterInput, id: string, write: (day: string) => string = longDate): string {
  try {
    return write(fact(input, id));
  } catch (error) {
    if (error instanceof RangeError) return HOLE;
    throw error;
  }
}

const genderWords = new Map([
  ['male', 'Laki-laki'],
  ['l', 'Laki-laki'],
  ['laki-laki', 'Laki-laki'],
  ['female', 'Perempuan'],
  ['p', 'Perempuan'],
  ['perempuan', 'Perempuan'],
]);

export function genderFact(input: LetterInput): string {
  return genderWords.get(fact(input, 'gender').toLowerCase()) ?? HOLE;
}

/**
 * An amount as official letters print it, in figures and in words: `Rp1.250.000,00 (satu juta …)`.
 * @param id answer holding whole rupiah, thousands dots and a leading Rp allowed
 */
export function rupiahFact(input: LetterInput, id: string): string {
  const digits = fact(input, id)
    .replace(/^Rp\.?\s*/i, '')
    .replace(/,00$/, '');
  if (!/^(\d+|\d{1,3}(\.\d{3})+)$/.test(digits)) return HOLE;
  const amount = Number(digits.replaceAll('.', ''));
  if (amount < 1 || amount >= 1e15) return HOLE;
  const figures = String(amount).replace(/\B(?=(\d{3})+$)/g, '.');
  return `Rp${figures},00 (${inWords(amount)} rupiah)`;
}

const units = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];
const scales: readonly [number, string][] = [
  [1e12, 'triliun'],
  [1e9, 'miliar'],
  [1e6, 'juta'],
  [1e3, 'ribu'],
];

/** A whole number from 1 to 999 999 999 999 999 in Indonesian words (terbilang). */
export function inWords(amount: number): string {
  for (const [size, name] of scales) {
    const count = Math.floor(amount / size);
    if (count === 0) continue;
    // 1.000 is seribu; a million and more count with satu.
    const head = size === 1e3 && count === 1 ? 'seribu' : `${belowThousand(count)} ${name}`;
    const rest = amount % size;
    return rest === 0 ? head : `${head} ${inWords(rest)}`;
  }
  return belowThousand(amount);
}

function belowThousand(amount: number): string {
  const hundreds = Math.floor(amount / 100);
  const rest = amount % 100;
  const head = hundreds === 0 ? '' : hundreds === 1 ? 'seratus' : `${units[hundreds] ?? ''} ratus`;
  return [head, belowHundred(rest)].filter((each) => each !== '').join(' ');
}

function belowHundred(amount: number): string {
  if (amount < 10) return units[amount] ?? '';
  if (amount === 10) return 'sepuluh';
  if (amount === 11) return 'sebelas';
  if (amount < 20) return `${units[amount - 10] ?? ''} belas`;
  const tens = `${units[Math.floor(amount / 10)] ?? ''} puluh`;
  return amount % 10 === 0 ? tens : `${tens} ${units[amount % 10] ?? ''}`;
}
