import { hear } from '../../language/listening/hear';
import { type Makings, madeOf } from '../../language/listening/heard';
import type { Conversation } from '../../model/conversation';
import { ownMessageId } from '../../model/transcript';
import type { Knowledge } from '../../ports';
import { findEntry } from '../ranking/entries';
import type { Utterance } from '../turn-context';
import { hasQuestionMark } from '../understand/questions';

const ACCEPTS: Makings = { says: ['accepts'], beside: ['please'] };
/** "OK" takes note of an offer; it does not take it. */
const ACKNOWLEDGES: Makings = { says: ['acknowledges'], beside: ['thanks', 'courtesy'] };
const DECLINES: Makings = { says: ['declines'], beside: ['declines beside'] };
const NONE: Makings = { says: ['picks none'], beside: ['pick beside'] };
const PICKED = ['picks first', 'picks second', 'picks third', 'picks last'] as const;
const PICKS = PICKED.map((group): Makings => ({ says: [group], beside: ['pick beside'] }));

/** Choices about the conversation, which do not count in "the second one". */
const APART: ReadonlySet<string> = new Set(['none', 'person', 'cancel']);

/** The choice that a text picks ("the second one", "2", "none of these"); undefined when it picks none. */
export function pickOf(text: string, choices: readonly string[]): string | undefined {
  const heard = hear(text);
  if (choices.includes('none') && madeOf(heard, NONE) !== undefined) return 'none';
  const place = PICKS.findIndex((makings) => madeOf(heard, makings) !== undefined);
  const inOrder = choices.filter((value) => !APART.has(value));
  return place === PICKS.length - 1 ? inOrder.at(-1) : inOrder[place];
}

/**
 * Turns an answer to the last offer into the tap that it stands for: "yes, please" takes the only thing offered, "the
 * second one" that choice. Anything else stays as it is.
 */
export function asTap(conversation: Conversation, knowledge: Knowledge, utterance: Utterance): Utterance {
  const { offered, lastSeq, language } = conversation;
  if (utterance.choice !== undefined || offered === undefined || offered.seq !== lastSeq) return utterance;
  const choice = pickOf(utterance.text, offered.choices) ?? accepted(conversation, utterance.text, offered.choices);
  if (choice === undefined) return utterance;
  const label = APART.has(choice) ? utterance.text : (findEntry(knowledge, choice, language)?.question ?? utterance.text);
  return { ...utterance, text: label, choice };
}

function accepted({ lastAnswer, lastSeq }: Conversation, text: string, choices: readonly string[]): string | undefined {
  const heard = hear(text);
  const [only, ...others] = choices;
  if (only === 'cancel' && others.includes('none') && madeOf(heard, DECLINES) !== undefined) return 'none';
  if (hasQuestionMark(text) || madeOf(heard, ACCEPTS) === undefined) return undefined;
  // "Yes" right after an answer means that it helped.
  const pleads = heard.spans.some(({ group, to }) => group === 'pleads' && to === heard.words.length);
  if (lastAnswer?.messageId === ownMessageId(lastSeq) && !pleads) return undefined;
  // The "not needed any more" button of a ticket is not an offer, unless its opposite stands beside it.
  if (only === 'cancel') return others.includes('none') ? only : undefined;
  // A person who was offered beside topics, or alone; an entry beside it makes "yes" unclear.
  if (choices.includes('person') && !choices.some((value) => value === 'none' || value.includes('/'))) {
    return madeOf(heard, ACKNOWLEDGES) === undefined ? 'person' : undefined;
  }
  return others.every((value) => APART.has(value)) && others.includes('none') ? only : undefined;
}
