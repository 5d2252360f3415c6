/** Words of the screen `batches`. */

export const batchesText = {
  title: 'Rekap',
} as const;
