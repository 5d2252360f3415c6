import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AdminRoute, AdminScreens } from '../admin-screens.tsx';
import { text } from '../text.ts';
import { Notice } from './notice.tsx';

type Screens = typeof AdminScreens;

/** Loads the administrator's screens when one is first asked for. */
export function AdminScreen({ route }: { route: AdminRoute }): JSX.Element {
  const [screens, setScreens] = useState<{ Screens: Screens }>();
  const [broken, setBroken] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    import('../admin-screens.tsx').then(
      ({ AdminScreens: Loaded }) => {
        setScreens({ Screens: Loaded });
      },
      () => {
        setBroken(true);
      },
    );
  }, [tries]);
  if (screens) return <screens.Screens route={route} />;
  if (!broken)
    return (
      <p class="soft" role="status">
        {text.loading}
      </p>
    );
  return (
    <Notice tone="warn">
      <p>{text.act.failedRead}</p>
      <button
        type="button"
        onClick={() => {
          setBroken(false);
          setTries(tries + 1);
        }}
      >
        {text.tryAgain}
      </button>
    </Notice>
  );
}
