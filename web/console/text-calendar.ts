/** Words of the screen `calendar`. */

export const calendarText = {
  title: 'Kalender',
} as const;
