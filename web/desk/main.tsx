import { render } from 'preact';
import { speak } from './language';
import { startClock } from './language/time';
import { startSession } from './login/session';
import { App } from './shell/app';
import { offerKeptUndo } from './staff/undo';

async function start(): Promise<void> {
  const root = document.getElementById('desk');
  if (root === null) return;
  const [path] = await Promise.all([startSession(), speak()]);
  // Also removes the login code from the address and the history.
  if (path !== location.pathname + location.search) history.replaceState(null, '', path);
  startClock();
  // Not needed for what is shown first.
  import('./live/live').then(({ startLive }) => startLive()).catch(() => undefined);
  render(<App />, root);
  offerKeptUndo().catch(() => undefined);
}

start().catch((error: unknown) => console.error(error));
