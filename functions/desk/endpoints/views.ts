import type { z } from 'zod';
import { compact } from '../../../bot/model/compact';
import { MostradorError } from '../../../bot/model/errors';
import { requestId } from '../../../bot/model/fields';
import type { Saved } from '../../../bot/ports';
import type { Actor } from '../../../bot/tickets/authorize';
import type { ViewCount } from '../../../bot/tickets/list-tickets';
import { countViews } from '../../../bot/tickets/saved/count-views';
import { LIST_SAVED, listSaved, removeSaved, SAVE, save } from '../../../bot/tickets/saved/saved';
import type { ApiContext } from '../../api/app';
import { INPUT_PROBLEMS } from '../../api/endpoint';
import { STAFF_PROBLEMS } from '../../api/staff-endpoint';
import { deskEndpoint } from '../endpoint';
import { requestOf, savedView, savedViews, viewToSave } from '../schema';

/** Lists of tickets under a name: shared by the team, or of one person. */
export const viewEndpoints = [
  deskEndpoint({
    method: 'GET',
    path: '/v1/views',
    permission: LIST_SAVED,
    summary: 'The saved views: those of the team, then one’s own; the first ten with how many tickets they have, up to 99',
    status: 200,
    response: savedViews,
    problems: STAFF_PROBLEMS,
    handle: async ({ c, runtime, actor, service }) => {
      const views = await listSaved(runtime, actor, 'view');
      const counts = await countViews(runtime, actor, service, views);
      return c.json({ views: views.map((view) => serialize(view, actor, counts.get(view.id))) });
    },
  }),
  deskEndpoint({
    method: 'PUT',
    path: '/v1/views/{id}',
    permission: SAVE,
    summary: 'Keeps a view under an id of the caller’s choice, or changes it there',
    body: viewToSave,
    example: { shared: true, name: 'Urgent and nobody has it', view: 'unassigned', priority: 'urgent' },
    status: 200,
    response: savedView,
    problems: [...INPUT_PROBLEMS, ...STAFF_PROBLEMS, 'NOT_FOUND', 'VERSION_CONFLICT'],
    handle: async ({ c, runtime, actor, body: { shared, version, name, ...listed } }) => {
      const content = { name, ...requestOf(listed) };
      const saved = await save(runtime, actor, 'view', { id: savedIdOf(c), shared, content, ...compact({ version }) });
      return c.json(serialize(saved, actor));
    },
  }),
  deskEndpoint({
    method: 'DELETE',
    path: '/v1/views/{id}',
    permission: SAVE,
    summary: 'Removes a view; what is not there is gone already',
    status: 204,
    problems: STAFF_PROBLEMS,
    handle: async ({ c, runtime, actor }) => {
      await removeSaved(runtime, actor, 'view', c.req.param('id') ?? '');
      return c.body(null, 204);
    },
  }),
];

/** @throws MostradorError INVALID_REQUEST */
export function savedIdOf(c: ApiContext): string {
  const id = requestId.safeParse(c.req.param('id'));
  if (id.success) return id.data;
  throw new MostradorError('INVALID_REQUEST', 'path.id: may hold up to 64 letters, digits and . : - _ only.');
}

function serialize(
  { id, version, owner, by, content }: Saved<'view'>,
  actor: Actor,
  count?: ViewCount,
): z.infer<typeof savedView> {
  const { name, view, q, filter, sort } = content;
  const mine = by === actor.login || actor.role !== 'staff';
  return compact({
    id,
    version,
    shared: owner === undefined,
    mine,
    name,
    view,
    q,
    ...filter,
    sort,
    count: count && { ...count },
  });
}
