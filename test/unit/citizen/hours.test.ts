import { expect, it } from 'vitest';
import { hoursLines } from '../../../web/citizen/hours.ts';

const day = [{ from: '08:00', to: '15:00' }];
const split = [
  { from: '08:00', to: '11:30' },
  { from: '13:00', to: '15:30' },
];

it('says opening hours with the zone, days alike together and breaks told', () => {
  const lines = hoursLines({
    hours: {
      zone: 'Asia/Makassar',
      zoneLabel: 'WITA',
      weekly: {
        monday: day,
        tuesday: day,
        wednesday: day,
        thursday: day,
        friday: split,
        saturday: [],
        sunday: [],
      },
    },
  });
  expect(lines).toEqual(['Senin–Kamis 08.00–15.00 WITA', 'Jumat 08.00–11.30 dan 13.00–15.30 WITA']);
});

it('does not run days together over a closed one', () => {
  const lines = hoursLines({
    hours: {
      zone: 'Asia/Jakarta',
      zoneLabel: 'WIB',
      weekly: {
        monday: day,
        tuesday: [],
        wednesday: day,
        thursday: [],
        friday: [],
        saturday: [],
        sunday: [],
      },
    },
  });
  expect(lines).toEqual(['Senin 08.00–15.00 WIB', 'Rabu 08.00–15.00 WIB']);
});
