import type { State } from '../session/state';

/** The person whom the customer is talking to: the last one who wrote, or the ticket's owner if that changed since. */
export function agentIn({ messages, ticket }: State): string | undefined {
  const last = messages.filter(({ author: { role } }) => /agent|system/.test(role)).pop();
  return last?.author.name ?? ticket?.assignee;
}
