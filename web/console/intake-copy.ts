import type { IntakeDoor } from './intake-form.ts';
import type { TypedCopy } from './typed-copy.ts';

/** What is typed at the counter, as one thing that can be kept and taken up again. */
export interface IntakeDraft {
  /** Of the application it becomes: taken up again, the same press is the same application. */
  applicationId: string;
  secret: string;
  serviceId: string;
  door: IntakeDoor;
  typed: Readonly<Record<string, string>>;
  brought: readonly string[];
  /** Words beside a paper, by requirement. */
  said: Readonly<Record<string, string>>;
  /** Blocks of persons that were added. */
  opened: readonly string[];
  admitReason: string;
  /** What was already answered at the counter. */
  answer: string;
}

// No field of a form has an id with these signs.
const own = {
  id: '#id',
  secret: '#secret',
  service: '#service',
  door: '#door',
  admit: '#admit',
  answer: '#answer',
} as const;
const saidPrefix = '?';
const openedPrefix = '+';

export function copyOf(draft: IntakeDraft): TypedCopy {
  return {
    fields: {
      ...draft.typed,
      ...prefixed(saidPrefix, draft.said),
      ...prefixed(openedPrefix, Object.fromEntries(draft.opened.map((id) => [id, '1']))),
      [own.id]: draft.applicationId,
      [own.secret]: draft.secret,
      [own.service]: draft.serviceId,
      [own.door]: draft.door,
      [own.admit]: draft.admitReason,
      [own.answer]: draft.answer,
    },
    ticked: draft.brought,
  };
}

/** @returns undefined for a copy without the ids it would be sent under */
export function draftFrom({ fields, ticked }: TypedCopy): IntakeDraft | undefined {
  const { [own.id]: applicationId, [own.secret]: secret, [own.service]: serviceId = '' } = fields;
  if (applicationId === undefined || secret === undefined) return undefined;
  return {
    applicationId,
    secret,
    serviceId,
    door: fields[own.door] === 'village' ? 'village' : 'counter',
    typed: Object.fromEntries(Object.entries(fields).filter(([id]) => /^[a-z]/i.test(id))),
    brought: ticked,
    said: withPrefix(saidPrefix, fields),
    opened: Object.keys(withPrefix(openedPrefix, fields)),
    admitReason: fields[own.admit] ?? '',
    answer: fields[own.answer] ?? '',
  };
}

/** Is there anything that somebody would have to type again? */
export function isWorthKeeping({ typed, brought, admitReason, answer }: IntakeDraft): boolean {
  return (
    [...Object.values(typed), admitReason, answer].some((text) => text.trim() !== '') || brought.length > 0
  );
}

function prefixed(prefix: string, of: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(of).map(([id, text]) => [`${prefix}${id}`, text]));
}

function withPrefix(prefix: string, fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([id, text]) =>
      id.startsWith(prefix) ? [[id.slice(prefix.length), text]] : [],
    ),
  );
}
