import type { Access, Message, TicketView, Updates } from '../../shared/api/conversations';
import type { Language } from '../language';

export type Choice = NonNullable<Message['choices']>[number];
export type ConversationState = Updates['state'];

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

/** An action that asks for confirmation. */
export interface Confirmation {
  readonly text: string;
  readonly yes: string;
  readonly onYes: () => void;
  /** Instead of a word that does nothing. */
  readonly no?: string;
  readonly onNo?: () => void;
}

/** Orders the states of a conversation. */
export interface Edition {
  /** The last known message. */
  readonly seq: number;
  /** The server's change counter; when a response does not contain it, that of the previous edition. */
  readonly version: number;
}

/** How a conversation came into this browser. The person who has the link need not be its customer. */
export interface Arrival {
  /** The beginning of the code, which identifies the link. */
  readonly mark: string;
  /** The customer's name, if the conversation has one. */
  readonly name: string | undefined;
  /** Whether the person has said that it is theirs. */
  readonly isMine: boolean;
}

/** A conversation in the background while another one is shown. */
export interface Aside extends Partial<OfConversation> {
  readonly access: Access;
  readonly language: Language;
  /** Opened from a link: `new` until the person decides which to show, `declined` if they chose the other. Nothing of it is shown before it is opened. */
  readonly unopened?: 'new' | 'declined';
}

/** An event that the customer should know about, shown until the next one. */
export type Notice = 'backOnline' | 'expired' | 'anew' | 'usedLink' | 'freshLink' | 'deleted' | 'refused' | 'failed' | 'tooOften';

/** The widget's whole state. Times are ms since 1970. */
export interface State {
  readonly language: Language;
  /** The language that the customer chose, whatever the page's language. */
  readonly chosenLanguage: Language | undefined;
  readonly isOpen: boolean;
  readonly access: Access | undefined;
  /** The code of a link in a mail: opens a conversation once. */
  readonly code: string | undefined;
  /** `none`: not loaded yet, or loading; `unreachable`: loading failed. */
  readonly phase: 'none' | 'ready' | 'unreachable';
  readonly conversation: ConversationState;
  /** The edition of `conversation` and `ticket`: of two states the later one wins, wherever it came from. */
  readonly edition: Edition;
  /** By seq. */
  readonly messages: readonly Message[];
  readonly outgoing: readonly Outgoing[];
  /**
   * The fate of unsent messages: being sent, waiting for the network or until `limitedUntil`, or failed until the customer
   * retries.
   */
  readonly fate: 'sending' | 'waiting' | 'failed';
  readonly topics: readonly Choice[];
  /** How the organisation addresses its customers, if not in the usual way of the language. */
  readonly register: string | undefined;
  readonly ticket: TicketView | undefined;
  /** The ticket of a conversation that was left, so that its number is not lost. */
  readonly formerTicket: TicketView | undefined;
  readonly contact: Contact;
  /** Whether the server has `contact`. */
  readonly isContactSent: boolean;
  /** Whether the form for contact details is shown, if the customer decided it. */
  readonly asksContact: boolean | undefined;
  /** The bot is expected to answer: 0 for a moment, 1 long enough to show it, 2 so long that it needs a word. */
  readonly typing: 0 | 1 | 2;
  /** Who of the staff is writing now. */
  readonly writer: string | undefined;
  readonly isOnline: boolean;
  /** Several polls failed in a row. */
  readonly isStale: boolean;
  /** Rate limited: nothing is sent before this time. */
  readonly limitedUntil: number | undefined;
  readonly notice: Notice | undefined;
  readonly question: Confirmation | undefined;
  /** The text that screen readers announce. */
  readonly announcement: string;
  /** There is more below the visible part. */
  readonly isBehind: boolean;
  /** Highest seq that the customer has seen. */
  readonly seenSeq: number;
  /** The customer's verdicts on answers, by message id. */
  readonly helped: Readonly<Record<string, boolean>>;
  readonly rating: 'none' | 'given' | 'skipped';
  readonly draft: string;
  /** Entries that may be meant by the draft. */
  readonly suggestions: readonly Choice[];
  /** The link that led here; undefined when the conversation began in this browser. */
  readonly arrival: Arrival | undefined;
  /** Other conversations of this browser, the latest last. */
  readonly aside: readonly Aside[];
  /** When the customer was last forgotten in this browser, by sign-out or erasure; 0 for never. */
  readonly forgottenAtMs: number;
}

