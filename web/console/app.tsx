import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { localDay } from '../../domain/calendar.ts';
import type { Office } from '../../domain/office.ts';
import { postsOn } from '../../domain/roles.ts';
import type { StaffMember } from '../../domain/roles.ts';
import { AtWorkContext, useLive, useNow } from './context.ts';
import { useKeys } from './use-keys.ts';
import { href, parseRoute } from './route.ts';
import type { Route } from './route.ts';
import type { Services, SignedIn } from './services.ts';
import { refusalWords, text } from './text.ts';
import { useWorkLists } from './use-work-lists.ts';
import { Frame } from './parts/frame.tsx';
import { Heading } from './parts/heading.tsx';
import { Lazy } from './parts/lazy.tsx';
import { LiveNotice, Notice } from './parts/notice.tsx';
import { KeysDialog } from './parts/keys-dialog.tsx';
import { CaseScreen } from './screens/case.tsx';
import { DeskScreen } from './screens/desk.tsx';
import { IntakeScreen } from './screens/intake.tsx';
import { SearchScreen } from './screens/search.tsx';
import { SignInScreen } from './screens/sign-in.tsx';
import { StaffScreen } from './screens/staff.tsx';
import { WorkScreen } from './screens/work.tsx';

/** From the sign-in to the desk: who, in which office, at which screen. */
export function App({ services }: { services: Services }): JSX.Element {
  const [who, setWho] = useState<SignedIn | 'unreachable' | 'unknown' | undefined>('unknown');
  useEffect(() => services.onSignedIn(setWho), [services]);
  if (who === 'unknown') return <Plain>{text.loading}</Plain>;
  if (who === undefined) return <SignInScreen services={services} />;
  if (who === 'unreachable')
    return (
      <Plain title={text.unreachableTitle}>
        {text.unreachable}
        <ReloadButton />
      </Plain>
    );
  return <Session key={who.uid} services={services} who={who} />;
}

function Session({ services, who }: { services: Services; who: SignedIn }) {
  const route = useRoute();
  const [posts, setPosts] = useState<StaffMember[]>();
  const [problem, setProblem] = useState<string>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const load = async () => {
      const result = await services.call('whoAmI', {});
      if (!result.ok) {
        setProblem(refusalWords(result.refusal));
        return;
      }
      // Appointed since this token was made: its claims would keep the new office's lists shut.
      if (result.value.posts.some(({ officeId }) => !who.offices.includes(officeId)))
        await services.refreshClaims();
      setPosts(result.value.posts);
    };
    load().catch(() => {
      setProblem(text.act.failedRead);
    });
  }, [services, tries]);

  if (problem !== undefined)
    return (
      <Plain title={text.unreachableTitle}>
        {problem}
        <p class="row">
          <button
            type="button"
            onClick={() => {
              setProblem(undefined);
              setTries(tries + 1);
            }}
          >
            {text.tryAgain}
          </button>
          <SignOutButton services={services} />
        </p>
      </Plain>
    );
  if (!posts) return <Plain>{text.loading}</Plain>;
  const [first] = posts;
  const me = posts.find(({ officeId }) => route.place !== 'start' && officeId === route.officeId);
  if (!first)
    return (
      <Plain title={text.signIn.noPostTitle}>
        {text.signIn.noPost}
        <p class="row">
          <SignOutButton services={services} />
        </p>
      </Plain>
    );
  if (!me) return <GoTo address={href.work(first.officeId)} />;
  return (
    <InOffice
      key={me.officeId}
      services={services}
      me={me}
      officeIds={posts.map(({ officeId }) => officeId)}
      route={route}
    />
  );
}

/** One office with its profile; everything below belongs to it and starts anew in another. */
function InOffice({
  services,
  me,
  officeIds,
  route,
}: {
  services: Services;
  me: StaffMember;
  officeIds: string[];
  route: Route;
}) {
  const office = useLive<Office | undefined>(`office ${me.officeId}`, (listener) =>
    services.live.office(me.officeId, listener),
  );
  const profile = 'value' in office ? office.value : undefined;
  if (!profile)
    return (
      <Plain>
        {office.state === 'loading' ? text.loading : null}
        <LiveNotice state={office.state} unreadable={'unreadable' in office ? office.unreadable : 0} />
      </Plain>
    );
  return <AtDesk services={services} me={me} office={profile} officeIds={officeIds} route={route} />;
}

