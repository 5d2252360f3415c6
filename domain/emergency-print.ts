import type { TakenNumber } from './application.ts';
import { slipAloud } from './emergency.ts';
import type { EmergencySet } from './emergency.ts';
import { longDate } from './dates-id.ts';
import type { Office } from './office.ts';
import type { PrintBlock, PrintColumn, PrintDocument } from './print.ts';
import { wholeText } from './printed.ts';
import { componentText } from './standard-print.ts';
import type { Requirement, ServiceStandard } from './standard.ts';

/** The emergency set on paper: what to do, the checklists, blank receipts and register sheets with numbers that are reserved for them. */

const dots = '.'.repeat(90);
/** A line of its own above, since a pen wants more room than print. */
const room = '\u00A0\n';
const box = '□';

const words = {
  title: 'Perlengkapan darurat',
  lead: 'Dipakai saat listrik, jaringan, atau Loket tidak dapat dipakai.',
  made: (day: string) => `Dicetak ${day}`,
  demo: 'CONTOH',
  what: 'Cara memakai',
  steps: [
    'Catat jam mulai gangguan di bawah ini.',
    'Layani seperti biasa menurut daftar periksa layanan. Persyaratan dan biayanya tetap sama.',
    'Isi satu tanda terima untuk setiap permohonan dengan jam sebenarnya.',
    'Salin kode slip, nama, layanan, dan jamnya ke lembar catatan. Bila surat atau buku perlu nomor, pakai nomor yang sudah tercetak, berurutan, jangan membuat nomor sendiri.',
    'Serahkan tanda terima kepada pemohon.',
    'Setelah pulih, buka Loket, bagian Darurat. Catat gangguan dengan jam mulai dan selesai, lalu masukkan setiap slip di Catat susulan dengan jam yang tertulis.',
    'Nomor yang tidak terpakai dilepas di bagian Buku register dengan alasan. Nomor itu tidak dipakai lagi.',
  ],
  began: 'Mulai gangguan',
  ended: 'Selesai gangguan',
  cause: 'Penyebab',
  causes: `${box} listrik    ${box} jaringan    ${box} sistem`,
  checklist: 'Daftar periksa layanan',
  time: 'Lama',
  fee: 'Biaya',
  needed: 'Persyaratan',
  optional: 'bila ada',
  only: (variants: readonly string[]) => `untuk ${variants.join(', ')}`,
  setOf: (count: number) => `cukup ${String(count)}`,
  receipt: 'Tanda terima darurat',
  slip: (code: string) => `Slip ${code}`,
  aloud: (text: string) => `Kode slip dibaca: ${text}`,
  service: 'Layanan',
  name: 'Nama pemohon',
  village: 'Desa/kelurahan',
  phone: 'Nomor HP',
  received: 'Diterima',
  when: `tanggal ${'.'.repeat(20)} jam ${'.'.repeat(12)}`,
  file: 'Berkas',
  fileWords: `${box} lengkap    ${box} kurang: ${'.'.repeat(26)}`,
  officer: 'Petugas dan paraf',
  keep: 'Simpan slip ini. Permohonan Anda dimasukkan ke Loket setelah gangguan selesai, dengan jam yang tertulis di sini. Tunjukkan slip ini bila bertanya atau mengambil hasil.',
  scan: 'Pindai untuk melihat jam layanan, standar pelayanan, dan cara bertanya.',
  day: 'Lembar catatan',
  dayLead: 'Satu baris untuk satu slip.',
  register: (label: string) => `Lembar register: ${label}`,
  registerLead: (year: string) =>
    `Nomor ini sudah disisihkan di buku register tahun ${year}. Pakai berurutan, satu nomor untuk satu permohonan, hanya untuk surat yang ditandatangani pada tahun ${year}.`,
  codes: (codes: readonly { code: string; service: string }[]) =>
    `Tulis kode klasifikasi menurut layanannya: ${codes.map(({ code, service }) => `${code} ${service}`).join('; ')}.`,
  columns: {
    number: 'Nomor',
    slip: 'Slip',
    received: 'Diterima (tanggal, jam)',
    name: 'Nama',
    service: 'Layanan, desa/kelurahan',
    checked: 'Diperiksa (jam)',
    signed: 'Ditandatangani (oleh, jam)',
    handed: 'Diserahkan (jam, kepada)',
  },
} as const;

export interface SetPrint {
  office: Office;
  set: EmergencySet;
  /** Public readings, in the order they are printed. */
  standards: readonly ServiceStandard[];
  /** By book: which service's numbers are written with which classification code. */
  codes: ReadonlyMap<string, readonly { code: string; service: string }[]>;
  /** Address of the office's page. */
  url: string;
  /** Calendar day in the office's zone. */
  today: string;
}

export function emergencySetDocument({ office, set, standards, codes, url, today }: SetPrint): PrintDocument {
  return {
    title: `${words.title} ${office.name}`,
    author: office.name,
    madeOn: today,
    footer: [office.name, words.title, words.made(longDate(today))].join(' · '),
    ...(office.demo && { watermark: words.demo }),
    fit: 'flowing',
    blocks: [
      ...instruction(office),
      ...set.slips.flatMap((code, index) => receipt(office, code, url, index)),
      ...(set.slips.length > 0 ? daySheet(set.slips) : []),
      ...set.numbers.flatMap(({ book, label, taken }) => registerSheet(label, taken, codes.get(book) ?? [])),
      ...(standards.length > 0 ? [{ kind: 'heading', level: 1, text: words.checklist } as const] : []),
      ...standards.flatMap(checklist),
    ],
  };
}

