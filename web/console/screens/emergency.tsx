import type { JSX } from 'preact';
import { DailyTabs } from '../parts/daily-tabs.tsx';
import { Heading } from '../parts/heading.tsx';
import { emergencyText } from '../text-emergency.ts';

export function EmergencyScreen(): JSX.Element {
  return (
    <>
      <DailyTabs current="emergency" />
      <Heading title={emergencyText.title}>{emergencyText.title}</Heading>
    </>
  );
}
