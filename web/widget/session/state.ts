import type { Access, Message, News, TicketView } from '../../shared/api/conversations';
import type { Language } from '../language';

export type Choice = NonNullable<Message['choices']>[number];
export type ConversationState = News['state'];

/** A message that the server has not confirmed. Its id stays the same however often it is sent. */
export interface Outgoing {
  readonly id: string;
  readonly text: string;
  readonly choice?: string;
}

export interface Contact {
  readonly name?: string;
  readonly email?: string;
}

/** Something that is asked before it is done. */
export interface Question {
  readonly text: string;
  readonly yes: string;
  readonly onYes: () => void;
  /** Instead of a word that does nothing. */
  readonly no?: string;
  readonly onNo?: () => void;
}

/** Where a state stands among those of its conversation. */
export interface Edition {
  /** The last message that was known of. */
  readonly seq: number;
  /** The server's count of changes; where an answer does not tell it, that of the edition before. */
  readonly version: number;
}

/** How a conversation came into this browser. Whoever has the link need not be whose conversation it is. */
export interface Arrival {
  /** The beginning of the code, by which the same link is known again. */
  readonly mark: string;
  /** Whose it is, as far as the conversation knows. */
  readonly name: string | undefined;
  /** The customer has said that it is theirs. */
  readonly isMine: boolean;
}

/** A conversation that waits while another one is shown. */
export interface Aside extends Partial<OfConversation> {
  readonly access: Access;
  readonly language: Language;
  /** From a link: `new` until it was decided which to show, `declined` where the other one was. Nothing of it is shown before it is opened. */
  readonly unopened?: 'new' | 'declined';
}

/** What happened that the customer should know, until something else happens. */
export type Notice = 'backOnline' | 'expired' | 'anew' | 'usedLink' | 'freshLink' | 'deleted' | 'refused' | 'failed' | 'tooOften';

/** Everything the widget shows follows from this. Times are ms since 1970. */
export interface State {
  readonly language: Language;
  /** The language that the customer asked for, whatever the page is in. */
  readonly chosenLanguage: Language | undefined;
  readonly isOpen: boolean;
  readonly access: Access | undefined;
  /** From the link of a mail: leads into a conversation once. */
  readonly code: string | undefined;
  /** `none` yet, or being fetched; `unreachable` when that failed. */
  readonly phase: 'none' | 'ready' | 'unreachable';
  readonly conversation: ConversationState;
  /** How new `conversation` and `ticket` are: of two states the later one holds, wherever it came from. */
  readonly edition: Edition;
  /** By seq. */
  readonly messages: readonly Message[];
  readonly outgoing: readonly Outgoing[];
  /** What became of the outgoing: on their way, waiting for the network or the time in `limitedUntil`, or failed until the customer says so. */
  readonly fate: 'sending' | 'waiting' | 'failed';
  readonly topics: readonly Choice[];
  readonly ticket: TicketView | undefined;
  /** The ticket of a conversation that was left: nobody should lose its number. */
  readonly formerTicket: TicketView | undefined;
  readonly contact: Contact;
  /** Whether the server has `contact`. */
  readonly isContactSent: boolean;
  /** Whether they are asked how to be reached, where they said so themselves. */
  readonly asksContact: boolean | undefined;
  /** An answer of the bot is awaited: not for long, long enough to say so, or so long that it needs a word. */
  readonly typing: 0 | 1 | 2;
  readonly isOnline: boolean;
  /** News could not be read several times in a row. */
  readonly isStale: boolean;
  /** Too much at once: nothing is sent before then. */
  readonly limitedUntil: number | undefined;
  readonly notice: Notice | undefined;
  readonly question: Question | undefined;
  /** Said aloud to who cannot see it. */
  readonly said: string;
  /** There is more below what is in view. */
  readonly isBehind: boolean;
  /** Highest seq that the customer has had before their eyes. */
  readonly seenSeq: number;
  /** What was said of answers, by message id. */
  readonly helped: Readonly<Record<string, boolean>>;
  readonly rating: 'none' | 'given' | 'skipped';
  readonly draft: string;
  /** The link that led here; undefined where the conversation began in this browser. */
  readonly arrival: Arrival | undefined;
  /** Other conversations of this browser, the latest last. */
  readonly aside: readonly Aside[];
  /** When the customer was last forgotten in this browser, by sign-out or erasure; 0: never. */
  readonly forgottenAtMs: number;
}

/** What is kept of one conversation. */
export type OfConversation = Omit<Shared, 'aside' | 'forgottenAtMs'>;

