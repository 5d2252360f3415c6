import { beforeEach, describe, expect, it } from 'vitest';
import { act, aSentCase, faulty, stateOf } from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import { granted, staffedDeps } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { realOffices } from '../../fixtures/office.ts';
import { siteOf, Visitor, wordsOf } from './visitor.ts';

let deps: TestDeps;
let visitor: Visitor;
let sent: TestCase;
let own: string;

beforeEach(async () => {
  deps = await staffedDeps(realOffices);
  visitor = new Visitor(siteOf(deps));
  sent = await aSentCase(deps, { officeId: 'kejayan', serviceId: 'pengantar-skck' });
  own = `/kejayan/permohonan/${sent.access.reference}`;
  await visitor.visit(`/s/kejayan/${sent.access.reference}/${sent.access.secret}`);
});

const sendBack = async () =>
  granted(
    await act(deps, sent, { role: 'counter' }, faulty(await stateOf(deps, sent), 'surat-pengantar-desa')),
  );

describe('the applicant’s own slip of what is missing', () => {
  it('is a page that names what is missing, where to get it, when to come and what stays; its QR is the applicant’s link', async () => {
    await sendBack();
    const status = await visitor.visit(own);
    expect(status.body).toContain(`href="${own}/belum-lengkap"`);
    const page = await visitor.visit(`${own}/belum-lengkap`);
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toContain('no-store');
    const words = wordsOf(page);
    for (const said of [
      'Belum lengkap',
      'Tidak terbaca: Mohon surat-pengantar-desa difoto ulang',
      'Diperoleh di kantor desa/kelurahan Anda.',
      'Yang sudah diterima tidak perlu dibawa lagi',
      'Loket buka',
      'Senin, 23 November 2026',
    ])
      expect(words).toContain(said);
    expect(words).not.toMatch(/ditolak/i);
    // The secret stands in the code alone, never in an address one could copy by mistake.
    expect(page.body).not.toContain(sent.access.secret);
  });

  it('is a picture and a PDF to be sent on', async () => {
    await sendBack();
    for (const [ending, type, begins] of [
      ['png', 'image/png', '\u0089PNG'],
      ['pdf', 'application/pdf', '%PDF'],
    ] as const) {
      const response = await visitor.send(`${own}/belum-lengkap.${ending}`);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
      expect(response.headers.get('cache-control')).toContain('no-store');
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.subarray(0, 4).toString('latin1')).toBe(begins);
    }
  });

  it('leads back to the case while nothing is asked, and opens for nobody without the link', async () => {
    await visitor.visit(`${own}/belum-lengkap`);
    expect(visitor.path).toBe(own);
    await sendBack();
    const without = new Visitor(visitor.app);
    for (const ending of ['', '.png', '.pdf'])
      expect((await without.visit(`${own}/belum-lengkap${ending}`)).status).toBe(404);
  });
});
