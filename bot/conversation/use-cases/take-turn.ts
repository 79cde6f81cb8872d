import type { Conversation } from '../../model/conversation';
import { rateLimited } from '../conversation-errors';
import { asTap } from '../decide/offer';
import { scoreOf, takeRating } from '../handlers/rating';
import { interpretOnce } from '../interpret';
import { type Rate, takeToken } from '../rate-limit';
import { turn } from '../turn';
import type { TurnInput, Utterance } from '../turn-context';
import { type ConversationPorts, type Outcome, settle } from './settle';

export interface IncomingMessage {
  readonly conversationId: string;
  /** The conversation where the authorisation has just read it. */
  readonly known?: Conversation;
  /** Idempotency: source and message id. */
  readonly key: string;
  readonly utterance: Utterance;
  readonly limit: Rate;
}

/**
 * One turn of a conversation, taken once per key.
 *
 * @throws MostradorError CONVERSATION_NOT_FOUND, CONVERSATION_CLOSED, MESSAGE_ID_REUSED, RATE_LIMITED, UNAVAILABLE
 */
export async function takeTurn(ports: ConversationPorts, incoming: IncomingMessage): Promise<Outcome> {
  const { conversationId, known, key, utterance, limit } = incoming;
  const interpreter = interpretOnce();
  const hash = ports.digest.sha256(`${utterance.choice ?? ''}\n${utterance.text}`);
  const score = utterance.choice === undefined ? scoreOf(utterance.text) : undefined;
  const isRating = score !== undefined && (await ports.store.loadRating(conversationId)) === undefined;
  return settle(ports, known ?? conversationId, { key, hash }, (input) => {
    const taken = takeToken(input.conversation.allowance, limit, input.now.getTime());
    if ('retryAfterSeconds' in taken) throw rateLimited(taken.retryAfterSeconds);
    const paid: TurnInput = { ...input, conversation: { ...input.conversation, allowance: taken.bucket } };
    return isRating && isAskedForRating(paid, utterance)
      ? takeRating(paid, { score }, utterance.id)
      : turn(paid, utterance, interpreter);
  });
}

/** A resolved customer is, until they have given it; a number may still be one of the choices before it. */
function isAskedForRating({ conversation, knowledge, ticket }: TurnInput, utterance: Utterance): boolean {
  const isChoice = asTap(conversation, knowledge, utterance).choice !== undefined;
  return conversation.state === 'resolved' && ticket?.status === 'resolved' && !isChoice;
}
