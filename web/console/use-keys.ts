import { useEffect, useState } from 'preact/hooks';
import { useLatest } from './context.ts';

/** Keyboard: `/` search, `j` `k` rows, `Ctrl Enter` the primary act, `?` the list of keys. */

const storageKey = 'loket-pintasan';

export interface Keys {
  listOpen: boolean;
  setListOpen: (open: boolean) => void;
  /** Keys of one letter can be turned off: speech input and shaking hands trigger them by accident (WCAG 2.1.4). */
  single: boolean;
  setSingle: (single: boolean) => void;
}

export function useKeys(goToSearch: () => void): Keys {
  const [listOpen, setListOpen] = useState(false);
  const [single, setSingle] = useState(() => localStorage.getItem(storageKey) !== 'mati');
  const latest = useLatest({ single, goToSearch });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        pressPrimary(event);
        return;
      }
      if (!latest.current.single || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      if (event.key === '/') latest.current.goToSearch();
      else if (event.key === 'j') moveRow(1);
      else if (event.key === 'k') moveRow(-1);
      else if (event.key === '?') setListOpen(true);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, [latest]);
  return {
    listOpen,
    setListOpen,
    single,
    setSingle: (next) => {
      localStorage.setItem(storageKey, next ? 'hidup' : 'mati');
      setSingle(next);
    },
  };
}

function isTyping({ target }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]')) return true;
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')
  );
}

function pressPrimary(event: KeyboardEvent): void {
  if (document.querySelector('dialog[open]')) return;
  const button = document.querySelector<HTMLElement>('[data-testid="primary-act"]:not([disabled])');
  if (!button) return;
  event.preventDefault();
  button.click();
}

function moveRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = at === -1 ? rows.at(step === 1 ? 0 : -1) : rows[at + step];
  next?.focus();
}
