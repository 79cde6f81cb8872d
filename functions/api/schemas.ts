import * as z from 'zod';
import { CONVERSATION_STATES } from '../../bot/model/conversation';
import { TONES } from '../../bot/model/decision';
import { ENTRY_STATUSES } from '../../bot/model/entry';
import { language } from '../../bot/model/fields';
import { AUTHOR_ROLES, CHANNELS, MESSAGE_KINDS } from '../../bot/model/message';
import { PRIORITIES, ROLES } from '../../bot/model/service';
import { RESOLUTION_REASONS, RETURN_KINDS } from '../../bot/model/ticket';
import { TICKET_STATUSES } from '../../bot/model/ticket-view';
import { JOB_KINDS, JOB_STATES, NOTIFICATIONS, OUTBOX_KINDS, PUBLICATION_KINDS } from '../../bot/ports';

/**
 * Schemas of the API's responses. They describe them in the OpenAPI document, the pages derive their types from them, and
 * the tests check every response against them. Schemas of requests stand with the actions and endpoints.
 */

const optional = z.exactOptional;
const time = z.iso.datetime();

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
const more = optional(z.literal(true)).describe('There are messages after the last of these: ask again with `after`');
export const news = z.strictObject({
  messages: z.array(message),
  more,
  state,
  ticket: optional(ticketView),
  pollAfterSeconds: optional(z.int().min(1)).describe('When a page that hears no hints should read again; 304: as before'),
});
const customer = z.strictObject({
  name: optional(z.string()),
  email: optional(z.string()),
  phone: optional(z.string()),
  address: optional(z.string()),
  orders: optional(z.array(z.string()).readonly()),
});
/** Absent: the usual way of the language. */
const register = optional(z.string()).describe('How the organisation addresses its customers, such as `usted`');
export const opened = z.strictObject({
  conversationId: z.string(),
  token: z.string(),
  messages: z.array(message),
  topics: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  register,
  state,
});
export const resumed = z.strictObject({
  conversationId: z.string(),
  token: z.string(),
  language,
  customer,
  messages: z.array(message),
  more,
  register,
  state,
  ticket: optional(ticketView),
});
export const exported = z.strictObject({
  conversationId: z.string(),
  channel: z.enum(CHANNELS),
  language,
  customer,
  createdAt: time,
  state,
  ticket: optional(ticketView),
  messages: z.array(message),
  more,
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
  /** The entry whose question it continues, when it was read as a follow-up. */
  context: optional(z.string()),
});
export const ticket = z.strictObject({
  number: z.string(),
  version: z.int(),
  /** The latest version made by a person, customer or staff; absent when it equals `version`. */
  touchedVersion: optional(z.int()),
  status: z.enum(TICKET_STATUSES),
  channel: z.enum(CHANNELS),
  language,
  subject: z.string(),
  priority: z.enum(PRIORITIES),
  tone,
  topic: optional(z.string()),
  customer,
  assignee: optional(person),
  reason: z.enum(['asked', 'misses', 'upset', 'entry', 'not_helpful', 'danger']),
  openedAt: time,
  updatedAt: time,
  /** The due time of the first reply until it is given, then of the resolution. */
  dueAt: time,
  firstResponseDueAt: time,
  resolutionDueAt: time,
  firstRespondedAt: optional(time),
  resolvedAt: optional(time),
  resolution: optional(z.strictObject({ reason: z.enum(RESOLUTION_REASONS), note: optional(z.string()), by: z.string() })),
  escalations: z.int(),
  /** The first time that the customer was told: the one that the SLA is measured by. */
  promisedAt: time,
  /** Absent while it is undecided. */
  promise: optional(z.enum(['kept', 'broken'])),
  /** The beginning of the last message of the customer or the team. */
  lastLine: optional(z.strictObject({ by: z.enum(['customer', 'agent']), text: z.string() })),
  /** Mail to the customer's address came back, and they have given none since. */
  mailReturned: optional(z.strictObject({ kind: z.enum(RETURN_KINDS), at: time })),
  /** The customer told of danger; `waits`: no person has answered since. */
  danger: optional(z.strictObject({ at: time, waits: z.boolean() })),
  labels: z.array(z.string()),
  /** Snoozed until then; absent when that time has come. */
  snoozedUntil: optional(time),
  /** The number of the ticket that replaces this one. */
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
/** A message as staff see it, with the bot's explanation. */
export const staffMessage = z.strictObject({
  ...message.shape,
  explanation: optional(explanation),
  feedback: optional(z.strictObject({ messageId: z.string(), helpful: z.boolean() })),
});
/** Who else is looking at a ticket now. */
export const presence = z.array(z.strictObject({ ...person.shape, doing: z.enum(['viewing', 'replying']) }));
export const presentAtTicket = z.strictObject({ presence });
/** Goes into the first message of a socket, once. */
export const livePass = z.strictObject({ pass: z.string() });
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
  /** A page of the transcript: the last one, unless older messages were requested. */
  messages: z.array(staffMessage),
  before: optional(z.int().min(2)).describe('There are older messages: ask with `before`, this seq'),
  /** A page of the events, likewise. */
  events: z.array(ticketEvent),
  eventsBefore: optional(z.int().min(2)).describe('There are older events: ask with `eventsBefore`, this version'),
  /** Colleagues who are looking at the ticket, without the caller. */
  presence,
  /** Other tickets of this customer, latest first. */
  history: z.array(earlierTicket).max(20),
  rating: optional(z.strictObject({ score: z.int(), comment: optional(z.string()), at: time })),
  /** The steps of the ladder above it: on each, who fits how well (2 skill and language, 1 language, 0 neither). */
  above: z.array(z.array(z.strictObject({ login: z.string(), fit: z.int().min(0).max(2) }))),
  /** The titles of its topic, by language. */
  topicTitle: optional(z.record(z.string(), z.string())),
});
const handedOverTicket = z.strictObject({ number: z.string(), version: z.int().min(1), to: z.string() });

