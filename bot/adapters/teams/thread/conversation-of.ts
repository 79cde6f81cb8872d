import type { Rate } from '../../../conversation/rate-limit';
import { type ConversationPorts, openConversation } from '../../../conversation/use-cases';
import { detectLanguage } from '../../../language/detect';
import { languageOfTag } from '../../../language/facts';
import { phrase } from '../../../language/phrases';
import { compact } from '../../../model/compact';
import type { Conversation } from '../../../model/conversation';
import type { Message } from '../../../model/message';
import type { TeamsActivity } from '../inbound/activity';
import { nameOf } from './reference';

export interface Thread {
  readonly conversation: Conversation;
  /** Not empty when the conversation was opened just now. */
  readonly greeting: readonly Message[];
}

/**
 * The thread's conversation; a new one is opened with a greeting.
 *
 * @param question the customer's first message, if they wrote before they were greeted
 */
export async function conversationOf(
  ports: ConversationPorts,
  id: string,
  activity: TeamsActivity,
  messages: Rate,
  question: string | undefined,
): Promise<Thread> {
  const there = await ports.store.loadConversation(id);
  if (there !== undefined) return { conversation: there, greeting: [] };
  const name = nameOf(activity);
  const language = (question === undefined ? undefined : detectLanguage(question)) ?? languageOfTag(activity.locale);
  const opened = await openConversation(
    ports,
    compact({
      channel: 'teams',
      conversationId: id,
      language,
      ...(name === '' ? {} : { name }),
    }),
    messages,
  );
  const { conversation, topics } = opened;
  // A customer who has already asked needs no suggestions.
  if (question !== undefined) return { conversation, greeting: opened.messages };
  const { service } = (await ports.knowledge.current()).base;
  const person = { label: phrase(service, conversation.language, 'choice.person'), value: 'person' };
  return { conversation, greeting: opened.messages.map((message) => ({ ...message, choices: [...topics, person] })) };
}

/** Reopens a closed conversation when its customer continues: a chat in Teams never ends. */
export async function reopen(ports: ConversationPorts, closed: Conversation): Promise<void> {
  const next: Conversation = {
    ...closed,
    version: closed.version + 1,
    state: 'open',
    misses: 0,
    updatedAt: ports.clock.now().toISOString(),
  };
  // A lost race does not matter: the winner has opened it, or the turn deals with what they stored.
  await ports.store.commit({ conversation: { expected: closed.version, next }, messages: [], outbox: [] });
}
