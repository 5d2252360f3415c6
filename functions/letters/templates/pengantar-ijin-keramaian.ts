import { longDateWithDay } from '../../../domain/dates-id.ts';
import { dayFact, fact, officeLetter, type LetterTemplate } from './template.ts';

/** Product of Kejayan's standard "Pengantar Ijin Keramaiaan" [sic]; the wording is an example for the office to edit. */
export const pengantarIjinKeramaian: LetterTemplate = {
  id: 'pengantar-ijin-keramaian',
  version: 1,
  requires: [
    { id: 'name', label: 'Nama pemohon' },
    { id: 'nik', label: 'NIK' },
    { id: 'address', label: 'Alamat' },
    { id: 'eventKind', label: 'Acara' },
    { id: 'eventOn', label: 'Tanggal acara' },
    { id: 'eventPlace', label: 'Tempat acara' },
    { id: 'entertainment', label: 'Hiburan' },
    { id: 'responsiblePerson', label: 'Penanggung jawab' },
  ],
  compose: (input) =>
    officeLetter(input, pengantarIjinKeramaian, {
      title: 'SURAT PENGANTAR IJIN KERAMAIAN',
      addressee: [`Yth. Kepala Kepolisian Sektor ${input.office.name}`, 'di tempat'],
      blocks: [
        {
          kind: 'paragraph',
          text: 'Berdasarkan surat permohonan yang telah kami terima, bersama ini kami sampaikan bahwa:',
        },
        {
          kind: 'fields',
          rows: [
            { label: 'Nama', value: fact(input, 'name') },
            { label: 'NIK', value: fact(input, 'nik') },
            { label: 'Alamat', value: fact(input, 'address') },
          ],
        },
        {
          kind: 'paragraph',
          text: 'bermaksud menyelenggarakan keramaian dengan keterangan sebagai berikut:',
        },
        {
          kind: 'fields',
          rows: [
            { label: 'Acara', value: fact(input, 'eventKind') },
            { label: 'Hari, tanggal', value: dayFact(input, 'eventOn', longDateWithDay) },
            { label: 'Tempat', value: fact(input, 'eventPlace') },
            { label: 'Hiburan', value: fact(input, 'entertainment') },
            { label: 'Penanggung jawab', value: fact(input, 'responsiblePerson') },
          ],
        },
        {
          kind: 'paragraph',
          text: 'Pada prinsipnya kami tidak berkeberatan atas penyelenggaraan acara tersebut, dengan ketentuan penanggung jawab:',
        },
        {
          kind: 'list',
          items: [
            'menjaga keamanan, ketertiban, dan kebersihan selama acara berlangsung;',
            'mematuhi ketentuan peraturan perundang-undangan dan adat istiadat setempat;',
            'melengkapi izin dari kepolisian sebelum acara dilaksanakan.',
          ],
        },
        {
          kind: 'paragraph',
          text: 'Surat pengantar ini bukan izin keramaian. Demikian untuk menjadi bahan pertimbangan dan dipergunakan sebagaimana mestinya.',
        },
      ],
    }),
};
