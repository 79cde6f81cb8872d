import { compact } from '../../../bot/model/compact';
import {
  type DeadLetter,
  LIST_DEAD_LETTERS,
  listDeadLetters,
  RETRY_DEAD_LETTER,
  retryDeadLetter,
} from '../../../bot/tickets/notifications/dead-letters';
import * as schemas from '../../api/schemas';
import { STAFF_PROBLEMS } from '../../api/staff-endpoint';
import { deskEndpoint } from '../endpoint';

/** Lists undelivered notifications, and retries them. */
export const notificationEndpoints = [
  deskEndpoint({
    method: 'GET',
    path: '/v1/notifications/dead',
    permission: LIST_DEAD_LETTERS,
    summary: 'What could not be delivered and is not tried any more, oldest first',
    status: 200,
    response: schemas.deadNotifications,
    problems: STAFF_PROBLEMS,
    handle: async ({ c, runtime, actor }) => c.json({ items: (await listDeadLetters(runtime, actor)).map(serialize) }),
  }),
  deskEndpoint({
    method: 'POST',
    path: '/v1/notifications/dead/{id}/retry',
    permission: RETRY_DEAD_LETTER,
    summary: 'Tries to deliver it again, from the beginning',
    status: 204,
    problems: [...STAFF_PROBLEMS, 'NOT_FOUND'],
    handle: async ({ c, runtime, actor }) => {
      await retryDeadLetter(runtime, actor, Buffer.from(c.req.param('id') ?? '', 'base64url').toString('utf8'));
      return c.body(null, 204);
    },
  }),
];

/** The id contains characters with a meaning in addresses, which a gateway may decode, so it is encoded. */
function serialize({ item, ticket }: DeadLetter) {
  const { id, kind, about, createdAt, attempts, lastError } = item;
  return compact({ id: Buffer.from(id, 'utf8').toString('base64url'), kind, about, ticket, createdAt, attempts, lastError });
}
