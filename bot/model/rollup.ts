import type { EntryId } from './entry';
import type { Language } from './language';
import type { Channel } from './message';

/**
 * Everything that is counted, each in questions, conversations or tickets. The definitions for people stand beside the names
 * in the language files of the pages; what is counted is decided in `bot/insights`.
 */
export const FIGURES = [
  /** Conversations in which the customer wrote. */
  'conversations',
  /** What customers asked, without small talk, choices and gestures. */
  'questions',
  /** Answered, and the customer said that it helped. */
  'confirmed',
  /** Answered, and the customer said that it did not. */
  'wrong',
  /** Answered, without a yes or no, and asked again about the same topic within a week. */
  'cameBack',
  /** Answered, without a yes or no, and silent since. */
  'assumed',
  /** Met with a choice of entries. */
  'clarified',
  /** Met with "I am not sure". */
  'refused',
  /** Handed over at once. */
  'passedOn',
  /** Customers who left after a miss without another word within a week. */
  'gaveUp',
  'tickets',
  'ticketsAsked',
  'ticketsMisses',
  'ticketsUpset',
  'ticketsEntry',
  'ticketsNotHelpful',
  'ticketsDanger',
  /** Answered by the time that the customer was first told. */
  'promisesKept',
  /** Answered later than that, but the customer was told of the delay before. */
  'promisesAnnounced',
  /** Answered later than that, or not yet, without a word before. */
  'promisesBroken',
  'resolved',
  'reopened',
  'escalated',
  'ratingsAsked',
  'ratings1',
  'ratings2',
  'ratings3',
  'ratings4',
  'ratings5',
  'comments',
] as const;
export type FigureName = (typeof FIGURES)[number];

/** Zeros are left out. */
export type Counts = Readonly<Partial<Record<FigureName, number>>>;

/** The times that are measured, from the opening of a ticket. */
export const DURATIONS = ['firstReply', 'solution'] as const;
export type DurationName = (typeof DURATIONS)[number];

/**
 * How often durations of about each length occurred, by logarithmic buckets: see `bot/insights/histogram.ts`. Those of days
 * add up to that of a year.
 */
export type Histogram = Readonly<Record<string, number>>;

/** What a row of a rollup is about. */
export interface RowKey {
  readonly language: Language;
  readonly channel: Channel;
  /** Empty: none is known. */
  readonly topic: string;
}

export interface Sums {
  readonly counts: Counts;
  readonly durations: Readonly<Partial<Record<DurationName, Histogram>>>;
}

export interface Row extends RowKey, Sums {}

/** How an entry did, in answers. */
export interface EntryCounts {
  readonly asked: number;
  readonly helped: number;
  readonly didNot: number;
  /** A ticket was opened in the same conversation after it, before anything else was answered. */
  readonly handedOver: number;
}

/** All that is counted of one day; what happens later to its questions and tickets amends it. */
export interface Rollup {
  /** `YYYY-MM-DD` in the organisation's time zone. */
  readonly day: string;
  readonly rows: readonly Row[];
  readonly entries: Readonly<Record<EntryId, EntryCounts>>;
  /** Of the tickets that a person had last, by login. */
  readonly people: Readonly<Record<string, Sums>>;
}

/** How a range may be split. */
export const GROUPINGS = ['day', 'week', 'month', 'language', 'channel', 'topic'] as const;
export type Grouping = (typeof GROUPINGS)[number];
