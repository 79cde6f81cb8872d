import { STAFF_ACTIONS } from '../../../bot/tickets/actions';
import type { StaffAction } from '../../../bot/tickets/actions/staff-action';
import { type Endpoint, INPUT_PROBLEMS } from '../../api/endpoint';
import * as schemas from '../../api/schemas';
import { STAFF_PROBLEMS } from '../../api/staff-endpoint';
import { type DeskDependencies, deskEndpoint, numberOf } from '../endpoint';
import { respondWithTicket } from './respond';

const PROBLEMS = [
  ...STAFF_PROBLEMS,
  'TICKET_NOT_FOUND',
  ...INPUT_PROBLEMS,
  'ILLEGAL_MOVE',
  'VERSION_CONFLICT',
  'MESSAGE_ID_REUSED',
] as const;

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
