import type { Conversation } from '../model/conversation';
import type { Explanation } from '../model/decision';
import type { Language } from '../model/language';
import type { Channel, Choice, MessageKind } from '../model/message';
import type { Digest, Knowledge } from '../ports';
import { knowledgeOn } from './ranking/entries';
import { fullBucket } from './rate-limit';
import { turn } from './turn';

export interface TriedQuestion {
  readonly explanation: Explanation;
  /** What the customer would have read. */
  readonly replies: readonly { readonly kind: MessageKind; readonly text: string; readonly choices?: readonly Choice[] }[];
}

/**
 * Runs a text as the first turn of a conversation, exactly as for customers, but stores nothing.
 * @param channel where the customer would write it
 */
export function tryQuestion(
  knowledge: Knowledge,
  text: string,
  language: Language | undefined,
  now: Date,
  digest: Digest,
  channel: Channel = 'web',
): TriedQuestion {
  const { messages } = turn(
    {
      conversation: freshConversation(knowledge, language, now, channel),
      knowledge: knowledgeOn(knowledge, channel),
      now,
      digest,
      attempt: 0,
    },
    { id: 'try', text },
  );
  const [asked, ...replies] = messages;
  if (asked?.explanation === undefined) throw new Error('A turn explains the message that it answers.');
  return {
    explanation: asked.explanation,
    replies: replies.map(({ kind, text: said, choices }) => ({
      kind,
      text: said,
      ...(choices === undefined ? {} : { choices }),
    })),
  };
}

function freshConversation({ base }: Knowledge, language: Language | undefined, now: Date, channel: Channel): Conversation {
  return {
    id: 'try',
    version: 1,
    lastSeq: 0,
    state: 'open',
    channel,
    language: language ?? base.service.languages[0],
    customer: {},
    tone: 'calm',
    misses: 0,
    handoffs: 0,
    knowledgeVersion: base.version,
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    allowance: fullBucket({ perMinute: 1 }, now.getTime()),
    expiresAtSeconds: 0,
  };
}
