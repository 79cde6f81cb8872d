import { transitionTicket } from '../../lifecycle/transition-ticket';
import { isOpenStatus } from '../../lifecycle/transitions';
import { ownerNotice } from '../../notifications/notices';
import type { Check } from './check';

/** Tells the customer once who has their ticket now, at the waking hour that was chosen when it changed hands. */
export const tellOwner: Check = (ticket, { service, now }) => {
  const { tellOwnerAt, assignee, toldOwner, ...rest } = ticket;
  if (tellOwnerAt === undefined || assignee === undefined || assignee.login === toldOwner) return undefined;
  if (!isOpenStatus(ticket.status) || Date.parse(tellOwnerAt) > now.getTime()) return undefined;
  // A notice of delay in the same run names the owner too.
  const isNamed = ticket.noticesAt.at(-1) === now.toISOString();
  const details = { actor: 'watch', now, to: assignee.login } as const;
  return {
    kind: 'ownerTold',
    change: transitionTicket({ ...rest, assignee }, 'owner_told', details, { toldOwner: assignee.login }),
    announce: ({ conversation: { language }, ticket: next }) => ({
      drafts: isNamed ? [] : ownerNotice({ service, language, ticket: next, now }, 'another'),
    }),
  };
};
