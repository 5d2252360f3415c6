import { months } from '../../domain/dates-id.ts';
import type { StandardProblem } from '../../domain/lifecycle.ts';
import { holdsWords, quotable } from '../../domain/printed.ts';
import type { Performer } from '../../domain/roles.ts';
import { slugOf } from '../../domain/slug.ts';
import type {
  ComponentKey,
  Definition,
  Field,
  PrintedBlock,
  PrintedComponent,
  Requirement,
  ReviewNote,
  ServiceStandard,
} from '../../domain/standard.ts';
import type { Step } from '../../domain/steps/step.ts';
import { stepWords } from '../../domain/words-id.ts';

/** What the editor of a standard does with it: every change gives a new standard, nothing is altered in place. */

/**
 * A component with other blocks. Where as many pieces are printed as before, whatever quotes a piece that changed follows it:
 * a requirement whose words are mended stays that requirement.
 */
export function withBlocks(
  standard: ServiceStandard,
  key: ComponentKey,
  blocks: PrintedBlock[],
): ServiceStandard {
  const before = standard.printed[key];
  if (before.state !== 'printed') return standard;
  const after: PrintedComponent = { ...before, blocks };
  const changed = withComponent(standard, key, after);
  const from = quotable(before);
  const to = quotable(after);
  if (from.length !== to.length) return changed;
  const pairs = from.flatMap((text, position): [string, string][] => {
    const next = to[position];
    // A text printed twice stays printed: whoever quotes it need not follow.
    return next !== undefined && next !== text && !to.includes(text) ? [[text, next]] : [];
  });
  const followed = new Map(pairs);
  if (followed.size === 0) return changed;
  // A rule may quote part of a piece; where that part is gone, the whole piece is what is printed of it.
  // Not where a figure or a month changed: the number the rule counts with stays what it was, so that the quotation must not move on alone.
  const quoted: Follow = (quote) =>
    pairs.find(
      ([before, after]) =>
        holdsWords(before, quote) && !holdsWords(after, quote) && figuresIn(before) === figuresIn(after),
    )?.[1] ?? quote;
  return withRulesFollowing(
    following(changed, key, (text) => followed.get(text) ?? text),
    key,
    quoted,
  );
}

const numberWords =
  'satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh ratus'.split(' ');
const figure = new RegExp(String.raw`\d+|\b(?:${[...numberWords, ...months].join('|')})\b`, 'giu');

/** Figures, number words and months of a text, in order. */
function figuresIn(text: string): string {
  return (text.match(figure) ?? []).join(' ').toLowerCase();
}

/** Rules on who applies and when quote what is printed, in whichever component it is. */
function withRulesFollowing(standard: ServiceStandard, key: ComponentKey, quoted: Follow): ServiceStandard {
  const { sets, eligibility, leadTimes, intakeWindow, recurring } = standard.definition;
  const follow = <T extends { printed: string }>(rule: T): T => ({ ...rule, printed: quoted(rule.printed) });
  return withDefinition(standard, {
    ...(sets &&
      key === 'requirements' && {
        sets: sets.map((set) => (set.printed === undefined ? set : { ...set, printed: quoted(set.printed) })),
      }),
    ...(eligibility && { eligibility: eligibility.map(follow) }),
    ...(leadTimes && { leadTimes: leadTimes.map(follow) }),
    ...(intakeWindow && { intakeWindow: follow(intakeWindow) }),
    ...(recurring && { recurring: follow(recurring) }),
  });
}

export function withComponent(
  standard: ServiceStandard,
  key: ComponentKey,
  component: PrintedComponent,
): ServiceStandard {
  return { ...standard, printed: { ...standard.printed, [key]: component } };
}

type Follow = (text: string) => string;

