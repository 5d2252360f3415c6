/** Lists made of many cases (recapitulations) and what villages owe each month. Callables: name → input and output. */

export const batchApi = {} as const;
