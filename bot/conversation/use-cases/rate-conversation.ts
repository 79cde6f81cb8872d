import { rateTicket } from '../../desk/customer-moves';
import { notify } from '../../desk/news/notify';
import { MostradorError } from '../../errors';
import { advance } from '../progress';
import { botText, say, type Voice } from '../reply';
import { customerAuthor } from '../transcript';
import type { ConversationState } from '../types';
import { alreadyRated, type ConversationPorts, type Outcome, settle } from './settle';

/** Whoever rates so, or lower, was not looked after well: people hear of it. */
const LOW_SCORE = 2;

/**
 * A rating after the resolution, once. Of a low one the ticket's owner and the leads are told.
 *
 * @param rating score 1 to 5
 * @throws MostradorError ILLEGAL_MOVE before the resolution, ALREADY_RATED
 */
export async function rateConversation(
  ports: ConversationPorts,
  conversationId: string,
  rating: { readonly score: number; readonly comment?: string },
): Promise<Outcome> {
  if ((await ports.store.loadRating(conversationId)) !== undefined) throw alreadyRated();
  return settle(ports, conversationId, undefined, (scene) => {
    const { conversation, knowledge, now, ticket } = scene;
    // Closed without a resolution: nobody was looked after (spam).
    const isSettled = conversation.state === 'resolved' || conversation.state === 'closed';
    if (!isSettled || (ticket !== undefined && ticket.resolvedAt === undefined)) {
      throw nothingToRate(conversation.state);
    }
    const voice: Voice = { knowledge, language: conversation.language };
    const { score, comment } = rating;
    const text = say(voice, 'rating.customer', { score: String(score) });
    const rated = ticket === undefined ? undefined : rateTicket(ticket, score, now);
    const progress = advance(scene, [
      {
        drafts: [
          { author: customerAuthor(conversation), kind: 'rating', text: comment ? `${text}\n${comment}` : text },
          botText(say(voice, 'rating.thanks')),
        ],
        ...(rated === undefined ? {} : { ticket: rated }),
        ...(rated === undefined || score > LOW_SCORE
          ? {}
          : { outbox: notify(knowledge.base.service, rated.next, 'rated_low', { now }) }),
      },
    ]);
    return {
      ...progress,
      change: {
        ...progress.change,
        rating: {
          conversationId,
          score,
          ...(comment ? { comment } : {}),
          at: now.toISOString(),
          ...(conversation.ticket === undefined ? {} : { ticketNumber: conversation.ticket.number }),
        },
      },
    };
  });
}

function nothingToRate(state: ConversationState): MostradorError {
  const detail =
    state === 'closed'
      ? 'This conversation was closed without a resolution: there is nothing to rate.'
      : 'This conversation is not resolved yet, so it cannot be rated. Rate it once its state is `resolved`.';
  return new MostradorError('ILLEGAL_MOVE', detail, { state });
}
