/** Limits that stand on both sides of the wire: the API refuses what is beyond them, and the pages do not let it be written. Lengths are in UTF-16 units. */

/** Longest message of a customer, and longest comment on a rating. */
export const MAX_CUSTOMER_TEXT = 2_000;
/** Longest reply, note or reason of a member of staff. */
export const MAX_STAFF_TEXT = 8_000;
export const MAX_NAME = 80;
export const MAX_EMAIL = 254;
export const MAX_LABELS = 10;
export const MAX_LABEL = 40;
/** Longest search in the queue. */
export const MAX_SEARCH = 200;
/** Longest time that a ticket may be snoozed. */
export const MAX_SNOOZE_DAYS = 90;
/** A ticket is due soon when so much time is left, or less. */
export const DUE_SOON_HOURS = 4;
