import type { ComponentChildren, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../domain/api.ts';
import { localDay, Zone, zoneLabelOf } from '../../../domain/calendar.ts';
import { internalDaysByLaw } from '../../../domain/due.ts';
import type { Office } from '../../../domain/office.ts';
import { readiness, readinessWords } from '../../../domain/readiness.ts';
import type { Readiness } from '../../../domain/readiness.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { SurveyWeight } from '../../../domain/survey.ts';
import { useAtWork } from '../context.ts';
import {
  inZone,
  mergedOffice,
  officeProblems,
  placeOfAnswer,
  signingChoice,
  signingChoices,
  villageLines,
  villagesOf,
  withSigning,
} from '../office-form.ts';
import type { OfficePart, OfficeProblem, Weekday } from '../office-form.ts';
import { href } from '../route.ts';
import { freeId, idOf, without } from '../standard-form.ts';
import { fieldNames, officeFieldName, words } from '../text-standards.ts';
import { deskText } from '../text-desk.ts';
import { movesText } from '../text-moves.ts';
import { useAsked } from '../use-asked.ts';
import { useDoing } from '../use-doing.ts';
import { AdminOnly } from '../parts/admin-only.tsx';
import { AskedNotice } from '../parts/asked-notice.tsx';
import { SelectField, TextField } from '../parts/field.tsx';
import { Heading } from '../parts/heading.tsx';
import { ListEditor } from '../parts/list-editor.tsx';
import { DoingNotice, Notice } from '../parts/notice.tsx';
import { OwnIntake } from '../parts/own-intake.tsx';
import { Found, foundAt } from '../parts/standard/part.tsx';
import { RefusedStandards } from '../parts/standard/refused-standards.tsx';
import { LinesField, NumberField, short } from '../parts/text-fields.tsx';
import { WeekHours } from '../parts/week-hours.tsx';
import { WithheldList } from '../parts/withheld-list.tsx';

type Opened = OutputOf<StaffApi['openOffice']>;

/** Everything an office says about itself, and whether it is enough to go live. */
export function OfficeScreen(): JSX.Element {
  const { office } = useAtWork();
  const { asked, reload } = useAsked('openOffice', { officeId: office.id });
  return (
    <AdminOnly title={words.office.title}>
      <Heading title={words.office.title}>{words.office.title}</Heading>
      <AskedNotice asked={asked} onRetry={reload} />
      {asked.state === 'here' && (
        <>
          <OfficeForm opened={asked.value} />
          <OwnIntake />
          <WithheldList texts={asked.value.withheld} />
        </>
      )}
    </AdminOnly>
  );
}

const contactKinds: readonly Office['contacts'][number]['kind'][] = [
  'address',
  'phone',
  'whatsapp',
  'email',
  'website',
  'social',
  'other',
];
const zones = Zone.options.map((value) => ({ value, label: `${zoneLabelOf(value)} (${value})` }));
const weights = SurveyWeight.options.map((value) => ({ value, label: words.office.weights[value] }));
const mebibyte = 1_048_576;

function OfficeForm({ opened }: { opened: Opened }) {
  const { services, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const form = useRef<HTMLFormElement>(null);
  const [office, setOffice] = useState(opened.office);
  /** As it stood when last seen: what another administrator saved since then is not undone. */
  const [seen, setSeen] = useState({ office: opened.office, base: opened.base });
  const [overtaken, setOvertaken] = useState<Overtaken>();
  const typed = useRef(office);
  typed.current = office;
  const [badHours, setBadHours] = useState<readonly Weekday[]>([]);
  const [refusal, setRefusal] = useState<Refusal>();
  const [tried, setTried] = useState(false);
  const problems = officeProblems(office);
  const change = (part: Partial<Office>) => {
    setOffice({ ...office, ...part });
  };
  const letterhead = (part: Partial<Office['letterhead']>) => {
    change({ letterhead: { ...office.letterhead, ...part } });
  };
  const settings = (part: Partial<Office['settings']>) => {
    change({ settings: { ...office.settings, ...part } });
  };
  const at = (part: OfficePart, row?: number) =>
    tried ? problems.filter((each) => each.part === part && each.at === row).map(wordsOf) : [];
  const answers = readiness(office, {
    staffed: opened.staffed,
    calendarYears: opened.calendarYears,
    today: localDay(services.now(), office.hours.zone),
  });

  const readLatest = () => {
    const unread = () => {
      setOvertaken({ state: 'unread' });
    };
    services.call('openOffice', { officeId: office.id }).then((result) => {
      if (!result.ok) {
        unread();
        return;
      }
      const { office: theirs, base } = result.value;
      const merged = mergedOffice(seen.office, typed.current, theirs);
      setSeen({ office: theirs, base });
      setOffice(merged.office);
      setOvertaken({ state: 'merged', both: merged.both });
    }, unread);
  };

  return (
    <>
      <Ready answers={answers} />
      <form
        ref={form}
        noValidate
        class="office-form"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          setRefusal(undefined);
          const [first] = problems;
          if (first || badHours.length > 0) {
            goToPart(first ? first.part : 'jam', first?.at);
            return;
          }
          setOvertaken(undefined);
          run({
            label: words.office.save,
            send: () => services.call('saveOffice', { officeId: office.id, base: seen.base, office }),
            done: ({ base }) => {
              setSeen({ office, base });
            },
            refused: (refused) => {
              setRefusal(refused);
              if (refused.code === 'stale') readLatest();
            },
            naming: officeFieldName,
          });
        }}
      >
        <OfficeSection part="profil" found={at('profil')}>
          <TextField
            label={words.office.name}
            value={office.name}
            onValue={(name) => {
              change({ name });
            }}
          />
          <div class="columns">
            <TextField
              label={words.office.regency}
              value={office.regency}
              onValue={(regency) => {
                change({ regency });
              }}
            />
            <TextField
              label={words.office.province}
              value={office.province}
              onValue={(province) => {
                change({ province });
              }}
            />
            <TextField
              label={words.office.regionCode}
              hint={words.office.regionCodeHint}
              value={office.regionCode}
              onValue={(regionCode) => {
                change({ regionCode });
              }}
            />
          </div>
        </OfficeSection>
        <OfficeSection part="kop" found={at('kop')}>
          <TextField
            label={words.office.governmentLine}
            value={office.letterhead.governmentLine}
            onValue={(governmentLine) => {
              letterhead({ governmentLine });
            }}
          />
          <TextField
            label={words.office.officeLine}
            value={office.letterhead.officeLine}
            onValue={(officeLine) => {
              letterhead({ officeLine });
            }}
          />
          <LinesField
            label={words.office.addressLines}
            hint={words.decree.linesHint}
            value={office.letterhead.addressLines}
            onValue={(addressLines) => {
              letterhead({ addressLines });
            }}
          />
          <TextField
            label={words.office.place}
            hint={words.office.placeHint}
            value={office.letterhead.place}
            onValue={(place) => {
              letterhead({ place });
            }}
          />
        </OfficeSection>
        <OfficeSection part="kontak" found={at('kontak')}>
          <ListEditor<Office['contacts'][number]>
            label={words.officeParts.kontak}
            add={words.office.addContact}
            anchor={(position) => `kontak-${String(position + 1)}`}
            items={office.contacts}
            onItems={(contacts) => {
              change({ contacts });
            }}
            make={() => ({ kind: 'phone', text: '' })}
            summary={({ kind, text }) => (
              <>
                {short(text) || words.rows.unnamed}{' '}
                <span class="soft">{words.office.contactKinds[kind]}</span>
              </>
            )}
            error={(position) => foundAt(at('kontak', position))}
          >
            {({ value, change: changeContact }) => (
              <div class="columns">
                <SelectField
                  label={words.office.contactKind}
                  options={contactKinds.map((kind) => ({
                    value: kind,
                    label: words.office.contactKinds[kind],
                  }))}
                  value={value.kind}
                  onValue={(kind) => {
                    changeContact({ ...value, kind: contactKinds.find((each) => each === kind) ?? 'other' });
                  }}
                />
                <TextField
                  label={words.office.contactText}
                  value={value.text}
                  onValue={(text) => {
                    changeContact({ ...value, text });
                  }}
                />
                <SelectField
                  label={words.office.contactSection}
                  choose={words.office.wholeOffice}
                  options={office.sections.map(({ id, name }) => ({ value: id, label: name }))}
                  value={value.section ?? ''}
                  onValue={(section) => {
                    changeContact(section === '' ? without(value, 'section') : { ...value, section });
                  }}
                />
              </div>
            )}
          </ListEditor>
        </OfficeSection>
        <OfficeSection part="jam" found={at('jam')} hint={words.office.hoursHint}>
          <SelectField
            label={words.office.zone}
            options={zones}
            value={office.hours.zone}
            onValue={(value) => {
              const zone = Zone.safeParse(value);
              if (zone.success) change({ hours: inZone(office.hours, zone.data) });
            }}
          />
          <WeekHours
            weekly={office.hours.weekly}
            onWeekly={(weekly) => {
              change({ hours: { ...office.hours, weekly } });
            }}
            onBad={setBadHours}
          />
          <TextField
            label={words.office.hoursSource}
            hint={words.office.hoursSourceHint}
            optional
            value={office.hours.source ?? ''}
            onValue={(source) => {
              change({
                hours: source === '' ? without(office.hours, 'source') : { ...office.hours, source },
              });
            }}
          />
        </OfficeSection>
        <OfficeSection part="seksi" found={at('seksi')}>
          <ListEditor
            label={words.officeParts.seksi}
            add={words.office.addSection}
            anchor={(position) => `seksi-${String(position + 1)}`}
            items={office.sections}
            onItems={(sections) => {
              change({ sections });
            }}
            make={() => ({
              id: freeId(
                'seksi-baru',
                office.sections.map(({ id }) => id),
              ),
              name: '',
            })}
            summary={({ name }) => name || words.rows.unnamed}
            error={(position) => foundAt(at('seksi', position))}
          >
            {({ value, change: changeSection, position }) => (
              <TextField
                label={words.office.sectionName}
                value={value.name}
                onValue={(name) => {
                  const others = office.sections.filter((_, index) => index !== position).map(({ id }) => id);
                  // Only a section that was never saved may still change its id: posts and standards name it.
                  const known = seen.office.sections.some(({ id }) => id === value.id);
                  changeSection({
                    id: known ? value.id : freeId(idOf(name.replace(/^seksi\s+/i, ''), 'seksi-baru'), others),
                    name,
                  });
                }}
              />
            )}
          </ListEditor>
        </OfficeSection>
        <OfficeSection
          part="desa"
          found={
            tried && problems.some(({ part }) => part === 'desa')
              ? [
                  words.office.villageLines(
                    problems.flatMap(({ part, at: row }) =>
                      part === 'desa' && row !== undefined ? [row + 1] : [],
                    ),
                  ),
                ]
              : []
          }
        >
          <LinesField
            label={words.office.villages(office.villages.length)}
            hint={words.office.villagesHint}
            value={villageLines(office.villages)}
            onValue={(lines) => {
              change({ villages: villagesOf(lines) });
            }}
          />
        </OfficeSection>
        <OfficeSection part="buku" found={at('buku')} hint={words.office.booksHint}>
          <ListEditor<Office['books'][number]>
            label={words.officeParts.buku}
            add={words.office.addBook}
            anchor={(position) => `buku-${String(position + 1)}`}
            items={office.books}
            onItems={(books) => {
              change({ books });
            }}
            make={() => ({
              id: freeId(
                'buku',
                office.books.map(({ id }) => id),
              ),
              label: '',
              format: office.books[0]?.format ?? '{kode}/{urut}/{unit}/{tahun}',
              unit: office.books[0]?.unit ?? '',
            })}
            summary={({ label, takeOver }) => (
              <>
                {label || words.rows.unnamed}{' '}
                {takeOver && <span class="soft">{words.office.takenOver(takeOver.next, takeOver.year)}</span>}
              </>
            )}
            error={(position) => foundAt(at('buku', position))}
          >
            {({ value, change: changeBook }) => (
              <div class="columns">
                <TextField
                  label={words.office.bookLabel}
                  value={value.label}
                  onValue={(label) => {
                    changeBook({ ...value, label });
                  }}
                />
                <TextField
                  label={words.office.format}
                  hint={words.office.formatHint}
                  value={value.format}
                  onValue={(format) => {
                    changeBook({ ...value, format });
                  }}
                />
                <TextField
                  label={words.office.unit}
                  value={value.unit}
                  onValue={(unit) => {
                    changeBook({ ...value, unit });
                  }}
                />
                <NumberField
                  label={words.office.next}
                  hint={words.office.nextHint}
                  optional
                  value={value.takeOver?.next}
                  onValue={(next) => {
                    const year =
                      value.takeOver?.year ?? Number(localDay(services.now(), office.hours.zone).slice(0, 4));
                    changeBook(
                      next === undefined
                        ? without(value, 'takeOver')
                        : { ...value, takeOver: { year, next } },
                    );
                  }}
                />
                {value.takeOver && (
                  <NumberField
                    label={words.office.nextYear}
                    value={value.takeOver.year}
                    onValue={(year) => {
                      changeBook({
                        ...value,
                        takeOver: { next: value.takeOver?.next ?? 1, year: year ?? Number.NaN },
                      });
                    }}
                  />
                )}
              </div>
            )}
          </ListEditor>
        </OfficeSection>
        <OfficeSection part="pengaturan" found={at('pengaturan')}>
          <div class="columns">
            <NumberField
              label={words.office.uploadLimit}
              value={office.settings.uploadLimitBytes / mebibyte}
              onValue={(value) => {
                settings({ uploadLimitBytes: (value ?? Number.NaN) * mebibyte });
              }}
            />
            <NumberField
              label={words.office.filesPerRequirement}
              value={office.settings.filesPerRequirement}
              onValue={(value) => {
                settings({ filesPerRequirement: value ?? Number.NaN });
              }}
            />
            <NumberField
              label={words.office.draftKeptDays}
              value={office.settings.draftKeptDays}
              onValue={(value) => {
                settings({ draftKeptDays: value ?? Number.NaN });
              }}
            />
            <NumberField
              label={words.office.internalDays}
              hint={words.office.internalDaysHint}
              value={office.settings.internalDays ?? internalDaysByLaw}
              onValue={(value) => {
                settings({ internalDays: value ?? Number.NaN });
              }}
            />
            <SelectField
              label={words.office.surveyWeight}
              options={weights}
              value={office.settings.survey.weight}
              onValue={(value) => {
                const weight = SurveyWeight.safeParse(value);
                if (weight.success) settings({ survey: { ...office.settings.survey, weight: weight.data } });
              }}
            />
          </div>
          <SelectField
            label={deskText.setting.label}
            hint={deskText.setting.hint}
            options={signingChoices.map((value) => ({ value, label: deskText.setting.options[value] }))}
            value={signingChoice(office.settings.signing)}
            onValue={(value) => {
              const choice = signingChoices.find((each) => each === value) ?? 'seal';
              change({ settings: withSigning(office.settings, choice) });
            }}
          />
          <RefusalBook
            books={office.books}
            value={office.settings.refusalBook}
            onValue={(refusalBook) => {
              const { refusalBook: _before, ...kept } = office.settings;
              change({ settings: { ...kept, ...(refusalBook && { refusalBook }) } });
            }}
          />
          <LinesField
            label={words.office.educations}
            hint={words.decree.linesHint}
            value={office.settings.educations}
            onValue={(educations) => {
              settings({ educations });
            }}
          />
        </OfficeSection>
        <div class="act-bar">
          <DoingNotice doing={doing} />
          {overtaken && <OvertakenNotice overtaken={overtaken} onReload={readLatest} />}
          {refusal && <RefusedStandards refusal={refusal} />}
          {tried && problems.length + badHours.length > 0 && (
            <p class="error">
              <span aria-hidden="true">✗ </span>
              {words.office.incomplete}
            </p>
          )}
          <button
            type="submit"
            class="primary"
            disabled={doing.state === 'sending'}
            data-testid="primary-act"
          >
            {words.office.save}
          </button>
        </div>
      </form>
    </>
  );
}

