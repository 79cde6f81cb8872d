import { moveTicket } from '../../lifecycle/move-ticket';
import { isOpenStatus } from '../../lifecycle/transitions';
import type { Policy } from './step';

/** The first time told has passed without a word from a person: the promise is broken, whatever was told since. */
export const breakPromise: Policy = (ticket, { now }) => {
  const { promise, promisedAt, firstRespondedAt } = ticket;
  if (!isOpenStatus(ticket.status) || promise !== undefined || firstRespondedAt !== undefined) return undefined;
  if (now.getTime() <= Date.parse(promisedAt)) return undefined;
  return {
    act: 'broken',
    change: moveTicket(ticket, 'promise_broken', { actor: 'watch', now, from: promisedAt }, { promise: 'broken' }),
  };
};
