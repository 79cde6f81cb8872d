import type { Conversation } from '../model/conversation';
import type { Message } from '../model/message';

/** Brings messages to a customer on a channel that has to be told (Teams). Throws when it could not. */
export interface ChannelDelivery {
  deliver(conversation: Conversation, messages: readonly Message[]): Promise<void>;
}

export interface Mail {
  readonly to: readonly string[];
  /** Who writes, by name; the address is the mailer's. */
  readonly fromName?: string;
  /** Where an answer by mail goes, when that is not the sender. */
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Becomes the Message-ID, so that a duplicate can be told. */
  readonly eventId: string;
  /** The event id of the mail that this one follows, so that readers show them together. */
  readonly follows?: string;
}

export interface Mailer {
  /** Throws when it could not be handed over: FORBIDDEN when it never will be. */
  send(mail: Mail): Promise<void>;
}

/** What happened, for other programs. */
export interface WebhookCall {
  readonly url: string;
  /** A receiver knows a duplicate by it. */
  readonly eventId: string;
  /** JSON; holds `text` for people. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Webhook {
  /** Throws when the receiver did not take it. */
  post(call: WebhookCall): Promise<void>;
}
