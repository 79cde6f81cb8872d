import type { Ticket } from '../api/types';
import { words } from '../language';
import { moment, now } from '../language/time';
import { Icon } from '../shell/icon';

/** Whether the ticket is snoozed now. */
export function isSnoozed({ snoozedUntil }: Ticket): boolean {
  return snoozedUntil !== undefined && Date.parse(snoozedUntil) > now.value;
}

export function Snoozed({ ticket }: { readonly ticket: Ticket }) {
  if (!isSnoozed(ticket)) return null;
  return (
    <span class="snoozed">
      <Icon name="moon" />
      {words().time.snoozed(moment(ticket.snoozedUntil ?? ''))}
    </span>
  );
}