function AtDesk({
  services,
  me,
  office,
  officeIds,
  route,
}: {
  services: Services;
  me: StaffMember;
  office: Office;
  officeIds: string[];
  route: Route;
}) {
  const now = useNow(services.now);
  const [said, setSaid] = useState('');
  const posts = postsOn(me, localDay(now, office.hours.zone));
  const lists = useWorkLists(services.live, office.id, posts, now);
  const keys = useKeys(() => {
    location.hash = href.search(office.id);
    document.getElementById('cari')?.focus();
  });
  return (
    <AtWorkContext.Provider
      value={{
        services,
        office,
        me,
        posts,
        actor: { kind: 'staff', uid: me.uid, ...posts },
        lists,
        announce: setSaid,
      }}
    >
      <Frame
        officeIds={officeIds}
        route={route}
        onKeys={() => {
          keys.setListOpen(true);
        }}
      >
        <Screen route={route} />
      </Frame>
      <div class="hidden" role="status" aria-live="polite">
        {said}
      </div>
      <KeysDialog
        open={keys.listOpen}
        onClose={() => {
          keys.setListOpen(false);
        }}
        single={keys.single}
        onSingle={keys.setSingle}
      />
    </AtWorkContext.Provider>
  );
}

function Screen({ route }: { route: Route }) {
  switch (route.place) {
    case 'case':
      return <CaseScreen key={route.applicationId} applicationId={route.applicationId} />;
    case 'desk':
      return <DeskScreen applicationId={route.applicationId} />;
    case 'intake':
      return <IntakeScreen />;
    case 'search':
      return <SearchScreen />;
    case 'staff':
      return <StaffScreen uid={route.uid} />;
    case 'skm':
      return <Lazy load={skmScreen} props={{ view: route.view, period: route.period }} />;
    case 'work':
      return <WorkScreen list={route.list} />;
    case 'queue':
      return <Lazy load={queueScreen} props={{}} />;
    case 'registers':
      return <Lazy load={registersScreen} props={{ register: route.register }} />;
    case 'calendar':
      return <Lazy load={calendarScreen} props={{ view: route.view }} />;
    case 'sheets':
      return <Lazy load={sheetsScreen} props={{ view: route.view, bundleId: route.bundleId }} />;
    case 'batches':
      return <Lazy load={batchesScreen} props={{ batchId: route.batchId }} />;
    case 'emergency':
      return <Lazy load={emergencyScreen} props={{}} />;
    case 'standards':
    case 'draft':
    case 'consultation':
    case 'decree':
    case 'office':
      return <Lazy load={adminScreens} props={{ route }} />;
    case 'start':
      return null;
    default:
      return route satisfies never;
  }
}

const skmScreen = async () => (await import('./screens/skm.tsx')).SkmScreen;
const queueScreen = async () => (await import('./screens/queue.tsx')).QueueScreen;
const registersScreen = async () => (await import('./screens/registers.tsx')).RegistersScreen;
const calendarScreen = async () => (await import('./screens/calendar.tsx')).CalendarScreen;
const sheetsScreen = async () => (await import('./screens/sheets.tsx')).SheetsScreen;
const batchesScreen = async () => (await import('./screens/batches.tsx')).BatchesScreen;
const emergencyScreen = async () => (await import('./screens/emergency.tsx')).EmergencyScreen;
const adminScreens = async () => (await import('./admin-screens.tsx')).AdminScreens;

function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const onChange = () => {
      setRoute(parseRoute(location.hash));
    };
    addEventListener('hashchange', onChange);
    return () => {
      removeEventListener('hashchange', onChange);
    };
  }, []);
  return route;
}

function GoTo({ address }: { address: string }) {
  useEffect(() => {
    // Replaced, or "back" would lead here again.
    history.replaceState(null, '', address);
    dispatchEvent(new HashChangeEvent('hashchange'));
  }, [address]);
  return null;
}

function Plain({ title, children }: { title?: string; children: ComponentChildren }) {
  return (
    <main class="plain" id="isi">
      {title && <Heading title={title}>{title}</Heading>}
      {title ? (
        <Notice tone="warn">
          <div>{children}</div>
        </Notice>
      ) : (
        <div class="soft" role="status">
          {children}
        </div>
      )}
    </main>
  );
}

function ReloadButton() {
  return (
    <p class="row">
      <button
        type="button"
        onClick={() => {
          location.reload();
        }}
      >
        {text.reload}
      </button>
    </p>
  );
}

function SignOutButton({ services }: { services: Services }) {
  return (
    <button type="button" onClick={() => void services.signOut()}>
      {text.signIn.out}
    </button>
  );
}

/** When the console cannot even start. */
export function Broken(): JSX.Element {
  return (
    <Plain title={text.brokenTitle}>
      {text.broken}
      <ReloadButton />
    </Plain>
  );
}
