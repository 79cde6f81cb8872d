import { type Rate, takeToken } from '../allowance';
import type { Utterance } from '../handlers/stage';
import { asTap } from '../offer';
import type { Scene } from '../progress';
import { scoreOf, takeRating } from '../rating';
import { turn } from '../turn';
import { rateLimited } from './address-bucket';
import { type ConversationPorts, type Outcome, settle } from './settle';

export interface IncomingMessage {
  readonly conversationId: string;
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
  const { conversationId, key, utterance, limit } = incoming;
  const hash = ports.digest.sha256(`${utterance.choice ?? ''}\n${utterance.text}`);
  const score = utterance.choice === undefined ? scoreOf(utterance.text) : undefined;
  const isRating = score !== undefined && (await ports.store.loadRating(conversationId)) === undefined;
  return settle(ports, conversationId, { key, hash }, (scene) => {
    const taken = takeToken(scene.conversation.allowance, limit, scene.now.getTime());
    if ('retryAfterSeconds' in taken) throw rateLimited(taken.retryAfterSeconds);
    const paid: Scene = { ...scene, conversation: { ...scene.conversation, allowance: taken.bucket } };
    return isRating && isAskedForRating(paid, utterance) ? takeRating(paid, { score }, utterance.id) : turn(paid, utterance);
  });
}

/** A resolved customer is, until they have given it; a number may still be one of the choices before it. */
function isAskedForRating({ conversation, knowledge, ticket }: Scene, utterance: Utterance): boolean {
  const isChoice = asTap(conversation, knowledge, utterance).choice !== undefined;
  return conversation.state === 'resolved' && ticket?.status === 'resolved' && !isChoice;
}
