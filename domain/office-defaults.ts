import { defaultOfficeHours } from './calendar.ts';
import type { Zone } from './calendar.ts';
import type { Office } from './office.ts';
import { defaultSurveySettings } from './survey-period.ts';

/**
 * A new office with everything that has a harmless default. What has none stays empty: `readiness` asks for it before a service
 * can be opened.
 * @param about what only somebody who knows the office can say; `zone` decides the clock, letterhead lines are proposals
 */
export function newOffice(about: {
  id: string;
  /** e.g. `Kecamatan Kejayan`. */
  name: string;
  /** e.g. `Kabupaten Pasuruan`. */
  regency: string;
  province: string;
  /** Kemendagri code with dots, e.g. `35.14.06`. */
  regionCode: string;
  zone: Zone;
}): Office {
  const { zone, ...named } = about;
  return {
    v: 1,
    ...named,
    hours: defaultOfficeHours(zone),
    letterhead: {
      governmentLine: `PEMERINTAH ${about.regency.toLocaleUpperCase('id')}`,
      officeLine: about.name.toLocaleUpperCase('id'),
      addressLines: [],
      place: '',
    },
    contacts: [],
    sections: [],
    villages: [],
    books: [],
    settings: {
      uploadLimitBytes: 5_242_880,
      filesPerRequirement: 5,
      survey: defaultSurveySettings,
      draftKeptDays: 14,
      educations: ['SD', 'SMP', 'SMA', 'S1', 'S2', 'S3'],
    },
    demo: false,
  };
}
