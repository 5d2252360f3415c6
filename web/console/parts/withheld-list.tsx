import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../domain/api.ts';
import { useAtWork } from '../context.ts';
import { words } from '../text-standards.ts';
import { useDoing } from '../use-doing.ts';
import { CheckField } from './field.tsx';
import { DoingNotice } from './notice.tsx';

type Texts = OutputOf<StaffApi['openOffice']>['withheld'];

/** Printed names and numbers that the public does not see: the office may decide otherwise, one by one. */
export function WithheldList({ texts }: { texts: Texts }): JSX.Element {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [shown, setShown] = useState<readonly string[]>(() =>
    texts.filter((each) => each.shown).map(({ text }) => text),
  );
  return (
    <section aria-labelledby="disembunyikan">
      <h2 id="disembunyikan">{words.withheld.title}</h2>
      <p class="soft">{texts.length > 0 ? words.withheld.lead : words.withheld.none}</p>
      {texts.map(({ text, shownAs }) => (
        <CheckField
          key={text}
          label={words.withheld.show(text, shownAs)}
          checked={shown.includes(text)}
          onChecked={(show) => {
            run({
              label: words.withheld.title,
              send: () => services.call('showWithheld', { officeId: office.id, text, shown: show }),
              done: () => {
                setShown(show ? [...shown, text] : shown.filter((each) => each !== text));
              },
            });
          }}
        />
      ))}
      <DoingNotice doing={doing} />
    </section>
  );
}
