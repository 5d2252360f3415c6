import { Fragment } from 'preact';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../domain/api.ts';
import type { Act } from '../../../domain/application.ts';
import { localDay } from '../../../domain/calendar.ts';
import { factsOf, variantField } from '../../../domain/form.ts';
import type { FormField } from '../../../domain/form.ts';
import { shutOn } from '../../../domain/intake-window.ts';
import { nikWarnings, normaliseNik } from '../../../domain/nik.ts';
import { setsFor } from '../../../domain/requirement-sets.ts';
import { ok } from '../../../domain/result.ts';
import type { Result } from '../../../domain/result.ts';
import { setWords } from '../../../domain/requirement-words.ts';
import type { Requirement, ServiceStandard } from '../../../domain/standard.ts';
import { doorWords } from '../../../domain/words-id.ts';
import { attentionTo } from '../attention.ts';
import type { Attention } from '../attention.ts';
import { useAtWork, useNow } from '../context.ts';
import { newActId, newSecret } from '../ids.ts';
import { copyOf, draftFrom, isWorthKeeping } from '../intake-copy.ts';
import type { IntakeDraft } from '../intake-copy.ts';
import {
  allNeeded,
  asksWhich,
  firstActs,
  intakeFields,
  fittingInput,
  intakePapers,
  intakeProblems,
  inTwoParts,
  itemNotesOf,
  partyGroups,
  problemCount,
  villagesOf,
  withoutParty,
} from '../intake-form.ts';
import type { FirstActs, IntakeDoor, IntakeProblems, PartyGroup } from '../intake-form.ts';
import { href } from '../route.ts';
import { nikWarningWords, refusalWords, text } from '../text.ts';
import { intakeText as words } from '../text-intake.ts';
import { useCalendar } from '../use-calendar.ts';
import { useDoing } from '../use-doing.ts';
import { useTypedCopy } from '../use-typed-copy.ts';
import { ActBar } from '../parts/act-bar.tsx';
import { AreaField, CheckField, RadioGroup, SelectField, TextField } from '../parts/field.tsx';
import { Heading } from '../parts/heading.tsx';
import { IntakePapers } from '../parts/intake-papers.tsx';
import { Particulars } from '../parts/items.tsx';
import { FindApplicant } from '../parts/find-applicant.tsx';
import type { Reused } from '../parts/find-applicant.tsx';
import { DoingNotice, Notice } from '../parts/notice.tsx';
import { RecordOutside } from '../parts/record-outside.tsx';
import { ServiceChoice } from '../parts/service-choice.tsx';

type Services = OutputOf<StaffApi['intakeServices']>['services'];

/** What was taken in, and what of it this officer can do at once. */
interface Taken extends OutputOf<StaffApi['takeIn']> {
  serviceId: string;
  door: IntakeDoor;
  first: FirstActs | undefined;
  /** It was answered in the same press, or should have been and was not. */
  answered?: true | { refusal: string; answer: string };
}

/** Somebody stands at the counter, or in the village office: choose, type, tick, print. */
export function IntakeScreen(): JSX.Element {
  const { services, office } = useAtWork();
  const [open, setOpen] = useState<Services>();
  const [problem, setProblem] = useState<string>();
  const [tries, setTries] = useState(0);
  const [taken, setTaken] = useState<Taken>();
  const [isTyping, setTyping] = useState(true);
  useEffect(() => {
    setProblem(undefined);
    services
      .call('intakeServices', { officeId: office.id })
      .then((result) => {
        if (result.ok) setOpen(result.value.services);
        else setProblem(refusalWords(result.refusal));
      })
      .catch(() => {
        setProblem(text.act.failedRead);
      });
  }, [services, office.id, tries]);

  if (taken && !isTyping)
    return (
      <TakenIn
        taken={taken}
        onNext={() => {
          setTyping(true);
        }}
      />
    );
  return (
    <div class="intake">
      <Heading title={words.title}>{words.title}</Heading>
      <p class="soft">{words.lead}</p>
      {problem !== undefined && (
        <Retry
          words={problem}
          onRetry={() => {
            setTries(tries + 1);
          }}
        />
      )}
      {open === undefined && problem === undefined && <p>{text.loading}</p>}
      {open?.length === 0 && <p>{words.none}</p>}
      {open && open.length > 0 && (
        <IntakeForm
          open={open}
          // Whoever waits next has mostly come for the same thing.
          like={taken}
          onTaken={(next) => {
            setTaken(next);
            setTyping(false);
          }}
        />
      )}
      <RecordOutside />
    </div>
  );
}

