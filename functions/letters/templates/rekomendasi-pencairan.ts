import { fact, officeLetter, rupiahFact, type LetterTemplate } from './template.ts';

/**
 * Product of Kejayan's standard "Rekomendasi Pencairan DD, ADD, Bagi Hasil Pajak, …"; the applicant is the village
 * government. The wording is an example for the office to edit.
 */
export const rekomendasiPencairan: LetterTemplate = {
  id: 'rekomendasi-pencairan',
  version: 1,
  requires: [
    { id: 'villageName', label: 'Desa' },
    { id: 'villageHead', label: 'Kepala desa' },
    { id: 'fundKind', label: 'Jenis dana' },
    { id: 'fiscalYear', label: 'Tahun anggaran' },
    { id: 'stage', label: 'Tahap' },
    { id: 'amountRupiah', label: 'Jumlah' },
    { id: 'treasurer', label: 'Bendahara desa' },
  ],
  compose: (input) =>
    officeLetter(input, rekomendasiPencairan, {
      title: 'SURAT REKOMENDASI',
      subject: `Rekomendasi pencairan ${fact(input, 'fundKind')}`,
      blocks: [
        {
          kind: 'paragraph',
          text: `Berdasarkan hasil verifikasi atas berkas permohonan Pemerintah Desa ${fact(input, 'villageName')}, yang meliputi Rencana Kerja Pemerintah (RKP) Desa dan Anggaran Pendapatan dan Belanja (APB) Desa, dengan ini kami memberikan rekomendasi pencairan kepada:`,
        },
        {
          kind: 'fields',
          rows: [
            { label: 'Desa', value: fact(input, 'villageName') },
            { label: 'Kepala desa', value: fact(input, 'villageHead') },
            { label: 'Bendahara desa', value: fact(input, 'treasurer') },
            { label: 'Jenis dana', value: fact(input, 'fundKind') },
            { label: 'Tahun anggaran', value: fact(input, 'fiscalYear') },
            { label: 'Tahap', value: fact(input, 'stage') },
            { label: 'Jumlah', value: rupiahFact(input, 'amountRupiah') },
          ],
        },
        {
          kind: 'paragraph',
          text: 'Penggunaan dana tersebut menjadi tanggung jawab Pemerintah Desa dan dilaksanakan sesuai APB Desa serta ketentuan peraturan perundang-undangan.',
        },
        {
          kind: 'paragraph',
          text: 'Demikian surat rekomendasi ini dibuat untuk dipergunakan sebagaimana mestinya.',
        },
      ],
    }),
};
