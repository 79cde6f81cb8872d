import { ticketPhrase } from '../../language/phrases';
import type { Conversation } from '../../model/conversation';
import type { Explanation, HandoffReason } from '../../model/decision';
import type { EntryId, Topic } from '../../model/entry';
import type { Service } from '../../model/service';
import type { Ticket, TicketEvent } from '../../model/ticket';
import type { Digest, OutboxItem } from '../../ports';
import { nextOpening } from '../../time/business-hours';
import type { DeskNow } from '../assignment/desk-now';
import { reassign } from '../assignment/reassign';
import { type Danger, dangerMarks } from '../lifecycle/danger';
import { priorityOf } from '../lifecycle/priority';
import { subjectOf } from '../lifecycle/subject';
import { ticketNumber } from '../lifecycle/ticket-number';
import { mergeChanges } from '../lifecycle/transition-ticket';
import { notify } from '../notifications/notify';
import { dueTimes } from '../sla/due-times';
import { isAtRisk } from '../sla/sla-history';
import { customerKeyOf } from './customer-key';

export interface TicketOpening {
  /** As it was before the hand-off: `handoffs` not yet counted up. */
  readonly conversation: Conversation;
  readonly now: Date;
  readonly service: Service;
  /** Gives the ticket its topic, skill and priority where the explanation names an entry. */
  readonly topics?: readonly Topic[];
  readonly reason: HandoffReason;
  readonly explanation?: Explanation | undefined;
  /** The question that is handed over, in the customer's words. */
  readonly question?: string | undefined;
  /** What the hand-off is about, where that is known for sure. */
  readonly entry?: EntryId | undefined;
  /** What the danger is, when that is the reason. */
  readonly danger?: Danger | undefined;
  /** Counts from 0; one more when the number of the attempt before was taken. */
  readonly attempt: number;
  readonly digest: Digest;
  /** Who is there to take it, and what is achieved lately; while that was not read, nobody takes it and nothing was. */
  readonly desk?: DeskNow | undefined;
}

export interface OpenedTicket {
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
  readonly outbox: readonly OutboxItem[];
}

/** Of a danger its owner and the leads are told, in place of the owner's usual news. */
function newsOf(service: Service, ticket: Ticket, { reason, now }: TicketOpening): readonly OutboxItem[] {
  const told = notify(service, ticket, 'ticket_opened', { now });
  if (reason !== 'danger') return told;
  return [...notify(service, ticket, 'danger', { now }), ...told.filter(({ about }) => about !== 'ticket_assigned')];
}

/**
 * The topic of what the hand-off is about, or of the entries that the bot nearly answered with, when that was
 * more than a guess: which topic is an easier question than which entry, so what speaks for its entries counts together.
 */
function topicOf(entry: EntryId | undefined, explanation: Explanation | undefined, topics: readonly Topic[]): Topic | undefined {
  const of = (id: EntryId) => topics.find((topic) => id.startsWith(`${topic.id}/`));
  if (entry !== undefined) return of(entry);
  const [nearest] = explanation?.candidates ?? [];
  // What sounds most like a courtesy is about nothing.
  if (explanation === undefined || nearest === undefined || of(nearest.entryId) === undefined) return undefined;
  const likely = new Map<Topic, number>();
  for (const { entryId, confidence } of explanation.candidates) {
    const topic = of(entryId);
    if (topic !== undefined) likely.set(topic, (likely.get(topic) ?? 0) + confidence);
  }
  const [best] = [...likely].sort(([, a], [, b]) => b - a);
  return best !== undefined && best[1] >= explanation.thresholds.clarify ? best[0] : undefined;
}

/**
 * The ticket of a hand-off, with its owner, its first events and its outbox items, all for the transaction of the same turn (I3).
 * The key derives from the conversation and the number of the hand-off: the same hand-off twice is one ticket.
 */
export function openTicket(opening: TicketOpening): OpenedTicket {
  const { conversation, service, reason, explanation, digest } = opening;
  const at = opening.now.toISOString();
  const id = `${conversation.id}.${conversation.handoffs + 1}`;
  const topic = topicOf(opening.entry, explanation, opening.topics ?? []);
  const priority = priorityOf(topic?.priority, conversation.tone, reason);
  const customerKey = customerKeyOf(conversation, digest);
  const due = dueTimes(service, priority, opening.now, opening.desk?.slaHistory);
  const subject =
    subjectOf(opening.danger?.said ?? opening.question ?? '') ||
    ticketPhrase(service, conversation.language, 'desk.subject.unknown');
  const ticket: Ticket = {
    id,
    number: ticketNumber(id, opening.attempt, digest),
    version: 1,
    status: 'new',
    conversationId: conversation.id,
    channel: conversation.channel,
    language: conversation.language,
    subject,
    priority,
    tone: conversation.tone,
    ...(topic === undefined ? {} : { topic: topic.id }),
    ...(topic?.skill === undefined ? {} : { skill: topic.skill }),
    customer: conversation.customer,
    reason,
    ...(opening.danger === undefined ? {} : dangerMarks(opening.danger, {}, opening.now)),
    ...(explanation === undefined ? {} : { explanation }),
    openedAt: at,
    updatedAt: at,
    ...due,
    promisedAt: due.firstResponseDueAt,
    noticesAt: [],
    escalations: 0,
    labels: [],
    ...(customerKey === undefined ? {} : { customerKey }),
    expiresAtSeconds: conversation.expiresAtSeconds,
  };
  const actor = reason === 'asked' ? 'customer' : 'bot';
  const opened = mergeChanges(
    { expected: 0, next: ticket, events: [{ version: 1, at, kind: 'opened', actor, text: subject }] },
    (next) => opening.desk && reassign(next, service, opening.desk.staffing, { actor: 'bot', now: opening.now }),
  );
  const told = newsOf(service, opened.next, opening);
  if (!isAtRisk(service, priority, opening.desk?.slaHistory ?? [])) {
    return { ticket: opened.next, events: opened.events, outbox: told };
  }
  // Slower than the longest time that may be promised: the lead hears of it now, not when it is too late.
  const alarm: TicketEvent = { version: opened.next.version, at, kind: 'alarmed', actor: 'bot' };
  // At night it waits for the morning: nobody could do anything about it.
  const nextAttemptAt = nextOpening(service.calendar, opening.now).toISOString();
  const alarmed = notify(service, opened.next, 'promise_at_risk', { now: opening.now });
  return {
    ticket: opened.next,
    events: [...opened.events, alarm],
    outbox: [...told, ...alarmed.map((item) => ({ ...item, nextAttemptAt }))],
  };
}
