import { nameOfLanguage } from '../language/facts';
import { compact } from '../model/compact';
import type { Conversation } from '../model/conversation';
import { withSaid } from '../model/customer';
import { customerAuthor, type Draft } from '../model/transcript';
import { ownerNotices } from '../tickets/assignment/change-owner';
import { ticketView } from '../tickets/lifecycle/ticket-view';
import { isOpenStatus } from '../tickets/lifecycle/transitions';
import { todayIn } from '../time/time-zone';
import { conversationClosed } from './conversation-errors';
import { decisionOf } from './decide/decision';
import { explain } from './decide/explain';
import { asTap } from './decide/offer';
import { contactIn, detailsIn, keepContact } from './handlers/contact';
import { handlerFor } from './handlers/table';
import { type Interpreter, interpret } from './interpret';
import { hasSaid, inFreshWords } from './respond/repeats';
import { botText, say, voiceOf } from './respond/voice';
import type { TurnContext, TurnInput, Utterance } from './turn-context';
import { advance, type HandlerResult, type Step, type TurnResult } from './turn-result';
import { matterOf } from './understand/follow-up';
import { strongestTone } from './understand/tone';

/**
 * One turn: understand, decide, respond. Pure and deterministic; the use case commits the result.
 *
 * @param interpreter interprets the utterance; pass the same one for all attempts at a turn, so that it interprets only
 * once
 * @throws MostradorError CONVERSATION_CLOSED
 */
export function turn(input: TurnInput, written: Utterance, interpreter: Interpreter = interpret): TurnResult {
  if (input.conversation.state === 'closed') throw conversationClosed();
  const context = understandTurn(input, written, interpreter);
  return respondTo(context, { text: written.text, author: customerAuthor(input.conversation) }, decideTurn(context));
}

/** The utterance, and everything that its decision depends on. */
function understandTurn(input: TurnInput, written: Utterance, interpreter: Interpreter): TurnContext {
  const { conversation, knowledge, ticket } = input;
  const today = todayIn(knowledge.base.service.calendar.timeZone, input.now);
  const utterance = asTap(conversation, knowledge, written);
  const understanding = interpreter(knowledge, utterance, conversation.language, today, matterOf(conversation));
  const contact = contactIn(input, utterance);
  const details = detailsIn(input, utterance);
  const customer = withSaid(contact?.customer ?? conversation.customer, details?.said ?? {});
  const understood: Conversation = {
    ...conversation,
    language: understanding.language,
    tone: strongestTone(conversation.tone, understanding.tone),
    customer,
  };
  const openTicket = ticket !== undefined && isOpenStatus(ticket.status) ? ticket : undefined;
  const undecided = {
    input: { ...input, conversation: understood },
    voice: voiceOf(knowledge, understood.language, input.now),
    utterance,
    understanding,
    today,
    ...compact({ openTicket, contact, details }),
  };
  return { ...undecided, decision: decisionOf(undecided) };
}

/** The first handler whose condition holds takes the turn; contact details in the message are stored whichever it is. */
function decideTurn(context: TurnContext): HandlerResult {
  const result = handlerFor(context).handle(context);
  return context.contact === undefined && context.details === undefined ? result : keepContact(context, result);
}

/** The customer's message with its explanation, the replies and the changes: one transaction. */
function respondTo(context: TurnContext, written: Pick<Draft, 'text' | 'author'>, result: HandlerResult): TurnResult {
  const { input, utterance, understanding } = context;
  const { kind, reason, feedback } = result;
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
  const voiced = (variant: number) => decideTurn({ ...context, voice: { ...context.voice, variant } }).steps(explanation);
  const { neighbour } = understanding;
  const noted = neighbour === undefined || isSilent(result) ? [] : neighbourNote(context, neighbour);
  const done = inFreshWords(input.conversation, result.steps(explanation), voiced);
  return advance(input, [{ drafts: [said] }, ...noted, ...done, ...newOwner(context, done)], { mayRepeat: reason === 'danger' });
}

const isSilent = ({ kind }: HandlerResult): boolean => kind === 'silent';

/** Somebody who writes in a language that the desk does not speak is told, once, in which it answers. */
function neighbourNote({ voice, input }: TurnContext, neighbour: string): readonly Step[] {
  const spoken = nameOfLanguage(voice.language, voice.language);
  const text = say(voice, 'language.nearest', { language: nameOfLanguage(neighbour, voice.language), spoken });
  return hasSaid(input.conversation, text) ? [] : [{ drafts: [botText(text)] }];
}

/**
 * Tells the customer of a new owner of their ticket, whatever the turn was about, in the same words as when the owner
 * changes at another time. It comes last: instructions in danger go first.
 */
function newOwner({ input, voice, openTicket }: TurnContext, steps: readonly Step[]): readonly Step[] {
  const next = steps.findLast(({ ticket }) => ticket !== undefined)?.ticket?.next;
  if (openTicket === undefined || next === undefined) return [];
  const { service } = input.knowledge.base;
  const drafts = ownerNotices(openTicket, { service, language: voice.language, ticket: next, now: input.now });
  return [{ drafts: drafts.map((draft) => ({ ...draft, ticket: ticketView(next) })) }];
}
