import type { Conversation } from '../../model/conversation';
import type { Ticket } from '../../model/ticket';
import type { Digest } from '../../ports';

/**
 * What a customer is known by beyond one conversation, as SHA-256 in hex: the account where the channel vouches for one
 * (Teams), otherwise the e-mail address they gave. Nobody has proved the address: what is filed under it is for staff to see,
 * never for customers.
 * @returns undefined for somebody who said nothing of themselves
 */
export function customerKeyOf(
  { channel, customer, reference }: Pick<Conversation, 'channel' | 'customer' | 'reference'>,
  digest: Digest,
): string | undefined {
  const user = channel === 'teams' ? idOf(reference?.user) : undefined;
  if (user !== undefined) return digest.sha256(JSON.stringify(['teams', user]));
  return customer.email === undefined ? undefined : digest.sha256(JSON.stringify(['email', foldEmail(customer.email)]));
}

/** Whether two tickets are of one customer; undefined when that cannot be known. */
export function isSameCustomer(a: Ticket, b: Ticket): boolean | undefined {
  if (a.customerKey === undefined || b.customerKey === undefined) return undefined;
  return a.customerKey === b.customerKey;
}

/** People type their address in any case; no provider of note tells two apart by it. */
function foldEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

function idOf(account: unknown): string | undefined {
  const id: unknown = typeof account === 'object' && account !== null && 'id' in account ? account.id : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}
