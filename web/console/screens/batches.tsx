import type { JSX } from 'preact';
import { DailyTabs } from '../parts/daily-tabs.tsx';
import { Heading } from '../parts/heading.tsx';
import { batchesText } from '../text-batches.ts';

export function BatchesScreen({ batchId }: { batchId: string | undefined }): JSX.Element {
  return (
    <>
      <DailyTabs current="batches" />
      <Heading title={batchesText.title}>{batchesText.title}</Heading>
      <p>{batchId}</p>
    </>
  );
}
