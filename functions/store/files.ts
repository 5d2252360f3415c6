import { createHash } from 'node:crypto';
import type { Bucket } from '@google-cloud/storage';
import type { Files } from '../usecases/ports.ts';

/**
 * Files in Cloud Storage, named by their own hash: `offices/<o>/files/<sha256>`. A name says nothing of a person; saving the
 * same bytes twice is saving once. No client reaches them (`storage.rules`); functions stream them after logging.
 */
export function storageFiles(bucket: Bucket): Files {
  const fileOf = (officeId: string, sha256: string) => bucket.file(`offices/${officeId}/files/${sha256}`);
  return {
    async save(officeId, bytes, type) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const file = fileOf(officeId, sha256);
      const [exists] = await file.exists();
      if (!exists) {
        await file.save(Buffer.from(bytes), {
          contentType: type,
          resumable: false,
          metadata: { cacheControl: 'private, no-store' },
        });
      }
      return { sha256 };
    },
    async read(officeId, sha256) {
      const file = fileOf(officeId, sha256);
      const [exists] = await file.exists();
      if (!exists) return undefined;
      const [[bytes], [metadata]] = await Promise.all([file.download(), file.getMetadata()]);
      return { bytes, type: metadata.contentType ?? 'application/octet-stream' };
    },
  };
}
