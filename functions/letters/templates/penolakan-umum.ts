import type { LetterBlock } from '../../../domain/letter.ts';
import { dayFact, fact, officeLetter, type LetterTemplate } from './template.ts';

/**
 * The reasoned answer that a request cannot be met: a document only where Kejayan's *Data dan Informasi* prints one ("surat penolakan
 * dengan alasan hukum"), a plain written refusal elsewhere (facts/workflows.md §6 Refusal). The wording is an example for the office
 * to edit. Signed with ink: nothing electronic is claimed of it.
 */
export const penolakanUmum: LetterTemplate = {
  id: 'penolakan-umum',
  version: 1,
  requires: [
    { id: 'name', label: 'Nama' },
    { id: 'reference', label: 'Nomor permohonan' },
    { id: 'receivedOn', label: 'Tanggal permohonan' },
    { id: 'ground', label: 'Dasar' },
    { id: 'reasons', label: 'Alasan' },
    { id: 'complaints', label: 'Saluran pengaduan' },
  ],
  compose: (input) => {
    const letter = officeLetter(input, penolakanUmum, {
      title: 'SURAT JAWABAN PERMOHONAN',
      subject: 'Permohonan yang tidak dapat dipenuhi',
      addressee: ['Yth. Pemohon', fact(input, 'name')],
      blocks: [
        {
          kind: 'paragraph',
          text: `Menjawab permohonan Anda yang kami terima pada ${dayFact(input, 'receivedOn')}:`,
        },
        { kind: 'fields', rows: requestRows(input) },
        {
          kind: 'paragraph',
          text: 'dengan ini kami sampaikan bahwa permohonan tersebut tidak dapat dipenuhi, dengan dasar dan alasan berikut.',
        },
        { kind: 'fields', rows: [{ label: 'Dasar', value: fact(input, 'ground') }] },
        ...linesOf(fact(input, 'reasons')).map((text): LetterBlock => ({ kind: 'paragraph', text })),
        ...objection(input.answers['isInformation'] === 'ya'),
        { kind: 'paragraph', text: 'Pengaduan atas jawaban ini dapat Anda sampaikan melalui:' },
        { kind: 'list', items: linesOf(fact(input, 'complaints')) },
      ],
    });
    return {
      ...letter,
      signature: { ...letter.signature, electronic: false, statement: '' },
      footer:
        'Surat ini berlaku setelah ditandatangani pejabat yang namanya tertulis di atas. Kode QR membuka halaman layanan dan saluran pengaduannya. Dokumen ini tidak memuat tanda tangan elektronik tersertifikasi.',
    };
  },
};

function requestRows(input: Parameters<LetterTemplate['compose']>[0]): { label: string; value: string }[] {
  const known = (id: string, label: string) =>
    (input.answers[id] ?? '').trim() === '' ? [] : [{ label, value: fact(input, id) }];
  return [
    { label: 'Nomor permohonan', value: fact(input, 'reference') },
    ...known('service', 'Layanan'),
    { label: 'Nama', value: fact(input, 'name') },
    ...known('address', 'Alamat'),
    ...known('contact', 'Kontak'),
    ...(input.details ?? []).flatMap(({ id, label, type }) =>
      type === 'date' && (input.answers[id] ?? '') !== ''
        ? [{ label, value: dayFact(input, id) }]
        : known(id, label),
    ),
  ];
}

/**
 * The way to object to refused information: UU 14/2008 art. 35–37 and Perki 1/2021 as in facts/regulation.md §3.3 (30, 30 and 14 working
 * days).
 */
function objection(isInformation: boolean): LetterBlock[] {
  if (!isInformation) return [];
  return [
    {
      kind: 'paragraph',
      text: 'Bila Anda berkeberatan, Anda dapat mengajukan keberatan tertulis kepada atasan PPID dalam 30 hari kerja sejak menerima surat ini; atasan PPID menjawab dalam 30 hari kerja. Setelah itu Anda dapat mengajukan penyelesaian sengketa informasi kepada Komisi Informasi dalam 14 hari kerja.',
    },
  ];
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
