import { useEffect } from 'preact/hooks';
import { words } from '../language';
import { lazy } from '../shell/lazy';
import { Empty } from '../shell/states';
import { setTitle } from '../shell/title';
import { usePlace } from './location';
import { Queue } from './queue';

const Ticket = lazy(async () => (await import('../ticket/ticket')).TicketPane);

/** Queue, conversation and details: three panes on a wide page, one on a phone. */
export function Desk() {
  const t = words();
  const [{ number, pane }] = usePlace();
  // Loads the ticket's code before anybody waits for it.
  useEffect(Ticket.ahead, []);
  useEffect(() => {
    if (number === undefined) setTitle(`${t.desk} · ${t.appName}`);
  }, [number, t]);
  return (
    <main class="panes" data-ticket={number === undefined ? 'none' : pane}>
      <Queue />
      {number === undefined ? (
        <div class="no-ticket">
          <Empty icon="mark" title={t.queue.choose} hint={t.queue.chooseHint} />
        </div>
      ) : (
        <Ticket key={number} number={number} />
      )}
    </main>
  );
}
