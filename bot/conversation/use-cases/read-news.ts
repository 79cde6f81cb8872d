import { compact } from '../../model/compact';
import type { Conversation } from '../../model/conversation';
import { readTranscript } from '../transcript-page';
import { markSeen } from './mark-seen';
import type { ConversationPorts, Outcome } from './settle';

/** A page of the messages after `after`; the request confirms that the page has everything up to there. */
export async function readNews(
  { store }: Pick<ConversationPorts, 'store'>,
  conversation: Conversation,
  after: number,
): Promise<Outcome> {
  const [page] = await Promise.all([
    readTranscript(store, conversation, after),
    // A failure to record this is ignored: at worst a mail too many is sent.
    markSeen({ store }, conversation, after).catch(() => undefined),
  ]);
  const { state, ticket } = conversation;
  return compact({ ...page, state, ticket, repeated: false });
}
