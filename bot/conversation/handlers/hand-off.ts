import type { Explanation, HandoffReason, Tone } from '../../model/decision';
import type { Entry, Topic } from '../../model/entry';
import type { KnowledgeBase } from '../../model/knowledge-base';
import { openTicket } from '../../tickets/customer/open-ticket';
import type { Danger } from '../../tickets/lifecycle/danger';
import { ticketView } from '../../tickets/lifecycle/ticket-view';
import { handoffReply } from '../respond/handoff';
import type { Voice } from '../respond/voice';
import type { TurnInput } from '../turn-context';
import type { Step } from '../turn-result';

/** The hand-off as a step: ticket, event, outbox item and the words that go with it, for one transaction (I3). */
export function handOff(
  input: TurnInput,
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
  const { conversation, knowledge, now, digest, attempt, desk } = input;
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
