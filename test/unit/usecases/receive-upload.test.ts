import { describe, expect, it } from 'vitest';
import { keptName, receiveUpload } from '../../../functions/usecases/receive-upload.ts';
import { aPicture } from '../../fixtures/cases.ts';
import { granted, refusalOf, sha256, someDeps } from '../../fixtures/deps.ts';
import { contoh } from '../../fixtures/office.ts';

const { office } = contoh;
const limit = office.settings.uploadLimitBytes;

function file(name: string, bytes: Uint8Array | string) {
  return { name, bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes };
}

/** A picture with padding after its end, which readers ignore. */
function pictureOf(sizeBytes: number): Uint8Array {
  const bytes = new Uint8Array(sizeBytes);
  bytes.set(aPicture().bytes);
  return bytes;
}

describe('receiving a file', () => {
  it('keeps it under the hash of its content, whatever it is called', async () => {
    const deps = someDeps();
    const { bytes } = aPicture();
    const stored = granted(await receiveUpload(deps, office, file('../../rahasia Ratna.exe', bytes)));
    expect(stored).toEqual({ sha256: sha256(bytes), sizeBytes: bytes.length, type: 'image/png' });
    expect((await deps.files.read('contoh', stored.sha256))?.bytes).toEqual(bytes);
  });

  it('takes a file as large as the office allows, and not a byte more', async () => {
    const deps = someDeps();
    expect((await receiveUpload(deps, office, file('a.png', pictureOf(limit)))).ok).toBe(true);
    expect(refusalOf(await receiveUpload(deps, office, file('a.png', pictureOf(limit + 1))))).toEqual({
      code: 'file-too-large',
      limitBytes: limit,
    });
  });

  it('refuses an empty file', async () => {
    expect(refusalOf(await receiveUpload(someDeps(), office, file('kosong.pdf', '')))).toEqual({
      code: 'file-empty',
    });
  });

  it.each([
    ['a program called scan.pdf', 'scan.pdf', programBytes(), 'exe'],
    ['a web page called foto.jpg', 'foto.jpg', '<!doctype html><script>alert(1)</script>', undefined],
    ['a drawing that can hold script', 'gambar.png', '<svg xmlns="http://www.w3.org/2000/svg"/>', undefined],
    ['an archive called berkas.pdf', 'berkas.pdf', zipBytes(), 'zip'],
    ['plain text called ktp.jpg', 'ktp.jpg', 'ini KTP saya', undefined],
  ])('refuses %s by what it is', async (_, name, bytes, found) => {
    const refusal = refusalOf(await receiveUpload(someDeps(), office, file(name, bytes)));
    expect(refusal).toMatchObject({ code: 'file-kind' });
    if (found !== undefined) expect(refusal).toEqual({ code: 'file-kind', found });
  });

  it.each([
    ['a PDF', '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF', 'application/pdf'],
    ['a JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0), 'image/jpeg'],
    ['a WebP', webpBytes(), 'image/webp'],
  ])('takes %s whatever its name says', async (_, bytes, type) => {
    expect(granted(await receiveUpload(someDeps(), office, file('tanpa-akhiran', bytes))).type).toBe(type);
  });
});

function programBytes(): Uint8Array {
  const bytes = new Uint8Array(512);
  bytes.set([0x4d, 0x5a, 0x90, 0]);
  return bytes;
}

function zipBytes(): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes.set([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 0, 0]);
  return bytes;
}

function webpBytes(): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes.set(new TextEncoder().encode('RIFF'), 0);
  bytes.set(new TextEncoder().encode('WEBPVP8 '), 8);
  return bytes;
}

describe('the name a file is kept under', () => {
  it.each([
    ['C:\\Users\\Ratna\\ktp.jpg', 'ktp.jpg'],
    ['/home/ratna/kk.pdf', 'kk.pdf'],
    ['baris\nbaru\u0000.pdf', 'barisbaru.pdf'],
    ['🐈'.repeat(500), '🐈'.repeat(120)],
    ['', 'berkas'],
    ['folder/', 'berkas'],
  ])('%j becomes %j', (name, kept) => {
    expect(keptName(name)).toBe(kept);
  });
});
