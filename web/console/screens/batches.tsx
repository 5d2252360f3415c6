import type { JSX } from 'preact';
import { useAtWork } from '../context.ts';
import { href } from '../route.ts';
import { batchesText } from '../text-batches.ts';
import { useAsked } from '../use-asked.ts';
import { AskedNotice } from '../parts/asked-notice.tsx';
import { BatchPage } from '../parts/batch/page.tsx';
import { VillageDuties } from '../parts/batch/duties.tsx';
import { Waiting } from '../parts/batch/waiting.tsx';
import { DailyTabs } from '../parts/daily-tabs.tsx';
import { Heading } from '../parts/heading.tsx';

/** Lists made of many cases, and what villages owe each month. */
export function BatchesScreen({ batchId }: { batchId: string | undefined }): JSX.Element {
  return (
    <>
      <DailyTabs current="batches" />
      {batchId === undefined ? <Overview /> : <BatchPage key={batchId} batchId={batchId} />}
    </>
  );
}

function Overview() {
  const { office } = useAtWork();
  const { asked, reload } = useAsked('listBatches', { officeId: office.id });
  return (
    <div class="batches">
      <Heading title={batchesText.title}>{batchesText.title}</Heading>
      <AskedNotice asked={asked} onRetry={reload} />
      {asked.state === 'here' && asked.value.services.length > 0 && (
        <>
          <p class="soft">{batchesText.intro}</p>
          <Waiting services={asked.value.services} />
          <Made {...asked.value} />
        </>
      )}
      <VillageDuties />
    </div>
  );
}

const words = batchesText.list;

function Made({
  batches,
}: {
  batches: readonly {
    id: string;
    title: string;
    state: keyof typeof batchesText.states;
    caseIds: readonly string[];
  }[];
}) {
  const { office } = useAtWork();
  return (
    <section class="panel" aria-labelledby="rekap-dibuat">
      <h2 id="rekap-dibuat">{words.title}</h2>
      {batches.length === 0 ? (
        <p class="soft">{words.none}</p>
      ) : (
        <div class="table-box">
          <table>
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.state}</th>
                <th scope="col" class="number">
                  {words.count}
                </th>
              </tr>
            </thead>
            <tbody>
              {batches.map(({ id, title, state, caseIds }) => (
                <tr key={id}>
                  <th scope="row">
                    <a href={href.batches(office.id, id)} data-batch={id}>
                      {title}
                    </a>
                  </th>
                  <td>{batchesText.states[state]}</td>
                  <td class="number">{caseIds.length}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
