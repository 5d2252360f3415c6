import { beforeEach, describe, expect, it } from 'vitest';
import { callNext } from '../../../functions/usecases/call-ticket.ts';
import { makeQueueKiosk } from '../../../functions/usecases/take-ticket.ts';
import { granted, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { uidOf } from '../../fixtures/office.ts';
import { siteOf, Visitor, wordsOf } from './visitor.ts';
import type { Seen } from './visitor.ts';

let deps: TestDeps;
let visitor: Visitor;
const officeId = 'contoh';
const loket = uidOf(officeId, { role: 'counter' });
const kiosk = `/antrean/${officeId}/kios`;
const display = `/antrean/${officeId}/layar`;

beforeEach(async () => {
  deps = await staffedDeps();
  visitor = new Visitor(siteOf(deps));
});

const ticketIn = ({ body }: Seen) => /name="ticket"\s+value="([^"]*)"/.exec(body)?.[1] ?? '';
const openKiosk = async () => visitor.visit(granted(await makeQueueKiosk(deps, loket, { officeId })).path);

describe('the queue kiosk', () => {
  it('opens with its link only, after which its address tells nobody how to take numbers from home', async () => {
    expect((await visitor.visit(kiosk)).status).toBe(404);
    const page = await openKiosk();
    expect(page.status).toBe(200);
    expect(wordsOf(page)).toContain('Prioritas');
    expect(page.headers.get('cache-control')).toBe('private, no-store');
  });

  it('gives a number, and the same one when the page is sent again', async () => {
    const ticket = ticketIn(await openKiosk());
    for (let n = 0; n < 2; n += 1)
      expect(wordsOf(await visitor.post(kiosk, { line: 'general', ticket }))).toContain('A001');
  });

  it('goes back to the start for a post that names no line', async () => {
    await openKiosk();
    const answer = await visitor.post(kiosk, { line: 'vip', ticket: 'x' });
    expect(wordsOf(answer)).toContain('Ambil nomor antrean');
  });
});

describe('the display', () => {
  it('shows the called number and its desk, on the page and as data', async () => {
    const ticket = ticketIn(await openKiosk());
    await visitor.post(kiosk, { line: 'general', ticket });
    granted(await callNext(deps, loket, { officeId, callId: deps.newId(), desk: '2' }));
    expect(wordsOf(await visitor.visit(display))).toMatch(/A001\s+Loket 2/);
    const data = JSON.parse((await visitor.visit(`${display}.json`)).body) as { calls: unknown[] };
    expect(data.calls).toEqual([
      { number: 'A001', desk: '2', at: deps.now(), spoken: 'Nomor antrean A 1, silakan ke loket 2' },
    ]);
  });

  it('says so while nothing was called', async () => {
    expect(wordsOf(await visitor.visit(display))).toContain('Belum ada nomor yang dipanggil');
  });
});
