import type { JSX } from 'preact';
import { lateRoles, outageRoles } from '../../../domain/emergency.ts';
import { useAtWork } from '../context.ts';
import { AskedNotice } from '../parts/asked-notice.tsx';
import { DailyTabs } from '../parts/daily-tabs.tsx';
import { LateEntry } from '../parts/emergency/late-entry.tsx';
import { Outages } from '../parts/emergency/outages.tsx';
import { Sets } from '../parts/emergency/sets.tsx';
import { Heading } from '../parts/heading.tsx';
import { Notice } from '../parts/notice.tsx';
import { emergencyText as words } from '../text-emergency.ts';
import { useAsked } from '../use-asked.ts';

/** What helps when power or network is gone: before, while it is, and after. */
export function EmergencyScreen(): JSX.Element {
  const { posts } = useAtWork();
  const may = posts.roles.some((role) => outageRoles.includes(role));
  return (
    <div class="emergency">
      <DailyTabs current="emergency" />
      <Heading title={words.title}>{words.title}</Heading>
      {may ? (
        <Opened />
      ) : (
        <Notice tone="warn">
          <p>{words.notYours}</p>
        </Notice>
      )}
    </div>
  );
}

function Opened() {
  const { office, posts } = useAtWork();
  const { asked, reload } = useAsked('openEmergency', { officeId: office.id });
  if (asked.state !== 'here') return <AskedNotice asked={asked} onRetry={reload} />;
  const { value: opened } = asked;
  return (
    <>
      <Outages opened={opened} reload={reload} />
      {posts.roles.some((role) => lateRoles.includes(role)) && <LateEntry opened={opened} />}
      <Sets opened={opened} reload={reload} />
    </>
  );
}
