import { compact } from '../../model/compact';
import type { Explanation, HandoffReason, Tone } from '../../model/decision';
import type { Entry, Topic } from '../../model/entry';
import type { KnowledgeBase } from '../../model/knowledge-base';
import { openTicket } from '../../tickets/customer/open-ticket';
import type { Danger } from '../../tickets/lifecycle/danger';
import { ticketView } from '../../tickets/lifecycle/ticket-view';
import { formatDue } from '../../tickets/sla/due-times';
import { takeToken } from '../rate-limit';
import { handoffReply } from '../respond/handoff';
import { botText, say, type Voice } from '../respond/voice';
import type { TurnInput } from '../turn-context';
import type { Step } from '../turn-result';

/**
 * Seconds until the conversation may open another ticket; 0 when it may now. Only one is open at a time (T4), so this
 * affects only customers who cancel one after the other. Danger never waits: such a ticket cannot be cancelled.
 */
export function secondsToNextTicket(input: TurnInput): number {
  const taken = takeTicket(input);
  return taken !== undefined && 'retryAfterSeconds' in taken ? taken.retryAfterSeconds : 0;
}

function takeTicket({ conversation, ticketRate, noTicketForSeconds, now }: TurnInput) {
  if (noTicketForSeconds !== undefined) return { retryAfterSeconds: noTicketForSeconds };
  return ticketRate && takeToken(conversation.ticketAllowance, ticketRate, now.getTime());
}

/**
 * The hand-off as a step: ticket, event, outbox item and replies, for one transaction (I3). When the conversation may not
 * open another ticket for a while, the customer is told so instead, and the bot keeps answering.
 */
export function handOff(
  input: TurnInput,
  voice: Voice,
  handoff: {
    readonly reason: HandoffReason;
    /** The tone of this message; calm when there is none. */
    readonly tone?: Tone | undefined;
    readonly question: string | undefined;
    readonly explanation?: Explanation | undefined;
    readonly entry?: Entry | undefined;
    readonly danger?: Danger | undefined;
    readonly crisis?: true | undefined;
  },
): Step {
  const { conversation, knowledge, now, digest, attempt, desk, alarmsQuietly } = input;
  const taken = takeTicket(input);
  const isHeldUp = taken !== undefined && 'retryAfterSeconds' in taken;
  if (isHeldUp && handoff.reason !== 'danger') return heldUp(voice, now, taken.retryAfterSeconds);
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
      ...(taken === undefined || isHeldUp ? {} : { ticketAllowance: taken.bucket }),
    },
    drafts: handoffReply(
      voice,
      {
        reason: handoff.reason,
        tone: handoff.tone ?? 'calm',
        problem: handoff.question ?? '',
        now,
        crisis: handoff.crisis,
        askContact: conversation.channel === 'web' && conversation.customer.email === undefined,
        ...(handoff.entry === undefined ? {} : { entry: handoff.entry }),
      },
      view,
    ),
    ticket: { expected: 0, next: opened.ticket, events: opened.events },
    outbox: alarmsQuietly === true && handoff.reason === 'danger' ? [] : opened.outbox,
    needs: { priority: opened.ticket.priority, ...compact({ customerKey: opened.ticket.customerKey }) },
  };
}

function heldUp(voice: Voice, now: Date, seconds: number): Step {
  const { timeZone } = voice.knowledge.base.service.calendar;
  const time = formatDue(new Date(now.getTime() + seconds * 1_000).toISOString(), voice.language, timeZone);
  return { patch: { state: 'open', misses: 0 }, drafts: [botText(say(voice, 'handoff.later', { time }))] };
}

/** Without courtesies, which are nobody's question. */
function topicsOfBusiness({ topics, entries }: KnowledgeBase): readonly Topic[] {
  return topics.filter(({ id }) => entries.some(({ topic, kind }) => topic === id && kind !== 'smalltalk'));
}
