import type { ErrorCode } from '../../bot/model/errors';

/** Every code of a problem document, with its HTTP status and title. Clients must match on the code. */
export const PROBLEMS = {
  INVALID_REQUEST: { status: 400, title: 'The request is not valid' },
  INVALID_JSON: { status: 400, title: 'The body is not JSON' },
  UNAUTHENTICATED: { status: 401, title: 'Sign in first' },
  FORBIDDEN: { status: 403, title: 'Your role does not allow this' },
  ORIGIN_NOT_ALLOWED: { status: 403, title: 'A page of this origin may not do this' },
  NOT_FOUND: { status: 404, title: 'There is no such thing here' },
  CONVERSATION_NOT_FOUND: { status: 404, title: 'There is no such conversation' },
  TICKET_NOT_FOUND: { status: 404, title: 'There is no such ticket' },
  MESSAGE_ID_REUSED: { status: 409, title: 'This message id was used for another text' },
  CONVERSATION_CLOSED: { status: 409, title: 'This conversation is closed' },
  FRESH_LINK_SENT: { status: 410, title: 'This link was used; a fresh one was mailed' },
  ALREADY_CLAIMED: { status: 409, title: 'Somebody else has this ticket' },
  ALREADY_RATED: { status: 409, title: 'This was rated already' },
  ILLEGAL_MOVE: { status: 409, title: 'This is not possible as things stand' },
  TOP_OF_LADDER: { status: 409, title: 'Nobody stands further up the ladder' },
  VERSION_CONFLICT: { status: 409, title: 'The ticket has moved on' },
  KNOWLEDGE_CONFLICT: { status: 409, title: 'The knowledge has moved on' },
  TOO_LARGE: { status: 413, title: 'The request is too large' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: 'The body must be sent as JSON' },
  RATE_LIMITED: { status: 429, title: 'Too many requests' },
  INTERNAL: { status: 500, title: 'Something went wrong on our side' },
  KNOWLEDGE_INVALID: { status: 500, title: 'The knowledge cannot be read' },
  CONFIGURATION_INVALID: { status: 500, title: 'Something went wrong on our side' },
  UNAVAILABLE: { status: 503, title: 'Try again in a moment' },
} as const satisfies Record<ErrorCode, { status: number; title: string }>;
