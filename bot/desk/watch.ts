import type { Draft } from '../conversation/transcript';
import type { Conversation, ConversationState } from '../conversation/types';
import type { Service } from '../knowledge/types';
import type { Change, Clock, RelayKick, Store } from '../ports';
import { addBusinessTime } from './calendar';
import { delayTicket, isDelayDue, NOTICE_SHARE } from './delay';
import { moveTicket, type TicketChange } from './move-ticket';
import { delayNotice } from './notices';
import { tellCustomer } from './tell-customer';
import type { Ticket } from './types';

export interface WatchPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly kick: RelayKick;
}

/** What one look at the due times did. */
export interface WatchReport {
  /** Customers who were told of a delay. */
  readonly delayed: number;
  readonly closed: number;
  /** Tickets that somebody else changed meanwhile: they are looked at again next time. */
  readonly raced: number;
  /** What went wrong with single tickets; the others were done. */
  readonly failures: readonly unknown[];
}

type Errand =
  | { readonly kind: 'delayed' | 'closed'; readonly ticket: TicketChange; readonly state?: ConversationState }
  | { readonly kind: 'none' };

/** Tickets in one look: those that need nothing stand among them. */
const MAX_TICKETS = 5_000;

/**
 * Looks at every due time once: tells customers of a delay before they have to ask, and closes what was resolved long enough ago.
 * Each ticket is one transaction on the version it was decided on, so a second run at the same time, or later, changes nothing more.
 * @throws what reading the list throws
 */
export async function watch(ports: WatchPorts, service: Service): Promise<WatchReport> {
  const counts = { delayed: 0, closed: 0, raced: 0 };
  const failures: unknown[] = [];
  const now = ports.clock.now();
  let toDeliver = false;
  for (const ticket of await ports.store.listTicketsDue(horizon(service, now), MAX_TICKETS)) {
    const errand = errandFor(ticket, service, now);
    if (errand.kind === 'none') continue;
    try {
      const change = await changeFor(ports, errand, service, now);
      const outcome = await ports.store.commit(change);
      counts[outcome.kind === 'committed' ? errand.kind : 'raced']++;
      toDeliver ||= outcome.kind === 'committed' && change.outbox.length > 0;
    } catch (error) {
      failures.push(error);
    }
  }
  if (toDeliver) await ports.kick.kick();
  return { ...counts, failures };
}

/** No ticket that is due later than this can need a notice now. */
function horizon(service: Service, now: Date): string {
  const longestHours = Math.max(...Object.values(service.serviceLevels).map((level) => level.firstResponseHours));
  // Due times are rounded up to a minute, and the bound is exclusive.
  return new Date(addBusinessTime(service.calendar, now, longestHours * NOTICE_SHARE).getTime() + 60_001).toISOString();
}

function errandFor(ticket: Ticket, service: Service, now: Date): Errand {
  if (ticket.status === 'resolved' && ticket.closesAt !== undefined && Date.parse(ticket.closesAt) <= now.getTime()) {
    return { kind: 'closed', ticket: moveTicket(ticket, 'closed', { actor: 'watch', now }), state: 'closed' };
  }
  return isDelayDue(ticket, service, now) ? { kind: 'delayed', ticket: delayTicket(ticket, service, now) } : { kind: 'none' };
}

async function changeFor(
  { store }: WatchPorts,
  errand: Errand & { readonly kind: 'delayed' | 'closed' },
  service: Service,
  now: Date,
): Promise<Change> {
  const ticket = errand.ticket.next;
  const conversation = await store.loadConversation(ticket.conversationId);
  // Erased by its customer: nobody is left to be told.
  if (conversation === undefined) return { ticket: errand.ticket, messages: [], outbox: [] };
  const told = tellCustomer({ conversation, ticket, state: errand.state, drafts: draftsFor(errand.kind, conversation), now });
  return { ...told, ticket: errand.ticket };

  function draftsFor(kind: 'delayed' | 'closed', { language }: Conversation): readonly Draft[] {
    return kind === 'delayed' ? [delayNotice({ service, language, ticket, now })] : [];
  }
}
