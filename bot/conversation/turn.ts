import { cancelTicket, customerWrote } from '../desk/customer-moves';
import { isOpenStatus } from '../desk/states';
import type { Ticket } from '../desk/types';
import { MostradorError } from '../errors';
import { entriesOfTopic, findEntry, isValidOn } from './candidates';
import { type Decision, decide, miss, type Situation } from './decide';
import { explain } from './explain';
import { feedbackSteps } from './feedback';
import { todayIn } from './local-time';
import { advance, handOff, type Progress, type Scene, type Step } from './progress';
import { reopenStep } from './reopen';
import {
  answerReply,
  botText,
  cancelChoice,
  clarifyReply,
  fallbackReply,
  personChoice,
  say,
  smalltalkReply,
  ticketValues,
  type Voice,
} from './reply';
import type { Draft } from './transcript';
import type { Conversation, DecisionKind, Explanation, HandoffReason, TicketView } from './types';
import { type Understanding, understand } from './understand';
import { strongestTone } from './understand/tone';

export interface Utterance {
  /** The client's id of the message. */
  readonly id: string;
  readonly text: string;
  /** What was tapped: an entry id, a topic's id, `none`, `person` or `cancel`. Anything else is read as text. */
  readonly choice?: string;
}

/**
 * One turn: pure, and deterministic in its arguments.
 *
 * @throws MostradorError CONVERSATION_CLOSED
 */
export function turn(scene: Scene, utterance: Utterance): Progress {
  const { conversation, knowledge } = scene;
  if (conversation.state === 'closed') {
    throw new MostradorError('CONVERSATION_CLOSED', 'This conversation is closed. Open a new one with POST /v1/conversations.');
  }
  const today = todayIn(knowledge.base.service.calendar.timeZone, scene.now);
  const understanding = understand(knowledge, utterance.text, conversation.language, today);
  const tone = strongestTone(conversation.tone, understanding.tone);
  const spoken: Conversation = { ...conversation, language: understanding.language, tone };
  const stage: Stage = {
    scene: { ...scene, conversation: spoken },
    voice: { knowledge, language: spoken.language },
    utterance,
    understanding,
    today,
  };
  const { kind, reason, steps } = act(stage);
  const explanation = explain(
    understanding,
    { kind, ...(reason === undefined ? {} : { reason }) },
    knowledge.base.version,
    knowledge.base.service,
  );
  const said: Draft = { id: utterance.id, author: customer(conversation), kind: 'text', text: utterance.text, explanation };
  return advance({ ...scene, conversation: spoken }, [{ drafts: [said] }, ...steps(explanation)]);
}

interface Stage {
  readonly scene: Scene;
  readonly voice: Voice;
  readonly utterance: Utterance;
  readonly understanding: Understanding;
  readonly today: string;
}

interface Act {
  readonly kind: DecisionKind;
  readonly reason?: HandoffReason;
  readonly steps: (explanation: Explanation) => readonly Step[];
}

function act(stage: Stage): Act {
  const { scene, utterance, understanding } = stage;
  const ticket = openTicketOf(scene);
  const wish = utterance.choice ?? understanding.wish;
  if (ticket !== undefined && wish === 'cancel') return cancel(stage, ticket);
  switch (scene.conversation.state) {
    case 'with_agent':
      return { kind: 'silent', steps: () => [noted(stage, ticket)] };
    case 'waiting':
      return whileWaiting(stage, ticket);
    case 'resolved':
      return afterResolution(stage);
    default:
      return converse(stage);
  }
}

/** The bot and the customer alone. */
function converse(stage: Stage): Act {
  const { scene, voice, utterance, understanding } = stage;
  const { conversation } = scene;
  const { wish } = understanding;
  const about = answerJustGiven(conversation);
  if (utterance.choice === undefined && about !== undefined && (wish === 'yes' || wish === 'no')) {
    return { kind: 'none', steps: () => feedbackSteps(conversation, voice, about, wish === 'yes') };
  }
  const decision = chosen(stage) ?? decide(understanding, situationOf(stage));
  return {
    kind: decision.kind,
    ...('reason' in decision ? { reason: decision.reason } : {}),
    steps: (explanation) => [carryOut(stage, decision, explanation)],
  };
}

