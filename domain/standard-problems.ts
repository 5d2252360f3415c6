import type { StandardPart, StandardProblem } from './lifecycle.ts';
import type { Office } from './office.ts';
import { formOf, variantField } from './form.ts';
import { componentText, holdsWords, leftOut, quotable, sameWords } from './printed.ts';
import { formatNumber } from './register.ts';
import { wholeOfficeRoles } from './roles.ts';
import type { Performer } from './roles.ts';
import { isAfterReady, isElectronic, isGate } from './route.ts';
import { routesOf } from './routes.ts';
import type { Route } from './routes.ts';
import type { Condition } from './conditions.ts';
import { componentKeys, ServiceStandard } from './standard.ts';
import type { ComponentKey, Definition, Field, PrintedItem } from './standard.ts';
import type { Step } from './steps/step.ts';

/**
 * Whether a standard could run, and if not, which part of it keeps it from running. Nobody can publish one that could not: the
 * console shows these findings while somebody types, and publishing asks again. A standard without steps promises no run
 * (*standar saja*), so only what it prints is looked at.
 */

/** Letter templates by id; `get` names the answers a letter of it is not made without. A bare set knows the ids alone. */
export interface KnownTemplates {
  has(id: string): boolean;
  get?(id: string): readonly string[] | undefined;
}

type Found = (
  part: StandardPart,
  code: StandardProblem['code'],
  more?: Omit<StandardProblem, 'part' | 'code'>,
) => void;

/** Loket can carry it out; else it can be read, not applied for. */
export function isRunnable({ definition }: Pick<ServiceStandard, 'definition'>): boolean {
  return definition.steps.length > 0;
}

/**
 * @param staffed the posts somebody holds; without them nobody is missed (import material knows no people)
 * @param templates without them every template counts as known
 */
export function standardProblems(
  standard: ServiceStandard,
  office: Pick<Office, 'sections' | 'books'>,
  staffed: readonly Performer[] | undefined,
  templates: KnownTemplates | undefined,
): StandardProblem[] {
  const shape = ServiceStandard.safeParse(standard);
  if (!shape.success) return shape.error.issues.map(({ path }) => malformed(path));
  const problems: StandardProblem[] = [];
  const found: Found = (part, code, more = {}) => void problems.push({ part, code, ...more });
  titleProblems(standard, found);
  componentProblems(standard, found);
  idProblems(standard.definition, found);
  conditionProblems(standard.definition, found);
  requirementProblems(standard, found);
  setProblems(standard, found);
  ruleProblems(standard, found);
  quotationProblems(standard, found);
  noteProblems(standard, found);
  if (isRunnable(standard)) {
    const { definition } = standard;
    const routes = routesOf(definition);
    whoProblems(definition, office, staffed, found);
    routeProblems(definition, routes, found);
    for (const route of routes) orderProblems(definition, route, found);
    productProblems(definition, templates, found);
    bookProblems(definition, office, found);
    clockProblems(definition, routes, found);
  }
  // What keeps several routes from running is said once.
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = JSON.stringify(problem);
    return !seen.has(key) && seen.add(key);
  });
}

/** Where the shape is broken: the part it lies in, the place within, and the whole path as its name. */
function malformed(path: readonly PropertyKey[]): StandardProblem {
  const [first, second, third] = path.map(String);
  const name = path.map(String).join('.');
  const component = componentKeys.find((key) => key === second);
  // Rows are counted only where the editor has rows of that kind.
  const isRow = third !== undefined && /^\d+$/.test(third) && !ruleParts.includes(second ?? '');
  const at = isRow ? { at: Number(third) } : {};
  const code = 'malformed' as const;
  switch (first) {
    case 'printed':
      return { part: 'printed', code, name, ...(component && { component }) };
    case 'reading':
      return { part: 'reading', code, name };
    case 'notes':
      return { part: 'notes', code, name, ...(/^\d+$/.test(second ?? '') && { at: Number(second) }) };
    case 'definition':
      return { part: partOfDefinition(second), code, name, ...at };
    default:
      return { part: 'title', code, name };
  }
}

/** What a definition says of cases beside its rows of fields, requirements and steps. */
const ruleParts: readonly string[] = ['sets', 'parties', 'eligibility', 'leadTimes'];