function following(standard: ServiceStandard, key: ComponentKey, follow: Follow): ServiceStandard {
  const { reading, definition } = standard;
  const notes = standard.notes.map((note) =>
    note.component === key ? { ...note, printed: follow(note.printed) } : note,
  );
  const withNotes = { ...standard, notes };
  switch (key) {
    case 'requirements':
      return withDefinition(withNotes, {
        requirements: definition.requirements.map((each) => ({ ...each, text: follow(each.text) })),
      });
    case 'procedure':
      return withDefinition(
        {
          ...withNotes,
          reading: {
            ...reading,
            steps: reading.steps.map((step) => ({ ...step, text: follow(step.text) })),
          },
        },
        {
          steps: definition.steps.map((step) =>
            step.printed === undefined ? step : { ...step, printed: follow(step.printed) },
          ),
        },
      );
    case 'time': {
      const { promise } = definition;
      return withDefinition(
        {
          ...withNotes,
          reading: {
            ...reading,
            durations: reading.durations.map((each) => ({ ...each, printed: follow(each.printed) })),
          },
        },
        { promise: promise.kind === 'term' ? { ...promise, printed: follow(promise.printed) } : promise },
      );
    }
    case 'product':
      return withDefinition(
        { ...withNotes, reading: { ...reading, products: reading.products.map(follow) } },
        { product: { ...definition.product, title: follow(definition.product.title) } },
      );
    case 'complaints':
      return {
        ...withNotes,
        reading: {
          ...reading,
          complaints: reading.complaints.map((each) => ({ ...each, text: follow(each.text) })),
        },
      };
    case 'guarantee': {
      const { compensation } = definition;
      if (compensation?.printed === undefined) return withNotes;
      return withDefinition(withNotes, {
        compensation: { ...compensation, printed: compensation.printed.map(follow) },
      });
    }
    default:
      return withNotes;
  }
}

export function withDefinition(standard: ServiceStandard, part: Partial<Definition>): ServiceStandard {
  return { ...standard, definition: { ...standard.definition, ...part } };
}

/** Without a key altogether: in our schemas absent is absent. */
export function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _left, ...rest } = value;
  return rest;
}

/** Steps with whoever does them; the heads of all sections they name see the case. */
export function withSteps(standard: ServiceStandard, steps: Step[]): ServiceStandard {
  const { sections } = standard.definition;
  return withDefinition(standard, { steps, sections: [...new Set([...sections, ...sectionsOf(steps)])] });
}

export function sectionsOf(steps: readonly Step[]): string[] {
  return [
    ...new Set(
      steps
        .flatMap((step) => [...step.by, ...(step.do === 'sign' ? (step.recordedBy ?? []) : [])])
        .flatMap(({ section }) => (section === undefined ? [] : [section])),
    ),
  ];
}

/** Key of one post, as a check box knows it. */
export function performerId({ role, section }: Performer): string {
  return section === undefined ? role : `${role}:${section}`;
}

/** A step of another kind keeps who does it, when it applies and what it quotes; what only the new kind has gets a plain value. */
export function stepAs(kind: Step['do'], step: Step): Step {
  if (kind === step.do) return step;
  const { id, by, printed, doors, variants, when, optional, refusal } = step;
  const base = {
    id,
    by,
    ...(printed !== undefined && { printed }),
    ...(doors && { doors }),
    ...(variants && { variants }),
    ...(when && { when }),
    ...(optional && { optional }),
    ...(refusal && { refusal }),
  };
  switch (kind) {
    case 'sign':
      return { do: kind, ...base, form: 'electronic' };
    case 'appointment':
      return { do: kind, ...base, minutes: 15, atOnce: 1 };
    case 'send-to-agency':
    case 'await-agency':
      return { do: kind, ...base, agency: 'agency' in step ? step.agency : '' };
    case 'guide':
      return { do: kind, ...base, items: [] };
    default:
      return { do: kind, ...base };
  }
}

const longestId = 60;

/** Text as an id; a word of ours where nothing of it can stand in one. */
export function idOf(text: string, fallback: string): string {
  return slugOf(text, longestId) || fallback;
}

/** The id itself, or with the first number that is free. */
export function freeId(wanted: string, taken: readonly string[], dash = '-'): string {
  if (!taken.includes(wanted)) return wanted;
  for (let n = 2; ; n += 1) {
    const id = `${wanted}${dash}${String(n)}`;
    if (!taken.includes(id)) return id;
  }
}

const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id);

