import type { Batch } from './batch.ts';
import { longDate } from './dates-id.ts';
import type { Office } from './office.ts';
import type { ApplicantData } from './personal-data.ts';
import type { PrintBlock, PrintColumn, PrintDocument, PrintTableRow } from './print.ts';
import { monthWords } from './recurring.ts';
import type { StaffMember } from './roles.ts';
import type { Definition, ServiceStandard } from './standard.ts';

/**
 * The two papers of a batch: the list of its cases and the letter it goes with. No decree prints their wording, so it is a sample and says
 * so (facts/workflows.md §6: sample templates marked "contoh").
 */

const sampleNote =
  'Contoh bunyi surat dari Loket: standar pelayanan tidak mencetak bunyinya. Sesuaikan dengan tata naskah dinas kantor.';
/** Room for a number written by hand. */
const byHand = '..............................';

/** One case as the list has it. */
export interface BatchLine {
  reference: string;
  name: string;
  villageCode: string | undefined;
  answers: Readonly<Record<string, string>>;
}

/** What the list says of a case, out of its personal data. */
export function lineOf(
  reference: string,
  villageCodes: readonly string[],
  { parties, answers }: Pick<ApplicantData, 'parties' | 'answers'>,
): BatchLine {
  const party =
    parties.find(({ role }) => role === 'subject') ??
    parties.find(({ role }) => role === 'applicant') ??
    parties[0];
  return { reference, name: party?.name ?? '', villageCode: party?.villageCode ?? villageCodes[0], answers };
}

export interface Signatory {
  /** Printed above the signature, the capacity of a deputy included (`signing.ts`). */
  lines: readonly string[];
  member: Pick<StaffMember, 'name' | 'rank' | 'nip'>;
}

interface Paper {
  office: Office;
  standard: Pick<ServiceStandard, 'name' | 'definition'>;
  batch: Pick<Batch, 'title' | 'period' | 'letter' | 'state'>;
  /** The office's day, for a paper that is not closed yet. */
  today: string;
  signatory?: Signatory | undefined;
}

/**
 * The list: number, reference, name, village, what is proposed. A monthly one goes by village in the office's order, adds up numbers and
 * names the villages that are missing.
 */
export function batchList(paper: Paper, lines: readonly BatchLine[]): PrintDocument {
  const { office, standard, batch } = paper;
  const { definition } = standard;
  const monthly = batch.period !== undefined;
  const numbers = monthly ? numberFields(definition) : [];
  const ordered = monthly ? byVillage(lines, office) : lines;
  const rows = ordered.map((line, index): PrintTableRow => ({
    cells: [
      String(index + 1),
      villageName(line.villageCode, office),
      line.name,
      line.reference,
      proposed(definition, line.answers, numbers),
      ...numbers.map(({ id }) => line.answers[id] ?? '–'),
    ],
  }));
  const missing = monthly
    ? office.villages.filter(({ code }) => !lines.some((line) => line.villageCode === code))
    : [];
  const month = batch.period && monthWords(batch.period);
  // A title that names the month itself says it once.
  const under = month && !batch.title.includes(month) ? [batch.title, month] : [batch.title];
  return {
    ...base(paper, `Rekap ${batch.title}`),
    blocks: [
      ...letterhead(office),
      {
        kind: 'paragraph',
        as: 'centre',
        text: [`REKAP ${standard.name.toUpperCase()}`, ...under].join('\n'),
      },
      ...(batch.state === 'open'
        ? [
            {
              kind: 'note',
              label: 'Konsep',
              text: 'Rekap ini belum ditutup; isinya masih dapat berubah.',
            } as const,
          ]
        : []),
      {
        kind: 'table',
        columns: [
          { heading: 'No', width: 5, align: 'right' },
          { heading: 'Desa atau kelurahan', width: 18 },
          { heading: monthly ? 'Yang mengajukan' : 'Nama', width: 26 },
          { heading: 'Nomor permohonan', width: 17 },
          { heading: monthly ? 'Isi' : 'Yang diusulkan', width: 34 },
          ...numbers.map(({ label }): PrintColumn => ({ heading: label, width: 12, align: 'right' })),
        ],
        rows:
          numbers.length === 0
            ? rows
            : [
                ...rows,
                {
                  bold: true,
                  cells: ['', 'Jumlah', '', '', '', ...numbers.map(({ id }) => sumOf(ordered, id))],
                },
              ],
      },
      { kind: 'paragraph', text: `Jumlah: ${String(lines.length)} ${monthly ? 'laporan' : 'usulan'}.` },
      ...(missing.length > 0
        ? [
            {
              kind: 'paragraph',
              text: `Belum masuk (${String(missing.length)} desa/kelurahan): ${missing.map(({ name }) => name).join(', ')}.`,
            } as const,
          ]
        : []),
      ...signature(paper),
    ],
  };
}

