/** When power or network is gone: outages, forms printed beforehand, cases entered afterwards. Callables: name → input and output. */

export const emergencyApi = {} as const;
