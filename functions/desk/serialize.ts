import type { z } from 'zod';
import { publicMessage } from '../../bot/conversation/public-message';
import type { Message } from '../../bot/model/message';
import type { Presence } from '../../bot/model/staff';
import type { Ticket, TicketEvent } from '../../bot/model/ticket';
import { dueAt, isSnoozed } from '../../bot/tickets/lifecycle/ticket-view';
import type { TicketDetails } from '../../bot/tickets/read-ticket';
import type * as schemas from '../api/schemas';

type Shown<Schema extends z.ZodType> = z.infer<Schema>;

/** A ticket as the queue lists it. Field by field, so that a new field of the store's is not shown by chance. */
export function serializeTicket(ticket: Ticket, now: Date): Shown<typeof schemas.ticket> {
  const {
    version,
    touchedVersion = version,
    topic,
    assignee,
    firstRespondedAt,
    resolvedAt,
    resolution,
    promise,
    snoozedUntil,
    mergedInto,
  } = ticket;
  return {
    number: ticket.number,
    version,
    ...(touchedVersion === version ? {} : { touchedVersion }),
    status: ticket.status,
    channel: ticket.channel,
    language: ticket.language,
    subject: ticket.subject,
    priority: ticket.priority,
    tone: ticket.tone,
    ...(topic === undefined ? {} : { topic }),
    customer: { ...ticket.customer },
    ...(assignee === undefined ? {} : { assignee: { login: assignee.login, name: assignee.name } }),
    reason: ticket.reason,
    openedAt: ticket.openedAt,
    updatedAt: ticket.updatedAt,
    dueAt: dueAt(ticket),
    firstResponseDueAt: ticket.firstResponseDueAt,
    resolutionDueAt: ticket.resolutionDueAt,
    ...(firstRespondedAt === undefined ? {} : { firstRespondedAt }),
    ...(resolvedAt === undefined ? {} : { resolvedAt }),
    ...(resolution === undefined ? {} : { resolution: { ...resolution } }),
    escalations: ticket.escalations,
    promisedAt: ticket.promisedAt,
    ...(promise === undefined ? {} : { promise }),
    labels: [...ticket.labels],
    ...(snoozedUntil !== undefined && isSnoozed(ticket, now) ? { snoozedUntil } : {}),
    ...(mergedInto === undefined ? {} : { mergedInto }),
  };
}

/** A ticket with all that staff need to answer it. */
export function serializeFile(details: TicketDetails, now: Date) {
  const { ticket, messages, before, events, eventsBefore, rating, presence, history } = details;
  return {
    ticket: serializeTicket(ticket, now),
    ...(ticket.explanation === undefined ? {} : { explanation: ticket.explanation }),
    messages: messages.map(serializeMessage),
    ...(before === undefined ? {} : { before }),
    events: events.map(serializeEvent),
    ...(eventsBefore === undefined ? {} : { eventsBefore }),
    presence: serializePresence(presence),
    history: history.map(serializeEarlier),
    ...(rating === undefined
      ? {}
      : { rating: { score: rating.score, ...(rating.comment === undefined ? {} : { comment: rating.comment }), at: rating.at } }),
  };
}

/** Without a time: who is listed is there. */
export function serializePresence(presence: readonly Presence[]): Shown<typeof schemas.presence> {
  return presence.map(({ login, name, doing }) => ({ login, name, doing }));
}

function serializeEarlier({ number, subject, status, openedAt, resolvedAt }: Ticket) {
  return { number, subject, status, openedAt, ...(resolvedAt === undefined ? {} : { resolvedAt }) };
}

function serializeMessage(message: Message) {
  const { explanation, feedback } = message;
  return {
    ...publicMessage(message),
    ...(explanation === undefined ? {} : { explanation }),
    ...(feedback === undefined ? {} : { feedback }),
  };
}

function serializeEvent({ version, at, kind, actor, text, from, to }: TicketEvent) {
  return {
    version,
    at,
    kind,
    actor,
    ...(text === undefined ? {} : { text }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}
