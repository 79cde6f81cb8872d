import type { Knowledge } from '../../ports';
import { findEntry } from '../candidates';
import { SETTLED } from './follow-up';
import type { Utterance } from './stage';

/** Choices that are about the conversation, not about the knowledge. */
const OWN: ReadonlySet<string> = new Set(['none', 'person', 'cancel', SETTLED]);

/** Whether a choice is one that the bot offers; anything else is read as text. */
export function isOffered(knowledge: Knowledge, choice: string | undefined): boolean {
  if (choice === undefined) return false;
  const { topics, service } = knowledge.base;
  return (
    OWN.has(choice) || topics.some(({ id }) => id === choice) || findEntry(knowledge, choice, service.languages[0]) !== undefined
  );
}

/** What the tapped label is about; undefined when that is the question before it. */
export function labelOf({ text, choice }: Utterance): string | undefined {
  return choice === 'none' || choice === 'person' ? undefined : text;
}
