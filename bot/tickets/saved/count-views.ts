import type { Service } from '../../model/service';
import type { Clock, Saved, TicketQueue } from '../../ports';
import type { Actor } from '../authorize';
import { countOf, type ViewCount } from '../list-tickets';

/** Each count reads a part of the queue: of more views, the others are not counted. */
const MOST_COUNTED = 10;

/** How many tickets the first saved views have, by id. One that cannot be counted is left out: the others are shown all the same. */
export async function countViews(
  ports: { readonly store: TicketQueue; readonly clock: Clock },
  actor: Actor,
  service: Service,
  views: readonly Saved<'view'>[],
): Promise<ReadonlyMap<string, ViewCount>> {
  const counted = views.slice(0, MOST_COUNTED).map(async ({ id, content: { name: _, ...request } }) => {
    return [id, await countOf(ports, actor, service, request)] as const;
  });
  const settled = await Promise.allSettled(counted);
  return new Map(settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
}
