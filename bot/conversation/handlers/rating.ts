import { hear } from '../../language/listening/hear';
import { type Makings, madeOf } from '../../language/listening/heard';
import { customerAuthor } from '../../model/transcript';
import { rateTicket } from '../../tickets/customer/customer-transitions';
import { notify } from '../../tickets/notifications/notify';
import { botText, say, type Voice } from '../respond/voice';
import type { TurnInput } from '../turn-context';
import { advance, type TurnResult } from '../turn-result';

export interface RatingGiven {
  /** 1 to 5. */
  readonly score: number;
  readonly comment?: string;
}

/** After this score or a lower one, staff are told. */
const LOW_SCORE = 2;

const RATES: Makings = { says: ['rates'], beside: ['rates beside'] };
const SCORES: readonly string[] = ['1', '2', '3', '4', '5'];

/** The score, when a text consists of nothing else: "5", "4/5", "3 stars". */
export function scoreOf(text: string): number | undefined {
  const heard = hear(text);
  const [score = '', ...of] = heard.words.flatMap(({ plain }) => (/^\d+$/.test(plain) ? [plain] : []));
  const isScore = SCORES.includes(score) && of.length <= 1 && of.every((most) => most === '5');
  return isScore && madeOf(heard, RATES) !== undefined ? Number(score) : undefined;
}

/**
 * Stores a rating and thanks for it, in one transaction.
 *
 * @param messageId the customer's message, when they wrote the rating
 */
export function takeRating(input: TurnInput, { score, comment }: RatingGiven, messageId?: string): TurnResult {
  const { conversation, knowledge, now, ticket } = input;
  const voice: Voice = { knowledge, language: conversation.language };
  const text = say(voice, 'rating.customer', { score: String(score) });
  const rated = ticket === undefined ? undefined : rateTicket(ticket, score, now);
  const result = advance(input, [
    {
      drafts: [
        {
          ...(messageId === undefined ? {} : { id: messageId }),
          author: customerAuthor(conversation),
          kind: 'rating',
          text: comment ? `${text}\n${comment}` : text,
        },
        botText(say(voice, 'rating.thanks')),
      ],
      ...(rated === undefined ? {} : { ticket: rated }),
      ...(rated === undefined || score > LOW_SCORE
        ? {}
        : { outbox: notify(knowledge.base.service, rated.next, 'rated_low', { now }) }),
    },
  ]);
  return {
    ...result,
    change: {
      ...result.change,
      rating: {
        conversationId: conversation.id,
        score,
        ...(comment ? { comment } : {}),
        at: now.toISOString(),
        ...(conversation.ticket === undefined ? {} : { ticketNumber: conversation.ticket.number }),
      },
    },
  };
}
