import type { SeedLayout } from './layout.ts';

export const balongbendoLayout: SeedLayout = {
  file: '004_e972dba8ccf83ea9.txt',
  opens: /^$/,
  rows: () => ({ heads: [], rows: [] }),
  blockFurniture: [],
  decreeFurniture: [],
  noise: [],
};
