import * as z from 'zod';
import { CONVERSATION_STATES } from '../../bot/model/conversation';
import { TONES } from '../../bot/model/decision';
import { LANGUAGES } from '../../bot/model/language';
import { AUTHOR_ROLES, MESSAGE_KINDS } from '../../bot/model/message';
import { PRIORITIES, ROLES } from '../../bot/model/service';
import { RESOLUTION_REASONS } from '../../bot/model/ticket';
import { TICKET_STATUSES } from '../../bot/model/ticket-view';
import { isOwnId } from '../../bot/model/transcript';
import { NOTIFICATIONS, OUTBOX_KINDS, TICKET_VIEWS } from '../../bot/ports';
import { emailAddress } from '../../bot/text/email-address';

/**
 * Shapes of the HTTP API. The same schemas parse requests, describe them in the OpenAPI document,
 * and are what the tests hold every response against.
 */

/** Longest message that a customer or a member of staff may send, in UTF-16 units. */
export const MAX_TEXT = 2_000;
export const MAX_STAFF_TEXT = 8_000;

const HALF_A_CHARACTER = 'holds half a character (a lone surrogate): send whole characters';
const optional = z.exactOptional;
const messageId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w.:-]+$/, 'may hold letters, digits and . : - _ only');
/** It stands in the transcript beside the ids that are given here. */
const customersMessageId = messageId
  .refine((id) => !isOwnId(id), 'is an id that the desk gives itself (m and digits); take another, such as a UUID')
  .describe('The client’s own, unlike all others of the conversation; `m` and digits is the form of the desk’s own');
/** Kept as it was written (I1); a lone surrogate could not be, so it is refused. */
const written = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => /\S/.test(value), 'holds nothing but white space: write something')
    .refine((value) => value.isWellFormed(), HALF_A_CHARACTER);
const text = written(MAX_TEXT);
const staffText = written(MAX_STAFF_TEXT);
const time = z.iso.datetime();
export const language = z.enum(LANGUAGES);
const name = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .refine((value) => value.isWellFormed(), HALF_A_CHARACTER);
const email = z
  .string()
  .max(254)
  .transform((written, context) => {
    const address = emailAddress(written);
    if (address !== undefined) return address;
    context.addIssue({ code: 'custom', message: 'must be a mail address such as name@example.com' });
    return z.NEVER;
  })
  .meta({ format: 'email' });

// Requests: unknown keys are refused.
export const openConversation = z.strictObject({ language: optional(language), name: optional(name), email: optional(email) });
export const sendMessage = z.strictObject({ id: customersMessageId, text, choice: optional(z.string().min(1).max(200)) });
export const giveFeedback = z.strictObject({ messageId: z.string().min(1).max(64), helpful: z.boolean() });
export const askForPerson = z.strictObject({ name: optional(name), email: optional(email) });
export const rate = z.strictObject({
  score: z.int().min(1).max(5),
  comment: optional(
    z
      .string()
      .max(MAX_TEXT)
      .refine((value) => value.isWellFormed(), HALF_A_CHARACTER),
  ),
});
export const reopenConversation = z.strictObject({ reason: optional(z.enum(['not_solved'])) });
/** Whatever it looks like: a code that a mail program cut is unknown, as any other. */
export const resumeConversation = z.strictObject({ code: z.string().min(1).max(200) });
export const newsQuery = z.strictObject({ after: z.coerce.number().int().min(0).default(0) });

/** Staff writes may carry an id (idempotency) and the ticket version they were decided on. */
const staffWrite = { id: optional(messageId), version: optional(z.int().min(1)) };
export const claimTicket = z.strictObject(staffWrite);
export const assignTicket = z.strictObject({ ...staffWrite, to: z.string().min(1).max(80), reason: optional(staffText) });
export const replyToTicket = z.strictObject({ ...staffWrite, text: staffText });
export const noteOnTicket = z.strictObject({ ...staffWrite, text: staffText });
export const resolveTicket = z.strictObject({ ...staffWrite, reason: z.enum(RESOLUTION_REASONS), note: optional(staffText) });
export const reopenTicket = z.strictObject({ ...staffWrite, reason: staffText });
export const escalateTicket = z.strictObject({ ...staffWrite, reason: staffText });
/** One line: a label is shown among others. */
const label = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .refine((value) => value.isWellFormed(), HALF_A_CHARACTER)
  .refine((value) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value), 'must stand in one line');