/** The answer that a bare "yes" or "no" is about: the last thing that was said. */
function answerJustGiven({ lastAnswer, lastSeq }: Conversation): Conversation['lastAnswer'] {
  return lastAnswer?.messageId === `m${lastSeq}` ? lastAnswer : undefined;
}

function didNotHelp({ lastAnswer, pendingQuestion, misses }: Conversation): boolean {
  return lastAnswer !== undefined && misses > 0 && lastAnswer.question === pendingQuestion;
}

/** What a tap asks for; undefined when it is nothing that is known (the text counts then). */
function chosen(stage: Stage): Decision | undefined {
  const { utterance, scene, voice, today } = stage;
  if (utterance.choice === undefined || utterance.choice === 'cancel') return undefined;
  if (utterance.choice === 'person') return { kind: 'handoff', reason: didNotHelp(scene.conversation) ? 'not_helpful' : 'asked' };
  if (utterance.choice === 'none') return miss(situationOf(stage));
  const browsed = entriesOfTopic(scene.knowledge, utterance.choice, voice.language, today);
  if (browsed.length > 0) return { kind: 'clarify', options: browsed };
  const entry = findEntry(scene.knowledge, utterance.choice, voice.language);
  if (entry === undefined || !isValidOn(entry, today)) return undefined;
  if (entry.kind === 'handoff') return { kind: 'handoff', reason: 'entry', entry };
  return { kind: 'answer', entry, confidence: 1 };
}

function situationOf({ scene, utterance }: Stage): Situation {
  const { thresholds, handoffAfterMisses } = scene.knowledge.base.service;
  const { state, misses, tone } = scene.conversation;
  // Choices that were passed over were a miss, too.
  const passedOver = state === 'clarifying' && utterance.choice === undefined ? 1 : 0;
  return { thresholds, handoffAfterMisses, misses: misses + passedOver, tone };
}

function carryOut(stage: Stage, decision: Decision, explanation: Explanation): Step {
  const { scene, voice, utterance, understanding } = stage;
  const { conversation } = scene;
  const { tone } = understanding;
  const { sentence } = understanding.ranking;
  const question = questionOf(stage);
  switch (decision.kind) {
    case 'answer': {
      const drafts = answerReply(voice, decision.entry, decision.confidence, tone, sentence);
      // The customer's message comes first, then the drafts: the answer is the last of them.
      const messageId = `m${conversation.lastSeq + 1 + drafts.length}`;
      return {
        patch: {
          state: 'open',
          misses: 0,
          pendingQuestion: question,
          pendingExplanation: explanation,
          lastAnswer: { messageId, entryId: decision.entry.id, question },
        },
        drafts,
      };
    }
    case 'smalltalk':
      return { patch: { state: 'open' }, drafts: smalltalkReply(decision.entry) };
    case 'clarify':
      return {
        patch: {
          state: 'clarifying',
          misses: situationOf(stage).misses,
          pendingQuestion: question,
          pendingExplanation: explanation,
        },
        drafts: clarifyReply(voice, decision.options, { tone, sentence, browsing: isTopic(scene, utterance.choice) }),
      };
    case 'fallback':
      return {
        patch: {
          state: 'open',
          misses: situationOf(stage).misses + 1,
          pendingQuestion: question,
          pendingExplanation: explanation,
        },
        drafts: fallbackReply(voice, tone, sentence, utterance.choice === 'none'),
      };
    case 'handoff': {
      // "A person, please" is about the question before it, not about itself.
      const asked = decision.reason === 'asked' || decision.reason === 'not_helpful';
      return handOff(scene, voice, {
        reason: decision.reason,
        question: asked ? (conversation.pendingQuestion ?? beyondTheWish(utterance)) : question,
        explanation: asked ? (conversation.pendingExplanation ?? explanation) : explanation,
        entry: decision.entry,
      });
    }
  }
}

const isTopic = ({ knowledge }: Scene, choice: string | undefined): boolean =>
  knowledge.base.topics.some(({ id }) => id === choice);

