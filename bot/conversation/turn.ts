import { isOpenStatus } from '../desk/states';
import { answerClosing } from './acts/closing';
import { contactIn, type KeptContact, keepContact, onlyContact } from './acts/contact';
import { converse } from './acts/converse';
import { answerDanger } from './acts/danger';
import type { Act, Stage, Utterance } from './acts/stage';
import { isOffered, labelOf } from './acts/tap';
import { afterResolution, cancel, leaveToPerson, whileWaiting } from './acts/with-ticket';
import { conversationClosed } from './closed';
import { explain } from './explain';
import { todayIn } from './local-time';
import { asTap } from './offer';
import { advance, type Progress, type Scene } from './progress';
import { customerAuthor, type Draft } from './transcript';
import type { Conversation } from './types';
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
  return advance(stage.scene, [{ drafts: [said] }, ...steps(explanation)]);
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