export const labelTicket = z.strictObject({ ...staffWrite, labels: z.array(label).max(10) });
export const mergeTicket = z.strictObject({ ...staffWrite, into: z.string().min(1).max(40) });
export const snoozeTicket = z.strictObject({ ...staffWrite, until: z.iso.datetime({ offset: true }).nullable() });
export const spamTicket = z.strictObject(staffWrite);
export const setAvailability = z.strictObject({ available: z.boolean() });
export const showPresence = z.strictObject({ doing: z.enum(['viewing', 'replying']) });
export const ticketsQuery = z.strictObject({
  view: z.enum(TICKET_VIEWS).default('all'),
  q: optional(z.string().max(200)),
  cursor: optional(z.string().max(1_000)),
});
export const knowledgeQuery = z.strictObject({ answers: optional(language) });
export const tryQuestion = z.strictObject({ text, language: optional(language) });

// Responses.
export const ticketView = z.strictObject({
  number: z.string().regex(/^M-[0-9A-HJKMNP-TV-Z]{8}$/),
  status: z.enum(TICKET_STATUSES),
  assignee: optional(z.string()),
  dueAt: time,
});
const source = z.strictObject({ title: z.string(), url: z.url() });
const relatedEntry = z.strictObject({ entryId: z.string(), title: z.string() });
export const message = z.strictObject({
  id: z.string(),
  seq: z.int().min(1),
  at: time,
  author: z.strictObject({ role: z.enum(AUTHOR_ROLES), name: optional(z.string()) }),
  kind: z.enum(MESSAGE_KINDS),
  text: z.string(),
  answer: optional(
    z.strictObject({
      entryId: z.string(),
      title: z.string(),
      confidence: z.number().min(0).max(1),
      source: optional(source),
      related: z.array(relatedEntry),
    }),
  ),
  choices: optional(z.array(z.strictObject({ label: z.string(), value: z.string() }))),
  ticket: optional(ticketView),
});
const state = z.enum(CONVERSATION_STATES);
export const news = z.strictObject({ messages: z.array(message), state, ticket: optional(ticketView) });
export const opened = z.strictObject({
  conversationId: z.string(),
  token: z.string(),
  messages: z.array(message),
  topics: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  state,
});
export const resumed = z.strictObject({
  conversationId: z.string(),
  token: z.string(),
  language,
  customer: z.strictObject({ name: optional(z.string()), email: optional(z.string()) }),
  messages: z.array(message),
  state,
  ticket: optional(ticketView),
});
export const exported = z.strictObject({
  conversationId: z.string(),
  channel: z.enum(['web', 'teams']),
  language,
  customer: z.strictObject({ name: optional(z.string()), email: optional(z.string()) }),
  createdAt: time,
  state,
  ticket: optional(ticketView),
  messages: z.array(message),
  rating: optional(z.strictObject({ score: z.int(), comment: optional(z.string()), at: time })),
});

