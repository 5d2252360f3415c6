import { describe, expect, it } from 'vitest';
import { readForm } from '../../../functions/entry/multipart.ts';

const limit = 100_000;

function posted(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request('https://loket.example/', { method: 'POST', body, headers });
}

function upload(name: string, bytes: Uint8Array): Request {
  const form = new FormData();
  form.append('catatan', 'dua\nbaris & "kutip"');
  form.append('berkas', new File([new Uint8Array(bytes)], name));
  return posted(form);
}

describe('a posted form', () => {
  it('gives text and file just as sent', async () => {
    const bytes = new Uint8Array(Array.from({ length: 5000 }, (_, i) => (i * 7) % 256));
    const read = await readForm(upload('KTP 😀 أحمد.jpg', bytes), limit);
    expect(read).toEqual({
      ok: true,
      value: {
        // Browsers send line ends of text as CR LF.
        fields: { catatan: 'dua\r\nbaris & "kutip"' },
        files: [{ field: 'berkas', name: 'KTP 😀 أحمد.jpg', bytes }],
      },
    });
  });

  it('may be a plain one', async () => {
    const read = await readForm(posted(new URLSearchParams({ a: 'x y', b: 'ü' })), limit);
    expect(read).toEqual({ ok: true, value: { fields: { a: 'x y', b: 'ü' }, files: [] } });
  });

  it('does not call an untouched file field a file, but an empty file one', async () => {
    const untouched = await readForm(upload('', new Uint8Array()), limit);
    expect(untouched.ok && untouched.value.files).toEqual([]);
    const empty = await readForm(upload('kosong.pdf', new Uint8Array()), limit);
    expect(empty.ok && empty.value.files.map(({ name }) => name)).toEqual(['kosong.pdf']);
  });

  it('takes a file of exactly the limit and refuses what cannot fit', async () => {
    expect((await readForm(upload('a', new Uint8Array(limit)), limit)).ok).toBe(true);
    const refused = { ok: false, refusal: { code: 'file-too-large', limitBytes: limit } };
    expect(await readForm(upload('a', new Uint8Array(limit + 65_537)), limit)).toEqual(refused);
    const announced = posted('x', { 'content-length': String(limit + 65_537), 'content-type': 'text/plain' });
    expect(await readForm(announced, limit)).toEqual(refused);
  });

  it.each([
    [
      'a cut-off upload',
      '--x\r\nContent-Disposition: form-data; name="berkas"; filename="a.jpg"\r\n\r\nabc',
      'multipart/form-data; boundary=x',
    ],
    ['a wrong boundary', '--y\r\n\r\n--y--', 'multipart/form-data; boundary=x'],
    ['no boundary', 'abc', 'multipart/form-data'],
    ['something else', '{"a":1}', 'application/json'],
  ])('is refused as unreadable: %s', async (_what, body, type) => {
    expect(await readForm(posted(body, { 'content-type': type }), limit)).toEqual({
      ok: false,
      refusal: { code: 'invalid-input', fields: [] },
    });
  });
});
