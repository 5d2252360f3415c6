/** Moving a case: to another service, or into a system run by others. Callables: name → input and output. */

export const caseMovesApi = {} as const;
