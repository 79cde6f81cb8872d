import * as z from 'zod';
import type { ConversationState } from '../../model/conversation';
import { MostradorError } from '../../model/errors';
import { comment } from '../../model/fields';
import { alreadyRated } from '../conversation-errors';
import { type RatingGiven, takeRating } from '../handlers/rating';
import type { Writer } from '../rate-limit';
import { customerAction } from './customer-action';
import { type RequestRead, readForRequest } from './read-for-request';
import { type ConversationPorts, type Outcome, settle } from './settle';

/**
 * Rates the handling after the resolution, once. The ticket's owner and the leads are told of a low rating.
 *
 * @param rating score 1 to 5
 * @throws MostradorError ILLEGAL_MOVE before the resolution, ALREADY_RATED
 */
export async function rateConversation(
  ports: ConversationPorts,
  conversation: string | RequestRead,
  rating: RatingGiven,
  writer: Writer,
): Promise<Outcome> {
  const read = typeof conversation === 'string' ? await readForRequest(ports, conversation, { rating: true }) : conversation;
  if (read.rating !== undefined) throw alreadyRated();
  return settle(ports, read, undefined, writer, (input) => {
    const { conversation, ticket } = input;
    // Closed without a resolution (spam): there is nothing to rate.
    const isSettled = conversation.state === 'resolved' || conversation.state === 'closed';
    if (!isSettled || (ticket !== undefined && ticket.resolvedAt === undefined)) {
      throw nothingToRate(conversation.state);
    }
    return takeRating(input, rating);
  });
}

export const ratingAction = customerAction({
  path: 'rating',
  summary: 'A rating after the resolution, once',
  body: z.strictObject({ score: z.int().min(1).max(5), comment: z.exactOptional(comment) }),
  example: { score: 5 },
  problems: ['ALREADY_RATED', 'ILLEGAL_MOVE'],
  needs: () => ({ rating: true }),
  take: (ports, { read, body, writer }) => rateConversation(ports, read, body, writer),
});

function nothingToRate(state: ConversationState): MostradorError {
  const detail =
    state === 'closed'
      ? 'This conversation was closed without a resolution: there is nothing to rate.'
      : 'This conversation is not resolved yet, so it cannot be rated. Rate it once its state is `resolved`.';
  return new MostradorError('ILLEGAL_MOVE', detail, { state });
}
