import { describe, expect, it } from 'vitest';
import type { Act } from '../../../domain/application.ts';
import type { LetterContent } from '../../../domain/letter.ts';
import { paths } from '../../../domain/paths.ts';
import { downloadRefusalLetter, followApplication } from '../../../functions/usecases/follow-application.ts';
import { openRefusalLetter } from '../../../functions/usecases/refusal-letter.ts';
import { act, aSentCase, bringTo, documentAt, stateOf } from '../../fixtures/cases.ts';
import type { TestCase } from '../../fixtures/cases.ts';
import { granted, pathsUnder, refusalOf, sha256, staffedDeps, storingNothing } from '../../fixtures/deps.ts';
import type { TestDeps } from '../../fixtures/deps.ts';
import { realOffice, uidOf } from '../../fixtures/office.ts';
import type { OfficeMaterial } from '../../../functions/usecases/import-standards.ts';

/**
 * Kejayan *Data dan Informasi* (K3) prints "surat penolakan dengan alasan hukum"; the way to object to refused information: UU 14/2008,
 * facts/regulation.md §3.3.
 */

const reason = 'Data yang diminta memuat data pribadi orang lain (Pasal 17 huruf h UU 14/2008).';
const refusing = (note = reason): Act => ({ act: 'refuse', ground: 'excluded-information', note });
const head = { role: 'section-head', section: 'pemerintahan-pelayanan' } as const;

/** A request for data at its analysis, and what the letters were made of. */
async function aRequestForData(material: OfficeMaterial = realOffice('kejayan')) {
  const deps = await staffedDeps([material]);
  const rendered: LetterContent[] = [];
  const { render } = deps.letters;
  const watched: TestDeps = {
    ...deps,
    letters: {
      ...deps.letters,
      render: (content) => {
        rendered.push(content);
        return render(content);
      },
    },
  };
  const sent = await aSentCase(deps, { officeId: 'kejayan', serviceId: 'data-dan-informasi' });
  await bringTo(deps, sent, 'analisis');
  return { deps: watched, sent, rendered };
}

function wordsOf(content: LetterContent | undefined): string {
  return JSON.stringify(content);
}

const staffOpens = (deps: TestDeps, { officeId, id }: TestCase, uid: string) =>
  openRefusalLetter(deps, uid, { officeId, applicationId: id });

