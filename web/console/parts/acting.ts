import { createContext } from 'preact';
import type { OpenedCase } from '../../../domain/api.ts';
import type { Act } from '../../../domain/application.ts';
import type { Attachment } from '../../../domain/attachments.ts';
import type { Sequel } from '../desk-acts.ts';

/** What every act form is given: the case it acts on, and where to send what was filled in. */
export interface ActFormProps {
  opened: OpenedCase;
  busy: boolean;
  /** @param label what the answer calls it */
  onAct: (act: Act, label: string) => void;
}

/** As {@link ActFormProps}, for a form whose act may carry files. */
export interface FilesFormProps extends ActFormProps {
  /** What was attached, or taken back, before the act that names it. */
  onAttachments: (change: (before: readonly Attachment[]) => Attachment[]) => void;
}

/** What may be recorded in the same press as the act that moves the case on; the bar with its button shows it. */
export interface SequelChoice {
  offered: readonly Sequel[];
  ticked: readonly string[];
  onTicked: (acts: readonly string[]) => void;
}

export const SequelContext = createContext<SequelChoice | undefined>(undefined);
