import type { Conversation } from '../model/conversation';
import { customerAuthor, type Draft } from '../model/transcript';
import { ownerNotices } from '../tickets/assignment/change-owner';
import { ticketView } from '../tickets/lifecycle/ticket-view';
import { isOpenStatus } from '../tickets/lifecycle/transitions';
import { todayIn } from '../time/local-time';
import { conversationClosed } from './closed';
import { explain } from './explain';
import { answerClosing } from './handlers/closing';
import { contactIn, type KeptContact, keepContact, onlyContact } from './handlers/contact';
import { converse } from './handlers/converse';
import { answerDanger } from './handlers/danger';
import type { Act, Stage, Utterance } from './handlers/stage';
import { isOffered, labelOf } from './handlers/tap';
import { afterResolution, cancel, leaveToPerson, whileWaiting } from './handlers/with-ticket';
import { asTap } from './offer';
import { advance, type Progress, type Scene, type Step } from './progress';
import { understand, understandTap } from './understand';
import { strongestTone } from './understand/tone';

/**
 * One turn: pure, and deterministic in its arguments.
 *
 * @throws MostradorError CONVERSATION_CLOSED
 */
export function turn(scene: Scene, written: Utterance): Progress {
  const { conversation, knowledge, ticket } = scene;
  if (conversation.state === 'closed') {
    throw conversationClosed();
  }
  const { service, version } = knowledge.base;
  const today = todayIn(service.calendar.timeZone, scene.now);
  const utterance = asTap(conversation, knowledge, written);
  const understanding = isOffered(knowledge, utterance.choice)
    ? understandTap(knowledge, labelOf(utterance), conversation.language, today)
    : understand(knowledge, utterance.text, conversation.language, today);
  const tone = strongestTone(conversation.tone, understanding.tone);
  const contact = contactIn(scene, utterance);
  const heard: Conversation = {
    ...conversation,
    language: understanding.language,
    tone,
    ...(contact === undefined ? {} : { customer: contact.customer }),
  };
  const stage: Stage = {
    scene: { ...scene, conversation: heard },
    voice: { knowledge, language: heard.language },
    utterance,
    understanding,
    today,
    ...(ticket !== undefined && isOpenStatus(ticket.status) ? { openTicket: ticket } : {}),
  };
  const { kind, reason, feedback, steps } = contact === undefined ? act(stage) : keepContact(stage, act(stage, contact), contact);
  const explanation = explain(understanding, { kind, ...(reason === undefined ? {} : { reason }) }, version, service);
  const said: Draft = {
    id: utterance.id,
    author: customerAuthor(conversation),
    kind: 'text',
    text: written.text,
    explanation,
    ...(feedback === undefined ? {} : { feedback }),
  };
  const done = steps(explanation);
  return advance(stage.scene, [{ drafts: [said] }, ...done, ...newOwner(stage, done)]);
}

/**
 * The customer reads of whoever has their ticket now, whatever the turn was about, and in the same words as when it goes to
 * somebody else without them. It comes last: what to do in danger goes before it.
 */
function newOwner({ scene, voice, openTicket }: Stage, steps: readonly Step[]): readonly Step[] {
  const next = steps.findLast(({ ticket }) => ticket !== undefined)?.ticket?.next;
  if (openTicket === undefined || next === undefined) return [];
  const { service } = scene.knowledge.base;
  const drafts = ownerNotices(openTicket, { service, language: voice.language, ticket: next, now: scene.now });
  return [{ drafts: drafts.map((draft) => ({ ...draft, ticket: ticketView(next) })) }];
}

function act(stage: Stage, contact?: KeptContact): Act {
  const { scene, utterance, openTicket } = stage;
  const alarm = answerDanger(stage);
  if (alarm !== undefined) return alarm;
  if (contact?.isAll === true) return onlyContact(stage);
  if (openTicket !== undefined && utterance.choice === 'cancel') return cancel(stage, openTicket);
  // Words are for the person once one has written: only they know what "leave it" was about.
  const closing = answerClosing(stage);
  if (closing !== undefined) return closing;
  switch (scene.conversation.state) {
    case 'with_agent':
      return leaveToPerson(stage);
    case 'waiting':
      return whileWaiting(stage);
    case 'resolved':
      return afterResolution(stage);
    default:
      return converse(stage);
  }
}
