/** A made file on its way to the console. */
export interface MadeFile {
  name: string;
  type: string;
  base64: string;
}

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  png: 'image/png',
  html: 'text/html; charset=utf-8',
} as const;

/** @param name ids, codes and titles only: file names end in histories and downloads */
export function madeFile(name: string, type: keyof typeof types, bytes: Uint8Array): MadeFile {
  return { name: `${name}.${type}`, type: types[type], base64: Buffer.from(bytes).toString('base64') };
}
