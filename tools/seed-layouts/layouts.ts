import { balongbendoLayout } from './balongbendo.ts';
import { juaiLayout } from './juai.ts';
import { kejayanLayout } from './kejayan.ts';
import type { SeedLayout } from './layout.ts';
import { lekokLayout } from './lekok.ts';
import { perakLayout } from './perak.ts';

/** The five decrees Loket began with. An office added later brings no file and needs no layout. */
export const layouts: readonly SeedLayout[] = [
  juaiLayout,
  kejayanLayout,
  perakLayout,
  lekokLayout,
  balongbendoLayout,
];

export function layoutOf(file: string): SeedLayout | undefined {
  return layouts.find((layout) => layout.file === file);
}
