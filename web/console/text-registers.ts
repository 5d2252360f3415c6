/** Words of the screen `registers`. */

export const registersText = {
  title: 'Buku register',
} as const;
