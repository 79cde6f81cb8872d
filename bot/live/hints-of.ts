import { compact } from '../model/compact';
import type { Change, Hint, Hints, TransactionStore } from '../ports';

/**
 * The hints of a change. One in which no person takes part has none: the bot's replies come back in the response.
 */
export function hintsOf({ conversation, ticket, other }: Change): readonly Hint[] {
  const after = conversation?.next;
  const hints: Hint[] = [];
  if (ticket !== undefined || after?.ticketId !== undefined) {
    hints.push(
      compact({
        conversationId: after?.id ?? ticket?.next.conversationId ?? '',
        seq: after?.lastSeq,
        ticket: ticket === undefined ? ticketOf(after) : { id: ticket.next.id, number: ticket.next.number },
      }),
    );
  }
  if (other !== undefined) {
    const { id, number, conversationId } = other.next;
    hints.push({ conversationId, ticket: { id, number } });
  }
  return hints;
}

function ticketOf(conversation: NonNullable<Change['conversation']>['next'] | undefined): Hint['ticket'] {
  const { ticketId: id, ticket } = conversation ?? {};
  return id === undefined || ticket === undefined ? undefined : { id, number: ticket.number };
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
