import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SurveySettings } from '../../../../domain/survey-period.ts';
import { useAtWork } from '../../context.ts';
import type { SkmPart } from '../../skm-part.ts';
import { skm } from '../../text-skm.ts';
import { useDoing } from '../../use-doing.ts';
import { CheckField, focusFirstError, RadioGroup, TextField } from '../field.tsx';
import { DoingNotice } from '../notice.tsx';
import { FileButtons } from '../file-buttons.tsx';

const words = skm.settings;

function options<K extends string>(labels: Readonly<Record<K, string>>): { value: string; label: string }[] {
  return Object.entries<string>(labels).map(([value, label]) => ({ value, label }));
}

/** What the office settles about its survey, the counter's QR, and the tablet. */
export function Settings({ opened, reload }: SkmPart): JSX.Element {
  return (
    <>
      <SettingsForm opened={opened} reload={reload} />
      <Counter opened={opened} />
      <Kiosk opened={opened} reload={reload} />
    </>
  );
}

function SettingsForm({ opened, reload }: Pick<SkmPart, 'opened' | 'reload'>) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const form = useRef<HTMLFormElement>(null);
  /** As they were opened: what another officer saved since then is not undone. */
  const [base, setBase] = useState(opened.settings);
  const overtaken = useRef(false);
  const [settings, setSettings] = useState(opened.settings);
  const [perDay, setPerDay] = useState(String(opened.settings.counter.perDay));
  const [tried, setTried] = useState(false);
  useEffect(() => {
    if (!overtaken.current) return;
    overtaken.current = false;
    setBase(opened.settings);
    setSettings(opened.settings);
    setPerDay(String(opened.settings.counter.perDay));
  }, [opened]);
  const change = (part: Partial<SurveySettings>) => {
    setSettings({ ...settings, ...part });
  };
  const perDayWrong = !/^\d{1,4}$/.test(perDay.trim()) || Number(perDay) > 2000;
  return (
    <form
      ref={form}
      class="panel narrow"
      noValidate
      data-testid="skm-settings"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (perDayWrong) {
          focusFirstError(form.current);
          return;
        }
        const sent = { ...settings, counter: { ...settings.counter, perDay: Number(perDay) } };
        run({
          label: words.save,
          send: () => services.call('setSkmSettings', { officeId: office.id, base, settings: sent }),
          done: () => {
            setBase(sent);
            reload();
          },
          refused: ({ code }) => {
            if (code !== 'stale') return;
            overtaken.current = true;
            reload();
          },
        });
      }}
    >
      <h2>{words.title}</h2>
      <RadioGroup
        legend={words.kind}
        options={options(words.kinds)}
        value={settings.period}
        onValue={(period) => {
          change({ period: period as SurveySettings['period'] });
        }}
      />
      <p class="hint">{words.kindHint}</p>
      <RadioGroup
        legend={words.scope}
        options={options(words.scopes)}
        value={settings.scope}
        onValue={(scope) => {
          change({ scope: scope as SurveySettings['scope'] });
        }}
      />
      <RadioGroup
        legend={words.order}
        options={options(words.orders)}
        value={settings.order}
        onValue={(order) => {
          change({ order: order as SurveySettings['order'] });
        }}
      />
      <RadioGroup
        legend={words.weight}
        options={options(words.weights)}
        value={settings.weight}
        onValue={(weight) => {
          change({ weight: weight as SurveySettings['weight'] });
        }}
      />
      <RadioGroup
        legend={words.blanks}
        options={options(words.blanksOptions)}
        value={settings.blanks}
        onValue={(blanks) => {
          change({ blanks: blanks as SurveySettings['blanks'] });
        }}
      />
      <CheckField
        label={words.minimum}
        checked={settings.minimumSample === 150}
        onChecked={(checked) => {
          change({ minimumSample: checked ? 150 : 0 });
        }}
      />
      <TextField
        label={words.perDay}
        hint={words.perDayHint}
        error={tried && perDayWrong ? words.perDayWrong : undefined}
        inputMode="numeric"
        maxLength={4}
        value={perDay}
        onValue={setPerDay}
      />
      <CheckField
        label={words.hours}
        checked={settings.counter.officeHoursOnly}
        onChecked={(officeHoursOnly) => {
          change({ counter: { ...settings.counter, officeHoursOnly } });
        }}
      />
      <DoingNotice doing={doing} />
      <div class="row">
        <button type="submit" class="primary" disabled={doing.state === 'sending'} data-testid="primary-act">
          {words.save}
        </button>
      </div>
    </form>
  );
}

function Counter({ opened }: Pick<SkmPart, 'opened'>) {
  const { services, office } = useAtWork();
  return (
    <section class="panel" data-testid="skm-counter">
      <h2>{words.counter}</h2>
      <p class="hint">{words.counterHint}</p>
      <p>
        <a href={opened.counterUrl} target="_blank" rel="noopener">
          {opened.counterUrl}
        </a>
      </p>
      <FileButtons
        files={[
          [
            skm.files.counter,
            () => services.call('posterFile', { officeId: office.id, poster: { kind: 'counter' } }),
          ],
        ]}
      />
    </section>
  );
}

function Kiosk({ opened, reload }: Pick<SkmPart, 'opened' | 'reload'>) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [address, setAddress] = useState<string>();
  const sending = doing.state === 'sending';
  return (
    <section class="panel" data-testid="skm-kiosk">
      <h2>{words.kiosk}</h2>
      <p>{opened.kiosk ? words.kioskOn : words.kioskOff}</p>
      {address !== undefined && (
        <>
          <p class="hint">{words.kioskHint}</p>
          <p>
            <code class="hash" data-testid="kiosk-link">
              {address}
            </code>
          </p>
        </>
      )}
      <DoingNotice doing={doing} />
      <p class="row">
        <button
          type="button"
          disabled={sending}
          onClick={() => {
            run({
              label: words.kioskMake,
              send: () => services.call('makeKioskLink', { officeId: office.id }),
              done: ({ path }) => {
                // The counter's address and the kiosk's are of one site, which may be another than the console's.
                setAddress(new URL(path, opened.counterUrl).href);
                reload();
              },
            });
          }}
        >
          {opened.kiosk ? words.kioskNew : words.kioskMake}
        </button>
        {opened.kiosk && (
          <button
            type="button"
            class="danger"
            disabled={sending}
            onClick={() => {
              run({
                label: words.kioskRemove,
                send: () => services.call('removeKioskLink', { officeId: office.id }),
                done: () => {
                  setAddress(undefined);
                  reload();
                },
              });
            }}
          >
            {words.kioskRemove}
          </button>
        )}
      </p>
    </section>
  );
}
