import type { ComponentChildren, JSX } from 'preact';
import type { Office } from '../../../domain/office.ts';
import { useAtWork, useLive } from '../context.ts';
import { href } from '../route.ts';
import type { Route } from '../route.ts';
import { text } from '../text.ts';
import { intakeText } from '../text-intake.ts';
import { skm } from '../text-skm.ts';

/** What stands around every screen: whose office, where to go, who is signed in. */
export function Frame({
  officeIds,
  route,
  onKeys,
  children,
}: {
  officeIds: string[];
  route: Route;
  onKeys: () => void;
  children: ComponentChildren;
}): JSX.Element {
  const { services, office, me, posts } = useAtWork();
  const mayDesk = posts.roles.some((role) => role === 'camat' || role === 'secretary');
  const mayTakeIn = posts.roles.some((role) => ['counter', 'operator', 'village'].includes(role));
  const atCounter = posts.roles.some((role) => role === 'counter' || role === 'operator');
  const onlyVillage = posts.roles.every((role) => role === 'village');
  const isAdmin = posts.roles.includes('admin');
  const links: [Route['place'], string, string, boolean][] = [
    ['work', href.work(office.id), text.nav.work, true],
    ['intake', href.intake(office.id), intakeText.nav, mayTakeIn],
    ['desk', href.desk(office.id), text.nav.desk, mayDesk],
    ['queue', href.queue(office.id), text.nav.queue, atCounter],
    ['search', href.search(office.id), text.nav.search, true],
    ['registers', href.registers(office.id), text.nav.registers, !onlyVillage],
    ['calendar', href.calendar(office.id), text.nav.calendar, !onlyVillage],
    ['sheets', href.sheets(office.id), text.nav.sheets, true],
    ['standards', href.standards(office.id), text.nav.standards, isAdmin],
    ['skm', href.skm(office.id), skm.nav, posts.roles.includes('survey')],
    ['staff', href.staff(office.id), text.nav.staff, isAdmin],
    ['office', href.office(office.id), text.nav.officeProfile, isAdmin],
  ];
  return (
    <>
      <a
        class="skip"
        href="#isi"
        onClick={(event) => {
          // The hash is the route, so the jump is made by hand.
          event.preventDefault();
          document.getElementById('isi')?.focus();
        }}
      >
        {text.skip}
      </a>
      <header class="top">
        <div class="top-office">
          <span class="brand">{text.product}</span>
          {officeIds.length > 1 ? (
            <OfficeSwitch officeIds={officeIds} />
          ) : (
            <span class="office-name">{office.name}</span>
          )}
          {office.demo && <span class="demo">{text.nav.demo}</span>}
        </div>
        <nav aria-label={text.nav.label}>
          <ul class="menu">
            {links.map(
              ([place, address, words, shown]) =>
                shown && (
                  <li key={place}>
                    <a href={address} {...(menuOf(route) === place && { 'aria-current': 'page' as const })}>
                      {words}
                    </a>
                  </li>
                ),
            )}
          </ul>
        </nav>
        <div class="top-person">
          <span class="person">
            {me.name}
            <span class="soft">{me.post}</span>
          </span>
          <button
            type="button"
            class="quiet"
            onClick={onKeys}
            aria-label={text.nav.keys}
            title={text.nav.keys}
          >
            ?
          </button>
          <button type="button" class="quiet" onClick={() => void services.signOut()}>
            {text.signIn.out}
          </button>
        </div>
      </header>
      <main id="isi" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** Which entry of the menu a screen belongs to. */
function menuOf({ place }: Route): Route['place'] {
  switch (place) {
    case 'draft':
    case 'consultation':
    case 'decree':
      return 'standards';
    case 'batches':
    case 'emergency':
      return 'sheets';
    default:
      return place;
  }
}

function OfficeSwitch({ officeIds }: { officeIds: string[] }) {
  const { office } = useAtWork();
  return (
    <label class="office-switch">
      <span class="hidden">{text.nav.office}</span>
      <select
        value={office.id}
        onChange={(event) => {
          location.hash = href.work(event.currentTarget.value);
        }}
      >
        {officeIds.map((id) => (
          <OfficeOption key={id} officeId={id} />
        ))}
      </select>
    </label>
  );
}

function OfficeOption({ officeId }: { officeId: string }) {
  const { services } = useAtWork();
  const live = useLive<Office | undefined>(`name ${officeId}`, (listener) =>
    services.live.office(officeId, listener),
  );
  const name = 'value' in live ? live.value?.name : undefined;
  return <option value={officeId}>{name ?? officeId}</option>;
}
