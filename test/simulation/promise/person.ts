import type { Service } from '../../../bot/model/service';
import type { Ticket } from '../../../bot/model/ticket';
import { reply } from '../../../bot/tickets/actions/reply';
import { resolve } from '../../../bot/tickets/actions/resolve';
import { setAvailability } from '../../../bot/tickets/assignment/availability';
import type { Actor } from '../../../bot/tickets/authorize';
import { dueAt } from '../../../bot/tickets/lifecycle/ticket-view';
import type { Habits } from './shop';
import type { World } from './world';

const MINUTE_MS = 60_000;
/** A case takes so long on average, and half of them less than six minutes: a few take very long. */
const MEAN_MINUTES = 8;
const LONGEST_MINUTES = 60;

/** What a person did with a ticket, for the customer to go on with. */
export interface Done {
  readonly ticketId: string;
  readonly atMs: number;
  readonly resolved: boolean;
}

/** Somebody of the team who does one thing after the other, what is due first before the rest. */
export class Person {
  workedMs = 0;
  private busy: { readonly ticket: Ticket; readonly untilMs: number } | undefined;
  private present = false;
  /** The commits that there were when they found nothing to do: without another, there still is nothing. */
  private nothingAt = -1;

  constructor(
    private readonly world: World,
    private readonly service: Service,
    private readonly actor: Actor,
    private readonly habits: Habits,
    private readonly random: () => number,
  ) {}

  /** Comes, or goes when what they were doing is done. */
  async shift(isOn: boolean): Promise<void> {
    if (isOn === this.present) return;
    this.present = isOn;
    if (isOn || this.habits.saysGoodbye) await setAvailability(this.world, this.actor, this.service, isOn);
  }

  /** One minute of work. @returns what was done in it */
  async work(nowMs: number): Promise<Done | undefined> {
    const done = this.busy !== undefined && this.busy.untilMs <= nowMs ? await this.finish(this.busy.ticket, nowMs) : undefined;
    if (this.busy === undefined && this.present) await this.begin(nowMs);
    return done;
  }

  private async begin(nowMs: number): Promise<void> {
    if (this.nothingAt === this.world.commits()) return;
    const at = new Date(nowMs).toISOString();
    const mine = await this.world.store.listTickets({ view: 'mine', login: this.actor.login, now: at, dueBefore: at, limit: 50 });
    const [next] = mine.tickets.filter(({ status }) => status === 'assigned').sort((a, b) => (dueAt(a) < dueAt(b) ? -1 : 1));
    if (next === undefined) {
      this.nothingAt = this.world.commits();
      return;
    }
    const minutes = Math.min(LONGEST_MINUTES, 1 - Math.log(1 - this.random()) * (MEAN_MINUTES - 1));
    this.workedMs += minutes * MINUTE_MS;
    this.busy = { ticket: next, untilMs: nowMs + minutes * MINUTE_MS };
  }

  private async finish(begun: Ticket, nowMs: number): Promise<Done | undefined> {
    this.busy = undefined;
    const ticket = await this.world.store.loadTicket(begun.id);
    // Somebody else has seen to it, or it is not needed any more.
    if (ticket?.status !== 'assigned') return undefined;
    const request = { actor: this.actor, number: ticket.number, service: this.service };
    await reply(this.world, { ...request, body: { text: 'Hemos mirado tu caso.' } });
    const resolved = this.random() < 0.6;
    if (resolved) await resolve(this.world, { ...request, body: { reason: 'answered' } });
    return { ticketId: ticket.id, atMs: nowMs, resolved };
  }
}
