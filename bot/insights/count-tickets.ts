import type { HandoffReason } from '../model/decision';
import { type Counts, DURATIONS, type DurationName, type FigureName, type Histogram, type Sums } from '../model/rollup';
import { ASKED_AFTER, type Ticket } from '../model/ticket';
import type { Rating } from '../ports';
import { bucketOf } from './histogram';

const BY_REASON: Readonly<Record<HandoffReason, FigureName>> = {
  asked: 'ticketsAsked',
  misses: 'ticketsMisses',
  upset: 'ticketsUpset',
  entry: 'ticketsEntry',
  not_helpful: 'ticketsNotHelpful',
  danger: 'ticketsDanger',
};

const BY_SCORE: readonly FigureName[] = ['ratings1', 'ratings2', 'ratings3', 'ratings4', 'ratings5'];

/**
 * What one ticket adds to the figures of the day on which it was opened. Later events of the ticket change it.
 * @param rating of the ticket, if it has one
 */
export function sumsOfTicket(ticket: Ticket, rating: Rating | undefined, now: Date): Sums {
  const promise = promiseFigure(ticket, now);
  const names: readonly (FigureName | undefined)[] = [
    'tickets',
    BY_REASON[ticket.reason],
    promise,
    ticket.resolvedAt === undefined ? undefined : 'resolved',
    ticket.reopenedAt === undefined ? undefined : 'reopened',
    ticket.escalations > 0 ? 'escalated' : undefined,
    rating !== undefined || wasAsked(ticket) ? 'ratingsAsked' : undefined,
    rating === undefined ? undefined : BY_SCORE[rating.score - 1],
    rating?.comment === undefined ? undefined : 'comments',
  ];
  const counts: Partial<Record<FigureName, number>> = {};
  for (const name of names) if (name !== undefined) counts[name] = 1;
  return { counts: counts satisfies Counts, durations: durationsOf(ticket) };
}

/** Kept; late but announced; broken; undefined while it is undecided. */
function promiseFigure(
  { promise, promisedAt, noticesAt, firstRespondedAt, resolvedAt }: Ticket,
  now: Date,
): FigureName | undefined {
  if (promise === 'kept') return 'promisesKept';
  const isLate = promise === 'broken' || (firstRespondedAt ?? resolvedAt ?? now.toISOString()) > promisedAt;
  if (!isLate) return undefined;
  return noticesAt.some((at) => at <= promisedAt) ? 'promisesAnnounced' : 'promisesBroken';
}

/** A ticket that the customer withdrew, or that goes on under another number, asks for no rating. */
function wasAsked({ resolvedAt, resolution, mergedInto }: Ticket): boolean {
  if (resolvedAt === undefined || mergedInto !== undefined) return false;
  return resolution === undefined || ASKED_AFTER[resolution.reason].rating;
}

function durationsOf({ openedAt, firstRespondedAt, resolvedAt }: Ticket): Sums['durations'] {
  const ends: Readonly<Record<DurationName, string | undefined>> = { firstReply: firstRespondedAt, solution: resolvedAt };
  const durations: Partial<Record<DurationName, Histogram>> = {};
  for (const name of DURATIONS) {
    const end = ends[name];
    if (end !== undefined) durations[name] = { [bucketOf(Date.parse(end) - Date.parse(openedAt))]: 1 };
  }
  return durations;
}
