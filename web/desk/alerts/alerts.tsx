import { useEffect, useRef } from 'preact/hooks';
import { read } from '../api/as-staff';
import { useOverview } from '../api/reads';
import { ticketPath } from '../api/ticket-reads';
import type { Ticket, TicketDetail } from '../api/types';
import { allWords } from '../language';
import { type Change, changes, customerWrote, newDangers } from './arrivals';
import { ways } from './choice';
import { ring } from './ring';

/**
 * Watches the person's own tickets, and danger in anybody's, also while the page is hidden; alerts them in the ways they
 * chose.
 */
export function Alerts() {
  const { mine: tickets, danger: endangered } = useOverview() ?? {};
  const before = useRef<readonly Ticket[]>();
  const dangersBefore = useRef<readonly Ticket[]>();
  useEffect(() => {
    if (endangered === undefined) return;
    const dangers = newDangers(dangersBefore.current, endangered);
    dangersBefore.current = endangered;
    if (dangers.length > 0 && ways.value.includes('sound')) ring('danger');
    if (ways.value.includes('notice')) for (const ticket of dangers) show({ kind: 'danger', ticket });
  }, [endangered]);
  useEffect(() => {
    if (tickets === undefined) return;
    const since = changes(before.current, tickets);
    before.current = tickets;
    tellOf(since).catch(() => undefined);
  }, [tickets]);
  return null;
}

async function tellOf(since: readonly Change[]): Promise<void> {
  const arrivals = (await Promise.all(since.map(async (change) => ((await isArrival(change)) ? [change] : [])))).flat();
  if (arrivals.length > 0 && ways.value.includes('sound')) ring();
  if (ways.value.includes('notice')) for (const change of arrivals) show(change);
}

async function isArrival(change: Change): Promise<boolean> {
  if (change.kind === 'ticket') return true;
  const { events } = await read<TicketDetail>(ticketPath(change.ticket.number));
  return customerWrote(events, change.version);
}

interface Shown {
  readonly kind: Change['kind'] | 'danger';
  readonly ticket: Ticket;
}

function show({ kind, ticket }: Shown): void {
  // A person who is looking at the page sees the change there.
  if (document.hasFocus() || !('Notification' in window) || Notification.permission !== 'granted') return;
  const t = allWords().alerts;
  const title = { ticket: t.ticket, moved: t.message, danger: t.danger }[kind];
  const notice = new Notification(title, { body: ticket.subject, tag: ticket.number, lang: ticket.language });
  notice.onclick = () => {
    window.focus();
    location.assign(`/desk/tickets/${encodeURIComponent(ticket.number)}`);
  };
}