function Retry({ words: what, onRetry }: { words: string; onRetry: () => void }) {
  return (
    <Notice tone="warn">
      <p>{what}</p>
      <button type="button" onClick={onRetry}>
        {text.tryAgain}
      </button>
    </Notice>
  );
}

function IntakeForm({
  open,
  like,
  onTaken,
}: {
  open: Services;
  like: Pick<Taken, 'serviceId' | 'door'> | undefined;
  onTaken: (taken: Taken) => void;
}) {
  const { services, office, posts, actor, announce } = useAtWork();
  const form = useRef<HTMLFormElement>(null);
  const fieldset = useRef<HTMLFieldSetElement>(null);
  // Made once for this person: pressing twice takes in once.
  const kept = useTypedCopy('terima');
  const [before, setBefore] = useState(() => {
    const draft = kept.before && draftFrom(kept.before);
    // A service may have been closed meanwhile.
    return draft && open.some((each) => each.serviceId === draft.serviceId) ? draft : undefined;
  });
  const [ids, setIds] = useState(() => (before ? idsOf(before) : newIds()));
  const [serviceId, setServiceId] = useState(before?.serviceId ?? like?.serviceId ?? '');
  const [door, setDoor] = useState<IntakeDoor>(before?.door ?? like?.door ?? 'counter');
  const [read, setStandard] = useState<ServiceStandard>();
  // An answer to an older choice is nobody's form.
  const standard = read?.serviceId === serviceId ? read : undefined;
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(before?.typed ?? {});
  const [brought, setBrought] = useState<readonly string[]>(before?.brought ?? []);
  // Words beside a paper, and blocks of persons that were added.
  const [said, setSaid] = useState<Readonly<Record<string, string>>>(before?.said ?? {});
  const [opened, setOpened] = useState<readonly string[]>(before?.opened ?? []);
  const [admitReason, setAdmitReason] = useState(before?.admitReason ?? '');
  const [answer, setAnswer] = useState(before?.answer ?? '');
  const [reusedFrom, setReusedFrom] = useState<string>();
  const [tried, setTried] = useState(false);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [unread, setUnread] = useState<string>();
  const [reads, setReads] = useState(0);
  // The case that has this form's id, of another content: the answer of the first press was lost, or another tab has the same copy.
  const [takenAs, setTakenAs] = useState<string>();
  const { doing, run, clear } = useDoing(announce);
  const calendar = useCalendar();
  const today = localDay(useNow(services.now), office.hours.zone);

  useEffect(() => {
    const draft = { ...ids, serviceId, door, typed, brought, said, opened, admitReason, answer };
    if (isWorthKeeping(draft)) kept.keep(copyOf(draft));
    else kept.forget();
  }, [ids, serviceId, door, typed, brought, said, opened, admitReason, answer]);
  const asNew = () => {
    setIds(newIds());
    setTakenAs(undefined);
    setBefore(undefined);
    clear();
    announce(words.takenBefore.asNewDone);
    focusFirst(fieldset.current);
  };
  const beginAnew = () => {
    setIds(newIds());
    setTakenAs(undefined);
    clear();
    setTyped({});
    setBrought([]);
    setSaid({});
    setOpened([]);
    setAdmitReason('');
    setAnswer('');
    setReusedFrom(undefined);
    setTried(false);
    setBefore(undefined);
    focusFirst(fieldset.current);
  };

  const choose = (id: string) => {
    if (id === serviceId) {
      focusFirst(fieldset.current);
      return;
    }
    setServiceId(id);
    setStandard(undefined);
    setBrought([]);
    setSaid({});
    setOpened([]);
    setAdmitReason('');
    setAnswer('');
    setReusedFrom(undefined);
    setTried(false);
    setDoor(open.find((each) => each.serviceId === id)?.doors.includes('counter') ? 'counter' : 'village');
  };
  useEffect(() => {
    if (serviceId === '') return undefined;
    let wanted = true;
    setUnread(undefined);
    services.call('intakeForm', { officeId: office.id, serviceId }).then(
      (result) => {
        if (!wanted) return;
        if (result.ok) setStandard(result.value.standard);
        else setUnread(refusalWords(result.refusal));
      },
      () => {
        if (wanted) setUnread(text.act.failedRead);
      },
    );
    return () => {
      wanted = false;
    };
  }, [services, office.id, serviceId, reads]);
  useEffect(() => {
    if (standard) focusFirst(fieldset.current);
  }, [standard]);

  const villages = villagesOf(office.villages, door, posts.villages);
  const [only] = villages;
  // Nothing to choose where there is one.
  const input = villages.length === 1 && only ? { ...typed, village: only.code } : typed;
  const villageCodes = villages.map(({ code }) => code);
  const fields = standard ? intakeFields(standard.definition, door, input) : [];
  const { asked, spare } = standard ? inTwoParts(standard.definition, door, input) : noFields;
  const groups = standard ? partyGroups(standard.definition, door, input, opened) : [];
  const { papers, atDesk } = standard
    ? intakePapers(standard.definition, door, input)
    : { papers: [], atDesk: [] };
  const problems = standard
    ? intakeProblems(standard.definition, { door, input, brought, villageCodes, today, admitReason })
    : noProblems;
  const shown = tried ? problems : noProblems;
  const shut = standard && shutOn(standard.definition, today);
  const facts = standard && factsOf(standard.definition, door, input);
  const first = standard && firstActs(standard.definition, { door, input, brought }, actor);
  const answersAtOnce = first?.answers === true && answer.trim() !== '';

  const reuse = ({ reference, input: found }: Reused) => {
    if (!standard) return;
    const { definition } = standard;
    const next = { ...typed, ...fittingInput(found, fields, villageCodes) };
    setTyped(next);
    setReusedFrom(reference);
    // On to what is still open.
    const { fields: wrong, missing } = intakeProblems(definition, {
      door,
      input: { ...input, ...next },
      brought,
      villageCodes,
      today,
      admitReason,
    });
    const at = wrong[0]?.field.id ?? missing[0]?.id;
    const find = () => {
      focusFirst(at === undefined ? fieldset.current : document.getElementById(anchorOf(at)));
    };
    requestAnimationFrame(() => requestAnimationFrame(find));
  };

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!standard || doing.state === 'sending') return;
    if (problemCount(problems) > 0) {
      setTried(true);
      focusSummary(form.current);
      return;
    }
    const atOnce = answersAtOnce ? first : undefined;
    run({
      label: atOnce ? words.submitAnswered : words.submit,
      naming: (id) =>
        [...fields, ...partyFieldsOf(groups), ...papers].map(nameOf).find((each) => each.id === id)?.name,
      send: async (actId): Promise<Result<Taken>> => {
        const result = await services.call('takeIn', {
          officeId: office.id,
          ...ids,
          serviceId,
          door,
          input,
          brought: [...brought],
          itemNotes: itemNotesOf(papers, brought, said),
          ...(shut && admitReason.trim() !== '' && { admitReason }),
        });
        if (!result.ok) return result;
        const taken = { ...result.value, serviceId, door, first };
        if (!atOnce) return ok(taken);
        const acted = await services.call('actOnApplication', {
          officeId: office.id,
          applicationId: taken.applicationId,
          revision: taken.revision,
          actId,
          acts: [atOnce.check, { act: 'answer', through: 'in-person', note: answer.trim() }],
        });
        // It is taken in whatever became of the answer.
        return ok({
          ...taken,
          answered: acted.ok || { refusal: refusalWords(acted.refusal), answer: answer.trim() },
        });
      },
      done: (taken) => {
        kept.forget();
        onTaken(taken);
      },
      refused: ({ code }) => {
        if (code === 'taken-in-already') setTakenAs(ids.applicationId);
      },
    });
  };

  const definition = standard?.definition;
  const sets = definition && facts ? setsFor(definition, facts) : [];
  const attention =
    definition && facts && attentionTo(definition, { ...facts, nik: input['nik'] }, today, calendar);
  // Most rules that only a person can look at are printed among the requirements, where they stand already.
  const toSee = (attention?.seen ?? []).filter(
    ({ printed }) => !atDesk.some(({ text: asked }) => asked.includes(printed)),
  );
  const fieldsProps: FieldsProps = {
    input,
    shown,
    left,
    villages: villages.map(({ code, name }) => ({ value: code, label: name })),
    onLeft: (id) => {
      setLeft([...left.filter((each) => each !== id), id]);
    },
    onValue: (id, value) => {
      setTyped({ ...typed, [id]: value });
    },
  };
  const partyProps = {
    onAdd: (id: string) => {
      setOpened([...opened, id]);
    },
    onRemove: (group: PartyGroup, id: string) => {
      const next = withoutParty(group, id, { input: typed, opened });
      setTyped(next.input);
      setOpened(next.opened);
    },
  };
  const doors = open.find((each) => each.serviceId === serviceId)?.doors ?? [];
  // What may have arrived is not changed any more: the same is sent again until there is an answer.
  const isLocked = doing.state === 'sending' || doing.state === 'unsent';
  return (
    <form ref={form} noValidate onSubmit={submit} data-testid="intake">
      {standard && problemCount(shown) > 0 && <Summary problems={shown} />}
      {before && !isLocked && takenAs === undefined && (
        <Notice tone="info">
          <p>{words.restored}</p>
          <button type="button" onClick={beginAnew}>
            {words.beginAnew}
          </button>
        </Notice>
      )}
      <fieldset class="plain-set" disabled={isLocked}>
        <ServiceChoice services={open} chosen={serviceId} onChosen={choose} />
        {doors.length > 1 && (
          <RadioGroup
            legend={words.door}
            options={doors.map((each) => ({ value: each, label: doorWords[each] }))}
            value={door}
            onValue={(value) => {
              setDoor(value === 'village' ? 'village' : 'counter');
            }}
          />
        )}
      </fieldset>
      {unread !== undefined && (
        <Retry
          words={unread}
          onRetry={() => {
            setReads(reads + 1);
          }}
        />
      )}
      {serviceId !== '' && !standard && unread === undefined && <p class="soft">{text.loading}</p>}
      {standard && (
        <fieldset class="plain-set" disabled={isLocked}>
          <FindApplicant key={serviceId} serviceId={serviceId} onReused={reuse} />
          {reusedFrom !== undefined && <p class="hint">{words.find.taken(reusedFrom)}</p>}
        </fieldset>
      )}
      {standard && definition && (
        <fieldset ref={fieldset} class="plain-set" disabled={isLocked}>
          {shut && (
            <div id={anchorOf(shutAnchor)}>
              <Notice tone="warn">
                <p>{refusalWords(shut)}</p>
                {door === 'village' && <p>{words.shutVillage}</p>}
              </Notice>
              {door === 'counter' && (
                <AreaField
                  label={words.admitReason}
                  hint={words.admitReasonHint}
                  error={shown.shut && words.admitReasonMissing}
                  rows={2}
                  value={admitReason}
                  onValue={setAdmitReason}
                />
              )}
            </div>
          )}
          <Fields {...fieldsProps} fields={asked} />
          {groups
            .filter(({ folded }) => !folded)
            .map((group) => (
              <PartyFields key={group.id} group={group} {...fieldsProps} {...partyProps} />
            ))}
          {attention && <AttentionBox {...attention} />}
          {papers.length > 0 && (
            <fieldset class="group">
              <legend>{words.papers}</legend>
              <p class="hint">{words.papersHint}</p>
              {sets.map((set) => (
                <p key={set.id}>{setWords(set)}</p>
              ))}
              {papers.length > 1 && (
                <p class="row">
                  <button
                    type="button"
                    onClick={() => {
                      setBrought(allNeeded(papers));
                    }}
                    data-testid="all-papers"
                  >
                    {words.allPapers}
                  </button>
                </p>
              )}
              {papers.map((each) => {
                const isMissing = shown.missing.includes(each);
                return (
                  <div key={each.id} id={anchorOf(each.id)} class={isMissing ? 'field-wrong' : ''}>
                    <CheckField
                      label={each.optional ? `${each.text} (${words.ifAny})` : each.text}
                      checked={brought.includes(each.id)}
                      onChecked={(checked) => {
                        setBrought(checked ? [...brought, each.id] : brought.filter((id) => id !== each.id));
                      }}
                    />
                    <Particulars of={each} standard={standard} />
                    {each.openEnded && brought.includes(each.id) && (
                      <TextField
                        label={words.openEnded}
                        optional
                        maxLength={500}
                        value={said[each.id] ?? ''}
                        onValue={(value) => {
                          setSaid({ ...said, [each.id]: value });
                        }}
                      />
                    )}
                    {isMissing && (
                      <p class="error">
                        <span aria-hidden="true">✗ </span>
                        {words.paperNeeded}
                      </p>
                    )}
                  </div>
                );
              })}
            </fieldset>
          )}
          <Which
            papers={papers.filter((each) => asksWhich(each) && brought.includes(each.id))}
            said={said}
            onSaid={setSaid}
          />
          {atDesk.length + toSee.length > 0 && (
            <>
              <h2>{words.atDesk}</h2>
              <ul class="plain-list">
                {atDesk.map((each) => (
                  <li key={each.id}>
                    {each.text}
                    <Particulars of={each} standard={standard} />
                  </li>
                ))}
                {toSee.map((each) => (
                  <li key={each.id}>{each.printed}</li>
                ))}
              </ul>
            </>
          )}
          {first?.answers && (
            <AreaField
              label={words.answer}
              hint={words.answerHint}
              optional
              rows={2}
              value={answer}
              onValue={setAnswer}
            />
          )}
          {spare.length > 0 && <SpareFields {...fieldsProps} fields={spare} />}
          {groups
            .filter(({ folded }) => folded)
            .map((group) => (
              <FoldedParty key={group.id} group={group} {...fieldsProps} />
            ))}
        </fieldset>
      )}
      <DoingNotice doing={doing.state === 'unsent' ? { ...doing, words: words.unsent } : doing} />
      {takenAs !== undefined && !isLocked && (
        <div data-testid="taken-before">
          <p>{words.takenBefore.lead}</p>
          <p class="row">
            <a class="button" href={href.case(office.id, takenAs)}>
              {words.takenBefore.open}
            </a>
            <button type="button" onClick={beginAnew}>
              {words.beginAnew}
            </button>
            <button type="button" onClick={asNew}>
              {words.takenBefore.asNew}
            </button>
          </p>
        </div>
      )}
      {standard && <ActBar label={answersAtOnce ? words.submitAnswered : words.submit} busy={isLocked} />}
    </form>
  );
}

