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
import { hasSaid, isOwn, rememberSaid } from './respond/repeats';
import { say, voiceOf } from './respond/voice';
import type { TurnInput } from './turn-context';

/** The changes made by one step; `advance` composes steps. */
export interface Step {
  readonly patch?: Partial<Conversation>;
  readonly drafts?: readonly Draft[];
  readonly ticket?: TicketChange;
  /** The change of the ticket that this one was merged into. */
  readonly other?: TicketChange;
  readonly outbox?: readonly OutboxItem[];
  /** The state of the desk that a good decision needs; without it, the decision assumes that nobody is available. */
  readonly needs?: DeskQuery;
}

/** The ways of saying that something was said before. */
const LEADS = 4;

/** A handler's result for an utterance. */
export interface HandlerResult {
  readonly kind: DecisionKind;
  readonly reason?: HandoffReason;
  /** The answer that the utterance judges, and whether it helped. */
  readonly feedback?: NonNullable<Message['feedback']>;
  /** Receives the explanation of the decision, which answers and tickets store. */
  readonly steps: (explanation: Explanation) => readonly Step[];
}

/** The result of a turn or another use case of the customer. */
export interface TurnResult {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  readonly change: Change;
  readonly needs?: DeskQuery;
}

/**
 * The transaction of a list of steps: one new version of the conversation, with everything that belongs to it.
 * @param options `mayRepeat`: what to do in danger is said in the same words each time; anything else never is
 */
export function advance(input: TurnInput, steps: readonly Step[], { mayRepeat = false } = {}): TurnResult {
  const { conversation, now } = input;
  const drafts = steps.flatMap((step) => step.drafts ?? []).map((draft) => (mayRepeat ? draft : inNewWords(input, draft)));
  const messages = append(conversation, drafts, now);
  const tickets = steps.flatMap((step) => (step.ticket === undefined ? [] : [step.ticket]));
  const ticket = tickets.length === 0 ? undefined : tickets.reduce((first, second) => mergeChanges(first, () => second));
  const other = steps.find((step) => step.other !== undefined)?.other;
  const needs = steps.find((step) => step.needs !== undefined)?.needs;
  const patched: Conversation = Object.assign({}, conversation, ...steps.map((step) => step.patch));
  const next: Conversation = {
    ...patched,
    ...compact({
      ticket: ticket && ticketView(ticket.next),
      offered: offerOf(messages),
      said: rememberSaid(conversation, drafts),
      lastAnswer: steps.some(({ patch }) => patch?.lastAnswer !== undefined) ? inMessages(patched, messages) : undefined,
    }),
    version: conversation.version + 1,
    lastSeq: conversation.lastSeq + messages.length,
    knowledgeVersion: input.knowledge.base.version,
    updatedAt: now.toISOString(),
  };
  return {
    conversation: next,
    messages,
    change: {
      conversation: { expected: conversation.version, next, before: conversation.updatedAt },
      messages,
      ...(ticket === undefined ? {} : { ticket, ...filing(ticket, input.ticket) }),
      ...compact({ other }),
      outbox: steps.flatMap((step) => step.outbox ?? []),
    },
    ...compact({ needs }),
  };
}

/** The answer of this turn under the id that its message has, whatever was said before it. */
function inMessages({ lastAnswer }: Conversation, messages: readonly Message[]): Conversation['lastAnswer'] {
  const messageId = messages.findLast(({ answer }) => answer !== undefined)?.id;
  return lastAnswer && messageId !== undefined ? { ...lastAnswer, messageId } : lastAnswer;
}

/** What is left to say again, for want of other words, is at least said to be said again. */
function inNewWords({ conversation, knowledge, now }: TurnInput, draft: Draft): Draft {
  if (!isOwn(draft) || !hasSaid(conversation, draft.text)) return draft;
  const voice = voiceOf(knowledge, conversation.language, now);
  for (let variant = 0; variant < LEADS; variant += 1) {
    const text = `${say({ ...voice, variant }, 'again')} ${draft.text}`;
    if (!hasSaid(conversation, text)) return { ...draft, text };
  }
  return draft;
}

/** A ticket is filed under its customer when it opens for a known customer, and when its customer becomes known. */
function filing({ expected, next: { customerKey } }: TicketChange, before: Ticket | undefined): Pick<Change, 'history'> {
  if (customerKey === undefined) return {};
  return expected === 0 || before?.customerKey !== customerKey ? { history: { customerKey } } : {};
}

/** The choices that the customer has after a turn's messages. */
function offerOf(messages: readonly Message[]): Offer | undefined {
  const choices = messages.findLast((message) => message.choices !== undefined)?.choices;
  const seq = messages.at(-1)?.seq;
  return choices === undefined || seq === undefined ? undefined : { seq, choices: choices.map(({ value }) => value) };
}
