import type { Conversation, ConversationState } from '../../model/conversation';
import type { Message } from '../../model/message';
import type { Ticket } from '../../model/ticket';
import { append, type Draft } from '../../model/transcript';
import type { Change, OutboxItem } from '../../ports';
import { ticketView } from '../lifecycle/ticket-view';

export interface Telling {
  readonly conversation: Conversation;
  /** The ticket after the change. */
  readonly ticket: Ticket;
  /** The conversation's new state, if it changes. */
  readonly state?: ConversationState | undefined;
  readonly drafts: readonly Draft[];
  readonly now: Date;
}

type Told = Required<Pick<Change, 'conversation' | 'messages' | 'outbox'>>;

/**
 * The conversation's part of a ticket change: the ticket as the customer sees it, the new state, new messages and, on a
 * channel that needs delivery, the outbox item for them. A conversation that has moved on to another ticket keeps that
 * ticket and its state.
 */
export function tellCustomer({ conversation, ticket, state, drafts, now }: Telling): Told {
  const at = now.toISOString();
  const version = conversation.version + 1;
  const view = ticketView(ticket);
  const isCurrent = conversation.ticketId === ticket.id;
  const messages = append(
    conversation,
    drafts.map((draft) => ({ ...draft, ticket: view })),
    now,
  );
  return {
    conversation: {
      expected: conversation.version,
      before: conversation.updatedAt,
      next: {
        ...conversation,
        version,
        lastSeq: conversation.lastSeq + messages.length,
        ...(messages.length > 0 ? { toldSeq: conversation.lastSeq + messages.length } : {}),
        ...(isCurrent ? { ticket: view } : {}),
        ...(isCurrent && state !== undefined ? { state } : {}),
        updatedAt: at,
      },
    },
    messages,
    outbox:
      conversation.channel === 'teams' && messages.length > 0 ? [delivery(conversation, ticket, version, messages, at)] : [],
  };
}

function delivery(
  conversation: Conversation,
  ticket: Ticket,
  version: number,
  messages: readonly Message[],
  at: string,
): OutboxItem {
  return {
    id: `${conversation.id}#${version}`,
    kind: 'channel_message',
    conversationId: conversation.id,
    ticketId: ticket.id,
    seqs: messages.map(({ seq }) => seq),
    createdAt: at,
    attempts: 0,
    nextAttemptAt: at,
  };
}
