import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { OutputOf, StaffApi } from '../../../domain/api.ts';
import { addDays, localDay } from '../../../domain/calendar.ts';
import { Element } from '../../../domain/consultation.ts';
import type { Participant } from '../../../domain/consultation.ts';
import { longDate, longDateTime } from '../../../domain/dates-id.ts';
import { elementWords } from '../../../domain/words-id.ts';
import { printBlocks } from '../blocks-text.ts';
import { useAtWork } from '../context.ts';
import { href } from '../route.ts';
import { capital } from '../text.ts';
import { words } from '../text-standards.ts';
import { useAsked } from '../use-asked.ts';
import { useDoing } from '../use-doing.ts';
import { AdminOnly } from '../parts/admin-only.tsx';
import { AskedNotice } from '../parts/asked-notice.tsx';
import {
  AreaField,
  CheckField,
  CheckGroup,
  focusFirstError,
  SelectField,
  TextField,
} from '../parts/field.tsx';
import { Heading } from '../parts/heading.tsx';
import { ListEditor } from '../parts/list-editor.tsx';
import { DoingNotice } from '../parts/notice.tsx';
import { BlocksField } from '../parts/text-fields.tsx';
import type { PrintedBlock } from '../../../domain/standard.ts';

type Listed = OutputOf<StaffApi['listStandards']>;
type Read = OutputOf<StaffApi['readConsultation']>;

/** Public consultation on drafts: opening one, reading and answering what people say, and closing it with its minutes. */
export function ConsultationScreen({ consultationId }: { consultationId: string | undefined }): JSX.Element {
  const title = consultationId === undefined ? words.consultation.newTitle : words.consultation.title;
  return (
    <AdminOnly title={title}>
      <Back />
      {consultationId === undefined ? (
        <NewConsultation />
      ) : (
        <OneConsultation consultationId={consultationId} />
      )}
    </AdminOnly>
  );
}

function Back() {
  const { office } = useAtWork();
  return (
    <p>
      <a href={href.standards(office.id)}>← {words.draft.back}</a>
    </p>
  );
}

const usualDays = 14;

function NewConsultation() {
  const { office } = useAtWork();
  const { asked, reload } = useAsked('listStandards', { officeId: office.id });
  return (
    <>
      <Heading title={words.consultation.newTitle}>{words.consultation.newTitle}</Heading>
      <p class="hint">{words.consultation.newHint}</p>
      <AskedNotice asked={asked} onRetry={reload} />
      {asked.state === 'here' && <OpenForm drafts={asked.value.drafts} />}
    </>
  );
}

function OpenForm({ drafts }: { drafts: Listed['drafts'] }) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const form = useRef<HTMLFormElement>(null);
  const today = localDay(services.now(), office.hours.zone);
  const [title, setTitle] = useState<string>(words.consultation.usualTitle);
  const [draftIds, setDraftIds] = useState<string[]>([]);
  const [commentsUntil, setUntil] = useState(addDays(today, usualDays));
  const [tried, setTried] = useState(false);
  const wrong = {
    title: title.trim().length < 3 ? words.consultation.titleMissing : undefined,
    drafts: draftIds.length === 0 ? words.consultation.draftsMissing : undefined,
    until: commentsUntil === '' || commentsUntil < today ? words.consultation.untilMissing : undefined,
  };
  if (drafts.length === 0) return <p class="empty">{words.consultation.nothingToLay}</p>;
  return (
    <form
      ref={form}
      class="narrow"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.values(wrong).some((each) => each !== undefined)) {
          focusFirstError(form.current);
          return;
        }
        run({
          label: words.consultation.open,
          send: (actId) =>
            services.call('openConsultation', {
              officeId: office.id,
              actId,
              title: title.trim(),
              draftIds,
              commentsUntil,
            }),
          done: ({ consultationId }) => {
            location.hash = href.consultation(office.id, consultationId);
          },
        });
      }}
    >
      <TextField
        label={words.consultation.name}
        error={tried ? wrong.title : undefined}
        maxLength={200}
        value={title}
        onValue={setTitle}
      />
      <CheckGroup
        legend={words.consultation.drafts}
        error={tried ? wrong.drafts : undefined}
        options={drafts.map(({ id, name, version }) => ({
          value: id,
          label: `${name} (${words.standards.version(version)})`,
        }))}
        values={draftIds}
        onValues={setDraftIds}
      />
      <TextField
        label={words.consultation.commentsUntil}
        hint={words.consultation.commentsUntilHint}
        type="date"
        error={tried ? wrong.until : undefined}
        value={commentsUntil}
        onValue={setUntil}
      />
      <div class="act-bar">
        <DoingNotice doing={doing} />
        <button type="submit" class="primary" disabled={doing.state === 'sending'} data-testid="primary-act">
          {words.consultation.open}
        </button>
      </div>
    </form>
  );
}

