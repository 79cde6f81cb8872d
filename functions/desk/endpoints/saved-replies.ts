import type { z } from 'zod';
import { compact } from '../../../bot/model/compact';
import type { Saved } from '../../../bot/ports';
import type { Actor } from '../../../bot/tickets/authorize';
import { LIST_SAVED, listSaved, removeSaved, SAVE, save } from '../../../bot/tickets/saved/saved';
import { INPUT_PROBLEMS } from '../../api/endpoint';
import { STAFF_PROBLEMS } from '../../api/staff-endpoint';
import { deskEndpoint } from '../endpoint';
import { replyToSave, savedReplies, savedReply } from '../schema';
import { savedIdOf } from './views';

/** Texts for replies, with what is done to the ticket then: shared by the team, or of one person. */
export const savedReplyEndpoints = [
  deskEndpoint({
    method: 'GET',
    path: '/v1/saved-replies',
    permission: LIST_SAVED,
    summary: 'The saved replies: those of the team, then one’s own',
    status: 200,
    response: savedReplies,
    problems: STAFF_PROBLEMS,
    handle: async ({ c, runtime, actor }) => {
      const replies = await listSaved(runtime, actor, 'reply');
      return c.json({ replies: replies.map((reply) => serialize(reply, actor)) });
    },
  }),
  deskEndpoint({
    method: 'PUT',
    path: '/v1/saved-replies/{id}',
    permission: SAVE,
    summary: 'Keeps a reply under an id of the caller’s choice, or changes it there',
    body: replyToSave,
    example: { shared: true, name: 'Thanks', text: 'Hello {{customer.name}}, thank you. {{agent.name}}', resolves: true },
    status: 200,
    response: savedReply,
    problems: [...INPUT_PROBLEMS, ...STAFF_PROBLEMS, 'NOT_FOUND', 'VERSION_CONFLICT'],
    handle: async ({ c, runtime, actor, body: { shared, version, ...content } }) => {
      const saved = await save(runtime, actor, 'reply', { id: savedIdOf(c), shared, content, ...compact({ version }) });
      return c.json(serialize(saved, actor));
    },
  }),
  deskEndpoint({
    method: 'DELETE',
    path: '/v1/saved-replies/{id}',
    permission: SAVE,
    summary: 'Removes a saved reply; what is not there is gone already',
    status: 204,
    problems: STAFF_PROBLEMS,
    handle: async ({ c, runtime, actor }) => {
      await removeSaved(runtime, actor, 'reply', c.req.param('id') ?? '');
      return c.body(null, 204);
    },
  }),
];

function serialize({ id, version, owner, by, content }: Saved<'reply'>, actor: Actor): z.infer<typeof savedReply> {
  const { name, text, labels, resolves } = content;
  const mine = by === actor.login || actor.role !== 'staff';
  return compact({ id, version, shared: owner === undefined, mine, name, text, labels: labels?.slice(), resolves });
}
