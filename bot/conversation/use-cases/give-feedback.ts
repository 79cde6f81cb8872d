import * as z from 'zod';
import { MostradorError } from '../../model/errors';
import { customerAuthor, seqOfOwnId } from '../../model/transcript';
import { conversationNotFound } from '../conversation-errors';
import { feedbackSteps } from '../handlers/feedback';
import type { Writer } from '../rate-limit';
import { say, type Voice } from '../respond/voice';
import { advance } from '../turn-result';
import { customerAction } from './customer-action';
import { type ConversationPorts, type Outcome, settle } from './settle';

/**
 * Records whether an answer helped, once per answer; repeating it gives the same reply.
 *
 * @throws MostradorError INVALID_REQUEST when the message is no answer, MESSAGE_ID_REUSED when the opposite was recorded
 * before
 */
export async function giveFeedback(
  ports: ConversationPorts,
  conversationId: string,
  feedback: { readonly messageId: string; readonly helpful: boolean },
  writer: Writer,
): Promise<Outcome> {
  const { messageId, helpful } = feedback;
  const request = { key: `feedback:${messageId}`, hash: String(helpful) };
  const seq = seqOfOwnId(messageId);
  const [answer] = seq === 0 ? [] : await ports.store.listMessages(conversationId, seq - 1, 1);
  if (answer?.id !== messageId || answer.answer === undefined) {
    throw new MostradorError(
      'INVALID_REQUEST',
      'body.messageId: is not an answer of this conversation; take the id of a message that has an `answer`.',
    );
  }
  const { entryId } = answer.answer;
  const question = await questionBefore(ports, conversationId, seq);
  return settle(ports, conversationId, request, writer, (input) => {
    const { conversation, knowledge } = input;
    if (conversation.state === 'closed') throw conversationNotFound();
    const voice: Voice = { knowledge, language: conversation.language };
    const said = {
      author: customerAuthor(conversation),
      kind: 'text',
      text: say(voice, helpful ? 'feedback.customer.yes' : 'feedback.customer.no'),
      feedback: { messageId, helpful },
    } as const;
    return advance(input, [{ drafts: [said] }, ...feedbackSteps(conversation, voice, { messageId, entryId, question }, helpful)]);
  });
}

export const feedbackAction = customerAction({
  path: 'feedback',
  summary: 'Did this answer help?',
  body: z.strictObject({ messageId: z.string().min(1).max(64), helpful: z.boolean() }),
  example: { messageId: 'm3', helpful: true },
  problems: ['MESSAGE_ID_REUSED', 'CONVERSATION_CLOSED'],
  take: (ports, { conversation, body, writer }) => giveFeedback(ports, conversation.id, body, writer),
});

/** The customer's question before the answer. */
async function questionBefore(ports: ConversationPorts, conversationId: string, seq: number): Promise<string> {
  const before = await ports.store.listMessages(conversationId, Math.max(0, seq - 6), 6);
  const asked = before.filter((message) => message.seq < seq && message.author.role === 'customer').at(-1);
  return asked?.text ?? '';
}
