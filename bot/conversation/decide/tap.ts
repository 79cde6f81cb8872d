import type { Conversation } from '../../model/conversation';
import { isValidOn } from '../../model/entry';
import type { Knowledge } from '../../ports';
import { entriesOfTopic, findEntry } from '../ranking/entries';
import type { TurnContext, Utterance } from '../turn-context';
import { type Decision, inDanger, miss, type Situation } from './decide';

/** The choice that confirms a resolution; "no" is the tap for the person. */
export const SETTLED = 'settled';

/** Choices about the conversation, not about the knowledge. */
const OWN: ReadonlySet<string> = new Set(['none', 'person', 'cancel', SETTLED]);

/** Whether the bot offers such a choice; anything else is read as text. */
export function isOffered(knowledge: Knowledge, choice: string | undefined): boolean {
  if (choice === undefined) return false;
  const { topics, service } = knowledge.base;
  return (
    OWN.has(choice) || topics.some(({ id }) => id === choice) || findEntry(knowledge, choice, service.languages[0]) !== undefined
  );
}

/** What the tapped label is about; undefined when that is the previous question. */
export function labelOf({ text, choice }: Utterance): string | undefined {
  return choice === 'none' || choice === 'person' ? undefined : text;
}

type Tapped = Pick<TurnContext, 'input' | 'voice' | 'utterance' | 'today'>;

/** The decision for a tap; undefined when the choice is unknown (the text then counts). */
export function decideTap({ utterance, input, voice, today }: Tapped, situation: Situation): Decision | undefined {
  const { choice } = utterance;
  if (choice === undefined || choice === 'cancel') return undefined;
  if (choice === 'person') return { kind: 'handoff', reason: didNotHelp(input.conversation) ? 'not_helpful' : 'asked' };
  if (choice === 'none') return miss(situation);
  const browsed = entriesOfTopic(input.knowledge, choice, voice.language, today);
  if (browsed.length > 0) return { kind: 'clarify', options: browsed };
  const entry = findEntry(input.knowledge, choice, voice.language);
  if (entry === undefined || !isValidOn(entry, today)) return undefined;
  if (entry.id === input.knowledge.base.service.safetyEntry) return inDanger(entry);
  if (entry.kind === 'handoff') return { kind: 'handoff', reason: 'entry', entry };
  return { kind: 'answer', entry, confidence: 1 };
}

function didNotHelp({ lastAnswer, pendingQuestion, misses }: Conversation): boolean {
  return lastAnswer !== undefined && misses > 0 && lastAnswer.question === pendingQuestion;
}
