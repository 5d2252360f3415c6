import { useEffect, useRef, useState } from 'preact/hooks';
import { useLatest } from './context.ts';

/** Keyboard: `/` search, `j` `k` rows, `Ctrl Enter` the form at hand or the primary act, `?` the list of keys. */

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
  /** An act was pressed by keys that are still down. */
  const held = useRef(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        pressEnter(event, held);
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
    const onRelease = ({ key }: KeyboardEvent) => {
      // A Mac tells nothing of Enter's release while the command key is down.
      if (key === 'Enter' || key === 'Control' || key === 'Meta') held.current = false;
    };
    // A release in another window is never heard of.
    const onBlur = () => {
      held.current = false;
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('keyup', onRelease);
    window.addEventListener('blur', onBlur);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('keyup', onRelease);
      window.removeEventListener('blur', onBlur);
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

/**
 * What `Ctrl Enter` sends. One press is one act: a hold, or a key not released since the last act, would run on into a state
 * that nobody has read.
 * @param otherForm whether the focus is in a form that is not the primary act's
 */
export function enterSends(press: {
  repeat: boolean;
  held: boolean;
  otherForm: boolean;
}): 'nothing' | 'form' | 'primary' {
  if (press.repeat || press.held) return 'nothing';
  return press.otherForm ? 'form' : 'primary';
}

const primaryAct = '[data-testid="primary-act"]';

function pressEnter(event: KeyboardEvent, held: { current: boolean }): void {
  if (document.querySelector('dialog[open]')) return;
  const form = event.target instanceof Element ? event.target.closest('form') : null;
  const otherForm = form !== null && !form.querySelector(primaryAct);
  const sends = enterSends({ repeat: event.repeat, held: held.current, otherForm });
  if (sends === 'nothing') {
    // The browser's own Enter would press the focused button.
    event.preventDefault();
    return;
  }
  const button =
    sends === 'form'
      ? form?.querySelector<HTMLElement>('[type="submit"]:not([disabled])')
      : document.querySelector<HTMLElement>(`${primaryAct}:not([disabled])`);
  if (!button) return;
  event.preventDefault();
  held.current = true;
  button.click();
}

function moveRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = at === -1 ? rows.at(step === 1 ? 0 : -1) : rows[at + step];
  next?.focus();
}
