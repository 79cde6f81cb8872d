import { showPresence } from '../../../bot/tickets/presence';
import { type App, readBody } from '../../api/app';
import { callerOf } from '../../api/caller';
import * as schemas from '../../api/schemas';
import { type DeskRuntime, numberOf } from '../caller';
import { presentPresence } from '../present';

/** Who is at a ticket. */
export function presenceRoutes(app: App, runtime: () => DeskRuntime): void {
  app.put('/v1/tickets/:number/presence', async (c) => {
    const { actor } = await callerOf(c, runtime());
    const number = numberOf(c);
    const { doing } = await readBody(c, schemas.showPresence);
    return c.json({ presence: presentPresence(await showPresence(runtime(), actor, number, doing)) });
  });
}
