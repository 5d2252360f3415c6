import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';

/** A posted form: text by field name, and the files chosen (fields left empty are not files). */
export interface PostedForm {
  fields: Record<string, string>;
  files: { field: string; name: string; bytes: Uint8Array }[];
}

/** Boundaries, field names and the other fields of a form beside its file. */
const room = 64 * 1024;

/**
 * Reads `multipart/form-data` or a plain form post from the whole body, as the platform hands it over.
 * Refuses `file-too-large` before parsing when the body cannot fit the limit, `invalid-input` for a body that is no form.
 * @param limitBytes of the file carried
 */
export async function readForm(request: Request, limitBytes: number): Promise<Result<PostedForm>> {
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes + room) {
    return refuse({ code: 'file-too-large', limitBytes });
  }
  const body = await request.arrayBuffer();
  if (body.byteLength > limitBytes + room) return refuse({ code: 'file-too-large', limitBytes });
  const type = request.headers.get('content-type') ?? '';
  let data: FormData;
  try {
    data = await new Response(body, { headers: { 'content-type': type } }).formData();
  } catch {
    // The parser throws on anything that is no form, e.g. a cut-off upload.
    return refuse({ code: 'invalid-input', fields: [] });
  }
  const form: PostedForm = { fields: {}, files: [] };
  for (const [field, value] of data.entries()) {
    if (typeof value === 'string') form.fields[field] = value;
    else if (value.name !== '' || value.size > 0)
      form.files.push({ field, name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return ok(form);
}
