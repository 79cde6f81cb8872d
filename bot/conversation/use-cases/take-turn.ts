import { type Rate, takeToken } from '../allowance';
import type { Scene } from '../progress';
import { turn, type Utterance } from '../turn';
import type { Conversation } from '../types';
import { rateLimited } from './open-conversation';
import { type ConversationPorts, type Outcome, settle } from './settle';

export interface IncomingMessage {
  readonly conversationId: string;
  /** Idempotency: source and message id. */
  readonly key: string;
  readonly utterance: Utterance;
  readonly limit: Rate;
  /**
   * When the sender's own clock says that it was sent (ISO 8601): for channels that deliver one message again under a
   * new id. The same text within 60 s of it, before the reply was made, is that message.
   */
  readonly sentAt?: string;
}

const SAME_MESSAGE_MS = 60_000;

/**
 * One turn of a conversation, taken once per key.
 *
 * @throws MostradorError CONVERSATION_NOT_FOUND, CONVERSATION_CLOSED, MESSAGE_ID_REUSED, RATE_LIMITED, UNAVAILABLE
 */
export async function takeTurn(ports: ConversationPorts, incoming: IncomingMessage): Promise<Outcome> {
  const { conversationId, utterance, limit, sentAt } = incoming;
  const hash = ports.digest.sha256(`${utterance.choice ?? ''}\n${utterance.text}`);
  const key = sentAt === undefined ? incoming.key : await sameMessageKey(ports, incoming, hash, sentAt);
  return settle(ports, conversationId, { key, hash }, (scene) => {
    const nowMs = scene.now.getTime();
    const taken = takeToken(scene.conversation.allowance, limit, nowMs);
    if ('retryAfterSeconds' in taken) throw rateLimited(taken.retryAfterSeconds);
    const recent = sentAt === undefined ? {} : { recent: { hash, sentAt, repliedAt: scene.now.toISOString(), key } };
    const allowed: Scene = { ...scene, conversation: { ...scene.conversation, allowance: taken.bucket, ...recent } };
    return turn(allowed, utterance);
  });
}

async function sameMessageKey(
  ports: ConversationPorts,
  incoming: IncomingMessage,
  hash: string,
  sentAt: string,
): Promise<string> {
  const conversation = await ports.store.loadConversation(incoming.conversationId);
  return conversation?.recent !== undefined && isSameMessage(conversation.recent, hash, sentAt)
    ? conversation.recent.key
    : incoming.key;
}

function isSameMessage(recent: NonNullable<Conversation['recent']>, hash: string, sentAt: string): boolean {
  const sentMs = Date.parse(sentAt);
  const apartMs = Math.abs(sentMs - Date.parse(recent.sentAt));
  return recent.hash === hash && apartMs <= SAME_MESSAGE_MS && sentMs <= Date.parse(recent.repliedAt);
}