/** The question that would be carried over: a tap on "none of these" is no question of its own. */
function questionOf({ scene, utterance }: Stage): string {
  return utterance.choice === undefined ? utterance.text : (scene.conversation.pendingQuestion ?? utterance.text);
}

/** "I want to talk to a person about my fridge" says more than the wish; a bare wish says nothing. */
function beyondTheWish({ text, choice }: Utterance): string | undefined {
  return choice === undefined && text.trim().split(/\s+/).length > 6 ? text : undefined;
}

/** A ticket is open and nobody has written yet: what is sure is answered, everything else goes to the ticket. */
function whileWaiting(stage: Stage, ticket: Ticket | undefined): Act {
  const { scene, voice, understanding } = stage;
  const view = scene.conversation.ticket;
  if (ticket === undefined || view === undefined) return converse(stage);
  const decision = chosen(stage) ?? decide(understanding, { ...situationOf(stage), tone: 'calm', misses: 0 });
  const note = noted(stage, ticket);
  switch (decision.kind) {
    case 'answer': {
      const step = carryOut(
        stage,
        decision,
        explain(understanding, decision, scene.knowledge.base.version, scene.knowledge.base.service),
      );
      return { kind: 'answer', steps: () => [note, { ...step, patch: { ...step.patch, state: 'waiting' } }] };
    }
    case 'smalltalk':
      return { kind: 'smalltalk', steps: () => [note, { drafts: smalltalkReply(decision.entry) }] };
    case 'handoff':
      return { kind: 'added', steps: () => [note, { drafts: [botText(alreadyText(voice, view), [cancelChoice(voice)])] }] };
    default:
      return {
        kind: 'added',
        steps: () => [note, { drafts: [botText(say(voice, 'waiting.added', ticketValues(voice, view)))] }],
      };
  }
}

export function alreadyText(voice: Voice, view: TicketView): string {
  return say(voice, view.assignee === undefined ? 'handoff.already' : 'handoff.alreadyWith', ticketValues(voice, view));
}

/** Answered; ticket and state stay as they are, unless the customer taps for the person again. */
function afterResolution(stage: Stage): Act {
  const { scene, voice, utterance, understanding } = stage;
  const decision = chosen(stage) ?? decide(understanding, { ...situationOf(stage), tone: 'calm', misses: 0 });
  const { ticket } = scene;
  if (utterance.choice === 'person' && ticket?.status === 'resolved') {
    return { kind: 'handoff', reason: 'asked', steps: () => [reopenStep(scene, ticket, 'not_solved')] };
  }
  const view = scene.conversation.ticket;
  const reopen =
    view === undefined ? [] : [botText(say(voice, 'resolved.reopen', ticketValues(voice, view)), [personChoice(voice)])];
  if (decision.kind === 'handoff') return { kind: 'none', steps: () => [{ drafts: reopen }] };
  const explanation = explain(understanding, decision, scene.knowledge.base.version, scene.knowledge.base.service);
  const step = carryOut(stage, decision, explanation);
  const rest = decision.kind === 'fallback' ? reopen : [];
  return {
    kind: decision.kind,
    steps: () => [{ ...step, patch: { ...step.patch, state: 'resolved', misses: 0 } }, { drafts: rest }],
  };
}

function cancel({ scene, voice }: Stage, ticket: Ticket): Act {
  const view = scene.conversation.ticket;
  const done = view === undefined ? [] : [botText(say(voice, 'cancel.done', ticketValues(voice, view)))];
  return {
    kind: 'none',
    steps: () => [{ patch: { state: 'open', misses: 0 }, drafts: done, ticket: cancelTicket(ticket, scene.now) }],
  };
}

/** The customer wrote: the ticket knows. */
function noted({ scene, understanding }: Stage, ticket: Ticket | undefined): Step {
  return ticket === undefined ? {} : { ticket: customerWrote(ticket, understanding.tone, scene.now) };
}

function openTicketOf({ ticket }: Scene): Ticket | undefined {
  return ticket !== undefined && isOpenStatus(ticket.status) ? ticket : undefined;
}

export function customer({ customer: { name } }: Conversation): Draft['author'] {
  return { role: 'customer', ...(name === undefined ? {} : { name }) };
}
