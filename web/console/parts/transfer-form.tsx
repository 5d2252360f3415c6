import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OpenedCase } from '../../../domain/api.ts';
import { holds } from '../../../domain/conditions.ts';
import { problemOf } from '../../../domain/form.ts';
import { wholeOfficeRoles } from '../../../domain/roles.ts';
import { requirementsFor } from '../../../domain/standard.ts';
import type { Field, ServiceStandard } from '../../../domain/standard.ts';
import {
  doorOf,
  fittingAnswers,
  originalsLeft,
  plainlyFitting,
  targetFacts,
} from '../../../domain/transfer.ts';
import { useAtWork } from '../context.ts';
import { href } from '../route.ts';
import { movesText } from '../text-moves.ts';
import { refusalWords, text } from '../text.ts';
import { useAsked } from '../use-asked.ts';
import { useDoing } from '../use-doing.ts';
import { AskedNotice } from './asked-notice.tsx';
import { AreaField, focusFirstError, SelectField, TextField, useFocusOnOpen } from './field.tsx';
import { itemName, itemRows } from './items.tsx';
import { DoingNotice } from './notice.tsx';

const words = movesText.transfer;

/** A wrong choice of service put right: which is the right one, which papers go along, what is still to be asked, and why. */
export function TransferForm({
  opened,
  onCancel,
}: {
  opened: OpenedCase;
  onCancel: () => void;
}): JSX.Element {
  const { services, office } = useAtWork();
  const at = { officeId: office.id, applicationId: opened.application.id };
  const { asked, reload } = useAsked('transferTargets', at);
  const [serviceId, setServiceId] = useState('');
  const [target, setTarget] = useState<ServiceStandard>();
  const [problem, setProblem] = useState<string>();

  useEffect(() => {
    if (serviceId === '') return undefined;
    let gone = false;
    setTarget(undefined);
    setProblem(undefined);
    services.call('transferPlan', { ...at, toServiceId: serviceId }).then(
      (result) => {
        if (gone) return;
        if (result.ok) setTarget(result.value.standard);
        else setProblem(refusalWords(result.refusal));
      },
      () => {
        if (!gone) setProblem(text.act.failedRead);
      },
    );
    return () => {
      gone = true;
    };
  }, [serviceId]);

  return (
    <div data-testid="transfer-form">
      <p class="hint">{words.lead}</p>
      <AskedNotice asked={asked} onRetry={reload} />
      {asked.state === 'here' &&
        (asked.value.services.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <SelectField
            label={words.service}
            choose={words.choose}
            options={asked.value.services.map(({ serviceId: value, name }) => ({ value, label: name }))}
            value={serviceId}
            onValue={setServiceId}
          />
        ))}
      {problem !== undefined && <p class="error">{problem}</p>}
      {target ? (
        <MoveForm key={target.serviceId} opened={opened} target={target} onCancel={onCancel} />
      ) : (
        <p class="row">
          <button type="button" onClick={onCancel}>
            {text.cancel}
          </button>
        </p>
      )}
    </div>
  );
}

