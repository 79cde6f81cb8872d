import type { Writer } from '../../../conversation/rate-limit';
import {
  type ConversationPorts,
  giveFeedback,
  type Outcome,
  rateConversation,
  reopenConversation,
  takeTurn,
} from '../../../conversation/use-cases';
import { type TeamsKey, teamsPhrase } from '../../../language/phrases';
import { compact } from '../../../model/compact';
import type { Conversation, ConversationState } from '../../../model/conversation';
import { MostradorError } from '../../../model/errors';
import type { Language } from '../../../model/language';
import { MAX_CUSTOMER_TEXT } from '../../../model/limits';
import type { Message } from '../../../model/message';
import type { Tap } from '../cards/buttons';
import type { TeamsActivity } from '../inbound/activity';
import type { ActivityContent } from '../inbound/content';
import { conversationOf, reopen } from './conversation-of';
import { nameOf, referenceOf, threadId } from './reference';
import { threadStore } from './thread-store';
import { type Turn, turnOf } from './turn-of';

/** What is sent to the thread, in order. */
export interface Response {
  readonly conversationId: string;
  readonly language: Language;
  readonly state: ConversationState;
  /** Messages of the transcript. */
  readonly messages: readonly Message[];
  /** A remark that is not part of the transcript. */
  readonly aside?: string;
}

/**
 * Answers one activity with the same use cases as on the web.
 *
 * @throws MostradorError UNAVAILABLE and internal errors; mistakes of the customer are answered instead
 */
export async function respond(
  ports: ConversationPorts,
  writer: Writer,
  activity: TeamsActivity,
  what: Exclude<ActivityContent, { readonly kind: 'silence' }>,
): Promise<Response> {
  const id = threadId(activity, ports.digest);
  const turn = turnOf(ports.digest, activity, what);
  const own: ConversationPorts = {
    ...ports,
    store: threadStore(
      ports.store,
      ports.clock,
      compact({
        reference: referenceOf(activity),
        name: nameOf(activity),
        message: turn?.message,
      }),
    ),
  };
  const { conversation, greeting } = await conversationOf(own, id, activity, writer.limit, turn?.utterance.text);
  if (turn !== undefined && conversation.state === 'closed') await reopen(own, conversation);
  const response = (messages: readonly Message[], state = conversation.state, aside?: string): Response =>
    compact({
      conversationId: id,
      language: languageIn(messages) ?? conversation.language,
      state,
      messages: [...greeting, ...messages],
      aside,
    });
  const { service } = (await ports.knowledge.current()).base;
  const say: Say = (key, values) => teamsPhrase(service, conversation.language, key, values);
  try {
    if (what.kind === 'arrived') return response([]);
    if (what.kind === 'unreadable') return response([], conversation.state, asideOf(what.why, say));
    const outcome = await settleSaid(own, writer, conversation, what, turn);
    const files = what.kind === 'text' && what.withFiles ? say('teams.attachment') : undefined;
    return response(outcome.messages, outcome.state, files);
  } catch (error) {
    const aside = asideOfError(error, say);
    if (aside === undefined) throw error;
    return response([], conversation.state, aside);
  }
}

async function settleSaid(
  ports: ConversationPorts,
  writer: Writer,
  { id, state }: Conversation,
  what: Extract<ActivityContent, { readonly kind: 'text' | 'tap' }>,
  turn: Turn | undefined,
): Promise<Outcome> {
  // A resolved ticket already has its person: the customer is asked whether to reopen it.
  if (state === 'resolved' && turn?.utterance.choice === 'person') return reopenConversation(ports, id, writer);
  if (turn !== undefined) return takeTurn(ports, { conversationId: id, key: turn.key, utterance: turn.utterance, writer });
  if (what.kind === 'tap') return settleTap(ports, id, what.tap, writer);
  throw new MostradorError('INTERNAL', 'A text that is no turn.');
}

async function settleTap(ports: ConversationPorts, conversationId: string, tap: Tap, writer: Writer): Promise<Outcome> {
  switch (tap.kind) {
    case 'feedback':
      return giveFeedback(ports, conversationId, { messageId: tap.messageId, helpful: tap.helpful }, writer);
    case 'rating':
      return rateConversation(ports, conversationId, { score: tap.score }, writer);
    case 'reopen':
      return reopenConversation(ports, conversationId, writer);
    case 'choice':
      throw new MostradorError('INTERNAL', 'A choice that is no turn.');
  }
}

/** The turn may have changed the language. */
function languageIn(messages: readonly Message[]): Language | undefined {
  return messages.find(({ explanation }) => explanation !== undefined)?.explanation?.language;
}

type Say = (key: TeamsKey, values?: Readonly<Record<string, string>>) => string;

function asideOf(why: Extract<ActivityContent, { readonly kind: 'unreadable' }>['why'], say: Say): string {
  switch (why) {
    case 'too_long':
      return say('teams.tooLong', { max: String(MAX_CUSTOMER_TEXT) });
    case 'files':
      return say('teams.attachment');
    case 'nothing':
      return say('teams.nothing');
    case 'outdated_button':
      return say('teams.outdated');
  }
}

/** What to tell the customer when the error is a result of their own action; undefined for any other error. */
function asideOfError(error: unknown, say: Say): string | undefined {
  if (!(error instanceof MostradorError)) return undefined;
  switch (error.code) {
    case 'RATE_LIMITED':
      return say('teams.tooFast', { seconds: String(error.extra.retryAfterSeconds ?? 60) });
    case 'ALREADY_RATED':
      return say('teams.alreadyRated');
    case 'INVALID_REQUEST':
    case 'MESSAGE_ID_REUSED':
    case 'ILLEGAL_MOVE':
    case 'CONVERSATION_CLOSED':
      return say('teams.outdated');
    default:
      return undefined;
  }
}
