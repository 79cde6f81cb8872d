import type { PresenceStore, SlaHistoryStore, StaffStore, TicketStore } from '../../../bot/ports';
import { NO_LOAD, type Shelves } from './shelves';

/** What the team is, has and does. */
export function staffOf(
  shelves: Shelves,
): StaffStore & SlaHistoryStore & PresenceStore & Pick<TicketStore, 'listCustomerTickets'> {
  const { availability, loads, tickets, numbers, slaHistory, history, presence } = shelves;
  return {
    listAvailability: async () => availability.values(),
    loadTeam: async () => ({
      availability: availability.values(),
      load: new Map(loads.keys().map((login) => [login, loads.get(login) ?? NO_LOAD])),
    }),
    listSlaHistory: async (priority, limit) => slaHistory.latest(priority, limit),
    listCustomerTickets: async (customerKey, limit) => {
      const filed = history.values(`${customerKey}#`).reverse().slice(0, limit);
      return filed.flatMap((id) => tickets.get(id) ?? []);
    },
    notePresence: async (ticketId, what, expiresAtSeconds) => presence.put(`${ticketId}#${what.login}`, what, expiresAtSeconds),
    listPresence: async (ticketId, since) => presence.values(`${ticketId}#`).filter(({ at }) => at >= since),
    findAttendedTicket: async (number, since) => {
      const ticket = tickets.get(numbers.get(number) ?? '');
      if (ticket === undefined) return undefined;
      return { ticket, presence: presence.values(`${ticket.id}#`).filter(({ at }) => at >= since) };
    },
  };
}
