import type { Service } from '../model/service';
import type { Ticket } from '../model/ticket';
import type { Change, Clock, KnowledgeSource, TransactionStore } from '../ports';
import { isOpenStatus } from './lifecycle/transitions';
import { LAPSES_LATE_DAYS } from './sla/monitor/lapse';
import { nextActionAt } from './sla/next-action';

const DAY_SECONDS = 86_400;
/** What is left of a lapsed ticket and its conversation was kept for its time before; staff may still look at it for so long. */
const LAPSED_KEPT_DAYS = 30;

/**
 * A store in which every ticket has the time of its next action, so that the SLA monitor finds it when that has come, and
 * everything has the time of its expiry: a conversation's counts from its last change, that of a ticket from when it was
 * closed. Until then a ticket does not expire, and neither does its conversation: nobody could answer without it. A ticket
 * that nobody touches is closed by the monitor before.
 */
export function timedStore<Store extends TransactionStore>(
  store: Store,
  knowledge: Pick<KnowledgeSource, 'current'>,
  clock: Clock,
): Store {
  return {
    ...store,
    commit: async (change) => store.commit(timed(change, (await knowledge.current()).base.service, clock.now())),
  };
}

function timed(change: Change, service: Service, now: Date): Change {
  const { conversation, ticket, other } = change;
  const inDays = (days: number) => Math.floor(now.getTime() / 1_000) + days * DAY_SECONDS;
  const isLapse = ticket?.events.some(({ kind }) => kind === 'lapsed') === true;
  const until = inDays(isLapse ? LAPSED_KEPT_DAYS : service.retentionDays);
  const timedPart = (part: NonNullable<Change['ticket']>) => ({ ...part, next: timedTicket(part.next, service, until) });
  const view = conversation?.next.ticket;
  const isWaiting = view !== undefined && isOpenStatus(view.status);
  const conversationUntil = isWaiting ? inDays(service.retentionDays + LAPSES_LATE_DAYS) : until;
  return {
    ...change,
    ...(conversation === undefined
      ? {}
      : {
          conversation: {
            ...conversation,
            next: {
              ...conversation.next,
              expiresAtSeconds: Math.max(conversation.next.expiresAtSeconds, conversationUntil),
            },
          },
        }),
    ...(ticket === undefined ? {} : { ticket: timedPart(ticket) }),
    ...(other === undefined ? {} : { other: timedPart(other) }),
  };
}

function timedTicket({ expiresAtSeconds, ...ticket }: Ticket, service: Service, until: number): Ticket {
  const next = { ...ticket, nextActionAt: nextActionAt(ticket, service) };
  return ticket.status === 'closed' ? { ...next, expiresAtSeconds: Math.max(expiresAtSeconds ?? 0, until) } : next;
}