function partOfDefinition(key: string | undefined): StandardPart {
  switch (key) {
    case 'doors':
    case 'fields':
    case 'requirements':
    case 'steps':
    case 'promise':
    case 'compensation':
    case 'product':
    case 'delivery':
      return key;
    case 'variants':
    case 'applicant':
    case 'parties':
      return 'fields';
    case 'sets':
    case 'eligibility':
    case 'leadTimes':
    case 'intakeWindow':
      return 'requirements';
    case 'outside':
      return 'doors';
    case 'register':
      return 'product';
    default:
      return 'steps';
  }
}

function titleProblems({ title, name, summary }: ServiceStandard, found: Found): void {
  for (const [what, text] of Object.entries({ title, name, summary })) {
    if (text.trim() === '') found('title', 'component-empty', { name: what });
  }
}

function componentProblems({ printed, definition }: ServiceStandard, found: Found): void {
  for (const component of componentKeys) {
    const cell = printed[component];
    if (cell.state !== 'printed') continue;
    const blank = cell.blocks.some((block) =>
      block.kind === 'list' ? block.items.some(isBlank) : block.text.trim() === '',
    );
    if (blank) found('printed', 'component-empty', { component });
  }
  if (definition.product.title.trim() === '') found('product', 'component-empty', { name: 'title' });
}

function isBlank({ text, items = [] }: PrintedItem): boolean {
  return text.trim() === '' || items.some(isBlank);
}

/** Ids the engine uses itself: the end of a case, and the applicant as a place to return to. */
const takenStepIds = ['done', 'applicant'];

function idProblems(definition: Definition, found: Found): void {
  const { steps, requirements, fields, variants } = definition;
  twice('steps', [...takenStepIds, ...steps.map(({ id }) => id)], takenStepIds.length, found);
  twice('requirements', ids(requirements), 0, found);
  twice('fields', ids(variants), 0, found);
  // The form asks some things by itself; an answer of the same id would take their place.
  const asked = ids(formOf({ ...definition, fields: [] }).flatMap((group) => group.fields));
  const own = [...new Set([...asked, variantField])];
  twice('fields', [...own, ...ids(fields)], own.length, found);
  for (const [at, { type, options = [] }] of fields.entries()) {
    if (type !== 'choice') continue;
    const values = options.map(({ value }) => value);
    if (values.length === 0 || options.some(({ value, label }) => value === '' || label.trim() === ''))
      found('fields', 'choice-without-options', { at });
    for (const value of new Set(values.filter((each, index) => values.indexOf(each) !== index)))
      found('fields', 'same-id-twice', { at, name: value });
  }
}

function ids(things: readonly { id: string }[]): string[] {
  return things.map(({ id }) => id);
}

function twice(part: StandardPart, all: readonly string[], before: number, found: Found): void {
  for (const [index, id] of all.entries()) {
    if (index >= before && all.indexOf(id) < index)
      found(part, 'same-id-twice', { at: index - before, name: id });
  }
}

/** Tests on answers nobody is asked for, or on values nobody can choose, never come true. */
function conditionProblems({ fields, requirements, steps, variants }: Definition, found: Found): void {
  const test = (part: 'fields' | 'requirements' | 'steps', at: number, when: Condition | undefined): void => {
    const own = part === 'fields' ? fields[at] : undefined;
    for (const name of unknownIn({ fields: fields.filter((field) => field !== own) }, when))
      found(part, 'no-such-field', { at, name });
  };
  for (const [at, { when }] of fields.entries()) test('fields', at, when);
  for (const [part, limited] of [
    ['requirements', requirements],
    ['steps', steps],
  ] as const) {
    for (const [at, { when, variants: of = [] }] of limited.entries()) {
      test(part, at, when);
      for (const name of of) {
        if (!variants.some(({ id }) => id === name)) found(part, 'no-such-variant', { at, name });
      }
    }
  }
}

/** What a test on answers names in vain: a field nobody is asked for, or a value nobody can choose. */
function unknownIn({ fields }: Pick<Definition, 'fields'>, when: Condition | undefined): string[] {
  return Object.entries(when ?? {}).flatMap(([id, values]) => {
    const field = fields.find((candidate) => candidate.id === id);
    if (!field) return [id];
    const options = field.type === 'choice' ? (field.options ?? []).map(({ value }) => value) : undefined;
    const unknown = options && values.find((value) => !options.includes(value));
    return unknown === undefined ? [] : [`${id} = ${unknown}`];
  });
}

