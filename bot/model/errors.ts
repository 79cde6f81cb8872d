/** Every error that a caller may get, by a stable code. Match on the code, never on the text. */
export const ERROR_CODES = [
  'INVALID_REQUEST',
  'INVALID_JSON',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'ORIGIN_NOT_ALLOWED',
  'NOT_FOUND',
  'CONVERSATION_NOT_FOUND',
  'TICKET_NOT_FOUND',
  'MESSAGE_ID_REUSED',
  'CONVERSATION_CLOSED',
  'FRESH_LINK_SENT',
  'ALREADY_CLAIMED',
  'ALREADY_RATED',
  'ILLEGAL_MOVE',
  'TOP_OF_LADDER',
  'NOBODY_AVAILABLE',
  'VERSION_CONFLICT',
  'KNOWLEDGE_CONFLICT',
  'TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'RATE_LIMITED',
  'INTERNAL',
  'UNAVAILABLE',
  'KNOWLEDGE_INVALID',
  'CONFIGURATION_INVALID',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export class MostradorError extends Error {
  override readonly name = 'MostradorError';

  /**
   * @param code stable, for programs
   * @param detail what happened and how to fix it, for people; never contains a customer's text
   * @param extra further fields of the problem document, for example `assignee` or `retryAfterSeconds`
   */
  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
    options?: ErrorOptions,
  ) {
    super(`${code}: ${detail}`, options);
  }
}

/** It is unknown whether the store made the change: trying again with the same ids is safe (I10). */
export function storeUnavailable(detail: string, cause?: unknown): MostradorError {
  return new MostradorError('UNAVAILABLE', detail, {}, { cause });
}
