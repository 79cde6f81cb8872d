import * as z from 'zod';
import { LONGEST_PRESENT_SECONDS, PRESENT_SECONDS, SHOW_PRESENCE, showPresence } from '../../../bot/tickets/presence';
import { INPUT_PROBLEMS } from '../../api/endpoint';
import * as schemas from '../../api/schemas';
import { STAFF_PROBLEMS } from '../../api/staff-endpoint';
import { deskEndpoint, numberOf } from '../endpoint';
import { serializePresence } from '../serialize';

/** Who is looking at a ticket. */
export const presenceEndpoints = [
  deskEndpoint({
    method: 'PUT',
    path: '/v1/tickets/{number}/presence',
    permission: SHOW_PRESENCE,
    summary:
      `Says what one does at a ticket, and who else is there; again within \`forSeconds\` (${PRESENT_SECONDS} unless it is said), ` +
      'or one counts as gone',
    body: z.strictObject({
      doing: z.enum(['viewing', 'replying']),
      forSeconds: z.exactOptional(z.int().min(PRESENT_SECONDS).max(LONGEST_PRESENT_SECONDS)),
    }),
    example: { doing: 'viewing' },
    status: 200,
    response: schemas.presentAtTicket,
    problems: [...STAFF_PROBLEMS, 'TICKET_NOT_FOUND', ...INPUT_PROBLEMS],
    handle: async ({ c, runtime, actor, body }) =>
      c.json({ presence: serializePresence(await showPresence(runtime, actor, numberOf(c), body)) }),
  }),
];
