import type { Conversation } from '../model/conversation';
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
  /** What was tapped: an entry id, a topic's id, `none`, `person` or `cancel`. Anything else is read as text. */
  readonly choice?: string;
}

/** What a use case of the customer decides on: read once, then nothing but arguments. */
export interface TurnInput {
  readonly conversation: Conversation;
  /** The conversation's latest ticket, when there is one. */
  readonly ticket?: Ticket;
  /** The ticket of another conversation that `ticket` was merged into. */
  readonly mergedInto?: Ticket;
  readonly knowledge: Knowledge;
  readonly now: Date;
  readonly digest: Digest;
  /** Counts from 0: tries at finding a ticket number that is free. */
  readonly attempt: number;
  /** How many tickets the conversation may open; absent where none is stored. */
  readonly ticketRate?: Rate;
  /** Who is at the desk; read only for what needs it, which is then decided again. */
  readonly desk?: DeskState;
}

/** What a customer wrote in the chat of how they can be reached, to be kept as if they had filled it in. */
export interface KeptContact {
  readonly customer: Conversation['customer'] & { readonly email: string };
  /** The message says nothing else. */
  readonly isAll: boolean;
}

/** Where a turn stands when it is to be decided: what was read, what was said, and what was understood of it. */
export interface TurnContext {
  /** The conversation in it has this message's language, tone and contact details already. */
  readonly input: TurnInput;
  readonly voice: Voice;
  readonly utterance: Utterance;
  readonly understanding: Understanding;
  /** `YYYY-MM-DD` where the organisation is. */
  readonly today: string;
  /** The ticket, while it is open. */
  readonly openTicket?: Ticket;
  readonly contact?: KeptContact;
  /** What the words, or the tap, lead to by themselves, whatever state the conversation is in. */
  readonly decision: Decision;
}
