import type { State } from '../session/state';

/** The person whom the customer is talking to: who wrote last, or who has the ticket. */
export function agentIn({ messages, ticket }: State): string | undefined {
  return messages.filter(({ author }) => author.role === 'agent').pop()?.author.name ?? ticket?.assignee;
}