function requirementProblems({ printed, definition }: ServiceStandard, found: Found): void {
  const items = quotable(printed.requirements);
  for (const [at, requirement] of definition.requirements.entries()) {
    const { text, condition, alternatives, photos = [] } = requirement;
    const missing = (name: string): void => found('requirements', 'requirement-not-printed', { at, name });
    if (!items.some((item) => sameWords(item, text))) {
      missing(text);
      continue;
    }
    const quoted = [...(condition === undefined ? [] : [condition]), ...(alternatives?.of ?? [])];
    for (const name of quoted) {
      if (!holdsWords(text, name)) missing(name);
    }
    for (const { size, count } of photos) {
      if (!holdsWords(text.toLowerCase(), size.toLowerCase())) missing(size);
      // A number nobody printed would be the office's own, told as the decree's.
      if (!numbersIn(text).includes(count)) missing(String(count));
    }
  }
  const asked = definition.requirements.map(({ text }) => text);
  for (const name of leftOut(printed.requirements, asked))
    found('requirements', 'printed-requirement-left-out', { name });
}

/** Numbers a text prints: figures on their own, not those of a size ("3x4", "4 x 6"). */
function numbersIn(text: string): number[] {
  return (text.replaceAll(/\d+\s*x\s*\d+/giu, ' ').match(/\d+/gu) ?? []).map(Number);
}

/** Alternatives printed as entries of their own: the entries are there, and enough of them. */
function setProblems({ printed, definition }: ServiceStandard, found: Found): void {
  const { sets = [], requirements } = definition;
  for (const { id, of, atLeast, printed: quoted } of sets) {
    for (const name of of) {
      if (!requirements.some((requirement) => requirement.id === name))
        found('requirements', 'no-such-requirement', { name });
    }
    if (atLeast > new Set(of).size) found('requirements', 'set-too-small', { name: id });
    if (quoted !== undefined && !holdsWords(componentText(printed.requirements), quoted))
      found('requirements', 'requirement-not-printed', { name: quoted });
  }
  for (const name of new Set(repeated(ids(sets)))) found('requirements', 'same-id-twice', { name });
}

/**
 * Rules on who applies, when and through which system: each quotes what the decree prints, wherever it does, and tests what the form
 * asks for.
 */
function ruleProblems({ printed, definition }: ServiceStandard, found: Found): void {
  const { fields, applicant, parties = [], eligibility = [], leadTimes = [] } = definition;
  const quote = (name: string): void => {
    if (!componentKeys.some((key) => holdsWords(componentText(printed[key]), name)))
      found('requirements', 'not-printed', { name });
  };
  const asks = (id: string, type: Field['type']): void => {
    if (!fields.some((field) => field.id === id && field.type === type))
      found('requirements', 'no-such-field', { name: id });
  };
  const knows = (part: StandardPart, { when, variants = [] }: Limits): void => {
    for (const name of unknownIn(definition, when)) found(part, 'no-such-field', { name });
    for (const name of variants) {
      if (!definition.variants.some(({ id }) => id === name)) found(part, 'no-such-variant', { name });
    }
  };
  for (const party of parties) knows('fields', party);
  for (const { printed: quoted, variants, when, rule } of eligibility) {
    quote(quoted);
    knows('requirements', { variants, when });
    switch (rule.kind) {
      case 'age':
        if (rule.field !== 'nik' || applicant !== 'person') asks(rule.field, 'date');
        if (rule.on !== undefined) asks(rule.on, 'date');
        knows('requirements', { when: rule.orWhen });
        break;
      case 'count':
        asks(rule.field, 'number');
        break;
      case 'answer':
        knows('requirements', { when: rule.when });
        break;
      case 'seen':
        break;
      default:
        rule satisfies never;
    }
  }
  for (const { printed: quoted, from, until, variants } of leadTimes) {
    quote(quoted);
    knows('requirements', { variants });
    for (const id of [until, ...(from === undefined ? [] : [from])]) asks(id, 'date');
  }
  if (definition.intakeWindow) quote(definition.intakeWindow.printed);
  if (definition.recurring) quote(definition.recurring.printed);
  for (const name of new Set([...repeated(ids(eligibility)), ...repeated(ids(leadTimes))]))
    found('requirements', 'same-id-twice', { name });
}

interface Limits {
  when?: Condition | undefined;
  variants?: readonly string[] | undefined;
}

function repeated(all: readonly string[]): string[] {
  return all.filter((id, index) => all.indexOf(id) !== index);
}

