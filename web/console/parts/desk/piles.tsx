import type { ComponentChildren, JSX } from 'preact';
import type { DeskRow, OpenSigning } from '../../../../domain/desk-list-api.ts';
import type { Card } from '../../../../domain/personal-data.ts';
import { useAtWork, useNow } from '../../context.ts';
import { mayChoose } from '../../desk-piles.ts';
import type { Piles, ReadyLetter } from '../../desk-piles.ts';
import type { DeskList } from '../../use-desk-list.ts';
import { href } from '../../route.ts';
import { text } from '../../text.ts';
import { deskText } from '../../text-desk.ts';
import { Due } from '../due.tsx';
import { CheckField } from '../field.tsx';

const words = deskText.piles;

export interface Choosing {
  chosen: ReadonlySet<string>;
  /** Hashes of the letters that were opened in this sitting, by application. */
  read: ReadonlyMap<string, string>;
  onChosen: (ids: readonly string[], on: boolean) => void;
  busy: boolean;
}

/** The letters that wait, in piles. Those with a note can be chosen only once they were opened. */
export function DeskPiles({
  piles,
  asked,
  choosing,
}: {
  piles: Piles;
  /** Only once the server has answered a letter without a row is one that waits for something. */
  asked: DeskList['state'];
  choosing: Choosing;
}): JSX.Element {
  const { plain, look, rest } = piles;
  const isUnasked = asked !== 'here' && rest.every(({ state }) => state === undefined);
  const openedLook = look.filter((letter) => mayChoose(letter, choosing.read));
  return (
    <>
      {plain.length > 0 && (
        <Pile id="tanpa-catatan" title={words.plain(plain.length)} hint={words.plainHint}>
          <ChooseAll label={words.all} letters={plain} choosing={choosing} />
          <ul class="rows desk-rows">
            {plain.map((letter) => (
              <ReadyRow key={letter.card.applicationId} letter={letter} choosing={choosing} />
            ))}
          </ul>
        </Pile>
      )}
      {look.length > 0 && (
        <Pile id="perlu-dilihat" title={words.look(look.length)} hint={words.lookHint}>
          {openedLook.length > 1 && (
            <ChooseAll label={words.allOpened} letters={openedLook} choosing={choosing} />
          )}
          <ul class="rows desk-rows">
            {look.map((letter) => (
              <ReadyRow key={letter.card.applicationId} letter={letter} choosing={choosing} />
            ))}
          </ul>
        </Pile>
      )}
      {rest.length > 0 && (
        <Pile id="belum-dapat" title={isUnasked ? words.waiting(rest.length) : words.rest(rest.length)}>
          <ul class="rows desk-rows">
            {rest.map(({ card, state }) => (
              <li key={card.applicationId}>
                <RowLink card={card} />
                <p class="soft desk-why">{whyNot(state, asked)}</p>
              </li>
            ))}
          </ul>
        </Pile>
      )}
    </>
  );
}

function whyNot(state: Exclude<DeskRow['state'], 'ready'> | undefined, asked: DeskList['state']): string {
  if (state !== undefined) return deskText.rest[state];
  return { asking: words.asking, failed: words.openOne, here: deskText.rest.preparing }[asked];
}

function Pile({
  id,
  title,
  hint,
  children,
}: {
  id: string;
  title: string;
  hint?: string;
  children: ComponentChildren;
}) {
  return (
    <section aria-labelledby={id} data-pile={id}>
      <h2 id={id}>{title}</h2>
      {hint && <p class="hint">{hint}</p>}
      {children}
    </section>
  );
}

function ChooseAll({
  label,
  letters,
  choosing,
}: {
  label: string;
  letters: readonly ReadyLetter[];
  choosing: Choosing;
}) {
  const ids = letters.map(({ row }) => row.applicationId);
  return (
    <CheckField
      label={label}
      checked={ids.every((id) => choosing.chosen.has(id))}
      disabled={choosing.busy}
      onChecked={(on) => {
        choosing.onChosen(ids, on);
      }}
    />
  );
}

function ReadyRow({ letter, choosing }: { letter: ReadyLetter; choosing: Choosing }) {
  const { card, row, notes } = letter;
  const opened = choosing.read.get(row.applicationId) === row.sha256;
  return (
    <li class="desk-row">
      <Choose
        label={words.choose(card.applicantName)}
        id={row.applicationId}
        disabled={!mayChoose(letter, choosing.read)}
        choosing={choosing}
      />
      <div>
        <RowLink card={card}>
          <span class="desk-facts">
            <span>{row.number}</span>
            <span class="soft">{words.hash(row.sha256)}</span>
            {opened && <span class="status">✓ {words.opened}</span>}
            {!opened && notes.length > 0 && <strong>{words.openFirst}</strong>}
          </span>
        </RowLink>
        {notes.length > 0 && (
          <ul class="desk-notes">
            {notes.map((note) => (
              <li key={note} data-note={note}>
                <span aria-hidden="true">! </span>
                {deskText.notes[note]}
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

function RowLink({ card, children }: { card: Card; children?: ComponentChildren }) {
  const { services, office } = useAtWork();
  const now = useNow(services.now);
  return (
    <a
      class="work-row work-row-desk"
      href={href.desk(office.id, card.applicationId)}
      data-row={card.reference}
    >
      <span class="row-name">
        <strong>{card.applicantName}</strong>
        <span class="soft">{card.serviceName}</span>
      </span>
      <Due of={card} now={now} office={office} />
      {children}
    </a>
  );
}

function Choose({
  label,
  id,
  disabled,
  choosing,
}: {
  label: string;
  id: string;
  disabled: boolean;
  choosing: Choosing;
}) {
  return (
    <label class="desk-choose">
      <span class="hidden">{label}</span>
      <input
        type="checkbox"
        checked={choosing.chosen.has(id)}
        disabled={disabled || choosing.busy}
        onChange={(event) => {
          choosing.onChosen([id], event.currentTarget.checked);
        }}
      />
    </label>
  );
}

/** Approved already, and not signed by the service: by number and service, since their rows have left the work list. */
export function ApprovedPile({
  letters,
  choosing,
}: {
  letters: readonly OpenSigning[];
  choosing: Choosing;
}): JSX.Element | null {
  const { office } = useAtWork();
  if (letters.length === 0) return null;
  return (
    <Pile id="sudah-disetujui" title={deskText.approved.title(letters.length)} hint={deskText.approved.hint}>
      <ul class="rows desk-rows">
        {letters.map(({ applicationId, reference, serviceName, number, sha256 }) => (
          <li key={applicationId} class="desk-row">
            <Choose
              label={deskText.approved.choose(number ?? reference)}
              id={applicationId}
              disabled={false}
              choosing={choosing}
            />
            <a class="work-row work-row-desk" href={href.desk(office.id, applicationId)} data-row={reference}>
              <span class="row-name">
                <strong>{number ? `${text.desk.number} ${number}` : reference}</strong>
                <span class="soft">
                  {serviceName} · {reference}
                </span>
              </span>
              <span class="soft">{words.hash(sha256)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Pile>
  );
}
