import type { OpenedCase } from '../../../domain/api.ts';
import type { Act } from '../../../domain/application.ts';

/** What every act form is given: the case it acts on, and where to send what was filled in. */
export interface ActFormProps {
  opened: OpenedCase;
  busy: boolean;
  /** @param label what the answer calls it */
  onAct: (act: Act, label: string) => void;
}
