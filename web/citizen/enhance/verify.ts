/**
 * Compares a chosen letter with the issued one in the browser, before anything is sent: the file's hash against the page's.
 * Needs SubtleCrypto (secure pages); without it the form alone does the work.
 */
function compareBeforeSending(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type="file"]');
  const result = form.querySelector<HTMLElement>('[data-result]');
  const subtle = typeof crypto === 'undefined' ? undefined : crypto.subtle;
  if (!input || !result || !subtle || !('arrayBuffer' in Blob.prototype)) return;
  const words = (name: string) => form.getAttribute(`data-${name}`) ?? '';
  const say = (sign: string, name: string, tone: string) => {
    result.textContent = `${sign} ${words(name)}`;
    result.setAttribute('data-tone', tone);
  };

  async function compare(file: File): Promise<void> {
    say('…', 'hashing', '');
    const digest = await subtle?.digest('SHA-256', await file.arrayBuffer());
    // Another file may have been chosen meanwhile.
    if (!digest || input?.files?.[0] !== file) return;
    const hex = Array.from(new Uint8Array(digest), (byte) => `0${byte.toString(16)}`.slice(-2)).join('');
    if (hex === words('sha256')) say('✓', 'same', 'ok');
    else say('×', 'different', 'bad');
  }

  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (!file) {
      result.textContent = '';
      return;
    }
    compare(file).catch(() => {
      // The file could not be read here; the office still reads it when it is sent.
      result.textContent = '';
    });
  });

  // A letter dropped anywhere on the form counts as chosen.
  form.addEventListener('dragover', (event) => event.preventDefault());
  form.addEventListener('drop', (event) => {
    const files = event.dataTransfer?.files;
    if (!files || files.length === 0) return;
    event.preventDefault();
    input.files = files;
    input.dispatchEvent(new Event('change'));
  });
}

const forms = document.querySelectorAll<HTMLFormElement>('[data-enhance="hash"]');
for (let i = 0; i < forms.length; i += 1) {
  const form = forms[i];
  if (form) compareBeforeSending(form);
}
const outcome = document.querySelector<HTMLElement>('[data-enhance="summary"]');
if (outcome) outcome.focus();
