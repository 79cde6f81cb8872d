import { knowledgeGaps } from '../../../bot/publishing/gaps';
import { recentTurns, turnsThatFit } from '../../../bot/publishing/recorded-turns';
import { authorize } from '../../../bot/tickets/authorize';
import * as schemas from '../../api/schemas';
import { STAFF_PROBLEMS } from '../../api/staff-endpoint';
import { EDIT_KNOWLEDGE, knowledgeEndpoint } from '../endpoint';

const MAX_GAPS = 100;

/** What real conversations teach. */
export const learningEndpoints = [
  knowledgeEndpoint({
    method: 'GET',
    path: '/v1/knowledge/turns',
    permission: EDIT_KNOWLEDGE,
    summary: 'Recent questions and what came of them, without what tells who asked: to be asked again of changed knowledge',
    status: 200,
    response: schemas.recordedTurns,
    problems: STAFF_PROBLEMS,
    handle: async ({ c, runtime, actor }) => {
      authorize(actor, EDIT_KNOWLEDGE);
      return c.json({ turns: turnsThatFit(await recentTurns(runtime)) });
    },
  }),
  knowledgeEndpoint({
    method: 'GET',
    path: '/v1/knowledge/gaps',
    permission: EDIT_KNOWLEDGE,
    summary: 'What customers asked and the knowledge did not serve, grouped, largest first',
    status: 200,
    response: schemas.knowledgeGaps,
    problems: STAFF_PROBLEMS,
    handle: async ({ c, runtime, actor }) => {
      authorize(actor, EDIT_KNOWLEDGE);
      return c.json({ gaps: knowledgeGaps(await recentTurns(runtime)).slice(0, MAX_GAPS) });
    },
  }),
];
