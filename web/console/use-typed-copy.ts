import { useState } from 'preact/hooks';
import { useAtWork } from './context.ts';
import { forgetTyped, keepTyped, typedBefore } from './typed-copy.ts';
import type { TypedCopy } from './typed-copy.ts';

/**
 * Keeps what is typed in a form until it is sent.
 * @param form name of the form, the same at every visit
 * @returns `before`: what was typed when this page was lost, read once; `keep` at every change; `forget` once it was sent
 */
export function useTypedCopy(form: string): {
  before: TypedCopy | undefined;
  keep: (copy: TypedCopy) => void;
  forget: () => void;
} {
  const { office, me } = useAtWork();
  const place = { uid: me.uid, officeId: office.id, form };
  const [before] = useState(() => typedBefore(sessionStorage, place));
  return {
    before,
    keep: (copy) => {
      keepTyped(sessionStorage, place, copy);
    },
    forget: () => {
      forgetTyped(sessionStorage, place);
    },
  };
}
