import { describe, expect, it } from 'vitest';
import { attachToDraft, getDraft, saveDraftFields } from '../../../functions/usecases/edit-draft.ts';
import { startDraft } from '../../../functions/usecases/start-draft.ts';
import { submitDraft } from '../../../functions/usecases/submit-application.ts';
import { aDraft, aPicture, catService } from '../../fixtures/cases.ts';
import { granted, minute, refusalOf, staffedDeps, storingNothing } from '../../fixtures/deps.ts';
import { realOffice } from '../../fixtures/office.ts';

describe('what is typed into a draft', () => {
  it('may be long, but not longer than a document can hold: twenty heirs with names of thousands of letters', async () => {
    const deps = await staffedDeps([realOffice('kejayan')]);
    const started = granted(
      await startDraft(deps, { officeId: 'kejayan', serviceId: 'surat-keterangan-ahli-waris' }),
    );
    const access = { officeId: 'kejayan', draftId: started.draftId, secret: started.secret };
    const heirs = (from: number, to: number) =>
      Object.fromEntries(
        Array.from({ length: to - from + 1 }, (_, at) => [
          `p.heir.${String(from + at)}.name`,
          '\u{1e900}'.repeat(6000),
        ]),
      );
    granted(await saveDraftFields(deps, access, heirs(1, 15)));
    expect(refusalOf(await saveDraftFields(deps, access, heirs(16, 20)))).toEqual({
      code: 'invalid-input',
      fields: [{ field: 'p.heir.16.name', problem: 'too-long' }],
    });
    expect(granted(await getDraft(deps, access)).input['p.heir.15.name']).toHaveLength(12_000);
  });
});

describe('a file for a draft', () => {
  it('is not stored for a requirement that is not asked', async () => {
    const deps = await staffedDeps();
    const mine = await aDraft(deps);
    const attached = await attachToDraft(storingNothing(deps), mine, 'paspor', aPicture());
    expect(refusalOf(attached)).toEqual({ code: 'not-found' });
  });

  it('is not stored beyond what the office takes for one requirement', async () => {
    const deps = await staffedDeps();
    const mine = await aDraft(deps, { serviceId: catService });
    granted(await attachToDraft(deps, mine, 'foto-kucing', aPicture('dua')));
    const attached = await attachToDraft(storingNothing(deps), mine, 'foto-kucing', aPicture('tiga'));
    expect(refusalOf(attached)).toEqual({ code: 'too-many-files', limit: 2 });
  });

  it('is not stored once the draft is sent', async () => {
    const deps = await staffedDeps();
    const mine = await aDraft(deps, { serviceId: catService });
    granted(await submitDraft(deps, mine));
    const attached = await attachToDraft(storingNothing(deps), mine, 'foto-kucing', aPicture('dua'));
    expect(refusalOf(attached)).toEqual({ code: 'not-now', expected: [] });
  });

  it('finds one place left only once, when two come together', async () => {
    const deps = await staffedDeps();
    const mine = await aDraft(deps, { serviceId: catService });
    const both = await Promise.all(
      ['dua', 'tiga'].map((marker) => attachToDraft(deps, mine, 'foto-kucing', aPicture(marker))),
    );
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(granted(await getDraft(deps, mine)).items['foto-kucing']?.files).toHaveLength(2);
  });

  it('is refused after 120 in an hour, and taken again after it', async () => {
    const deps = await staffedDeps();
    const mine = await aDraft(deps, { serviceId: catService });
    const wrong = { name: 'a.txt', bytes: new TextEncoder().encode('bukan gambar') };
    // The draft's own picture was the first.
    for (let n = 1; n < 120; n += 1)
      expect(refusalOf(await attachToDraft(deps, mine, 'foto-kucing', wrong)).code).toBe('file-kind');
    expect(refusalOf(await attachToDraft(deps, mine, 'foto-kucing', aPicture('dua'))).code).toBe(
      'too-many-tries',
    );
    deps.time.now += 60 * minute;
    granted(await attachToDraft(deps, mine, 'foto-kucing', aPicture('dua')));
  });
});

describe('starting drafts', () => {
  it('stops at 600 an hour for one office and leaves the other open', async () => {
    const deps = await staffedDeps();
    const start = () => startDraft(deps, { officeId: 'contoh', serviceId: catService });
    for (let n = 0; n < 600; n += 1) granted(await start());
    expect(refusalOf(await start()).code).toBe('too-many-tries');
    granted(await startDraft(deps, { officeId: 'seberang', serviceId: catService }));
    deps.time.now += 60 * minute;
    granted(await start());
  });
});
