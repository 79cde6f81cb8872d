import type { Conversation, Message } from './types';

/** A message before it has its place in the transcript. */
export type Draft = Omit<Message, 'id' | 'seq' | 'at'> & { readonly id?: string };

/** Gives drafts their numbers, ids and time. The order of the list is the order of the transcript. */
export function append(conversation: Pick<Conversation, 'lastSeq'>, drafts: readonly Draft[], now: Date): readonly Message[] {
  const at = now.toISOString();
  return drafts.map((draft, index) => {
    const seq = conversation.lastSeq + 1 + index;
    return { ...draft, id: draft.id ?? `m${seq}`, seq, at };
  });
}

/** The customer as the author of a message, by name where it is known. */
export function customerAuthor({ customer: { name } }: Pick<Conversation, 'customer'>): Message['author'] {
  return { role: 'customer', ...(name === undefined ? {} : { name }) };
}
