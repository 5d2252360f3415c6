import { beforeEach, describe, expect, it } from 'vitest';
import { paths } from '../../../domain/paths.ts';
import { ApplicantData } from '../../../domain/personal-data.ts';
import { actOnApplication } from '../../../functions/usecases/act-on-application.ts';
import { openByLink } from '../../../functions/usecases/follow-application.ts';
import { collectionList, collectionSheet } from '../../../functions/usecases/sheets-collection.ts';
import { folderLabels } from '../../../functions/usecases/sheets-labels.ts';
import { printQueue, spoilPrint } from '../../../functions/usecases/sheets-print-queue.ts';
import { returnedSlipFile } from '../../../functions/usecases/sheets-slip.ts';
import type { SlipWriter } from '../../../functions/usecases/sheets-slip.ts';
import { recordOutage } from '../../../functions/usecases/outage-record.ts';
import { at } from '../../fixtures/calendars.ts';
import {
  act,
  aSentCase,
  bringTo,
  counter as counterPost,
  documentAt,
  faulty,
  gardenService,
  kiteService,
  stateOf,
} from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import { day, granted, minute, overtaken, pathsUnder, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { realOffice, uidOf, villageOfficer } from '../../fixtures/office.ts';

const officeId = 'contoh';
const counter = uidOf(officeId, counterPost);
const stranger = 'orang-luar';

const openings = async (deps: TestDeps, office = officeId) =>
  Promise.all(pathsUnder(deps, paths.accessLog(office)).map((path) => documentAt(deps, path)));

/** The same case, ready since another moment. */
async function readyFrom(deps: TestDeps, { id }: TestCase, readyAt: number): Promise<void> {
  const before = await deps.documents.get(paths.application(officeId, id));
  if (!before) throw new Error('no case');
  await deps.documents.commit([{ do: 'update', before, data: { ...before.data, readyAt } }]);
}

/** Another case like it under an id of its own. */
async function copied(deps: TestDeps, { id: of }: TestCase, id: string, readyAt: number): Promise<void> {
  const application = await documentAt(deps, paths.application(officeId, of));
  const card = await documentAt(deps, paths.card(officeId, of));
  const done = await deps.documents.commit([
    { do: 'create', path: paths.application(officeId, id), data: { ...application, id, readyAt } },
    { do: 'create', path: paths.card(officeId, id), data: { ...card, applicationId: id } },
  ]);
  expect(done).toBe('done');
}

describe('the list of what waits to be collected', () => {
  let deps: TestDeps;
  let ready: TestCase;
  beforeEach(async () => {
    deps = await staffedDeps();
    ready = await aSentCase(deps, { officeId, serviceId: kiteService });
    await bringTo(deps, ready, 'serah');
  });

  it('holds what stands at its hand-over, with its number and who may collect it, and nothing that is still made', async () => {
    await aSentCase(deps, { officeId, serviceId: kiteService });
    const { rows, more } = granted(await collectionList(deps, counter, { officeId }));
    expect(more).toBe(false);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      applicationId: ready.id,
      reference: ready.access.reference,
      name: 'Ratna Layangan',
      letterNumber: '007/041/CTH/2026',
      originals: [],
      collectors: ['applicant', 'proxy'],
    });
  });

  it('names the originals that go back with the product', async () => {
    const brought = await aSentCase(deps, { officeId, serviceId: gardenService });
    granted(
      await act(deps, brought, counterPost, {
        act: 'check',
        verdicts: { lembar: { verdict: 'in-order', originalHeld: true } },
      }),
    );
    await bringTo(deps, brought, 'serah');
    const { rows } = granted(await collectionList(deps, counter, { officeId }));
    expect(rows.find(({ applicationId }) => applicationId === brought.id)?.originals).toEqual([
      { id: 'lembar', text: 'Lembar yang dibawa' },
    ]);
  });

  it('is asked by the day a product became ready', async () => {
    const on = '2026-11-23';
    expect(granted(await collectionList(deps, counter, { officeId, on })).rows).toHaveLength(1);
    deps.time.now += day;
    expect(granted(await collectionList(deps, counter, { officeId, on })).rows).toHaveLength(1);
    const next = granted(await collectionList(deps, counter, { officeId, on: '2026-11-24' }));
    expect(next.rows).toEqual([]);
  });

  it('takes a day by the office’s own clock', async () => {
    // 23.30 WIB on the 23rd is 16.30 UTC of the same day; half an hour later it is the 24th.
    const late = at('2026-11-23 23:30');
    const rowsOn = async (on: string) => granted(await collectionList(deps, counter, { officeId, on })).rows;
    await readyFrom(deps, ready, late);
    expect(await rowsOn('2026-11-23')).toHaveLength(1);
    await readyFrom(deps, ready, late + 30 * minute);
    expect(await rowsOn('2026-11-23')).toEqual([]);
    expect(await rowsOn('2026-11-24')).toHaveLength(1);
  });

  it('shows what became ready on a day, and the newest, however much lies there uncollected for years', async () => {
    const lastYear = deps.time.now - 365 * day;
    const id = 'f'.repeat(32);
    await copied(deps, ready, id, deps.time.now);
    // More than one list holds, and in the order of ids all of them come before today's.
    for (let n = 0; n < 201; n += 1)
      await copied(deps, ready, `a${n.toString(16).padStart(31, '0')}`, lastYear);
    await readyFrom(deps, ready, lastYear);
    const today = granted(await collectionList(deps, counter, { officeId, on: '2026-11-23' }));
    expect(today).toMatchObject({ rows: [{ applicationId: id }], more: false });
    const all = granted(await collectionList(deps, counter, { officeId }));
    expect(all).toMatchObject({ more: true });
    expect(all.rows).toHaveLength(200);
    expect(all.rows.at(-1)?.applicationId).toBe(id);
    expect(granted(await collectionList(deps, counter, { officeId, on: '2025-11-23' }))).toMatchObject({
      more: true,
    });
  });

  it('is one line in the access log, written with how many were named; an empty list is none', async () => {
    granted(await collectionList(deps, counter, { officeId, on: '2026-11-20' }));
    expect(await openings(deps)).toEqual([]);
    granted(await collectionSheet(deps, counter, { officeId }));
    expect(await openings(deps)).toEqual([
      expect.objectContaining({ uid: counter, what: 'collection-list', count: 1, at: deps.time.now }),
    ]);
  });

  it('is empty for who may not hand over, and refused to who has no post here', async () => {
    for (const uid of [uidOf(officeId, { role: 'camat' }), villageOfficer(officeId, '9901012001')])
      expect(granted(await collectionList(deps, uid, { officeId })).rows).toEqual([]);
    for (const uid of [stranger, uidOf('seberang', counterPost)])
      expect(refusalOf(await collectionList(deps, uid, { officeId })).code).toBe('not-allowed');
    expect(await openings(deps)).toEqual([]);
  });

  it('is a PDF to be signed, whose name names nobody', async () => {
    const file = granted(await collectionSheet(deps, counter, { officeId }));
    expect(file.name).toBe('lembar-pengambilan-contoh-2026-11-23.pdf');
    expect(Buffer.from(file.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('loses a row by one press, and the same press again changes nothing', async () => {
    const [row] = granted(await collectionList(deps, counter, { officeId })).rows;
    const press = {
      officeId,
      applicationId: ready.id,
      revision: row?.revision ?? 0,
      actId: deps.newId(),
      acts: [
        { act: 'hand-over', collector: 'proxy', collectorName: 'Budi Pengambil', inBook: true } as const,
      ],
    };
    const first = granted(await actOnApplication(deps, counter, press));
    expect(granted(await actOnApplication(deps, counter, press))).toEqual(first);
    expect((await stateOf(deps, ready)).status).toBe('closed');
    expect(granted(await collectionList(deps, counter, { officeId })).rows).toEqual([]);
  });
});

describe('folder labels', () => {
  it('are made for cases one may see, in one file, and logged once', async () => {
    const deps = await staffedDeps();
    const first = await aSentCase(deps, { officeId, serviceId: kiteService });
    const second = await aSentCase(deps, { officeId, serviceId: kiteService });
    const asked = {
      officeId,
      applicationIds: [first.id, second.id, first.id],
      paper: 'labels-21' as const,
      skip: 3,
    };
    const file = granted(await folderLabels(deps, counter, asked));
    expect(file.type).toBe('application/pdf');
    expect(await openings(deps)).toEqual([
      expect.objectContaining({ what: 'folder-labels', count: 2, uid: counter }),
    ]);
    // The head of another section sees neither, the village officer of another village neither.
    for (const uid of [
      uidOf(officeId, { role: 'section-head', section: 'kucing' }),
      villageOfficer(officeId, '9901012002'),
      stranger,
    ])
      expect(refusalOf(await folderLabels(deps, uid, asked)).code).toBe('not-found');
    const head = uidOf(officeId, { role: 'section-head', section: 'angin' });
    granted(await folderLabels(deps, head, asked));
    const unknown = { ...asked, applicationIds: [first.id, 'f'.repeat(32)] };
    expect(refusalOf(await folderLabels(deps, counter, unknown)).code).toBe('not-found');
  });
});

describe('the slip of a returned applicant', () => {
  const write: SlipWriter = ({ slip, link }) =>
    `${slip.missing.map(({ text, note }) => `${text}: ${note ?? ''}`).join()} ${link}`;
  let deps: TestDeps;
  let sent: TestCase;
  beforeEach(async () => {
    deps = await staffedDeps();
    sent = await aSentCase(deps, { officeId, serviceId: kiteService });
    granted(await act(deps, sent, counterPost, faulty(await stateOf(deps, sent), 'izin-awan')));
  });
  const ask = (form: 'page' | 'pdf' | 'picture', uid = counter) =>
    returnedSlipFile(deps, uid, { officeId, applicationId: sent.id, form }, write);

  it('is a page, a PDF or a picture, each logged as an opening', async () => {
    const page = granted(await ask('page'));
    expect(Buffer.from(page.base64, 'base64').toString()).toContain(
      'Izin dari awan: Mohon izin-awan difoto ulang',
    );
    const pdf = granted(await ask('pdf'));
    expect(Buffer.from(pdf.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    const picture = granted(await ask('picture'));
    expect(picture).toMatchObject({
      name: `belum-lengkap-${sent.access.reference}.png`,
      type: 'image/png',
    });
    expect(Buffer.from(picture.base64, 'base64').subarray(1, 4).toString()).toBe('PNG');
    expect(await openings(deps)).toEqual([1, 2, 3].map(() => expect.objectContaining({ what: 'case' })));
  });

  it('brings a link of its own that opens the case, beside the receipt’s', async () => {
    const page = granted(await ask('page'));
    const link = /\/s\/contoh\/([^/]+)\/(\S+)$/.exec(Buffer.from(page.base64, 'base64').toString());
    const access = { officeId, reference: link?.[1] ?? '', secret: link?.[2] ?? '' };
    expect(access.secret).not.toBe(sent.access.secret);
    expect((await openByLink(deps, access)).ok).toBe(true);
    expect((await openByLink(deps, sent.access)).ok).toBe(true);
    const stored = ApplicantData.parse(await documentAt(deps, paths.applicantData(officeId, sent.id)));
    expect(JSON.stringify(stored)).not.toContain(access.secret);
  });

  it('is there only while something is asked, and for who sees the case', async () => {
    expect(refusalOf(await ask('page', stranger)).code).toBe('not-found');
    expect(refusalOf(await ask('page', villageOfficer(officeId, '9901012002'))).code).toBe('not-found');
    granted(await ask('page', villageOfficer(officeId, '9901012001')));
    const other = await aSentCase(deps, { officeId, serviceId: kiteService });
    sent = other;
    expect(refusalOf(await ask('page')).code).toBe('not-now');
  });
});

describe('the print queue', () => {
  // Perak's *Pencetakan KTP elektronik* is printed by its operator.
  const perak = 'perak';
  const operator = uidOf(perak, { role: 'operator' });
  let deps: TestDeps;
  let waiting: TestCase;
  beforeEach(async () => {
    deps = await staffedDeps([realOffice(perak)]);
    waiting = await aSentCase(deps, { officeId: perak, serviceId: 'pencetakan-ktp-elektronik' });
    await bringTo(deps, waiting, 'cetak');
  });
  const queue = async (uid = operator) => granted(await printQueue(deps, uid, { officeId: perak })).rows;
  const spoil = (actId: string, over: { note?: string; uid?: string } = {}) =>
    spoilPrint(deps, over.uid ?? operator, {
      officeId: perak,
      applicationId: waiting.id,
      actId,
      by: 'paper',
      ...(over.note !== undefined && { note: over.note }),
    });

  it('is the operator’s: what stands at a print step of his, longest waiting first', async () => {
    deps.time.now += minute;
    const later = await aSentCase(deps, { officeId: perak, serviceId: 'pencetakan-ktp-elektronik' });
    await bringTo(deps, later, 'cetak');
    const rows = await queue();
    expect(rows.map(({ applicationId }) => applicationId)).toEqual([waiting.id, later.id]);
    expect(rows[0]).toMatchObject({ spoiled: 0, name: 'Ratna Layangan' });
    expect(await queue(uidOf(perak, { role: 'camat' }))).toEqual([]);
    expect(await openings(deps, perak)).toEqual([expect.objectContaining({ what: 'print-queue', count: 2 })]);
  });

  it('keeps its order through what happens to every case at once: an outage moves no row', async () => {
    deps.time.now += minute;
    const later = await aSentCase(deps, { officeId: perak, serviceId: 'pencetakan-ktp-elektronik' });
    await bringTo(deps, later, 'cetak');
    const since = async () => (await queue()).map((row) => [row.applicationId, row.since]);
    const before = await since();
    expect(before.map(([id]) => id)).toEqual([waiting.id, later.id]);
    deps.time.now += 30 * minute;
    const outageId = 'e'.repeat(32);
    const power = { officeId: perak, outageId, cause: 'power', reason: 'Listrik padam' } as const;
    granted(await recordOutage(deps, uidOf(perak, counterPost), power));
    // The first of them is touched once more, so that it was changed last.
    granted(
      await act(deps, waiting, operator, {
        act: 'return',
        to: 'periksa',
        reason: 'other',
        items: [],
        note: 'Foto tertukar',
      }),
    );
    expect(await since()).toEqual([before[1]]);
    deps.time.now += minute;
    await bringTo(deps, waiting, 'cetak');
    expect(await since()).toEqual([before[1], [waiting.id, deps.time.now]]);
  });

  it('keeps what was spoiled, counted once a sheet, with who, when, why', async () => {
    const press = deps.newId();
    expect(granted(await spoil(press, { note: 'kertas terlipat' }))).toEqual({ spoiled: 1 });
    expect(granted(await spoil(press, { note: 'kertas terlipat' }))).toEqual({ spoiled: 1 });
    expect(granted(await spoil(deps.newId()))).toEqual({ spoiled: 2 });
    const [row] = await queue();
    expect(row).toMatchObject({ spoiled: 2, lastSpoiled: { at: deps.time.now, by: 'paper' } });
    expect((await stateOf(deps, waiting)).step).toBe('cetak');
    expect(await documentAt(deps, paths.printJob(perak, waiting.id))).toMatchObject({
      spoiled: [{ uid: operator, note: 'kertas terlipat' }, { uid: operator }],
    });
  });

  it('loses no sheet when two are spoiled at the same moment', async () => {
    const busy = {
      ...deps,
      documents: overtaken(
        deps.documents,
        (path) => path.includes('/printJobs/'),
        () => spoil(deps.newId()),
      ),
    };
    const noted = await spoilPrint(busy, operator, {
      officeId: perak,
      applicationId: waiting.id,
      actId: deps.newId(),
      by: 'printer',
    });
    expect(granted(noted)).toEqual({ spoiled: 2 });
  });

  it('is left by printing; afterwards nothing can be spoiled any more, but an old press is answered', async () => {
    const press = deps.newId();
    granted(await spoil(press));
    granted(await act(deps, waiting, operator, { act: 'print' }));
    expect(await queue()).toEqual([]);
    expect(refusalOf(await spoil(deps.newId())).code).toBe('not-now');
    expect(granted(await spoil(press))).toEqual({ spoiled: 1 });
  });

  it('takes nothing from who may not print', async () => {
    expect(refusalOf(await spoil(deps.newId(), { uid: stranger })).code).toBe('not-found');
    const camat = uidOf(perak, { role: 'camat' });
    expect(refusalOf(await spoil(deps.newId(), { uid: camat })).code).toBe('not-now');
    expect(await documentAt(deps, paths.printJob(perak, waiting.id))).toBeUndefined();
  });
});
