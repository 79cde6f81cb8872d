import { moveTicket } from '../../lifecycle/move-ticket';
import type { Policy } from './step';

/** Closes for good what was resolved long enough ago. Nobody is told: it changes nothing that they see. */
export const close: Policy = (ticket, { now }) => {
  if (ticket.status !== 'resolved' || ticket.closesAt === undefined || Date.parse(ticket.closesAt) > now.getTime()) {
    return undefined;
  }
  return { act: 'closed', change: moveTicket(ticket, 'closed', { actor: 'watch', now }), state: 'closed' };
};
