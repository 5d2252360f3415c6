import type { JSX } from 'preact';
import { Heading } from '../parts/heading.tsx';
import { queueText } from '../text-queue.ts';

export function QueueScreen(): JSX.Element {
  return (
    <>
      <Heading title={queueText.title}>{queueText.title}</Heading>
    </>
  );
}
