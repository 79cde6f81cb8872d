import type { Conversation } from '../model/conversation';
import type { Message } from '../model/message';

/**
 * What all deliveries have in common: they throw when the receiver did not take it, FORBIDDEN when it never will. An error
 * may have `ambiguous: true` in its `extra` (everything was handed over and nothing confirmed, so it may have arrived) and
 * `retryAfterSeconds`.
 */

/** Delivers messages to a customer on a channel that does not poll (Teams). */
export interface ChannelDelivery {
  deliver(conversation: Conversation, messages: readonly Message[]): Promise<void>;
}

export interface Mail {
  readonly to: readonly string[];
  /** The sender's name; the mailer knows the sender's address. */
  readonly fromName?: string;
  /** Where replies go, when that is not the sender. */
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Becomes the Message-ID, which identifies duplicates. */
  readonly eventId: string;
  /** The event id of the mail that this one follows, so that mail programs group them. */
  readonly follows?: string;
}

export interface Mailer {
  /**
   * Throws when the mail could not be handed over; with FORBIDDEN when it never can be, and `unknownAddress: true` in `extra`
   * when that is because of its address.
   */
  send(mail: Mail): Promise<void>;
}

/** An event for other programs. */
export interface WebhookCall {
  readonly url: string;
  /** Lets the receiver recognise duplicates. */
  readonly eventId: string;
  /** JSON; contains `text` for people. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Webhook {
  /** Throws when the receiver did not accept the call. */
  post(call: WebhookCall): Promise<void>;
}
