/**
 * What somebody typed at the counter and did not send yet, kept in this tab alone: it survives a reload, a crash of the browser that
 * brings its tabs back, and the computer going off with it. It names people, and a counter's computer is shared: so not in
 * `localStorage`, never another person's, and gone once it was sent or whoever typed it signs out.
 */

export interface TypedCopy {
  fields: Readonly<Record<string, string>>;
  ticked: readonly string[];
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'loket-ketikan:';

export interface TypedPlace {
  uid: string;
  officeId: string;
  /** Which form. */
  form: string;
}

const keyOf = ({ uid, officeId, form }: TypedPlace) => `${prefix}${uid}:${officeId}:${form}`;

export function keepTyped(store: Store, place: TypedPlace, copy: TypedCopy): void {
  try {
    store.setItem(keyOf(place), JSON.stringify(copy));
  } catch {
    // A browser that keeps nothing (full, or forbidden) leaves what is on the screen.
  }
}

export function forgetTyped(store: Store, place: TypedPlace): void {
  try {
    store.removeItem(keyOf(place));
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** What the same person typed in the same form before this page began; what another one left is taken away. */
export function typedBefore(store: Store, place: TypedPlace): TypedCopy | undefined {
  try {
    forgetAll(store, (key) => !key.startsWith(`${prefix}${place.uid}:`));
    const data: unknown = JSON.parse(store.getItem(keyOf(place)) ?? 'null');
    return isCopy(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** At the sign-out: the next one at this computer finds nothing. */
export function forgetAllTyped(store: Store): void {
  try {
    forgetAll(store, () => true);
  } catch {
    // As above.
  }
}

function forgetAll(store: Store, which: (key: string) => boolean): void {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index));
  for (const key of keys) if (key?.startsWith(prefix) && which(key)) store.removeItem(key);
}

function isCopy(data: unknown): data is TypedCopy {
  if (typeof data !== 'object' || data === null || !('fields' in data) || !('ticked' in data)) return false;
  const { fields, ticked } = data;
  return (
    typeof fields === 'object' &&
    fields !== null &&
    Object.values(fields).every((value) => typeof value === 'string') &&
    Array.isArray(ticked) &&
    ticked.every((each) => typeof each === 'string')
  );
}
