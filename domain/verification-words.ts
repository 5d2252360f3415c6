/**
 * What is said of a letter's file by what it bears: the office's own seal, which is nobody's signature, or a person's signature. The
 * verification page and `npm run verify` say the same.
 */
export const letterMarkWords = {
  seal: {
    by: 'Disetujui oleh',
    at: 'Disegel',
    about:
      'Segel elektronik kantor, tidak tersertifikasi. Segel menunjukkan bahwa kantor menerbitkan berkas ini dan isinya belum diubah; bukan tanda tangan elektronik pejabat.',
    fileButton: 'Periksa segel',
    verdicts: {
      valid: 'Segel elektroniknya utuh dan mencakup seluruh berkas.',
      invalid: 'Segel elektroniknya tidak dapat dibuktikan. Jangan dipakai; tanyakan ke kantor penerbit.',
      unsigned: 'Berkas ini tidak bersegel elektronik. Mintalah berkas PDF yang diunduh dari permohonan.',
      'changed-after-signing':
        'Berkas ini diubah setelah disegel. Jangan dipakai; mintalah berkas yang belum diubah.',
    },
  },
  signature: {
    by: 'Penanda tangan',
    at: 'Ditandatangani',
    about: '',
    fileButton: 'Periksa tanda tangan',
    verdicts: {
      valid: 'Tanda tangan elektroniknya utuh dan mencakup seluruh berkas.',
      invalid:
        'Tanda tangan elektroniknya tidak dapat dibuktikan. Jangan dipakai; tanyakan ke kantor penerbit.',
      unsigned:
        'Berkas ini tidak bertanda tangan elektronik. Mintalah berkas PDF yang diunduh dari permohonan.',
      'changed-after-signing':
        'Berkas ini diubah setelah ditandatangani. Jangan dipakai; mintalah berkas yang belum diubah.',
    },
  },
} as const;
