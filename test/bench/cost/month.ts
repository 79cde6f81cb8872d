/** The month whose bill is asked for. Every value can be set by a flag of its name; what is not measured stands here. */
export const MONTH = {
  /** Conversations in the month. */
  conversations: 1_000_000,
  /** Questions in a conversation that the bot settles; one that is handed off has two before. */
  turns: 4,
  /** Share of the conversations that are handed off. */
  handedOff: 0.15,
  /** Minutes that a customer waits on the page for the reply. */
  waitingMinutes: 10,
  /** People with the desk open, per 100,000 conversations. They are one team: larger months are more such teams. */
  peoplePer100000: 10,
  /** Hours a day, and days, that they have it open. */
  hours: 8,
  days: 22,
  /** Minutes that a ticket is on somebody's screen, being read and answered. */
  minutesAtATicket: 3,
  /** Months that a conversation is kept, and its logs. */
  monthsKept: 12,
  logMonths: 3,
  /** Share of the invocations that start a new instance. */
  coldStarts: 0.01,
  /** ms by which a call on AWS is slower than on the machine that measures: table; another function; a socket; a mail. */
  tableMs: 4,
  invokeMs: 10,
  postMs: 15,
  mailMs: 100,
};
export type Month = typeof MONTH;

/** CloudWatch counts 26 bytes for every event. */
export const LOG_EVENT_BYTES = 26;
/** A line of the API's access log. */
export const ACCESS_LOG_BYTES = 260;
/** Headers of a response, which CloudFront also counts. */
export const HEADER_BYTES = 350;
/** Logs are compressed before they are kept. */
export const LOG_COMPRESSION = 0.15;
/** DynamoDB counts this for every item, and every item in an index. */
export const ITEM_OVERHEAD_BYTES = 100;
/** A vCPU of Lambda's per this much memory; a function runs on its share of one. */
export const MEGABYTES_PER_CPU = 1_769;
