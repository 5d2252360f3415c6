import type { Condition, Door } from './conditions.ts';
import { months } from './dates-id.ts';
import type { Office } from './office.ts';
import { menuWords } from './outside.ts';
import { alternativesWords, markWords, photosWords, setWords } from './requirement-words.ts';
import { componentKeys } from './standard.ts';
import type {
  ComponentKey,
  Definition,
  EligibilityRule,
  Field,
  LeadTime,
  OutsideSystem,
  PartyAsked,
  PrintedBlock,
  PrintedComponent,
  PrintedItem,
  Requirement,
  RequirementSet,
  ServiceStandard,
} from './standard.ts';
import type { Step } from './steps/step.ts';
import {
  compensationWords,
  definitionWords as words,
  deliveryWords,
  doorWords,
  fieldTypeWords,
  performerWords,
  signFormWords,
  stepWords,
  unitWords,
} from './words-id.ts';

/**
 * Two standards beside each other: two versions of one service, or the same service of two offices. Compares what is printed,
 * word by word, and what the engine runs. Reads nothing into the words: another spelling is another word.
 */

export interface Word {
  text: string;
  changed: boolean;
}

/** One paragraph, heading or list item; `changed` has both sides, `removed` only the left, `added` only the right. */
export interface DiffLine {
  mark: 'same' | 'removed' | 'added' | 'changed';
  left?: Word[];
  right?: Word[];
}

/** `only-…`: the other standard does not state this component at all; `neither`: none does. */
export interface ComponentDifference {
  key: ComponentKey;
  state: 'same' | 'changed' | 'only-left' | 'only-right' | 'neither';
  lines: DiffLine[];
}

/** Below this share of common words two lines are two lines, not one that was changed. */
const leastAlike = 0.5;

/** All 14 components, in the order of PermenPANRB 15/2014. */
export function compareStandards(left: ServiceStandard, right: ServiceStandard): ComponentDifference[] {
  // Every office numbers and labels the rows of its form in its own way: a difference only between versions of one service.
  const withLabels = left.officeId === right.officeId && left.serviceId === right.serviceId;
  return componentKeys.map((key) =>
    compareComponents(key, left.printed[key], right.printed[key], withLabels),
  );
}

function compareComponents(
  key: ComponentKey,
  left: PrintedComponent,
  right: PrintedComponent,
  withLabels: boolean,
): ComponentDifference {
  const isLeft = left.state !== 'not-stated';
  const isRight = right.state !== 'not-stated';
  const lines = compareLines(linesOf(left), linesOf(right));
  if (!isLeft && !isRight) return { key, state: 'neither', lines };
  if (isLeft !== isRight) return { key, state: isLeft ? 'only-left' : 'only-right', lines };
  const labels = withLabels ? compareLines([labelOf(left)], [labelOf(right)]) : [];
  const all = [...labels.filter(({ mark }) => mark !== 'same'), ...lines];
  const isSame = left.state === right.state && all.every(({ mark }) => mark === 'same');
  return { key, state: isSame ? 'same' : 'changed', lines: all };
}

/** Stands before a nested item once for each level, so that moving it in or out is a difference one can see. */
const levelSign = '›';

/** One line of words, as printed. */
type Line = readonly string[];

function linesOf(component: PrintedComponent): Line[] {
  return component.state === 'printed' ? component.blocks.flatMap(linesOfBlock) : [];
}

function labelOf(component: PrintedComponent): Line {
  switch (component.state) {
    case 'printed':
      return wordsOf(`${component.number ?? ''} ${component.label}`);
    case 'unreadable':
      return wordsOf(component.label);
    case 'not-stated':
      return [];
    default:
      return component satisfies never;
  }
}

function linesOfBlock(block: PrintedBlock): Line[] {
  return block.kind === 'list' ? linesOfItems(block.items, 0) : [wordsOf(block.text)];
}

