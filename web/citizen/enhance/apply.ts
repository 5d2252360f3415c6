/**
 * Small helps for forms that work without them. Each function takes the elements that ask for it by `data-enhance` and leaves
 * the page alone where the browser lacks what it needs.
 */

function each<E extends HTMLElement>(name: string, help: (element: E) => void): void {
  const found = document.querySelectorAll<E>(`[data-enhance="${name}"]`);
  for (let i = 0; i < found.length; i += 1) {
    const element = found[i];
    if (element) help(element);
  }
}

/** People press twice when nothing seems to happen. The server keeps one; this says that it heard the first. */
function sayIsSending(form: HTMLFormElement): void {
  const button = form.querySelector('button');
  if (!button) return;
  const words = button.textContent;
  form.addEventListener('submit', () => {
    // Not at once: a button disabled during the event would not be sent by some browsers.
    setTimeout(() => {
      button.disabled = true;
      button.textContent = document.body.getAttribute('data-sending') ?? words;
    }, 0);
  });
  // Coming back by the browser's button shows this very page again.
  addEventListener('pageshow', () => {
    button.disabled = false;
    button.textContent = words;
  });
}

/** A file too large is told before minutes of sending on a slow line; the server decides all the same. */
function tellSize(input: HTMLInputElement): void {
  const line = document.getElementById(input.id.replace(/-pilih$/, '-ukuran'));
  const limit = Number(input.getAttribute('data-limit-bytes'));
  if (!line || !limit) return;
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (!file) {
      line.textContent = '';
      return;
    }
    const size = `${file.name} – ${(file.size / 1048576).toFixed(1).replace('.', ',')} MB.`;
    line.textContent = file.size > limit ? `! ${size} ${input.getAttribute('data-too-large') ?? ''}` : size;
  });
}

function focusSummary(summary: HTMLElement): void {
  summary.focus();
}

/**
 * A NIK that is not sixteen digits is worth a second look and nothing more: nothing is ever held back. What else may look odd
 * about one (`domain/nik.ts`) is said on the review page; this script stays small and runs on old phones.
 */
function lookAtNik(input: HTMLInputElement): void {
  const line = document.getElementById(`${input.id}-periksa`);
  if (!line) return;
  input.addEventListener('blur', () => {
    const digits = input.value.replace(/[\s.-]/g, '');
    const isOdd = digits !== '' && !/^\d{16}$/.test(digits);
    line.textContent = isOdd ? input.getAttribute('data-odd') : '';
  });
}

each<HTMLFormElement>('submit', sayIsSending);
each<HTMLInputElement>('file', tellSize);
each('summary', focusSummary);
each<HTMLInputElement>('nik', lookAtNik);
