import { compact } from './compact';
import type { Conversation } from './conversation';
import type { Message } from './message';

/** A message before it has its place in the transcript. */
export type Draft = Omit<Message, 'id' | 'seq' | 'at'> & { readonly id?: string };

/** The id of a message that is given its id here: all but those that a client has named. */
export const ownMessageId = (seq: number): string => `m${seq}`;

/** The seq of a message by an id that was given here; 0 for any other. */
export const seqOfOwnId = (id: string): number => Number(/^m(\d{1,9})$/.exec(id)?.[1] ?? 0);

/** Whether an id has the form of those that messages get here: a client's own must not, or two messages could share one. */
export const isOwnId = (id: string): boolean => /^m\d+$/.test(id);

/** Gives drafts their numbers, ids and time. The order of the list is the order of the transcript. */
export function append(conversation: Pick<Conversation, 'lastSeq'>, drafts: readonly Draft[], now: Date): readonly Message[] {
  const at = now.toISOString();
  return drafts.map((draft, index) => {
    const seq = conversation.lastSeq + 1 + index;
    return { ...draft, id: draft.id ?? ownMessageId(seq), seq, at };
  });
}

/** The customer as the author of a message, by name where it is known. */
export function customerAuthor({ customer: { name } }: Pick<Conversation, 'customer'>): Message['author'] {
  return compact({ role: 'customer', name });
}
