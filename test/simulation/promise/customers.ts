import { openConversation, reopenConversation, takeTurn } from '../../../bot/conversation/use-cases';
import type { Service } from '../../../bot/model/service';
import { resolve } from '../../../bot/tickets/actions/resolve';
import { PLENTY, WRITER } from '../../support/conversation-ports';
import type { Done } from './person';
import { OPENINGS } from './shop';
import type { World } from './world';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** When people write: by hour of the day, in the shop's own time or nearly so; more by day, some at night. */
const BY_HOUR = [1, 1, 1, 1, 1, 1, 2, 4, 8, 12, 14, 14, 12, 10, 8, 9, 12, 13, 12, 10, 8, 6, 4, 2];
const WEEKEND_SHARE = 0.4;
const BUSIEST = Math.max(...BY_HOUR);

interface Errand {
  readonly atMs: number;
  readonly run: () => Promise<void>;
}

/** All customers: they come by chance, write again after an answer, or not, and reopen now and then. */
export class Customers {
  /** The tickets that were opened, in order. */
  readonly ticketIds: string[] = [];
  private readonly errands: Errand[] = [];

  constructor(
    private readonly world: World,
    private readonly service: Service,
    private readonly random: () => number,
  ) {}

  /** So many tickets, spread over the days as chance and the time of day want it. */
  come(tickets: number, startMs: number, days: number): void {
    for (let count = 0; count < tickets; ) {
      const atMs = startMs + Math.floor(this.random() * days * DAY_MS);
      const at = new Date(atMs + HOUR_MS);
      const share = ([0, 6].includes(at.getUTCDay()) ? WEEKEND_SHARE : 1) * ((BY_HOUR[at.getUTCHours()] ?? 0) / BUSIEST);
      if (this.random() > share) continue;
      this.errands.push({ atMs, run: () => this.open() });
      count++;
    }
    this.errands.sort((a, b) => a.atMs - b.atMs);
  }

  /** Everything that customers do until then, each at its own time. */
  async actUntil(nowMs: number): Promise<void> {
    for (let next = this.errands[0]; next !== undefined && next.atMs <= nowMs; next = this.errands[0]) {
      this.errands.shift();
      this.world.setTime(next.atMs);
      await next.run();
    }
  }

  /** A person has answered, or settled it. */
  react({ ticketId, atMs, resolved }: Done): void {
    const afterMs = -Math.log(1 - this.random()) * 5 * HOUR_MS;
    if (resolved) {
      if (this.random() < 0.05) this.later(atMs + afterMs, () => this.reopen(ticketId));
    } else if (this.random() < 0.85) this.later(atMs + afterMs, () => this.writeAgain(ticketId));
    else this.later(atMs + 3 * DAY_MS, () => this.giveUp(ticketId));
  }

  private later(atMs: number, run: () => Promise<void>): void {
    const place = this.errands.findIndex((errand) => errand.atMs > atMs);
    this.errands.splice(place < 0 ? this.errands.length : place, 0, { atMs, run });
  }

  private async open(): Promise<void> {
    const { conversation } = await openConversation(this.world, { channel: 'web', language: 'es' }, PLENTY);
    await this.say(conversation.id, 'first', this.opening());
    const head = await this.world.store.loadConversation(conversation.id);
    if (head?.ticketId === undefined) throw new Error('No ticket was opened.');
    this.ticketIds.push(head.ticketId);
  }

  private async writeAgain(ticketId: string): Promise<void> {
    const ticket = await this.world.store.loadTicket(ticketId);
    if (ticket?.status === 'waiting_customer')
      await this.say(ticket.conversationId, `again${ticket.version}`, 'gracias, ¿y el plazo?');
  }

  private async reopen(ticketId: string): Promise<void> {
    const ticket = await this.world.store.loadTicket(ticketId);
    if (ticket?.status === 'resolved') await reopenConversation(this.world, ticket.conversationId, WRITER);
  }

  /** They never wrote again, and somebody tidies up. */
  private async giveUp(ticketId: string): Promise<void> {
    const ticket = await this.world.store.loadTicket(ticketId);
    if (ticket?.status !== 'waiting_customer' || ticket.assignee === undefined) return;
    const actor = { ...ticket.assignee, role: 'staff' as const };
    await resolve(this.world, { actor, number: ticket.number, service: this.service, body: { reason: 'no_reply' } });
  }

  private async say(conversationId: string, id: string, text: string): Promise<void> {
    await takeTurn(this.world, { conversationId, key: `web:${id}`, utterance: { id, text }, writer: WRITER });
  }

  private opening(): string {
    let left = this.random() * OPENINGS.reduce((sum, { weight }) => sum + weight, 0);
    for (const { text, weight } of OPENINGS) {
      left -= weight;
      if (left < 0) return text;
    }
    return '';
  }
}
