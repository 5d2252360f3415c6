import type { OutputOf, StaffApi } from '../../../../domain/api.ts';

/** A batch as its page has it. */
export type OpenedBatch = OutputOf<StaffApi['openBatch']>;