function newIds(): Pick<IntakeDraft, 'applicationId' | 'secret'> {
  return { applicationId: newActId(), secret: newSecret() };
}

function idsOf({ applicationId, secret }: IntakeDraft): ReturnType<typeof newIds> {
  return { applicationId, secret };
}

const noFields = { asked: [], spare: [] };
const noProblems: IntakeProblems = { fields: [], missing: [] };
const shutAnchor = 'di-luar-waktu';

interface FieldsProps {
  input: Readonly<Record<string, string>>;
  shown: IntakeProblems;
  /** Fields that were left: what is odd in them is said only then. */
  left: readonly string[];
  villages: readonly { value: string; label: string }[];
  onLeft: (id: string) => void;
  onValue: (id: string, value: string) => void;
}

function Fields({ fields, ...of }: FieldsProps & { fields: readonly FormField[] }) {
  return (
    <div class="columns">
      {fields.map((field) => {
        const wrong = of.shown.fields.find((each) => each.field.id === field.id);
        return (
          <div
            key={field.id}
            id={anchorOf(field.id)}
            onFocusOut={() => {
              of.onLeft(field.id);
            }}
          >
            <IntakeField
              field={field}
              value={of.input[field.id] ?? ''}
              error={wrong && words.fieldProblems[wrong.problem]}
              villages={of.villages}
              onValue={(value) => {
                of.onValue(field.id, value);
              }}
            />
            {field.type === 'nik' && (
              <NikLook nik={of.left.includes(field.id) ? (of.input[field.id] ?? '') : ''} />
            )}
          </div>
        );
      })}
    </div>
  );
}

