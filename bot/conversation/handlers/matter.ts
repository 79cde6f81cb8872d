import { botText, say } from '../respond/voice';
import type { TurnContext } from '../turn-context';
import type { HandlerResult } from '../turn-result';
import { carryOut } from './carry-out';
import { handOff } from './hand-off';
import { matterOfWish } from './matter-of-wish';

/** A person is asked for before anything else was; the team would receive a ticket about nothing. Asked once. */
export function wantsPersonForNothing(context: TurnContext): boolean {
  const { decision, input } = context;
  if (decision.kind !== 'handoff' || decision.reason !== 'asked') return false;
  if (input.conversation.wantsPerson === true || input.conversation.tone === 'upset') return false;
  return !hasAsked(context) && matterOfWish(context) === undefined;
}

/** Asks what it is about; a tap passes the customer on without that. */
export function askWhatAbout({ voice }: TurnContext): HandlerResult {
  const anyway = { label: say(voice, 'choice.personAnyway'), value: 'person' };
  return {
    kind: 'clarify',
    steps: () => [{ patch: { wantsPerson: true }, drafts: [botText(say(voice, 'handoff.aboutWhat'), [anyway])] }],
  };
}

/** The reply to "what is it about?". */
export function tellsMatter(context: TurnContext): boolean {
  const { decision, input, utterance } = context;
  if (input.conversation.wantsPerson !== true || hasAsked(context) || utterance.choice !== undefined) return false;
  if (decision.kind === 'handoff') return decision.reason === 'misses';
  return decision.kind !== 'smalltalk';
}

/** The person gets what was told; a certain answer comes first, so that nobody waits for what is known. */
export function passOnMatter(context: TurnContext): HandlerResult {
  const { input, voice, utterance, understanding, decision } = context;
  return {
    kind: 'handoff',
    reason: 'asked',
    steps: (explanation) => [
      ...(decision.kind === 'answer' ? [carryOut(context, decision, explanation)] : []),
      handOff(input, voice, { reason: 'asked', tone: understanding.tone, question: utterance.text, explanation }),
    ],
  };
}

/** Whether anything was asked, or handed over, before this message. */
function hasAsked({ input: { conversation } }: TurnContext): boolean {
  const { pendingQuestion, lastAnswer, handoffs } = conversation;
  return pendingQuestion !== undefined || lastAnswer !== undefined || handoffs > 0;
}