/** The book that numbers letters of refusal, and the code it gives them; none: the number is written by hand. */
function RefusalBook({
  books,
  value,
  onValue,
}: {
  books: Office['books'];
  value: Office['settings']['refusalBook'];
  onValue: (value: Office['settings']['refusalBook']) => void;
}) {
  const { refusalBook } = movesText;
  return (
    <>
      <SelectField
        label={refusalBook.label}
        choose={refusalBook.none}
        options={books.map(({ id, label }) => ({ value: id, label }))}
        value={value?.book ?? ''}
        onValue={(book) => {
          onValue(book === '' ? undefined : { book, classification: value?.classification ?? '000' });
        }}
      />
      {value && (
        <TextField
          label={refusalBook.classification}
          maxLength={40}
          error={value.classification.trim() === '' ? refusalBook.classificationMissing : undefined}
          value={value.classification}
          onValue={(classification) => {
            onValue({ ...value, classification });
          }}
        />
      )}
    </>
  );
}

/** Another administrator saved first: what was typed stays, beside what he saved once that is read. */
type Overtaken = { state: 'unread' } | { state: 'merged'; both: readonly OfficePart[] };

function OvertakenNotice({ overtaken, onReload }: { overtaken: Overtaken; onReload: () => void }) {
  return (
    <div data-testid="conflict">
      <Notice tone="warn">
        {overtaken.state === 'unread' ? (
          <>
            <p>{words.office.overtakenUnread}</p>
            <button type="button" onClick={onReload}>
              {words.draft.reload}
            </button>
          </>
        ) : (
          <>
            <p>{words.office.overtaken}</p>
            {overtaken.both.length > 0 && (
              <p>{words.office.overtakenBoth(overtaken.both.map((part) => words.officeParts[part]))}</p>
            )}
          </>
        )}
      </Notice>
    </div>
  );
}

