import type { SeedLayout } from './layout.ts';

export const perakLayout: SeedLayout = {
  file: '002_1ad36fd352f9c6bc.txt',
  opens: /^$/,
  rows: () => ({ heads: [], rows: [] }),
  blockFurniture: [],
  decreeFurniture: [],
  noise: [],
};
