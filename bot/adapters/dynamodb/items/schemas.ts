import * as z from 'zod';
import type { Bucket, Conversation } from '../../../model/conversation';
import { CONVERSATION_STATES } from '../../../model/conversation';
import { type DecisionKind, type Explanation, type HandoffReason, TONES } from '../../../model/decision';
import type { Language } from '../../../model/language';
import { AUTHOR_ROLES, CHANNELS, MESSAGE_KINDS, type Message } from '../../../model/message';
import { PRIORITIES } from '../../../model/service';
import type { Availability, Presence } from '../../../model/staff';
import { RESOLUTION_REASONS, RETURN_KINDS, type SlaRecord, type Ticket, type TicketEvent } from '../../../model/ticket';
import { TICKET_STATUSES, type TicketView } from '../../../model/ticket-view';
import type {
  Connection,
  LivePass,
  NotificationKind,
  OutboxItem,
  OutboxKind,
  Rating,
  ReturnedMail,
  SeqSpan,
  StoredReply,
  TakenCode,
} from '../../../ports';

/**
 * What the content of each kind of item must look like. Members that are not named here are left alone: an item may hold
 * what a later version has added.
 */

/** Any text: what was stored in a language, or for a reason, that no longer exists can still be read. */
const text = <Text extends string>() => z.custom<Text>((value) => typeof value === 'string', 'is no text');
const optional = z.exactOptional;
/** A time by which something is ordered or decided; ISO 8601. */
const time = z.string().refine((value) => !Number.isNaN(Date.parse(value)), 'is no time');
const language = text<Language>();
const customer = z.object({ name: optional(z.string()), email: optional(z.string()) });
const bucket: z.ZodType<Bucket> = z.object({ tokens: z.number(), atMs: z.number() });

export const ticketView: z.ZodType<TicketView> = z.object({
  number: z.string(),
  status: z.enum(TICKET_STATUSES),
  assignee: optional(z.string()),
  dueAt: z.string(),
});

const explanation: z.ZodType<Explanation> = z.object({
  decision: text<DecisionKind>(),
  reason: optional(text<HandoffReason>()),
  tone: z.enum(TONES),
  language,
  knowledgeVersion: z.string(),
  thresholds: z.object({ answer: z.number(), clarify: z.number(), margin: z.number() }),
  candidates: z.array(
    z.object({
      entryId: z.string(),
      title: optional(z.string()),
      confidence: z.number(),
      parts: z.record(z.string(), z.number()),
      phrase: z.union([z.int(), z.string()]),
      threshold: z.number(),
    }),
  ),
  margin: z.number(),
  words: z.array(
    z.object({
      text: z.string(),
      start: z.int(),
      corrected: optional(z.string()),
      known: z.boolean(),
      weight: z.number(),
    }),
  ),
  sentence: z.string(),
  context: optional(z.string()),
});

export const conversation: z.ZodType<Conversation> = z.object({
  id: z.string(),
  version: z.int(),
  lastSeq: z.int(),
  state: z.enum(CONVERSATION_STATES),
  channel: z.enum(CHANNELS),
  language,
  customer,
  tokenHash: optional(z.string()),
  tokenExpiresAtSeconds: optional(z.number()),
  furtherTokens: optional(z.array(z.object({ hash: z.string(), expiresAtSeconds: z.number() }))),
  addressVersion: optional(z.int()),
  confirmedAddressVersion: optional(z.int()),
  freshLinks: optional(bucket),
  toldSeq: optional(z.int()),
  tone: z.enum(TONES),
  misses: z.int(),
  pendingQuestion: optional(z.string()),
  pendingExplanation: optional(explanation),
  wantsPerson: optional(z.literal(true)),
  handoffs: z.int(),
  ticketId: optional(z.string()),
  ticket: optional(ticketView),
  knowledgeVersion: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  lastAnswer: optional(z.object({ messageId: z.string(), entryId: z.string(), question: z.string() })),
  said: optional(z.string()),
  offered: optional(z.object({ seq: z.int(), choices: z.array(z.string()) })),
  allowance: bucket,
  prepaidWrites: optional(z.int()),
  ticketAllowance: optional(bucket),
  reference: optional(z.record(z.string(), z.unknown())),
  expiresAtSeconds: z.number(),
});

