import type { LetterInput } from '../../../domain/letter.ts';
import { dayFact, fact, officeLetter, type LetterTemplate } from './template.ts';
import { longDate } from '../../../domain/dates-id.ts';

/**
 * Letters for services whose decree prints no wording and whose office has not written one yet: who asks, what the form
 * told, and one sentence of the kind of letter. The wording is an example for the office to edit.
 */

interface Kind {
  id: string;
  /** Used when the standard names no product. */
  title: string;
  opening: string;
  closing: string;
}

const kinds: readonly Kind[] = [
  {
    id: 'pengantar-umum',
    title: 'SURAT PENGANTAR',
    opening: 'Yang bertanda tangan di bawah ini memberikan pengantar kepada:',
    closing: 'Demikian surat pengantar ini dibuat untuk dipergunakan sebagaimana mestinya.',
  },
  {
    id: 'rekomendasi-umum',
    title: 'SURAT REKOMENDASI',
    opening:
      'Berdasarkan hasil pemeriksaan atas berkas permohonan yang kami terima, dengan ini kami memberikan rekomendasi kepada:',
    closing: 'Demikian surat rekomendasi ini dibuat untuk dipergunakan sebagaimana mestinya.',
  },
  {
    id: 'keterangan-umum',
    title: 'SURAT KETERANGAN',
    opening: 'Yang bertanda tangan di bawah ini menerangkan bahwa:',
    closing:
      'Demikian surat keterangan ini dibuat berdasarkan berkas yang diserahkan pemohon, untuk dipergunakan sebagaimana mestinya.',
  },
  {
    id: 'dispensasi-umum',
    title: 'SURAT DISPENSASI',
    opening:
      'Berdasarkan hasil pemeriksaan atas berkas permohonan yang kami terima, dengan ini diberikan dispensasi kepada:',
    closing: 'Demikian surat dispensasi ini dibuat untuk dipergunakan sebagaimana mestinya.',
  },
];

export const generalTemplates: readonly LetterTemplate[] = kinds.map(templateOf);

function templateOf(kind: Kind): LetterTemplate {
  const template: LetterTemplate = {
    id: kind.id,
    version: 1,
    requires: [
      { id: 'name', label: 'Nama' },
      { id: 'village', label: 'Desa/Kelurahan' },
    ],
    compose: (input) =>
      officeLetter(input, template, {
        title: titleOf(kind, input),
        blocks: [
          { kind: 'paragraph', text: kind.opening },
          { kind: 'fields', rows: [...identity(input), ...details(input)] },
          { kind: 'paragraph', text: kind.closing },
        ],
      }),
  };
  return template;
}

/** The product's name is the letter's, where it says what kind of letter it is. */
function titleOf(kind: Kind, { productTitle }: LetterInput): string {
  if (productTitle === undefined) return kind.title;
  const title = productTitle.trim().toLocaleUpperCase('id');
  return title.startsWith('SURAT') ? title : `SURAT ${title}`;
}

/** A village's government asks by an officer with a post; everybody else is a person with an address. */
function identity(input: LetterInput): { label: string; value: string }[] {
  if ((input.answers['position'] ?? '') !== '')
    return [
      { label: 'Desa/Kelurahan', value: fact(input, 'village') },
      { label: 'Yang mengajukan', value: fact(input, 'name') },
      { label: 'Jabatan', value: fact(input, 'position') },
    ];
  const known = (id: string): boolean => (input.answers[id] ?? '') !== '';
  return [
    { label: 'Nama', value: fact(input, 'name') },
    ...(known('nik') ? [{ label: 'NIK', value: fact(input, 'nik') }] : []),
    ...(known('passport') ? [{ label: 'Nomor paspor/KITAS', value: fact(input, 'passport') }] : []),
    ...(known('address') ? [{ label: 'Alamat', value: fact(input, 'address') }] : []),
    { label: 'Desa/Kelurahan', value: fact(input, 'village') },
  ];
}

/** The form's own fields as they were answered; what was not asked or left open is not printed. */
function details(input: LetterInput): { label: string; value: string }[] {
  return (input.details ?? []).flatMap(({ id, label, type }) => {
    if ((input.answers[id] ?? '').trim() === '') return [];
    return [{ label, value: type === 'date' ? dayFact(input, id, longDate) : fact(input, id) }];
  });
}
