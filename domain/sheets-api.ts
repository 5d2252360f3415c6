/** Sheets of a day at the counter: collection sheet, folder labels, slips, bundles, what waits to be printed. Callables: name → input and output. */

export const sheetsApi = {} as const;
