import type {
  Act,
  ActKind,
  Actor,
  Application,
  Happening,
  StoredFile,
  TakenNumber,
  TransferTarget,
} from '../application.ts';
import type { Result } from '../result.ts';
import type { Capacity, Performer, Role } from '../roles.ts';
import type { Definition } from '../standard.ts';
import type { Step, StepKind } from './step.ts';

export type StepOf<K extends StepKind> = Extract<Step, { do: K }>;

/** Who may do an act at a step: staff performers, the applicant, or Loket itself (triggers and `tick`). */
export interface Offer {
  act: ActKind;
  by: readonly Performer[];
  applicant?: boolean;
  system?: boolean;
}

/**
 * What a decision needs from outside: ids, numbers and hashes made or read by the use case beforehand. A step that needs
 * one and does not get it throws, because that is breakage and not a refusal.
 */
export interface Given {
  letterId?: string | undefined;
  taken?: TakenNumber | undefined;
  sha256?: string | undefined;
  letterOn?: string | undefined;
  /** The person named as signer of a wet-ink sheet, with the roles in force, and as whose deputy he signed. */
  signer?:
    | {
        uid: string;
        roles: readonly Role[];
        sections: readonly string[];
        capacity?: Capacity | undefined;
      }
    | undefined;
  /** The case this one goes on as. */
  transferTo?: TransferTarget | undefined;
  /** The prepared letter names somebody else than who signs now. */
  signerChanged?: boolean | undefined;
  /** The slot asked for has room; held in the same commit. */
  slotFree?: boolean | undefined;
  /** The batch an application is put into. */
  batchId?: string | undefined;
  /** Now is still the office's day on which the product was recorded as ready. */
  sameDay?: boolean | undefined;
  /** When a correction is due by the printed deadline. */
  correctBy?: number | undefined;
  /** The files an act names by their ids: attached by whoever acts, at this step, and named by no act before. */
  files?: readonly StoredFile[] | undefined;
}

export interface Context<K extends StepKind = StepKind> {
  definition: Definition;
  step: StepOf<K>;
  application: Application;
  actor: Actor;
  given: Given;
  now: number;
}

/** The rules of one kind of step. */
export interface StepRules<K extends StepKind> {
  /** What may be done at this step in this state, and by whom. One table draws the buttons and guards the acts. */
  offers(step: StepOf<K>, application: Application): Offer[];
  /** The happening of an act that the offers allow; refuses when the act's content does not do. */
  decide(context: Context<K>, act: Act): Result<Happening>;
}

/** For `decide`: the offers let no other act through, so arriving here is a fault in a step's rules. */
export function notOffered(act: Act): never {
  throw new Error(`The step's offers let "${act.act}" through, but its rules do not decide it`);
}

export function given<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The use case did not hand in ${what}`);
  return value;
}

/** The part of a happening that carries the act's files. */
export function filesOf(
  act: { attachments?: string[] | undefined },
  handed: Given,
): { files?: StoredFile[] } {
  if (!act.attachments || act.attachments.length === 0) return {};
  return { files: [...given(handed.files, 'the files of the act')] };
}

/** Does a person's post match one of the performers? A section head counts for his own section only. */
export function performs(
  actor: { roles: readonly Role[]; sections: readonly string[] },
  performers: readonly Performer[],
): Performer | undefined {
  return performers.find(
    (performer) =>
      actor.roles.includes(performer.role) &&
      (performer.section === undefined || actor.sections.includes(performer.section)),
  );
}