/** The stored part of one conversation. */
export type OfConversation = Omit<Shared, 'aside' | 'forgottenAtMs'>;

/** What survives the page and is shared by all tabs: access to the conversation, never its messages. */
export const SHARED = [
  'access',
  'conversation',
  'edition',
  'outgoing',
  'topics',
  'register',
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
export const OWN = ['chosenLanguage', 'draft', 'code', 'isOpen'] as const satisfies readonly (keyof State)[];
export type Shared = Pick<State, (typeof SHARED)[number]>;
export type Kept = Partial<Shared & Pick<State, (typeof OWN)[number]>>;

/** The state without a conversation. */
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
  register: undefined,
  ticket: undefined,
  formerTicket: undefined,
  isContactSent: false,
  asksContact: undefined,
  typing: 0,
  writer: undefined,
  isStale: false,
  limitedUntil: undefined,
  notice: undefined,
  question: undefined,
  announcement: '',
  isBehind: false,
  seenSeq: 0,
  helped: {},
  rating: 'none',
  suggestions: [],
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

/** The edition of a change's response, as far as it tells; @param asked the edition when the request was made. */
export function editionAfter({ seq, version }: Edition, { messages }: Pick<Updates, 'messages'>): Edition {
  return { seq: lastSeq(messages) || seq, version };
}

/**
 * Merges a response of the server. Known messages are not duplicated; a state older than the present one adds its messages
 * and changes nothing else.
 *
 * @param edition the edition of the response
 */
export function mergeResponse(state: State, { messages, state: conversation, ticket }: Updates, edition: Edition): State {
  const bySeq = new Map([...state.messages, ...messages].map((message) => [message.seq, message]));
  const now = isOlder(edition, state.edition) ? state : { conversation, ticket, edition };
  return {
    ...state,
    conversation: now.conversation,
    ticket: now.ticket,
    edition: now.edition,
    messages: [...bySeq.values()].sort((a, b) => a.seq - b.seq),
    outgoing: state.outgoing.filter(({ id }) => !messages.some((message) => message.id === id)),
    rating: ratingIn(state, messages, now.conversation),
  };
}

/** A rating that was given stays; one that was skipped is asked for again when the ticket was reopened meanwhile. */
function ratingIn({ rating }: State, messages: readonly Message[], conversation: ConversationState): State['rating'] {
  if (rating === 'given' || messages.some(({ kind, author }) => kind === 'rating' && author.role === 'customer')) return 'given';
  return isOver(conversation) ? rating : 'none';
}

/** The seq up to which no message is missing; polls ask for messages after it. */
export function completeUpTo(messages: readonly Message[]): number {
  const gap = messages.findIndex(({ seq }, index) => seq !== index + 1);
  return gap < 0 ? messages.length : gap;
}

export function lastSeq(messages: readonly Message[]): number {
  return messages[messages.length - 1]?.seq ?? 0;
}

/** Number of messages from others that the customer has not seen. */
export function unreadIn({ messages, seenSeq }: State): number {
  return messages.filter(({ seq, author }) => seq > seenSeq && author.role !== 'customer').length;
}

export function isKnown({ name, email }: Contact): boolean {
  return (email ?? name) !== undefined;
}

/** Whether a person handles the conversation or will. */
export function isWithPeople(conversation: ConversationState): boolean {
  return conversation === 'waiting' || conversation === 'with_agent';
}

/** Whether somebody will or may write, also a follow-up question or after a reopening. */
export function expectsMessages(conversation: ConversationState): boolean {
  return isWithPeople(conversation) || conversation === 'resolved';
}

export function isOver(status: string): status is 'resolved' | 'closed' {
  return status === 'resolved' || status === 'closed';
}
