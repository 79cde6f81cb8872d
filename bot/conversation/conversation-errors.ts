import { MostradorError } from '../model/errors';

/** Nothing is added to a conversation that is over: whoever wrote must learn that it was not read, and where it would be. */
export function conversationClosed(): MostradorError {
  return new MostradorError(
    'CONVERSATION_CLOSED',
    'This conversation is closed: nobody reads what is sent to it. Open a new one with POST /v1/conversations, and send it there.',
  );
}

/** The same for missing, foreign and expired (T1). */
export function conversationNotFound(): MostradorError {
  return new MostradorError(
    'CONVERSATION_NOT_FOUND',
    'There is no such conversation, or it has expired. Open a new one with POST /v1/conversations.',
  );
}

/** To whoever has a code that was right, and was used within a day: where the link went is not said. */
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
