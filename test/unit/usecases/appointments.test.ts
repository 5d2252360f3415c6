import { describe, expect, it } from 'vitest';
import type { Act } from '../../../domain/application.ts';
import { AppointmentDay, slotsOn } from '../../../domain/appointments.ts';
import { localDay } from '../../../domain/calendar.ts';
import { paths } from '../../../domain/paths.ts';
import { findSlots } from '../../../functions/usecases/choose-slot.ts';
import { at, kejayan } from '../../fixtures/calendars.ts';
import {
  act,
  bringTo,
  counter,
  documentAt,
  aSentCase,
  entryOf,
  faulty,
  secretary,
  stateOf,
} from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import { granted, overtaken, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { aStandard, contoh, invented, opened, uidOf } from '../../fixtures/office.ts';
import { Definition } from '../../../domain/standard.ts';

/** Slots of a day, held in the commit of the act that books them; and what a case gives back when it ends. */

const officeId = 'contoh';
const circus = 'kartu-sirkus';
const by = [counter];

/** A number is taken, the applicant comes by appointment, an agency has the last word. */
const definition = Definition.parse({
  ...invented.garden,
  variants: [],
  fields: [],
  requirements: [{ id: 'lembar', text: 'Lembar', kind: 'original', paperAllowed: true }],
  product: { kind: 'outcome', outcome: 'card', title: 'Kartu' },
  steps: [
    { id: 'periksa', do: 'check', by: [counter, secretary] },
    { id: 'nomor', do: 'number', by },
    { id: 'temu', do: 'appointment', by, minutes: 30, atOnce: 1, optional: true },
    { id: 'tunggu', do: 'await-agency', by, agency: 'Dinas Sirkus' },
    { id: 'serah', do: 'hand-over', by },
  ],
});

async function withCircus(): Promise<TestDeps> {
  return staffedDeps([
    opened({
      ...contoh,
      services: [...contoh.services, aStandard(officeId, circus, 'Kartu Sirkus', definition, 4)],
    }),
  ]);
}

async function atAppointment(deps: TestDeps): Promise<TestCase> {
  const sent = await aSentCase(deps, { officeId, serviceId: circus });
  await bringTo(deps, sent, 'temu');
  return sent;
}

const book = (time: string): Act => ({ act: 'book', at: at(time) });
const booked = async (deps: TestDeps, day: string) => {
  const stored = await documentAt(deps, paths.appointmentDay(officeId, circus, day));
  return stored && AppointmentDay.parse(stored).booked;
};
const onMonday = '2026-11-23';
const firstSlot = `${onMonday} 10:00`;
const laterSlot = `${onMonday} 10:30`;

describe('slots', () => {
  it('cut the open time into equal pieces, none into a break, none that has begun', () => {
    const monday = [
      { from: '08:00', to: '12:30' },
      { from: '13:00', to: '15:00' },
    ];
    const { hours } = kejayan;
    const withBreak = { ...kejayan, hours: { ...hours, weekly: { ...hours.weekly, monday } } };
    const step = { minutes: 60, atOnce: 2 };
    const taken = { [String(at(`${onMonday} 13:00`))]: 1, [String(at(`${onMonday} 14:00`))]: 2 };
    expect(slotsOn(withBreak, onMonday, step, taken, at(`${onMonday} 10:00`))).toEqual([
      { at: at(`${onMonday} 11:00`), free: 2 },
      { at: at(`${onMonday} 13:00`), free: 1 },
      { at: at(`${onMonday} 14:00`), free: 0 },
    ]);
    expect(slotsOn(withBreak, '2026-11-22', step, {}, 0)).toEqual([]);
  });
});

describe('an appointment', () => {
  it('takes the slot it names; the next who wants it is told', async () => {
    const deps = await withCircus();
    const [first, second] = [await atAppointment(deps), await atAppointment(deps)];
    granted(await act(deps, first, counter, book(firstSlot)));
    expect(await booked(deps, onMonday)).toEqual({ [String(at(firstSlot))]: 1 });
    expect(refusalOf(await act(deps, second, counter, book(firstSlot)))).toEqual({ code: 'slot-taken' });
    granted(await act(deps, second, counter, book(laterSlot)));
  });

  it('is one person’s where two take the last place at the same moment', async () => {
    const deps = await withCircus();
    const [first, second] = [await atAppointment(deps), await atAppointment(deps)];
    const documents = overtaken(
      deps.documents,
      (path) => path.includes('/appointments/'),
      () => act(deps, first, counter, book(firstSlot)),
    );
    const slow = { ...deps, documents: { ...deps.documents, ...documents } };
    expect(refusalOf(await act(slow, second, counter, book(firstSlot)))).toEqual({ code: 'slot-taken' });
    expect(await booked(deps, onMonday)).toEqual({ [String(at(firstSlot))]: 1 });
  });

  it('moved to another time, missed or passed by gives its slot back', async () => {
    const deps = await withCircus();
    const moved = await atAppointment(deps);
    granted(await act(deps, moved, counter, book(firstSlot)));
    granted(await act(deps, moved, counter, book(laterSlot)));
    expect(await booked(deps, onMonday)).toEqual({ [String(at(laterSlot))]: 1 });
    granted(await act(deps, moved, counter, book('2026-11-24 10:00')));
    expect(await booked(deps, onMonday)).toEqual({});
    granted(await act(deps, moved, counter, { act: 'miss' }));
    expect(await booked(deps, '2026-11-24')).toEqual({});
    granted(await act(deps, moved, counter, book(firstSlot)));
    granted(await act(deps, moved, counter, { act: 'skip', note: 'Datang langsung' }));
    expect(await booked(deps, onMonday)).toEqual({});
  });

  it('is given back where the file is sent back to its owner, who cannot come before it is whole, and chosen anew', async () => {
    const deps = await withCircus();
    const sent = await atAppointment(deps);
    const sendBack: Act = {
      act: 'return',
      to: 'applicant',
      reason: 'other',
      items: ['lembar'],
      note: 'Buram',
    };
    granted(await act(deps, sent, counter, book(firstSlot)));
    granted(await act(deps, sent, secretary, sendBack));
    expect(await booked(deps, onMonday)).toEqual({});
    expect((await stateOf(deps, sent)).appointmentAt).toBeUndefined();
    const other = await atAppointment(deps);
    granted(await act(deps, other, counter, book(firstSlot)));

    granted(
      await act(deps, sent, counter, { act: 'correct', items: { lembar: { files: [], bringsPaper: true } } }),
    );
    await bringTo(deps, sent, 'temu');
    granted(await act(deps, sent, counter, book(laterSlot)));
    expect(await booked(deps, onMonday)).toEqual({ [String(at(firstSlot))]: 1, [String(at(laterSlot))]: 1 });
  });

  it('is kept while the file is only looked at again inside the office, and given back if that sends it back', async () => {
    const deps = await withCircus();
    const sent = await atAppointment(deps);
    granted(await act(deps, sent, counter, book(firstSlot)));
    const lookAgain: Act = { act: 'return', to: 'periksa', reason: 'other', items: [], note: 'Cek lagi' };
    granted(await act(deps, sent, counter, lookAgain));
    expect(await booked(deps, onMonday)).toEqual({ [String(at(firstSlot))]: 1 });
    granted(await act(deps, sent, secretary, faulty(await stateOf(deps, sent), 'lembar')));
    expect((await stateOf(deps, sent)).status).toBe('returned');
    expect(await booked(deps, onMonday)).toEqual({});
  });

  it('that took place stays, also where the file is sent back afterwards', async () => {
    const deps = await withCircus();
    const sent = await atAppointment(deps);
    granted(await act(deps, sent, counter, book(firstSlot)));
    deps.time.now = at(firstSlot);
    granted(await act(deps, sent, counter, { act: 'attend' }));
    granted(
      await act(deps, sent, counter, {
        act: 'agency-answer',
        result: 'to-mend',
        items: ['lembar'],
        note: 'Dinas meminta lagi',
      }),
    );
    expect(await stateOf(deps, sent)).toMatchObject({ status: 'returned', appointmentAt: at(firstSlot) });
    expect(await booked(deps, onMonday)).toEqual({ [String(at(firstSlot))]: 1 });
  });

  it('is chosen among the free slots the desk is shown, and only while the case waits for it', async () => {
    const deps = await withCircus();
    const [first, second] = [await atAppointment(deps), await atAppointment(deps)];
    granted(await act(deps, first, counter, book(firstSlot)));
    const uid = uidOf(officeId, counter);
    const slots = async (of: TestCase) =>
      granted(await findSlots(deps, uid, { officeId, applicationId: of.id })).slots;
    const today = (await slots(second)).filter(({ at: from }) => localDay(from, 'Asia/Jakarta') === onMonday);
    expect(today.map((slot) => slot.at)).not.toContain(at(firstSlot));
    expect(today).toContainEqual({ at: at(laterSlot), free: 1 });
    granted(await act(deps, first, counter, { act: 'attend' }));
    expect(await slots(first)).toEqual([]);
  });
});

describe('one press', () => {
  it.each([
    ['books twice', [book(firstSlot), book(laterSlot)]],
    ['misses and books again', [{ act: 'miss' }, book(laterSlot)]],
    ['passes by and withdraws', [{ act: 'skip', note: 'Tidak perlu' }, { act: 'cancel' }]],
  ] as [string, Act[]][])(
    'that %s is refused: the second rests on what the first has changed',
    async (_, acts) => {
      const deps = await withCircus();
      const sent = await atAppointment(deps);
      const { revision } = await stateOf(deps, sent);
      expect(refusalOf(await act(deps, sent, counter, acts))).toEqual({
        code: 'invalid-input',
        fields: [{ field: 'acts', problem: 'alone' }],
      });
      expect(await stateOf(deps, sent)).toMatchObject({ revision, step: 'temu' });
      expect(await booked(deps, onMonday)).toBeUndefined();
    },
  );
});

describe('a case that ends without its product', () => {
  it('gives back its slot and voids its number, whoever said no', async () => {
    const deps = await withCircus();
    const withdrawn = await atAppointment(deps);
    granted(await act(deps, withdrawn, counter, book(firstSlot)));
    granted(await act(deps, withdrawn, counter, { act: 'cancel' }));
    expect(await booked(deps, onMonday)).toEqual({});
    expect(await entryOf(deps, withdrawn)).toMatchObject({
      status: 'void',
      voidReason: 'Permohonan dibatalkan pemohon',
    });

    const refused = await atAppointment(deps);
    granted(await act(deps, refused, counter, { act: 'skip', note: 'Datang langsung' }));
    granted(await act(deps, refused, counter, { act: 'agency-answer', result: 'no', note: 'Data ganda' }));
    expect(await stateOf(deps, refused)).toMatchObject({ status: 'refused' });
    expect(await entryOf(deps, refused)).toMatchObject({
      status: 'void',
      voidReason: 'Permohonan tidak dapat dipenuhi',
    });
  });

  it('opened again takes a number of its own: a void one is never used', async () => {
    const deps = await withCircus();
    const sent = await atAppointment(deps);
    const before = (await stateOf(deps, sent)).taken;
    granted(await act(deps, sent, counter, { act: 'cancel' }));
    granted(await act(deps, sent, counter, { act: 'reopen', note: 'Salah tekan' }));
    await bringTo(deps, sent, 'temu');
    const now = (await stateOf(deps, sent)).taken;
    expect(now?.entry).not.toBe(before?.entry);
    expect(await entryOf(deps, sent)).toMatchObject({ status: 'reserved' });
  });
});
