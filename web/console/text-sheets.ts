/** Words of the screen `sheets`. */

export const sheetsText = {
  title: 'Lembar',
} as const;
