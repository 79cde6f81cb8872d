import { compact } from '../../model/compact';
import type { Conversation } from '../../model/conversation';
import { conversationNotFound } from '../conversation-errors';
import { opensWith } from '../tokens';
import { loadForRequest, type Needs, type RequestRead } from './read-for-request';
import type { ConversationPorts } from './settle';

/**
 * The conversation that a bearer token opens. Missing, foreign and expired ones give the same error (T1), and all cost one
 * read.
 *
 * @throws MostradorError CONVERSATION_NOT_FOUND
 */
export async function authorizeConversation(
  ports: Pick<ConversationPorts, 'digest' | 'clock'> & { readonly store: Pick<ConversationPorts['store'], 'loadConversation'> },
  id: string,
  token: string | undefined,
): Promise<Conversation> {
  return opened(ports, id, token, await ports.store.loadConversation(id));
}

/** The same for a request that needs more than the conversation: all of it is one read. */
export async function authorizeRequest(
  ports: Pick<ConversationPorts, 'store' | 'digest' | 'clock' | 'ids'>,
  id: string,
  token: string | undefined,
  needs: Needs,
): Promise<RequestRead> {
  const found = await loadForRequest(ports, id, needs);
  return compact({ ...found, conversation: opened(ports, id, token, found.conversation), replyKey: needs.replyKey });
}

function opened(
  ports: Pick<ConversationPorts, 'digest' | 'clock'>,
  id: string,
  token: string | undefined,
  conversation: Conversation | undefined,
): Conversation {
  const presented = ports.digest.sha256(token ?? '');
  const never = ports.digest.sha256(`no conversation ${id}`);
  const opens = opensWith(conversation, presented, never, ports.clock.now().getTime() / 1_000, ports.digest);
  if (!opens || conversation === undefined) throw conversationNotFound();
  return conversation;
}