/** Persons of one kind, one after the other; more are added and taken out by a press. */
function PartyFields({
  group,
  onAdd,
  onRemove,
  ...fields
}: FieldsProps & {
  group: PartyGroup;
  onAdd: (id: string) => void;
  onRemove: (group: PartyGroup, id: string) => void;
}) {
  const set = useRef<HTMLFieldSetElement>(null);
  const { spare } = group;
  // Where the focus goes once it is drawn: to a person's first field, or after one went, to the way to add one.
  const focusOn = (find: () => HTMLElement | null | undefined) => {
    requestAnimationFrame(() => requestAnimationFrame(() => find()?.focus()));
  };
  return (
    <fieldset ref={set} class="group" data-party={group.id}>
      <legend>{group.label}</legend>
      {group.hint && <p class="hint">{group.hint}</p>}
      {group.shown.map((block) => (
        <Fragment key={block.id}>
          <div id={anchorOf(block.id)}>
            <Fields {...fields} fields={block.fields} />
          </div>
          {block.optional && (
            <p class="row">
              <button
                type="button"
                onClick={() => {
                  onRemove(group, block.id);
                  focusOn(() => set.current?.querySelector<HTMLElement>('[data-add]'));
                }}
              >
                {words.removeParty(block.label)}
              </button>
            </p>
          )}
        </Fragment>
      ))}
      {spare && (
        <p class="row">
          <button
            type="button"
            data-add
            onClick={() => {
              onAdd(spare.id);
              focusOn(() =>
                document.getElementById(anchorOf(spare.id))?.querySelector<HTMLElement>('input, textarea'),
              );
            }}
          >
            {words.addParty(spare.label)}
          </button>
        </p>
      )}
    </fieldset>
  );
}

