import type { SeedLayout } from './layout.ts';

export const lekokLayout: SeedLayout = {
  file: '003_6afc7f231b53ee5a.txt',
  opens: /^$/,
  rows: () => ({ heads: [], rows: [] }),
  blockFurniture: [],
  decreeFurniture: [],
  noise: [],
};
