import { countAlone, countFrom } from '../../../bot/conversation/use-cases/address-limit';
import { helpFeedbackBody, takeHelpFeedback } from '../../../bot/publishing/help-feedback';
import { readBody } from '../../api/app';
import { type Endpoint, INPUT_PROBLEMS } from '../../api/endpoint';
import { type ChatDependencies, openerOf } from '../dependencies';

/** What readers of the public help pages say. */
export const helpEndpoints: readonly Endpoint<ChatDependencies>[] = [
  {
    method: 'POST',
    path: '/v1/help/feedback',
    auth: 'none',
    summary: 'Whether a help page helped, and what was missing on it; nothing that tells who asked is stored',
    body: helpFeedbackBody,
    example: { entry: 'delivery/delivery-times', language: 'en', helpful: false, missing: 'Do you deliver on Saturdays?' },
    status: 204,
    problems: [...INPUT_PROBLEMS, 'NOT_FOUND', 'RATE_LIMITED', 'UNAVAILABLE'],
    handle: async (c, runtime) => {
      const body = await readBody(c, helpFeedbackBody);
      const reader = openerOf(c, runtime, 'help');
      await countAlone(runtime, [(now) => countFrom(runtime, reader, runtime.ids.id(), now)]);
      await takeHelpFeedback(runtime, body);
      return c.body(null, 204);
    },
  },
];