/** What may be left out: out of the way, unless something stands in it. */
function SpareFields({ fields, ...of }: FieldsProps & { fields: readonly FormField[] }) {
  const [isOpen, setOpen] = useState(false);
  const isWrong = of.shown.fields.some(({ field }) => fields.some(({ id }) => id === field.id));
  const isFilled = fields.some(({ id }) => (of.input[id] ?? '') !== '');
  return (
    <details
      open={isOpen || isWrong || isFilled}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        {words.spare} ({words.ifNeeded})
      </summary>
      <Fields {...of} fields={fields} />
    </details>
  );
}

/** Somebody who is rarely there: his fields are drawn once asked for. */
function FoldedParty({ group, ...fields }: FieldsProps & { group: PartyGroup }) {
  const [isOpen, setOpen] = useState(group.shown.length > 0);
  const block = group.shown[0] ?? group.spare;
  const isWrong = fields.shown.fields.some(({ field }) => block?.fields.some(({ id }) => id === field.id));
  return (
    <details
      open={isOpen || isWrong}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        {group.label} ({words.ifNeeded})
      </summary>
      {(isOpen || isWrong) && block && (
        <>
          {group.hint && <p class="hint">{group.hint}</p>}
          <Fields {...fields} fields={block.fields} />
        </>
      )}
    </details>
  );
}

