import { describe, expect, it } from 'vitest';
import { attentionTo } from '../../../web/console/attention.ts';
import { partyNames } from '../../../web/console/party-names.ts';
import { realOffice, serviceOf } from '../../fixtures/office.ts';

const calendarOf = ({ office, calendars }: ReturnType<typeof realOffice>) => ({
  hours: office.hours,
  years: [...calendars],
});

describe('what an officer is told of printed rules', () => {
  const kejayan = realOffice('kejayan');
  const calendar = calendarOf(kejayan);
  const wedding = serviceOf(kejayan, 'pengantar-dispensasi-nikah').definition;
  const told = (answers: Record<string, string>) => {
    const { warnings, met, open, seen } = attentionTo(
      wedding,
      { door: 'counter', answers },
      '2026-11-24',
      calendar,
    );
    return [warnings, met, open, seen].map((all) => all.map(({ id }) => id));
  };

  it('is a warning where the wedding is ten working days off or more, and a plain sentence below that', () => {
    // From Monday 2 November to Monday 16 November 2026 lie ten weekdays, of which none is a day off.
    expect(told({ registeredOn: '2026-11-02', weddingOn: '2026-11-16' })).toEqual([
      ['kurang-10-hari-kerja'],
      [],
      [],
      [],
    ]);
    expect(told({ registeredOn: '2026-11-03', weddingOn: '2026-11-16' })).toEqual([
      [],
      ['kurang-10-hari-kerja'],
      [],
      [],
    ]);
  });

  it('is still open while a day is missing', () => {
    expect(told({ weddingOn: '2026-11-16' })).toEqual([[], [], ['kurang-10-hari-kerja'], []]);
  });

  it('is apart from what only a person can look at (Perak, printing of a KTP)', () => {
    const perak = realOffice('perak');
    const { definition } = serviceOf(perak, 'pencetakan-ktp-elektronik');
    const { seen, warnings } = attentionTo(
      definition,
      { door: 'counter', variant: 'baru', answers: {} },
      '2026-11-24',
      calendarOf(perak),
    );
    expect(seen.map(({ id }) => id)).toEqual(['sudah-rekam']);
    expect(warnings).toEqual([]);
  });
});

describe('persons of a case', () => {
  const heirs = serviceOf(realOffice('lekok'), 'surat-keterangan-waris').definition;

  it('are called as the form called them, and numbered where there are several', () => {
    expect(
      partyNames(heirs, [
        { role: 'applicant' },
        { role: 'deceased' },
        { role: 'heir' },
        { role: 'witness' },
        { role: 'witness' },
        { role: 'filer' },
      ]),
    ).toEqual([
      'Pemohon',
      'Almarhum/almarhumah (pewaris)',
      'Ahli waris selain pemohon',
      'Saksi 1',
      'Saksi 2',
      'Yang mengajukan',
    ]);
  });

  it('are told apart by their order where two questions share a role and nobody is left out', () => {
    const two = {
      parties: [
        { role: 'spouse' as const, label: 'Suami', min: 1, max: 1, identity: 'nik' as const },
        { role: 'spouse' as const, label: 'Istri', min: 1, max: 1, identity: 'nik' as const },
      ],
    };
    expect(partyNames(two, [{ role: 'spouse' }, { role: 'spouse' }])).toEqual(['Suami', 'Istri']);
    expect(partyNames(two, [{ role: 'spouse' }])).toEqual(['Suami / Istri']);
    expect(partyNames({}, [{ role: 'heir' }, { role: 'heir' }])).toEqual(['Ahli waris 1', 'Ahli waris 2']);
  });
});
