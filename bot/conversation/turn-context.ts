import type { Conversation } from '../model/conversation';
import type { Customer } from '../model/customer';
import type { Ticket } from '../model/ticket';
import type { Digest, Knowledge } from '../ports';
import type { DeskState } from '../tickets/assignment/desk-state';
import type { Decision } from './decide/decide';
import type { Rate } from './rate-limit';
import type { Voice } from './respond/voice';
import type { Understanding } from './understand';

export interface Utterance {
  /** The client's id of the message. */
  readonly id: string;
  readonly text: string;
  /** The tapped choice: an entry id, a topic's id, `none`, `person` or `cancel`. Anything else is read as text. */
  readonly choice?: string;
}

/** The input of a customer's use case: read once, then passed as arguments. */
export interface TurnInput {
  readonly conversation: Conversation;
  /** The conversation's latest ticket, if there is one. */
  readonly ticket?: Ticket;
  /** The ticket of another conversation that `ticket` was merged into. */
  readonly mergedInto?: Ticket;
  readonly knowledge: Knowledge;
  readonly now: Date;
  readonly digest: Digest;
  /** Starts at 0; one more for each ticket number that was already taken. */
  readonly attempt: number;
  /** Rate limit for tickets of the conversation; absent when nothing is stored. */
  readonly ticketRate?: Rate;
  /** So many seconds none is opened but for danger: the address has had enough of them. */
  readonly noTicketForSeconds?: number;
  /** So many reports of danger came from the address lately that staff are not told of another one by mail. */
  readonly alarmsQuietly?: true;
  /** The state of the desk; read only when a decision needs it, which is then made again. */
  readonly desk?: DeskState;
}

/** Contact details that a customer wrote in the chat, to be stored as if they had filled in the form. */
export interface KeptContact {
  readonly customer: Conversation['customer'] & { readonly email: string };
  /** Whether the message contains nothing else. */
  readonly isAll: boolean;
}

/** What else a customer said of themselves, and was not known yet; stored likewise. */
export interface KeptDetails {
  readonly said: Pick<Customer, 'name' | 'phone' | 'address' | 'orders'>;
  /** Whether the message contains nothing else. */
  readonly isAll: boolean;
}

/** An address of the customer's own that cannot be read as a whole: it is not stored, and asked for again. */
export interface UnreadableContact extends Pick<KeptContact, 'isAll'> {
  readonly customer?: never;
}

/** The context in which a turn is decided: what was read, what was said, and how it was understood. */
export interface TurnContext {
  /** Its conversation already has the language, tone and contact details of this message. */
  readonly input: TurnInput;
  readonly voice: Voice;
  readonly utterance: Utterance;
  readonly understanding: Understanding;
  /** `YYYY-MM-DD` in the organisation's time zone. */
  readonly today: string;
  /** The ticket, while it is open. */
  readonly openTicket?: Ticket;
  readonly contact?: KeptContact | UnreadableContact;
  readonly details?: KeptDetails;
  /** The decision from the words or the tap alone, whatever the state of the conversation. */
  readonly decision: Decision;
}