const person = z.strictObject({ login: z.string(), name: z.string() });
const tone = z.enum(TONES);
export const explanation = z.strictObject({
  decision: z.enum(['answer', 'clarify', 'fallback', 'handoff', 'smalltalk', 'added', 'silent', 'none']),
  reason: optional(z.enum(['asked', 'misses', 'upset', 'entry', 'not_helpful', 'danger'])),
  tone,
  language,
  knowledgeVersion: z.string(),
  thresholds: z.strictObject({ answer: z.number(), clarify: z.number(), margin: z.number() }),
  candidates: z.array(
    z.strictObject({
      entryId: z.string(),
      title: z.string(),
      confidence: z.number(),
      parts: z.record(z.string(), z.number()),
      phrase: z.string(),
      threshold: z.number(),
    }),
  ),
  margin: z.number(),
  words: z.array(
    z.strictObject({ text: z.string(), start: z.int(), corrected: optional(z.string()), known: z.boolean(), weight: z.number() }),
  ),
  sentence: z.string(),
});
export const ticket = z.strictObject({
  number: z.string(),
  version: z.int(),
  /** The latest version that a person made, the customer or staff; absent when it is `version`. */
  touchedVersion: optional(z.int()),
  status: z.enum(TICKET_STATUSES),
  channel: z.enum(['web', 'teams']),
  language,
  subject: z.string(),
  priority: z.enum(PRIORITIES),
  tone,
  topic: optional(z.string()),
  customer: z.strictObject({ name: optional(z.string()), email: optional(z.string()) }),
  assignee: optional(person),
  reason: z.enum(['asked', 'misses', 'upset', 'entry', 'not_helpful', 'danger']),
  openedAt: time,
  updatedAt: time,
  /** The first reply's until it was given, then the resolution's. */
  dueAt: time,
  firstResponseDueAt: time,
  resolutionDueAt: time,
  firstRespondedAt: optional(time),
  resolvedAt: optional(time),
  resolution: optional(z.strictObject({ reason: z.enum(RESOLUTION_REASONS), note: optional(z.string()), by: z.string() })),
  escalations: z.int(),
  /** The first time that the customer was told: what counts as the promise. */
  promisedAt: time,
  /** Absent while it is open. */
  promise: optional(z.enum(['kept', 'broken'])),
  labels: z.array(z.string()),
  /** Out of the way until then; absent when that time has come. */
  snoozedUntil: optional(time),
  /** The number of the ticket that goes on in place of this one. */
  mergedInto: optional(z.string()),
});
export const ticketEvent = z.strictObject({
  version: z.int(),
  at: time,
  kind: z.string(),
  actor: z.string(),
  text: optional(z.string()),
  from: optional(z.string()),
  to: optional(z.string()),
});
/** A message as staff see it: with what the bot thought of it. */
export const staffMessage = z.strictObject({
  ...message.shape,
  explanation: optional(explanation),
  feedback: optional(z.strictObject({ messageId: z.string(), helpful: z.boolean() })),
});
/** Who else is at a ticket just now. */
export const presence = z.array(z.strictObject({ ...person.shape, doing: z.enum(['viewing', 'replying']) }));
export const presentAtTicket = z.strictObject({ presence });
/** Another ticket of the same customer. */
const earlierTicket = z.strictObject({
  number: z.string(),
  subject: z.string(),
  status: z.enum(TICKET_STATUSES),
  openedAt: time,
  resolvedAt: optional(time),
});
export const ticketPage = z.strictObject({ tickets: z.array(ticket), cursor: optional(z.string()) });
export const ticketDetail = z.strictObject({
  ticket,
  /** What the bot nearly answered, and why it did not. */
  explanation: optional(explanation),
  messages: z.array(staffMessage),
  events: z.array(ticketEvent),
  /** Colleagues who are at the ticket, without the one who asks. */
  presence,
  /** Other tickets of this customer, latest first. */
  history: z.array(earlierTicket).max(20),
  rating: optional(z.strictObject({ score: z.int(), comment: optional(z.string()), at: time })),
});
export const staffList = z.strictObject({
  /** Who is asking. */
  me: z.strictObject({ login: z.string(), name: z.string(), role: z.enum(ROLES), available: z.boolean() }),
  staff: z.array(
    z.strictObject({
      login: z.string(),
      name: z.string(),
      role: z.enum(ROLES),
      skills: z.array(z.string()),
      languages: z.array(language),
      /** Takes new tickets. */
      available: z.boolean(),
      /** As the store counts them: a moment old. */
      openTickets: z.int().min(0),
    }),
  ),
});
/** What was not delivered, and is not tried any more. */
export const deadNotifications = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(OUTBOX_KINDS),
      about: optional(z.enum(NOTIFICATIONS)),
      /** The ticket's number. */
      ticket: optional(z.string()),
      createdAt: time,
      attempts: z.int(),
      lastError: optional(z.string()),
    }),
  ),
});
export const knowledgeList = z.strictObject({
  version: z.string(),
  /** What share of the training of the next version is done; only while one is being made. */
  learning: optional(z.number().min(0).max(1)),
  topics: z.array(z.strictObject({ id: z.string(), title: z.record(z.string(), z.string()) })),
  entries: z.array(
    z.strictObject({
      id: z.string(),
      topic: z.string(),
      kind: z.enum(['answer', 'smalltalk', 'handoff']),
      question: z.record(z.string(), z.string()),
      languages: z.array(language),
      phrasings: z.int(),
      /** Markdown, in the language that was asked for, or in the one there is; only when it was asked for. */
      answer: optional(z.string()),
    }),
  ),
});
export const tried = z.strictObject({
  explanation,
  /** What the customer would have read. */
  replies: z.array(
    z.strictObject({
      kind: z.enum(MESSAGE_KINDS),
      text: z.string(),
      choices: optional(z.array(z.strictObject({ label: z.string(), value: z.string() }))),
    }),
  ),
});
export const health = z.strictObject({
  status: z.enum(['ok', 'degraded']),
  version: z.string(),
  knowledgeVersion: z.string(),
});
