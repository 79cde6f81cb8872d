import type { Conversation } from '../../../bot/model/conversation';
import type { Message } from '../../../bot/model/message';
import type { Ticket, TicketEvent } from '../../../bot/model/ticket';
import type { Change, OutboxItem, Store, StoredReply } from '../../../bot/ports';

/** Far enough ahead of any clock of a test. */
export const EXPIRES = Math.floor(Date.parse('2027-06-01T00:00:00.000Z') / 1000);
export const AT = '2026-11-23T09:30:00.000Z';

export function conversation(id: string, more: Partial<Conversation> = {}): Conversation {
  return {
    id,
    version: 1,
    lastSeq: 0,
    state: 'open',
    channel: 'web',
    language: 'es',
    customer: {},
    tokenHash: 'aa',
    tone: 'calm',
    misses: 0,
    handoffs: 0,
    knowledgeVersion: 'k1',
    createdAt: AT,
    updatedAt: AT,
    allowance: { tokens: 10, atMs: 0 },
    expiresAtSeconds: EXPIRES,
    ...more,
  };
}

export function message(seq: number, text = `message ${seq}`, more: Partial<Message> = {}): Message {
  return { id: `m${seq}`, seq, at: AT, author: { role: 'customer' }, kind: 'text', text, ...more };
}

export function ticket(id: string, conversationId: string, more: Partial<Ticket> = {}): Ticket {
  return {
    id,
    number: numberOf(id),
    version: 1,
    status: 'new',
    conversationId,
    channel: 'web',
    language: 'es',
    subject: 'Mi lavadora gotea',
    priority: 'normal',
    tone: 'calm',
    customer: { name: 'José Pérez', email: 'jose@example.com' },
    reason: 'asked',
    openedAt: AT,
    updatedAt: AT,
    firstResponseDueAt: '2026-11-24T09:30:00.000Z',
    resolutionDueAt: '2026-11-26T09:30:00.000Z',
    noticesAt: [],
    escalations: 0,
    labels: [],
    promisedAt: '2026-03-02T14:00:00.000Z',
    expiresAtSeconds: EXPIRES,
    ...more,
  };
}

export function numberOf(id: string): string {
  return `M-${id}`;
}

export function event(version: number, more: Partial<TicketEvent> = {}): TicketEvent {
  return { version, at: AT, kind: version === 1 ? 'opened' : 'noted', actor: 'bot', ...more };
}

export function outboxItem(conversationId: string, id: string, more: Partial<OutboxItem> = {}): OutboxItem {
  return { id, kind: 'channel_message', conversationId, createdAt: AT, attempts: 0, nextAttemptAt: AT, ...more };
}

export function reply(key: string, firstSeq: number, lastSeq: number, more: Partial<StoredReply> = {}): StoredReply {
  return { key, requestHash: 'h', firstSeq, lastSeq, state: 'open', ...more };
}

export function change(more: Partial<Change>): Change {
  return { messages: [], outbox: [], ...more };
}

/** Opens a conversation with a greeting, and says so many more messages, two a turn. */
export async function chat(store: Store, id: string, turns = 0, more: Partial<Conversation> = {}): Promise<Conversation> {
  let head = conversation(id, { lastSeq: 1, ...more });
  await committed(store, change({ conversation: { expected: 0, next: head }, messages: [message(1)] }));
  for (let turn = 1; turn <= turns; turn++) head = await say(store, head, `turn-${turn}`);
  return head;
}

/** One more turn: a customer's message and a reply, under a key. */
export async function say(store: Store, head: Conversation, key: string): Promise<Conversation> {
  const next = { ...head, version: head.version + 1, lastSeq: head.lastSeq + 2 };
  await committed(store, turn(head, key));
  return next;
}

export function turn(head: Conversation, key: string, more: Partial<Change> = {}): Change {
  const [asked, answered] = [head.lastSeq + 1, head.lastSeq + 2];
  return change({
    conversation: { expected: head.version, next: { ...head, version: head.version + 1, lastSeq: answered } },
    messages: [message(asked, `asked by ${key}`), message(answered, 'answered', { author: { role: 'bot' } })],
    reply: reply(key, asked, answered),
    ...more,
  });
}

/** A ticket of its own, with its first event. */
export function opening(next: Ticket): NonNullable<Change['ticket']> {
  return { expected: 0, next, events: [event(1, { text: next.subject })] };
}

export async function openTicket(store: Store, next: Ticket): Promise<Ticket> {
  await committed(store, change({ ticket: opening(next) }));
  return next;
}

/** Commits what must succeed. */
export async function committed(store: Store, wanted: Change): Promise<void> {
  const outcome = await store.commit(wanted);
  if (outcome.kind !== 'committed') throw new Error(`Not committed: ${JSON.stringify(outcome)}`);
}
