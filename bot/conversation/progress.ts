import type { Conversation } from '../model/conversation';
import type { Explanation, HandoffReason, Tone } from '../model/decision';
import type { Entry, Topic } from '../model/entry';
import type { KnowledgeBase } from '../model/knowledge-base';
import type { Message } from '../model/message';
import type { Ticket } from '../model/ticket';
import { append, type Draft } from '../model/transcript';
import type { Change, Digest, Knowledge, OutboxItem } from '../ports';
import type { DeskNeed, DeskNow } from '../tickets/assignment/desk-now';
import { openTicket } from '../tickets/customer/open-ticket';
import type { Danger } from '../tickets/lifecycle/danger';
import { ticketView } from '../tickets/lifecycle/ticket-view';
import { mergeChanges, type TicketChange } from '../tickets/lifecycle/transition-ticket';
import { offerOf } from './offer';
import { handoffReply, type Voice } from './reply';

/** What a use case of the customer decides on: read once, then nothing but arguments. */
export interface Scene {
  readonly conversation: Conversation;
  /** The conversation's latest ticket, when there is one. */
  readonly ticket?: Ticket;
  /** The ticket of another conversation that `ticket` was merged into. */
  readonly mergedInto?: Ticket;
  readonly knowledge: Knowledge;
  readonly now: Date;
  readonly digest: Digest;
  /** Counts from 0: tries at finding a ticket number that is free. */
  readonly attempt: number;
  /** Who is at the desk; read only for what needs it, which is then decided again. */
  readonly desk?: DeskNow;
}

/** What a step adds to the scene; steps compose by `advance`. */
export interface Step {
  readonly patch?: Partial<Conversation>;
  readonly drafts?: readonly Draft[];
  readonly ticket?: TicketChange;
  /** Of the ticket that goes on for this one. */
  readonly other?: TicketChange;
  readonly outbox?: readonly OutboxItem[];
  /** What would have to be known of the desk to decide this well; without it, it is decided as if nobody were there. */
  readonly needs?: DeskNeed;
}

export interface Progress {
  readonly conversation: Conversation;
  readonly messages: readonly Message[];
  readonly change: Change;
  readonly needs?: DeskNeed;
}

/** The transaction that a list of steps amounts to: one new version of the conversation, and all that goes with it. */
export function advance(scene: Scene, steps: readonly Step[]): Progress {
  const { conversation, now } = scene;
  const messages = append(
    conversation,
    steps.flatMap((step) => step.drafts ?? []),
    now,
  );
  const tickets = steps.flatMap((step) => (step.ticket === undefined ? [] : [step.ticket]));
  const ticket = tickets.length === 0 ? undefined : tickets.reduce((first, second) => mergeChanges(first, () => second));
  const other = steps.find((step) => step.other !== undefined)?.other;
  const needs = steps.find((step) => step.needs !== undefined)?.needs;
  const offered = offerOf(messages);
  const next: Conversation = {
    ...Object.assign({}, conversation, ...steps.map((step) => step.patch)),
    ...(ticket === undefined ? {} : { ticket: ticketView(ticket.next) }),
    ...(offered === undefined ? {} : { offered }),
    version: conversation.version + 1,
    lastSeq: conversation.lastSeq + messages.length,
    knowledgeVersion: scene.knowledge.base.version,
    updatedAt: now.toISOString(),
  };
  return {
    conversation: next,
    messages,
    change: {
      conversation: { expected: conversation.version, next },
      messages,
      ...(ticket === undefined ? {} : { ticket, ...filing(ticket, scene.ticket) }),
      ...(other === undefined ? {} : { other }),
      outbox: steps.flatMap((step) => step.outbox ?? []),
    },
    ...(needs === undefined ? {} : { needs }),
  };
}

/** A ticket is filed under its customer when it opens with somebody known, and when they become known. */
function filing({ expected, next: { customerKey } }: TicketChange, before: Ticket | undefined): Pick<Change, 'history'> {
  if (customerKey === undefined) return {};
  return expected === 0 || before?.customerKey !== customerKey ? { history: { customerKey } } : {};
}

/** The hand-off as a step: ticket, event, outbox item and the words that go with it, for one transaction (I3). */
export function handOff(
  scene: Scene,
  voice: Voice,
  handoff: {
    readonly reason: HandoffReason;
    /** Of what was just said; calm when nothing was. */
    readonly tone?: Tone | undefined;
    readonly question: string | undefined;
    readonly explanation?: Explanation | undefined;
    readonly entry?: Entry | undefined;
    readonly danger?: Danger | undefined;
  },
): Step {
  const { conversation, knowledge, now, digest, attempt, desk } = scene;
  const opened = openTicket({
    conversation,
    now,
    service: knowledge.base.service,
    topics: topicsOfBusiness(knowledge.base),
    reason: handoff.reason,
    explanation: handoff.explanation,
    question: handoff.question,
    attempt,
    digest,
    desk,
    entry: handoff.entry?.id,
    danger: handoff.danger,
  });
  const view = ticketView(opened.ticket);
  return {
    patch: {
      state: 'waiting',
      handoffs: conversation.handoffs + 1,
      misses: 0,
      ticketId: opened.ticket.id,
      ticket: view,
    },
    drafts: handoffReply(
      voice,
      {
        reason: handoff.reason,
        tone: handoff.tone ?? 'calm',
        problem: handoff.question ?? '',
        now,
        askContact: conversation.channel === 'web' && conversation.customer.email === undefined,
        ...(handoff.entry === undefined ? {} : { entry: handoff.entry }),
      },
      view,
    ),
    ticket: { expected: 0, next: opened.ticket, events: opened.events },
    outbox: opened.outbox,
    needs: { priority: opened.ticket.priority },
  };
}

/** Without courtesies: nobody's question is about those. */
function topicsOfBusiness({ topics, entries }: KnowledgeBase): readonly Topic[] {
  return topics.filter(({ id }) => entries.some(({ topic, kind }) => topic === id && kind !== 'smalltalk'));
}
