import type { JSX } from 'preact';
import type { OpenedCase } from '../../../domain/api.ts';
import { localDay } from '../../../domain/calendar.ts';
import { longDate, longDateTime } from '../../../domain/dates-id.ts';
import { nikWarnings } from '../../../domain/nik.ts';
import { holds } from '../../../domain/conditions.ts';
import { originalsHeld } from '../../../domain/collection-sheet.ts';
import { owesOriginals } from '../../../domain/originals.ts';
import { outsideNotes } from '../../../domain/outside.ts';
import type { Field } from '../../../domain/standard.ts';
import type { Party } from '../../../domain/personal-data.ts';
import { useAtWork } from '../context.ts';
import { attentionTo } from '../attention.ts';
import { partyNames } from '../party-names.ts';
import { movesText } from '../text-moves.ts';
import { actorWords, happeningWords, identityWords, nikWarningWords, text } from '../text.ts';
import { emergencyText } from '../text-emergency.ts';
import { intakeText } from '../text-intake.ts';
import { useCalendar } from '../use-calendar.ts';
import { EventFiles } from './event-files.tsx';
import { itemName } from './items.tsx';
import { Notice } from './notice.tsx';

/** What is known of a case, to read: parties, answers, notes, what happened. */

export function Parties({ opened }: { opened: OpenedCase }): JSX.Element {
  const { office } = useAtWork();
  const { application, answers } = opened;
  const names = partyNames(opened.standard.definition, opened.parties, { ...application, answers });
  return (
    <>
      {opened.parties.map((party, position) => (
        <dl class="facts" key={position}>
          <Fact name={names[position] ?? ''} value={party.name} />
          {party.identity.kind !== 'none' && (
            <Fact name={identityWords[party.identity.kind]} value={party.identity.number} />
          )}
          <Fact name={text.case.position} value={party.position} />
          <Fact name={text.case.address} value={party.address} />
          <Fact
            name={text.case.village}
            value={office.villages.find(({ code }) => code === party.villageCode)?.name}
          />
        </dl>
      ))}
      {opened.parties
        .filter(({ role }) => role === 'applicant')
        .map((party, position) => (
          <NikNotice key={position} party={party} answers={opened.answers} />
        ))}
      <dl class="facts">
        <Fact name={text.case.phone} value={opened.contacts.phone} />
        <Fact name={text.case.email} value={opened.contacts.email} />
      </dl>
    </>
  );
}

function NikNotice({ party: { identity }, answers }: { party: Party; answers: OpenedCase['answers'] }) {
  const bornOn = answers['bornOn'];
  const odd = identity.kind === 'nik' ? nikWarnings(identity.number, { bornOn }) : [];
  if (odd.length === 0) return null;
  return (
    <Notice tone="warn">
      <p>{text.case.nikOdd(odd.map((warning) => nikWarningWords[warning]).join(', '))}</p>
    </Notice>
  );
}

/**
 * The printed rules that this case does not meet, or of which an answer is missing, as they stood on its day. Nothing for a case that is
 * over, and nothing where there is nothing to say.
 */
export function AttentionNotice({ opened }: { opened: OpenedCase }): JSX.Element | null {
  const { office } = useAtWork();
  const calendar = useCalendar();
  const { application, standard, answers, parties } = opened;
  if (application.status === 'closed') return null;
  const identity = parties.find(({ role }) => role === 'applicant')?.identity;
  const { warnings, open } = attentionTo(
    standard.definition,
    {
      door: application.door,
      variant: application.variant,
      answers,
      ...(identity?.kind === 'nik' && { nik: identity.number }),
    },
    localDay(application.submittedAt, office.hours.zone),
    calendar,
  );
  if (warnings.length + open.length === 0) return null;
  return (
    <div data-testid="attention">
      <Notice tone={warnings.length > 0 ? 'warn' : 'info'}>
        <p>
          <strong>{intakeText.attention}</strong>
        </p>
        <ul class="plain-list">
          {[...warnings, ...open].map((each) => (
            <li key={each.id}>
              “{each.printed}”: {each.explanation}
            </li>
          ))}
        </ul>
        <p class="hint">{intakeText.attentionDecide}</p>
      </Notice>
    </div>
  );
}

/** Originals nobody ahead will give back: asked for until somebody has. */
export function OriginalsNotice({ opened }: { opened: OpenedCase }): JSX.Element | null {
  const { application, standard } = opened;
  if (!owesOriginals(standard.definition, application)) return null;
  return (
    <div data-testid="originals-owed">
      <Notice tone="warn">
        <p>
          {movesText.originals.owed(
            originalsHeld(standard.definition, application).map(({ text: printed }) => printed),
          )}
        </p>
      </Notice>
    </div>
  );
}

export function Answers({ opened }: { opened: OpenedCase }): JSX.Element {
  const { answers, standard } = opened;
  const fields = standard.definition.fields.filter((field) => holds(field.when, answers));
  if (fields.length === 0) return <p class="soft">{text.case.noAnswers}</p>;
  return (
    <dl class="facts">
      {fields.map((field) => (
        <Fact key={field.id} name={field.label} value={answerWords(field, answers[field.id] ?? '')} />
      ))}
    </dl>
  );
}

function answerWords(field: Field, value: string): string {
  const label = field.options?.find((option) => option.value === value)?.label;
  if (label !== undefined) return label;
  if (field.type !== 'date') return value;
  try {
    return longDate(value);
  } catch {
    // What was typed is shown as it is: a strange date is for the officer to see.
    return value;
  }
}

function Fact({ name, value }: { name: string; value: string | undefined }) {
  if (!value) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

export function Notes({ opened }: { opened: OpenedCase }): JSX.Element {
  if (opened.notes.length === 0) return <p class="soft">{text.case.noNotes}</p>;
  const about = (item: string | undefined) => {
    if (item === undefined) return '';
    if (item === 'collector') return `${text.handOver.name}: `;
    if (item === 'originals') return `${movesText.originals.noted}: `;
    const system = opened.standard.definition.outside?.name ?? '';
    if (item === outsideNotes.reference) return `${movesText.copy.reference(system)}: `;
    if (item === outsideNotes.status) return `${movesText.copy.status(system)}: `;
    const requirement = opened.standard.definition.requirements.find(({ id }) => id === item);
    return `${itemName({ id: item, requirement })}: `;
  };
  return (
    <ul class="notes">
      {opened.notes.map((note, position) => (
        <li key={position}>
          {about(note.item)}
          {note.text}
        </li>
      ))}
    </ul>
  );
}

/** Newest first: an officer asks what happened last. */
export function Timeline({ opened }: { opened: OpenedCase }): JSX.Element {
  const { office } = useAtWork();
  const { zone, zoneLabel } = office.hours;
  return (
    <ol class="timeline" reversed>
      {opened.events.toReversed().map((event) => (
        <li key={event.revision}>
          <p>
            <strong>
              {happeningWords(event.happening, (moment) => longDateTime(moment, zone, zoneLabel))}
            </strong>
          </p>
          <p class="soft">
            <time dateTime={new Date(event.happenedAt ?? event.at).toISOString()}>
              {longDateTime(event.happenedAt ?? event.at, zone, zoneLabel)}
            </time>
            {' · '}
            {actorWords(event.actor, opened.staffNames)}
            {event.happenedAt !== undefined &&
              ` · ${emergencyText.late.recorded(longDateTime(event.at, zone, zoneLabel))}`}
          </p>
          <EventFiles event={event} opened={opened} />
        </li>
      ))}
    </ol>
  );
}