/** The next printed item that nothing asks for yet, as a requirement. */
export function newRequirement({ printed, definition }: ServiceStandard): Requirement {
  const asked = definition.requirements.map(({ text }) => text);
  const text = quotable(printed.requirements).find((each) => !asked.includes(each)) ?? '';
  return {
    id: freeId(idOf(text, 'syarat'), idsOf(definition.requirements)),
    text,
    kind: 'file',
    paperAllowed: true,
  };
}

export function newField({ definition }: ServiceStandard): Field {
  return { id: freeId('isian', idsOf(definition.fields), ''), label: '', type: 'text', required: true };
}

/** A choice whose words stand as before keeps its value: conditions test that. So does one mended in its place. */
export function optionsOf(
  labels: readonly string[],
  before: readonly { value: string; label: string }[],
): { value: string; label: string }[] {
  const options: { value: string; label: string }[] = [];
  const kept = new Set(before.filter(({ label }) => labels.includes(label)).map(({ value }) => value));
  for (const [position, label] of labels.entries()) {
    const same = before.find((option) => option.label === label);
    const inPlace = labels.length === before.length ? before[position] : undefined;
    const value =
      same?.value ?? (inPlace && !kept.has(inPlace.value) ? inPlace.value : idOf(label, 'pilihan'));
    options.push({
      value: freeId(
        value,
        options.map((option) => option.value),
      ),
      label,
    });
  }
  return options;
}

export function newVariant({ definition }: ServiceStandard): Definition['variants'][number] {
  return { id: freeId('keperluan', idsOf(definition.variants)), label: '' };
}

export function newStep({ definition }: ServiceStandard): Step {
  const kind: Step['do'] = definition.steps.length === 0 ? 'check' : 'validate';
  return {
    id: freeId(idOf(stepWords[kind], 'langkah'), idsOf(definition.steps)),
    do: kind,
    by: [{ role: 'counter' }],
  };
}

export function newNote(reviewer: string, on: string): ReviewNote {
  return {
    component: 'requirements',
    printed: '',
    reason: '',
    reviewer,
    on,
    status: 'proposed',
    runs: 'as-printed',
  };
}

/** A list with one place changed, left out or moved. */
export function replaced<T>(list: readonly T[], at: number, value: T): T[] {
  return list.map((each, position) => (position === at ? value : each));
}

export function leftOut<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, position) => position !== at);
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  if (to < 0 || to >= list.length) return [...list];
  const rest = leftOut(list, from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

/** Parts of the editor, in the order of its page; each is an anchor. */
export const editorParts = [
  'judul',
  'komponen',
  'bacaan',
  'cara',
  'persyaratan',
  'isian',
  'langkah',
  'waktu',
  'hasil',
  'kebijakan',
  'catatan',
] as const;
export type EditorPart = (typeof editorParts)[number];

/** Where a finding is shown: the part, and the anchor of the very row or component. */
export function placeOf({ part, at, component, name }: StandardProblem): {
  part: EditorPart;
  anchor: string;
} {
  const row = (of: EditorPart) => ({ part: of, anchor: at === undefined ? of : rowAnchor(of, at) });
  switch (part) {
    case 'title':
      return { part: 'judul', anchor: 'judul' };
    case 'printed':
      return { part: 'komponen', anchor: component ? componentAnchor(component) : 'komponen' };
    case 'reading':
      return { part: 'bacaan', anchor: 'bacaan' };
    case 'doors':
      return { part: 'cara', anchor: 'cara' };
    case 'fields':
      return name?.startsWith('definition.variants') || name?.startsWith('definition.applicant')
        ? { part: 'cara', anchor: 'cara' }
        : row('isian');
    case 'requirements':
      return row('persyaratan');
    case 'steps':
      return row('langkah');
    case 'promise':
    case 'compensation':
      return { part: 'waktu', anchor: 'waktu' };
    case 'product':
    case 'delivery':
      return { part: 'hasil', anchor: 'hasil' };
    case 'notes':
      return row('catatan');
    default:
      return part satisfies never;
  }
}

export function rowAnchor(part: EditorPart, at: number): string {
  return `${part}-${String(at + 1)}`;
}

export function componentAnchor(key: ComponentKey): string {
  return `komponen-${key}`;
}
