import type { Rate } from '../../../conversation/rate-limit';
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
import type { Message } from '../../../model/message';
import type { Tap } from '../cards/buttons';
import type { TeamsActivity } from '../inbound/activity';
import { MAX_TEXT, type Said } from '../inbound/said';
import { conversationOf, openAgain } from './conversation-of';
import { nameOf, referenceOf, threadId } from './reference';
import { threadStore } from './thread-store';
import { type Turn, turnOf } from './turn-of';

/** What goes back to the thread, in order. */
export interface Response {
  readonly conversationId: string;
  readonly language: Language;
  readonly state: ConversationState;
  /** Messages of the transcript. */
  readonly messages: readonly Message[];
  /** What is said beside it, and is in no transcript. */
  readonly aside?: string;
}

/**
 * One activity, answered by the same use cases as on the web.
 *
 * @throws MostradorError UNAVAILABLE and what is our own fault; what the customer did is answered instead
 */
export async function respond(
  ports: ConversationPorts,
  limit: Rate,
  activity: TeamsActivity,
  what: Exclude<Said, { readonly kind: 'silence' }>,
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
  const { conversation, greeting } = await conversationOf(own, id, activity, limit, turn?.utterance.text);
  if (turn !== undefined && conversation.state === 'closed') await openAgain(own, conversation);
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
    const outcome = await settleSaid(own, limit, conversation, what, turn);
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
  limit: Rate,
  { id, state }: Conversation,
  what: Extract<Said, { readonly kind: 'text' | 'tap' }>,
  turn: Turn | undefined,
): Promise<Outcome> {
  // A resolved ticket has its person already: they are asked back.
  if (state === 'resolved' && turn?.utterance.choice === 'person') return reopenConversation(ports, id);
  if (turn !== undefined) return takeTurn(ports, { conversationId: id, key: turn.key, utterance: turn.utterance, limit });
  if (what.kind === 'tap') return settleTap(ports, id, what.tap);
  throw new MostradorError('INTERNAL', 'A text that is no turn.');
}

async function settleTap(ports: ConversationPorts, conversationId: string, tap: Tap): Promise<Outcome> {
  switch (tap.kind) {
    case 'feedback':
      return giveFeedback(ports, conversationId, { messageId: tap.messageId, helpful: tap.helpful });
    case 'rating':
      return rateConversation(ports, conversationId, { score: tap.score });
    case 'reopen':
      return reopenConversation(ports, conversationId);
    case 'choice':
      throw new MostradorError('INTERNAL', 'A choice that is no turn.');
  }
}

/** The turn may have changed it. */
function languageIn(messages: readonly Message[]): Language | undefined {
  return messages.find(({ explanation }) => explanation !== undefined)?.explanation?.language;
}

type Say = (key: TeamsKey, values?: Readonly<Record<string, string>>) => string;

function asideOf(why: Extract<Said, { readonly kind: 'unreadable' }>['why'], say: Say): string {
  switch (why) {
    case 'too_long':
      return say('teams.tooLong', { max: String(MAX_TEXT) });
    case 'files':
      return say('teams.attachment');
    case 'nothing':
      return say('teams.nothing');
    case 'outdated_button':
      return say('teams.outdated');
  }
}

/** What the customer's own doing leads to is told to the customer; anything else is an error. */
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
