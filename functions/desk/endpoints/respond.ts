import type { Actor } from '../../../bot/tickets/authorize';
import { findTicket, type Older, readTicket } from '../../../bot/tickets/read-ticket';
import type { ApiContext } from '../../api/app';
import type { DeskDependencies } from '../endpoint';
import { serializeDetails } from '../serialize';

/**
 * The ticket as it is now, or 304 when the caller has it already. Polling an unchanged ticket reads only what the ETag
 * depends on, neither transcript nor events.
 *
 * @param older which pages of the two are requested, instead of the last ones
 */
export async function respondWithTicket(
  c: ApiContext,
  runtime: DeskDependencies,
  actor: Actor,
  number: string,
  older: Older = {},
): Promise<Response> {
  const found = await findTicket(runtime, actor, number);
  const tag = `"${found.revision}${older.before === undefined ? '' : `;m${older.before}`}${older.eventsBefore === undefined ? '' : `;e${older.eventsBefore}`}"`;
  const headers = { etag: tag, 'cache-control': 'private, no-cache' };
  if (c.req.method === 'GET' && c.req.header('if-none-match') === tag) return c.body(null, 304, headers);
  const [details, { base }] = await Promise.all([readTicket(runtime, found, older), runtime.knowledge.current()]);
  return c.json(serializeDetails(details, runtime.clock.now(), base), 200, headers);
}