export const message: z.ZodType<Message> = z.object({
  id: z.string(),
  seq: z.int(),
  at: z.string(),
  author: z.object({ role: z.enum(AUTHOR_ROLES), name: optional(z.string()) }),
  kind: z.enum(MESSAGE_KINDS),
  text: z.string(),
  answer: optional(
    z.object({
      entryId: z.string(),
      title: z.string(),
      confidence: z.number(),
      source: optional(z.object({ title: z.string(), url: z.string() })),
      related: z.array(z.object({ entryId: z.string(), title: z.string() })),
    }),
  ),
  choices: optional(z.array(z.object({ label: z.string(), value: z.string() }))),
  ticket: optional(ticketView),
  explanation: optional(explanation),
  feedback: optional(z.object({ messageId: z.string(), helpful: z.boolean() })),
});

export const reply: z.ZodType<StoredReply> = z.object({
  key: z.string(),
  requestHash: z.string(),
  firstSeq: z.int(),
  lastSeq: z.int(),
  state: z.enum(CONVERSATION_STATES),
  ticket: optional(ticketView),
});

export const rating: z.ZodType<Rating> = z.object({
  conversationId: z.string(),
  score: z.int(),
  comment: optional(z.string()),
  at: z.string(),
  ticketNumber: optional(z.string()),
});

export const ticket: z.ZodType<Ticket> = z.object({
  id: z.string(),
  number: z.string(),
  version: z.int(),
  touchedVersion: optional(z.int()),
  status: z.enum(TICKET_STATUSES),
  conversationId: z.string(),
  channel: z.enum(CHANNELS),
  language,
  subject: z.string(),
  priority: z.enum(PRIORITIES),
  tone: z.enum(TONES),
  topic: optional(z.string()),
  skill: optional(z.string()),
  customer,
  assignee: optional(z.object({ login: z.string(), name: z.string() })),
  topicPriority: optional(z.enum(PRIORITIES)),
  priorityByHand: optional(z.literal(true)),
  toldOwner: optional(z.string()),
  tellOwnerAt: optional(time),
  byHandAt: optional(time),
  reason: text<HandoffReason>(),
  explanation: optional(explanation),
  openedAt: time,
  updatedAt: time,
  firstResponseDueAt: time,
  resolutionDueAt: time,
  promisedAt: time,
  promise: optional(z.enum(['kept', 'broken'])),
  noticesAt: z.array(time),
  firstRespondedAt: optional(time),
  resolvedAt: optional(time),
  resolution: optional(z.object({ reason: z.enum(RESOLUTION_REASONS), note: optional(z.string()), by: z.string() })),
  reopenedAt: optional(time),
  closesAt: optional(time),
  raisedAt: optional(time),
  dangerAt: optional(time),
  dangerKinds: optional(z.array(z.string())),
  escalations: z.int(),
  remindedAt: optional(time),
  alarmedAt: optional(time),
  followedUpAt: optional(time),
  confirmedAt: optional(time),
  mailReturned: optional(z.object({ kind: z.enum(RETURN_KINDS), at: z.string() })),
  addressAgainAt: optional(time),
  labels: z.array(z.string()),
  snoozedUntil: optional(time),
  lastLine: optional(z.object({ by: z.enum(['customer', 'agent']), text: z.string() })),
  mergedInto: optional(z.string()),
  customerKey: optional(z.string()),
  nextActionAt: optional(time),
  counted: optional(z.object({ login: z.string(), waiting: z.boolean() })),
  expiresAtSeconds: optional(z.number()),
});

export const ticketEvent: z.ZodType<TicketEvent> = z.object({
  version: z.int(),
  at: z.string(),
  kind: z.string(),
  actor: z.string(),
  text: optional(z.string()),
  from: optional(z.string()),
  to: optional(z.string()),
});

