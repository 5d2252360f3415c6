import type { JSX } from 'preact';
import type { OpenedCase } from '../../../domain/api.ts';
import type { Item } from '../../../domain/application.ts';
import { printedBelow } from '../../../domain/printed.ts';
import type { PrintedItem, Requirement, ServiceStandard } from '../../../domain/standard.ts';
import { alternativesWords, markWords, photosWords } from '../../../domain/requirement-words.ts';
import { faultWords } from '../../../domain/words-id.ts';
import { wantsOriginal } from '../intake-form.ts';
import { requirementKindWords, text } from '../text.ts';
import { movesText } from '../text-moves.ts';
import { FileView } from './file-view.tsx';

export interface ItemRow {
  id: string;
  item: Item;
  requirement: Requirement | undefined;
}

/** What was handed in, in the order the standard prints its requirements. */
export function itemRows({ application, standard }: Pick<OpenedCase, 'application' | 'standard'>): ItemRow[] {
  const { requirements } = standard.definition;
  const order = new Map(requirements.map(({ id }, position) => [id, position]));
  return Object.entries(application.items)
    .map(([id, item]) => ({ id, item, requirement: requirements.find((each) => each.id === id) }))
    .sort((a, b) => (order.get(a.id) ?? requirements.length) - (order.get(b.id) ?? requirements.length));
}

export function itemName({ id, requirement }: Pick<ItemRow, 'id' | 'requirement'>): string {
  return requirement?.text ?? id;
}

/** An original is seen at the counter: asked where the standard wants one, or paper instead of a file. */
export function asksOriginal({ item, requirement }: Pick<ItemRow, 'item' | 'requirement'>): boolean {
  return item.bringsPaper || (requirement !== undefined && wantsOriginal(requirement));
}

/** What whoever checks looks for, in words: which papers, how many prints, stamp duty and signatures. */
export function particularWords(of: Requirement): string[] {
  return [alternativesWords(of), photosWords(of), ...(of.marks ?? []).map((mark) => markWords[mark])].filter(
    (words) => words !== undefined,
  );
}

/** What stands beside a requirement's text: what is printed below it, and what to look for. */
export function Particulars({
  of,
  standard,
}: {
  of: Requirement;
  standard: Pick<ServiceStandard, 'printed' | 'definition'>;
}): JSX.Element | null {
  const words = particularWords(of);
  const below = printedBelow(standard, of.text);
  if (words.length === 0 && below.length === 0) return null;
  return (
    <>
      {below.length > 0 && <Below items={below} />}
      {words.length > 0 && <p class="hint particulars">{words.join(' ')}</p>}
    </>
  );
}

function Below({ items }: { items: readonly PrintedItem[] }): JSX.Element {
  return (
    <ul class="plain-list hint particulars">
      {items.map(({ marker, text: words, items: nested = [] }, at) => (
        <li key={at}>
          {marker} {words}
          {nested.length > 0 && <Below items={nested} />}
        </li>
      ))}
    </ul>
  );
}

/** Files and paper of one requirement. */
export function Handed({ opened, row }: { opened: OpenedCase; row: ItemRow }): JSX.Element {
  const { item } = row;
  return (
    <div class="handed">
      {row.requirement && row.requirement.kind !== 'file' && (
        <p class="soft">{requirementKindWords[row.requirement.kind]}</p>
      )}
      {row.requirement && <Particulars of={row.requirement} standard={opened.standard} />}
      {item.bringsPaper && <p>{text.check.paper}</p>}
      {item.files.length === 0 && !item.bringsPaper && <p class="soft">{text.check.nothingHanded}</p>}
      {item.files.map(({ sha256 }, position) => (
        <FileView
          key={sha256}
          applicationId={opened.application.id}
          sha256={sha256}
          name={opened.fileNames[sha256] ?? text.check.file(position + 1)}
        />
      ))}
    </div>
  );
}

/** The list as it stands, for everyone who does not judge it now. */
export function Items({ opened }: { opened: OpenedCase }): JSX.Element {
  return (
    <ol class="items">
      {itemRows(opened).map((row) => (
        <li key={row.id} class="item">
          <p class="item-name">{itemName(row)}</p>
          <p class={`verdict verdict-${row.item.verdict}`}>
            <span aria-hidden="true">{signs[row.item.verdict]} </span>
            {text.check.verdicts[row.item.verdict]}
            {row.item.reason && `: ${faultWords[row.item.reason]}`}
            {row.item.originalSeen && ` · ${text.check.seen}`}
            {row.item.originalHeld && ` · ${movesText.originals.held}`}
          </p>
          <Handed opened={opened} row={row} />
        </li>
      ))}
    </ol>
  );
}

const signs: Record<Item['verdict'], string> = { waiting: '○', 'in-order': '✓', faulty: '✗' };
