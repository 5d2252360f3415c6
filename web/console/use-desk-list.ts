import { useEffect, useRef, useState } from 'preact/hooks';
import { deskListAtMost } from '../../domain/desk-list-api.ts';
import type { DeskRow, OpenSigning } from '../../domain/desk-list-api.ts';
import type { Card } from '../../domain/personal-data.ts';
import { useAtWork } from './context.ts';

export interface DeskList {
  /** What the server said of the cards as they are now. */
  rows: ReadonlyMap<string, DeskRow>;
  open: readonly OpenSigning[];
  state: 'asking' | 'failed' | 'here';
  reload: () => void;
}

/** A card as it was asked about; without a row the server had nothing to say of it. */
interface Asked {
  revision: number;
  row: DeskRow | undefined;
}

/**
 * Asks once for each state of each card: a list that shrinks while letters are signed asks for nothing.
 * @param of.known whether the cards have been read; an empty list may still have letters that wait for the signing service
 */
export function useDeskList(cards: readonly Card[], { known }: { known: boolean }): DeskList {
  const { services, office } = useAtWork();
  const [asked, setAsked] = useState<ReadonlyMap<string, Asked>>(new Map());
  const [open, setOpen] = useState<readonly OpenSigning[]>([]);
  const [state, setState] = useState<DeskList['state']>('asking');
  const [tries, setTries] = useState(0);
  const openAsked = useRef(-1);
  const unasked = cards
    .filter(({ applicationId, revision }) => asked.get(applicationId)?.revision !== revision)
    .slice(0, deskListAtMost);
  const key = unasked.map(({ applicationId, revision }) => `${applicationId} ${String(revision)}`).join();

  useEffect(() => {
    if (!known || (key === '' && openAsked.current === tries)) return undefined;
    openAsked.current = tries;
    let gone = false;
    const failed = () => {
      if (!gone) setState('failed');
    };
    setState('asking');
    services
      .call('deskList', {
        officeId: office.id,
        applicationIds: unasked.map(({ applicationId }) => applicationId),
      })
      .then((result) => {
        if (gone) return;
        if (!result.ok) {
          failed();
          return;
        }
        const said = new Map(result.value.letters.map((row) => [row.applicationId, row]));
        setAsked((before) => {
          const next = new Map(before);
          for (const { applicationId, revision } of unasked)
            next.set(applicationId, { revision, row: said.get(applicationId) });
          return next;
        });
        setOpen(result.value.open);
        setState('here');
      }, failed);
    return () => {
      gone = true;
    };
    // The key names every card that is asked about.
  }, [known, key, tries]);

  const rows = new Map<string, DeskRow>();
  for (const { applicationId, revision } of cards) {
    const said = asked.get(applicationId);
    if (said?.row && said.revision === revision) rows.set(applicationId, said.row);
  }
  return {
    rows,
    open,
    state,
    reload: () => {
      setTries((before) => before + 1);
    },
  };
}
