import type { LetterContent } from '../../domain/letter.ts';
import { unprintable } from '../../domain/letter.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Letters } from '../usecases/ports.ts';

/**
 * The letters port. Everything heavy (fonts, PDF and CMS libraries) is imported when a letter is first made or read, so that a
 * citizen's first page never waits for it.
 * @param trustedRootsPem whom a signature must lead to; without, a verdict speaks of integrity alone
 */
export function letters(trustedRootsPem?: readonly string[]): Letters {
  return {
    async templates() {
      const { letterTemplates } = await import('./templates/registry.ts');
      return new Map(
        [...letterTemplates].map(([id, { requires }]) => [id, requires.map((asked) => asked.id)] as const),
      );
    },
    async compose(template, input) {
      const { composeLetter } = await import('./templates/registry.ts');
      return composeLetter(template, input);
    },
    async check(content: LetterContent) {
      const { printable } = await import('./render.ts');
      const fields = unprintable(content, await printable());
      return fields.length > 0 ? refuse({ code: 'missing-glyphs', fields }) : ok(null);
    },
    async render(content) {
      const { renderLetter } = await import('./render.ts');
      return renderLetter(content);
    },
    async print(document) {
      const { printDocument } = await import('./print.ts');
      return printDocument(document);
    },
    async picture(document) {
      const { printPicture } = await import('./picture.ts');
      return printPicture(document);
    },
    async verify(pdf) {
      const { verifyPdf } = await import('./verify.ts');
      const reading = await verifyPdf(pdf, trustedRootsPem ? { trustedRootsPem } : {});
      const { verdict, signatures } = reading;
      return { verdict, signerSubject: signatures.at(-1)?.signerSubject, signatures: signatures.length };
    },
  };
}
