import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../domain/api.ts';
import { slotsByDay } from '../../../domain/appointments.ts';
import { longDateWithDay, timeOfDay } from '../../../domain/dates-id.ts';
import { useAtWork } from '../context.ts';
import { refusalWords, text } from '../text.ts';
import { RadioGroup, SelectField } from './field.tsx';
import { Notice } from './notice.tsx';

type Slots = OutputOf<StaffApi['freeSlots']>['slots'];

const words = text.actFields;

/** A free slot: the day, then its times. What is free is asked for anew each round. */
export function SlotField({
  applicationId,
  error,
  value,
  onValue,
  round,
}: {
  applicationId: string;
  error: string | undefined;
  value: string;
  onValue: (value: string) => void;
  round: 'choosing' | 'sending';
}): JSX.Element {
  const { services, office } = useAtWork();
  const { zone, zoneLabel } = office.hours;
  const [slots, setSlots] = useState<Slots>();
  const [problem, setProblem] = useState<string>();
  const [day, setDay] = useState('');
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (round === 'sending') return undefined;
    let wanted = true;
    setProblem(undefined);
    services.call('freeSlots', { officeId: office.id, applicationId }).then(
      (result) => {
        if (!wanted) return;
        if (result.ok) setSlots(result.value.slots);
        else setProblem(refusalWords(result.refusal));
      },
      () => {
        if (wanted) setProblem(text.act.failedRead);
      },
    );
    return () => {
      wanted = false;
    };
  }, [services, office.id, applicationId, round, tries]);

  if (problem !== undefined)
    return (
      <Notice tone="warn">
        <p>{problem}</p>
        <button
          type="button"
          onClick={() => {
            setTries(tries + 1);
          }}
        >
          {text.tryAgain}
        </button>
      </Notice>
    );
  if (!slots) return <p class="soft">{words.slotsLoading}</p>;
  const days = slotsByDay(slots, zone);
  const chosen = days.find((each) => each.day === day) ?? days[0];
  if (!chosen) return <p>{words.slotsNone}</p>;
  return (
    <>
      <SelectField
        label={words.slotDay}
        options={days.map((each) => ({ value: each.day, label: longDateWithDay(each.day) }))}
        value={chosen.day}
        onValue={(next) => {
          setDay(next);
          onValue('');
        }}
      />
      <RadioGroup
        legend={`${words.slotTime} (${zoneLabel})`}
        error={error}
        options={chosen.slots.map(({ at }) => ({ value: String(at), label: timeOfDay(at, zone) }))}
        value={chosen.slots.some(({ at }) => String(at) === value) ? value : ''}
        onValue={onValue}
      />
    </>
  );
}
