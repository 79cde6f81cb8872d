import { compact } from '../model/compact';
import type { Conversation } from '../model/conversation';
import { customerAuthor, type Draft } from '../model/transcript';
import { ownerNotices } from '../tickets/assignment/change-owner';
import { ticketView } from '../tickets/lifecycle/ticket-view';
import { isOpenStatus } from '../tickets/lifecycle/transitions';
import { todayIn } from '../time/time-zone';
import { conversationClosed } from './conversation-errors';
import { decisionOf } from './decide/decision';
import { explain } from './decide/explain';
import { asTap } from './decide/offer';
import { contactIn, keepContact } from './handlers/contact';
import { handlerFor } from './handlers/table';
import { type Interpreter, interpret } from './interpret';
import type { TurnContext, TurnInput, Utterance } from './turn-context';
import { advance, type HandlerResult, type Step, type TurnResult } from './turn-result';
import { strongestTone } from './understand/tone';

/**
 * One turn: understand, decide, respond. Pure, and deterministic in its arguments; what it comes to is committed by the use case.
 *
 * @param interpreter reads the utterance; the same one for all attempts at one turn spares reading it again
 * @throws MostradorError CONVERSATION_CLOSED
 */
export function turn(input: TurnInput, written: Utterance, interpreter: Interpreter = interpret): TurnResult {
  if (input.conversation.state === 'closed') throw conversationClosed();
  const context = understandTurn(input, written, interpreter);
  return respondTo(context, { text: written.text, author: customerAuthor(input.conversation) }, decideTurn(context));
}

/** What was said, and all that it is to be decided by. */
function understandTurn(input: TurnInput, written: Utterance, interpreter: Interpreter): TurnContext {
  const { conversation, knowledge, ticket } = input;
  const today = todayIn(knowledge.base.service.calendar.timeZone, input.now);
  const utterance = asTap(conversation, knowledge, written);
  const understanding = interpreter(knowledge, utterance, conversation.language, today);
  const contact = contactIn(input, utterance);
  const understood: Conversation = {
    ...conversation,
    language: understanding.language,
    tone: strongestTone(conversation.tone, understanding.tone),
    ...compact({ customer: contact?.customer }),
  };
  const openTicket = ticket !== undefined && isOpenStatus(ticket.status) ? ticket : undefined;
  const undecided = {
    input: { ...input, conversation: understood },
    voice: { knowledge, language: understood.language },
    utterance,
    understanding,
    today,
    ...compact({ openTicket, contact }),
  };
  return { ...undecided, decision: decisionOf(undecided) };
}

/** The first handler whose condition holds takes the turn; an address that was told on the way is kept whatever it is. */
function decideTurn(context: TurnContext): HandlerResult {
  const result = handlerFor(context).handle(context);
  return context.contact === undefined ? result : keepContact(context, result, context.contact);
}

/** The customer's message, why it is answered so, and what is said and done: one transaction. */
function respondTo(context: TurnContext, written: Pick<Draft, 'text' | 'author'>, result: HandlerResult): TurnResult {
  const { input, utterance, understanding } = context;
  const { kind, reason, feedback, steps } = result;
  const { version, service } = input.knowledge.base;
  const explanation = explain(understanding, compact({ kind, reason }), version, service);
  const said: Draft = compact({
    id: utterance.id,
    author: written.author,
    kind: 'text',
    text: written.text,
    explanation,
    feedback,
  });
  const done = steps(explanation);
  return advance(input, [{ drafts: [said] }, ...done, ...newOwner(context, done)]);
}

/**
 * The customer reads of whoever has their ticket now, whatever the turn was about, and in the same words as when it goes to
 * somebody else without them. It comes last: what to do in danger goes before it.
 */
function newOwner({ input, voice, openTicket }: TurnContext, steps: readonly Step[]): readonly Step[] {
  const next = steps.findLast(({ ticket }) => ticket !== undefined)?.ticket?.next;
  if (openTicket === undefined || next === undefined) return [];
  const { service } = input.knowledge.base;
  const drafts = ownerNotices(openTicket, { service, language: voice.language, ticket: next, now: input.now });
  return [{ drafts: drafts.map((draft) => ({ ...draft, ticket: ticketView(next) })) }];
}
