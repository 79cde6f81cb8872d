/** What customers said of themselves, in their own words. Nothing of it is verified, and all of it may be absent. */
export interface Customer {
  readonly name?: string;
  readonly email?: string;
  /** Digits, with a leading `+` where it was written. */
  readonly phone?: string;
  /** A postal address on one line. */
  readonly address?: string;
  /** Order numbers as they were written, the latest last. */
  readonly orders?: readonly string[];
}

/** More order numbers are not kept: the oldest are left out. */
export const MAX_ORDERS = 10;

/** What is known of a customer with what they said now; a later phone number or address takes the place of the earlier. */
export function withSaid(known: Customer, said: Customer): Customer {
  const orders = [...new Set([...(known.orders ?? []), ...(said.orders ?? [])])].slice(-MAX_ORDERS);
  return { ...known, ...said, ...(orders.length === 0 ? {} : { orders }) };
}
