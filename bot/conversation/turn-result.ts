import { compact } from '../model/compact';
import type { Conversation, Offer } from '../model/conversation';
import type { DecisionKind, Explanation, HandoffReason } from '../model/decision';
import type { Message } from '../model/message';
import type { Ticket } from '../model/ticket';
import { append, type Draft } from '../model/transcript';
import type { Change, OutboxItem } from '../ports';
import type { DeskQuery } from '../tickets/assignment/desk-state';
import { ticketView } from '../tickets/lifecycle/ticket-view';
import { mergeChanges, type TicketChange } from '../tickets/lifecycle/transition-ticket';
import type { TurnInput } from './turn-context';

/** What a step adds to what was read; steps compose by `advance`. */
export interface Step {
  readonly patch?: Partial<Conversation>;
  readonly drafts?: readonly Draft[];
  readonly ticket?: TicketChange;
  /** Of the ticket that goes on for this one. */
  readonly other?: TicketChange;
  readonly outbox?: readonly OutboxItem[];
  /** What would have to be known of the desk to decide this well; without it, it is decided as if nobody were there. */
  readonly needs?: DeskQuery;
}

/** What a handler makes of an utterance. */
export interface HandlerResult {
  readonly kind: DecisionKind;
  readonly reason?: HandoffReason;
  /** Which answer the utterance is about, and whether that helped. */
  readonly feedback?: NonNullable<Message['feedback']>;
  /** Given the explanation of the decision, which answers and tickets keep. */
  readonly steps: (explanation: Explanation) => readonly Step[];
}

/** What a turn, or another use case of the customer, comes to. */
export interface TurnResult {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  readonly change: Change;
  readonly needs?: DeskQuery;
}

/** The transaction that a list of steps amounts to: one new version of the conversation, and all that goes with it. */
export function advance(input: TurnInput, steps: readonly Step[]): TurnResult {
  const { conversation, now } = input;
  const messages = append(
    conversation,
    steps.flatMap((step) => step.drafts ?? []),
    now,
  );
  const tickets = steps.flatMap((step) => (step.ticket === undefined ? [] : [step.ticket]));
  const ticket = tickets.length === 0 ? undefined : tickets.reduce((first, second) => mergeChanges(first, () => second));
  const other = steps.find((step) => step.other !== undefined)?.other;
  const needs = steps.find((step) => step.needs !== undefined)?.needs;
  const next: Conversation = {
    ...Object.assign({}, conversation, ...steps.map((step) => step.patch)),
    ...compact({ ticket: ticket && ticketView(ticket.next), offered: offerOf(messages) }),
    version: conversation.version + 1,
    lastSeq: conversation.lastSeq + messages.length,
    knowledgeVersion: input.knowledge.base.version,
    updatedAt: now.toISOString(),
  };
  return {
    conversation: next,
    messages,
    change: {
      conversation: { expected: conversation.version, next },
      messages,
      ...(ticket === undefined ? {} : { ticket, ...filing(ticket, input.ticket) }),
      ...compact({ other }),
      outbox: steps.flatMap((step) => step.outbox ?? []),
    },
    ...compact({ needs }),
  };
}

/** A ticket is filed under its customer when it opens with somebody known, and when they become known. */
function filing({ expected, next: { customerKey } }: TicketChange, before: Ticket | undefined): Pick<Change, 'history'> {
  if (customerKey === undefined) return {};
  return expected === 0 || before?.customerKey !== customerKey ? { history: { customerKey } } : {};
}

/** The choices that a turn's messages leave the customer with. */
function offerOf(messages: readonly Message[]): Offer | undefined {
  const choices = messages.findLast((message) => message.choices !== undefined)?.choices;
  const seq = messages.at(-1)?.seq;
  return choices === undefined || seq === undefined ? undefined : { seq, choices: choices.map(({ value }) => value) };
}
