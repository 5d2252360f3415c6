import { AnsweredThrough, RefusalGround } from '../../domain/application.ts';
import type { Act, ActKind, Application } from '../../domain/application.ts';
import { heldOriginals } from '../../domain/steps/hand-over.ts';
import { compensationWords, refusalGroundWords, throughWords } from '../../domain/words-id.ts';
import { filesProblem, sentFiles } from './attaching.ts';
import { attachmentsText } from './text-attachments.ts';
import { movesText } from './text-moves.ts';
import { text } from './text.ts';

/** What an act asks of the officer beside the press of its button: one table for all acts that only need a few fields. */

export type ActField =
  | { id: string; kind: 'note'; label: string; hint?: string; required: boolean }
  /** Date and time in the office's zone. `past`: not later than now; else not before it. */
  | { id: string; kind: 'moment'; label: string; past: boolean }
  /** One of the free slots, by its beginning in milliseconds. */
  | { id: string; kind: 'slot' }
  | { id: string; kind: 'count'; label: string }
  | { id: string; kind: 'choice'; label: string; options: { value: string; label: string }[] }
  /** Each line is ticked. */
  | { id: string; kind: 'ticks'; label: string; items: readonly string[] }
  /** Photos and papers of the officer: sent as they are chosen, named by the act. Never asked for. */
  | { id: string; kind: 'files'; label: string }
  /** At least one of the case's requirements; with `when` asked only where another field says so. */
  | {
      id: string;
      kind: 'items';
      label: string;
      options: readonly { value: string; label: string }[];
      when?: { id: string; value: string };
    };

const words = text.actFields;
const note = (label: string, required = true): ActField => ({ id: 'note', kind: 'note', label, required });
const files = (label: string): ActField => ({ id: 'attachments', kind: 'files', label });
const options = <K extends string>(
  table: Readonly<Record<K, string>>,
  keys: readonly NoInfer<K>[],
): { value: string; label: string }[] => keys.map((value) => ({ value, label: table[value] }));

/** Acts this table knows; the others have forms of their own. */
export type FieldAct = Exclude<
  Act['act'],
  | 'check'
  | 'correct'
  | 'draft'
  | 'number'
  | 'sign-on-paper'
  | 'hand-over'
  | 'recap'
  | 'prepare'
  | 'approve'
  | 'issue'
  | 'return'
  | 'pause'
  | 'resume'
  | 'open-survey'
  | 'transfer'
>;

const ownForms: ReadonlySet<ActKind> = new Set([
  'check',
  'correct',
  'draft',
  'number',
  'sign-on-paper',
  'hand-over',
  'recap',
  'prepare',
  'approve',
  'issue',
  'return',
  'pause',
  'resume',
  'open-survey',
  'transfer',
]);

export function isFieldAct(act: ActKind): act is FieldAct {
  return !ownForms.has(act);
}