function wordsOf({ field }: OfficeProblem): string {
  return words.office.wrong(fieldNames[field] ?? words.office.aField);
}

function OfficeSection({
  part,
  found,
  hint,
  children,
}: {
  part: OfficePart;
  found: readonly string[];
  hint?: string;
  children: ComponentChildren;
}) {
  return (
    <section
      class={found.length > 0 ? 'panel field-wrong' : 'panel'}
      id={part}
      aria-labelledby={`${part}-judul`}
    >
      <h2 id={`${part}-judul`} tabIndex={-1}>
        {words.officeParts[part]}
      </h2>
      {hint && <p class="hint">{hint}</p>}
      {children}
      <Found words={found} />
    </section>
  );
}

/** The answers an office owes before it goes live, each with the way to where it is given. */
function Ready({ answers }: { answers: readonly Readiness[] }) {
  const { office } = useAtWork();
  const open = answers.filter(({ done }) => !done).length;
  return (
    <section class="panel ready" aria-labelledby="siap" data-testid="readiness" data-open={open}>
      <h2 id="siap">{open === 0 ? words.office.ready : words.office.notReady(open)}</h2>
      <ul class="ready-list">
        {answers.map(({ code, done }) => {
          const { title, hint } = readinessWords[code];
          const place = placeOfAnswer[code];
          return (
            <li key={code} data-code={code} data-done={done}>
              <span class={done ? 'ready-done' : 'ready-open'}>
                <span aria-hidden="true">{done ? '✓ ' : '○ '}</span>
                {done ? words.office.done : words.office.open}
              </span>
              {place === 'staff' ? (
                <a href={href.staff(office.id)}>{title}</a>
              ) : place === 'calendar' ? (
                <a href={href.calendar(office.id, 'hari-libur')}>{title}</a>
              ) : (
                <button
                  type="button"
                  class="link"
                  onClick={() => {
                    goToPart(place, undefined);
                  }}
                >
                  {title}
                </button>
              )}
              {!done && <span class="hint">{hint}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function goToPart(part: OfficePart, row: number | undefined): void {
  const place =
    (row === undefined ? null : document.getElementById(`${part}-${String(row + 1)}`)) ??
    document.getElementById(part);
  if (!place) return;
  for (const details of row === undefined ? [] : place.querySelectorAll('details')) details.open = true;
  place.scrollIntoView({ block: 'start' });
  requestAnimationFrame(() =>
    place
      .querySelector<HTMLElement>(
        row === undefined ? ':is(input, select, textarea, summary, button)' : ':is(input, select, textarea)',
      )
      ?.focus(),
  );
}
