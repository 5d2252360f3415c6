import { describe, expect, it } from 'vitest';
import { memoryDocuments, memoryFiles } from '../../../functions/store/memory.ts';
import { sha256 } from '../../fixtures/deps.ts';
import { documentsContract } from '../../fixtures/store-contract.ts';

documentsContract('memory', () => Promise.resolve({ documents: memoryDocuments(), word: 'uji1' }));

describe('files in memory', () => {
  const bytes = new TextEncoder().encode('isi berkas');

  it('are named by their content: saving twice is saving once', async () => {
    const files = memoryFiles(sha256);
    const first = await files.save('contoh', bytes, 'application/pdf');
    expect(first).toEqual({ sha256: sha256('isi berkas') });
    expect(await files.save('contoh', bytes, 'application/pdf')).toEqual(first);
    expect(await files.read('contoh', first.sha256)).toEqual({ bytes, type: 'application/pdf' });
  });

  it('belong to one office: another does not find them', async () => {
    const files = memoryFiles(sha256);
    const saved = await files.save('contoh', bytes, 'image/png');
    expect(await files.read('seberang', saved.sha256)).toBeUndefined();
    expect(await files.read('contoh', saved.sha256)).toBeDefined();
  });

  it('stay as saved when the caller goes on using his bytes', async () => {
    const files = memoryFiles(sha256);
    const mine = Uint8Array.from(bytes);
    const saved = await files.save('contoh', mine, 'image/png');
    mine.fill(0);
    expect((await files.read('contoh', saved.sha256))?.bytes).toEqual(bytes);
  });
});
