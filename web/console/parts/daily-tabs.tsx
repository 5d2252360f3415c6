import type { JSX } from 'preact';
import { useAtWork } from '../context.ts';
import { href } from '../route.ts';
import { text } from '../text.ts';

/** The papers of a day, the lists made of many cases, and what helps when the power is gone: one place, three tabs. */
export function DailyTabs({ current }: { current: 'sheets' | 'batches' | 'emergency' }): JSX.Element {
  const { office } = useAtWork();
  const tabs = [
    ['sheets', href.sheets(office.id), text.nav.sheets],
    ['batches', href.batches(office.id), text.nav.batches],
    ['emergency', href.emergency(office.id), text.nav.emergency],
  ] as const;
  return (
    <nav aria-label={text.nav.daily}>
      <ul class="menu">
        {tabs.map(([id, address, words]) => (
          <li key={id}>
            <a href={address} {...(id === current && { 'aria-current': 'page' as const })}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
