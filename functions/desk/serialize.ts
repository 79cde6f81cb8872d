import type { z } from 'zod';
import { explanationViews } from '../../bot/conversation/decide/explanation-view';
import { publicMessage } from '../../bot/conversation/public-message';
import { compact } from '../../bot/model/compact';
import type { KnowledgeBase } from '../../bot/model/knowledge-base';
import type { Message } from '../../bot/model/message';
import type { Presence } from '../../bot/model/staff';
import type { Ticket, TicketEvent } from '../../bot/model/ticket';
import { stepsAbove } from '../../bot/tickets/escalation/escalation-path';
import { isInDanger } from '../../bot/tickets/lifecycle/danger';
import { dueAt, isSnoozed } from '../../bot/tickets/lifecycle/ticket-view';
import type { TicketDetails } from '../../bot/tickets/read-ticket';
import type * as schemas from '../api/schemas';

type Shown<Schema extends z.ZodType> = z.infer<Schema>;

/** A ticket as the queue lists it. Fields are listed one by one, so that a new stored field is not exposed by accident. */
export function serializeTicket(ticket: Ticket, now: Date): Shown<typeof schemas.ticket> {
  const { version, touchedVersion, assignee, snoozedUntil } = ticket;
  return compact({
    number: ticket.number,
    version,
    touchedVersion: touchedVersion === version ? undefined : touchedVersion,
    status: ticket.status,
    channel: ticket.channel,
    language: ticket.language,
    subject: ticket.subject,
    priority: ticket.priority,
    tone: ticket.tone,
    topic: ticket.topic,
    customer: { ...ticket.customer },
    assignee: assignee && { login: assignee.login, name: assignee.name },
    reason: ticket.reason,
    openedAt: ticket.openedAt,
    updatedAt: ticket.updatedAt,
    dueAt: dueAt(ticket),
    firstResponseDueAt: ticket.firstResponseDueAt,
    resolutionDueAt: ticket.resolutionDueAt,
    firstRespondedAt: ticket.firstRespondedAt,
    resolvedAt: ticket.resolvedAt,
    resolution: ticket.resolution && { ...ticket.resolution },
    escalations: ticket.escalations,
    promisedAt: ticket.promisedAt,
    promise: ticket.promise,
    mailReturned: ticket.mailReturned && { ...ticket.mailReturned },
    danger: ticket.dangerAt === undefined ? undefined : { at: ticket.dangerAt, waits: isInDanger(ticket) },
    lastLine: ticket.lastLine && { ...ticket.lastLine },
    labels: ticket.labels.slice(),
    snoozedUntil: isSnoozed(ticket, now) ? snoozedUntil : undefined,
    mergedInto: ticket.mergedInto,
  });
}

/** A ticket with everything that staff need to answer it. */
export function serializeDetails(details: TicketDetails, now: Date, base: KnowledgeBase) {
  const { ticket, messages, before, events, eventsBefore, rating, presence, history } = details;
  const view = explanationViews(base);
  return compact({
    ticket: serializeTicket(ticket, now),
    explanation: ticket.explanation && view(ticket.explanation),
    messages: messages.map((message) => serializeMessage(message, view)),
    before,
    events: events.map(serializeEvent),
    eventsBefore,
    presence: serializePresence(presence),
    history: history.map(serializeEarlier),
    rating: rating && compact({ score: rating.score, comment: rating.comment, at: rating.at }),
    above: stepsAbove(base.service, ticket).map((step) => step.map(({ member: { login }, fit }) => ({ login, fit }))),
    topicTitle: titleOf(base, ticket.topic),
  });
}

function titleOf({ topics }: KnowledgeBase, topic: string | undefined): Record<string, string> | undefined {
  const title = topics.find(({ id }) => id === topic)?.title;
  return title && Object.fromEntries(Object.entries(title));
}

/** Without a time: people who are listed are present. */
export function serializePresence(presence: readonly Presence[]): Shown<typeof schemas.presence> {
  return presence.map(({ login, name, doing }) => ({ login, name, doing }));
}

function serializeEarlier({ number, subject, status, openedAt, resolvedAt }: Ticket) {
  return compact({ number, subject, status, openedAt, resolvedAt });
}

function serializeMessage(message: Message, view: ReturnType<typeof explanationViews>) {
  const { explanation, feedback } = message;
  return { ...publicMessage(message), ...compact({ explanation: explanation && view(explanation), feedback }) };
}

function serializeEvent({ version, at, kind, actor, text, from, to }: TicketEvent) {
  return compact({ version, at, kind, actor, text, from, to });
}