/** What outlives the page and holds in every tab: the way back into the conversation, never its messages. */
export const SHARED = [
  'access',
  'conversation',
  'edition',
  'outgoing',
  'topics',
  'ticket',
  'formerTicket',
  'contact',
  'isContactSent',
  'asksContact',
  'seenSeq',
  'helped',
  'rating',
  'arrival',
  'aside',
  'forgottenAtMs',
] as const satisfies readonly (keyof State)[];
/** What outlives the page in its own tab. */
export const OWN = ['chosenLanguage', 'draft', 'code'] as const satisfies readonly (keyof State)[];
export type Shared = Pick<State, (typeof SHARED)[number]>;
export type Kept = Partial<Shared & Pick<State, (typeof OWN)[number]>>;

/** Nothing of a conversation yet. */
export const NO_CONVERSATION = {
  access: undefined,
  code: undefined,
  phase: 'none',
  conversation: 'open',
  edition: { seq: 0, version: 0 },
  messages: [],
  outgoing: [],
  fate: 'sending',
  topics: [],
  ticket: undefined,
  formerTicket: undefined,
  isContactSent: false,
  asksContact: undefined,
  typing: 0,
  isStale: false,
  limitedUntil: undefined,
  notice: undefined,
  question: undefined,
  said: '',
  isBehind: false,
  seenSeq: 0,
  helped: {},
  rating: 'none',
  arrival: undefined,
} as const satisfies Partial<State>;

export function initialState(language: Language): State {
  return {
    ...NO_CONVERSATION,
    language,
    chosenLanguage: undefined,
    isOpen: false,
    isOnline: true,
    contact: {},
    draft: '',
    aside: [],
    forgottenAtMs: 0,
  };
}

export function isOlder(one: Edition, other: Edition): boolean {
  return one.seq < other.seq || (one.seq === other.seq && one.version < other.version);
}

/** What the answer to a change is up to, as far as it tells; @param asked the edition that was here when it was asked for. */
export function editionAfter({ seq, version }: Edition, { messages }: Pick<News, 'messages'>): Edition {
  return { seq: lastSeq(messages) || seq, version };
}

/**
 * Takes in what the server says. Messages that are known already are not doubled, wherever they came from; a state that
 * is older than the one here brings its messages and changes nothing else.
 *
 * @param edition of what the server says
 */
export function absorb(state: State, { messages, state: conversation, ticket }: News, edition: Edition): State {
  const bySeq = new Map([...state.messages, ...messages].map((message) => [message.seq, message]));
  const now = isOlder(edition, state.edition) ? state : { conversation, ticket, edition };
  return {
    ...state,
    conversation: now.conversation,
    ticket: now.ticket,
    edition: now.edition,
    messages: [...bySeq.values()].sort((a, b) => a.seq - b.seq),
    outgoing: state.outgoing.filter(({ id }) => !messages.some((message) => message.id === id)),
    rating: ratingOf(state, messages, now.conversation),
  };
}

/** Given once, it is given; skipped, it is asked for again when the ticket was taken up again meanwhile. */
function ratingOf({ rating }: State, messages: readonly Message[], conversation: ConversationState): State['rating'] {
  if (rating === 'given' || messages.some(({ kind, author }) => kind === 'rating' && author.role === 'customer')) return 'given';
  return isOver(conversation) ? rating : 'none';
}

/** The seq up to which nothing is missing: what news are asked for after. */
export function completeUpTo(messages: readonly Message[]): number {
  const gap = messages.findIndex(({ seq }, index) => seq !== index + 1);
  return gap < 0 ? messages.length : gap;
}

export function lastSeq(messages: readonly Message[]): number {
  return messages[messages.length - 1]?.seq ?? 0;
}

/** How many messages from others the customer has not seen. */
export function unreadIn({ messages, seenSeq }: State): number {
  return messages.filter(({ seq, author }) => seq > seenSeq && author.role !== 'customer').length;
}

export function isKnown({ name, email }: Contact): boolean {
  return (email ?? name) !== undefined;
}

/** A person has it or will have it. */
export function isWithPeople(conversation: ConversationState): boolean {
  return conversation === 'waiting' || conversation === 'with_agent';
}

/** Somebody will write, or may: to ask how it went, or to take it up again. */
export function hasNews(conversation: ConversationState): boolean {
  return isWithPeople(conversation) || conversation === 'resolved';
}

export function isOver(status: string): status is 'resolved' | 'closed' {
  return status === 'resolved' || status === 'closed';
}
