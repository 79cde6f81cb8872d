import { compact } from '../../../model/compact';
import type { Conversation } from '../../../model/conversation';
import type { Change, Clock, CommitOutcome, Store } from '../../../ports';
import type { TeamsReference } from './reference';
import { keepSighting, readSightings, sameMessage, sight } from './sightings';

/**
 * The store as one activity uses it. It adds Teams' data to the turn's own transaction: the name of a customer who had
 * none, the thread's current address (Microsoft moves service URLs), and the sighting of the message. So the same message
 * under a new id is recognised even when both arrive at once: the version of the conversation head decides which one was
 * first.
 */
export function threadStore(
  store: Store,
  clock: Clock,
  activity: {
    readonly reference: TeamsReference;
    /** The sender's name; empty when Teams does not give one, as when somebody installs the app. */
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

  /** Remembers the head as it is stored. */
  function named(stored: Conversation | undefined): Conversation | undefined {
    head = stored;
    if (head === undefined || head.customer.name !== undefined || activity.name === '') return head;
    return { ...head, customer: { ...head.customer, name: activity.name } };
  }

  return {
    ...store,
    loadConversation: async (id) => named(await store.loadConversation(id)),
    loadForRequest: async (id, wanted) => {
      const found = await store.loadForRequest(id, wanted);
      return { ...found, ...compact({ conversation: named(found.conversation) }) };
    },
    commit,
  };
}
