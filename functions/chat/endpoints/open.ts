import { publicMessage, publicTicket } from '../../../bot/conversation/public-message';
import { openConversation, openingBody, resumeConversation, resumingBody } from '../../../bot/conversation/use-cases';
import { registerIn } from '../../../bot/language/registers';
import { compact } from '../../../bot/model/compact';
import type { Conversation } from '../../../bot/model/conversation';
import { readBody } from '../../api/app';
import { type Endpoint, INPUT_PROBLEMS } from '../../api/endpoint';
import * as schemas from '../../api/schemas';
import { type ChatDependencies, openerOf, writerOf } from '../dependencies';

/** Opening a conversation, or continuing one from a mail. */
export const openingEndpoints: readonly Endpoint<ChatDependencies>[] = [
  {
    method: 'POST',
    path: '/v1/conversations',
    auth: 'none',
    summary: 'Opens a conversation and greets; the token is shown this once',
    body: openingBody,
    example: { language: 'en' },
    status: 201,
    response: schemas.opened,
    problems: [...INPUT_PROBLEMS, 'RATE_LIMITED', 'UNAVAILABLE'],
    handle: async (c, runtime) => {
      const body = await readBody(c, openingBody);
      const opening = { channel: 'web', ...body, address: openerOf(c, runtime, 'open') } as const;
      const { conversation, token = '', messages, topics } = await openConversation(runtime, opening, writerOf(c, runtime).limit);
      const { id, state } = conversation;
      const register = await registerOf(runtime, conversation);
      return c.json(
        { conversationId: id, token, messages: messages.map(publicMessage), topics, state, ...compact({ register }) },
        201,
      );
    },
  },
  {
    method: 'POST',
    path: '/v1/conversations/resume',
    auth: 'none',
    summary:
      'Opens a conversation again with the code of a link in a mail, which works once; a second use within a day mails a fresh one. Earlier tokens stay valid until the customer corrects the address',
    body: resumingBody,
    example: { code: 'the code of the link' },
    status: 200,
    response: schemas.resumed,
    problems: [...INPUT_PROBLEMS, 'CONVERSATION_NOT_FOUND', 'FRESH_LINK_SENT', 'UNAVAILABLE', 'RATE_LIMITED'],
    handle: async (c, runtime) => {
      const { code } = await readBody(c, resumingBody);
      const resuming = { code, address: openerOf(c, runtime, 'resume') };
      const { conversation, token, messages, more } = await resumeConversation(runtime, resuming);
      const { id, language, customer, state, ticket } = conversation;
      return c.json({
        ...{ conversationId: id, token, language, customer, messages: messages.map(publicMessage), state },
        ...compact({ more, ticket: ticket && publicTicket(ticket), register: await registerOf(runtime, conversation) }),
      });
    },
  },
];

/** How the page addresses the customer, so that it speaks as the bot does. */
async function registerOf(
  { knowledge }: Pick<ChatDependencies, 'knowledge'>,
  { language }: Conversation,
): Promise<string | undefined> {
  const { base } = await knowledge.current();
  return registerIn(language, base.service.register);
}
