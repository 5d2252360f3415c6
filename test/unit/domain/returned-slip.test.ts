import { describe, expect, it } from 'vitest';
import type { Act, Application, ApplicationEvent } from '../../../domain/application.ts';
import type { Calendar } from '../../../domain/calendar.ts';
import { defaultOfficeHours, OfficeCalendar } from '../../../domain/calendar.ts';
import { returnedSlip, returnedSlipDocument, whereToGet } from '../../../domain/returned-slip.ts';
import * as sheetsWords from '../../../domain/sheets-words.ts';
import {
  act,
  aSentCase,
  counter,
  eventsOf,
  faulty,
  kasiAngin,
  loaded,
  stateOf,
} from '../../fixtures/cases.ts';
import { at } from '../../fixtures/calendars.ts';
import { granted, staffedDeps } from '../../fixtures/deps.ts';
import { contoh, realOffices } from '../../fixtures/office.ts';

const hours = defaultOfficeHours('Asia/Jakarta');
/** Wednesday 25 November 2026 is a local holiday. */
const calendar: Calendar = {
  hours,
  years: [
    OfficeCalendar.parse({
      v: 1,
      year: 2026,
      source: 'rekaan',
      daysOff: [{ on: '2026-11-25', name: 'Hari Layang-Layang Sedunia', kind: 'local' }],
      openOnCollectiveLeave: false,
      closures: [],
    }),
  ],
};

async function aReturnedCase(
  ...acts: [by: Parameters<typeof act>[2], make: (application: Application) => Act][]
) {
  const deps = await staffedDeps();
  const sent = await aSentCase(deps);
  for (const [by, make] of acts) granted(await act(deps, sent, by, make(await stateOf(deps, sent))));
  const { application, standard, office } = await loaded(deps, sent);
  return { application, standard, office, events: await eventsOf(deps, sent) };
}

function slipOf(
  of: {
    application: Application;
    standard: Parameters<typeof returnedSlip>[0]['standard'];
    events: ApplicationEvent[];
  },
  notes: Parameters<typeof returnedSlip>[0]['notes'] = [],
  now = at('2026-11-24 14:00'),
) {
  return returnedSlip({
    ...of,
    office: { hours },
    calendar,
    applicantName: 'Ratna Layangan',
    notes,
    now,
  });
}

