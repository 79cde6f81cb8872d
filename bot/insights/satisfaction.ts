import type { Message } from '../model/message';
import { ASKED_AFTER, type Ticket } from '../model/ticket';
import type { Rating } from '../ports';

/** How customers answered "did this help?", counted in answers. */
export interface Helpfulness {
  readonly answers: number;
  readonly helped: number;
  readonly notHelped: number;
  /** Answers without a yes or a no. */
  readonly silent: number;
}

/**
 * Counts how customers judged the bot's answers. The last judgement of an answer counts.
 * @param transcripts one per conversation
 */
export function countHelpfulness(transcripts: Iterable<readonly Message[]>): Helpfulness {
  let answers = 0;
  let helped = 0;
  let notHelped = 0;
  for (const messages of transcripts) {
    const said = new Map(messages.flatMap(({ feedback }) => (feedback ? [[feedback.messageId, feedback.helpful] as const] : [])));
    for (const { id } of messages.filter(({ answer }) => answer !== undefined)) {
      answers += 1;
      if (said.get(id) === true) helped += 1;
      if (said.get(id) === false) notHelped += 1;
    }
  }
  return { answers, helped, notHelped, silent: answers - helped - notHelped };
}

export const SCORES = [1, 2, 3, 4, 5] as const;
export type Score = (typeof SCORES)[number];

/** How customers judged the handling of their tickets, counted in tickets. */
export interface Satisfaction {
  /** Tickets whose customers were asked: resolved ones, except merged ones, spam and those that the customer withdrew. */
  readonly asked: number;
  readonly scores: Readonly<Record<Score, number>>;
  readonly withComment: number;
  /** No score, but a "yes" to the follow-up question. */
  readonly confirmed: number;
  /** No reaction at all. */
  readonly silent: number;
  /** Share of 4 and 5 among the scores, in [0, 1]; absent when there are none. */
  readonly csat?: number;
}

/** A ticket, and its rating if it has one. */
export interface RatedTicket {
  readonly ticket: Pick<Ticket, 'resolvedAt' | 'resolution' | 'confirmedAt' | 'mergedInto'>;
  readonly rating?: Pick<Rating, 'score' | 'comment'>;
}

/** Counts the ratings and the customers who gave none. */
export function countSatisfaction(tickets: Iterable<RatedTicket>): Satisfaction {
  const scores: Record<Score, number> = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  const counts = { asked: 0, withComment: 0, confirmed: 0, silent: 0 };
  for (const { ticket, rating } of tickets) {
    const score = SCORES.find((one) => one === rating?.score);
    // A ticket that was reopened keeps its rating, but has no resolution.
    if (score === undefined && !wasAsked(ticket)) continue;
    counts.asked += 1;
    if (score !== undefined) scores[score] += 1;
    else if (ticket.confirmedAt !== undefined) counts.confirmed += 1;
    else counts.silent += 1;
    if (rating?.comment !== undefined) counts.withComment += 1;
  }
  const rated = SCORES.reduce((sum, score) => sum + scores[score], 0);
  return { ...counts, scores, ...(rated === 0 ? {} : { csat: (scores[4] + scores[5]) / rated }) };
}

function wasAsked({ resolvedAt, resolution, mergedInto }: RatedTicket['ticket']): boolean {
  if (resolvedAt === undefined || mergedInto !== undefined) return false;
  return resolution === undefined || ASKED_AFTER[resolution.reason].rating;
}