/** What the definition says is printed, is. */
function quotationProblems({ title, printed, notes, definition }: ServiceStandard, found: Found): void {
  const isPrinted = (text: string, component: ComponentKey): boolean =>
    quotable(printed[component]).some((piece) => sameWords(piece, text));
  const { steps, promise, correctionDeadline, compensation, product } = definition;
  for (const [at, step] of steps.entries()) {
    if (step.printed !== undefined && !isPrinted(step.printed, 'procedure'))
      found('steps', 'not-printed', { at, component: 'procedure', name: step.printed });
  }
  if (promise.kind === 'term' && !isPrinted(promise.printed, 'time'))
    found('promise', 'promise-not-printed', { component: 'time', name: promise.printed });
  for (const text of compensation?.printed ?? []) {
    if (!isPrinted(text, 'guarantee'))
      found('compensation', 'not-printed', { component: 'guarantee', name: text });
  }
  if (
    correctionDeadline &&
    !componentKeys.some((key) => holdsWords(componentText(printed[key]), correctionDeadline.printed))
  )
    found('promise', 'not-printed', { name: correctionDeadline.printed });
  // An accepted correction may name the product where another service's is printed.
  const named = [
    componentText(printed.product),
    title,
    ...notes.flatMap(({ component, runs, correction = '' }) =>
      component === 'product' && runs === 'corrected' ? [correction] : [],
    ),
  ].map((text) => text.toLowerCase());
  if (product.title.trim() !== '' && !named.some((text) => holdsWords(text, product.title.toLowerCase())))
    found('product', 'not-printed', { component: 'product', name: product.title });
}

function noteProblems({ printed, notes }: ServiceStandard, found: Found): void {
  for (const [at, { component, printed: quoted, runs, status, correction = '' }] of notes.entries()) {
    if (!holdsWords(componentText(printed[component]), quoted))
      found('notes', 'note-not-printed', { at, component, name: quoted });
    if (runs === 'corrected' && (correction.trim() === '' || status !== 'accepted'))
      found('notes', 'note-without-correction', { at, component });
  }
}

/** Each step needs somebody who is appointed, whose section is real, and who can see every case. */
function whoProblems(
  { steps, sections }: Definition,
  office: Pick<Office, 'sections'>,
  staffed: readonly Performer[] | undefined,
  found: Found,
): void {
  const exists = (section: string): boolean => office.sections.some(({ id }) => id === section);
  for (const section of sections) {
    if (!exists(section)) found('steps', 'no-such-section', { name: section });
  }
  for (const [at, step] of steps.entries()) {
    const signers = step.do === 'sign' ? (step.recordedBy ?? []) : [];
    for (const { role, section } of [...step.by, ...signers]) {
      // A section head is one of a section; nobody else has one.
      if ((role === 'section-head') !== (section !== undefined))
        found('steps', 'no-such-section', { at, name: section ?? role });
      else if (section !== undefined && !exists(section))
        found('steps', 'no-such-section', { at, name: section });
      else if (section !== undefined && !sections.includes(section))
        found('steps', 'section-not-involved', { at, name: section });
    }
    const seeing = step.by.filter(({ role }) => role === 'section-head' || wholeOfficeRoles.includes(role));
    if (seeing.length === 0) found('steps', 'actor-cannot-see', { at, name: postNames(step.by) });
    else if (staffed && !seeing.some((performer) => holdsPost(staffed, performer)))
      found('steps', 'missing-actor', { at, name: postNames(seeing) });
  }
}

function holdsPost(staffed: readonly Performer[], { role, section }: Performer): boolean {
  return staffed.some((post) => post.role === role && (section === undefined || post.section === section));
}

/** Posts as a problem names them: `camat`, `section-head:pmd`, more than one with a bar between. */
function postNames(performers: readonly Performer[]): string {
  return performers
    .map(({ role, section }) => (section === undefined ? role : `${role}:${section}`))
    .join('|');
}

/** Every case needs a way, and every step a case that comes by. */
function routeProblems({ steps }: Definition, routes: readonly Route[], found: Found): void {
  for (const { facts, steps: way } of routes) {
    if (way.length > 0) continue;
    found('steps', 'no-route', {
      name: [facts.door, ...(facts.variant === undefined ? [] : [facts.variant])].join(' '),
    });
  }
  for (const [at, step] of steps.entries()) {
    if (!routes.some(({ steps: way }) => way.includes(step)))
      found('steps', 'unreachable-step', { at, name: step.do });
  }
}

/**
 * On one way: what no step made cannot be signed, and what is signed or handed over cannot be made anew, so that nobody may still be waited
 * for who could want it mended.
 */