/** What the printed rules say of what was typed: explained while it is typed, and never in the way. */
function AttentionBox({ warnings, met }: Pick<Attention, 'warnings' | 'met'>) {
  return (
    <div role="status" data-testid="attention">
      {warnings.length > 0 && (
        <Notice tone="warn">
          <p>
            <strong>{words.attention}</strong>
          </p>
          <ul class="plain-list">
            {warnings.map((each) => (
              <li key={each.id}>
                “{each.printed}”: {each.explanation}
              </li>
            ))}
          </ul>
          <p class="hint">{words.attentionHint}</p>
        </Notice>
      )}
      {met.map((each) => (
        <p class="hint" key={each.id}>
          ✓ {'lastOn' in each && `“${each.printed}”: `}
          {each.explanation}
        </p>
      ))}
    </div>
  );
}

/** Which of several papers was brought: behind the ticks and folded, so that it holds nobody up. */
function Which({
  papers,
  said,
  onSaid,
}: {
  papers: readonly Requirement[];
  said: Readonly<Record<string, string>>;
  onSaid: (said: Readonly<Record<string, string>>) => void;
}) {
  if (papers.length === 0) return null;
  return (
    <details>
      <summary>{words.which}</summary>
      <p class="hint">{words.whichHint}</p>
      {papers.map((each) => (
        <SelectField
          key={each.id}
          label={words.whichOf(each.text)}
          choose={words.whichNone}
          options={(each.alternatives?.of ?? []).map((value) => ({ value, label: value }))}
          value={said[each.id] ?? ''}
          onValue={(value) => {
            onSaid({ ...said, [each.id]: value });
          }}
        />
      ))}
    </details>
  );
}

