import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../../domain/api.ts';
import { localDay } from '../../../../domain/calendar.ts';
import { cameInDuring, decisiveFields } from '../../../../domain/emergency.ts';
import type { LatePart } from '../../../../domain/emergency.ts';
import { requirementsFor } from '../../../../domain/standard.ts';
import { useAtWork } from '../../context.ts';
import { newActId, newSecret } from '../../ids.ts';
import {
  answerPrefix,
  answersTyped,
  clockTyped,
  collectorTyped,
  lateInput,
  nextTyped,
  partsOf,
} from '../../late-form.ts';
import type { LateProblem, LateTyped } from '../../late-form.ts';
import { href } from '../../route.ts';
import { collectorWords } from '../../text.ts';
import { emergencyText } from '../../text-emergency.ts';
import { instantOf } from '../../times.ts';
import { useAsked } from '../../use-asked.ts';
import { useDoing } from '../../use-doing.ts';
import { useTypedCopy } from '../../use-typed-copy.ts';
import { AskedNotice } from '../asked-notice.tsx';
import { CheckField, CheckGroup, focusFirstError, SelectField, TextField } from '../field.tsx';
import { DoingNotice, Notice } from '../notice.tsx';

type Opened = OutputOf<StaffApi['openEmergency']>;
type Form = OutputOf<StaffApi['lateForm']>;
const words = emergencyText.late;

/** Keys of the kept copy that are no fields. */
const idKey = '#id';
const secretKey = '#rahasia';

/** The pile of slips, one after the other: typed, Enter, the next. */
export function LateEntry({ opened }: { opened: Opened }): JSX.Element {
  const { office } = useAtWork();
  const { before, keep, forget } = useTypedCopy('susulan');
  const [entered, setEntered] = useState<readonly { applicationId: string; reference: string }[]>([]);
  const [begin, setBegin] = useState<{ typed: LateTyped; missing: readonly string[] }>(() => ({
    typed: before?.fields ?? {},
    missing: before?.ticked ?? [],
  }));
  const latest = useRef(begin);
  const [service, setService] = useState(begin.typed['service'] ?? '');
  // Coming to the screen moves the focus to its heading; from the first choice on, to what is typed next.
  const [atWork, setAtWork] = useState(false);
  const isRestored = ['name', 'nik', 'phone'].some((id) => (before?.fields[id] ?? '') !== '');
  return (
    <section class="panel" data-testid="late-entry">
      <h2>{words.title}</h2>
      <p class="hint">{words.lead}</p>
      {isRestored && entered.length === 0 && (
        <Notice tone="info">
          <p>{words.restored}</p>
        </Notice>
      )}
      <p aria-live="polite" data-testid="late-count">
        {words.entered(entered.length)}
      </p>
      {entered.length > 0 && (
        <ul class="plain-list row">
          {entered.slice(0, 5).map(({ applicationId, reference }) => (
            <li key={applicationId}>
              <a href={href.case(office.id, applicationId)}>{reference}</a>
            </li>
          ))}
        </ul>
      )}
      <SelectField
        label={words.service}
        choose={words.choose}
        options={opened.services.map(({ serviceId, name }) => ({ value: serviceId, label: name }))}
        value={service}
        onValue={(chosen) => {
          // What is typed already stays: only the service was the wrong one.
          setBegin(latest.current);
          setService(chosen);
          setAtWork(true);
        }}
      />
      {service !== '' && (
        <ForService
          key={`${service} ${String(entered.length)}`}
          opened={opened}
          serviceId={service}
          begin={begin}
          takesFocus={atWork}
          onTyped={(copy) => {
            latest.current = { typed: copy.fields, missing: copy.ticked };
            keep(copy);
          }}
          onEntered={(value, typed) => {
            forget();
            setBegin({ typed: nextTyped(typed), missing: [] });
            setEntered([value, ...entered]);
            setAtWork(true);
          }}
        />
      )}
    </section>
  );
}

interface ServiceProps {
  opened: Opened;
  serviceId: string;
  begin: { typed: LateTyped; missing: readonly string[] };
  takesFocus: boolean;
  onTyped: (copy: { fields: LateTyped; ticked: readonly string[] }) => void;
  onEntered: (value: { applicationId: string; reference: string }, typed: LateTyped) => void;
}

function ForService(props: ServiceProps) {
  const { office } = useAtWork();
  const { asked, reload } = useAsked('lateForm', { officeId: office.id, serviceId: props.serviceId });
  if (asked.state !== 'here') return <AskedNotice asked={asked} onRetry={reload} />;
  return <LateForm {...props} form={asked.value} />;
}

