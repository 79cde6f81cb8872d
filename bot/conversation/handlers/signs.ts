import { hear } from '../../language/listening/hear';
import { type Makings, madeOf } from '../../language/listening/heard';
import { botText, say } from '../respond/voice';
import type { TurnContext } from '../turn-context';
import type { HandlerResult } from '../turn-result';
import { answerJustGiven, feedbackResult } from './feedback';

/** 👍 or 🙏 and nothing else: thanks, which is no question and no miss. */
export const thanksBySign = ({ understanding }: TurnContext): boolean => understanding.intent === 'thanks';

const SAYS_SOMETHING = /[\p{L}\p{N}?¿？]/u;
const GREETING: Makings = { says: ['courtesy'] };

/** A greeting, or another courtesy, that the knowledge has no reply to: no question, and no miss. */
export const greets = ({ utterance, decision }: TurnContext): boolean =>
  utterance.choice === undefined &&
  (decision.kind === 'fallback' || decision.kind === 'clarify' || isByMisses(decision)) &&
  madeOf(hear(utterance.text), GREETING) !== undefined;

const isByMisses = (decision: TurnContext['decision']): boolean => decision.kind === 'handoff' && decision.reason === 'misses';

export const invite = ({ voice }: TurnContext): HandlerResult => ({
  kind: 'none',
  steps: () => [{ drafts: [botText(say(voice, 'contact.goOn'))] }],
});

/** Right after an answer it means that the answer helped. */
export function thank(context: TurnContext): HandlerResult {
  const { input, voice } = context;
  if (answerJustGiven(input.conversation) !== undefined) return feedbackResult(context, true);
  return { kind: 'none', steps: () => [{ drafts: [botText(say(voice, 'thanks.welcome'))] }] };
}

/** "OK", or a sign such as 🙂, takes note of what was said: it is no question, no miss, and takes nothing that was offered. */
export const takesNote = ({ understanding, utterance, decision }: TurnContext): boolean =>
  utterance.choice === undefined &&
  decision.kind !== 'smalltalk' &&
  (understanding.intent === 'acknowledges' || (understanding.intent === undefined && !SAYS_SOMETHING.test(utterance.text)));

export const goOn = ({ voice }: TurnContext): HandlerResult => ({
  kind: 'none',
  steps: () => [{ drafts: [botText(say(voice, 'acknowledged'))] }],
});