describe('a refused request for data', () => {
  it('gets a letter with the officer’s reasons, the way to object and the printed complaint channels', async () => {
    const { deps, sent, rendered } = await aRequestForData();
    granted(await act(deps, sent, head, refusing()));
    expect(rendered).toHaveLength(1);
    const words = wordsOf(rendered[0]);
    const { reference } = await stateOf(deps, sent);
    for (const part of [
      reason,
      'tidak dapat dipenuhi',
      'keberatan tertulis kepada atasan PPID dalam 30 hari kerja',
      'Komisi Informasi dalam 14 hari kerja',
      '(0343) 421157',
      'KECAMATAN KEJAYAN',
      reference,
    ])
      expect(words).toContain(part);
    expect(words).not.toMatch(/ditolak/i);
    // Signed with ink by whoever signs for the office: nothing electronic is claimed.
    expect(rendered[0]?.signature).toMatchObject({ electronic: false, capacityLines: ['KEJAYAN-CAMAT'] });
    expect(rendered[0]?.number).not.toMatch(/\d/);
  });

  it('lets applicant and staff read the same bytes; the staff’s reading is logged', async () => {
    const { deps, sent } = await aRequestForData();
    granted(await act(deps, sent, head, refusing()));
    const applicants = granted(await downloadRefusalLetter(deps, sent.access));
    const uid = uidOf('kejayan', { role: 'counter' });
    const staffs = granted(await staffOpens(deps, sent, uid));
    expect(staffs.base64).toBe(Buffer.from(applicants.bytes).toString('base64'));
    expect(new TextDecoder().decode(applicants.bytes.slice(0, 5))).toBe('%PDF-');
    expect(applicants.fileName).toBe(`surat-jawaban-${sent.access.reference}.pdf`);
    const log = pathsUnder(deps, paths.accessLog('kejayan'));
    expect(await documentAt(deps, log[0] ?? '')).toMatchObject({ what: 'letter', uid });
    expect(granted(await followApplication(deps, sent.access)).refusalLetter).toMatchObject({
      letterOn: '2026-11-23',
    });
  });

  it('has its words nowhere but in the private documents', async () => {
    const { deps, sent } = await aRequestForData();
    granted(await act(deps, sent, head, refusing('Alasan yang hanya untuk pemohon')));
    const open = [...deps.documents.all()].filter(([path]) => !path.includes('/private/'));
    expect(JSON.stringify(open)).not.toContain('Alasan yang hanya untuk pemohon');
  });

  it('pressed twice is one letter and one refusal', async () => {
    const { deps, sent } = await aRequestForData();
    const press = { actId: deps.newId(), revision: (await stateOf(deps, sent)).revision };
    const first = granted(await act(deps, sent, head, refusing(), press));
    const before = await documentAt(deps, paths.refusalLetter('kejayan', sent.id));
    expect(granted(await act(deps, sent, head, refusing('Alasan lain'), press))).toEqual(first);
    expect(await documentAt(deps, paths.refusalLetter('kejayan', sent.id))).toEqual(before);
  });

  it('without a reason, or by somebody who may not refuse, makes no letter', async () => {
    const { deps, sent } = await aRequestForData();
    const dry = storingNothing(deps);
    expect(refusalOf(await act(dry, sent, head, { act: 'refuse', ground: 'other' }))).toEqual({
      code: 'reason-missing',
    });
    expect(refusalOf(await act(dry, sent, { role: 'counter' }, refusing()))).toMatchObject({
      code: 'not-allowed',
    });
    expect(refusalOf(await downloadRefusalLetter(deps, sent.access))).toEqual({ code: 'not-found' });
    expect(refusalOf(await staffOpens(deps, sent, uidOf('kejayan', head)))).toEqual({ code: 'not-found' });
  });

  it('opened again has no answer any more, and refused again a new one', async () => {
    const { deps, sent } = await aRequestForData();
    granted(await act(deps, sent, head, refusing()));
    const first = granted(await downloadRefusalLetter(deps, sent.access));
    granted(await act(deps, sent, head, { act: 'reopen', note: 'Salah pilih' }));
    expect(refusalOf(await downloadRefusalLetter(deps, sent.access))).toEqual({ code: 'not-found' });
    await bringTo(deps, sent, 'analisis');
    granted(await act(deps, sent, head, refusing('Alasan yang lebih tepat')));
    const second = granted(await downloadRefusalLetter(deps, sent.access));
    expect(sha256(second.bytes)).not.toBe(sha256(first.bytes));
  });

  it('is numbered by the book the office names for it, and the entry is no number of the case', async () => {
    const kejayan = realOffice('kejayan');
    const [book] = kejayan.office.books;
    const refusalBook = { book: book?.id ?? '', classification: '042' };
    const settings = { ...kejayan.office.settings, refusalBook };
    const { deps, sent, rendered } = await aRequestForData({
      ...kejayan,
      office: { ...kejayan.office, settings },
    });
    granted(await act(deps, sent, head, refusing()));
    const [path] = pathsUnder(deps, `offices/kejayan/registers/${book?.id ?? ''}-2026/entries`);
    const entry = await documentAt(deps, path ?? '');
    expect(entry).toMatchObject({ status: 'booked', number: rendered[0]?.number });
    expect(entry).not.toHaveProperty('applicationId');
    expect(rendered[0]?.number).toContain('042');
    expect((await stateOf(deps, sent)).taken).toBeUndefined();
  });

  it('is stopped by a sign no letter can draw, and nothing is recorded', async () => {
    const { deps, sent } = await aRequestForData();
    expect(refusalOf(await act(deps, sent, head, refusing('Tidak bisa 🪁')))).toMatchObject({
      code: 'missing-glyphs',
    });
    expect((await stateOf(deps, sent)).status).toBe('open');
  });
});

describe('a refusal after the camat’s consultation (K13)', () => {
  it('is a plain letter without the way to object to refused information', async () => {
    const deps = await staffedDeps([realOffice('kejayan')]);
    const sent = await aSentCase(deps, { officeId: 'kejayan', serviceId: 'rekomendasi-perangkat-desa' });
    await bringTo(deps, sent, 'konsultasi');
    const rendered: LetterContent[] = [];
    const { render } = deps.letters;
    const letters = {
      ...deps.letters,
      render: (content: LetterContent) => {
        rendered.push(content);
        return render(content);
      },
    };
    granted(
      await act(
        { ...deps, letters },
        sent,
        { role: 'camat' },
        {
          act: 'refuse',
          ground: 'conditions-not-met',
          note: 'Calon belum berumur 20 tahun.',
        },
      ),
    );
    expect(wordsOf(rendered[0])).toContain('Calon belum berumur 20 tahun.');
    expect(wordsOf(rendered[0])).not.toContain('PPID');
  });
});