function instruction(office: Office): PrintBlock[] {
  const { governmentLine, officeLine } = office.letterhead;
  return [
    { kind: 'paragraph', text: `${governmentLine}\n${officeLine}`, as: 'bold' },
    { kind: 'title', text: words.title },
    { kind: 'paragraph', text: words.lead, as: 'lead' },
    { kind: 'heading', level: 2, text: words.what },
    { kind: 'list', items: words.steps.map((text, index) => ({ marker: `${String(index + 1)}.`, text })) },
    {
      kind: 'facts',
      rows: [
        { label: words.began, value: words.when },
        { label: words.ended, value: words.when },
        { label: words.cause, value: words.causes },
      ],
    },
  ];
}

/** Two on a page. */
function receipt(office: Office, code: string, url: string, index: number): PrintBlock[] {
  return [
    ...(index % 2 === 0 ? [{ kind: 'page-break' } as const] : []),
    { kind: 'paragraph', text: `${office.name} · ${words.receipt}`, as: 'bold' },
    { kind: 'heading', level: 2, text: words.slip(code) },
    { kind: 'paragraph', text: words.aloud(slipAloud(code)), as: 'small' },
    {
      kind: 'facts',
      rows: [
        ...[words.service, words.name, words.village, words.phone].map((label) => ({
          label,
          value: room + dots,
        })),
        { label: words.received, value: words.when },
        { label: words.file, value: words.fileWords },
        { label: words.officer, value: dots },
      ],
    },
    { kind: 'qr', url, caption: `${words.keep}\n${words.scan}` },
  ];
}

/** Room for a pen below what is printed in a cell. */
const blank = '\n\u00A0';

function daySheet(slips: readonly string[]): PrintBlock[] {
  const { columns } = words;
  return [
    { kind: 'heading', level: 1, text: words.day },
    { kind: 'paragraph', text: words.dayLead },
    {
      kind: 'table',
      columns: columnsOf([
        [columns.slip, 10],
        [columns.received, 13],
        [columns.name, 20],
        [columns.service, 20],
        [columns.checked, 11],
        [columns.signed, 17],
        [columns.handed, 14],
      ]),
      rows: slips.map((code) => ({ cells: [`${code}${blank}`, '', '', '', '', '', ''] })),
    },
  ];
}

function registerSheet(
  label: string,
  taken: readonly TakenNumber[],
  codes: readonly { code: string; service: string }[],
): PrintBlock[] {
  const { columns } = words;
  const several = new Set(codes.map(({ code }) => code)).size > 1;
  // The book's id ends with its year.
  const year = taken[0]?.register.slice(-4) ?? '';
  return [
    { kind: 'heading', level: 1, text: words.register(label) },
    { kind: 'paragraph', text: words.registerLead(year) },
    {
      kind: 'table',
      columns: columnsOf([
        [columns.number, 22],
        [columns.slip, 11],
        [columns.received, 15],
        [columns.name, 22],
        [columns.service, 22],
        [columns.signed, 20],
      ]),
      rows: taken.map(({ number }) => ({ cells: [`${number}${blank}`, '', '', '', '', ''] })),
      ...(several && { note: words.codes(codes) }),
    },
  ];
}

function columnsOf(columns: readonly (readonly [string, number])[]): PrintColumn[] {
  return columns.map(([heading, width]) => ({ heading, width }));
}

function checklist(standard: ServiceStandard): PrintBlock[] {
  const { requirements } = standard.definition;
  return [
    { kind: 'heading', level: 2, text: standard.name },
    {
      kind: 'facts',
      rows: [
        { label: words.time, value: componentText(standard, 'time') },
        { label: words.fee, value: componentText(standard, 'fee') },
      ],
    },
    { kind: 'heading', level: 3, text: words.needed },
    { kind: 'list', items: requirements.map((each) => ({ marker: box, text: asked(each, standard) })) },
  ];
}

/** A requirement with what it hangs on, so that nobody is asked for what is not his. */
function asked(requirement: Requirement, standard: ServiceStandard): string {
  const { definition } = standard;
  const variants = (requirement.variants ?? []).flatMap(
    (id) => definition.variants.find((each) => each.id === id)?.label ?? [],
  );
  const set = definition.sets?.find(({ of }) => of.includes(requirement.id));
  const notes = [
    ...(requirement.condition === undefined || requirement.text.includes(requirement.condition)
      ? []
      : [requirement.condition]),
    ...(requirement.condition === undefined && variants.length > 0 ? [words.only(variants)] : []),
    ...(set ? [words.setOf(set.atLeast)] : []),
    ...(requirement.optional ? [words.optional] : []),
  ];
  const text = wholeText(standard, requirement);
  return notes.length > 0 ? `${text} (${notes.join('; ')})` : text;
}
