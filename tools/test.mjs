import { underProjectNode } from './bootstrap.mjs';

await underProjectNode(import.meta.url);
await import('./test.ts');
