import { decide } from '../decide';
import { feedbackSteps } from '../feedback';
import { botText, say, smalltalkReply, ticketValues } from '../reply';
import { confirmsAnswer } from '../understand/wish/closing';
import { answerJustGiven } from './converse';
import { answerToFollowUp } from './follow-up';
import { type Act, type Stage, situationOf } from './stage';
import { cancel, leaveToPerson } from './with-ticket';

/**
 * What a customer's closing words lead to. Of a ticket that waits, "it is settled" closes it, and "that is all" is asked
 * about; without one they are answered with a goodbye, and neither open one nor are read as a question.
 * @returns undefined when they are none, or for the person who is writing with the customer
 */
export function answerClosing(stage: Stage): Act | undefined {
  const { scene, understanding, openTicket } = stage;
  const { wish } = understanding;
  if (wish !== 'cancel' && wish !== 'over') return undefined;
  if (scene.conversation.state === 'with_agent') return undefined;
  if (openTicket === undefined) return answerToFollowUp(stage) ?? confirmed(stage) ?? goodbye(stage);
  return wish === 'cancel' || openTicket.dangerAt !== undefined ? cancel(stage, openTicket) : askWhetherOver(stage);
}

function askWhetherOver(stage: Stage): Act | undefined {
  const { voice } = stage;
  const view = stage.scene.conversation.ticket;
  if (view === undefined) return undefined;
  const ask = botText(say(voice, 'closing.ask', ticketValues(voice, view)), [
    { label: say(voice, 'closing.yes'), value: 'cancel' },
    { label: say(voice, 'closing.no'), value: 'none' },
  ]);
  return { kind: 'added', steps: (explanation) => [...leaveToPerson(stage).steps(explanation), { drafts: [ask] }] };
}

/** "Great, that answers my question": right after an answer it says that it helped. */
function confirmed({ scene: { conversation }, voice, utterance }: Stage): Act | undefined {
  const about = answerJustGiven(conversation);
  if (about === undefined || !confirmsAnswer(utterance.text)) return undefined;
  return {
    kind: 'none',
    feedback: { messageId: about.messageId, helpful: true },
    steps: () => feedbackSteps(conversation, voice, about, true),
  };
}

/** In the organisation's own words where it has some for it. */
function goodbye(stage: Stage): Act {
  const { scene, voice } = stage;
  const { state } = scene.conversation;
  const decision = decide(stage.understanding, situationOf(stage));
  const drafts = decision.kind === 'smalltalk' ? smalltalkReply(decision.entry) : [botText(say(voice, 'closing.goodbye'))];
  return {
    kind: decision.kind === 'smalltalk' ? 'smalltalk' : 'none',
    steps: () => [{ patch: { misses: 0, ...(state === 'clarifying' ? { state: 'open' } : {}) }, drafts }],
  };
}