function orderProblems({ steps, requirements }: Definition, { steps: way }: Route, found: Found): void {
  const problem = (step: Step, code: StandardProblem['code'], named = true): void =>
    found('steps', code, { at: steps.indexOf(step), ...(named && { name: step.do }) });
  // Data and rules are no papers: nobody has to find them complete.
  const papers = requirements.some(({ kind }) => kind !== 'data' && kind !== 'rule');
  if (way.length > 0 && papers && !way.some(isGate)) found('steps', 'no-check');
  const handOver = way.findIndex((step) => step.do === 'hand-over');
  const signed = way.findIndex((step) => step.do === 'sign');
  const issued = way.findIndex(isElectronic);
  for (const [at, step] of way.entries()) {
    const tooLate =
      (handOver !== -1 && at > handOver && !isAfterReady(step)) ||
      (signed !== -1 && at > signed && step.do === 'draft') ||
      (issued !== -1 && at > issued && (makesTheLetter(step) || isElectronic(step)));
    if (tooLate) problem(step, 'unreachable-step');
    else if (issued !== -1 && at > issued && step.do === 'await-agency')
      problem(step, 'agency-after-signature', false);
    else if (isElectronic(step) && !way.slice(0, at).some(makesTheLetter))
      problem(step, 'letter-without-draft', false);
  }
}

/** With a letter, the step that reserves its number makes a draft where no other does. */
function makesTheLetter(step: Step): boolean {
  return step.do === 'draft' || step.do === 'number';
}

function productProblems(definition: Definition, templates: KnownTemplates | undefined, found: Found): void {
  const { product, steps, delivery } = definition;
  for (const [at, step] of steps.entries()) {
    const ofSheet = step.do === 'sign' && (step.form === 'wet-brought' || step.form === 'legalised-copy');
    // An outcome may be signed on paper; only a letter has a draft and bytes, only a brought sheet is the applicant's.
    const fits =
      step.do === 'draft' || isElectronic(step)
        ? product.kind === 'letter'
        : step.do !== 'sign' || (product.kind === 'brought-sheet') === ofSheet;
    if (!fits)
      found('steps', 'sign-form-and-product', { at, name: step.do === 'sign' ? step.form : step.do });
  }
  const onPaper =
    product.kind === 'brought-sheet' || (product.kind === 'letter' && delivery.modes.includes('collect'));
  if (onPaper && !steps.some((step) => step.do === 'hand-over')) found('steps', 'no-hand-over');
  if (product.kind !== 'letter') return;
  if (!steps.some((step) => step.do === 'sign')) found('product', 'letter-without-signature');
  if (!templates) return;
  if (!templates.has(product.template)) {
    found('product', 'no-such-template', { name: product.template });
    return;
  }
  const asked = new Set([...ids(formOf(definition).flatMap((group) => group.fields)), 'villageName']);
  for (const name of templates.get?.(product.template) ?? []) {
    if (!asked.has(name)) found('product', 'letter-field-missing', { name });
  }
}

/** A number comes from a book the office keeps, in a form the book can print. */
function bookProblems({ steps, register }: Definition, office: Pick<Office, 'books'>, found: Found): void {
  const book = register && office.books.find(({ id }) => id === register.book);
  const printable = book && register && printsNumber(book, register.classification);
  for (const [at, step] of steps.entries()) {
    const numbers = step.do === 'number' || step.do === 'register' || isElectronic(step);
    if (numbers && !printable)
      found('steps', 'number-without-book', { at, ...(register && { name: register.book }) });
  }
  const used = steps.some((step) => step.do === 'number' || step.do === 'register' || isElectronic(step));
  if (register && !book && !used) found('product', 'number-without-book', { name: register.book });
}

function printsNumber({ format, unit }: Office['books'][number], code: string): boolean {
  try {
    return formatNumber(format, { n: 1, code, unit, onDate: '2026-01-02', year: 2026 }) !== '';
  } catch {
    return false;
  }
}

/**
 * A promise is counted from the complete file, or from the request where nobody checks it, until the product is ready or the named
 * step is done: some work must lie between.
 */
function clockProblems(
  { steps, promise, promiseEndsWith }: Definition,
  routes: readonly Route[],
  found: Found,
): void {
  if (promise.kind !== 'term') return;
  const without = (): void => found('promise', 'promise-without-clock', { component: 'time' });
  if (promiseEndsWith !== undefined && !steps.some(({ id }) => id === promiseEndsWith)) without();
  for (const { steps: way } of routes) {
    if (way.length === 0) continue;
    const starts = way.findIndex(isGate);
    const named = way.findIndex(({ id }) => id === promiseEndsWith);
    const stops = named === -1 ? way.findLastIndex((step) => !isAfterReady(step)) : named;
    if (stops <= starts) without();
  }
}
