import * as z from 'zod';
import { MostradorError } from '../../model/errors';
import { customerAuthor, seqOfOwnId } from '../../model/transcript';
import { conversationNotFound } from '../conversation-errors';
import { feedbackSteps } from '../handlers/feedback';
import type { Writer } from '../rate-limit';
import { say, voiceOf } from '../respond/voice';
import { advance } from '../turn-result';
import { customerAction } from './customer-action';
import type { RequestRead } from './read-for-request';
import { type ConversationPorts, idOf, type Outcome, settle } from './settle';

/** The customer's question is among so many messages up to the answer. */
const NEAR = 7;

const keyOf = (messageId: string): string => `feedback:${messageId}`;

/**
 * Records whether an answer helped, once per answer; repeating it gives the same reply.
 *
 * @throws MostradorError INVALID_REQUEST when the message is no answer, MESSAGE_ID_REUSED when the opposite was recorded
 * before
 */
export async function giveFeedback(
  ports: ConversationPorts,
  conversation: string | RequestRead,
  feedback: { readonly messageId: string; readonly helpful: boolean },
  writer: Writer,
): Promise<Outcome> {
  const { messageId, helpful } = feedback;
  const request = { key: keyOf(messageId), hash: String(helpful) };
  const seq = seqOfOwnId(messageId);
  const before = seq === 0 ? [] : await ports.store.listMessages(idOf(conversation), Math.max(0, seq - NEAR), NEAR);
  const answer = before.find((message) => message.seq === seq);
  if (answer?.id !== messageId || answer.answer === undefined) {
    throw new MostradorError(
      'INVALID_REQUEST',
      'body.messageId: is not an answer of this conversation; take the id of a message that has an `answer`.',
    );
  }
  const { entryId } = answer.answer;
  const asked = before.findLast((message) => message.seq < seq && message.author.role === 'customer');
  const question = asked?.text ?? '';
  return settle(ports, conversation, request, writer, (input) => {
    const { conversation, knowledge } = input;
    if (conversation.state === 'closed') throw conversationNotFound();
    const voice = voiceOf(knowledge, conversation.language, input.now);
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
  needs: ({ messageId }) => ({ replyKey: keyOf(messageId) }),
  take: (ports, { read, body, writer }) => giveFeedback(ports, read, body, writer),
});