describe('the slip of a returned applicant', () => {
  it('names only what is missing, with the fault and the officer’s words, and what need not be brought again', async () => {
    const returned = await aReturnedCase([counter, (application) => faulty(application, 'izin-awan')]);
    const slip = slipOf(returned, [
      { revision: 2, item: 'izin-awan', text: 'stempelnya terpotong' },
      { revision: 2, item: 'foto-layangan', text: 'bagus sekali' },
    ]);
    expect(slip.missing).toEqual([
      {
        text: 'Izin dari awan',
        fault: 'Tidak terbaca',
        note: 'stempelnya terpotong',
        where: 'Belum tahu cara memperolehnya? Tanyakan ke loket kecamatan atau kantor desa/kelurahan Anda.',
      },
    ]);
    // *Pemohon berani* is in order too, but nobody carries it.
    expect(slip.received).toEqual(['Foto layang-layang']);
    expect(slip.general).toBeUndefined();
  });

  it('leaves out what was said of a paper before it was brought anew, also to the counter', async () => {
    const again = await aReturnedCase(
      [counter, (application) => faulty(application, 'izin-awan')],
      [counter, () => ({ act: 'correct', items: { 'izin-awan': { files: [], bringsPaper: true } } })],
      [counter, (application) => faulty(application, 'izin-awan')],
    );
    const old = { revision: 2, item: 'izin-awan', text: 'Stempel desa tidak ada' };
    expect(slipOf(again, [old]).missing.map(({ note }) => note)).toEqual([undefined]);
    const word = { revision: 4, item: 'izin-awan', text: 'Tanggalnya terpotong' };
    expect(slipOf(again, [old, word]).missing[0]?.note).toBe('Tanggalnya terpotong');
  });

  it('never says what the office noted for itself: why the case was moved, or what a survey found', async () => {
    const returned = await aReturnedCase([counter, (application) => faulty(application, 'izin-awan')]);
    const own = [
      { revision: 1, text: 'CATATAN INTERN: salah pilih terus' },
      { revision: 1, item: 'izin-awan', text: 'CATATAN INTERN: fotokopi' },
      { revision: 2, text: 'CATATAN INTERN: sudah ditelepon' },
      { revision: 3, text: 'CATATAN INTERN: hasil lapangan' },
    ];
    const slip = slipOf(returned, own);
    expect(JSON.stringify(slip)).not.toContain('CATATAN INTERN');
    expect(slip.missing).toHaveLength(1);
  });

  it('says the reason of a later desk that sent the whole back', async () => {
    const returned = await aReturnedCase(
      [counter, (application) => ({ ...faulty(application) })],
      [
        kasiAngin,
        () => ({
          act: 'return',
          to: 'applicant',
          reason: 'invalid-data',
          items: ['izin-awan'],
          note: 'Awannya bukan di kecamatan ini',
        }),
      ],
    );
    const slip = slipOf(returned, [{ revision: 3, text: 'Awannya bukan di kecamatan ini' }]);
    expect(slip.general).toBe('Data tidak valid. Awannya bukan di kecamatan ini');
    expect(slip.missing.map(({ text }) => text)).toEqual(['Izin dari awan']);
  });

  it('gives the hours still to come today, then those of the next open days, holidays and weekends left out', async () => {
    const returned = await aReturnedCase([counter, (application) => faulty(application, 'izin-awan')]);
    const days = slipOf(returned).openDays;
    expect(days.map((line) => line.split(',').slice(0, 2).join(','))).toEqual([
      'Selasa, 24 November 2026',
      'Kamis, 26 November 2026',
      'Jumat, 27 November 2026',
    ]);
    expect(days[1]).toMatch(/^Kamis, 26 November 2026, \d\d\.\d\d–.*WIB$/);
    const evening = slipOf(returned, [], at('2026-11-27 22:00')).openDays[0];
    expect(evening).toContain('Senin, 30 November 2026');
  });

  it('prints the deadline where the standard has one', async () => {
    const returned = await aReturnedCase([counter, (application) => faulty(application, 'izin-awan')]);
    expect(slipOf(returned).correctBy).toBeUndefined();
    const application = { ...returned.application, correctBy: at('2026-11-25 12:00') };
    expect(slipOf({ ...returned, application }).correctBy).toBe('Rabu, 25 November 2026 pukul 12.00 WIB');
  });

  it('on paper is one page with the applicant’s own link', async () => {
    const returned = await aReturnedCase([counter, (application) => faulty(application, 'izin-awan')]);
    const document = returnedSlipDocument(contoh.office, slipOf(returned), {
      link: 'https://loket.example/s/x',
      madeAt: at('2026-11-24 14:00'),
    });
    expect(document).toMatchObject({ paper: 'A5', fit: 'one-page', madeOn: '2026-11-24' });
    expect(document.blocks.find(({ kind }) => kind === 'qr')).toMatchObject({
      url: 'https://loket.example/s/x',
    });
    const said = JSON.stringify(document.blocks);
    expect(said).toContain('Yang sudah diterima tidak perlu dibawa lagi');
    expect(said).toContain('Belum lengkap');
  });

  it('never says that anything was refused', () => {
    const words = JSON.stringify(sheetsWords, (_key, value: unknown) =>
      typeof value === 'function' ? String((value as (...of: unknown[]) => unknown)(['x'], 'x')) : value,
    );
    expect(words).toContain('Belum lengkap');
    expect(words).not.toMatch(/ditolak|penolakan|gagal/i);
  });
});

describe('where a paper is to be had', () => {
  it.each([
    // Kejayan, Pengantar SKCK and Lekok, as printed.
    ['Surat Pengantar dari Desa/Kelurahan', 'Diperoleh di kantor desa/kelurahan Anda.'],
    ['Jika KTP hilang membawa surat kehilangan dari Kepolisian', 'Diperoleh di kantor kepolisian.'],
    ['Surat Pengantar dari KUA (jika beda Wilayah)', 'Diperoleh di Kantor Urusan Agama (KUA).'],
    [
      'Surat Keterangan Kematian dari Desa/Dokter',
      'Diperoleh di kantor desa/kelurahan Anda atau rumah sakit, puskesmas, klinik atau bidan yang menangani.',
    ],
  ])('is what the printed words say: %s', (text, where) => {
    expect(whereToGet({ kind: 'file', text })).toBe(where);
  });

  it('is the counter for its own form, and whoever can tell where nothing is printed', () => {
    expect(whereToGet({ kind: 'form', text: 'Formulir F-1.02' })).toContain('loket kecamatan');
    // Juai: the report goes from the village to the office; nobody gives it out.
    const report = 'Laporan Bulanan Penduduk yang dikirim atau dilaporkan ke Kecamatan oleh Desa';
    expect(whereToGet({ kind: 'file', text: report })).toContain('Tanyakan ke loket');
    expect(whereToGet({ kind: 'file', text: 'Surat Pernyataan dari Pemohon' })).toContain('Tanyakan');
  });

  it('is said for every requirement of the five offices', () => {
    const all = realOffices.flatMap(({ services }) =>
      services.flatMap(({ definition }) => definition.requirements),
    );
    expect(all.length).toBeGreaterThan(300);
    for (const requirement of all) expect(whereToGet(requirement)).toMatch(/\.$/);
    // "kurang dari 17 Tahun" names nobody.
    const age = all.find(({ text }) => text.includes('kurang dari 17 Tahun'));
    expect(age && whereToGet(age)).toContain('Tanyakan');
  });
});
