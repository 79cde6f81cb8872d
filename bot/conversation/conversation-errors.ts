import { MostradorError } from '../model/errors';

/**
 * Nothing is added to a closed conversation: the customer must learn that the message was not read, and where to write
 * instead.
 */
export function conversationClosed(): MostradorError {
  return new MostradorError(
    'CONVERSATION_CLOSED',
    'This conversation is closed: nobody reads what is sent to it. Open a new one with POST /v1/conversations, and send it there.',
  );
}

/** The same error for missing, foreign and expired conversations (T1). */
export function conversationNotFound(): MostradorError {
  return new MostradorError(
    'CONVERSATION_NOT_FOUND',
    'There is no such conversation, or it has expired. Open a new one with POST /v1/conversations.',
  );
}

/** For somebody whose code was correct but already used within the last day; the error does not say where the link was sent. */
export function freshLinkSent(): MostradorError {
  return new MostradorError(
    'FRESH_LINK_SENT',
    'This link was used before. A fresh one is on its way to the address that it was sent to: follow that one.',
  );
}

export function alreadyRated(): MostradorError {
  return new MostradorError('ALREADY_RATED', 'This conversation was rated already. Thank you.');
}

export function rateLimited(retryAfterSeconds: number): MostradorError {
  return new MostradorError('RATE_LIMITED', `That was a lot at once. Try again in ${retryAfterSeconds} s.`, {
    retryAfterSeconds,
  });
}