function MoveForm({
  opened,
  target,
  onCancel,
}: {
  opened: OpenedCase;
  target: ServiceStandard;
  onCancel: () => void;
}) {
  const { services, office, actor, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnOpen(form);
  const { application, standard } = opened;
  const { definition } = target;
  const fitting = fittingAnswers(definition, opened.answers);
  const [variant, setVariant] = useState(definition.variants.length === 1 ? definition.variants[0]?.id : '');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>(() =>
    plainlyFitting(standard.definition, definition, application),
  );
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [moved, setMoved] = useState<{ applicationId: string; reference: string }>();

  const answers = { ...fitting, ...typed };
  const facts = targetFacts(
    definition,
    doorOf(definition, application.door),
    variant === '' ? undefined : variant,
    answers,
  );
  const wanted = requirementsFor(definition, facts);
  const missing = definition.fields.filter(
    (field) => holds(field.when, answers) && !Object.hasOwn(fitting, field.id),
  );
  const variantMissing = definition.variants.length > 0 && (variant ?? '') === '';
  const wrong = missing.filter((field) => problemOf(field, answers, []) !== undefined);
  const rows = itemRows(opened);
  const left = originalsLeft(wanted, application, chosen);
  const leftWords = movesText.originals.leftBehind(rows.filter(({ id }) => left.includes(id)).map(itemName));

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (variantMissing || wrong.length > 0 || left.length > 0 || reason.trim() === '') {
      setTried(true);
      focusFirstError(form.current);
      return;
    }
    const items = Object.fromEntries(
      wanted.flatMap(({ id }) => (chosen[id] ? [[id, chosen[id]] as const] : [])),
    );
    run({
      label: words.submit,
      send: (actId) =>
        services.call('transferCase', {
          officeId: office.id,
          applicationId: application.id,
          revision: application.revision,
          actId,
          toServiceId: target.serviceId,
          ...(variant && { variant }),
          items,
          fields: typed,
          reason: reason.trim(),
        }),
      done: setMoved,
    });
  };

  // A section's head may move a case to where he does not see it.
  const seesIt =
    actor.roles.some((role) => wholeOfficeRoles.includes(role)) ||
    definition.sections.some((section) => actor.sections.includes(section));
  if (moved)
    return (
      <div role="status" data-testid="moved" data-reference={moved.reference}>
        <p>{words.done(moved.reference)}</p>
        {seesIt ? (
          <p>
            <a class="button primary" href={href.case(office.id, moved.applicationId)}>
              {words.open}
            </a>
          </p>
        ) : (
          <p class="hint">{words.notYours}</p>
        )}
      </div>
    );
  return (
    <form ref={form} noValidate onSubmit={submit}>
      {application.status === 'returned' && <p class="hint">{words.unsent}</p>}
      {definition.variants.length > 1 && (
        <SelectField
          label={words.variant}
          choose={words.variantMissing}
          error={tried && variantMissing ? words.variantMissing : undefined}
          options={definition.variants.map(({ id, label }) => ({ value: id, label }))}
          value={variant ?? ''}
          onValue={setVariant}
        />
      )}
      {wanted.length > 0 && (
        <fieldset class="group">
          <legend>{words.items}</legend>
          <p class="hint">{words.itemsHint}</p>
          {wanted.map((requirement) => (
            <SelectField
              key={requirement.id}
              label={requirement.text}
              choose={words.notMoved}
              options={rows.map((row) => ({ value: row.id, label: itemName(row) }))}
              value={chosen[requirement.id] ?? ''}
              onValue={(value) => {
                setChosen({ ...chosen, [requirement.id]: value });
              }}
            />
          ))}
        </fieldset>
      )}
      {missing.length > 0 && (
        <fieldset class="group">
          <legend>{words.fields}</legend>
          {missing.map((field) => (
            <OwnField
              key={field.id}
              field={field}
              value={typed[field.id] ?? ''}
              error={tried && wrong.includes(field) ? words.fieldMissing : undefined}
              onValue={(value) => {
                setTyped({ ...typed, [field.id]: value });
              }}
            />
          ))}
        </fieldset>
      )}
      <AreaField
        label={words.reason}
        hint={words.reasonHint}
        error={tried && reason.trim() === '' ? words.reasonMissing : undefined}
        value={reason}
        onValue={setReason}
      />
      {left.length > 0 && (
        <p class={tried ? 'error' : 'hint'} role={tried ? 'alert' : undefined} data-testid="originals-left">
          {leftWords}
        </p>
      )}
      <DoingNotice doing={doing} />
      <p class="row">
        <button
          type="submit"
          class="danger"
          disabled={doing.state === 'sending'}
          data-testid="transfer-submit"
        >
          {words.submit}
        </button>
        <button type="button" onClick={onCancel}>
          {text.cancel}
        </button>
      </p>
    </form>
  );
}

/** One field of a service's form, as an officer fills it in. */
export function OwnField({
  field,
  value,
  error,
  onValue,
}: {
  field: Pick<Field, 'label' | 'hint' | 'options' | 'required'> & { type: string };
  value: string;
  error: string | undefined;
  onValue: (value: string) => void;
}): JSX.Element {
  const common = { label: field.label, hint: field.hint, error, optional: !field.required, value, onValue };
  switch (field.type) {
    case 'choice':
      return <SelectField {...common} choose={text.actFields.choose} options={field.options ?? []} />;
    case 'long-text':
      return <AreaField {...common} />;
    case 'date':
      return <TextField {...common} type="date" />;
    case 'number':
    case 'nik':
    case 'phone':
      return <TextField {...common} inputMode="numeric" />;
    default:
      return <TextField {...common} />;
  }
}
