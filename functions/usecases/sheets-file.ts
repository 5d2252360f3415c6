/** A made file on its way to the console. */
export interface MadeFile {
  name: string;
  type: string;
  base64: string;
}

const types = { pdf: 'application/pdf', png: 'image/png', html: 'text/html; charset=utf-8' } as const;

/** @param name ids and codes only: file names end in histories and downloads */
export function sheetFile(name: string, type: keyof typeof types, bytes: Uint8Array): MadeFile {
  return { name: `${name}.${type}`, type: types[type], base64: Buffer.from(bytes).toString('base64') };
}
