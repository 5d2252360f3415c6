import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { localDay } from '../../../domain/calendar.ts';
import { Role } from '../../../domain/roles.ts';
import type { StaffMember } from '../../../domain/roles.ts';
import { roleWords } from '../../../domain/words-id.ts';
import { useAtWork, useLive } from '../context.ts';
import { href } from '../route.ts';
import { staffMemberOf, staffProblems } from '../staff-form.ts';
import { capital, text } from '../text.ts';
import { useDoing } from '../use-doing.ts';
import { CheckField, CheckGroup, focusFirstError, TextField } from '../parts/field.tsx';
import { DeputiesField } from '../parts/deputies-field.tsx';
import { Heading } from '../parts/heading.tsx';
import { DoingNotice, LiveNotice, Notice } from '../parts/notice.tsx';

const roles = Role.options.map((value) => ({ value, label: capital(roleWords[value]) }));

export function StaffScreen({ uid }: { uid: string | undefined }): JSX.Element {
  const { services, office, posts } = useAtWork();
  const live = useLive<StaffMember[]>(`staff ${office.id}`, (listener) =>
    services.live.staff(office.id, listener),
  );
  const members = 'value' in live ? live.value : [];
  const member = members.find((each) => each.uid === uid);

  if (!posts.roles.includes('admin'))
    return (
      <>
        <Heading title={text.staff.title}>{text.staff.title}</Heading>
        <Notice tone="warn">
          <p>{text.staff.adminOnly}</p>
        </Notice>
      </>
    );
  if (member) return <MemberForm key={member.uid} member={member} />;
  return (
    <>
      <Heading title={text.staff.title}>{text.staff.title}</Heading>
      <p class="hint">{text.staff.intro}</p>
      <LiveNotice state={live.state} unreadable={'unreadable' in live ? live.unreadable : 0} />
      {live.state === 'loading' && <p class="soft">{text.loading}</p>}
      {'value' in live && members.length === 0 && <p class="empty">{text.staff.noOne}</p>}
      <ul class="rows">
        {members.map((each) => (
          <li key={each.uid}>
            <a class="work-row work-row-found" href={href.staff(office.id, each.uid)} data-row={each.uid}>
              <span class="row-name">
                <strong>{each.name}</strong>
                <span class="soft">{each.email}</span>
              </span>
              <span>
                {each.post}
                {!each.active && <span class="soft">{text.staff.inactive}</span>}
              </span>
              <span>{each.roles.map((role) => capital(roleWords[role])).join(', ') || '–'}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function MemberForm({ member }: { member: StaffMember }) {
  const { services, office, announce } = useAtWork();
  const { doing, run } = useDoing(announce);
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(member);
  const [tried, setTried] = useState(false);
  const problems = staffProblems(draft);
  const problem = (name: (typeof problems)[number]) =>
    tried && problems.includes(name) ? text.staff[name] : undefined;
  const change = (part: Partial<StaffMember>) => {
    setDraft({ ...draft, ...part });
  };

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (problems.length > 0) {
      setTried(true);
      focusFirstError(form.current);
      return;
    }
    run({
      label: text.staff.save,
      send: () => services.call('setStaff', { officeId: office.id, member: staffMemberOf(draft) }),
    });
  };

  return (
    <>
      <p>
        <a href={href.staff(office.id)}>← {text.staff.back}</a>
      </p>
      <Heading title={text.staff.title}>{text.staff.edit(member.name)}</Heading>
      <p class="soft">{member.email}</p>
      <DoingNotice doing={doing} />
      <form ref={form} class="narrow" noValidate onSubmit={submit}>
        <TextField
          label={text.staff.name}
          error={problem('nameMissing')}
          value={draft.name}
          onValue={(name) => {
            change({ name });
          }}
        />
        <TextField
          label={text.staff.post}
          error={problem('postMissing')}
          value={draft.post}
          onValue={(post) => {
            change({ post });
          }}
        />
        <TextField
          label={text.staff.rank}
          optional
          value={draft.rank ?? ''}
          onValue={(rank) => {
            change({ rank });
          }}
        />
        <TextField
          label={text.staff.nip}
          optional
          inputMode="numeric"
          value={draft.nip ?? ''}
          onValue={(nip) => {
            change({ nip });
          }}
        />
        <CheckField
          label={text.staff.active}
          checked={draft.active}
          onChecked={(active) => {
            change({ active });
          }}
        />
        <CheckGroup
          legend={text.staff.roles}
          options={roles}
          values={draft.roles}
          onValues={(values) => {
            change({ roles: Role.options.filter((role) => values.includes(role)) });
          }}
        />
        {draft.roles.includes('section-head') && (
          <CheckGroup
            legend={text.staff.sections}
            error={problem('sectionMissing')}
            options={office.sections.map(({ id, name }) => ({ value: id, label: name }))}
            values={draft.sections}
            onValues={(sections) => {
              change({ sections });
            }}
          />
        )}
        {draft.roles.includes('village') && (
          <CheckGroup
            legend={text.staff.villages}
            error={problem('villageMissing')}
            options={office.villages.map(({ code, name }) => ({ value: code, label: name }))}
            values={draft.villages}
            onValues={(villages) => {
              change({ villages });
            }}
          />
        )}
        <DeputiesField
          deputies={draft.deputies}
          error={problem('deputyDates')}
          today={localDay(services.now(), office.hours.zone)}
          onDeputies={(deputies) => {
            change({ deputies });
          }}
        />
        <div class="act-bar">
          <button
            type="submit"
            class="primary"
            disabled={doing.state === 'sending'}
            data-testid="primary-act"
          >
            {text.staff.save}
          </button>
        </div>
      </form>
    </>
  );
}
