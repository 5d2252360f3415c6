import type { OutputOf, StaffApi } from '../../../../domain/api.ts';

/** One book of one year, as `openRegisters` tells of it: what every part of the screen is given. */
export interface BookPart {
  opened: OutputOf<StaffApi['openRegisters']>;
  book: OutputOf<StaffApi['openRegisters']>['books'][number];
  year: number;
  register: string;
  /** Something was written: what is shown is asked for again. */
  onChanged: () => void;
}
