import type { JSX } from 'preact';
import { DailyTabs } from '../parts/daily-tabs.tsx';
import { Heading } from '../parts/heading.tsx';
import { sheetsText } from '../text-sheets.ts';

export function SheetsScreen(): JSX.Element {
  return (
    <>
      <DailyTabs current="sheets" />
      <Heading title={sheetsText.title}>{sheetsText.title}</Heading>
    </>
  );
}
