/**
 * The display of the waiting room asks for new numbers every three seconds instead of loading itself anew, and calls them aloud once
 * somebody has switched the sound on; the kiosk's ticket goes back to the start by itself. Without this file the same pages work.
 */

interface Call {
  number: string;
  desk: string;
  at: number;
  spoken: string;
}

const everyMs = 3000;

function words(board: HTMLElement, name: string): string {
  return board.getAttribute(`data-${name}`) ?? '';
}

function line(className: string, text: string): HTMLParagraphElement {
  const made = document.createElement('p');
  made.className = className;
  made.textContent = text;
  return made;
}

let sound: AudioContext | undefined;

/** Two notes, the second higher: heard over a full room, and no voice is needed for them. */
function ring(): void {
  if (!sound) return;
  const { currentTime } = sound;
  for (const [index, hertz] of [660, 880].entries()) {
    const note = sound.createOscillator();
    const loud = sound.createGain();
    note.frequency.value = hertz;
    loud.gain.value = 0.2;
    note.connect(loud);
    loud.connect(sound.destination);
    note.start(currentTime + index * 0.35);
    note.stop(currentTime + index * 0.35 + 0.3);
  }
}

function speak(text: string): void {
  if (!('speechSynthesis' in window)) return;
  const said = new SpeechSynthesisUtterance(text);
  said.lang = 'id-ID';
  speechSynthesis.speak(said);
}

/** Browsers let a page make a noise only after somebody touched it. */
function offerSound(board: HTMLElement): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button second';
  button.textContent = words(board, 'sound');
  button.addEventListener('click', () => {
    sound = new AudioContext();
    ring();
    button.textContent = words(board, 'sound-on');
    button.disabled = true;
  });
  board.appendChild(button);
}

function show(board: HTMLElement, calls: Call[]): void {
  const now = board.querySelector('[data-now]');
  const earlier = board.querySelector('[data-earlier]');
  const [first, ...others] = calls;
  if (!now || !earlier) return;
  now.textContent = '';
  if (first) {
    now.appendChild(line('queue-number', first.number));
    now.appendChild(line('queue-desk', `${words(board, 'desk')} ${first.desk}`));
  } else now.appendChild(line('', words(board, 'none')));
  earlier.textContent = '';
  for (const { number, desk } of others) {
    const item = document.createElement('li');
    const where = document.createElement('span');
    where.textContent = `${words(board, 'desk')} ${desk}`;
    item.textContent = `${number} `;
    item.appendChild(where);
    earlier.appendChild(item);
  }
}

function watch(board: HTMLElement): void {
  let last = Number(words(board, 'at'));
  offerSound(board);
  setInterval(() => {
    fetch(words(board, 'queue'))
      .then((answer) => answer.json() as Promise<{ calls: Call[] }>)
      .then(({ calls }) => {
        const [first] = calls;
        const newest = first ? first.at : 0;
        if (newest === last) return;
        const fresh = calls.filter(({ at }) => at > last);
        last = newest;
        show(board, calls);
        if (fresh.length === 0) return;
        ring();
        // Two desks may call between two questions: whoever cannot see the screen hears both, the first one first.
        if (sound) for (const { spoken } of fresh.reverse()) speak(spoken);
      })
      .catch(() => {
        // The next question comes in three seconds; the numbers on the screen stay.
      });
  }, everyMs);
}

function backToStart(): void {
  const { body } = document;
  const to = body.getAttribute('data-idle-to');
  const seconds = Number(body.getAttribute('data-idle-seconds'));
  if (!to || !seconds) return;
  let timer = 0;
  const restart = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => location.assign(to), seconds * 1000);
  };
  for (const touched of ['click', 'keydown', 'touchstart']) addEventListener(touched, restart);
  restart();
}

const board = document.querySelector<HTMLElement>('[data-queue]');
if (board) watch(board);
else backToStart();