function partyFieldsOf(groups: readonly PartyGroup[]): FormField[] {
  return groups.flatMap(({ shown }) => shown.flatMap(({ fields }) => fields));
}

/** What still stands in the way, each a way to its place. It has the focus after a press that could not be sent. */
function Summary({ problems }: { problems: IntakeProblems }) {
  const rows = [
    ...problems.fields.map(({ field, problem }) => ({
      id: field.id,
      words: `${nameOf(field).name}: ${words.fieldProblems[problem]}`,
    })),
    ...problems.missing.map((paper) => ({ id: paper.id, words: `${paper.text}: ${words.paperMissing}` })),
    ...(problems.shut ? [{ id: shutAnchor, words: shutWords[problems.shut] }] : []),
  ];
  return (
    <div tabIndex={-1} data-testid="intake-problems">
      <Notice tone="bad">
        <p>{words.problems(rows.length)}</p>
        <ul class="plain-list">
          {rows.map((row) => (
            <li key={row.id}>
              <button
                type="button"
                class="link"
                onClick={() => {
                  focusFirst(document.getElementById(anchorOf(row.id)));
                }}
              >
                {row.words}
              </button>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

const shutWords: Readonly<Record<NonNullable<IntakeProblems['shut']>, string>> = {
  'no-reason': `${words.shut}: ${words.admitReasonMissing}`,
  'no-door': `${words.shut}: ${words.shutVillage}`,
};

function anchorOf(id: string): string {
  return `terima-${id}`;
}

/** Drawn after this press has been handled. */
function focusSummary(form: HTMLElement | null): void {
  const find = () => form?.querySelector<HTMLElement>('[data-testid="intake-problems"]')?.focus();
  requestAnimationFrame(() => requestAnimationFrame(find));
}

function focusFirst(part: HTMLElement | null): void {
  part?.querySelector<HTMLElement>('input, select, textarea')?.focus();
}

/** A field or a paper, as an officer calls it. */
function nameOf(of: FormField | { id: string; text: string }): { id: string; name: string } {
  if (of.id === variantField) return { id: of.id, name: words.variant };
  return { id: of.id, name: 'text' in of ? of.text : of.label };
}

/** A NIK that looks odd is worth a second look at the card, and holds nobody up. */
function NikLook({ nik }: { nik: string }) {
  const number = normaliseNik(nik);
  const [odd] = number === '' ? [] : nikWarnings(number);
  return (
    <p class="hint odd" role="status">
      {odd && `! ${text.case.nikOdd(nikWarningWords[odd])}`}
    </p>
  );
}

/** More than these, and a list is easier to use than circles in a row. */
const mostRadios = 4;

function IntakeField({
  field,
  value,
  error,
  villages,
  onValue,
}: {
  field: FormField;
  value: string;
  error: string | undefined;
  villages: readonly { value: string; label: string }[];
  onValue: (value: string) => void;
}) {
  const label = nameOf(field).name;
  const common = { label, hint: field.hint, optional: !field.required, value, onValue, error };
  switch (field.type) {
    case 'village':
      return villages.length === 1 ? (
        <SelectField {...common} options={villages} />
      ) : (
        <SelectField {...common} choose={words.choose} options={villages} />
      );
    case 'choice':
      return field.required && (field.options?.length ?? 0) <= mostRadios ? (
        <RadioGroup
          legend={label}
          error={error}
          options={field.options ?? []}
          value={value}
          onValue={onValue}
        />
      ) : (
        <SelectField {...common} choose={words.choose} options={field.options ?? []} />
      );
    case 'long-text':
      return <AreaField {...common} rows={2} />;
    case 'date':
      return <TextField {...common} type="date" />;
    case 'email':
      return <TextField {...common} type="email" />;
    case 'nik':
    case 'phone':
    case 'number':
      return <TextField {...common} inputMode="numeric" />;
    case 'name':
    case 'text':
      return <TextField {...common} maxLength={10_000} />;
    default:
      return field.type satisfies never;
  }
}

/** The receipt to take home, and the way on. The frame runs no script of its own; printing is asked for from here. */
function TakenIn({ taken, onNext }: { taken: Taken; onNext: () => void }) {
  const { services, office, announce } = useAtWork();
  const frame = useRef<HTMLIFrameElement>(null);
  const { doing, run } = useDoing(announce);
  const { applicationId, reference, revision, answered } = taken;
  const first = answered === true ? undefined : taken.first;
  const [isPrinted, setPrinted] = useState(false);
  const casePage = href.case(office.id, applicationId);

  const complete = ({ check, givesReceipt }: FirstActs) => {
    const acts: Act[] = [check, ...(givesReceipt && isPrinted ? [{ act: 'give-receipt' } as const] : [])];
    run({
      label: words.complete,
      send: (actId) =>
        services.call('actOnApplication', {
          officeId: office.id,
          applicationId,
          revision,
          actId,
          acts,
        }),
      done: () => {
        location.hash = casePage;
      },
      // Somebody else has been there: the case says what happened.
      refused: ({ code }) => {
        if (code === 'stale' || code === 'not-now') location.hash = casePage;
      },
    });
  };

  return (
    <div class="intake">
      <Heading title={words.title}>
        {answered === true ? words.doneAnswered(reference) : words.done(reference)}
      </Heading>
      {answered !== undefined && answered !== true && (
        <Notice tone="warn">
          <p>
            {words.notAnswered} {answered.refusal}
          </p>
          <p>{words.notAnsweredKept(answered.answer)}</p>
        </Notice>
      )}
      <DoingNotice doing={doing} />
      {first && <p class="hint">{words.completeHint}</p>}
      <p class="row" data-testid="received" data-reference={reference}>
        {first && (
          <button
            type="button"
            class="primary"
            disabled={doing.state === 'sending'}
            onClick={() => {
              complete(first);
            }}
            data-testid="primary-act"
          >
            {words.complete}
          </button>
        )}
        <button
          type="button"
          class={first || answered === true ? '' : 'primary'}
          onClick={() => {
            frame.current?.contentWindow?.print();
            setPrinted(true);
          }}
        >
          {words.print}
        </button>
        <a class="button" href={casePage}>
          {words.open}
        </a>
        <button
          type="button"
          class={answered === true ? 'primary' : ''}
          onClick={onNext}
          // Nothing is left to do here: the same keys go on to whoever waits next.
          {...(answered === true && { 'data-testid': 'primary-act' })}
        >
          {words.next}
        </button>
      </p>
      <IntakePapers applicationId={applicationId} door={taken.door} />
      <iframe
        ref={frame}
        class="receipt-frame"
        title={words.receipt}
        sandbox="allow-same-origin allow-modals"
        srcdoc={taken.receipt}
      />
    </div>
  );
}
