import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../../domain/api.ts';
import { useAtWork } from '../../context.ts';
import { href } from '../../route.ts';
import { refusalWords } from '../../text.ts';
import { sheetsText } from '../../text-sheets.ts';
import { shortTime } from '../../times.ts';
import { useAsked } from '../../use-asked.ts';
import { useDoing } from '../../use-doing.ts';
import { AskedNotice } from '../asked-notice.tsx';
import { TextField } from '../field.tsx';
import { DoingNotice } from '../notice.tsx';

const words = sheetsText.bundles;

type Row = OutputOf<StaffApi['listBundles']>['bundles'][number];

/** Bundles of the villages: found by scanning or typing, and the newest. */
export function Bundles(): JSX.Element {
  const { office, posts } = useAtWork();
  const { asked, reload } = useAsked('listBundles', { officeId: office.id });
  const onlyVillage = posts.roles.every((role) => role === 'village');
  return (
    <>
      <p class="soft">{onlyVillage ? words.leadVillage : words.leadCounter}</p>
      {!onlyVillage && <Find />}
      <h2>{words.list}</h2>
      <AskedNotice asked={asked} onRetry={reload} />
      {asked.state === 'here' &&
        (asked.value.bundles.length === 0 ? (
          <p class="empty">{words.empty}</p>
        ) : (
          <ul class="rows" data-testid="bundles">
            {asked.value.bundles.map((row) => (
              <li key={row.id} class="sheet-row">
                <BundleRow row={row} />
              </li>
            ))}
          </ul>
        ))}
    </>
  );
}

function BundleRow({ row }: { row: Row }) {
  const { services, office } = useAtWork();
  return (
    <>
      <span class="row-name">
        <a href={href.sheets(office.id, 'paket', row.id)} data-bundle={row.code}>
          {words.row(row.code)}
        </a>
        <span class="soft">
          {words.count(row.count)} · {shortTime(row.madeAt, services.now(), office)}
        </span>
      </span>
      <span>
        {words.states[row.state]}
        {row.missing > 0 && ` · ! ${words.missing(row.missing)}`}
      </span>
    </>
  );
}

function Find() {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [typed, setTyped] = useState('');
  return (
    <form
      class="row row-end"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() === '') return;
        run({
          label: words.open,
          send: () => services.call('openBundle', { officeId: office.id, bundle: typed }),
          done: ({ bundle }) => {
            location.hash = href.sheets(office.id, 'paket', bundle.id);
          },
        });
      }}
    >
      <TextField label={words.code} hint={words.codeHint} value={typed} onValue={setTyped} maxLength={400} />
      <button type="submit" class="primary" disabled={doing.state === 'sending'}>
        {words.open}
      </button>
      <DoingNotice doing={doing.state === 'refused' ? { ...doing, words: notFoundOr(doing.words) } : doing} />
    </form>
  );
}

/** A bundle that is not there: said in words of bundles. */
function notFoundOr(said: string): string {
  return said === refusalWords({ code: 'not-found' }) ? words.notFound : said;
}
