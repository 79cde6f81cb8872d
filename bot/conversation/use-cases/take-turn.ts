import type { Utterance } from '../acts/stage';
import { type Rate, takeToken } from '../allowance';
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
  return settle(ports, conversationId, { key, hash }, (scene) => {
    const taken = takeToken(scene.conversation.allowance, limit, scene.now.getTime());
    if ('retryAfterSeconds' in taken) throw rateLimited(taken.retryAfterSeconds);
    return turn({ ...scene, conversation: { ...scene.conversation, allowance: taken.bucket } }, utterance);
  });
}
