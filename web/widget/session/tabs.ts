import { isOlder, NO_CONVERSATION, SHARED, type Shared } from './state';

/**
 * What holds after another tab has kept something: theirs, since whatever this tab changes it keeps at once; of the
 * conversation the later edition. What this tab has not sent yet stays with this tab, unless the customer was forgotten.
 */
export function merge(mine: Shared, kept: Partial<Shared>): Shared {
  const theirs: Shared = { ...NO_CONVERSATION, contact: {}, forgottenAtMs: 0, ...kept };
  if (theirs.forgottenAtMs !== mine.forgottenAtMs) return theirs;
  if (theirs.access?.id !== mine.access?.id) return { ...theirs, outgoing: mine.outgoing };
  const { conversation, ticket, edition } = isOlder(theirs.edition, mine.edition) ? mine : theirs;
  return {
    ...theirs,
    conversation,
    ticket,
    edition,
    outgoing: mine.outgoing,
    seenSeq: Math.max(mine.seenSeq, theirs.seenSeq),
    rating: mine.rating === 'given' ? 'given' : theirs.rating,
  };
}

/** `merged`, with what is equal in `mine` as the same object; undefined when all of it is. */
export function changesOf(mine: Shared, merged: Shared): Shared | undefined {
  const names = SHARED.filter((name) => JSON.stringify(mine[name]) !== JSON.stringify(merged[name]));
  if (names.length === 0) return undefined;
  return { ...sharedIn(mine), ...Object.fromEntries(names.map((name) => [name, merged[name]])) };
}

/** The part of a state that all tabs share. */
export function sharedIn(state: Shared): Shared {
  const { access, conversation, edition, outgoing, topics, ticket, formerTicket, contact, isContactSent } = state;
  const { asksContact, seenSeq, helped, rating, forgottenAtMs } = state;
  return {
    ...{ access, conversation, edition, outgoing, topics, ticket, formerTicket, contact, isContactSent },
    ...{ asksContact, seenSeq, helped, rating, forgottenAtMs },
  };
}