function OneConsultation({ consultationId }: { consultationId: string }) {
  const { office } = useAtWork();
  const { asked, reload } = useAsked('readConsultation', { officeId: office.id, consultationId });
  if (asked.state !== 'here')
    return (
      <>
        <Heading title={words.consultation.title}>{words.consultation.title}</Heading>
        <AskedNotice asked={asked} onRetry={reload} />
      </>
    );
  const { consultation } = asked.value;
  return (
    <div class="consultation">
      <Heading title={words.consultation.title}>{consultation.title}</Heading>
      <p>
        <span class="badge" data-testid="consultation-state" data-state={consultation.state}>
          {words.consultation.states[consultation.state]}
        </span>{' '}
        {consultation.commentsUntil !== undefined &&
          words.consultation.until(longDate(consultation.commentsUntil))}{' '}
        <a href={`/${office.id}/konsultasi/${consultation.id}`} target="_blank" rel="noreferrer">
          {words.consultation.publicPage}
        </a>
      </p>
      <Comments {...asked.value} onAnswered={reload} />
      {consultation.state === 'open' ? (
        <CloseForm consultation={consultation} onClosed={reload} />
      ) : (
        <Minutes consultation={consultation} />
      )}
    </div>
  );
}

function Comments({ consultation, comments, moreComments, onAnswered }: Read & { onAnswered: () => void }) {
  return (
    <section class="panel">
      <h2>{words.consultation.comments(comments.length)}</h2>
      {comments.length === 0 && <p class="soft">{words.consultation.noComments}</p>}
      {moreComments && <p class="soft">{words.consultation.moreComments}</p>}
      <ul class="comments">
        {comments.map((comment) => (
          <Comment
            key={comment.id}
            consultationId={consultation.id}
            comment={comment}
            onAnswered={onAnswered}
          />
        ))}
      </ul>
    </section>
  );
}

function Comment({
  consultationId,
  comment,
  onAnswered,
}: {
  consultationId: string;
  comment: Read['comments'][number];
  onAnswered: () => void;
}) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const [answer, setAnswer] = useState(comment.answer ?? '');
  return (
    <li>
      <p class="soft">
        {longDateTime(comment.at, office.hours.zone, office.hours.zoneLabel)}
        {comment.serviceId !== undefined && ` · ${comment.serviceId}`}
      </p>
      <p class="comment-text">
        <bdi>{comment.text}</bdi>
      </p>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (answer.trim() === '') return;
          run({
            label: words.consultation.answer,
            send: () =>
              services.call('answerComment', {
                officeId: office.id,
                consultationId,
                commentId: comment.id,
                answer: answer.trim(),
              }),
            done: onAnswered,
          });
        }}
      >
        <AreaField
          label={words.consultation.answerLabel}
          hint={words.consultation.answerHint}
          rows={2}
          value={answer}
          onValue={setAnswer}
        />
        <DoingNotice doing={doing} />
        <p>
          <button type="submit" disabled={doing.state === 'sending' || answer.trim() === ''}>
            {words.consultation.answer}
          </button>
        </p>
      </form>
    </li>
  );
}

const elements = Element.options.map((value) => ({ value, label: capital(elementWords[value]) }));

