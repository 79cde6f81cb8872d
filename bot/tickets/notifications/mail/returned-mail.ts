import { MostradorError } from '../../../model/errors';
import type { ReturnKind, Ticket } from '../../../model/ticket';
import type { Clock, ConversationStore, Digest, MailAddressStore, TicketStore, TransactionStore } from '../../../ports';
import { updateWithRetry } from '../../../store/update-with-retry';
import { transitionTicket } from '../../lifecycle/transition-ticket';

export interface ReturnedMailPorts {
  readonly store: Pick<TicketStore, 'loadTicket'> &
    Pick<ConversationStore, 'loadConversation'> &
    Pick<MailAddressStore, 'markReturned' | 'loadReturned'> &
    TransactionStore;
  readonly clock: Clock;
  readonly digest: Digest;
}

/** An address may be given to somebody else by then. */
const KEPT_SECONDS = 180 * 86_400;
const MAX_ATTEMPTS = 8;

/** Whether a mailer's error says that the address does not exist. */
export function isUnknownAddress(error: unknown): boolean {
  return error instanceof MostradorError && error.code === 'FORBIDDEN' && error.extra.unknownAddress === true;
}

/**
 * Mail to a customer came back for good: marks the address, so that no more mail goes there, and tells staff at the ticket.
 * Idempotent. Does nothing when the customer has given another address since.
 *
 * @param from the conversation or the ticket that the mail was about
 */
export async function mailCameBack(ports: ReturnedMailPorts, from: string, email: string, kind: ReturnKind): Promise<void> {
  const { store, clock, digest } = ports;
  const told = await store.loadTicket(from);
  const conversation = await store.loadConversation(told?.conversationId ?? from);
  const ticketId = told?.id ?? conversation?.ticketId;
  const ticket = told ?? (ticketId === undefined ? undefined : await store.loadTicket(ticketId));
  const present = conversation?.customer.email ?? ticket?.customer.email;
  if (conversation === undefined || present?.toLowerCase() !== email.toLowerCase()) return;
  const now = clock.now();
  await store.markReturned({
    addressHash: addressHash(email, digest),
    conversationId: conversation.id,
    kind,
    at: now.toISOString(),
    expiresAtSeconds: Math.floor(now.getTime() / 1_000) + KEPT_SECONDS,
  });
  if (ticket !== undefined) await noteAtTicket(ports, ticket.id, kind);
}

/** Whether mail to the customer's address came back, and they have not given the address again since; staff read it at the ticket. */
export async function isReturned(ports: ReturnedMailPorts, ticket: Ticket, email: string): Promise<boolean> {
  const mark = await ports.store.loadReturned(addressHash(email, ports.digest));
  if (mark === undefined || (ticket.addressAgainAt ?? '') > mark.at) return false;
  await noteAtTicket(ports, ticket.id, mark.kind);
  return true;
}

function addressHash(email: string, digest: Digest): string {
  return digest.sha256(JSON.stringify(['mail', email.toLowerCase()]));
}

async function noteAtTicket({ store, clock }: ReturnedMailPorts, ticketId: string, kind: ReturnKind): Promise<void> {
  await updateWithRetry<Ticket | undefined, void>(store, {
    maxAttempts: MAX_ATTEMPTS,
    load: () => store.loadTicket(ticketId),
    decide: (ticket) => {
      if (ticket === undefined || ticket.status === 'closed' || ticket.mailReturned !== undefined) return { result: undefined };
      const now = clock.now();
      const mailReturned = { kind, at: now.toISOString() };
      const change = transitionTicket(ticket, 'mail_returned', { actor: 'bot', now, text: kind }, { mailReturned });
      return { change: { messages: [], outbox: [], ticket: change }, committed: () => undefined };
    },
    // The mark stands; the next mail to the customer tries again to tell staff.
    giveUp: () => undefined,
  });
}
