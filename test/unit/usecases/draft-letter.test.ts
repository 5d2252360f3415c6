import { describe, expect, it } from 'vitest';
import type { Act } from '../../../domain/application.ts';
import { LetterWords } from '../../../domain/letter-record.ts';
import { paths } from '../../../domain/paths.ts';
import { composeLetter } from '../../../functions/usecases/draft-letter.ts';
import { appoint } from '../../../functions/usecases/set-staff.ts';
import { at } from '../../fixtures/calendars.ts';
import {
  act,
  anApplication,
  aSentCase,
  bringTo,
  counter,
  documentAt,
  entryOf,
  loaded,
  stateOf,
} from '../../fixtures/cases.ts';
import { granted, pathsUnder, refusalOf, staffedDeps } from '../../fixtures/deps.ts';
import { aMember, contoh, realOffice } from '../../fixtures/office.ts';

/** A case whose applicant is called so, before its draft. */
async function aCaseOf(name: string) {
  const deps = await staffedDeps();
  return { deps, sent: await anApplication(deps, { step: 'konsep', input: { name } }) };
}

describe('drafting a letter', () => {
  it.each([
    ['emoji', 'Ratna 🪁', '🪁'],
    ['Chinese characters', 'Ratna 龍', '龍'],
  ])(
    'is refused for %s the letter’s font cannot draw, naming field and characters',
    async (_, name, characters) => {
      const { deps, sent } = await aCaseOf(name);
      expect(refusalOf(await act(deps, sent, counter, { act: 'draft' }))).toEqual({
        code: 'missing-glyphs',
        fields: [{ field: 'Nama', characters }],
      });
      expect((await stateOf(deps, sent)).step).toBe('konsep');
      expect(pathsUnder(deps, 'offices/contoh/letters')).toEqual([]);
    },
  );

  it('goes on once the officer has mended the field, and the letter keeps his words', async () => {
    const { deps, sent } = await aCaseOf('Ratna 🪁');
    granted(await act(deps, sent, counter, { act: 'draft', fields: { name: 'Ratna' } }));
    const letterId = (await stateOf(deps, sent)).letter?.id ?? '';
    const words = () =>
      documentAt(deps, paths.letterContent('contoh', letterId)).then((data) => LetterWords.parse(data));
    expect((await words()).fields).toEqual({ name: 'Ratna' });
    await bringTo(deps, sent, 'serah');
    const printed = JSON.stringify((await words()).content);
    expect(printed).toContain('"Ratna"');
    expect(printed).not.toContain('🪁');
  });

  it('keeps mended words when draft and number come in one press, and over a return', async () => {
    const { deps, sent } = await aCaseOf('Ratna 🪁');
    granted(await act(deps, sent, counter, [{ act: 'draft', fields: { name: 'Ratna' } }, { act: 'number' }]));
    expect(pathsUnder(deps, 'offices/contoh/letters')).toHaveLength(1);
    expect(await entryOf(deps, sent)).toMatchObject({ letterId: (await stateOf(deps, sent)).letter?.id });
    const kasi = { role: 'section-head', section: 'angin' } as const;
    const back: Act = {
      act: 'return',
      to: 'konsep',
      reason: 'wrong-wording',
      items: [],
      note: 'Pekerjaan',
    };
    granted(await act(deps, sent, kasi, back));
    granted(await act(deps, sent, counter, { act: 'draft', fields: { job: 'Pawang angin' } }));
    const path = paths.letterContent('contoh', (await stateOf(deps, sent)).letter?.id ?? '');
    expect(LetterWords.parse(await documentAt(deps, path)).fields).toEqual({
      name: 'Ratna',
      job: 'Pawang angin',
    });
  });

  it.each([
    // K15 and B13 are for a couple, K9 for the deceased and every heir, K11 for a committee, K13 for whom it is about.
    [
      'pengantar-dispensasi-nikah',
      { 'p.spouse.1.name': 'Budi Kekasih' },
      ['Ratna Layangan', 'Calon pasangan', 'Budi Kekasih'],
    ],
    [
      'surat-keterangan-ahli-waris',
      {
        'p.deceased.1.name': 'Kakek Almarhum',
        'p.heir.1.name': 'Cucu Pertama',
        'p.heir.2.name': 'Cucu Kedua',
      },
      ['Kakek Almarhum', 'Ahli waris selain pemohon 1', 'Cucu Pertama', 'Cucu Kedua'],
    ],
    [
      'pengantar-bantuan-sosial-keagamaan',
      { organisation: 'Panitia Mushola Angin' },
      ['Lembaga', 'Panitia Mushola Angin'],
    ],
    [
      'rekomendasi-perangkat-desa',
      { decisionKind: 'pemberhentian', officerName: 'Pak Carik', officerPost: 'Sekretaris Desa' },
      ['Pemberhentian perangkat desa', 'Pak Carik', 'Sekretaris Desa'],
    ],
  ] as const)(
    'prints whom it is about beside the applicant: %s (Kejayan)',
    async (serviceId, input, printed) => {
      const deps = await staffedDeps([realOffice('kejayan')]);
      deps.time.now = at('2026-11-23 08:50');
      const sent = await aSentCase(deps, { officeId: 'kejayan', serviceId, input });
      const letter = granted(
        await composeLetter(
          deps,
          await loaded(deps, sent),
          { v: 1, fields: {} },
          { number: '1', dateOn: '2026-11-23', qrUrl: 'https://loket.test', watermark: undefined },
        ),
      );
      const content = JSON.stringify(letter.blocks);
      for (const each of printed) expect(content).toContain(each);
    },
  );

  it('is refused when an officer empties what the letter needs', async () => {
    const { deps, sent } = await aCaseOf('Ratna');
    expect(refusalOf(await act(deps, sent, counter, { act: 'draft', fields: { job: ' ' } }))).toEqual({
      code: 'letter-hole',
      field: 'Pekerjaan',
    });
    expect((await act(deps, sent, counter, { act: 'draft', fields: { job: 'Pawang' } })).ok).toBe(true);
  });

  it('can take a name of 10,000 letters to the end', async () => {
    const { deps, sent } = await aCaseOf('Ratna '.repeat(1600).trim());
    await bringTo(deps, sent, 'serah');
    expect((await stateOf(deps, sent)).letter?.status).toBe('issued');
  });

  it('breaks where nobody holds the post that signs: that is the office’s set-up, not the case’s fault', async () => {
    const { deps, sent } = await aCaseOf('Ratna');
    granted(
      await appoint(deps, aMember(contoh.office, { uid: 'contoh-camat', roles: ['camat'], active: false })),
    );
    deps.time.now += 61_000;
    await expect(act(deps, sent, counter, { act: 'draft' })).rejects.toThrow('nobody who may sign');
  });
});
