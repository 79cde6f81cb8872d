import { ticketPhrase } from '../../language/phrases';
import { compact } from '../../model/compact';
import type { Conversation } from '../../model/conversation';
import type { Explanation, HandoffReason } from '../../model/decision';
import type { EntryId, Topic } from '../../model/entry';
import type { Service } from '../../model/service';
import type { Ticket, TicketEvent } from '../../model/ticket';
import type { Digest, OutboxItem } from '../../ports';
import { nextOpening } from '../../time/business-hours';
import type { DeskState } from '../assignment/desk-state';
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
  /** The conversation before the hand-off: `handoffs` does not count this one yet. */
  readonly conversation: Conversation;
  readonly now: Date;
  readonly service: Service;
  /** Used to find the topic, skill and priority of the entries named in the explanation. */
  readonly topics?: readonly Topic[];
  readonly reason: HandoffReason;
  readonly explanation?: Explanation | undefined;
  /** The question handed over, in the customer's words. */
  readonly question?: string | undefined;
  /** The entry that the hand-off is about, when that is certain. */
  readonly entry?: EntryId | undefined;
  /** The danger that caused the hand-off, if any. */
  readonly danger?: Danger | undefined;
  /** Starts at 0; one more each time the ticket number was already taken. */
  readonly attempt: number;
  readonly digest: Digest;
  /** Availability and SLA history; when absent, the ticket stays unassigned and gets the due times of the service file. */
  readonly desk?: DeskState | undefined;
}

export interface OpenedTicket {
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
  readonly outbox: readonly OutboxItem[];
}

/**
 * The notifications of a new ticket. In case of danger the owner and the leads are warned, instead of the usual message to
 * the owner.
 */
function notificationsOf(service: Service, ticket: Ticket, { reason, now }: TicketOpening): readonly OutboxItem[] {
  const told = notify(service, ticket, 'ticket_opened', { now });
  if (reason !== 'danger') return told;
  return [...notify(service, ticket, 'danger', { now }), ...told.filter(({ about }) => about !== 'ticket_assigned')];
}

/**
 * The topic of `entry`, or else of the entries that the bot nearly answered with, when that was more than a guess. A topic
 * is easier to tell than an entry, so the confidences of its entries are added up.
 */
function topicOf(entry: EntryId | undefined, explanation: Explanation | undefined, topics: readonly Topic[]): Topic | undefined {
  const of = (id: EntryId) => topics.find((topic) => id.startsWith(`${topic.id}/`));
  if (entry !== undefined) return of(entry);
  const [nearest] = explanation?.candidates ?? [];
  // A message that is most likely a courtesy has no topic.
  if (explanation === undefined || nearest === undefined || of(nearest.entryId) === undefined) return undefined;
  const likely = new Map<Topic, number>();
  for (const { entryId, confidence } of explanation.candidates) {
    const topic = of(entryId);
    if (topic !== undefined) likely.set(topic, (likely.get(topic) ?? 0) + confidence);
  }
  const [best] = [...likely].sort(([, a], [, b]) => b - a);
  return best !== undefined && best[1] >= explanation.thresholds.clarify ? best[0] : undefined;
}

/** The id of the ticket that a hand-off opens. */
const ticketIdOf = (conversationId: string, handoff: number): string => `${conversationId}.${handoff}`;

/** The id of a conversation's first ticket, if it has one; most have no other. */
export const firstTicketId = (conversationId: string): string => ticketIdOf(conversationId, 1);

/**
 * Opens the ticket of a hand-off: the ticket with its owner, its first events and its outbox items, all for the transaction
 * of the same turn (I3). The ticket's id derives from the conversation and the number of the hand-off, so the same hand-off
 * always makes the same ticket.
 */
export function openTicket(opening: TicketOpening): OpenedTicket {
  const { conversation, service, reason, explanation, digest } = opening;
  const at = opening.now.toISOString();
  const id = ticketIdOf(conversation.id, conversation.handoffs + 1);
  const topic = topicOf(opening.entry, explanation, opening.topics ?? []);
  const priority = priorityOf(topic?.priority, conversation.tone, reason);
  const customerKey = customerKeyOf(conversation, digest);
  const due = dueTimes(service, priority, opening.now, opening.desk?.slaHistory);
  const subject =
    subjectOf(opening.danger?.said ?? opening.question ?? '') ||
    ticketPhrase(service, conversation.language, 'desk.subject.unknown');
  const ticket: Ticket = compact({
    id,
    number: ticketNumber(id, opening.attempt, digest),
    version: 1,
    status: 'new',
    conversationId: conversation.id,
    channel: conversation.channel,
    language: conversation.language,
    subject,
    priority,
    topicPriority: topic?.priority ?? 'normal',
    tone: conversation.tone,
    topic: topic?.id,
    skill: topic?.skill,
    customer: conversation.customer,
    reason,
    ...(opening.danger === undefined ? {} : dangerMarks(opening.danger, {}, opening.now)),
    explanation,
    openedAt: at,
    updatedAt: at,
    ...due,
    promisedAt: due.firstResponseDueAt,
    noticesAt: [],
    escalations: 0,
    labels: [],
    customerKey,
  });
  const actor = reason === 'asked' ? 'customer' : 'bot';
  const by = { actor: 'bot', now: opening.now };
  const opened = mergeChanges(
    { expected: 0, next: ticket, events: [{ version: 1, at, kind: 'opened', actor, text: subject }] },
    (next) =>
      opening.desk &&
      reassign(next, service, opening.desk.staffing, { ...by, ...compact({ customerOwner: opening.desk.customerOwner }) }),
  );
  const told = notificationsOf(service, opened.next, opening);
  if (!isAtRisk(service, priority, opening.desk?.slaHistory ?? [])) {
    return { ticket: opened.next, events: opened.events, outbox: told };
  }
  // The team is slower than the longest due time allowed: the leads are told now, not when it is too late.
  const alarm: TicketEvent = { version: opened.next.version, at, kind: 'alarmed', actor: 'bot' };
  // Nobody could act on it at night, so the warning waits for the morning.
  const nextAttemptAt = nextOpening(service.calendar, opening.now).toISOString();
  const alarmed = notify(service, opened.next, 'promise_at_risk', { now: opening.now });
  return {
    ticket: opened.next,
    events: [...opened.events, alarm],
    outbox: [...told, ...alarmed.map((item) => ({ ...item, nextAttemptAt }))],
  };
}
