import { describe, expect, it } from 'vitest';
import { startDraft } from '../../../functions/usecases/start-draft.ts';
import { kiteService } from '../../fixtures/cases.ts';
import { granted, losing, pathsUnder, staffedDeps } from '../../fixtures/deps.ts';

describe('beginning an application', () => {
  const at = { officeId: 'contoh', serviceId: kiteService };

  it('hands out a link only to a draft that is there', async () => {
    const deps = await staffedDeps();
    const documents = losing(deps.documents, (path) => path.includes('/drafts/'));
    await expect(startDraft({ ...deps, documents }, at)).rejects.toThrow('lost');
    const { draftId } = granted(await startDraft(deps, at));
    expect(pathsUnder(deps, 'offices/contoh/drafts')).toEqual([`offices/contoh/drafts/${draftId}`]);
  });
});
