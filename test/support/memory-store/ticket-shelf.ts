import { type Section, sectionOf, sortableTime, ticketPosition } from '../../../bot/adapters/dynamodb/records/ticket-order';
import type { Ticket } from '../../../bot/model/ticket';
import { Shelf } from './shelf';

/** The tickets, and where each stands: most are closed, and are not to be read whenever somebody looks at the queue. */
export class TicketShelf extends Shelf<Ticket> {
  private readonly places: Readonly<Record<Section, Map<string, string>>> = {
    open: new Map(),
    resolved: new Map(),
    closed: new Map(),
  };

  override put(id: string, ticket: Ticket, expiresAtSeconds?: number): void {
    super.put(id, ticket, expiresAtSeconds);
    for (const places of Object.values(this.places)) places.delete(id);
    this.places[sectionOf(ticket)].set(id, ticketPosition(ticket));
  }

  override delete(id: string): void {
    super.delete(id);
    for (const places of Object.values(this.places)) places.delete(id);
  }

  inSections(sections: readonly Section[]): Ticket[] {
    return sections.flatMap((section) => [...this.places[section].keys()].flatMap((id) => this.get(id) ?? []));
  }

  /** Those that stand before a time and behind a position, in order. */
  due(before: string, behind: string, limit: number): Ticket[] {
    const end = sortableTime(before);
    const due = [...this.places.open, ...this.places.resolved].filter(
      ([id, position]) => position < end && position > behind && this.has(id),
    );
    due.sort(([, a], [, b]) => (a < b ? -1 : 1));
    return due.slice(0, limit).flatMap(([id]) => this.get(id) ?? []);
  }
}
