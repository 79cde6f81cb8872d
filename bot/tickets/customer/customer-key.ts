import type { Conversation } from '../../model/conversation';
import type { Ticket } from '../../model/ticket';
import type { Digest } from '../../ports';
import { foldCase } from '../../text/fold';

/**
 * Identifies a customer across conversations: SHA-256, in hex, of the account where the channel vouches for one (Teams),
 * otherwise of their e-mail address. The address is unverified, so the tickets filed under it are shown to staff only,
 * never to customers.
 * @returns undefined for a customer who gave neither
 */
export function customerKeyOf(
  { channel, customer, reference }: Pick<Conversation, 'channel' | 'customer' | 'reference'>,
  digest: Digest,
): string | undefined {
  const user = channel === 'teams' ? idOf(reference?.user) : undefined;
  if (user !== undefined) return digest.sha256(JSON.stringify(['teams', user]));
  return customer.email === undefined ? undefined : digest.sha256(JSON.stringify(['email', foldEmail(customer.email)]));
}

/** Whether two tickets belong to the same customer; undefined when that is unknown. */
export function isSameCustomer(a: Ticket, b: Ticket): boolean | undefined {
  if (a.customerKey === undefined || b.customerKey === undefined) return undefined;
  return a.customerKey === b.customerKey;
}

/** Letter case is ignored: people type their address in any case, and no major provider treats it as significant. */
function foldEmail(email: string): string {
  return foldCase(email).trim();
}

function idOf(account: unknown): string | undefined {
  const id: unknown = typeof account === 'object' && account !== null && 'id' in account ? account.id : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}
