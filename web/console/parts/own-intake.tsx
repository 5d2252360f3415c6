import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../domain/api.ts';
import { useAtWork } from '../context.ts';
import { movesText } from '../text-moves.ts';
import { useAsked } from '../use-asked.ts';
import { useDoing } from '../use-doing.ts';
import { AskedNotice } from './asked-notice.tsx';
import { CheckField } from './field.tsx';
import { DoingNotice } from './notice.tsx';

const words = movesText.own;
type Service = OutputOf<StaffApi['outsideServices']>['services'][number];

/** Which services the office takes in by itself although their doors lead to another system: a switch each, saved at once. */
export function OwnIntake(): JSX.Element {
  const { office } = useAtWork();
  const { asked, reload } = useAsked('outsideServices', { officeId: office.id });
  return (
    <section class="panel" aria-labelledby="own-intake" data-testid="own-intake">
      <h2 id="own-intake">{words.title}</h2>
      <p class="hint">{words.lead}</p>
      <AskedNotice asked={asked} onRetry={reload} />
      {asked.state === 'here' && asked.value.services.length === 0 && <p>{words.none}</p>}
      {asked.state === 'here' &&
        asked.value.services.map((service) => <Switch key={service.serviceId} service={service} />)}
    </section>
  );
}

function Switch({ service }: { service: Service }) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [own, setOwn] = useState(service.own);
  const label = words.label(service.name, service.system);
  return (
    <div>
      <CheckField
        label={label}
        checked={own}
        onChecked={(wanted) => {
          const before = own;
          setOwn(wanted);
          run({
            label,
            send: () =>
              services.call('setOwnIntake', {
                officeId: office.id,
                serviceId: service.serviceId,
                own: wanted,
              }),
            done: (answer) => {
              setOwn(answer.own);
            },
            refused: () => {
              setOwn(before);
            },
          });
        }}
      />
      <DoingNotice doing={doing} />
    </div>
  );
}
