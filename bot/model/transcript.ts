import { compact } from './compact';
import type { Conversation } from './conversation';
import type { Message } from './message';

/** A message before it is added to the transcript. */
export type Draft = Omit<Message, 'id' | 'seq' | 'at'> & { readonly id?: string };

/** The id of a message that gets its id here, unlike messages whose id the client chose. */
export const ownMessageId = (seq: number): string => `m${seq}`;

/** The seq of a message with an id from here; 0 for any other id. */
export const seqOfOwnId = (id: string): number => Number(/^m(\d{1,9})$/.exec(id)?.[1] ?? 0);

/** Whether an id has the form of ids from here: a client's own id must not, or two messages could share one. */
export const isOwnId = (id: string): boolean => /^m\d+$/.test(id);

/** Gives drafts their seqs, ids and time; the order of the list becomes the order of the transcript. */
export function append(conversation: Pick<Conversation, 'lastSeq'>, drafts: readonly Draft[], now: Date): readonly Message[] {
  const at = now.toISOString();
  return drafts.map((draft, index) => {
    const seq = conversation.lastSeq + 1 + index;
    return { ...draft, id: draft.id ?? ownMessageId(seq), seq, at };
  });
}

/** The customer as the author of a message, with their name if it is known. */
export function customerAuthor({ customer: { name } }: Pick<Conversation, 'customer'>): Message['author'] {
  return compact({ role: 'customer', name });
}