function linesOfItems(items: readonly PrintedItem[], level: number): Line[] {
  return items.flatMap((item) => [
    [...Array<string>(level).fill(levelSign), ...wordsOf(`${item.marker ?? ''} ${item.text}`)],
    ...linesOfItems(item.items ?? [], level + 1),
  ]);
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/**
 * Lines in printed order: as many alike lines as possible stand beside each other; between them, lines that share most words
 * are shown as one that was changed.
 */
function compareLines(left: readonly Line[], right: readonly Line[]): DiffLine[] {
  const leftText = left.map(normalised);
  const rightText = right.map(normalised);
  // One line alike weighs more than any number of lines merely similar.
  const alike = left.length + right.length + 1;
  const pairs = align(left.length, right.length, (i, j) => {
    if (leftText[i] === rightText[j]) return alike;
    const share = likeness(left[i] ?? [], right[j] ?? []);
    return share >= leastAlike ? share : 0;
  });
  return pairs.map(([i, j]) => {
    const from = i === undefined ? undefined : left[i];
    const to = j === undefined ? undefined : right[j];
    if (from && to) return compareWords(from, to);
    return from
      ? { mark: 'removed', left: from.map((text) => ({ text, changed: true })) }
      : { mark: 'added', right: (to ?? []).map((text) => ({ text, changed: true })) };
  });
}

/** What makes two lines the same line: their words without markers' signs, capitals and punctuation. */
function normalised(line: Line): string {
  const words = line.map((word) => word.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')).filter(Boolean);
  // A list's own number says where a line stands, not which line it is.
  const [first, ...rest] = words;
  return (first !== undefined && rest.length > 0 && /^(\d{1,2}|[a-z])$/.test(first) ? rest : words).join(' ');
}

/** Share of common words of two lines, 0 to 1; how often a word stands counts. */
function likeness(left: Line, right: Line): number {
  const counts = new Map<string, number>();
  for (const word of left) counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1);
  let common = 0;
  for (const word of right) {
    const left = counts.get(word.toLowerCase()) ?? 0;
    if (left > 0) {
      common += 1;
      counts.set(word.toLowerCase(), left - 1);
    }
  }
  const all = left.length + right.length;
  return all === 0 ? 0 : (2 * common) / all;
}

function compareWords(left: Line, right: Line): DiffLine {
  const pairs = align(left.length, right.length, (i, j) => (left[i] === right[j] ? 1 : 0));
  const keptLeft = new Set(pairs.flatMap(([i, j]) => (i !== undefined && j !== undefined ? [i] : [])));
  const keptRight = new Set(pairs.flatMap(([i, j]) => (i !== undefined && j !== undefined ? [j] : [])));
  const isSame = keptLeft.size === left.length && keptRight.size === right.length;
  return {
    mark: isSame ? 'same' : 'changed',
    left: left.map((text, i) => ({ text, changed: !keptLeft.has(i) })),
    right: right.map((text, j) => ({ text, changed: !keptRight.has(j) })),
  };
}

/** A line of two thousand words beside another: no printed one comes near, and a small server's memory holds it. */
const mostCells = 4_000_000;

/** A position on the left beside one on the right; what has no partner stands alone. */
type Pair = readonly [left: number | undefined, right: number | undefined];

/**
 * The alignment in order with the greatest sum of weights (longest common subsequence where all weights are alike). A weight
 * of 0 keeps two positions apart.
 */
function align(
  leftCount: number,
  rightCount: number,
  weigh: (left: number, right: number) => number,
): Pair[] {
  if (leftCount * rightCount > mostCells) return alignEnds(leftCount, rightCount, weigh);
  const width = rightCount + 1;
  const best = new Float64Array((leftCount + 1) * width);
  const weights = new Float64Array(leftCount * rightCount);
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  for (let i = leftCount - 1; i >= 0; i -= 1) {
    for (let j = rightCount - 1; j >= 0; j -= 1) {
      const weight = weigh(i, j);
      weights[i * rightCount + j] = weight;
      const together = weight > 0 ? weight + at(i + 1, j + 1) : 0;
      best[i * width + j] = Math.max(together, at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: Pair[] = [];
  let i = 0;
  let j = 0;
  while (i < leftCount || j < rightCount) {
    const weight = i < leftCount && j < rightCount ? (weights[i * rightCount + j] ?? 0) : 0;
    if (weight > 0 && at(i, j) === weight + at(i + 1, j + 1)) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (i < leftCount && at(i, j) === at(i + 1, j)) {
      // What was removed stands before what was added in its place.
      pairs.push([i, undefined]);
      i += 1;
    } else {
      pairs.push([undefined, j]);
      j += 1;
    }
  }
  return pairs;
}

/** Too long to be weighed as a whole: what is alike at both ends stands beside each other, all between is replaced. */
function alignEnds(
  leftCount: number,
  rightCount: number,
  weigh: (left: number, right: number) => number,
): Pair[] {
  const shorter = Math.min(leftCount, rightCount);
  let begin = 0;
  while (begin < shorter && weigh(begin, begin) > 0) begin += 1;
  let end = 0;
  while (end < shorter - begin && weigh(leftCount - 1 - end, rightCount - 1 - end) > 0) end += 1;
  const upTo = (from: number, to: number): number[] =>
    Array.from({ length: to - from }, (_, index) => from + index);
  return [
    ...upTo(0, begin).map((at): Pair => [at, at]),
    ...upTo(begin, leftCount - end).map((i): Pair => [i, undefined]),
    ...upTo(begin, rightCount - end).map((j): Pair => [undefined, j]),
    ...upTo(leftCount - end, leftCount).map((i): Pair => [i, i - leftCount + rightCount]),
  ];
}

/** One thing the engine runs; both sides in words, their parts on lines of their own, empty where there is none. */
export interface DefinitionDifference {
  label: string;
  left: string;
  right: string;
}

type Sections = Pick<Office, 'sections'>;

/**
 * What the engine would do otherwise; empty when both run alike.
 * @param offices whose sections name the posts; without them a section is shown by its id
 */
export function compareDefinitions(
  left: Definition,
  right: Definition,
  offices: { left?: Sections; right?: Sections } = {},
): DefinitionDifference[] {
  const from = wordsOfDefinition(left, offices.left);
  const to = wordsOfDefinition(right, offices.right);
  return Object.keys(from)
    .map((label) => ({ label, left: from[label] ?? '', right: to[label] ?? '' }))
    .filter((difference) => difference.left !== difference.right);
}

function wordsOfDefinition(definition: Definition, office: Sections | undefined): Record<string, string> {
  const { variants, fields, requirements, steps, product, register, delivery } = definition;
  const listed = (lines: readonly string[]) => lines.join('\n');
  const numbered = (lines: readonly string[]) => listed(lines.map((line, i) => `${String(i + 1)}. ${line}`));
  const sections = office ?? { sections: sectionsIn(definition) };
  return {
    [words.doors]: listed(definition.doors.map((door) => doorWords[door])),
    [words.applicant]: words.applicants[definition.applicant],
    [words.variants]: listed(variants.map(({ label }) => label)),
    [words.fields]: listed(fields.map((field) => `${fieldLine(field)}${onlyFor(field, definition)}`)),
    [words.requirements]: numbered(
      requirements.map((requirement) => `${requirementLine(requirement)}${onlyFor(requirement, definition)}`),
    ),
    [words.sets]: listed((definition.sets ?? []).map((set) => setLine(set, definition))),
    [words.parties]: listed(
      (definition.parties ?? []).map((party) => `${partyLine(party)}${onlyFor(party, definition)}`),
    ),
    [words.requiredContacts]: listed((definition.requiredContacts ?? []).map((each) => words.contacts[each])),
    [words.eligibility]: listed(
      (definition.eligibility ?? []).map(
        (each) => `${each.printed}${ruleWords(each.rule, definition)}${onlyFor(each, definition)}`,
      ),
    ),
    [words.leadTimes]: listed(
      (definition.leadTimes ?? []).map(
        (each) => `${leadTimeLine(each, definition)}${onlyFor(each, definition)}`,
      ),
    ),
    [words.intakeWindow]: definition.intakeWindow
      ? `${monthName(definition.intakeWindow.fromMonth)}–${monthName(definition.intakeWindow.toMonth)}`
      : '',
    [words.outside]: definition.outside ? outsideLine(definition.outside) : '',
    [words.recurring]: definition.recurring ? words.everyMonth : '',
    [words.steps]: numbered(steps.map((step) => `${stepLine(step, sections)}${onlyFor(step, definition)}`)),
    [words.promise]: promiseLine(definition.promise),
    [words.promiseEndsWith]: steps
      .filter(({ id }) => id === definition.promiseEndsWith)
      .map((step) => stepWords[step.do])
      .join(),
    [words.correctionDeadline]: definition.correctionDeadline?.at.replace(':', '.') ?? '',
    [words.compensation]: listed(
      (definition.compensation?.parts ?? []).map((part) => compensationWords[part]),
    ),
    [words.product]: product.title,
    [words.register]: register ? `${register.label} (${register.classification})` : '',
    [words.delivery]: listed(delivery.modes.map((mode) => deliveryWords[mode])),
    [words.collectors]: listed(delivery.collectors.map((collector) => words.collector[collector])),
    [words.collectionBook]: delivery.collectionBook ? words.yes : words.no,
    [words.survey]: definition.survey ? words.yes : words.no,
    [words.policies]: listed(definition.policies),
  };
}

function fieldLine({ label, type, options, required }: Field): string {
  const kind = [fieldTypeWords[type], ...(required ? [] : [words.mayBeEmpty])].join(', ');
  const choices = options ? `: ${options.map((option) => option.label).join(', ')}` : '';
  return `${label} (${kind})${choices}`;
}

function requirementLine(requirement: Requirement): string {
  const { text, optional, openEnded, paperAllowed, marks = [] } = requirement;
  const said = [
    alternativesWords(requirement),
    photosWords(requirement),
    ...marks.map((mark) => markWords[mark]),
  ];
  const more = [
    ...(optional ? [words.optional] : []),
    ...(openEnded ? [words.openEnded] : []),
    ...(paperAllowed ? [] : [words.noPaper]),
    ...said.flatMap((each) => (each === undefined ? [] : [withoutStop(each)])),
  ];
  return `${text}${inBrackets(more)}`;
}

/** A sentence as a part of one. */
function withoutStop(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1).replace(/\.$/, '');
}

function setLine({ of, atLeast }: RequirementSet, { requirements }: Definition): string {
  const members = requirements.filter(({ id }) => of.includes(id));
  return withoutStop(setWords({ id: '', printed: '', members, atLeast }));
}

function partyLine({ label, min, max, identity, address }: PartyAsked): string {
  const count = min === max ? String(min) : `${String(min)}–${String(max)}`;
  return `${label}: ${count}${inBrackets([words.identities[identity], ...(address ? [words.withAddress] : [])])}`;
}

/** What the software tests of a printed rule; nothing where a person looks. */
function ruleWords(rule: EligibilityRule, definition: Definition): string {
  switch (rule.kind) {
    case 'age':
    case 'count': {
      const field = fieldLabel(rule.field, definition);
      const on = rule.kind === 'age' && rule.on !== undefined ? [fieldLabel(rule.on, definition)] : [];
      const freed = rule.kind === 'age' ? whenWords(rule.orWhen, definition) : [];
      return inBrackets([`${field}: ${String(rule.from ?? '')}–${String(rule.to ?? '')}`, ...on, ...freed]);
    }
    case 'answer':
      return inBrackets(whenWords(rule.when, definition));
    case 'seen':
      return '';
    default:
      return rule satisfies never;
  }
}

function leadTimeLine({ printed, from, until, days, unit, rule }: LeadTime, definition: Definition): string {
  const of = from === undefined ? [] : [fieldLabel(from, definition)];
  const term = `${words.leadTime[rule]} ${String(days)} ${words.leadTime[unit]} ${fieldLabel(until, definition)}`;
  return `${printed}${inBrackets([term, ...of])}`;
}

function outsideLine({ name, doors, menu, url }: OutsideSystem): string {
  const way = menu.length > 0 ? [menu.map(menuWords).join(' › ')] : [];
  return `${name}${inBrackets([...doors.map((door) => doorWords[door]), ...way, ...(url === undefined ? [] : [url])])}`;
}

function monthName(month: number): string {
  return months[month - 1] ?? '';
}

function fieldLabel(id: string, { fields }: Pick<Definition, 'fields'>): string {
  return id === 'nik' ? 'NIK' : (fields.find((field) => field.id === id)?.label ?? id);
}

function stepLine(step: Step, sections: Sections): string {
  const more = [
    ...('form' in step ? [signFormWords[step.form]] : []),
    ...('recordedBy' in step && step.recordedBy
      ? [`${words.recordedBy} ${performerWords(step.recordedBy, sections)}`]
      : []),
    ...('agency' in step ? [step.agency] : []),
    ...('items' in step ? [step.items.join('; ')] : []),
    ...(step.optional ? [words.ifNeeded] : []),
    ...(step.refusal ? [words.mayRefuse] : []),
  ];
  return `${stepWords[step.do]} – ${performerWords(step.by, sections)}${inBrackets(more)}`;
}

/** Which cases a field, a paper or a step is for, where not for all. */
function onlyFor(
  of: { doors?: Door[] | undefined; variants?: string[] | undefined; when?: Condition | undefined },
  definition: Definition,
): string {
  const { variants } = definition;
  const only = [
    ...(of.doors ?? []).map((door) => doorWords[door]),
    ...(of.variants ?? []).map((id) => variants.find((variant) => variant.id === id)?.label ?? id),
    ...whenWords(of.when, definition),
  ];
  return only.length > 0 ? ` [${only.join(', ')}]` : '';
}

function whenWords(when: Condition | undefined, definition: Definition): string[] {
  return Object.entries(when ?? {}).map(([id, values]) => {
    const field = definition.fields.find((each) => each.id === id);
    const labels = values.map(
      (value) => field?.options?.find((option) => option.value === value)?.label ?? value,
    );
    return `${fieldLabel(id, definition)}: ${labels.join(' / ')}`;
  });
}

function inBrackets(words: readonly string[]): string {
  return words.length > 0 ? ` (${words.join(', ')})` : '';
}

function promiseLine(promise: Definition['promise']): string {
  switch (promise.kind) {
    case 'none':
      return words.noPromise;
    case 'not-stated':
      return words.promiseNotStated;
    case 'term': {
      const from = promise.amountFrom === undefined ? '' : `${String(promise.amountFrom)}–`;
      const waits = promise.waitsForSigner ? `, ${words.waitsForSigner}` : '';
      return `${from}${String(promise.amount)} ${unitWords[promise.unit]}${waits}`;
    }
    default:
      return promise satisfies never;
  }
}

/** Without the office's own names a section is called by its id. */
function sectionsIn({ steps }: Definition): { id: string; name: string }[] {
  return steps
    .flatMap(({ by }) => by)
    .flatMap(({ section }) => (section === undefined ? [] : [{ id: section, name: section }]));
}
