/** Words of the screen `emergency`. */

export const emergencyText = {
  title: 'Darurat',
} as const;
