import type { JSX } from 'preact';
import type { OpenedCase } from '../../../domain/api.ts';
import { clockStory } from '../../../domain/clock-words.ts';
import { useAtWork, useNow } from '../context.ts';

/** How the promise was reckoned, sentence by sentence, as the applicant reads it too. */
export function ClockStory({ opened }: { opened: OpenedCase }): JSX.Element {
  const { services, office } = useAtWork();
  const now = useNow(services.now);
  const { application, standard, events, calendar } = opened;
  const { definition } = standard;
  const story = clockStory({ definition, application, events, office, calendar, now }, 'staff');
  return <p data-testid="clock-story">{story.join(' ')}</p>;
}
