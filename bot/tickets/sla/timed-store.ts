import type { Service } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import type { Change, Clock, KnowledgeSource, TransactionStore } from '../../ports';
import { nextActionAt } from './next-action';

const DAY_SECONDS = 86_400;

/**
 * A store in which every ticket has the time of its next action, so that the SLA monitor finds it when that has come, and
 * everything has the time of its expiry: a conversation's counts from its last change, that of a ticket from when it was
 * closed. Until then a ticket does not expire.
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
  const until = Math.floor(now.getTime() / 1_000) + service.retentionDays * DAY_SECONDS;
  const timedPart = (part: NonNullable<Change['ticket']>) => ({ ...part, next: timedTicket(part.next, service, until) });
  return {
    ...change,
    ...(conversation === undefined
      ? {}
      : {
          conversation: {
            ...conversation,
            next: { ...conversation.next, expiresAtSeconds: Math.max(conversation.next.expiresAtSeconds, until) },
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
