import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { periodById } from '../../../domain/survey-period.ts';
import { useAtWork, useLatest } from '../context.ts';
import { href, skmViews } from '../route.ts';
import type { SkmView } from '../route.ts';
import type { SkmPart } from '../skm-part.ts';
import { skm } from '../text-skm.ts';
import { useAsked } from '../use-asked.ts';
import { AskedNotice } from '../parts/asked-notice.tsx';
import { SelectField } from '../parts/field.tsx';
import { Heading } from '../parts/heading.tsx';
import { Notice } from '../parts/notice.tsx';
import { Comments } from '../parts/skm/comments.tsx';
import { Dashboard } from '../parts/skm/dashboard.tsx';
import { Downloads } from '../parts/skm/downloads.tsx';
import { PaperSheets } from '../parts/skm/paper-sheets.tsx';
import { Periods } from '../parts/skm/periods.tsx';
import { Plan } from '../parts/skm/plan.tsx';
import { Settings } from '../parts/skm/settings.tsx';

/** Live figures are looked at again as often as this while the dashboard is in front of somebody. */
const freshMs = 20_000;

/** The survey officer's screens. Nobody else's: the server asks for the post at every act. */
export function SkmScreen({ view, period }: { view: SkmView; period: string | undefined }): JSX.Element {
  const { posts } = useAtWork();
  if (!posts.roles.includes('survey'))
    return (
      <>
        <Heading title={skm.title}>{skm.title}</Heading>
        <Notice tone="warn">
          <p>{skm.officerOnly}</p>
        </Notice>
      </>
    );
  return <ForOfficer view={view} period={period} />;
}

function ForOfficer({ view, period }: { view: SkmView; period: string | undefined }) {
  const { office } = useAtWork();
  const { asked, reload } = useAsked('openSkm', { officeId: office.id, ...(period && { period }) });
  const latest = useLatest(reload);
  // While another period is on its way the old one's answer is still here: forms must not begin with its numbers.
  const here = asked.state === 'here' && asked.value.report.period.id === (period ?? asked.value.running);
  useEffect(() => {
    if (view !== 'ringkasan') return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) latest.current();
    }, freshMs);
    return () => {
      clearInterval(timer);
    };
  }, [view, latest]);
  return (
    <div class="skm">
      <Heading title={`${skm.title}: ${skm.views[view]}`}>{skm.title}</Heading>
      <nav aria-label={skm.viewsLabel}>
        <ul class="menu">
          {skmViews.map((each) => (
            <li key={each}>
              <a
                href={href.skm(office.id, each, period)}
                {...(each === view && { 'aria-current': 'page' as const })}
              >
                {skm.views[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <AskedNotice asked={asked.state === 'here' && !here ? { state: 'loading' } : asked} onRetry={reload} />
      {asked.state === 'here' && here && (
        <View view={view} opened={asked.value} period={period ?? asked.value.running} reload={reload} />
      )}
    </div>
  );
}

function View({ view, opened, period, reload }: SkmPart & { view: SkmView }) {
  const part = { opened, period, reload };
  switch (view) {
    case 'ringkasan':
      return (
        <>
          <PeriodChoice {...part} view={view} />
          <Dashboard {...part} />
          <Downloads {...part} />
        </>
      );
    case 'lembar':
      return (
        <>
          <PeriodChoice {...part} view={view} />
          <PaperSheets key={period} {...part} />
        </>
      );
    case 'saran':
      return (
        <>
          <PeriodChoice {...part} view={view} />
          <Comments {...part} />
        </>
      );
    case 'tindak-lanjut':
      return (
        <>
          <PeriodChoice {...part} view={view} />
          <Plan key={period} {...part} />
        </>
      );
    case 'periode':
      return <Periods {...part} />;
    case 'pengaturan':
      return <Settings {...part} />;
    default:
      return view satisfies never;
  }
}

function PeriodChoice({ opened, period, view }: SkmPart & { view: SkmView }) {
  const { office } = useAtWork();
  const known = opened.periods.some(({ id }) => id === period);
  const listed = known ? opened.periods : [periodById(period), ...opened.periods];
  return (
    <div class="period-choice">
      <SelectField
        label={skm.period}
        options={listed.map(({ id, label }) => ({
          value: id,
          label: id === opened.running ? skm.running(label) : label,
        }))}
        value={period}
        onValue={(next) => {
          location.hash = href.skm(office.id, view, next === opened.running ? undefined : next);
        }}
      />
    </div>
  );
}
