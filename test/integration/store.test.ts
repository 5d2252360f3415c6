import { createHash, randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { ownWorld } from '../fixtures/emulator.ts';
import { documentsContract } from '../fixtures/store-contract.ts';

const world = ownWorld();
afterAll(() => world.close());

documentsContract('Firestore', () =>
  Promise.resolve({
    documents: world.deps.documents,
    word: `uji${randomBytes(6).toString('hex')}`,
  }),
);

describe('files in Storage', () => {
  const { files } = world.deps;
  const bytes = randomBytes(2000);
  const sha256 = createHash('sha256').update(bytes).digest('hex');

  it('are named by their content: saving twice, or five times at once, is saving once', async () => {
    expect(await files.save('contoh', bytes, 'application/pdf')).toEqual({ sha256 });
    const again = await Promise.all(
      Array.from({ length: 5 }, () => files.save('contoh', bytes, 'application/pdf')),
    );
    expect(again).toEqual(Array.from({ length: 5 }, () => ({ sha256 })));
    const found = await files.read('contoh', sha256);
    expect(found?.type).toBe('application/pdf');
    expect(Buffer.from(found?.bytes ?? []).equals(bytes)).toBe(true);
    const [objects] = await world.bucket.getFiles({ prefix: 'offices/contoh/' });
    expect(objects.map(({ name }) => name)).toEqual([`offices/contoh/files/${sha256}`]);
  });

  it('belong to one office: another does not find them', async () => {
    await files.save('contoh', bytes, 'application/pdf');
    expect(await files.read('seberang', sha256)).toBeUndefined();
    expect(await files.read('contoh', sha256)).toBeDefined();
  });

  it('keep every byte of five megabytes', async () => {
    const large = randomBytes(5 * 1024 * 1024);
    const saved = await files.save('contoh', large, 'image/jpeg');
    const found = await files.read('contoh', saved.sha256);
    expect(Buffer.from(found?.bytes ?? []).equals(large)).toBe(true);
  });

  it('are kept out of every cache on the way', async () => {
    await files.save('contoh', bytes, 'application/pdf');
    const [metadata] = await world.bucket.file(`offices/contoh/files/${sha256}`).getMetadata();
    expect(metadata.cacheControl).toBe('private, no-store');
  });
});
