import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { text } from '../text.ts';
import { Notice } from './notice.tsx';

/** A screen that few need, loaded when it is first asked for. `load` must stay the same function. */
export function Lazy<P extends object>({
  load,
  props,
}: {
  load: () => Promise<(props: P) => JSX.Element>;
  props: P;
}): JSX.Element {
  const [loaded, setLoaded] = useState<{ Screen: (props: P) => JSX.Element }>();
  const [broken, setBroken] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    load().then(
      (Screen) => {
        setLoaded({ Screen });
      },
      () => {
        setBroken(true);
      },
    );
  }, [load, tries]);
  if (loaded) return <loaded.Screen {...props} />;
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
