import type { Reports } from '../usecases/ports.ts';

/** The reports port. The libraries are imported when the first file is made, so that no page waits for them. */
export function reports(): Reports {
  return {
    async docx(document) {
      const { writeDocx } = await import('./docx.ts');
      return writeDocx(document);
    },
    async xlsx(sheets) {
      const { writeXlsx } = await import('./xlsx.ts');
      return writeXlsx(sheets);
    },
    async zip(files, at) {
      const { zipSync } = await import('fflate');
      // Photos and scans are compressed already.
      return zipSync({ ...files }, { level: 0, mtime: at });
    },
  };
}
