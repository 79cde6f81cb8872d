import { type Aside, isOlder, NO_CONVERSATION, type OfConversation, SHARED, type Shared } from './state';

/**
 * The state after another tab has stored something. The other tab's values win, since this tab stores its own changes
 * immediately; of the conversation, the later edition wins. Unsent messages of this tab stay, unless the customer was
 * forgotten.
 */
export function merge(mine: Shared, kept: Partial<Shared>): Shared {
  const theirs: Shared = { ...NO_CONVERSATION, contact: {}, aside: [], forgottenAtMs: 0, ...kept };
  const { access, outgoing } = mine;
  if (theirs.forgottenAtMs !== mine.forgottenAtMs) return theirs;
  if (theirs.access?.id !== access?.id) {
    // It goes to where it was written: with that conversation, or where that is gone, to the one after it.
    const isAside = theirs.aside.some((one) => one.access.id === access?.id);
    if (!isAside) return { ...theirs, outgoing };
    const aside = theirs.aside.map((one) => (one.access.id === access?.id ? withOutgoing(one, outgoing) : one));
    return { ...theirs, outgoing: [], aside };
  }
  const { conversation, ticket, edition } = isOlder(theirs.edition, mine.edition) ? mine : theirs;
  return {
    ...theirs,
    conversation,
    ticket,
    edition,
    outgoing,
    seenSeq: Math.max(mine.seenSeq, theirs.seenSeq),
    rating: mine.rating === 'given' ? 'given' : theirs.rating,
  };
}

function withOutgoing(aside: Aside, more: Shared['outgoing']): Aside {
  const { outgoing = [] } = aside;
  return { ...aside, outgoing: [...outgoing, ...more.filter(({ id }) => !outgoing.some((one) => one.id === id))] };
}

/** `merged`, with members equal to those of `mine` kept as the same objects; undefined when all are equal. */
export function changesOf(mine: Shared, merged: Shared): Shared | undefined {
  const names = SHARED.filter((name) => JSON.stringify(mine[name]) !== JSON.stringify(merged[name]));
  if (names.length === 0) return undefined;
  return { ...sharedIn(mine), ...Object.fromEntries(names.map((name) => [name, merged[name]])) };
}

/** The part of a state that all tabs share. */
export function sharedIn(state: Shared): Shared {
  const { aside, forgottenAtMs } = state;
  return { ...ofConversation(state), aside, forgottenAtMs };
}

/** The part of a state that belongs to its conversation. */
export function ofConversation(state: OfConversation): OfConversation {
  const { access, conversation, edition, outgoing, topics, register, ticket, formerTicket } = state;
  const { contact, isContactSent, asksContact, seenSeq, helped, rating, arrival } = state;
  return {
    ...{ access, conversation, edition, outgoing, topics, register, ticket, formerTicket },
    ...{ contact, isContactSent, asksContact, seenSeq, helped, rating, arrival },
  };
}
