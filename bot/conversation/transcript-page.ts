import type { Conversation } from '../model/conversation';
import type { Message } from '../model/message';
import type { ConversationStore } from '../ports';

export interface TranscriptPage {
  readonly messages: readonly Message[];
  /** Whether there are messages after the last of these. */
  readonly more?: true;
}

/** A page of the transcript: the messages after `after`, as many as fit. Reads nothing when there are none. */
export async function readTranscript(
  store: Pick<ConversationStore, 'listMessages'>,
  { id, lastSeq }: Conversation,
  after: number,
): Promise<TranscriptPage> {
  if (after >= lastSeq) return { messages: [] };
  const messages = await store.listMessages(id, after);
  const last = messages.at(-1)?.seq ?? lastSeq;
  return last < lastSeq ? { messages, more: true } : { messages };
}
