import { compact } from '../../model/compact';
import type { Conversation } from '../../model/conversation';
import { readTranscript } from '../transcript-page';
import { markSeen } from './mark-seen';
import type { ConversationPorts, Outcome } from './settle';

/** A page of what was said after `after`; the page that asks has everything up to there. */
export async function readNews(
  { store }: Pick<ConversationPorts, 'store'>,
  conversation: Conversation,
  after: number,
): Promise<Outcome> {
  const [page] = await Promise.all([
    readTranscript(store, conversation, after),
    // News that cannot be noted are still news: the worst that follows is a mail too many.
    markSeen({ store }, conversation, after).catch(() => undefined),
  ]);
  const { state, ticket } = conversation;
  return compact({ ...page, state, ticket, repeated: false });
}
