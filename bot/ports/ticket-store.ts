import type { Priority } from '../model/service';
import type { Presence } from '../model/staff';
import type { SlaRecord, Ticket, TicketEvent } from '../model/ticket';
import type { TicketFilter, TicketSort } from '../model/ticket-filter';

export const TICKET_VIEWS = ['all', 'unassigned', 'mine', 'due', 'overdue', 'danger'] as const;
export type TicketViewName = (typeof TICKET_VIEWS)[number];

export interface TicketQuery {
  readonly view: TicketViewName;
  /** The login whose tickets `mine` lists. */
  readonly login: string;
  /** ISO 8601; `overdue` lists tickets due before it. */
  readonly now: string;
  /** ISO 8601; `due` lists tickets due before it that are not overdue. */
  readonly dueBefore: string;
  /** Words that stand in subject, number or customer, or among the words of the messages; folded. */
  readonly q?: string;
  readonly filter?: TicketFilter;
  /** Of the open tickets; by due time when absent. Those in danger do not stand apart then. Of more than 10,000 that match, the later due ones may be missing. */
  readonly sort?: TicketSort;
  readonly limit: number;
  /** The page may end early, with a cursor, after a look at so many; as many as a store allows when absent. */
  readonly mostLookedAt?: number;
  /** Nothing is decided on the tickets, so they may be as old as the list. */
  readonly onlyToShow?: true;
  /** With `all`: which of the tickets every other view has, if the page has all open ones. */
  readonly withViews?: true;
  /** Opaque; comes from an earlier page. */
  readonly cursor?: string;
}

export interface TicketPage {
  /** First, on the first page of a search, those whose number, name or address is exactly what was searched for. Then open tickets by due time, soonest first, before them those in danger (`isInDanger`); in `all`, resolved and closed ones after them. */
  readonly tickets: readonly Ticket[];
  readonly byView?: ReadonlyMap<TicketViewName, readonly Ticket[]>;
  readonly cursor?: string;
}

/** Single tickets with their events. */
export interface TicketStore {
  loadTicket(id: string): Promise<Ticket | undefined>;
  findTicket(number: string): Promise<Ticket | undefined>;
  /** In order of version: the last page (`PAGE_BYTES`) of those whose version is below `before`. A version's events stay together. */
  listTicketEvents(ticketId: string, before?: number): Promise<readonly TicketEvent[]>;
  /** Tickets filed under a customer, latest first. */
  listCustomerTickets(customerKey: string, limit: number): Promise<readonly Ticket[]>;
}

/** Lists of tickets. They may lag behind, since an index makes them, so every change is checked on the ticket itself. */
export interface TicketQueue {
  listTickets(query: TicketQuery): Promise<TicketPage>;
  /**
   * Open tickets whose due time is before `before`, and resolved ones whose `closesAt` is; soonest first. To continue, pass
   * the last ticket of a list as `after`; a list shorter than `limit` is the last one.
   */
  listTicketsDue(before: string, limit: number, after?: Ticket): Promise<readonly Ticket[]>;
  /**
   * Open and resolved tickets whose `nextActionAt` is not after `now`, or is not known; soonest first. To be asked once all
   * tickets are filed by the present rules. Continued like `listTicketsDue`.
   */
  listNextActions(now: string, limit: number, after?: Ticket): Promise<readonly Ticket[]>;
}

/** How the time of a ticket's next action is told. */
export interface FilingRules {
  /** Equal as long as the rules are. */
  readonly key: string;
  /** `NEVER` when nothing is to come. */
  nextActionAt(ticket: Ticket): string;
}

/** Keeps what is stored about tickets beside their content: counts, and places in lists. */
export interface TicketFiling {
  /**
   * Files open and resolved tickets that were stored by an earlier version or under other rules; at most so many are looked
   * at in one call, and the next call continues. Versions and events do not change.
   * @returns whether all are filed by these rules
   */
  refileTickets(rules: FilingRules, limit: number): Promise<boolean>;
}

/** How the SLA of past tickets went. */
export interface SlaHistoryStore {
  /** Latest first. */
  listSlaHistory(priority: Priority, limit: number): Promise<readonly SlaRecord[]>;
}

export interface AttendedTicket {
  readonly ticket: Ticket;
  readonly presence: readonly Presence[];
}

/** Who is looking at a ticket. */
export interface PresenceStore {
  /** Records that a person is looking at a ticket, replacing their previous record; it expires at `expiresAtSeconds`. */
  notePresence(ticketId: string, presence: Presence, expiresAtSeconds: number): Promise<void>;
  /**
   * Like `findTicket`, with the people whose record is from `since` (ISO 8601) or later, by login. Costs no more than
   * `findTicket`: pages ask for it every few seconds.
   */
  findAttendedTicket(number: string, since: string): Promise<AttendedTicket | undefined>;
  /** Only the people, by login; nobody when there is no such ticket. Reads nothing else of it. */
  listPresence(ticketId: string, since: string): Promise<readonly Presence[]>;
}
