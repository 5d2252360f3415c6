import type { Wording } from '../usecases/ports.ts';

/** Wording of messages to applicants. Plain text, no personal data beyond the link: mail is read on shared phones. */
export const wording: Wording = (notice, { officeName, serviceName, reference, link }) => {
  const foot = [
    '',
    `Lihat permohonan Anda: ${link}`,
    '',
    'Tautan ini rahasia: siapa pun yang memegangnya dapat melihat permohonan Anda.',
    `${officeName}`,
  ];
  const lines = (...body: string[]) => [...body, ...foot].join('\n');
  switch (notice) {
    case 'received':
      return {
        subject: `Permohonan ${reference} kami terima`,
        text: lines(
          `Permohonan ${serviceName} Anda sudah kami terima dengan nomor ${reference}.`,
          'Petugas akan memeriksa kelengkapannya.',
        ),
      };
    case 'returned':
      return {
        subject: `Permohonan ${reference} perlu dilengkapi`,
        text: lines(
          `Permohonan ${serviceName} Anda (${reference}) perlu dilengkapi.`,
          'Buka tautan di bawah untuk melihat apa yang perlu diperbaiki. Yang sudah benar tidak perlu dikirim ulang.',
        ),
      };
    case 'ready':
      return {
        subject: `Permohonan ${reference} sudah selesai dikerjakan`,
        text: lines(
          `Permohonan ${serviceName} Anda (${reference}) sudah selesai dikerjakan.`,
          'Buka tautan di bawah untuk mengunduh surat Anda atau melihat cara mengambilnya.',
        ),
      };
    case 'cancelled':
      return {
        subject: `Permohonan ${reference} dibatalkan`,
        text: lines(`Permohonan ${serviceName} Anda (${reference}) sudah dibatalkan sesuai permintaan Anda.`),
      };
    case 'refused':
      return {
        subject: `Permohonan ${reference} tidak dapat dipenuhi`,
        text: lines(
          `Mohon maaf, permohonan ${serviceName} Anda (${reference}) tidak dapat dipenuhi.`,
          'Buka tautan di bawah untuk membaca alasan tertulisnya.',
          'Bila keadaannya berubah, Anda dapat mengajukan permohonan baru. Bila Anda keberatan, saluran pengaduan layanan ini ada di halaman yang sama.',
        ),
      };
    case 'expired':
      return {
        subject: `Permohonan ${reference} ditutup karena belum dilanjutkan`,
        text: lines(
          `Permohonan ${serviceName} Anda (${reference}) kami tutup karena belum dilanjutkan.`,
          'Buka tautan di bawah untuk membaca alasan tertulisnya. Anda selalu dapat mengajukan permohonan baru.',
          'Bila Anda keberatan, saluran pengaduan layanan ini ada di halaman yang sama.',
        ),
      };
    default:
      return notice satisfies never;
  }
};
