import type { Channel } from '../../../../bot/model/message';
import type { DurationName, FigureName, Grouping } from '../../../../bot/model/rollup';

interface Named {
  readonly name: string;
  /** What exactly is counted. */
  readonly means: string;
}

const figures: Readonly<Record<FigureName, Named>> = {
  conversations: { name: 'Conversations', means: 'Conversations in which the customer wrote, once a day each.' },
  questions: { name: 'Questions', means: 'What customers asked. Greetings, thanks and tapped choices are no questions.' },
  confirmed: { name: 'Answered, confirmed', means: 'Answered, and the customer said that it helped.' },
  wrong: { name: 'Answered, wrong', means: 'Answered, and the customer said that it did not help.' },
  cameBack: {
    name: 'Came back',
    means:
      'Answered; the customer said neither yes nor no, and asked about the same topic again within 7 days, an hour later or more.',
  },
  assumed: { name: 'Answered, assumed', means: 'Answered; the customer said neither yes nor no, and did not come back.' },
  clarified: { name: 'Asked back', means: 'The assistant offered some entries to choose from.' },
  refused: { name: 'Not answered', means: 'The assistant said that it was not sure.' },
  passedOn: { name: 'Passed on at once', means: 'The question itself opened a ticket, or was added to one.' },
  gaveUp: {
    name: 'Gave up',
    means:
      'Not another word within 7 days after a question that was not answered, or answered wrongly, and no ticket. Counted a day later.',
  },
  tickets: { name: 'Tickets', means: 'Tickets that were opened. What happens to them later counts on that day, too.' },
  ticketsAsked: { name: 'Asked for a person', means: 'Tickets opened because the customer asked for a person.' },
  ticketsMisses: { name: 'Not understood', means: 'Tickets opened because the assistant was not sure several times in a row.' },
  ticketsUpset: { name: 'Upset customer', means: 'Tickets opened because the customer was upset.' },
  ticketsEntry: { name: 'By an entry', means: 'Tickets opened by an entry that always goes to a person.' },
  ticketsNotHelpful: { name: 'Did not help', means: 'Tickets opened because an answer did not help.' },
  ticketsDanger: { name: 'Danger', means: 'Tickets opened because of danger.' },
  promisesKept: { name: 'Promises kept', means: 'A person replied by the time that the customer was first told.' },
  promisesAnnounced: {
    name: 'Late, announced',
    means: 'The reply came later, but the customer was told of the delay before that time.',
  },
  promisesBroken: {
    name: 'Promises broken',
    means: 'The reply came later, or has not come yet, and nobody had told the customer.',
  },
  resolved: { name: 'Resolved', means: 'Tickets that are resolved now.' },
  reopened: { name: 'Reopened', means: 'Tickets that were opened again after they were resolved.' },
  escalated: { name: 'Escalated', means: 'Tickets that went up a step at least once.' },
  ratingsAsked: { name: 'Asked for a rating', means: 'Tickets whose customers were asked how it went.' },
  ratings1: { name: 'Rated 1', means: 'Tickets rated 1 of 5.' },
  ratings2: { name: 'Rated 2', means: 'Tickets rated 2 of 5.' },
  ratings3: { name: 'Rated 3', means: 'Tickets rated 3 of 5.' },
  ratings4: { name: 'Rated 4', means: 'Tickets rated 4 of 5.' },
  ratings5: { name: 'Rated 5', means: 'Tickets rated 5 of 5.' },
  comments: { name: 'Comments', means: 'Ratings with a comment.' },
};

const durations: Readonly<Record<DurationName, Named>> = {
  firstReply: { name: 'First reply', means: 'From the opening of a ticket to the first reply by a person, by the clock.' },
  solution: { name: 'Solution', means: 'From the opening of a ticket to its resolution, by the clock.' },
};

const groupings: Readonly<Record<Grouping, string>> = {
  day: 'Day',
  week: 'Week',
  month: 'Month',
  language: 'Language',
  channel: 'Channel',
  topic: 'Topic',
};

const channels: Readonly<Record<Channel, string>> = { web: 'Web', teams: 'Teams' };

export const words = {
  title: 'Insights',
  lead: 'How the service did, with nothing left out: each figure says what it counts.',
  from: 'From',
  to: 'To',
  by: 'Split by',
  show: 'Show',
  csv: 'Download as CSV',
  ranges: 'Ranges',
  lastDays: (days: number) => `Last ${days} days`,
  failed: 'The figures cannot be loaded.',
  empty: 'Nothing was asked in this range.',
  emptyHint: 'Figures are counted every half hour; a question shows up here soon after it was asked.',
  none: 'none',
  noTopic: 'No topic known',
  before: (figure: string) => `${figure} before`,
  sections: {
    questions: 'Questions',
    tickets: 'Tickets',
    satisfaction: 'Satisfaction',
    split: 'Split',
    entries: 'Entries',
    people: 'People',
  },
  csat: { name: 'Satisfied', means: 'The share of 4 and 5 among all ratings.' },
  median: 'Median',
  p90: '90 of 100 within',
  entry: 'Entry',
  asked: 'Asked',
  helped: 'Helped',
  didNot: 'Did not help',
  handedOver: 'Handed over after it',
  person: 'Person',
  figures,
  durations,
  groupings,
  channels,
};

export type InsightsWords = typeof words;
