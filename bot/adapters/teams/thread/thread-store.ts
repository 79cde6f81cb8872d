import type { Conversation } from '../../../model/conversation';
import type { Change, Clock, CommitOutcome, Store } from '../../../ports';
import type { TeamsReference } from './reference';
import { keepSighting, readSightings, sameMessage, sight } from './sightings';

/**
 * The store as one activity sees it. What Teams adds to a turn goes into the very transaction of the turn: the name of
 * somebody who had none yet, where the thread is now (Microsoft moves service URLs), and what was said when, so that the same message under a new id is
 * found out even when both arrive at once, since the version of the head decides which of them was first.
 */
export function threadStore(
  store: Store,
  clock: Clock,
  activity: {
    readonly reference: TeamsReference;
    /** The sender's; empty when Teams does not say, as when somebody installs the app. */
    readonly name: string;
    readonly message?: { readonly hash: string; readonly sentAt: string; readonly key: string };
  },
): Store {
  let head: Conversation | undefined;

  async function commit(change: Change): Promise<CommitOutcome> {
    if (change.conversation === undefined) return store.commit(change);
    const seen = readSightings(head?.reference?.sightings);
    const message = change.reply?.key === activity.message?.key ? activity.message : undefined;
    const earlier = message === undefined ? undefined : sameMessage(seen, message);
    if (earlier !== undefined && head?.version === change.conversation.expected) {
      const reply = await store.loadReply(head.id, earlier.key);
      if (reply !== undefined) return { kind: 'duplicate', reply };
    }
    const sightings = message === undefined ? seen : keepSighting(seen, sight(message, clock.now()));
    const next = { ...change.conversation.next, reference: { ...activity.reference, sightings } };
    return store.commit({ ...change, conversation: { ...change.conversation, next } });
  }

  return {
    ...store,
    loadConversation: async (id) => {
      head = await store.loadConversation(id);
      if (head === undefined || head.customer.name !== undefined || activity.name === '') return head;
      return { ...head, customer: { ...head.customer, name: activity.name } };
    },
    commit,
  };
}