/** Minutes (berita acara): when, where, who, and what was said. */
function CloseForm({ consultation, onClosed }: { consultation: Read['consultation']; onClosed: () => void }) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const form = useRef<HTMLFormElement>(null);
  const today = localDay(services.now(), office.hours.zone);
  const [number, setNumber] = useState('');
  const [on, setOn] = useState(today);
  const [place, setPlace] = useState('');
  const [minutes, setMinutes] = useState<PrintedBlock[]>([]);
  const [participants, setParticipants] = useState<Participant[]>([]);
  const [tried, setTried] = useState(false);
  const unnamed = participants.findIndex(({ name }) => name.trim() === '');
  const wrong = {
    on: on === '' || on > today ? words.consultation.onMissing : undefined,
    place: place.trim() === '' ? words.consultation.placeMissing : undefined,
    minutes: minutes.length === 0 ? words.consultation.minutesMissing : undefined,
    participants:
      participants.length === 0
        ? words.consultation.participantsMissing
        : unnamed >= 0
          ? words.consultation.participantUnnamed(unnamed + 1)
          : undefined,
  };
  return (
    <section class="panel" aria-labelledby="berita-acara">
      <h2 id="berita-acara">{words.consultation.closeTitle}</h2>
      <p class="hint">{words.consultation.closeHint}</p>
      <form
        ref={form}
        noValidate
        data-testid="close-consultation"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (Object.values(wrong).some((each) => each !== undefined)) {
            focusFirstError(form.current);
            return;
          }
          run({
            label: words.consultation.close,
            send: () =>
              services.call('closeConsultation', {
                officeId: office.id,
                consultationId: consultation.id,
                ...(number.trim() !== '' && { number: number.trim() }),
                on,
                place: place.trim(),
                minutes,
                participants: participants.map(participantOf),
              }),
            done: onClosed,
          });
        }}
      >
        <div class="columns">
          <TextField label={words.consultation.number} optional value={number} onValue={setNumber} />
          <TextField
            label={words.consultation.on}
            type="date"
            error={tried ? wrong.on : undefined}
            value={on}
            onValue={setOn}
          />
          <TextField
            label={words.consultation.place}
            error={tried ? wrong.place : undefined}
            value={place}
            onValue={setPlace}
          />
        </div>
        <BlocksField
          label={words.consultation.minutes}
          hint={words.consultation.minutesHint}
          error={tried ? wrong.minutes : undefined}
          value={minutes}
          onValue={setMinutes}
        />
        <div class={tried && wrong.participants ? 'field-wrong' : ''}>
          <h3>{words.consultation.participants}</h3>
          {tried && wrong.participants && (
            <p class="error">
              <span aria-hidden="true">✗ </span>
              {wrong.participants}
            </p>
          )}
          <ListEditor<Participant>
            label={words.consultation.participants}
            hint={words.consultation.participantsHint}
            add={words.consultation.addParticipant}
            anchor={(position) => `peserta-${String(position + 1)}`}
            items={participants}
            onItems={setParticipants}
            make={() => ({ name: '', element: 'citizen', citizen: true })}
            summary={({ name, element }) => (
              <>
                {name || words.rows.unnamed} <span class="soft">{elementWords[element]}</span>
              </>
            )}
          >
            {({ value, change }) => (
              <>
                <TextField
                  label={words.consultation.participantName}
                  value={value.name}
                  onValue={(name) => {
                    change({ ...value, name });
                  }}
                />
                <TextField
                  label={words.consultation.participantPost}
                  optional
                  value={value.post ?? ''}
                  onValue={(post) => {
                    change({ ...value, post });
                  }}
                />
                <SelectField
                  label={words.consultation.element}
                  options={elements}
                  value={value.element}
                  onValue={(text) => {
                    const element = Element.safeParse(text).data ?? 'citizen';
                    const official =
                      element === 'office' || element === 'village-government' || element === 'agency';
                    change({ ...value, element, citizen: !official });
                  }}
                />
                <CheckField
                  label={words.consultation.citizen}
                  checked={value.citizen}
                  onChecked={(citizen) => {
                    change({ ...value, citizen });
                  }}
                />
              </>
            )}
          </ListEditor>
        </div>
        <div class="act-bar">
          <DoingNotice doing={doing} />
          <button
            type="submit"
            class="primary"
            disabled={doing.state === 'sending'}
            data-testid="primary-act"
          >
            {words.consultation.close}
          </button>
        </div>
      </form>
    </section>
  );
}

function participantOf({ name, post = '', element, citizen }: Participant): Participant {
  return { name: name.trim(), ...(post.trim() !== '' && { post: post.trim() }), element, citizen };
}

function Minutes({ consultation }: { consultation: Read['consultation'] }) {
  return (
    <section class="panel" data-testid="minutes">
      <h2>{words.consultation.minutesTitle}</h2>
      <dl class="facts">
        {(
          [
            [words.consultation.number, consultation.number],
            [
              words.consultation.on,
              consultation.printedDate ??
                (consultation.on !== undefined ? longDate(consultation.on) : undefined),
            ],
            [words.consultation.place, consultation.place],
          ] as const
        ).map(
          ([label, value]) =>
            value !== undefined && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <p class="printed-lines">{printBlocks(consultation.minutes)}</p>
      <h3>{words.consultation.participants}</h3>
      <ul class="notes">
        {consultation.participants.map(({ name, post, element }) => (
          <li key={`${name} ${post ?? ''}`}>
            {name}
            {post !== undefined && `, ${post}`} <span class="soft">{elementWords[element]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
