import type { OutputOf, StaffApi } from '../../domain/api.ts';

export type OpenedSkm = OutputOf<StaffApi['openSkm']>;

/** What every part of the survey's screens needs. */
export interface SkmPart {
  opened: OpenedSkm;
  /** The period looked at. */
  period: string;
  reload: () => void;
}