/** The fields of an act, given the case, the step's checklist and the requirements of the case by id and name. */
export function actFields(
  act: FieldAct,
  application: Pick<Application, 'duties'> & Partial<Pick<Application, 'items'>>,
  checklist: readonly string[],
  requirements: readonly { value: string; label: string }[] = [],
): ActField[] {
  switch (act) {
    case 'validate':
    case 'initial':
    case 'stamp':
    case 'register':
    case 'give-receipt':
    case 'call':
    case 'attend':
    case 'miss':
    case 'capture':
    case 'print':
    case 'archive':
    case 'confirm-breach':
    case 'notice-delivered':
      return [];
    case 'survey-field':
      return [
        { id: 'surveyedAt', kind: 'moment', label: words.surveyedAt, past: true },
        {
          id: 'suits',
          kind: 'choice',
          label: words.suits,
          options: [
            { value: 'true', label: words.suitsYes },
            { value: 'false', label: words.suitsNo },
          ],
        },
        note(words.findings),
        files(attachmentsText.photos),
      ];
    case 'plan-survey':
      return [
        { id: 'at', kind: 'moment', label: attachmentsText.plan.at, past: false },
        note(attachmentsText.plan.note, false),
      ];
    case 'summon':
      return [
        { id: 'at', kind: 'moment', label: words.summonAt, past: false },
        note(words.summonNote, false),
      ];
    case 'hear':
      return [
        { id: 'present', kind: 'count', label: words.present },
        note(words.statements),
        files(attachmentsText.photos),
      ];
    case 'book':
      return [{ id: 'at', kind: 'slot' }];
    case 'send':
      return [note(words.dispatch, false)];
    case 'agency-answer':
      return [
        {
          id: 'result',
          kind: 'choice',
          label: words.agencyResult,
          options: options(words.agencyResults, ['done', 'to-mend', 'no']),
        },
        {
          id: 'items',
          kind: 'items',
          label: text.back.items,
          options: requirements,
          when: { id: 'result', value: 'to-mend' },
        },
        note(words.agencyNote, false),
        files(attachmentsText.result),
      ];
    case 'record-payment':
      return [
        { id: 'paidAt', kind: 'moment', label: words.paidAt, past: true },
        note(words.paymentNote, false),
        files(attachmentsText.proof),
      ];
    case 'guide':
      return [{ id: 'ticked', kind: 'ticks', label: words.checklist, items: checklist }];
    case 'answer':
      return [
        {
          id: 'through',
          kind: 'choice',
          label: words.through,
          options: options(throughWords, AnsweredThrough.options),
        },
        note(words.answer),
      ];
    case 'escalate':
      return [note(words.escalation, false)];
    case 'schedule-event':
      return [{ id: 'at', kind: 'moment', label: words.eventAt, past: false }, note(words.eventNote, false)];
    case 'hold-event':
      return [
        { id: 'heldAt', kind: 'moment', label: words.heldAt, past: true },
        { id: 'present', kind: 'count', label: words.present },
        note(words.eventMinutes),
        files(attachmentsText.photos),
      ];
    case 'notify':
    case 'tell-applicant':
      return [note(words.told, false)];
    case 'return-originals': {
      const held = heldOriginals({ items: application.items ?? {} });
      return [
        {
          id: 'items',
          kind: 'items',
          label: movesText.originals.legend,
          options: requirements.filter(({ value }) => held.includes(value)),
        },
        note(movesText.originals.to, false),
      ];
    }
    case 'skip':
    case 'expire':
    case 'reopen':
    case 'decline-compensation':
      return [note(words.reason)];
    case 'cancel':
      return [];
    case 'note-outside':
      return [
        { ...note(words.outsideReference, false), id: 'reference' },
        { ...note(words.outsideStatus, false), id: 'status' },
      ];
    case 'refuse':
      return [
        {
          id: 'ground',
          kind: 'choice',
          label: words.ground,
          options: options(refusalGroundWords, RefusalGround.options),
        },
        { id: 'note', kind: 'note', label: words.refusal, hint: words.refusalHint, required: true },
      ];
    case 'correct-ready':
      return [{ id: 'readyAt', kind: 'moment', label: words.readyAt, past: true }, note(words.reason)];
    case 'compensate': {
      const duty = application.duties.find((candidate) => candidate.kind === 'compensation');
      return [
        {
          id: 'part',
          kind: 'choice',
          label: words.part,
          options: options(compensationWords, duty?.open ?? []),
        },
        note(words.proof),
      ];
    }
    default:
      return act satisfies never;
  }
}

/** Is a field asked for, with what the others hold? */
export function isAsked(field: ActField, values: Readonly<Record<string, string>>): boolean {
  return field.kind !== 'items' || !field.when || values[field.when.id] === field.when.value;
}

/** Why a field stops the act, or undefined. */
export function fieldProblem(field: ActField, value: string, moment: number | undefined, now: number) {
  switch (field.kind) {
    case 'note':
      return field.required && value.trim() === '' ? words.required : undefined;
    case 'moment':
      if (moment === undefined) return words.momentMissing;
      if (field.past ? moment > now : moment <= now) return field.past ? words.notLater : words.notEarlier;
      return undefined;
    case 'slot':
      return /^\d+$/.test(value) ? undefined : words.slotMissing;
    case 'count':
      return /^\d{1,5}$/.test(value) ? undefined : words.countMissing;
    case 'choice':
      return field.options.some((option) => option.value === value) ? undefined : words.choose;
    case 'ticks':
      return value.split(',').filter((each) => each !== '').length === field.items.length
        ? undefined
        : words.tickAll;
    case 'items':
      return value === '' ? text.back.itemsMissing : undefined;
    case 'files':
      return filesProblem(value);
    default:
      return field satisfies never;
  }
}

/** What the act carries. */
export function actValue(field: ActField, value: string, moment: number | undefined): unknown {
  switch (field.kind) {
    case 'note':
      return value.trim() === '' ? undefined : value.trim();
    case 'moment':
      return moment;
    case 'slot':
    case 'count':
      return Number(value);
    case 'choice':
      return value === 'true' || value === 'false' ? value === 'true' : value;
    case 'ticks':
      return value
        .split(',')
        .filter((each) => each !== '')
        .map(Number);
    case 'items':
      return value.split(',').filter((each) => each !== '');
    case 'files':
      return sentFiles(value);
    default:
      return field satisfies never;
  }
}
