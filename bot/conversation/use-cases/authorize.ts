import type { Conversation } from '../types';
import { type ConversationPorts, conversationNotFound } from './settle';

/**
 * The conversation that a bearer token opens. Missing, foreign and expired look the same (T1), and all cost one read.
 *
 * @throws MostradorError CONVERSATION_NOT_FOUND
 */
export async function authorizeConversation(
  ports: Pick<ConversationPorts, 'store' | 'digest' | 'clock'>,
  id: string,
  token: string | undefined,
): Promise<Conversation> {
  const conversation = await ports.store.loadConversation(id);
  const presented = ports.digest.sha256(token ?? '');
  const expected = conversation?.tokenHash ?? ports.digest.sha256(`no conversation ${id}`);
  const nowSeconds = ports.clock.now().getTime() / 1_000;
  const alive = nowSeconds < (conversation?.tokenExpiresAtSeconds ?? 0);
  if (!equalInConstantTime(presented, expected) || !alive || conversation === undefined) throw conversationNotFound();
  return conversation;
}

/** Looks at every character whatever the first difference; both are hashes of one length. */
function equalInConstantTime(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let index = 0; index < a.length; index++) difference |= a.charCodeAt(index) ^ b.charCodeAt(index % b.length);
  return difference === 0;
}
