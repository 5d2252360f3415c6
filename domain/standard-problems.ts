import type { StandardPart, StandardProblem } from './lifecycle.ts';
import type { Office } from './office.ts';
import { formOf, variantField } from './form.ts';
import { componentText, holdsWords, leftOut, quotable, sameWords } from './printed.ts';
import { formatNumber } from './register.ts';
import { wholeOfficeRoles } from './roles.ts';
import type { Performer } from './roles.ts';
import { componentKeys, ServiceStandard } from './standard.ts';
import type { ComponentKey, Condition, Definition, PrintedItem } from './standard.ts';
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

type Found = (part: StandardPart, code: StandardProblem['code'], more?: Omit<StandardProblem, 'part' | 'code'>) => void;

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
  quotationProblems(standard, found);
  noteProblems(standard, found);
  if (isRunnable(standard)) {
    whoProblems(standard.definition, office, staffed, found);
    orderProblems(standard.definition, found);
    productProblems(standard.definition, templates, found);
    bookProblems(standard.definition, office, found);
    clockProblems(standard.definition, found);
  }
  return problems;
}

/** Where the shape is broken: the part it lies in, the place within, and the whole path as its name. */
function malformed(path: readonly PropertyKey[]): StandardProblem {
  const [first, second, third] = path.map(String);
  const name = path.map(String).join('.');
  const component = componentKeys.find((key) => key === second);
  const at = third !== undefined && /^\d+$/.test(third) ? { at: Number(third) } : {};
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
      return 'fields';
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
    if (index >= before && all.indexOf(id) < index) found(part, 'same-id-twice', { at: index - before, name: id });
  }
}

/** Tests on answers nobody is asked for, or on values nobody can choose, never come true. */
function conditionProblems(definition: Definition, found: Found): void {
  const { fields, requirements, variants } = definition;
  const test = (part: 'fields' | 'requirements', at: number, when: Condition | undefined): void => {
    for (const [id, values] of Object.entries(when ?? {})) {
      const field = fields.find((candidate) => candidate.id === id);
      if (!field || (part === 'fields' && field === fields[at])) {
        found(part, 'no-such-field', { at, name: id });
        continue;
      }
      const options = field.type === 'choice' ? (field.options ?? []).map(({ value }) => value) : undefined;
      const unknown = options && values.find((value) => !options.includes(value));
      if (unknown !== undefined) found(part, 'no-such-field', { at, name: `${id} = ${unknown}` });
    }
  };
  for (const [at, { when }] of fields.entries()) test('fields', at, when);
  for (const [at, { when, variants: of = [] }] of requirements.entries()) {
    test('requirements', at, when);
    for (const name of of) {
      if (!variants.some(({ id }) => id === name)) found('requirements', 'no-such-variant', { at, name });
    }
  }
}

function requirementProblems({ printed, definition }: ServiceStandard, found: Found): void {
  const items = quotable(printed.requirements);
  for (const [at, { text, condition }] of definition.requirements.entries()) {
    if (!items.some((item) => sameWords(item, text)))
      found('requirements', 'requirement-not-printed', { at, name: text });
    else if (condition !== undefined && !holdsWords(text, condition))
      found('requirements', 'requirement-not-printed', { at, name: condition });
  }
  const asked = definition.requirements.map(({ text }) => text);
  for (const name of leftOut(printed.requirements, asked))
    found('requirements', 'printed-requirement-left-out', { name });
}

/** What the definition says is printed, is. */
function quotationProblems({ title, printed, notes, definition }: ServiceStandard, found: Found): void {
  const isPrinted = (text: string, component: ComponentKey): boolean =>
    quotable(printed[component]).some((piece) => sameWords(piece, text));
  const { steps, promise, compensation, product } = definition;
  for (const [at, step] of steps.entries()) {
    if (step.printed !== undefined && !isPrinted(step.printed, 'procedure'))
      found('steps', 'not-printed', { at, component: 'procedure', name: step.printed });
  }
  if (promise.kind === 'term' && !isPrinted(promise.printed, 'time'))
    found('promise', 'promise-not-printed', { component: 'time', name: promise.printed });
  if (compensation?.printed !== undefined && !isPrinted(compensation.printed, 'guarantee'))
    found('compensation', 'not-printed', { component: 'guarantee', name: compensation.printed });
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
      else if (section !== undefined && !exists(section)) found('steps', 'no-such-section', { at, name: section });
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
  return performers.map(({ role, section }) => (section === undefined ? role : `${role}:${section}`)).join('|');
}

/** What no step makes cannot be signed, and what is signed cannot be made anew. */
function orderProblems({ steps, product, delivery }: Definition, found: Found): void {
  if (!steps.some((step) => step.do === 'check')) found('steps', 'no-check');
  const handOver = steps.findIndex((step) => step.do === 'hand-over');
  const needsHands = delivery.modes.includes('collect') || product.kind === 'brought-sheet';
  if (handOver === -1 && needsHands) found('steps', 'no-hand-over');
  const signed = steps.findIndex((step) => step.do === 'sign');
  const issued = steps.findIndex(isElectronic);
  for (const [at, step] of steps.entries()) {
    if (handOver !== -1 && at > handOver) found('steps', 'unreachable-step', { at, name: step.do });
    else if (issued !== -1 && at > issued && changesTheLetter(step)) found('steps', 'unreachable-step', { at, name: step.do });
    else if (signed !== -1 && at > signed && (step.do === 'check' || step.do === 'draft'))
      found('steps', 'unreachable-step', { at, name: step.do });
    else if (isElectronic(step) && !steps.slice(0, at).some(makesTheLetter)) found('steps', 'letter-without-draft', { at });
  }
}

function isElectronic(step: Step): boolean {
  return step.do === 'sign' && step.form === 'electronic';
}

/** With a letter, the step that reserves its number makes a draft where no other does. */
function makesTheLetter(step: Step): boolean {
  return step.do === 'draft' || step.do === 'number';
}

/** After the signed letter is out, these would make another of it, or wait for one for ever. */
function changesTheLetter(step: Step): boolean {
  return makesTheLetter(step) || step.do === 'initial' || isElectronic(step);
}

function productProblems(definition: Definition, templates: KnownTemplates | undefined, found: Found): void {
  const { product, steps } = definition;
  for (const [at, step] of steps.entries()) {
    if (step.do === 'draft' && product.kind !== 'letter') found('steps', 'sign-form-and-product', { at, name: step.do });
    if (step.do !== 'sign') continue;
    const ofSheet = step.form === 'wet-brought' || step.form === 'legalised-copy';
    if (product.kind !== (ofSheet ? 'brought-sheet' : 'letter'))
      found('steps', 'sign-form-and-product', { at, name: step.form });
  }
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

/** A promise is counted from the complete file (a check) until the product is ready: some work must lie between. */
function clockProblems({ steps, promise }: Definition, found: Found): void {
  if (promise.kind !== 'term') return;
  const starts = steps.findIndex((step) => step.do === 'check');
  const stops = steps.findLastIndex((step) => step.do !== 'hand-over' && step.do !== 'check');
  if (starts === -1 || stops < starts) found('promise', 'promise-without-clock', { component: 'time' });
}
