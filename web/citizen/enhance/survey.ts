/**
 * The questionnaire one screen at a time on the reader's own device, and the kiosk that clears itself. Without this file the
 * same pages show all questions at once, or one by one from the server.
 */

function words(form: HTMLElement, name: string): string {
  return form.getAttribute(`data-${name}`) ?? '';
}

function button(label: string, className: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = className;
  made.textContent = label;
  made.addEventListener('click', press);
  return made;
}

/** A finger or mouse on an answer; arrow keys only try answers out, and must not carry anybody on. */
function onPick(form: HTMLElement, picked: (input: HTMLInputElement) => void): void {
  form.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target.closest('.radio') : null;
    const input = target?.querySelector<HTMLInputElement>('input[type="radio"]');
    // The click a browser makes up for the circle inside a pressed label, or for an arrow key, counts no press.
    if (input && event.detail > 0) setTimeout(() => picked(input), 150);
  });
}

/** Pressed twice, sent once; the server keeps one all the same. */
function sayIsSending(form: HTMLFormElement): void {
  form.addEventListener('submit', () => {
    setTimeout(() => {
      const buttons = form.querySelectorAll('button');
      for (let i = 0; i < buttons.length; i += 1) {
        const each = buttons[i];
        if (each) each.disabled = true;
      }
    }, 0);
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}

function oneAtATime(form: HTMLFormElement): void {
  const screens = Array.from(form.querySelectorAll<HTMLElement>('[data-screen]'));
  const firstOnly = Array.from(document.querySelectorAll<HTMLElement>('[data-first]'));
  const allOnly = Array.from(document.querySelectorAll<HTMLElement>('[data-all-only]'));
  const heading = document.querySelector('h1');
  const change = document.querySelector<HTMLElement>('[data-switch]');
  const oneOnly = Array.from(form.querySelectorAll<HTMLElement>('[data-one-only]'));
  let at = 0;
  let one = true;

  const problem = document.createElement('p');
  problem.className = 'problem';
  problem.setAttribute('role', 'alert');
  const touch = document.createElement('p');
  touch.className = 'hint';
  touch.textContent = words(form, 'touch');
  const next = button(words(form, 'next'), 'button', () => {
    if (isOpen(screens[at])) {
      problem.hidden = false;
      problem.textContent = `! ${words(form, 'missing')}`;
    } else go(at + 1);
  });
  const previous = button(words(form, 'previous'), 'button second', () => history.back());
  const ways = document.createElement('div');
  ways.className = 'ways';
  ways.append(problem, next, previous);
  form.append(ways);
  form.before(touch);

  function isOpen(screen: HTMLElement | undefined): boolean {
    return screen?.querySelector('input:checked') === null && screen !== screens[screens.length - 1];
  }

  function show(focus: boolean): void {
    screens.forEach((screen, i) => {
      screen.hidden = one && i !== at;
    });
    oneOnly.forEach((each) => {
      each.hidden = !one;
    });
    form.classList.toggle('one', one);
    problem.hidden = true;
    problem.textContent = '';
    ways.hidden = !one;
    next.hidden = at === screens.length - 1;
    previous.hidden = at === 0;
    touch.hidden = !one || at > 0;
    firstOnly.forEach((each) => {
      each.hidden = one && at > 0;
    });
    allOnly.forEach((each) => {
      each.hidden = one;
    });
    if (heading) heading.classList.toggle('vh', one && at > 0);
    if (change) change.textContent = words(form, one ? 'all' : 'one');
    if (!focus) return;
    scrollTo(0, 0);
    const lead = screens[at]?.querySelector<HTMLElement>('legend, .progress');
    if (lead) {
      lead.tabIndex = -1;
      lead.focus({ preventScroll: true });
    }
  }

  function go(to: number): void {
    if (to >= screens.length) return;
    at = to;
    // The device's own "back" leads to the question before.
    history.pushState({ at }, '');
    show(true);
  }

  addEventListener('popstate', (event) => {
    const state = event.state as { at?: number } | null;
    at = state?.at ?? 0;
    show(true);
  });
  onPick(form, (input) => {
    if (one && screens[at]?.contains(input) && at < screens.length - 1) go(at + 1);
  });
  change?.addEventListener('click', (event) => {
    event.preventDefault();
    one = !one;
    at = 0;
    history.replaceState({ at }, '');
    show(false);
  });
  form.addEventListener('keydown', (event) => {
    // Enter in the middle would send a questionnaire that nobody has finished.
    if (event.key !== 'Enter' || !one || at === screens.length - 1) return;
    if (event.target instanceof HTMLInputElement) {
      event.preventDefault();
      next.click();
    }
  });
  history.replaceState({ at: 0 }, '');
  show(false);
}

/** A screen from the server goes on when an answer is touched. */
function goOnWhenTouched(form: HTMLFormElement): void {
  onPick(form, (input) => {
    const way = form.querySelector<HTMLButtonElement>('.ways button');
    if (way && input.value && form.querySelectorAll('fieldset').length === 1) way.click();
  });
}

/**
 * Asks after a while without a touch, and clears the screen after as long again (WCAG 2.2.1: asked before, and put off with one
 * touch). A page with nothing to lose is cleared at once.
 */
function clearWhenIdle(body: HTMLElement): void {
  const to = body.getAttribute('data-idle-to');
  const waitMs = Number(body.getAttribute('data-idle-seconds')) * 1000;
  if (!to || !waitMs) return;
  const warning = document.querySelector<HTMLElement>('[data-idle-warning]');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const clear = () => location.replace(to);
  const ask = () => {
    if (!warning) return clear();
    warning.hidden = false;
    timer = setTimeout(clear, waitMs);
  };
  const wake = () => {
    clearTimeout(timer);
    if (warning) warning.hidden = true;
    timer = setTimeout(ask, waitMs);
  };
  ['pointerdown', 'touchstart', 'keydown', 'input'].forEach((name) => addEventListener(name, wake));
  wake();
}

const whole = document.querySelector<HTMLFormElement>('form[data-enhance="survey"]');
if (whole) oneAtATime(whole);
const screen = document.querySelector<HTMLFormElement>('form[data-enhance="survey-screen"]');
if (screen) goOnWhenTouched(screen);
const forms = document.querySelectorAll<HTMLFormElement>('form.survey');
for (let i = 0; i < forms.length; i += 1) {
  const form = forms[i];
  if (form) sayIsSending(form);
}
const summary = document.querySelector<HTMLElement>('[data-enhance="summary"]');
if (summary) summary.focus();
clearWhenIdle(document.body);

// A module, so that its names are its own.
export {};
