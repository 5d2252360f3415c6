import { describe, expect, it } from 'vitest';
import { startDraft } from '../../../functions/usecases/start-draft.ts';
import { kiteService } from '../../fixtures/cases.ts';
import { contohWith } from '../../fixtures/changed-service.ts';
import { day, granted, losing, pathsUnder, refusalOf, staffedDeps } from '../../fixtures/deps.ts';

const windowed = contohWith(kiteService, {
  intakeWindow: { printed: 'Pemohon berani', fromMonth: 11, toMonth: 12 },
});

describe('beginning an application', () => {
  const at = { officeId: 'contoh', serviceId: kiteService };

  /** J1: "Bulan November-Desember waktu untuk menerima usulan". */
  it('waits for the months the standard prints, and says when they are', async () => {
    const deps = await staffedDeps([windowed]);
    granted(await startDraft(deps, at));
    deps.time.now += 40 * day;
    expect(refusalOf(await startDraft(deps, at))).toEqual({
      code: 'intake-shut',
      opensOn: '2027-11-01',
      closesOn: '2027-12-31',
    });
  });

  it('hands out a link only to a draft that is there', async () => {
    const deps = await staffedDeps();
    const documents = losing(deps.documents, (path) => path.includes('/drafts/'));
    await expect(startDraft({ ...deps, documents }, at)).rejects.toThrow('lost');
    const { draftId } = granted(await startDraft(deps, at));
    expect(pathsUnder(deps, 'offices/contoh/drafts')).toEqual([`offices/contoh/drafts/${draftId}`]);
  });
});