function LateForm({
  opened,
  serviceId,
  form,
  begin,
  takesFocus,
  onTyped,
  onEntered,
}: ServiceProps & { form: Form }) {
  const { services, office, actor, announce } = useAtWork();
  const { zone } = office.hours;
  const { definition } = form.standard;
  const element = useRef<HTMLFormElement>(null);
  const fast = useRef<HTMLDivElement>(null);
  const { doing, run } = useDoing(announce);
  const [typed, setTyped] = useState<LateTyped>(() => ({
    receivedOn: localDay(services.now(), zone),
    ...begin.typed,
    service: serviceId,
  }));
  const [missing, setMissing] = useState<readonly string[]>(begin.missing);
  // Made once for this slip: pressed again, or again after a reload, it is the same case.
  const [ids, setIds] = useState(() => ({
    applicationId: begin.typed[idKey] ?? newActId(),
    secret: begin.typed[secretKey] ?? newSecret(),
  }));
  const [allBrought, setAllBrought] = useState(begin.missing.length === 0);
  const [otherDays, setOtherDays] = useState(false);
  const [problems, setProblems] = useState<readonly LateProblem[]>([]);
  const [usedBy, setUsedBy] = useState<string>();
  useEffect(() => {
    onTyped({
      fields: { ...typed, [idKey]: ids.applicationId, [secretKey]: ids.secret },
      ticked: missing,
    });
  }, [typed, missing, ids]);
  useEffect(() => {
    const first = fast.current?.querySelector('input');
    if (!takesFocus || !first) return;
    first.focus();
    // Behind the set's code: the slip's number is typed next.
    first.setSelectionRange(first.value.length, first.value.length);
  }, []);

  const value = (id: string) => typed[id] ?? '';
  const put = (id: string, text: string) => {
    setTyped({ ...typed, [id]: text });
  };
  const errorOf = (id: LateProblem['field']) => {
    const found = problems.find(({ field }) => field === id);
    return found && (words.problems[found.problem] ?? words.problems['required']);
  };
  const variant = value('variant') || undefined;
  const parts = partsOf(definition, typed, actor);
  const collector = collectorTyped(definition, typed);
  const asked = requirementsFor(definition, {
    door: 'counter',
    variant,
    answers: answersTyped(definition, typed),
  });
  const clock = clockTyped(value('receivedAt'));
  const receivedAt = clock === undefined ? undefined : instantOf(`${value('receivedOn')}T${clock}`, zone);
  const needsReason = receivedAt !== undefined && !cameInDuring(receivedAt, opened.outages);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (doing.state === 'sending') return;
    setUsedBy(undefined);
    const read = lateInput({
      form,
      typed,
      missing: allBrought ? [] : missing,
      ids,
      officeId: office.id,
      zone,
      actor,
      outages: opened.outages,
      now: services.now(),
    });
    if (!read.ok) {
      setProblems(read.problems);
      focusFirstError(element.current);
      return;
    }
    setProblems([]);
    run({
      label: words.submit,
      naming: nameOf,
      send: () => services.call('enterLate', read.input),
      done: ({ applicationId, reference }) => {
        announce(words.done(reference));
        onEntered({ applicationId, reference }, typed);
      },
      refused: (refusal) => {
        if (refusal.code === 'slip-used') setUsedBy(refusal.applicationId);
        // What stands here now is another case: told once, and entered as its own when pressed again.
        if (refusal.code === 'taken-in-already') setIds({ applicationId: newActId(), secret: newSecret() });
      },
    });
  };

  const timeField = (
    id: 'receivedAt' | 'checkedAt' | 'signedAt' | 'handedOverAt',
    label: string,
    hint?: string,
  ) => (
    <TextField
      label={label}
      hint={hint}
      optional={id !== 'receivedAt'}
      error={errorOf(id)}
      inputMode="numeric"
      maxLength={5}
      value={value(id)}
      onValue={(text) => {
        put(id, text);
      }}
    />
  );
  const has = (part: LatePart) => parts.includes(part);
  const isLocked = doing.state === 'sending' || doing.state === 'unsent';
  const days = (
    [
      ['checkedOn', words.checkedAt, 'check'],
      ['signedOn', words.signedAt, 'sign'],
      ['handedOverOn', words.handedOverAt, 'hand-over'],
    ] as const
  ).filter(([, , part]) => has(part));
  return (
    <form ref={element} noValidate onSubmit={submit} data-testid="late-form">
      <fieldset class="plain-set" disabled={isLocked}>
        {/* Stays from slip to slip, so it lies outside of the way of the keys. */}
        <div class="columns">
          <TextField
            label={words.date}
            type="date"
            value={value('receivedOn')}
            onValue={(text) => {
              put('receivedOn', text);
            }}
          />
        </div>
        <div class="columns" ref={fast}>
          <TextField
            label={words.slip}
            hint={words.slipHint}
            optional
            error={errorOf('slip')}
            maxLength={12}
            value={value('slip')}
            onValue={(text) => {
              put('slip', text);
            }}
          />
          {timeField('receivedAt', words.receivedAt, words.timeHint)}
          <TextField
            label={words.name}
            error={errorOf('name')}
            value={value('name')}
            onValue={(text) => {
              put('name', text);
            }}
          />
          {(definition.applicant === 'person' || definition.applicant === 'foreigner') && (
            <TextField
              label={definition.applicant === 'person' ? words.nik : words.passport}
              hint={words.nikHint}
              optional
              inputMode={definition.applicant === 'person' ? 'numeric' : 'text'}
              maxLength={40}
              value={value('nik')}
              onValue={(text) => {
                put('nik', text);
              }}
            />
          )}
          <SelectField
            label={words.village}
            error={errorOf('village')}
            choose={words.choose}
            options={office.villages.map(({ code, name }) => ({ value: code, label: name }))}
            value={value('village')}
            onValue={(text) => {
              put('village', text);
            }}
          />
          <TextField
            label={words.phone}
            optional
            error={errorOf('phone')}
            inputMode="numeric"
            maxLength={40}
            value={value('phone')}
            onValue={(text) => {
              put('phone', text);
            }}
          />
          {definition.variants.length > 0 && (
            <SelectField
              label={words.variant}
              error={errorOf('variant')}
              choose={words.choose}
              options={definition.variants.map(({ id, label }) => ({ value: id, label }))}
              value={value('variant')}
              onValue={(text) => {
                put('variant', text);
              }}
            />
          )}
          {decisiveFields(definition).map(({ id, label, options }) =>
            options ? (
              <SelectField
                key={id}
                label={label}
                choose={words.choose}
                options={options}
                value={value(`${answerPrefix}${id}`)}
                onValue={(text) => {
                  put(`${answerPrefix}${id}`, text);
                }}
              />
            ) : (
              <TextField
                key={id}
                label={label}
                optional
                value={value(`${answerPrefix}${id}`)}
                onValue={(text) => {
                  put(`${answerPrefix}${id}`, text);
                }}
              />
            ),
          )}
        </div>
        {needsReason && (
          <TextField
            label={words.reason}
            hint={words.reasonHint}
            error={errorOf('reason')}
            maxLength={500}
            value={value('reason')}
            onValue={(text) => {
              put('reason', text);
            }}
          />
        )}
        <CheckField label={words.allBrought} checked={allBrought} onChecked={setAllBrought} />
        {!allBrought && (
          <CheckGroup
            legend={words.missing}
            error={errorOf('missing')}
            options={asked.map(({ id, text }) => ({ value: id, label: text }))}
            values={missing}
            onValues={setMissing}
          />
        )}
        {parts.length > 0 && <p class="hint">{words.ifDone}</p>}
        <div class="columns">
          {has('check') && timeField('checkedAt', words.checkedAt)}
          {has('sign') && form.signers.length > 1 && (
            <SelectField
              label={words.signer}
              error={errorOf('signer')}
              choose={words.choose}
              options={form.signers.map(({ uid, name, post }) => ({ value: uid, label: `${name}, ${post}` }))}
              value={value('signer')}
              onValue={(text) => {
                put('signer', text);
              }}
            />
          )}
          {has('sign') && timeField('signedAt', words.signedAt)}
          {form.numbers.length > 0 && (
            <SelectField
              label={words.number}
              error={errorOf('taken')}
              choose={words.numberNone}
              options={form.numbers.map(({ register, entry, number }) => ({
                value: `${register}/${entry}`,
                label: number,
              }))}
              value={value('taken')}
              onValue={(text) => {
                put('taken', text);
              }}
            />
          )}
          {has('hand-over') && timeField('handedOverAt', words.handedOverAt)}
          {has('hand-over') && definition.delivery.collectors.length > 1 && (
            <SelectField
              label={words.collector}
              choose={words.choose}
              options={definition.delivery.collectors.map((each) => ({
                value: each,
                label: collectorWords[each],
              }))}
              value={collector}
              onValue={(text) => {
                put('collector', text);
              }}
            />
          )}
          {has('hand-over') && collector !== 'applicant' && (
            <TextField
              label={words.collectorName}
              error={errorOf('collectorName')}
              maxLength={200}
              value={value('collectorName')}
              onValue={(text) => {
                put('collectorName', text);
              }}
            />
          )}
        </div>
        {days.length > 0 && (
          <CheckField label={words.otherDays} checked={otherDays} onChecked={setOtherDays} />
        )}
        {otherDays && (
          <div class="columns">
            {days.map(([id, label]) => (
              <TextField
                key={id}
                label={words.dayOf(label)}
                type="date"
                value={value(id) || value('receivedOn')}
                onValue={(text) => {
                  put(id, text);
                }}
              />
            ))}
          </div>
        )}
        {parts.length < 4 && <p class="hint">{words.othersDo}</p>}
      </fieldset>
      <DoingNotice doing={doing.state === 'unsent' ? { ...doing, words: words.unsent } : doing} />
      {usedBy !== undefined && (
        <p>
          <a href={href.case(office.id, usedBy)} data-testid="slip-used">
            {words.openIt}
          </a>
        </p>
      )}
      <p class="row">
        <button type="submit" class="primary" disabled={isLocked} data-testid="late-submit">
          {words.submit}
        </button>
      </p>
    </form>
  );
}

function nameOf(id: string): string | undefined {
  const names: Readonly<Record<string, string>> = {
    slip: words.slip,
    name: words.name,
    nik: words.nik,
    village: words.village,
    phone: words.phone,
    variant: words.variant,
    receivedAt: words.receivedAt,
    checkedAt: words.checkedAt,
    signedAt: words.signedAt,
    taken: words.number,
    handedOverAt: words.handedOverAt,
    missing: words.missing,
  };
  return names[id];
}
