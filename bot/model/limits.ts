/**
 * Limits shared by the API, which rejects what exceeds them, and the pages, which do not let it be typed. Lengths are in
 * UTF-16 units.
 */

/** Maximum length of a customer's message, and of a comment on a rating. */
export const MAX_CUSTOMER_TEXT = 2_000;
/** Maximum length of a staff reply, note or reason. */
export const MAX_STAFF_TEXT = 8_000;
export const MAX_NAME = 80;
/** Of a postal address on one line. */
export const MAX_POSTAL_ADDRESS = 160;
export const MAX_ORDER_NUMBER = 40;
export const MAX_EMAIL = 254;
export const MAX_LABELS = 10;
export const MAX_LABEL = 40;
/** Tickets that one action changes at once. */
export const MAX_BULK = 200;
/** Tickets in one table; the filters narrow what is more. */
export const MAX_CSV_ROWS = 1_000;
/** Maximum length of a saved reply. */
export const MAX_SAVED_REPLY = 4_000;
/** What a saved reply may name in double braces, such as `{{customer.name}}`. */
export const PLACEHOLDERS = ['customer.name', 'ticket.number', 'agent.name'] as const;
/** Maximum length of a search in the queue. */
export const MAX_SEARCH = 200;
/** Maximum duration of a snooze. */
export const MAX_SNOOZE_DAYS = 90;
/** A ticket with this much time left, or less, is due soon. */
export const DUE_SOON_HOURS = 4;
/** Maximum length of an answer: what a turn says is stored in one item, which may have 400 KB. */
export const MAX_ANSWER = 20_000;
/** An answer that is longer is seldom read to its end. */
export const LONG_ANSWER = 4_000;
/** Maximum length of a question, a title or a name in the knowledge files. */
export const MAX_TITLE = 300;
/** Maximum length of a phrase in the organisation's own words. */
export const MAX_WORDING = 2_000;
export const MAX_URL = 2_048;
/** Maximum length of what a reader says was missing on a help page. */
export const MAX_HELP_COMMENT = 500;
/** Maximum length of a search in the help pages. */
export const MAX_HELP_SEARCH = 200;