export const slaRecord: z.ZodType<SlaRecord> = z.object({
  ticketId: z.string(),
  number: z.string(),
  priority: z.enum(PRIORITIES),
  topic: optional(z.string()),
  openedAt: z.string(),
  promisedAt: z.string(),
  respondedAt: time,
  businessHours: z.number(),
  outcome: z.enum(['kept', 'broken']),
});

export const availability: z.ZodType<Availability> = z.object({
  login: z.string(),
  version: z.int(),
  available: z.boolean(),
  changedAt: z.string(),
  seenAt: z.exactOptional(z.string()),
});

export const presence: z.ZodType<Presence> = z.object({
  login: z.string(),
  name: z.string(),
  doing: z.enum(['viewing', 'replying']),
  at: z.string(),
});

export const outboxItem: z.ZodType<OutboxItem> = z.object({
  id: z.string(),
  kind: text<OutboxKind>(),
  about: optional(text<NotificationKind>()),
  to: optional(z.array(z.string())),
  conversationId: z.string(),
  ticketId: optional(z.string()),
  ticketNumber: optional(z.string()),
  seqs: optional(z.array(z.int())),
  createdAt: time,
  attempts: z.int(),
  nextAttemptAt: time,
  lastError: optional(z.string()),
  correlationId: optional(z.string()),
});

export const returnedMail: z.ZodType<ReturnedMail> = z.object({
  addressHash: z.string(),
  conversationId: z.string(),
  kind: z.enum(RETURN_KINDS),
  at: z.string(),
  expiresAtSeconds: z.number(),
});

export const connection: z.ZodType<Connection> = z.object({
  id: z.string(),
  listener: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('customer'), conversationId: z.string() }),
    z.object({
      kind: z.literal('staff'),
      login: z.string(),
      name: z.string(),
      at: optional(z.object({ ticketId: z.string(), number: z.string(), conversationId: z.string() })),
    }),
  ]),
  expiresAtSeconds: z.number(),
  addressVersion: optional(z.number()),
  greetedAtMs: optional(z.number()),
  quietUntilMs: optional(z.number()),
});

export const livePass: z.ZodType<Omit<LivePass, 'hash' | 'expiresAtSeconds'>> = z.object({
  login: z.string(),
  name: z.string(),
  rightsUntilSeconds: z.number(),
});

/** How all tickets are filed, and how far a round has come that files them differently. */
export interface Filing {
  readonly version: number;
  /** Every ticket is counted for the person who has it. */
  readonly isCounted: boolean;
  /** The rules by which the time of every ticket's next action is set; absent: by none. */
  readonly rules?: string;
  /** When a round has last found nothing; seconds since 1970. */
  readonly checkedAtSeconds?: number;
  readonly round?: {
    readonly rules: string;
    /** The position in the queue that it has come to. */
    readonly after?: string;
    /** It has found a ticket to file. */
    readonly hasFound: boolean;
  };
}

export const filing: z.ZodType<Filing> = z.object({
  version: z.int(),
  isCounted: z.boolean(),
  rules: optional(z.string()),
  checkedAtSeconds: optional(z.number()),
  round: optional(z.object({ rules: z.string(), after: optional(z.string()), hasFound: z.boolean() })),
});

/** Until when a worker delivers; ISO 8601. */
export const outboxLease: z.ZodType<string> = z.string();
/** The secret of a day. */
export const dayKey: z.ZodType<string> = z.string();
/** The id of what an item points at. */
export const pointer: z.ZodType<string> = z.string();
export const seen: z.ZodType<number> = z.int();
export const mailed: z.ZodType<SeqSpan> = z.object({ from: z.int(), to: z.int() });

/** Version 0.1.0 wrote the id of the conversation alone. */
export const resumeCode: z.ZodType<TakenCode | string> = z.union([
  z.string(),
  z.object({
    conversationId: z.string(),
    addressVersion: optional(z.int()),
    usedBefore: optional(z.literal(true)),
  }),
]);
