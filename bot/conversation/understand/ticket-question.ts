import { hear } from '../../language/listening/hear';
import { clausesOf, type HeardGroup, type Makings, madeOf } from '../../language/listening/heard';

/** What customers ask about their own ticket while it waits. */
export type TicketQuestion = 'when' | 'who' | 'news' | 'call' | 'superior';

export interface AskedOfTicket {
  readonly about: TicketQuestion;
  /** Whether the message asks nothing else. */
  readonly isAll: boolean;
}

/** In order of precedence: "when will they ring me?" asks for the time. */
const GROUPS: readonly (readonly [TicketQuestion, HeardGroup])[] = [
  ['superior', 'superior'],
  ['when', 'asks when'],
  ['who', 'asks who'],
  ['call', 'by phone'],
  ['news', 'asks news'],
];

/** A longer message tells a story. */
const MAX_WORDS = 24;
/** "The manager of your shop told me …" does not ask for one; "your manager, please" does. */
const MAX_WORDS_OF_CALLING = 6;

const ANY: Makings = {
  says: GROUPS.map(([, group]) => group),
  beside: ['ticket beside', 'courtesy', 'call beside', 'person lead'],
};

/**
 * What a message asks about the customer's ticket, if anything.
 * @param asksForPerson whether it asks for a person, in whatever words
 */
export function ticketQuestionIn(text: string, asksForPerson: boolean): AskedOfTicket | undefined {
  const heard = hear(text);
  const { words, spans } = heard;
  if (words.length > MAX_WORDS) return undefined;
  const said = new Set<HeardGroup>(spans.map(({ group }) => group));
  const isSaid = ([about, group]: (typeof GROUPS)[number]) =>
    said.has(group) && (about !== 'superior' || asksForPerson || words.length <= MAX_WORDS_OF_CALLING);
  const about = GROUPS.find(isSaid)?.[0];
  if (about === undefined) return undefined;
  const isAll =
    about === 'superior' ||
    clausesOf(words).every(
      ({ from, to }) =>
        madeOf(heard, ANY, from, to) !== undefined ||
        madeOf(heard, { says: ['ticket beside', 'courtesy'] }, from, to) !== undefined,
    );
  return { about, isAll };
}
