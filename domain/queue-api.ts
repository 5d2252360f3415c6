/** Queue numbers at the counter. Callables: name → input and output. */

export const queueApi = {} as const;
