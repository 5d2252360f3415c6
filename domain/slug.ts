/** A text as part of an address: `060/ 643 / 424.306/2023` is `060-643-424-306-2023`. Empty where nothing of it can stand there. */
export function slugOf(text: string, longest = 80): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, longest)
    .replace(/-+$/, '');
}
