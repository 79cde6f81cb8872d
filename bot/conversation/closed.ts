import { MostradorError } from '../model/errors';

/** Nothing is added to a conversation that is over: whoever wrote must learn that it was not read, and where it would be. */
export function conversationClosed(): MostradorError {
  return new MostradorError(
    'CONVERSATION_CLOSED',
    'This conversation is closed: nobody reads what is sent to it. Open a new one with POST /v1/conversations, and send it there.',
  );
}
