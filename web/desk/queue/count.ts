import type { TicketCounts } from '../api/types';

/** "12", or "99+"; nothing for none. */
export function countOf({ count, more }: TicketCounts['views']['mine'] = { count: 0 }): string | undefined {
  if (count === 0) return undefined;
  return more === true ? `${count}+` : String(count);
}
