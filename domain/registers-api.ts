/** Register books: read, print, export, and numbers beside Loket. Callables: name → input and output. */

export const registersApi = {} as const;
