import {
  nextActionPosition,
  type Section,
  sectionOf,
  sortableTime,
  ticketPosition,
} from '../../../bot/adapters/dynamodb/records/ticket-order';
import type { Ticket } from '../../../bot/model/ticket';
import type { FilingRules } from '../../../bot/ports';
import { Shelf } from './shelf';

/** The tickets, and where each stands: most are closed, and are not to be read whenever somebody looks at the queue. */
export class TicketShelf extends Shelf<Ticket> {
  private readonly places: Readonly<Record<Section, Map<string, string>>> = {
    open: new Map(),
    resolved: new Map(),
    closed: new Map(),
  };

  private readonly actions = new Map<string, string>();
  private rules: string | undefined;

  override put(id: string, ticket: Ticket, expiresAtSeconds?: number): void {
    super.put(id, ticket, expiresAtSeconds);
    for (const places of Object.values(this.places)) places.delete(id);
    this.places[sectionOf(ticket)].set(id, ticketPosition(ticket));
    const action = nextActionPosition(ticket);
    if (action === undefined) this.actions.delete(id);
    else this.actions.set(id, action);
  }

  override delete(id: string): void {
    super.delete(id);
    for (const places of Object.values(this.places)) places.delete(id);
    this.actions.delete(id);
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

  /** Those that the SLA monitor has to look at by now and that stand behind a position, in order. */
  nextActions(now: string, behind: string, limit: number): Ticket[] {
    const end = `${sortableTime(now)}#~`;
    const waiting = [...this.actions].filter(([id, position]) => position <= end && position > behind && this.has(id));
    waiting.sort(([, a], [, b]) => (a < b ? -1 : 1));
    return waiting.slice(0, limit).flatMap(([id]) => this.get(id) ?? []);
  }

  refile({ key, nextActionAt }: FilingRules): void {
    if (this.rules === key) return;
    this.rules = key;
    for (const ticket of this.inSections(['open', 'resolved'])) {
      const { expiresAtSeconds: _, ...kept } = ticket;
      this.put(ticket.id, { ...kept, nextActionAt: nextActionAt(ticket) });
    }
  }
}