/** The letter the list goes with, to whom the office gives it. Signed in ink. */
export function batchLetter(paper: Paper, count: number): PrintDocument {
  const { office, standard, batch } = paper;
  const month = batch.period ? ` bulan ${monthWords(batch.period)}` : '';
  const what = batch.period ? 'laporan' : 'usulan';
  return {
    ...base(paper, `Surat ${batch.title}`),
    blocks: [
      ...letterhead(office),
      {
        kind: 'facts',
        rows: [
          { label: 'Nomor', value: batch.letter?.number ?? byHand },
          { label: 'Lampiran', value: `1 (satu) berkas, ${String(count)} ${what}` },
          {
            label: 'Hal',
            value: `${batch.period ? 'Penyampaian' : 'Rekomendasi'} ${standard.name}${month}`,
          },
          { label: 'Kepada', value: `Yth. ${batch.letter?.addressee ?? byHand}` },
        ],
      },
      { kind: 'paragraph', text: 'Dengan hormat,' },
      {
        kind: 'paragraph',
        text: batch.period
          ? `Bersama ini kami sampaikan rekap ${standard.name}${month}, sebanyak ${String(count)} laporan dari desa/kelurahan di ${office.name}, ${office.regency}, sebagaimana daftar terlampir.`
          : `Bersama ini kami sampaikan berkas ${standard.name} di ${office.name}, ${office.regency}, sebanyak ${String(count)} usulan sebagaimana daftar terlampir. Berkasnya telah kami teliti kelengkapannya, dan kami rekomendasikan untuk diproses lebih lanjut.`,
      },
      {
        kind: 'paragraph',
        text: 'Demikian surat ini kami sampaikan. Atas perhatian dan kerja samanya kami ucapkan terima kasih.',
      },
      ...signature(paper),
      { kind: 'paragraph', as: 'small', text: `\n${sampleNote}` },
    ],
  };
}

function base({ office, batch, today }: Paper, title: string): Omit<PrintDocument, 'blocks'> {
  return {
    title,
    author: office.name,
    madeOn: batch.letter?.on ?? today,
    footer: `${office.name} · ${title}`,
    ...(office.demo && { watermark: 'CONTOH' }),
    fit: 'flowing',
    form: 'report',
  };
}

function letterhead({ letterhead: { governmentLine, officeLine, addressLines } }: Office): PrintBlock[] {
  return [
    { kind: 'paragraph', as: 'centre', text: governmentLine },
    { kind: 'title', text: officeLine },
    { kind: 'paragraph', as: 'centre', text: addressLines.join('\n') },
  ];
}

function signature({ office, batch, today, signatory }: Paper): PrintBlock[] {
  if (!signatory) return [];
  const { name, rank, nip } = signatory.member;
  return [
    {
      kind: 'signature',
      lines: [`${office.letterhead.place}, ${longDate(batch.letter?.on ?? today)}`, ...signatory.lines],
      name: [name, ...(rank ? [rank] : []), ...(nip ? [`NIP ${nip}`] : [])].join('\n'),
    },
  ];
}

function numberFields({ fields }: Definition) {
  return fields.filter(({ type }) => type === 'number');
}

/** Answers in the form's own words, a choice by its label. */
function proposed(
  { fields }: Definition,
  answers: Readonly<Record<string, string>>,
  apart: readonly { id: string }[],
): string {
  return fields
    .flatMap(({ id, label, options }) => {
      const value = answers[id];
      if (value === undefined || value === '' || apart.some((field) => field.id === id)) return [];
      return [`${label}: ${options?.find((option) => option.value === value)?.label ?? value}`];
    })
    .join('\n');
}

function byVillage(lines: readonly BatchLine[], { villages }: Office): BatchLine[] {
  const place = ({ villageCode }: BatchLine) => {
    const at = villages.findIndex(({ code }) => code === villageCode);
    return at === -1 ? villages.length : at;
  };
  return [...lines].sort((one, other) => place(one) - place(other));
}

function villageName(code: string | undefined, { villages }: Office): string {
  return villages.find((village) => village.code === code)?.name ?? '–';
}

/** The form takes digits only; a decimal of an answer that came another way is added too, what is no number adds nothing. */
function sumOf(lines: readonly BatchLine[], id: string): string {
  const values = lines.map(({ answers }) => Number((answers[id] ?? '').replace(',', '.')));
  const sum = values.filter(Number.isFinite).reduce((total, value) => total + value, 0);
  return String(Math.round(sum * 100) / 100).replace('.', ',');
}
