import type { Conversation } from '../../model/conversation';
import { conversationNotFound } from '../conversation-errors';
import { opensWith } from '../tokens';
import type { ConversationPorts } from './settle';

/**
 * The conversation that a bearer token opens. Missing, foreign and expired ones give the same error (T1), and all cost one
 * read.
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
  const never = ports.digest.sha256(`no conversation ${id}`);
  const opens = opensWith(conversation, presented, never, ports.clock.now().getTime() / 1_000, ports.digest);
  if (!opens || conversation === undefined) throw conversationNotFound();
  return conversation;
}
