import { MAX_BULK } from '../../../bot/model/limits';
import { STAFF_ACTIONS } from '../../../bot/tickets/actions';
import { BULK, bulk, bulkBody } from '../../../bot/tickets/actions/bulk';
import type { StaffAction } from '../../../bot/tickets/actions/staff-action';
import { type Endpoint, INPUT_PROBLEMS } from '../../api/endpoint';
import * as schemas from '../../api/schemas';
import { STAFF_PROBLEMS } from '../../api/staff-endpoint';
import { type DeskDependencies, deskEndpoint, numberOf } from '../endpoint';
import { bulkReport } from '../schema';
import { respondWithTicket } from './respond';

const PROBLEMS = [
  ...STAFF_PROBLEMS,
  'TICKET_NOT_FOUND',
  ...INPUT_PROBLEMS,
  'ILLEGAL_MOVE',
  'VERSION_CONFLICT',
  'MESSAGE_ID_REUSED',
] as const;

/** One action on many tickets. */
export const bulkEndpoints = [
  deskEndpoint({
    method: 'POST',
    path: '/v1/tickets/bulk',
    permission: BULK,
    summary: `Assigns, labels, resolves or marks as spam up to ${MAX_BULK} tickets: each as a whole, or told as missed with the reason`,
    body: bulkBody,
    example: { action: 'resolve', reason: 'answered', tickets: [{ number: 'M-1A2B3C4D', version: 3 }] },
    status: 200,
    response: bulkReport,
    problems: [...STAFF_PROBLEMS, ...INPUT_PROBLEMS],
    handle: async ({ c, runtime, actor, service, body }) => {
      const { done, missed } = await bulk(runtime, { actor, service, body });
      return c.json({ done: [...done], missed: missed.map((one) => ({ ...one })) });
    },
  }),
];

/** The staff actions on a ticket: each is parsed and performed; the response is the ticket afterwards. */
export const actionEndpoints: readonly Endpoint<DeskDependencies>[] = STAFF_ACTIONS.map((action: StaffAction) =>
  deskEndpoint({
    method: 'POST',
    path: `/v1/tickets/{number}/${action.path}`,
    permission: action,
    summary: action.summary,
    body: action.body,
    example: action.example,
    status: 200,
    response: schemas.ticketDetail,
    problems: [...PROBLEMS, ...action.problems],
    handle: async ({ c, runtime, actor, service, body }) => {
      const number = numberOf(c);
      await action(runtime, { actor, service, number, body });
      return respondWithTicket(c, runtime, actor, number);
    },
  }),
);
