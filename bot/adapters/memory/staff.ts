import type { Store } from '../../ports';
import { sectionOf, sortableTime } from '../store/ticket-order';
import type { Shelves } from './shelves';

type StaffCalls = Pick<
  Store,
  'listAvailability' | 'countOpenTickets' | 'listPromises' | 'listCustomerTickets' | 'notePresence' | 'findAttendedTicket'
>;

/** What the team is, has and does; see `Store`. */
export function staffOf(shelves: Shelves): StaffCalls {
  const { availability, tickets, numbers, promises, history, presence } = shelves;
  return {
    listAvailability: async () => availability.values(),
    countOpenTickets: async (logins) => {
      const open = tickets.values().filter((ticket) => sectionOf(ticket) === 'open');
      return new Map(logins.map((login) => [login, open.filter(({ assignee }) => assignee?.login === login).length]));
    },
    listPromises: async (priority, limit) => {
      const position = ({ respondedAt, ticketId }: { readonly respondedAt: string; readonly ticketId: string }) =>
        `${sortableTime(respondedAt)}#${ticketId}`;
      const ended = promises.values().filter((record) => record.priority === priority);
      return ended.sort((a, b) => (position(a) > position(b) ? -1 : 1)).slice(0, limit);
    },
    listCustomerTickets: async (customerKey, limit) => {
      const filed = history.values(`${customerKey}#`).reverse().slice(0, limit);
      return filed.flatMap((id) => tickets.get(id) ?? []);
    },
    notePresence: async (ticketId, what, expiresAtSeconds) => presence.put(`${ticketId}#${what.login}`, what, expiresAtSeconds),
    findAttendedTicket: async (number, since) => {
      const ticket = tickets.get(numbers.get(number) ?? '');
      if (ticket === undefined) return undefined;
      return { ticket, presence: presence.values(`${ticket.id}#`).filter(({ at }) => at >= since) };
    },
  };
}
