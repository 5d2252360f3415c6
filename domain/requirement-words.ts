import type { SetAsked } from './requirement-sets.ts';
import type { PaperMark, Requirement } from './standard.ts';

/** What the software knows of a requirement beside its printed text, in words; site and console say it alike. */

export const markWords: Readonly<Record<PaperMark, string>> = {
  'stamp-duty': 'Bermeterai.',
  'original-compared': 'Aslinya ditunjukkan untuk dicocokkan.',
  'certified-copy': 'Salinan yang dilegalisir.',
  'signed-by-all': 'Ditandatangani semua yang disebut.',
  seal: 'Bertanda tangan dan berstempel.',
};

/** A slash may mean either; which is the office's reading, and is said to be. */
export function alternativesWords({ alternatives }: Pick<Requirement, 'alternatives'>): string | undefined {
  if (!alternatives) return undefined;
  const listed = alternatives.of.join('; ');
  return alternatives.needed === 'one'
    ? `Salah satu dari: ${listed} (bacaan kantor).`
    : `Semua: ${listed} (bacaan kantor).`;
}

/** "Foto cetak: 4 lembar ukuran 3x2 dan 1 lembar ukuran 4x6." */
export function photosWords({ photos }: Pick<Requirement, 'photos'>): string | undefined {
  if (!photos) return undefined;
  const prints = photos.map(({ size, count }) => `${String(count)} lembar ukuran ${size}`);
  return `Foto cetak: ${prints.join(' dan ')}.`;
}

/** Sentences beside the text of a requirement, in the order they are read. */
export function particularsOf(requirement: Requirement): string[] {
  return [
    alternativesWords(requirement),
    photosWords(requirement),
    ...(requirement.marks ?? []).map((mark) => markWords[mark]),
    ...(requirement.openEnded ? ['Hanya bila diminta petugas; boleh kosong.'] : []),
  ].filter((words) => words !== undefined);
}

/** "Cukup 1 dari 2: Buku nikah; Akta kelahiran." */
export function setWords({ members, atLeast, printed }: SetAsked): string {
  const reading = printed === undefined ? ' (bacaan kantor)' : '';
  return `Cukup ${String(atLeast)} dari ${String(members.length)}: ${members.map(({ text }) => text).join('; ')}${reading}.`;
}
