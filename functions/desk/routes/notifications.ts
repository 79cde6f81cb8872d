import { type DeadLetter, listDeadLetters, retryDeadLetter } from '../../../bot/tickets/notifications/dead-letters';
import type { App } from '../../api/app';
import { callerOf } from '../../api/caller';
import type { DeskRuntime } from '../caller';

/** What could not be delivered: seen, and tried again. */
export function notificationRoutes(app: App, runtime: () => DeskRuntime): void {
  app.get('/v1/notifications/dead', async (c) => {
    const { actor } = await callerOf(c, runtime());
    const letters = await listDeadLetters(runtime(), actor);
    return c.json({ items: letters.map(present) });
  });

  app.post('/v1/notifications/dead/:id/retry', async (c) => {
    const { actor } = await callerOf(c, runtime());
    await retryDeadLetter(runtime(), actor, Buffer.from(c.req.param('id'), 'base64url').toString('utf8'));
    return c.body(null, 204);
  });
}

/** The id holds signs that have a meaning in an address, and a gateway may decode them on the way: it travels wrapped. */
function present({ item, ticket }: DeadLetter) {
  const { id, kind, about, createdAt, attempts, lastError } = item;
  return {
    id: Buffer.from(id, 'utf8').toString('base64url'),
    kind,
    ...(about === undefined ? {} : { about }),
    ...(ticket === undefined ? {} : { ticket }),
    createdAt,
    attempts,
    ...(lastError === undefined ? {} : { lastError }),
  };
}
