import { compact } from '../model/compact';
import type { Ticket } from '../model/ticket';
import type { Change, Hint, Hints, TransactionStore } from '../ports';

/**
 * The hints of a change. One in which no person takes part has none: the bot's replies come back in the response.
 */
export function hintsOf({ conversation, ticket, other }: Change): readonly Hint[] {
  const after = conversation?.next;
  const about = ticket?.next ?? currentTicket(after);
  const hints: Hint[] = [];
  if (about !== undefined) {
    const { id, number, conversationId } = about;
    const addressVersion = after && (after.addressVersion ?? 0);
    const isUrgent = isNewDanger(ticket?.next) ? true : undefined;
    hints.push(compact({ conversationId, seq: after?.lastSeq, addressVersion, ticket: { id, number }, isUrgent }));
  }
  if (other !== undefined) {
    const { id, number, conversationId } = other.next;
    hints.push({ conversationId, ticket: { id, number } });
  }
  return hints;
}

/** Whether staff are warned of danger with this change. */
const isNewDanger = ({ dangerAt, updatedAt }: Pick<Ticket, 'dangerAt' | 'updatedAt'> = { updatedAt: '' }): boolean =>
  dangerAt === updatedAt;

/** The conversation's ticket; a closed one concerns nobody any more. */
function currentTicket(
  conversation: NonNullable<Change['conversation']>['next'] | undefined,
): Pick<Ticket, 'id' | 'number' | 'conversationId'> | undefined {
  const { id: conversationId, ticketId: id, ticket } = conversation ?? {};
  if (conversationId === undefined || id === undefined || ticket === undefined || ticket.status === 'closed') return undefined;
  return { id, number: ticket.number, conversationId };
}

/** A store that gives the hints of each change it has committed. */
export function hintingStore<Store extends TransactionStore>(store: Store, hints: Hints): Store {
  return {
    ...store,
    commit: async (change) => {
      const outcome = await store.commit(change);
      if (outcome.kind === 'committed') await Promise.all(hintsOf(change).map((hint) => hints.give(hint)));
      return outcome;
    },
  };
}
