import { render } from 'preact';
import { App, Broken } from './app.tsx';
import { parseConfig } from './config.ts';
import { connect } from './firebase.ts';

/** Starts the console: which project, then who. */
async function start(root: Element): Promise<void> {
  try {
    const answer = await fetch('/konsol/config.json', { cache: 'no-store' });
    const services = connect(parseConfig(await answer.json()));
    root.replaceChildren();
    render(<App services={services} />, root);
  } catch {
    root.replaceChildren();
    render(<Broken />, root);
  }
}

const root = document.getElementById('konsol');
if (root) void start(root);
