import { dayFact, fact, genderFact, officeLetter, type LetterTemplate } from './template.ts';

/** Product of Kejayan's standard "Pengantar SKCK"; the wording is an example for the office to edit. */
export const pengantarSkck: LetterTemplate = {
  id: 'pengantar-skck',
  version: 1,
  requires: [
    { id: 'name', label: 'Nama' },
    { id: 'nik', label: 'NIK' },
    { id: 'birthPlace', label: 'Tempat lahir' },
    { id: 'bornOn', label: 'Tanggal lahir' },
    { id: 'gender', label: 'Jenis kelamin' },
    { id: 'job', label: 'Pekerjaan' },
    { id: 'address', label: 'Alamat' },
    { id: 'village', label: 'Desa/Kelurahan' },
    { id: 'keperluan', label: 'Keperluan' },
  ],
  compose: (input) =>
    officeLetter(input, pengantarSkck, {
      title: 'SURAT PENGANTAR SKCK',
      blocks: [
        {
          kind: 'paragraph',
          text: 'Yang bertanda tangan di bawah ini menerangkan dengan sebenarnya bahwa:',
        },
        {
          kind: 'fields',
          rows: [
            { label: 'Nama', value: fact(input, 'name') },
            { label: 'NIK', value: fact(input, 'nik') },
            {
              label: 'Tempat, tanggal lahir',
              value: `${fact(input, 'birthPlace')}, ${dayFact(input, 'bornOn')}`,
            },
            { label: 'Jenis kelamin', value: genderFact(input) },
            { label: 'Pekerjaan', value: fact(input, 'job') },
            { label: 'Alamat', value: fact(input, 'address') },
            { label: 'Desa/Kelurahan', value: fact(input, 'village') },
          ],
        },
        {
          kind: 'paragraph',
          text: `adalah benar warga Kecamatan ${input.office.name} sebagaimana surat pengantar dari Desa/Kelurahan ${fact(input, 'village')}. Surat pengantar ini diberikan kepada yang bersangkutan untuk mengurus Surat Keterangan Catatan Kepolisian (SKCK).`,
        },
        { kind: 'fields', rows: [{ label: 'Keperluan', value: fact(input, 'keperluan') }] },
        {
          kind: 'paragraph',
          text: 'Demikian surat pengantar ini dibuat untuk dipergunakan sebagaimana mestinya.',
        },
      ],
    }),
};
