import * as z from 'zod';
import { compact } from '../../model/compact';
import { customerText, requestId } from '../../model/fields';
import { isOwnId } from '../../model/transcript';
import { asTap } from '../decide/offer';
import { scoreOf, takeRating } from '../handlers/rating';
import { interpretOnce } from '../interpret';
import type { Writer } from '../rate-limit';
import { turn } from '../turn';
import type { TurnInput, Utterance } from '../turn-context';
import { customerAction } from './customer-action';
import { type Needs, type RequestRead, readForRequest } from './read-for-request';
import { type ConversationPorts, type Outcome, settle } from './settle';

export interface IncomingMessage {
  readonly conversationId: string;
  /** What the authorisation has just read, with `needsOf` the turn. */
  readonly read?: RequestRead;
  /** Idempotency key: source and message id. */
  readonly key: string;
  readonly utterance: Utterance;
  readonly writer: Writer;
}

/**
 * Takes one turn of a conversation, once per key.
 *
 * @throws MostradorError CONVERSATION_NOT_FOUND, CONVERSATION_CLOSED, MESSAGE_ID_REUSED, RATE_LIMITED, UNAVAILABLE
 */
export async function takeTurn(ports: ConversationPorts, incoming: IncomingMessage): Promise<Outcome> {
  const { conversationId, key, utterance, writer } = incoming;
  const interpreter = interpretOnce();
  const hash = ports.digest.sha256(said(utterance));
  const score = scoreIn(utterance);
  const read = incoming.read ?? (await readForRequest(ports, conversationId, needsOf(key, utterance)));
  const isRating = score !== undefined && read.rating === undefined;
  return settle(ports, read, { key, hash }, writer, (input) =>
    isRating && isAskedForRating(input, utterance)
      ? takeRating(input, { score }, utterance.id)
      : turn(input, utterance, interpreter),
  );
}

/** What was said, different for different messages; for a message without a choice in the form that is stored since 0.1.0. */
function said({ text, choice }: Pick<Utterance, 'text' | 'choice'>): string {
  return choice === undefined ? `\n${text}` : JSON.stringify([choice, text]);
}

/** What a turn needs to be read. */
function needsOf(replyKey: string, utterance: Pick<Utterance, 'text' | 'choice'>): Needs {
  return { replyKey, rating: scoreIn(utterance) !== undefined };
}

function scoreIn({ text, choice }: Pick<Utterance, 'text' | 'choice'>): number | undefined {
  return choice === undefined ? scoreOf(text) : undefined;
}

const webKey = (id: string): string => `web:${id}`;

/** It stands in the transcript beside ids assigned here. */
const messageId = requestId
  .refine((id) => !isOwnId(id), 'is an id that the desk gives itself (m and digits); take another, such as a UUID')
  .describe('The client’s own, unlike all others of the conversation; `m` and digits is the form of the desk’s own');

export const messageAction = customerAction({
  path: 'messages',
  summary: 'One turn: the customer’s message and the replies; the same id gives the same reply',
  body: z.strictObject({ id: messageId, text: customerText, choice: z.exactOptional(z.string().min(1).max(200)) }),
  example: { id: '9b2e1f0c-5d64-4c1e-8a37-2f1d7a3c6b55', text: 'How long does delivery take?' },
  problems: ['CONVERSATION_CLOSED', 'MESSAGE_ID_REUSED'],
  needs: ({ id, text, choice }) => needsOf(webKey(id), compact({ text, choice })),
  take: (ports, { read, body: { id, text, choice }, writer }) =>
    takeTurn(ports, {
      conversationId: read.conversation.id,
      read,
      key: webKey(id),
      utterance: compact({ id, text, choice }),
      writer,
    }),
});

/**
 * A customer is asked for a rating after the resolution until they give one; a number may still be one of the choices
 * offered before.
 */
function isAskedForRating({ conversation, knowledge, ticket }: TurnInput, utterance: Utterance): boolean {
  const isChoice = asTap(conversation, knowledge, utterance).choice !== undefined;
  return conversation.state === 'resolved' && ticket?.status === 'resolved' && !isChoice;
}
