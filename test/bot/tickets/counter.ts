import type { Conversation } from '../../../bot/model/conversation';
import type { Message } from '../../../bot/model/message';
import type { Service } from '../../../bot/model/service';
import type { Ticket } from '../../../bot/model/ticket';
import type { DeskPorts, StaffRequest } from '../../../bot/tickets/actions/perform';
import type { Actor } from '../../../bot/tickets/authorize';
import { openTicket } from '../../../bot/tickets/customer/open-ticket';
import { type MemoryStore, memoryStore } from '../../support/memory-store';
import { conversation, digest, service, topics } from './sample';

export const OPENED_AT = '2025-11-24T09:00:00.000Z';

export const ana: Actor = { login: 'ana', name: 'Ana', role: 'staff' };
export const eva: Actor = { login: 'eva', name: 'Eva', role: 'staff' };
export const luis: Actor = { login: 'luis', name: 'Luis', role: 'lead' };

/** A desk on a memory store, whose clock stands until it is set. */
export interface Counter extends DeskPorts {
  readonly store: MemoryStore;
  setTime(iso: string): void;
  /** How often the relay was woken. */
  triggerCount(): number;
}

export function counter(): Counter {
  let now = new Date(OPENED_AT);
  let triggerCount = 0;
  const clock = { now: () => now };
  return {
    store: memoryStore({ clock }),
    clock,
    digest,
    outboxTrigger: { trigger: async () => void triggerCount++ },
    setTime: (iso) => {
      now = new Date(iso);
    },
    triggerCount: () => triggerCount,
  };
}

/** A customer whose question was handed over, as the turn stores it. */
export async function handedOver(
  desk: Counter,
  more: Partial<Conversation> = {},
  options: { service?: Service } = {},
): Promise<Ticket> {
  const asked: Conversation = { ...conversation, ...more, version: 1 };
  const now = desk.clock.now();
  const { ticket, events, outbox } = openTicket({
    conversation: asked,
    now,
    service: options.service ?? service,
    topics,
    reason: 'asked',
    question: 'mi lavadora pierde agua',
    attempt: 0,
    digest,
  });
  const question: Message = {
    id: 'm1',
    seq: 1,
    at: now.toISOString(),
    author: { role: 'customer' },
    kind: 'text',
    text: 'mi lavadora pierde agua',
  };
  const outcome = await desk.store.commit({
    conversation: { expected: 0, next: { ...asked, lastSeq: 1, state: 'waiting', handoffs: 1, ticketId: ticket.id } },
    messages: [question],
    ticket: { expected: 0, next: ticket, events },
    outbox,
  });
  if (outcome.kind !== 'committed') throw new Error(outcome.kind);
  return ticket;
}

export function request<Body>(actor: Actor, ticket: Ticket, body: Body): StaffRequest<Body> {
  return { actor, number: ticket.number, service, body };
}

/** What is stored about a ticket now. */
export async function stored(desk: Counter, ticket: Ticket) {
  const now = await desk.store.loadTicket(ticket.id);
  const conversationNow = await desk.store.loadConversation(ticket.conversationId);
  if (now === undefined || conversationNow === undefined) throw new Error('not stored');
  return {
    ticket: now,
    conversation: conversationNow,
    messages: await desk.store.listMessages(ticket.conversationId, 0),
    events: await desk.store.listTicketEvents(ticket.id),
  };
}

/** The code of the error that something fails with. */
export async function codeOf(failing: Promise<unknown>): Promise<unknown> {
  return failing.then(
    () => 'no error',
    (error: unknown) => Reflect.get(Object(error), 'code'),
  );
}
