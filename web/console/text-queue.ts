/** Words of the screen `queue`. */

export const queueText = {
  title: 'Loket',
} as const;