export const handedOver = z.strictObject({
  tickets: z.array(handedOverTicket),
  /** Numbers of tickets that others changed at the same moment. */
  missed: z.array(z.string()),
  /** Whether there are more than one call hands over. */
  more: z.boolean(),
  undoUntil: time,
});

export const takenBack = z.strictObject({ back: z.array(z.string()), missed: z.array(z.string()) });

export const staffList = z.strictObject({
  /** The caller. */
  me: z.strictObject({ login: z.string(), name: z.string(), role: z.enum(ROLES), available: z.boolean() }),
  staff: z.array(
    z.strictObject({
      login: z.string(),
      name: z.string(),
      role: z.enum(ROLES),
      skills: z.array(z.string()),
      languages: z.array(language),
      /** Whether the person takes new tickets. */
      available: z.boolean(),
      /** Whether they take none because they have not come today. */
      absent: z.boolean(),
      /** May lag behind: the store counts from an index. */
      openTickets: z.int().min(0),
    }),
  ),
});
/** Dead letters: notifications that were not delivered and are not tried any more. */
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
  /** Progress of training the next version; only while one is being trained. */
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
      /** Markdown, in the requested language or the first one there is; only when requested. */
      answer: optional(z.string()),
    }),
  ),
});
/** A version that was made live. */
export const publication = z.strictObject({
  number: z.int().min(1),
  version: z.string(),
  kind: z.enum(PUBLICATION_KINDS),
  at: time,
  author: z.string(),
  note: optional(z.string()),
});
export const published = z.strictObject({ publication });
export const publications = z.strictObject({
  /** Absent while nothing is published. */
  live: optional(publication),
  /** Latest first, at most fifty. */
  versions: z.array(publication),
});
const fileChange = z.strictObject({
  path: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  /** Changed lines, with a few lines around them. */
  lines: z.array(z.strictObject({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
});
export const versionChanges = z.strictObject({ changes: z.array(fileChange) });
const draft = z.strictObject({
  path: z.string(),
  /** Absent when the file is to be removed. */
  text: optional(z.string()),
  basedOn: optional(z.string()),
  revision: z.int().min(1),
  at: time,
  author: z.string(),
});
const problem = z.strictObject({
  file: z.string(),
  line: z.int().min(1),
  column: z.int().min(1),
  message: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  /** Problems with the same one are mended together. */
  cause: optional(z.strictObject({ id: z.string(), message: z.string() })),
  /** The name of the rule that found it. */
  rule: optional(z.string()),
});
/** A knowledge file as published, and the draft of it. */
export const editedFile = z.strictObject({
  path: z.string(),
  text: optional(z.string()),
  /** SHA-256 of the text. */
  basedOn: optional(z.string()),
  draft: optional(draft),
});
const phrase = z.string().trim().max(1_000);
const phrases = z.array(phrase).max(500);
/** What a form shows of an entry's front matter; what is empty is left out. */
export const entryFields = z.strictObject({
  question: phrase,
  also: optional(phrases),
  keywords: optional(phrases),
  related: optional(phrases),
  audience: optional(phrase),
  validFrom: optional(phrase),
  validUntil: optional(phrase),
  kind: optional(phrase),
});
export const entryStates = z.strictObject({
  entries: z.array(
    z.strictObject({
      id: z.string(),
      status: z.enum(ENTRY_STATUSES),
      asked: optional(z.int()),
      helped: optional(z.int()),
      didNot: optional(z.int()),
      handedOver: optional(z.int()),
      changedAt: optional(time),
      changedBy: optional(z.string()),
    }),
  ),
  days: z.int().describe('So many days are counted, today included'),
  faults: z
    .array(problem)
    .describe('What is wrong with the files that people edit, so that an earlier version answers; none on AWS'),
});
export const entryFiles = z.strictObject({
  files: z.array(
    z.strictObject({
      language,
      ...editedFile.shape,
      /** Absent when there is no file, or it is wrong: then it is changed as text. */
      form: optional(z.strictObject({ fields: entryFields, answer: z.string() })),
    }),
  ),
});
export const savedDraft = z.strictObject({ draft, problems: z.array(problem) });
const inWords = z.partialRecord(language, z.string());
/** The service file as a form shows it. */
const serviceForm = {
  settings: optional(z.record(z.string(), z.json())).describe('The values as they are written; absent when the file is no YAML'),
  promises: optional(z.array(z.strictObject({ priority: z.enum(PRIORITIES), reply: inWords, solution: inWords }))).describe(
    'What a customer who asks now is promised; absent while the file has errors',
  ),
};
export const serviceFile = z.strictObject({
  ...editedFile.shape,
  ...serviceForm,
  phrases: z.record(z.string(), z.record(z.string(), z.string())).describe('The shipped wording by language and key'),
});
export const savedService = z.strictObject({ ...savedDraft.shape, ...serviceForm });
export const draftReview = z.strictObject({
  drafts: z.array(z.strictObject({ ...draft.omit({ text: true }).shape, removed: z.boolean() })),
  changes: z.array(fileChange),
  problems: z.array(problem),
  /** Paths of files that somebody else changed since their drafts were begun. */
  conflicts: z.array(z.string()),
  /** Paths of files that another person must publish than who asks (`secondApproval`). */
  unapproved: z.array(z.string()),
});
const recordedTurn = z.strictObject({
  conversationId: z.string(),
  seq: z.int(),
  at: time,
  language,
  text: z.string(),
  decision: explanation.shape.decision,
  entryId: optional(z.string()),
  helpful: optional(z.boolean()),
  handedOver: optional(z.literal(true)),
  staffAnswer: optional(z.string()),
  place: optional(z.literal('help')),
});
export const recordedTurns = z.strictObject({ turns: z.array(recordedTurn) });
/** The result of a job of kind `replay`. */
export const replay = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('replayed'),
    asked: z.int(),
    better: z.int(),
    worse: z.int(),
    unknown: z.int(),
    changed: z.array(
      z.strictObject({
        turn: recordedTurn,
        change: z.enum(['newly_answered', 'no_longer_answered', 'other_entry']),
        decision: explanation.shape.decision,
        entryId: optional(z.string()),
        judged: z.enum(['better', 'worse', 'unknown']),
      }),
    ),
  }),
  z.strictObject({ kind: z.literal('invalid'), problems: z.array(problem) }),
]);
const count = optional(z.int());
/** The result of a job of kind `import`. */
export const imported = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('imported'),
    saved: z.int().describe('Drafts; 0 in a dry run'),
    counts: z.strictObject({ new: count, changed: count, same: count, there: count, refused: count }),
    rows: z.array(
      z.strictObject({
        at: z.strictObject({ file: z.string(), line: z.int(), column: z.int() }),
        question: z.string(),
        outcome: z.enum(['new', 'changed', 'same', 'there', 'refused']),
        id: optional(z.string()),
        language,
        lost: z.array(z.string()),
      }),
    ),
    topics: z.array(z.string()),
  }),
  z.strictObject({ kind: z.literal('refused'), problems: z.array(problem) }),
]);
const counted = optional(z.int());
export const knowledgeGaps = z.strictObject({
  gaps: z.array(
    z.strictObject({
      language,
      count: z.int(),
      reasons: z.strictObject({ unanswered: counted, not_helpful: counted, answered_by_staff: counted, help_page: counted }),
      weeks: z.array(z.strictObject({ monday: z.iso.date(), count: z.int() })),
      samples: z.array(z.string()),
      staffAnswer: optional(z.string()),
    }),
  ),
});
export const job = z.strictObject({
  id: z.string(),
  kind: z.enum(JOB_KINDS),
  state: z.enum(JOB_STATES),
  /** Share that is done. */
  progress: z.number().min(0).max(1),
  at: time,
  author: z.string(),
  /** What came of it; its `kind` says which other members there are. */
  result: optional(z.looseObject({ kind: z.string() })),
});
export const started = z.strictObject({ job });
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
  knowledgeFaults: optional(z.int()).describe('Errors in the knowledge files, which keep the last good version in use'),
});
