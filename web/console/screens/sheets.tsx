import type { JSX } from 'preact';
import { useAtWork } from '../context.ts';
import { DailyTabs } from '../parts/daily-tabs.tsx';
import { Heading } from '../parts/heading.tsx';
import { BundleScreen } from '../parts/sheets/bundle.tsx';
import { Bundles } from '../parts/sheets/bundles.tsx';
import { Collection } from '../parts/sheets/collection.tsx';
import { PrintQueue } from '../parts/sheets/print-queue.tsx';
import { href, sheetsViews } from '../route.ts';
import type { SheetsView } from '../route.ts';
import { sheetsText as words } from '../text-sheets.ts';

/** The papers of a day. A village officer has only his bundles. */
export function SheetsScreen({
  view,
  bundleId,
}: {
  view: SheetsView | undefined;
  bundleId: string | undefined;
}): JSX.Element {
  const { office, posts } = useAtWork();
  const onlyVillage = posts.roles.every((role) => role === 'village');
  const views = sheetsViews.filter((each) => !onlyVillage || each === 'paket');
  const current = views.find((each) => each === view) ?? views[0] ?? 'paket';
  if (current === 'paket' && bundleId !== undefined)
    return <BundleScreen key={bundleId} bundleId={bundleId} />;
  return (
    <div class="sheets">
      {!onlyVillage && <DailyTabs current="sheets" />}
      <Heading title={words.views[current]}>{words.views[current]}</Heading>
      {views.length > 1 && (
        <nav aria-label={words.viewsLabel}>
          <ul class="menu">
            {views.map((each) => (
              <li key={each}>
                <a
                  href={href.sheets(office.id, each)}
                  {...(each === current && { 'aria-current': 'page' as const })}
                >
                  {words.views[each]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <View view={current} />
    </div>
  );
}

function View({ view }: { view: SheetsView }) {
  switch (view) {
    case 'pengambilan':
      return <Collection />;
    case 'cetak':
      return <PrintQueue />;
    case 'paket':
      return <Bundles />;
    default:
      return view satisfies never;
  }
}
